import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs, emptyMs, notFoundMs, patienceMs, pollMs, retryAfterMs } from '../../../app/seaart/retry.ts';

const random = fc.double({ min: 0, max: 1, noNaN: true });

describe('backing off', () => {
  test('doubles from a second to half a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 1000].map((attempt) => backoffMs(attempt, 0.5))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  test('takes another base and another cap', () => {
    expect([0, 1, 2, 3].map((attempt) => backoffMs(attempt, 0.5, 500, 1500))).toEqual([500, 1000, 1500, 1500]);
  });

  test('doubles twenty times at most, whatever the cap', () => {
    expect([19, 20, 21, 1000].map((attempt) => backoffMs(attempt, 0.5, 1, 2 ** 40))).toEqual([2 ** 19, 2 ** 20, 2 ** 20, 2 ** 20]);
  });

  test('is never under four fifths of the base nor over six fifths of the cap, whatever the attempt', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10, max: 1e9 }),
        random,
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 10_000, max: 100_000 }),
        (attempt, chance, base, max) => {
          const ms = backoffMs(attempt, chance, base, max);
          expect(Number.isInteger(ms)).toBe(true);
          expect(ms).toBeGreaterThanOrEqual(Math.floor(base * 0.8));
          expect(ms).toBeLessThanOrEqual(Math.ceil(max * 1.2));
        },
      ),
    );
  });

  test('never gets shorter with the attempts, and spreads by a fifth to both sides', () => {
    fc.assert(
      fc.property(fc.nat(200), random, (attempt, chance) => {
        expect(backoffMs(attempt + 1, chance)).toBeGreaterThanOrEqual(backoffMs(attempt, chance));
      }),
    );
    expect([backoffMs(0, 0), backoffMs(0, 1)]).toEqual([800, 1200]);
  });
});

describe('Retry-After', () => {
  const date = 'Mon, 23 Nov 2026 14:32:05 GMT';

  test.each([
    ['5', 5000],
    [' 5 ', 5000],
    ['1.5', 1500],
    ['60', 60_000],
    ['61', 60_000],
    ['1000000000', 60_000],
    ['9'.repeat(400), 60_000],
    ['0', 1000],
    ['0.001', 1000],
    ['-5', null],
    ['1e9', null],
    ['+5', null],
    ['5s', null],
    ['', null],
    ['soon', null],
    ['Infinity', null],
    ['NaN', null],
    ['0x10', null],
    ['Mon, 23 Nov 2026 14:32:25 GMT', 20_000],
    ['Mon, 23 Nov 2026 14:52:05 GMT', 60_000],
    ['Sun, 23 Nov 2036 14:52:05 GMT', 60_000],
    ['Mon, 23 Nov 2026 14:32:05 GMT', null],
    ['Mon, 23 Nov 2026 14:31:05 GMT', null],
    ['Mon, 99 Nov 2026 14:31:05 GMT', null],
  ])('%j is a wait of %s ms', (value, ms) => {
    expect(retryAfterMs({ 'retry-after': value, date })).toBe(ms);
  });

  test('absent, or a date without the date of the answer, says nothing: the clock of this computer is not asked', () => {
    expect([retryAfterMs({ date }), retryAfterMs({ 'retry-after': 'Mon, 23 Nov 2026 14:32:25 GMT' })]).toEqual([null, null]);
  });

  test('of any text is nothing or between one second and one minute', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.double().map(String),
          fc.date({ noInvalidDate: true }).map((when) => when.toUTCString()),
        ),
        (value) => {
          const ms = retryAfterMs({ 'retry-after': value, date });
          expect(ms === null || (Number.isInteger(ms) && ms >= 1000 && ms <= 60_000)).toBe(true);
        },
      ),
    );
  });
});

describe('asking again', () => {
  test('gets rarer: every 1.5 s, 3 s, 5 s, and every three minutes after ten', () => {
    expect([0, 9999, 10_000, 59_999, 60_000, patienceMs - 1, patienceMs, 1e12].map((ms) => pollMs(ms, 0.5))).toEqual([
      1500, 1500, 3000, 3000, 5000, 5000, 180_000, 180_000,
    ]);
  });

  test('spreads by a fifth to both sides', () => {
    expect([pollMs(0, 0), pollMs(0, 1)]).toEqual([1200, 1800]);
  });

  test('is never faster than once in 1.2 s', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), random, (since, chance) => {
        expect(pollMs(since, chance)).toBeGreaterThanOrEqual(1200);
      }),
    );
  });

  test('doubts "no such request" for a minute', () => {
    expect([emptyMs, notFoundMs, patienceMs]).toEqual([20_000, 60_000, 600_000]);
  });
});
