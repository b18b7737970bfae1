// Proposals for small pictures: waves, and rectangles of known place in them whose pixels are far from what was there.
import { expect, test } from 'vitest';
import { apart, identity, shifted } from '../../../app/pictures/affine.ts';
import type { Affine } from '../../../app/pictures/affine.ts';
import { propose } from '../../../app/composite/propose.ts';
import type { Proposal } from '../../../app/composite/propose.ts';
import type { Bits, Box, Rgb } from '../../../app/composite/raster.ts';
import { rgbSeen, wavesOf } from './waves.ts';

const frame = { width: 168, height: 120 };
const waves = wavesOf(1);
const original = rgbSeen(waves, frame, identity);
const place: Box = [60, 50, 20, 16];

const far = (value: number): number => (value > 128 ? value - 95 : value + 95);

/** The picture with other values in a rectangle of it. */
function changed({ width, height, data }: Rgb, [left, top, wide, high]: Box, change = far): Rgb {
  const isIn = (x: number, y: number): boolean => x >= left && x < left + wide && y >= top && y < top + high;
  return {
    width,
    height,
    data: Uint8ClampedArray.from(data, (value, at) =>
      isIn(Math.floor(at / 3) % width, Math.floor(at / 3 / width)) ? change(value) : value,
    ),
  };
}

/** Verdict, reason, and of each part whether its box is the rectangle grown by `grow` but for 2 px on each side, and its share that of such a rectangle but for a fifth. */
function told({ verdict, reason, parts, share }: Proposal, places: readonly Box[], grow = 6): unknown {
  const isNear = (box: Box, [x, y, wide, high]: Box): boolean =>
    [x - grow, y - grow, wide + 2 * grow, high + 2 * grow].every((value, at) => Math.abs((box[at] ?? NaN) - value) <= 2);
  const isShare = (part: number, [, , wide, high]: Box): boolean =>
    Math.abs((part * 168 * 120) / ((wide + 2 * grow) * (high + 2 * grow)) - 1) < 0.2;
  return {
    verdict,
    reason,
    numbers: parts.map(({ number }) => number),
    areNear:
      parts.length === places.length &&
      parts.every(({ box, share: part }, at) => isNear(box, places[at] as Box) && isShare(part, places[at] as Box)),
    isSum: Math.abs(parts.reduce((sum, part) => sum + part.share, 0) - share) < 1e-9,
  };
}

const accepted = { verdict: 'accepted', reason: null, numbers: [1], areNear: true, isSum: true };
const unchanged = { verdict: 'unchanged', reason: 'unchanged', numbers: [], areNear: true, isSum: true };

const ones = (bits: Bits): number => bits.data.reduce((sum, bit) => sum + bit, 0);

test('the same picture is unchanged, wholly covered, without noise, and lies on itself', () => {
  const proposal = propose(original, original);
  expect(told(proposal, [])).toEqual(unchanged);
  const { noise, largest, share, offset, covered, labels, laid, marksLeft } = proposal;
  expect({ noise, share, offset, covered: ones(covered), marksLeft }).toEqual({
    noise: 0,
    share: 0,
    offset: null,
    covered: 168 * 120,
    marksLeft: 0,
  });
  expect([
    largest < 0.5,
    Math.max(...labels.data),
    Math.max(...laid.data.map((value, at) => Math.abs(value - (original.data[at] ?? NaN)))) <= 2,
  ]).toEqual([true, 0, true]);
});

test('a shade too faint to be sure of is found where it lies, to be looked at; one that is less than noise may be is not', () => {
  const lighter = (by: number): Proposal =>
    propose(
      original,
      changed(original, place, (value) => value + by),
    );
  const [faint, none] = [lighter(26), lighter(8)];
  const [left = NaN, top = NaN, wide = NaN, high = NaN] = faint.parts[0]?.box ?? [];
  expect([faint.largest < 12, faint.verdict, faint.reason, faint.parts.length]).toEqual([true, 'look-first', 'faint', 1]);
  // Grown by 6 px; what lay near white could not get lighter.
  expect([left >= 52, top >= 42, left + wide <= 88, top + high <= 74, wide > 20, high > 18]).toEqual(Array(6).fill(true));
  expect(none.largest).toBeGreaterThan(1);
  expect(told(none, [])).toEqual(unchanged);
});

test('of a result that was shifted the part that was pasted is found where it is in the original', () => {
  const result = changed(rgbSeen(waves, frame, shifted(6, 4)), [66, 54, 20, 16]);
  const proposal = propose(original, result);
  expect(told(proposal, [place])).toEqual(accepted);
  expect(apart(proposal.registration.transform, shifted(6, 4), frame)).toBeLessThan(0.5);
  // 6 columns and 4 rows are beyond the result, of which a pixel is forgiven.
  const seen = ones(proposal.covered);
  expect([seen >= 161 * 115, seen <= 163 * 117, proposal.labels.data[58 * 168 + 70], proposal.labels.data[20 * 168 + 20]]).toEqual([
    true,
    true,
    1,
    0,
  ]);
  // As it came: with what was pasted, not with the original there.
  const at = (58 * 168 + 70) * 3;
  expect(Math.abs((proposal.laid.data[at] ?? NaN) - far(original.data[at] ?? NaN))).toBeLessThan(12);
});

