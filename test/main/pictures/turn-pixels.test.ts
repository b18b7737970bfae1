// Quarter turns as pixels: sharp moves them, which is held here against moving each by hand.
import type { Sharp } from 'sharp';
import { expect, test } from 'vitest';
import type { CropBox } from '../../../app/pictures/crop-box.ts';
import type { Turn } from '../../../app/pictures/turn.ts';
import { fromPixels } from '../../../main/pictures/decoder.ts';
import type { Pixels } from '../../../main/pictures/decoder.ts';
import { quarterTurned } from '../../../main/pictures/turn-pixels.ts';
import { seenIn } from '../../../main/pictures/upright.ts';
import { sceneOf } from '../../fakes/scene.ts';

const whole = { width: 37, height: 23 };
const turns = [90, 180, 270] as const;

/** Samples that do not repeat within a row, a column or a pixel. */
function pixelsOf(channels: Pixels['channels'], deep: boolean): Pixels {
  const length = whole.width * whole.height * channels;
  const bytes = deep ? new Uint16Array(length) : new Uint8Array(length);
  for (let at = 0; at < length; at += 1) bytes[at] = (at * 40_503) >> (deep ? 0 : 7);
  return { ...whole, channels, bytes };
}

/** Each pixel of what is turned fetched from where it was. */
function movedByHand({ width, height, channels, bytes }: Pixels, turn: Turn, crop: CropBox | null): Pixels {
  const [wide, high] = turn === 180 ? [width, height] : [height, width];
  const [left, top, ...size] = crop ?? [0, 0, wide, high];
  const from = (x: number, y: number): number =>
    turn === 90 ? (height - 1 - x) * width + y : turn === 180 ? (height - 1 - y) * width + width - 1 - x : x * width + width - 1 - y;
  const out = bytes instanceof Uint16Array ? new Uint16Array(size[0] * size[1] * channels) : new Uint8Array(size[0] * size[1] * channels);
  for (let y = 0, to = 0; y < size[1]; y += 1)
    for (let x = 0; x < size[0]; x += 1, to += channels)
      for (let channel = 0; channel < channels; channel += 1)
        out[to + channel] = bytes[from(x + left, y + top) * channels + channel] as number;
  return { width: size[0], height: size[1], channels, bytes: out };
}

/** Its bytes in its own depth; of grey with opacity red, green and blue are each the grey, since sharp gives no two channels. */
const raw = (image: Sharp, { channels, bytes }: Pixels): Promise<Buffer> => {
  const deep = bytes instanceof Uint16Array;
  const space = deep ? 'rgb16' : 'srgb';
  return image
    .toColourspace(channels === 1 ? (deep ? 'grey16' : 'b-w') : space)
    .raw({ depth: deep ? 'ushort' : 'uchar' })
    .toBuffer();
};

test.each([
  ['grey', 1, false],
  ['grey with opacity', 2, false],
  ['in colours', 3, false],
  ['in colours with opacity', 4, false],
  ['grey, of 16 bits', 1, true],
  ['in colours, of 16 bits', 3, true],
  ['in colours with opacity, of 16 bits', 4, true],
] as const)('a picture that is %s is turned sample by sample, whole and cut', async (_, channels, deep) => {
  const pixels = pixelsOf(channels, deep);
  for (const turn of turns)
    for (const crop of [null, [3, 4, 11, 9]] as const) {
      const turned = quarterTurned(pixels, turn);
      const made = await raw(crop === null ? turned : turned.extract({ left: 3, top: 4, width: 11, height: 9 }), pixels);
      const byHand = movedByHand(pixels, turn, crop);
      // Also where nothing but our own moving of them stands between the samples and the comparison.
      if (channels !== 2) expect(made.equals(Buffer.from(byHand.bytes.buffer))).toBe(true);
      expect(made.equals(await raw(fromPixels(byHand), pixels))).toBe(true);
    }
});

test('what is made smaller of a turned picture is what is made of its moved pixels', async () => {
  const size = { width: 400, height: 300 };
  const pixels: Pixels = { ...size, channels: 3, bytes: Uint8Array.from(sceneOf(size.width, size.height)) };
  const png = await fromPixels(pixels).png().toBuffer();
  for (const turn of turns)
    for (const crop of [null, [30, 40, 210, 190]] as const) {
      const seen = { crop, turned: { turn, straighten: 0 }, strokes: [] };
      const byHand = fromPixels(movedByHand(pixels, turn, crop));
      const made = [await seenIn(png, seen, { size: { width: 96, height: 64 } }), await seenIn(png, seen, { longSide: 150 })];
      const wanted = [
        byHand.clone().resize(96, 64, { fit: 'fill' }),
        byHand.clone().resize(150, 150, { fit: 'inside', withoutEnlargement: true }),
      ];
      for (const [at, image] of made.entries())
        expect((await image.raw().toBuffer()).equals((await wanted[at]?.raw().toBuffer()) ?? Buffer.alloc(0))).toBe(true);
    }
});
