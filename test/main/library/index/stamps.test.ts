import { expect, test } from 'vitest';
import { keptTime, racyFor, stampOf } from '../../../../main/library/index/stamps.ts';

const whole = 1_700_000_000_000;
const minute = 60_000;

test('a time with fractions of a second is believed at once', () => {
  expect(keptTime(whole + 0.25, 9, whole + 1)).toBe(whole + 0.25);
});

test('a whole second is doubtful while it is young, whatever was known', () => {
  for (const now of [whole - 5 * minute, whole, whole + 2999]) {
    const once = keptTime(whole, 9, now);
    expect(once).not.toBe(whole);
    expect(keptTime(whole, 9, now, stampOf(once, 9))).toBe(once);
  }
});

test('it is believed at the second look, so that a clock that is minutes off hides nothing, and at once when it is old', () => {
  const once = keptTime(whole, 9, whole + 5000);
  expect([once === whole, keptTime(whole, 9, whole + 5000, stampOf(once, 9))]).toEqual([false, whole]);
  // Of another size, or another time, it is another file.
  expect([keptTime(whole, 8, whole + 5000, stampOf(once, 9)), keptTime(whole - 1000, 9, whole + 5000, stampOf(once, 9))]).not.toContain(
    whole,
  );
  expect(keptTime(whole, 9, whole + 11 * minute)).toBe(whole);
});

test('no doubtful time is one that a file has', () => {
  for (const time of [0, 1000, whole]) expect(keptTime(time, 9, time)).toBeLessThan(0);
});

test('a folder with whole seconds may be changed again for longer', () => {
  expect([racyFor(whole), racyFor(whole + 1)]).toEqual([3000, 2000]);
});
