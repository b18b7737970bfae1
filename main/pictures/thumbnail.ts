// Small copies for the grid: WebP, upright, sRGB, without metadata.
import { basename, dirname } from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Size } from '../../app/models/model.ts';
import type { ThumbnailJob } from './job-values.ts';
import { damaged } from './probe.ts';
import { readSource } from './source.ts';
import { seenIn } from './upright.ts';
import { writeFresh } from './write-fresh.ts';

/**
 * Never larger than the picture. Not fsynced: a thumbnail is a cache and can be made again. Until it is whole it lies in the folder that
 * holds its shard, so that a start finds what a dead program left without looking through all shards.
 */
export async function thumbnail({ path, longSide, into, seen }: ThumbnailJob): Promise<Reply<Size>> {
  const source = await readSource(path, basename(path));
  if (!source.ok) return source;
  let made: { readonly data: Buffer; readonly info: Size };
  try {
    const image = await seenIn(source.value.bytes, seen, { longSide });
    made = await image.webp({ quality: 80, effort: 1, smartSubsample: false }).toBuffer({ resolveWithObject: true });
  } catch (error) {
    return fail(damaged(source.value.name, error));
  }
  await writeFresh(into, made.data, dirname(into));
  return ok({ width: made.info.width, height: made.info.height });
}
