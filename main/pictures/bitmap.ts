// A picture as PNG for other programs: the clipboard's bitmap, the icon under the pointer. Upright, sRGB, without metadata.
import { basename } from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Size } from '../../app/models/model.ts';
import { decode } from './decoder.ts';
import type { JobTypes } from './jobs.ts';
import { damaged } from './look.ts';
import { readSource } from './source.ts';
import { writeFresh } from './write-fresh.ts';

/** `longSide` in pixels; null leaves the size. Never larger than the picture. */
export async function bitmap({ path, longSide, into }: JobTypes['bitmap']['argument']): Promise<Reply<Size>> {
  const source = await readSource(path, basename(path));
  if (!source.ok) return source;
  let made: { readonly data: Buffer; readonly info: Size };
  try {
    const upright = decode(source.value.bytes).autoOrient();
    const sized = longSide === null ? upright : upright.resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true });
    made = await sized.toColourspace('srgb').png({ compressionLevel: 3 }).toBuffer({ resolveWithObject: true });
  } catch (error) {
    return fail(damaged(source.value.name, error));
  }
  await writeFresh(into, made.data);
  return ok({ width: made.info.width, height: made.info.height });
}
