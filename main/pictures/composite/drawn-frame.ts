// The frame of an original as it was sent: with its covers, and with its marks. Drawn on the frame that is there; nothing is decoded again.
import type { Rgb } from '../../../app/composite/raster.ts';
import type { Size } from '../../../app/models/model.ts';
import type { Seen } from '../../../app/pictures/input-view.ts';
import type { CropBox } from '../../../app/pictures/crop-box.ts';
import type { ViewStroke } from '../../../app/pictures/view-strokes.ts';
import { coverSamples, markIn } from '../draw-strokes.ts';
import { coveredIn } from './areas.ts';

/**
 * Filled where something was covered, as in what was sent: a pixel more would be a line that differs from every result. `whole` and `seen` as for
 * `markedFrame`.
 */
export function coveredFrame(
  { width, height, data }: Rgb,
  covers: readonly CropBox[],
  whole: Size,
  seen: Pick<Seen, 'crop' | 'turned'>,
): Rgb {
  const copy = new Uint8Array(data);
  const covered = coveredIn(covers, { width, height }, whole, seen).data;
  for (let at = 0; at < covered.length; at += 1) if (covered[at] === 1) copy.set(coverSamples[3], at * 3);
  return { width, height, data: copy };
}

/** `whole`: the original's size, whose pixels strokes count in; the frame shows what is seen of it. */
export function markedFrame(
  { width, height, data }: Rgb,
  strokes: readonly ViewStroke[],
  whole: Size,
  seen: Pick<Seen, 'crop' | 'turned'>,
): Rgb {
  const bytes = new Uint8Array(data);
  markIn({ width, height, channels: 3, bytes }, strokes, whole, seen);
  return { width, height, data: bytes };
}
