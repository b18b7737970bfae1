// Looks at a picture someone offers: what it is, whether it can be decoded to its end, what it tells about its maker.
import { createHash } from 'node:crypto';
import { fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Inspected } from './jobs.ts';
import { decode } from './decoder.ts';
import { damaged, lookAt } from './look.ts';
import { hasLocation } from './metadata.ts';
import { readSource } from './source.ts';

export async function inspect({ path, name }: { readonly path: string; readonly name: string }): Promise<Reply<Inspected>> {
  const source = await readSource(path, name);
  if (!source.ok) return source;
  const look = await lookAt(source.value);
  if (!look.ok) return look;
  try {
    // A tiny copy still reads the file to its end: a truncated picture is found now, not after Run.
    await decode(source.value.bytes).resize(16, 16, { fit: 'fill' }).raw().toBuffer();
  } catch (error) {
    return fail(damaged(name, error));
  }
  const { metadata, width, height } = look.value;
  return ok({
    sha256: createHash('sha256').update(source.value.bytes).digest('hex'),
    mediaType: source.value.mediaType,
    bytes: source.value.bytes.byteLength,
    width,
    height,
    hasLocation: hasLocation(metadata),
    hasAlpha: metadata.hasAlpha,
  });
}
