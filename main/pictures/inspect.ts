// Looks at a picture someone offers: what it is, whether it can be decoded to its end, what it tells about its maker.
import { createHash } from 'node:crypto';
import { fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Inspected } from './jobs.ts';
import { decode } from './decoder.ts';
import { damaged, lookAt, unknownColour } from './look.ts';
import { hasLocation } from './metadata.ts';
import { namedColour } from './named-colour.ts';
import { readSource } from './source.ts';

export async function inspect({ path, name }: { readonly path: string; readonly name: string }): Promise<Reply<Inspected>> {
  const source = await readSource(path, name);
  if (!source.ok) return source;
  const { bytes, mediaType } = source.value;
  const look = await lookAt(source.value);
  if (!look.ok) return look;
  if (namedColour(bytes, mediaType) === 'unknown') return fail(unknownColour(name));
  const { metadata, width, height } = look.value;
  let noOpaquePixel = false;
  try {
    // Both read the file to its end: a truncated picture is found now, not after Run.
    if (metadata.hasAlpha) noOpaquePixel = !(await alphaOf(bytes)).includes(255);
    else await decode(bytes).resize(16, 16, { fit: 'fill' }).raw().toBuffer();
  } catch (error) {
    return fail(damaged(name, error));
  }
  return ok({
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType,
    bytes: bytes.byteLength,
    width,
    height,
    hasLocation: hasLocation(metadata),
    hasAlpha: metadata.hasAlpha,
    noOpaquePixel,
  });
}

/** A byte a pixel. */
function alphaOf(bytes: Uint8Array): Promise<Buffer> {
  return decode(bytes).extractChannel('alpha').raw({ depth: 'uchar' }).toBuffer();
}
