import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { dayAround, dayOf, monthAround, monthOf, spanOfMonth } from '../../../app/money/calendar.ts';
import { togetherMs } from '../../../app/money/spent.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});
const at = (iso: string): number => Date.parse(iso);

test('the same moment lies in the day and month of where the computer is', () => {
  const moment = at('2026-10-31T23:30:00.000Z');
  process.env['TZ'] = 'UTC';
  expect([dayOf(moment), monthOf(moment)]).toEqual(['2026-10-31', '2026-10']);
  process.env['TZ'] = 'Asia/Shanghai';
  expect([dayOf(moment), monthOf(moment)]).toEqual(['2026-11-01', '2026-11']);
  expect(monthAround(moment)).toEqual({ fromMs: at('2026-10-31T16:00:00.000Z'), toMs: at('2026-11-30T16:00:00.000Z') });
});

test('a day is as long as the clocks make it', () => {
  process.env['TZ'] = 'Europe/Berlin';
  const hours = (iso: string): number => {
    const { fromMs, toMs } = dayAround(at(iso));
    return (toMs - fromMs) / 3_600_000;
  };
  expect([hours('2026-03-29T12:00:00Z'), hours('2026-10-25T12:00:00Z'), hours('2026-11-28T12:00:00Z')]).toEqual([23, 25, 24]);
});

test('a month ends where the next one begins, also over the year', () => {
  process.env['TZ'] = 'America/St_Johns';
  expect(spanOfMonth('2026-12').toMs).toBe(spanOfMonth('2027-01').fromMs);
  expect(monthOf(spanOfMonth('2026-02').toMs - 1)).toBe('2026-02');
});

test('a moment lies in its day and its month, and no quarter of an hour lies in two days', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('UTC', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'America/New_York', 'Pacific/Chatham'),
      fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') }),
      (where, ms) => {
        process.env['TZ'] = where;
        const [day, month] = [dayAround(ms), monthAround(ms)];
        expect(day.fromMs <= ms && ms < day.toMs && month.fromMs <= day.fromMs && day.toMs <= month.toMs).toBe(true);
        expect(dayOf(Math.floor(ms / togetherMs) * togetherMs)).toBe(dayOf(ms));
        expect(spanOfMonth(monthOf(ms))).toEqual(month);
      },
    ),
  );
});
