import { expect, test } from 'vitest';
import { isoTime } from '../../../../main/library/index/iso-time.ts';
import { makeRandom } from '../../../crash/random.ts';

test('a moment is written as a date writes it: of any day, in any order, before 1970 and beyond four digits of the year', () => {
  const random = makeRandom(5);
  const days = [0, 1, -1, 20_000, 20_001, -700_000, 3_000_000, 2_932_896, 2_932_897, -719_528, -719_529, 100_000_000];
  for (const day of days)
    for (let nth = 0; nth < 200; nth += 1) {
      const within = nth === 0 ? 0 : nth === 1 ? 86_399_999 : Math.floor(random() * 86_400_000);
      const ms = day * 86_400_000 + within;
      if (Math.abs(ms) > 8.64e15) continue;
      expect([ms, isoTime(ms)]).toEqual([ms, new Date(ms).toISOString()]);
    }
  expect(isoTime(1.5)).toBe('1970-01-01T00:00:00.001Z');
  for (const none of [NaN, Infinity, 9e15]) expect(() => isoTime(none)).toThrow(RangeError);
});
