// The frame of what was sent, drawn on the frame of the original, against what the picture process really makes of it.
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Seen } from '../../../../app/pictures/input-view.ts';
import type { CropBox } from '../../../../app/pictures/crop-box.ts';
import { fullSize, largestInside } from '../../../../app/pictures/turned.ts';
import type { Turned } from '../../../../app/pictures/turn.ts';
import { coveredFrame } from '../../../../main/pictures/composite/drawn-frame.ts';
import { rgbOf } from '../../../../main/pictures/composite/rgb.ts';
import { sceneOf } from '../../../fakes/scene.ts';

const whole = { width: 240, height: 160 };
// So light that by how much a pixel differs says how much of it is covered.
const light = sceneOf(whole.width, whole.height).map((sample) => 230 + Math.round(sample / 12));
const bytes = await sharp(light, { raw: { ...whole, channels: 3 } })
  .png()
  .toBuffer();
const covers: readonly CropBox[] = [
  [60, 50, 41, 33],
  [150, 0, 90, 20],
];

/** Pixels that differ by more than so many steps between what is drawn and what is sent, at this scale of the full size. */
async function differing(seen: Pick<Seen, 'crop' | 'turned'>, scale: number, steps: number): Promise<number> {
  const full = fullSize(whole, seen);
  const size = { width: Math.round(full.width * scale), height: Math.round(full.height * scale) };
  const source = { name: 'light.png', bytes, mediaType: 'image/png' } as const;
  const strokes = covers.map((box) => ({ kind: 'cover', box }) as const);
  const drawn = coveredFrame(await rgbOf(source, size, { ...seen, strokes: [] }), covers, whole, seen);
  const sent = await rgbOf(source, size, { ...seen, strokes });
  let count = 0;
  for (let at = 0; at < drawn.data.length; at += 3)
    if ([0, 1, 2].some((channel) => Math.abs((drawn.data[at + channel] ?? 0) - (sent.data[at + channel] ?? 0)) > steps)) count += 1;
  return count;
}

test.each([
  ['stands as it is', { crop: null, turned: null }],
  ['is turned', { crop: null, turned: { turn: 90, straighten: 0 } }],
  ['is turned and cut', { crop: [40, 100, 80, 120], turned: { turn: 270, straighten: 0 } }],
] as const)('of a picture that %s it is what is sent, pixel by pixel', async (_, seen) => {
  expect(await differing(seen, 1, 0)).toBe(0);
});

test.each([
  ['straightened', { turn: 0, straighten: 7.3 }, 1],
  ['turned and straightened', { turn: 90, straighten: -11 }, 1],
  ['shrunk', null, 0.617],
] as const)('of one that is %s no pixel is black that is hardly covered, and none light that nearly is', async (_, turned, scale) => {
  const seen = { crop: largestInside(whole, turned as Turned | null), turned };
  // Half of a pixel that is covered takes half of its light; some more is forgiven for how a filter rings.
  expect(await differing(seen, scale, 0.7 * 230)).toBe(0);
});
