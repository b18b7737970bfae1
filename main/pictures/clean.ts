// A copy of a picture without anything that tells about it. Pixels are kept as they are stored wherever that is enough.
import { basename } from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import { bareOf } from './container.ts';
import { decode } from './decoder.ts';
import { damaged, lookAt } from './look.ts';
import { readSource } from './source.ts';
import type { JobTypes } from './jobs.ts';
import { writeFresh } from './write-fresh.ts';

/** The colour profile stays: without it the colours would be others. `into` says the path for an ending. */
export async function clean({ path, into }: JobTypes['clean']['argument']): Promise<Reply<{ readonly path: string }>> {
  const source = await readSource(path, basename(path));
  if (!source.ok) return source;
  const { bytes, mediaType, name } = source.value;
  const look = await lookAt(source.value);
  if (!look.ok) return look;
  const bare = bareOf(bytes, mediaType, true);
  // What turns the picture is metadata too: without it a picture that lies would lie for good.
  const turned = (look.value.metadata.orientation ?? 1) !== 1;
  if (bare !== null && !turned) {
    const file = `${into}.${mediaType === 'image/jpeg' ? 'jpg' : mediaType.slice('image/'.length)}`;
    await writeFresh(file, bare.bytes);
    return ok({ path: file });
  }
  try {
    const png = await decode(bytes).autoOrient().keepIccProfile().png({ compressionLevel: 6 }).toBuffer();
    await writeFresh(`${into}.png`, png);
  } catch (error) {
    return fail(damaged(name, error));
  }
  return ok({ path: `${into}.png` });
}
