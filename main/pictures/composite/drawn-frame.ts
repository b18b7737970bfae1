// The frame of an original as it was sent: with its covers, and with its marks. Drawn on the frame that is there; nothing is decoded again.
import type { Bits, Rgb } from '../../../app/composite/raster.ts';
import type { Size } from '../../../app/models/model.ts';
import type { Seen } from '../../../app/pictures/input-view.ts';
import type { ViewStroke } from '../../../app/pictures/view-strokes.ts';
import { coverSamples, markIn } from '../draw-strokes.ts';

/** Filled where something was covered. */
export function coveredFrame({ width, height, data }: Rgb, locked: Bits): Rgb {
  const copy = Uint8Array.from(data);
  for (let at = 0; at < locked.data.length; at += 1) if (locked.data[at] === 1) copy.set(coverSamples[3], at * 3);
  return { width, height, data: copy };
}

/** `whole`: the original's size, whose pixels strokes count in; the frame shows what is seen of it. */
export function markedFrame(
  { width, height, data }: Rgb,
  strokes: readonly ViewStroke[],
  whole: Size,
  seen: Pick<Seen, 'crop' | 'turned'>,
): Rgb {
  const bytes = Uint8Array.from(data);
  markIn({ width, height, channels: 3, bytes }, strokes, whole, seen);
  return { width, height, data: bytes };
}
