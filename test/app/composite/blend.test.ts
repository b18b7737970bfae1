import { expect, test } from 'vitest';
import { identity, shifted, stretch } from '../../../app/pictures/affine.ts';
import type { Affine } from '../../../app/pictures/affine.ts';
import { blendFrame } from '../../../app/composite/blend.ts';
import { blendRows, fitted, grainBelow, rowsTouched, turnedRowsTouched } from '../../../app/composite/blend-rows.ts';
import type { Raster, Under } from '../../../app/composite/blend-rows.ts';
import { fitColour, sameColour } from '../../../app/composite/colour.ts';
import { correctedResult } from '../../../app/composite/correct.ts';
import { grainAt, missingGrain, noiseLevel } from '../../../app/composite/grain.ts';
import { labOf, toLab, writeLab, writeRgb } from '../../../app/composite/lab.ts';
import { bitsOf, planeOf } from '../../../app/composite/raster.ts';
import type { Bits, Labels, Plane, Rgb } from '../../../app/composite/raster.ts';
import { offsetOf } from '../../../app/composite/seam.ts';
import { randomOf } from './scenes.ts';

const size = { width: 64, height: 48 };
const flat = (value: number, { width, height } = size): Rgb => ({ width, height, data: new Uint8Array(width * height * 3).fill(value) });
const noisy = (seed: number): Rgb => {
  const random = randomOf(seed);
  return { ...size, data: Uint8Array.from({ length: 64 * 48 * 3 }, () => Math.floor(random() * 256)) };
};
const middle = (): Plane => {
  const alpha = planeOf(size);
  for (let y = 16; y < 32; y += 1) alpha.data.fill(1, y * 64 + 20, y * 64 + 44);
  return alpha;
};
const everything = (): Bits => ({ ...size, data: new Uint8Array(64 * 48).fill(1) });

test('Lab is CIE’s, and back again gives the same bytes', () => {
  const value = new Float64Array(3);
  writeLab(255, 255, 255, value);
  expect([...value].map((part) => Number(part.toFixed(1)) + 0)).toEqual([100, 0, 0]);
  writeLab(255, 0, 0, value);
  // Lindbloom's calculator: 53.24, 80.09, 67.20.
  expect([...value].map((part) => Math.round(part * 10) / 10)).toEqual([53.2, 80.1, 67.2]);
  const wrong: unknown[] = [];
  for (let red = 0; red < 256; red += 15) {
    for (let green = 0; green < 256; green += 15) {
      writeLab(red, green, 77, value);
      writeRgb(value[0] ?? 0, value[1] ?? 0, value[2] ?? 0, value, 0, 255);
      if ([red, green, 77].some((wanted, at) => Math.round(value[at] ?? NaN) !== wanted)) wrong.push([red, green, [...value]]);
    }
  }
  expect(wrong).toEqual([]);
});

test('an affine change of colour is found beneath a quarter of other pixels; one out of bounds is left alone', () => {
  const theirs = toLab(noisy(1));
  const made = (gain: number, offset: number): ReturnType<typeof labOf> => {
    const ours = labOf(size);
    for (const [channel, plane] of ours.planes.entries())
      for (let at = 0; at < plane.length; at += 1)
        plane[at] = at % 4 === 0 ? 90 * (channel - 1) : gain * ((theirs.planes[channel] ?? plane)[at] ?? 0) + offset;
    return ours;
  };
  const fit = fitColour(made(1.1, 2), theirs, everything(), null);
  const wanted = [
    [1.1, 0, 0, 2],
    [0, 1.1, 0, 2],
    [0, 0, 1.1, 2],
  ];
  // The ridge takes the slopes a little towards 1, and the offset turns about the middle colour.
  const off = fit.flatMap((line, channel) =>
    line.map((value, at) => Math.abs(value - (wanted[channel]?.[at] ?? NaN)) / (at === 3 ? 30 : 1)),
  );
  expect(Math.max(...off)).toBeLessThan(0.03);
  expect(fitColour(made(1.4, 0), theirs, everything(), null)).toBe(sameColour);
  expect(fitColour(made(1, 12), theirs, everything(), null)).toBe(sameColour);
  expect(fitColour(made(1.1, 2), theirs, bitsOf(size), null)).toBe(sameColour);
});

test('what was edited does not count for the colour', () => {
  const theirs = toLab(noisy(1));
  const ours = {
    ...size,
    planes: theirs.planes.map((plane) => plane.map((value, at) => (at % 64 < 40 ? value + 6 : value))) as unknown as typeof theirs.planes,
  };
  const edited: Bits = { ...size, data: everything().data.map((_, at) => (at % 64 < 40 ? 1 : 0)) };
  const [line] = fitColour(ours, theirs, everything(), edited);
  expect(line.map((value) => Number(value.toFixed(3)) + 0)).toEqual([1, 0, 0, 0]);
});

