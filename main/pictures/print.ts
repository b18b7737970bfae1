// What a picture looks like, so that copies of it are known: read from its thumbnail, or from the picture itself where it has none.
import { basename } from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import { colourSide, printOf, shapeSide } from '../../app/pictures/print.ts';
import { fromPixels } from './decoder.ts';
import type { Pixels } from './decoder.ts';
import type { PrintJob } from './job-values.ts';
import { damaged } from './look.ts';
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
      .removeAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const seen: Pixels = { width: info.width, height: info.height, channels: info.channels, bytes: data };
    const small = (side: number) => fromPixels(seen).resize(side, side, { fit: 'fill', kernel: 'cubic' });
    const [grey, colours] = await Promise.all([small(shapeSide).greyscale().raw().toBuffer(), small(colourSide).raw().toBuffer()]);
    return ok(Buffer.from(printOf(grey, colours)).toString('base64'));
  } catch (error) {
    return fail(damaged(basename(path), error));
  }
}