test('parts are numbered from the largest on, and reach as far as is asked for', () => {
  const [large, small]: [Box, Box] = [
    [100, 60, 24, 20],
    [20, 20, 14, 14],
  ];
  expect(told(propose(original, changed(changed(original, small), large), { grow: 3 }), [large, small], 3)).toEqual({
    ...accepted,
    numbers: [1, 2],
  });
});

test('another picture is refused', () => {
  expect(told(propose(original, rgbSeen(wavesOf(9), frame, identity)), [])).toEqual({
    ...unchanged,
    verdict: 'refused',
    reason: 'another-picture',
  });
});

test('tone that changed everywhere is a fit of colours and no part', () => {
  const darker = changed(original, [0, 0, 168, 120], (value) => value * 0.9 + 10);
  const proposal = propose(original, changed(darker, place));
  expect(told(proposal, [place])).toEqual(accepted);
  // What takes it back is 1 / 0.9 of L*, which over the range of values is nearly straight.
  expect([proposal.colour[0][0], proposal.colour[1], proposal.colour[2]]).toEqual([
    expect.closeTo(1 / 0.9, 1),
    [0, 1, 0, 0].map((value) => expect.closeTo(value, 1)),
    [0, 0, 1, 0].map((value) => expect.closeTo(value, 1)),
  ]);
  expect(proposal.noise).toBeLessThan(0.5);
});

test('a faint change counts like any other when the sensitivity is twice as high', () => {
  const result = changed(original, place, (value) => value + 26);
  const [once, twice] = [1, 2].map((sensitivity) => propose(original, result, { sensitivity }));
  // 26 of 255 are about 10 of L*: above 12 by none, above 6 by all.
  expect([once?.verdict, once?.largest, twice?.verdict, twice?.parts.length]).toEqual([
    'look-first',
    expect.closeTo(10.5, 0),
    'accepted',
    1,
  ]);
});

test('what is covered stays whatever the result has there', () => {
  const locked: Bits = { ...frame, data: Uint8Array.from({ length: 168 * 120 }, (_, at) => (at % 168 < 100 ? 1 : 0)) };
  const proposal = propose(original, changed(original, place), { locked });
  expect([told(proposal, []), ones(proposal.covered)]).toEqual([unchanged, 68 * 120]);
});

test('a mark that was sent is no change, whether it is left, gone, or half of it left; what changed elsewhere is', () => {
  const marked = changed(original, place);
  const of = (result: Rgb, places: readonly Box[]): readonly unknown[] => {
    const proposal = propose(original, result, { marked });
    return [told(proposal, places), proposal.marksLeft];
  };
  const elsewhere: Box = [110, 20, 20, 16];
  const half = changed(changed(original, [60, 50, 10, 16]), elsewhere);
  expect([of(marked, []), of(original, []), of(half, [elsewhere])]).toEqual([
    [unchanged, expect.closeTo(1, 1)],
    [unchanged, 0],
    [accepted, expect.closeTo(0.5, 1)],
  ]);
});

test('a crop that came back with more pixels than the frame has lies where its start says, and is doubtful with so little to be found by', () => {
  const cut: Affine = [4, 0, -120, 0, 4, -80];
  const result = changed(rgbSeen(waves, { width: 336, height: 240 }, cut), [120, 80, 80, 60]);
  const proposal = propose(original, result, { start: cut });
  // In the frame from (120 + 120) / 4 and (80 + 80) / 4 on, a quarter as wide and high.
  expect(told(proposal, [[60, 40, 20, 15]])).toEqual({ ...accepted, verdict: 'look-first', reason: 'doubtful' });
  expect([apart(proposal.registration.transform, cut, { width: 1, height: 1 }) < 4, proposal.registration.textured]).toEqual([true, 2]);
  // 84 by 60 px of the frame are in it, and a pixel around them at most.
  expect([ones(proposal.covered) >= 84 * 60 - 200, ones(proposal.covered) <= 86 * 62]).toEqual([true, true]);
});

test('of what can be kept as usual no chosen sensitivity says that all of it changed, or nothing: what is found is the less or the more', () => {
  let seed = 7;
  const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff - 0.5;
  const noisy = changed(original, place);
  const result = { ...noisy, data: Uint8ClampedArray.from(noisy.data, (value) => value + random() * 40) };
  const found = [0.25, 1, 4].map((sensitivity) => propose(original, result, { sensitivity }));
  expect(found.map(({ verdict, reason }) => [verdict, reason])).toEqual(found.map(() => ['accepted', null]));
  expect(found.map(({ parts, share }) => [parts.length, share > 0.6])).toEqual([
    [0, false],
    [1, false],
    [1, true],
  ]);
});
