// What a picture looks like, so that copies of it are known: read from its thumbnail, or from the picture itself where it has none.
import { basename } from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import { colourSide, printOf, shapeSide } from '../../app/pictures/print.ts';
import { fromPixels } from './decoder.ts';
import type { Pixels } from './decoder.ts';
import type { PrintJob } from './job-values.ts';
import { damaged } from './probe.ts';
import { readSource } from './source.ts';
import { allOfIt } from '../../app/pictures/input-view.ts';
import { seenIn } from './upright.ts';

/** As large as the thumbnail that would be looked at. */
const longSide = 320;

/** In base64. */
export async function print({ path }: PrintJob): Promise<Reply<string>> {
  const source = await readSource(path, basename(path));
  if (!source.ok) return source;
  try {
    const { data, info } = await (
      await seenIn(source.value.bytes, allOfIt, { longSide })
    )
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const seen: Pixels = { width: info.width, height: info.height, channels: info.channels, bytes: data };
    if (seen.channels === 4) layOnGround(data);
    const small = (side: number) => fromPixels(seen).removeAlpha().resize(side, side, { fit: 'fill', kernel: 'cubic' });
    const [grey, colours] = await Promise.all([small(shapeSide).greyscale().raw().toBuffer(), small(colourSide).raw().toBuffer()]);
    return ok(Buffer.from(printOf(grey, colours)).toString('base64'));
  } catch (error) {
    return fail(damaged(basename(path), error));
  }
}

/** Mean brightness from which what is seen would be lost on white. */
const light = 191;

/**
 * Colours under what is transparent are not seen, and differ by the program that wrote them: all black drawings would be one black square. They go onto white, as
 * they do in a JPEG, or onto black where they are nearly white themselves. Changes RGBA in place.
 */
function layOnGround(rgba: Uint8Array): void {
  let [sum, weight] = [0, 0];
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 0;
    sum += (alpha * ((rgba[at] ?? 0) + (rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0))) / 3;
    weight += alpha;
  }
  const ground = weight > 0 && sum / weight > light ? 0 : 255;
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = (rgba[at + 3] ?? 0) / 255;
    for (let of = 0; of < 3; of += 1) rgba[at + of] = Math.round((rgba[at + of] ?? 0) * alpha + ground * (1 - alpha));
    rgba[at + 3] = 255;
  }
}
