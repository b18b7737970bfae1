import { expect, test } from 'vitest';
import { largestInShape, partsInRamp, planCrop, planOf, planTurnedCrop, ramped, rampOf } from '../../../app/composite/crop.ts';
import { preferredSizes } from '../../../app/composite/sizes.ts';
import type { Box } from '../../../app/composite/raster.ts';
import { planeOf } from '../../../app/composite/raster.ts';
import { isInside } from '../../../app/pictures/turned.ts';
import type { Turned } from '../../../app/pictures/turn.ts';
import { randomOf } from './scenes.ts';

const picture = { width: 6000, height: 4000 };

test.each<[Box, { width: number; height: number }, number, number, string]>([
  [[2000, 1500, 500, 400], { width: 1104, height: 944 }, 1, 272, 'one-to-one'],
  [[2000, 1500, 1200, 900], { width: 1184, height: 880 }, 1.74, 181, 'enlarged'],
  [[5600, 2100, 300, 1800], { width: 672, height: 1568 }, 1.95, 51, 'enlarged'],
  [[1500, 700, 3000, 2500], { width: 1024, height: 1024 }, 3.91, 128, 'none'],
])('a crop around %j of 24 megapixels', (region, size, k, margin, gain) => {
  const plan = planCrop(picture, region);
  expect({ ...plan, k: Number(plan.k.toFixed(2)), margin: Math.round(plan.margin), box: 0 }).toEqual({ box: 0, size, k, margin, gain });
});

test('with k = 1 the box is exactly the model’s size, and it is moved inside the picture', () => {
  expect(planCrop(picture, [0, 0, 100, 100]).box).toEqual([0, 0, 1024, 1024]);
  expect(planCrop(picture, [5900, 3900, 100, 100]).box).toEqual([4976, 2976, 1024, 1024]);
});

test('a picture smaller than every size, and a region no crop can hold, are the whole', () => {
  expect(planCrop({ width: 800, height: 600 }, [10, 10, 100, 100])).toMatchObject({
    box: [0, 0, 800, 600],
    size: { width: 1184, height: 880 },
    gain: 'none',
  });
  expect(planCrop(picture, [0, 0, 6000, 4000])).toMatchObject({
    box: [0, 0, 6000, 4000],
    size: { width: 1248, height: 832 },
    gain: 'none',
  });
});

test('every crop lies in the picture, holds the region, has a size of the model and at least 64 px around where the picture has them', () => {
  const random = randomOf(4);
  for (let turn = 0; turn < 400; turn += 1) {
    const whole = { width: 700 + Math.floor(random() * 7000), height: 700 + Math.floor(random() * 5000) };
    const [width, height] = [1 + Math.floor(random() * whole.width), 1 + Math.floor(random() * whole.height)];
    const [x, y] = [Math.floor(random() * (whole.width - width + 1)), Math.floor(random() * (whole.height - height + 1))];
    const { box, size, k } = planCrop(whole, [x, y, width, height]);
    const margins = [x - box[0], y - box[1], box[0] + box[2] - x - width, box[1] + box[3] - y - height];
    const atEdge = [box[0] === 0, box[1] === 0, box[0] + box[2] === whole.width, box[1] + box[3] === whole.height];
    expect(preferredSizes).toContainEqual(size);
    expect(margins.every((margin, side) => margin >= 0 && (atEdge[side] || margin >= 64 * k - 2))).toBe(true);
    expect(box[0] >= 0 && box[1] >= 0 && box[0] + box[2] <= whole.width && box[1] + box[3] <= whole.height).toBe(true);
  }
});

test('the ramp is 0 on the crop’s edge, 1 from 24 px inside, and absent where the picture ends', () => {
  const plan = { box: [0, 100, 1024, 1024] as Box, size: { width: 1024, height: 1024 } };
  const ramp = rampOf(plan.size, plan, picture);
  const at = (x: number, y: number): number => ramp.data[y * 1024 + x] ?? NaN;
  expect([at(0, 500), at(1023, 500), at(500, 0), at(500, 12), at(500, 24), at(500, 1023), at(0, 12)]).toEqual([1, 0, 0, 0.5, 1, 0, 0.5]);
  const alpha = planeOf(plan.size);
  alpha.data.fill(1);
  expect(ramped(alpha, ramp).data).toEqual(ramp.data);
});

test('parts that reach the ramp are told', () => {
  const plan = { box: [50, 100, 1024, 1024] as Box, size: { width: 1024, height: 1024 } };
  const ramp = rampOf(plan.size, plan, picture);
  const labels = { ...plan.size, data: new Uint16Array(1024 * 1024) };
  labels.data.fill(1, 500 * 1024 + 300, 500 * 1024 + 400);
  labels.data.fill(3, 600 * 1024 + 10, 600 * 1024 + 40);
  labels.data.fill(2, 10 * 1024 + 300, 10 * 1024 + 400);
  expect([partsInRamp(labels, ramp), partsInRamp({ ...labels, data: labels.data.map((label) => (label === 1 ? 1 : 0)) }, ramp)]).toEqual([
    [2, 3],
    [],
  ]);
});

test('a box that a person laid loses detail only where it is larger than the size of the model', () => {
  const square = { width: 1024, height: 1024 };
  expect([512, 1024, 2048].map((side) => planOf([0, 0, side, side]))).toEqual([
    { size: square, k: 0.5, gain: 'one-to-one' },
    { size: square, k: 1, gain: 'one-to-one' },
    { size: square, k: 2, gain: 'enlarged' },
  ]);
});

test('the largest part in the shape of a size lies in the middle, and is none where the shapes are one', () => {
  const square = { width: 500, height: 500 };
  expect(largestInShape({ width: 3000, height: 2000 }, square)).toEqual([500, 0, 2000, 2000]);
  expect(largestInShape({ width: 2000, height: 3001 }, square)).toEqual([0, 500, 2000, 2000]);
  expect(largestInShape({ width: 800, height: 800 }, square)).toBeNull();
});

test('a crop of a turned picture is that of its turned shape, moved inside where it would have an empty corner', () => {
  const region: Box = [0, 0, 100, 100];
  expect(planTurnedCrop(picture, { turn: 90, straighten: 0 }, region)).toEqual(planCrop({ width: 4000, height: 6000 }, region));
  const askew: Turned = { turn: 0, straighten: 10 };
  const pushed = planTurnedCrop(picture, askew, region);
  expect([isInside(planCrop(picture, region).box, picture, askew), isInside(pushed.box, picture, askew)]).toEqual([false, true]);
  expect(pushed).toEqual({ box: pushed.box, ...planOf(pushed.box) });
});
