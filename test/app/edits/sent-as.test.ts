import { expect, test } from 'vitest';
import { sentAs, stretchBetween } from '../../../app/edits/sent-as.ts';
import type { EditRequest } from '../../../app/edits/record.ts';
import { kontextMax } from '../../../app/models/kontext-max.ts';
import { madeUp } from '../../fakes/made-up-model.ts';

const own: EditRequest['sending'] = { longSide: 2048, asIs: false, ownSize: true };
const as = (width: number, height: number, parameters: EditRequest['parameters'] = {}, sending = own, at = 0) =>
  sentAs(kontextMax, { parameters, sending }, { width, height }, at);
const sizeOf = (width: number, height: number): string => {
  const { size } = as(width, height);
  return size === null ? 'own shape' : `${size.width}x${size.height}`;
};

test('a picture goes out in the model’s own size where that stretches it by at most two in a hundred', () => {
  expect([sizeOf(6000, 4000), sizeOf(4032, 3024), sizeOf(3024, 4032), sizeOf(2000, 2000), sizeOf(1568, 672)]).toEqual([
    '1248x832',
    '1184x880',
    '880x1184',
    '1024x1024',
    '1568x672',
  ]);
  // 16:9 would be stretched by 4 %, 5:4 by 6 %.
  expect([sizeOf(3840, 2160), sizeOf(5000, 4000)]).toEqual(['own shape', 'own shape']);
});

test('a stretch is the same whichever way it goes', () => {
  const [one, other] = [
    { width: 102, height: 100 },
    { width: 100, height: 100 },
  ];
  expect([stretchBetween(one, other), stretchBetween(other, one), stretchBetween(one, one)]).toEqual([
    expect.closeTo(0.02, 9),
    expect.closeTo(0.02, 9),
    0,
  ]);
});

test('nothing is enlarged: a smaller picture goes out as it is', () => {
  expect([sizeOf(1247, 832), sizeOf(1248, 832), sizeOf(300, 200)]).toEqual(['own shape', '1248x832', 'own shape']);
});

test('a ratio that was asked for decides, and only of the first input', () => {
  expect([as(6000, 4000, { aspect_ratio: '1:1' }), as(6000, 4000, { aspect_ratio: '3:2' }).size, as(6000, 4000, {}, own, 1)]).toEqual([
    { crop: null, turned: null, strokes: [], size: null },
    { width: 1248, height: 832 },
    { crop: null, turned: null, strokes: [], size: null },
  ]);
});

test('what was asked for before this rule, or without it, is sent as it was', () => {
  const before = { longSide: 2048, asIs: false };
  expect([before, { ...own, ownSize: false }, { ...own, asIs: true }].map((sending) => as(6000, 4000, {}, sending))).toEqual(
    [0, 1, 2].map(() => ({ crop: null, turned: null, strokes: [], size: null })),
  );
});

test('of a crop the crop’s own size counts, also where the picture’s own bytes were wanted', () => {
  const view = { crop: [100, 100, 1184, 880] } as const;
  const picture = { width: 6000, height: 4000, view };
  const sent = (sending: EditRequest['sending'], at = 0) => sentAs(kontextMax, { parameters: {}, sending }, picture, at);
  expect([sent(own), sent({ ...own, asIs: true }), sent({ ...own, ownSize: false }), sent(own, 2)]).toEqual([
    { crop: view.crop, turned: null, strokes: [], size: { width: 1184, height: 880 } },
    { crop: view.crop, turned: null, strokes: [], size: { width: 1184, height: 880 } },
    { crop: view.crop, turned: null, strokes: [], size: null },
    { crop: view.crop, turned: null, strokes: [], size: null },
  ]);
});

test('a model’s own size that is larger than what it takes is left to its limit', () => {
  const asked = (canvas: string) => sentAs(madeUp, { parameters: { canvas }, sending: own }, { width: 3000, height: 3000 }, 0).size;
  const wide = sentAs(madeUp, { parameters: { canvas: '768*512' }, sending: own }, { width: 3000, height: 2000 }, 0).size;
  expect([asked('512*512'), wide]).toEqual([{ width: 512, height: 512 }, null]);
});