test('the preview keeps the original’s bytes wherever alpha is 0 and takes the result’s where it is 1', () => {
  const [original, laid] = [noisy(2), flat(100)];
  const out = blendFrame(original, { laid, colour: sameColour, offset: null }, middle(), { tone: 0, grain: false });
  const alpha = middle();
  expect(out.data).toEqual(Uint8ClampedArray.from(original.data, (value, at) => (alpha.data[Math.floor(at / 3)] === 1 ? 100 : value)));
});

test('tone takes the patch to the surroundings, and nothing with tone 0', () => {
  const labels: Labels = { ...size, data: Uint16Array.from(middle().data) };
  const [original, laid] = [flat(120), flat(100)];
  const offset = offsetOf(toLab(original), toLab(laid), labels, bitsOf(size), everything());
  const at = (tone: number): number | undefined =>
    blendFrame(original, { laid, colour: sameColour, offset }, middle(), { tone, grain: false }).data[(24 * 64 + 32) * 3];
  expect([at(0), at(1), at(0.5)]).toEqual([100, 120, 110]);
  // At most 10 of L*, and none where everything is a part.
  const far = offsetOf(toLab(flat(255)), toLab(flat(0)), labels, bitsOf(size), everything());
  expect(Math.max(...(far?.planes[0] ?? []))).toBeCloseTo(10, 3);
  expect(offsetOf(toLab(original), toLab(laid), { ...labels, data: labels.data.map(() => 1) }, bitsOf(size), everything())).toBeNull();
});

const under = (result: Raster, full = size): Under => ({ full, frame: size, result, transform: stretch(size, result), flow: null });
const raster = (channels: Raster['channels'], data: Raster['data'], { width, height } = size): Raster => ({
  width,
  height,
  channels,
  data,
});

test.each([
  ['8-bit colour', 3, Uint8Array, 3],
  ['8-bit colour with opacity', 4, Uint8Array, 3],
  ['8-bit grey', 1, Uint8Array, 1],
  ['16-bit colour', 3, Uint16Array, 3],
  ['16-bit colour with opacity', 4, Uint16Array, 3],
  ['16-bit grey with opacity', 2, Uint16Array, 1],
] as const)('%s: outside, and opacity everywhere, every sample stays', (_kind, channels, Samples, colours) => {
  const random = randomOf(9);
  const full = { width: 128, height: 96 };
  const peak = Samples === Uint16Array ? 65_535 : 255;
  const data = new Samples(full.width * full.height * channels).map(() => Math.floor(random() * (peak + 1)));
  const result = raster(colours, new Samples(64 * 48 * colours).fill(Math.round(peak / 3)));
  const out = data.slice();
  for (const first of [0, 32, 64]) {
    const band = out.subarray(first * 128 * channels, (first + 32) * 128 * channels);
    blendRows({ ...under(result, full), rows: { width: 128, height: 32, channels, first, data: band }, alpha: middle(), grain: 0 });
  }
  const wrong: number[] = [];
  for (let at = 0; at < data.length; at += 1) {
    const [pixel, channel] = [Math.floor(at / channels), at % channels];
    const [x, y] = [pixel % 128, Math.floor(pixel / 128)];
    const [isOutside, isWithin] = [x < 39 || x > 88 || y < 31 || y > 64, x > 41 && x < 86 && y > 33 && y < 62];
    const wanted = isOutside || channel >= colours ? data[at] : isWithin ? Math.round(peak / 3) : out[at];
    if (out[at] !== wanted) wrong.push(at);
  }
  expect(wrong).toEqual([]);
});

test('an alpha of less than half a step touches nothing', () => {
  const eight = new Uint8Array(64 * 48 * 3).fill(10);
  const sixteen = new Uint16Array(64 * 48 * 3).fill(10);
  const alpha = { ...middle(), data: middle().data.map((value) => value / 600) };
  blendRows({ ...under(raster(3, new Uint8Array(eight.length).fill(255))), rows: { ...raster(3, eight), first: 0 }, alpha, grain: 60 });
  blendRows({
    ...under(raster(3, new Uint16Array(eight.length).fill(65_535))),
    rows: { ...raster(3, sixteen), first: 0 },
    alpha,
    grain: 0,
  });
  expect([eight.every((value) => value === 10), Math.max(...sixteen)]).toEqual([true, Math.round(10 + 65_525 / 600)]);
});

test('rows and result that do not fit each other are a bug', () => {
  const rows = { ...raster(1, new Uint8Array(64 * 48)), first: 0 };
  expect(() => blendRows({ ...under(raster(3, new Uint8Array(64 * 48 * 3))), rows, alpha: middle(), grain: 0 })).toThrow('do not fit');
});

