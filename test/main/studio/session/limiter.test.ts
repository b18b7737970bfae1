// What is counted, and when a day and a month begin anew, by a clock of the test's own.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../../../app/failure.ts';
import type { Spent } from '../../../../app/money/spent.ts';
import { summarise } from '../../../../app/edits/summary.ts';
import type { EditRecord } from '../../../../app/edits/record.ts';
import { defaultSettings } from '../../../../app/settings/settings.ts';
import type { Settings } from '../../../../app/settings/settings.ts';
import { makeLimiter } from '../../../../main/studio/session/limiter.ts';
import { noteDiscarded } from '../../../../main/studio/session/discarded-ledger.ts';
import { recordIn } from '../../../fakes/records.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const zone = process.env['TZ'];
beforeEach(() => void (process.env['TZ'] = 'Asia/Shanghai'));
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const model = 'flux_kontext_max';
const one = (at: string, charged: Spent['charged'] = 'yes'): Spent => ({
  atMs: Date.parse(at),
  model,
  project: null,
  charged,
  creates: 1,
  pictures: 1,
});

function bench(
  limits: Partial<Settings['limits']>,
  spent: readonly Spent[],
  living: readonly EditRecord[] = [],
  indexed = living,
  { spending = true, throws = false } = {},
) {
  let settled = false;
  let now = '2026-11-28T10:00:00.000Z';
  const folder = temporaryFolder();
  const library = {
    folder: () => folder,
    status: () => ({ folder, state: 'open' as const, total: 0, trashed: 0, damaged: 0 }),
    // What lies in the folder is known only then.
    settled: async () => void (settled = true),
    spent: async ({ fromMs, toMs }: { fromMs: number; toMs: number }) => {
      if (throws) throw new Error('no such column');
      return settled ? spent.filter(({ atMs }) => atMs >= fromMs && atMs < toMs) : [];
    },
    live: async () => living.map(({ id }) => id),
    load: async (id: string) => living.find((record) => record.id === id) ?? null,
    summaries: async () => indexed.map((record) => summarise(record)),
  };
  const limiter = makeLimiter({
    settings: () => ({ ...defaultSettings, pricePerPicture: 0.08, currency: 'EUR', limits: { ...defaultSettings.limits, ...limits } }),
    owners: { spending: (act) => (spending ? act() : Promise.resolve(null)) },
    clock: { now: () => now },
    log: () => undefined,
  });
  const make = async (count = 1): Promise<string> => {
    const made = await limiter.making(
      library,
      () => Array.from({ length: count }, () => ({ model, pictures: 1 })),
      async () => ok('made'),
    );
    return made.ok ? made.value : (made.failure.message.split(':')[0] ?? '');
  };
  const send = async (record: EditRecord): Promise<string> => {
    const sent = await limiter.sending(library, record, async () => 'sent');
    return sent.ok ? sent.value : sent.failure.kind;
  };
  const whole = () =>
    limiter.making(
      library,
      () => [{ model, pictures: 1 }],
      async () => ok('made'),
    );
  return { folder, make, send, whole, at: (moment: string) => void (now = moment) };
}

test('the day begins anew at midnight of this computer, and the month at its first', async () => {
  const { make, at } = bench({ dayPictures: 1, monthPictures: 2 }, [one('2026-11-28T10:00:00.000Z'), one('2026-11-29T15:59:00.000Z')]);
  expect(await make()).toBe('That would pass your limit of pictures a day, 1');
  at('2026-11-28T15:59:59.999Z');
  expect(await make()).toBe('That would pass your limit of pictures a day, 1');
  at('2026-11-28T16:00:00.000Z');
  // The 29th in Shanghai: one was sent there, too, and two in the month.
  expect(await make()).toBe('That would pass your limit of pictures a day, 1');
  at('2026-11-29T16:00:00.000Z');
  expect(await make()).toBe('That would pass your limit of pictures a month, 2');
  at('2026-11-30T15:59:59.999Z');
  expect(await make()).toBe('That would pass your limit of pictures a month, 2');
  at('2026-11-30T16:00:00.000Z');
  expect(await make()).toBe('made');
});

