// Where the first picture comes to lie in the result. The hosts stretch it to the model's size; some cut afterwards, and now and then the model itself drifts.
import type { Size } from '../../../app/models/model.ts';
import type { fromPixels } from '../decoder.ts';
import { upright } from '../upright.ts';
import type { Stray } from '../strays.ts';
import { fromSharp } from './canvas.ts';
import type { Canvas } from './canvas.ts';
import type { Random } from './random.ts';
import type { Words } from './words.ts';

/** The picture is stretched to `stretch`, and a window of it is the result, which may look a little beyond its edges. */
export type Frame = Size & { readonly stretch: Size; readonly left: number; readonly top: number };

export function frameOf(size: Size, strays: readonly Stray[], random: Random): Frame {
  const between = (from: number, to: number): number => from + (to - from) * random();
  const either = (): number => (random() < 0.5 ? -1 : 1);
  let { width, height } = size;
  let stretch = size;
  let [left, top] = [0, 0];
  if (strays.includes('drift')) {
    stretch = { width: Math.round(width * between(1.009, 1.012)), height: Math.round(height * between(1.007, 1.009)) };
    left = Math.round((stretch.width - width) / 2 + width * between(0.008, 0.01) * either());
    top = Math.round((stretch.height - height) / 2 + height * 0.002 * either());
  }
  if (strays.includes('cut')) {
    // Of a small picture no more than a twentieth, so that it stays the same one.
    const max = Math.floor(Math.max(width, height) / 160);
    const cut = 8 * Math.min(max, 2 * (1 + Math.floor(random() * 3)));
    const other = (max < 6 ? 8 : 16) * either();
    const halved = random() < 0.5;
    left += halved && width >= height ? cut / 2 : 0;
    top += halved && width < height ? cut / 2 : 0;
    [width, height] = width >= height ? [width - cut, height + other] : [width + other, height - cut];
  }
  return { width, height, stretch, left, top };
}

/** A picture file's pixels, turned by quarter turns, as the frame has them. What lies beyond the edges is mirrored. */
export async function framed(file: Uint8Array, { stretch, left, top, width, height }: Frame, turn: Words['turn']): Promise<Canvas> {
  const [from, to] = [Math.max(0, left), Math.min(stretch.width, left + width)];
  const [upper, lower] = [Math.max(0, top), Math.min(stretch.height, top + height)];
  // What sharp says of its size does not count what was extended (findings/sharp-says-the-size-before-extend.sh).
  const { bytes } = await fromSharp(
    (await turned(file, turn))
      .resize(stretch.width, stretch.height, { fit: 'fill' })
      .flatten({ background: '#ffffff' })
      .extract({ left: from, top: upper, width: to - from, height: lower - upper })
      .extend({ left: from - left, right: left + width - to, top: upper - top, bottom: top + height - lower, extendWith: 'mirror' }),
  );
  return { width, height, bytes };
}

/** Shrunk or enlarged to cover the size, the middle of it. */
export async function covering(file: Uint8Array, { width, height }: Size, turn: Words['turn']): Promise<Canvas> {
  return fromSharp((await turned(file, turn)).resize(width, height, { fit: 'cover' }).flatten({ background: '#ffffff' }));
}

async function turned(file: Uint8Array, turn: Words['turn']): Promise<ReturnType<typeof fromPixels>> {
  return (await upright(file, null)).rotate(turn);
}