test('a result is read where the map and the flow say', () => {
  const result = raster(
    1,
    Uint8Array.from({ length: 64 * 48 }, (_, at) => at % 64),
  );
  const alpha = { ...middle(), data: middle().data.slice().fill(1) };
  const read = (more: Partial<Under>): number | undefined => {
    const rows = { ...raster(1, new Uint8Array(64 * 48)), first: 0 };
    blendRows({ ...under(result), ...more, rows, alpha, grain: 0 });
    return rows.data[24 * 64 + 30];
  };
  const flow = { width: 3, height: 3, first: 16, step: 16, dx: new Float32Array(9).fill(2), dy: new Float32Array(9) };
  expect([read({}), read({ transform: [1, 0, 5, 0, 1, 0] }), read({ flow })]).toEqual([30, 35, 32]);
});

test('a result with more pixels than the original is shrunk first, and lies as before', () => {
  const large = raster(
    1,
    Uint8Array.from({ length: 128 * 96 }, (_, at) => ((at % 128) % 2 === 0 ? 0 : 200)),
    { width: 128, height: 96 },
  );
  const small = fitted(under(large));
  expect([small.result.width, small.result.height, small.result.data[24 * 64 + 32]]).toEqual([64, 48, 100]);
  expect(small.transform.map((value) => Number(value.toFixed(9)))).toEqual([...identity]);
  expect(fitted(under(raster(1, new Uint8Array(64 * 48))))).toEqual(under(raster(1, new Uint8Array(64 * 48))));
});

test('only rows that alpha reaches need to be handed in', () => {
  expect(rowsTouched(middle(), { width: 128, height: 96 })).toEqual({ first: 30, count: 36 });
  expect(rowsTouched(planeOf(size), size)).toEqual({ first: 0, count: 0 });
});

test('of a picture that was turned, its own rows that alpha reaches need to be handed in', () => {
  const full = { width: 128, height: 96 };
  const of = (place: Affine | undefined, rows: number, alpha = middle()): unknown =>
    turnedRowsTouched(alpha, { full, ...(place !== undefined && { place }) }, rows);
  // Columns 20 to 43 and rows 16 to 31 of 64 by 48, one more on each side: 38 to 90 and 30 to 66 of 128 by 96.
  expect(of(undefined, 96)).toEqual({ first: 30, count: 37 });
  // A quarter of a turn: rows of the picture are columns of what was sent, from the left or from the right.
  expect([of([0, 1, 0, -1, 0, 95], 128), of([0, -1, 127, 1, 0, 0], 128)]).toEqual([
    { first: 38, count: 53 },
    { first: 37, count: 53 },
  ]);
  // Lower by 20 rows, and so near the lower end, or beyond it; above the upper end.
  expect([of(shifted(0, -20), 60), of(shifted(0, -20), 50), of(shifted(0, 40), 96)]).toEqual([
    { first: 50, count: 10 },
    { first: 50, count: 0 },
    { first: 0, count: 27 },
  ]);
  expect(of(undefined, 96, planeOf(size))).toEqual({ first: 0, count: 0 });
});

test('grain is measured, is always the same, and a little of it is none', () => {
  const picture = planeOf({ width: 200, height: 200 });
  for (let at = 0; at < 40_000; at += 1) picture.data[at] = 100 + 5 * grainAt(at % 200, Math.floor(at / 200));
  expect(Math.abs(noiseLevel(picture) - 5)).toBeLessThan(0.6);
  const [sum, squares] = picture.data.reduce(
    ([total, square], value) => [total + (value - 100) / 5, square + ((value - 100) / 5) ** 2],
    [0, 0],
  );
  expect([Math.abs(sum / 40_000) < 0.02, Math.abs(squares / 40_000 - 1) < 0.03]).toEqual([true, true]);
  expect([missingGrain(5, 3), missingGrain(1, 0.98), missingGrain(1, 2)]).toEqual([4, 0, 0]);
  const tile = { ...raster(1, Uint8Array.from(picture.data, Math.round), picture) };
  const smooth: Under = {
    full: picture,
    frame: picture,
    result: raster(1, new Uint8Array(40_000).fill(100), picture),
    transform: identity,
    flow: null,
  };
  expect(Math.abs(grainBelow(tile, [0, 0], smooth) - 5)).toBeLessThan(0.6);
});

test('the corrected result is of 16 bit and has the offset where the frame has it', () => {
  const proposal = {
    registration: { transform: [1, 0, 0, 0, 1, 0] as const, flow: null, match: 1, inliers: 1, textured: 99 },
    colour: sameColour,
    offset: null,
  };
  const { data, channels } = correctedResult(flat(100), proposal, 1);
  expect([channels, Math.max(...data.map((value) => Math.abs(value - 25_700))) < 20]).toEqual([3, true]);
  const planes = [0, 1, 2].map((channel) =>
    Float32Array.from({ length: 32 * 24 }, (_, at) => (channel === 0 && at % 32 < 16 ? 10 : 0)),
  ) as [Float32Array, Float32Array, Float32Array];
  const toned = correctedResult(flat(100), { ...proposal, offset: { width: 32, height: 24, planes } }, 1);
  expect([(toned.data[(20 * 64 + 10) * 3] ?? 0) > 30_000, toned.data[(20 * 64 + 50) * 3]]).toEqual([true, data[0]]);
});
