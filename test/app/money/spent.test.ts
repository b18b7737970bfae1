import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOf, sumOf, sumsBy } from '../../../app/money/spent.ts';
import type { Spent } from '../../../app/money/spent.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';

const zone = process.env['TZ'];
beforeEach(() => void (process.env['TZ'] = 'Europe/Berlin'));
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const prices = { prices: { pro: 0.04 }, pricePerPicture: null };
const one = (at: string, more: Partial<Spent> = {}): Spent => ({
  atMs: Date.parse(at),
  model: 'pro',
  project: null,
  charged: 'yes',
  creates: 1,
  pictures: 1,
  ...more,
});

test('a sum counts what was and what may have been charged, and says what has no price', () => {
  const spent = [
    one('2026-11-28T10:00:00Z', { creates: 3, pictures: 3 }),
    one('2026-11-28T10:00:00Z', { charged: 'maybe', pictures: 2 }),
    one('2026-11-28T10:00:00Z', { charged: 'no' }),
    one('2026-11-28T10:00:00Z', { model: 'max' }),
  ];
  expect(sumOf(spent, prices)).toEqual({ creates: 6, pictures: 6, maybe: 2, unpriced: 1, cost: 0.2 });
  expect(sumOf([], prices)).toEqual({ creates: 0, pictures: 0, maybe: 0, unpriced: 0, cost: null });
  expect(sumOf([one('2026-11-28T10:00:00Z', { model: 'max' })], prices).cost).toBeNull();
  // A price of any picture is that of max, too; what costs nothing has a cost.
  expect(sumOf(spent, { ...prices, pricePerPicture: 0 }).cost).toBe(0.2);
});

test('days and months are those of the computer, the newest first; projects go by name, none of them last', () => {
  const spent = [
    one('2026-10-31T22:30:00Z', { project: 'Zoo' }),
    one('2026-10-31T23:30:00Z', { project: 'Arch' }),
    one('2026-11-28T10:00:00Z'),
    one('2026-11-28T11:00:00Z', { charged: 'maybe', project: 'Zoo' }),
  ];
  const keys = (by: 'day' | 'month' | 'project') =>
    sumsBy(by, spent, prices).map(({ key, pictures, maybe, cost }) => [key, pictures, maybe, cost]);
  expect(keys('day')).toEqual([
    ['2026-11-28', 2, 1, 0.08],
    ['2026-11-01', 1, 0, 0.04],
    ['2026-10-31', 1, 0, 0.04],
  ]);
  expect(keys('month')).toEqual([
    ['2026-11', 3, 1, 0.12],
    ['2026-10', 1, 0, 0.04],
  ]);
  expect(keys('project')).toEqual([
    ['Arch', 1, 0, 0.04],
    ['Zoo', 2, 1, 0.08],
    [null, 1, 0, 0.04],
  ]);
});

test.each([
  [{ sentAt: null }, null],
  [{ state: 'done' }, 'yes'],
  [{ state: 'running' }, 'maybe'],
  [{ state: 'submitting' }, 'maybe'],
  [{ state: 'unknown' }, 'maybe'],
  [{ state: 'cancelled' }, 'no'],
  [{ state: 'cancelled', failure: { kind: 'cancelled', message: '', charged: 'maybe', next: 'none' } }, 'maybe'],
  [{ state: 'waiting' }, 'no'],
  [{ state: 'done', rehearsal: true }, 'no'],
  [{ state: 'failed', failure: { kind: 'balance', message: '', charged: 'no', next: 'none' } }, 'no'],
  [{ state: 'lost', failure: { kind: 'outcome-unknown', message: '', charged: 'maybe', next: 'none' } }, 'maybe'],
] as const)('the create of an edit with %j was charged: %s', (more, charged) => {
  const create = createOf({ ...sampleEdit(1), sentAt: '2026-11-28T10:00:00.000Z', failure: null, ...more });
  expect(create?.charged ?? null).toBe(charged);
});

test('several results of one create count each', () => {
  expect(sumOf([{ model: 'many', charged: 'yes', creates: 1, pictures: 3 }], { prices: { many: 0.01 }, pricePerPicture: null }).cost).toBe(
    0.03,
  );
});

// At noon of the computer's own calendar, so that these hold in every zone.
const noon = (month: number, day: number): number => new Date(2026, month - 1, day, 12).getTime();

test('what was sent on one day, in one month or for one project is summed together', () => {
  const spent = [
    one('', { atMs: noon(10, 31), project: 'Arch' }),
    one('', { atMs: noon(11, 1), pictures: 2 }),
    one('', { atMs: noon(11, 1), charged: 'maybe', project: 'Zoo' }),
    one('', { atMs: noon(11, 2), model: 'max', project: 'arch' }),
  ];
  const kept = (by: 'day' | 'month' | 'project') =>
    sumsBy(by, spent, prices).map(({ key, pictures, maybe, unpriced, cost }) => [key, pictures, maybe, unpriced, cost]);
  expect(kept('day')).toEqual([
    ['2026-11-02', 1, 0, 1, null],
    ['2026-11-01', 3, 1, 0, 0.12],
    ['2026-10-31', 1, 0, 0, 0.04],
  ]);
  expect(kept('month')).toEqual([
    ['2026-11', 4, 1, 1, 0.12],
    ['2026-10', 1, 0, 0, 0.04],
  ]);
  // One project in two spellings goes by the first of them.
  expect(kept('project')).toEqual([
    ['Arch', 2, 0, 1, 0.04],
    ['Zoo', 1, 1, 0, 0.04],
    [null, 2, 0, 0, 0.08],
  ]);
});

test('a create is of the moment when it left, else of when its edit was made', () => {
  const create = (sentAt: string, createdAt: string) => createOf({ ...sampleEdit(1), state: 'done', sentAt, createdAt });
  expect(create('2026-11-28T10:00:00.000Z', '2026-11-27T10:00:00.000Z')).toMatchObject({
    atMs: Date.parse('2026-11-28T10:00:00.000Z'),
    pictures: 1,
  });
  expect(create('yesterday', '2026-11-27T10:00:00.000Z')?.atMs).toBe(Date.parse('2026-11-27T10:00:00.000Z'));
  expect(create('yesterday', 'the day before')?.atMs).toBe(0);
});