test('what bears a time that is still to come counts in the day and the month that it is', async () => {
  const ahead = [one('2026-12-02T10:00:00.000Z'), one('2026-12-03T10:00:00.000Z')];
  expect(await bench({ dayPictures: 2 }, ahead).make()).toBe('That would pass your limit of pictures a day, 2');
  expect(await bench({ monthPictures: 2 }, ahead).make()).toBe('That would pass your limit of pictures a month, 2');
  expect(await bench({ dayPictures: 3, monthPictures: 3 }, ahead).make()).toBe('made');
});

test('what waits counts for what is made, and not for what has its turn', async () => {
  const waiting = [recordIn('waiting', 1), recordIn('waiting', 2)];
  const { make, send } = bench({ dayPictures: 3 }, [one('2026-11-28T09:00:00.000Z')], waiting);
  expect([await make(), await send(recordIn('waiting', 1))]).toEqual(['That would pass your limit of pictures a day, 3', 'sent']);
});

test('rehearsals count for nothing, are never held, and no limit means no question at all', async () => {
  const rehearsed = { service: { baseUrl: 'x', rehearsal: true } };
  const { make, send } = bench({ dayPictures: 1 }, [], [recordIn('waiting', 1, rehearsed)]);
  expect([await make(), await send(recordIn('waiting', 1, rehearsed))]).toEqual(['made', 'sent']);
  const full = bench({ dayPictures: 0 }, []);
  expect([await full.send(recordIn('waiting', 1, rehearsed)), await full.send(recordIn('waiting', 1))]).toEqual(['sent', 'limit']);
  expect(await bench({}, [one('2026-11-28T09:00:00.000Z')]).make(12)).toBe('made');
});

test('an edit that the person let pass is sent, and counts for the next', async () => {
  const { send } = bench({ dayPictures: 0 }, []);
  expect([await send(recordIn('waiting', 1, { evenAboveLimit: true })), await send(recordIn('waiting', 2))]).toEqual(['sent', 'limit']);
});

test('a request that is out counts although the index does not know it yet, and once where it does', async () => {
  const at = '2026-11-28T09:00:00.000Z';
  const out = recordIn('queued', 1, { timeline: [{ at, state: 'submitting' }] });
  const unseen = bench({ dayPictures: 2 }, [], [out], [recordIn('waiting', 1)]);
  expect([await unseen.make(1), await unseen.make(2)]).toEqual(['made', 'That would pass your limit of pictures a day, 2']);
  const seen = bench({ dayPictures: 2 }, [one(at, 'maybe')], [out]);
  expect([await seen.make(1), await seen.make(2)]).toEqual(['made', 'That would pass your limit of pictures a day, 2']);
});

test('what was thrown away for good was spent all the same', async () => {
  const { folder, make } = bench({ dayCost: 0.16 }, [one('2026-11-28T09:00:00.000Z')]);
  const line = {
    at: '2026-11-28T08:00:00.000Z',
    editId: '01M89BE3ZE20QCNKE9B0WQPD9K',
    service: 'https://cloud.seaart.ai/model',
    rehearsal: false,
    model,
    bytes: null,
    sha256: null,
    pictures: [],
    requestId: null,
    outcome: 'lost',
    charged: 'maybe',
    endedAt: null,
  } as const;
  expect(await make()).toBe('made');
  await noteDiscarded(folder, 'one', [line, { ...line, at: '2026-11-28T07:00:00.000Z', outcome: 'not-taken', charged: 'no' }]);
  expect(await make()).toBe('That would pass your limit a day, 0.16 EUR');
});

test.each([
  [{ throws: true }, 'What was spent could not be counted, so nothing was sent. Rebuild the index, then try again.'],
  [{ spending: false }, 'Another program of this computer is sending and does not end. Nothing was sent; try again.'],
])('with %j nothing is made or sent, as at a limit, and trying again is what helps', async (trouble, message) => {
  const { make, send, whole } = bench({ dayPictures: 5 }, [], [], [], trouble);
  expect([await make(), await send(recordIn('waiting', 1))]).toEqual([message, 'limit']);
  expect(await whole()).toMatchObject({ ok: false, failure: { kind: 'limit', next: 'retry', charged: 'no' } });
});
