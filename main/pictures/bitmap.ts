// A picture as PNG: the clipboard's bitmap, the icon under the pointer, the view of what Chromium would show otherwise. Upright, sRGB, without metadata.
import { basename } from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Size } from '../../app/models/model.ts';
import type { BitmapJob } from './job-values.ts';
import { damaged } from './probe.ts';
import { readSource } from './source.ts';
import { seenIn } from './upright.ts';
import { writeFresh } from './write-fresh.ts';

/** `longSide` in pixels; null leaves the size. Never larger than the picture. */
export async function bitmap({ path, longSide, into, seen }: BitmapJob): Promise<Reply<Size>> {
  const source = await readSource(path, basename(path));
  if (!source.ok) return source;
  let made: { readonly data: Buffer; readonly info: Size };
  try {
    const image = await seenIn(source.value.bytes, seen, { longSide });
    made = await image.toColourspace('srgb').png({ compressionLevel: 3 }).toBuffer({ resolveWithObject: true });
  } catch (error) {
    return fail(damaged(source.value.name, error));
  }
  await writeFresh(into, made.data);
  return ok({ width: made.info.width, height: made.info.height });
}
