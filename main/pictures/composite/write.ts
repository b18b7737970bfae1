// Writes a composite as a PNG: as deep as its original, in the original's colours, with what the camera noted.
import { deflateSync } from 'node:zlib';
import { fromPixels } from '../decoder.ts';
import { uprightExif } from '../containers/metadata.ts';
import { isPng, pngChunk, pngChunks } from '../containers/png-chunks.ts';
import type { Original } from './original.ts';

/** PNG bytes of these samples. Lossless: what is decoded again is what was given. Throws what the encoder throws. */
export async function pngOf({ width, height, channels, samples, icc, exif }: Original): Promise<Buffer> {
  const deep = samples instanceof Uint16Array;
  const space = channels === 1 ? (deep ? 'grey16' : 'b-w') : deep ? 'rgb16' : 'srgb';
  const encoded = await fromPixels({ width, height, channels, bytes: samples })
    .toColourspace(space)
    .png({ compressionLevel: 6 })
    .toBuffer();
  return withChunks(encoded, [
    ...(icc === null ? [] : [pngChunk('iCCP', Buffer.concat([Buffer.from('profile\0\0', 'latin1'), deflateSync(icc)]))]),
    ...(exif === null ? [] : [pngChunk('eXIf', uprightExif(exif))]),
  ]);
}

/** The encoder would take a profile as a wish to convert the samples, so it is put in behind it. */
function withChunks(png: Buffer, added: readonly Buffer[]): Buffer {
  const header = isPng(png) ? [...pngChunks(png)].find(({ type }) => type === 'IHDR') : undefined;
  if (header === undefined || added.length === 0) return png;
  return Buffer.concat([png.subarray(0, header.to), ...added, png.subarray(header.to)]);
}
