// Looks at a picture someone offers: what it is, whether it can be decoded to its end, what it tells about its maker.
import { writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Glimpsed, Inspected } from './job-values.ts';
import { decode } from './decoder.ts';
import { damaged, probe, unknownColour } from './probe.ts';
import type { Probed } from './probe.ts';
import { openGifFrame } from './containers/gif-frame.ts';
import { hasLocation } from './containers/metadata.ts';
import { namedColour } from './containers/named-colour.ts';
import { readSource } from './source.ts';
import type { Source } from './source.ts';
import { sha256Of } from '../platform/sha256.ts';
import { inUserData } from '../platform/user-data.ts';

type Offered = { readonly path: string; readonly name: string };

/** The same refusals but for what only a decoder finds: cheap enough for a thousand files at once. */
export async function glimpse(offered: Offered): Promise<Reply<Glimpsed>> {
  const opened = await openOffered(offered);
  if (!opened.ok) return opened;
  const { bytes } = opened.value.source;
  return ok({ sha256: sha256Of(bytes), bytes: bytes.byteLength });
}

/**
 * With `copyTo` the picture is also written there, from the bytes that were looked at: one reading gives both, and what is kept is what was found. The disk is
 * not waited for: a slow one would count as a slow picture. Throws the system's error.
 */
export async function inspect({ copyTo, ...offered }: Offered & { readonly copyTo?: string }): Promise<Reply<Inspected>> {
  const opened = await openOffered(offered);
  if (!opened.ok) return opened;
  const { source, probed } = opened.value;
  const { bytes, mediaType } = source;
  const { metadata, width, height } = probed;
  let noOpaquePixel = false;
  try {
    // Both read the file to its end: a truncated picture is found now, not after Run.
    if (metadata.hasAlpha) noOpaquePixel = !(await alphaOf(bytes)).includes(255);
    else await decode(bytes).resize(16, 16, { fit: 'fill' }).raw().toBuffer();
  } catch (error) {
    return fail(damaged(offered.name, error));
  }
  if (copyTo !== undefined) await inUserData(dirname(copyTo), () => writeFile(copyTo, bytes, { mode: 0o600 }));
  return ok({
    sha256: sha256Of(bytes),
    mediaType,
    bytes: bytes.byteLength,
    width,
    height,
    hasLocation: hasLocation(metadata),
    hasAlpha: metadata.hasAlpha || (mediaType === 'image/gif' && openGifFrame(bytes) !== null),
    noOpaquePixel,
  });
}

/** Its bytes, and what its headers say; no pixel is decoded. */
async function openOffered({ path, name }: Offered): Promise<Reply<{ readonly source: Source; readonly probed: Probed }>> {
  const source = await readSource(path, name);
  if (!source.ok) return source;
  const probed = await probe(source.value);
  if (!probed.ok) return probed;
  if (namedColour(source.value.bytes, source.value.mediaType) === 'unknown') return fail(unknownColour(name));
  return ok({ source: source.value, probed: probed.value });
}

/** A byte a pixel. */
function alphaOf(bytes: Uint8Array): Promise<Buffer> {
  return decode(bytes).extractChannel('alpha').raw({ depth: 'uchar' }).toBuffer();
}
