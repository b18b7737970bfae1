// Whether a photograph has a gain map: a second, smaller picture that says how much brighter each part is on a screen that can show it (HDR).
import type { MediaType } from '../../../app/edits/record.ts';
import { endOfScan, isAlone } from './jpeg-markers.ts';
import { isPng, pngChunk, pngChunks } from './png-chunks.ts';
import { brandsOf } from './sniff.ts';

/**
 * What names it: Adobe's and Google's form (Ultra HDR), ISO 21496-1, and Apple's own. A JPEG has it as a picture behind the first one, whose metadata says so; a mention
 * in the first one alone is of a file that lost it. libvips tells of the first two, and of Apple's not.
 */
const names = ['http://ns.adobe.com/hdr-gain-map/1.0/', 'urn:iso:std:iso:ts:21496:-1', 'urn:com:apple:photo:2020:aux:hdrgainmap'];

/** Of a HEIC, Apple's form: the type of one of its pictures beside the first. */
const auxiliary = 'auxC\0\0\0\0urn:com:apple:photo:2020:aux:hdrgainmap\0';
/** In a PNG that was made of a picture with a gain map. */
const leftOut = Buffer.from('HDR gain map\0left out', 'latin1');

/** Never throws: of a file that is damaged it says no. A PNG has none itself: it says that the picture it was made of had one. */
export function hasGainMap(bytes: Uint8Array, mediaType: MediaType): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (mediaType === 'image/avif') return isToneMapped(view);
  if (mediaType === 'image/heic') return isToneMapped(view) || view.includes(auxiliary, 0, 'latin1');
  if (mediaType === 'image/png') return isPng(view) && [...pngChunks(view)].some(({ data }) => data.equals(leftOut));
  if (mediaType !== 'image/jpeg') return false;
  const behind = view.subarray(endOfFirst(view));
  return names.some((name) => behind.includes(name));
}

/** The PNG with the word that the picture it was made of had a gain map: who keeps it as an original is told of it. */
export function withoutGainMap(png: Buffer): Buffer {
  const [header] = pngChunks(png);
  return header === undefined ? png : Buffer.concat([png.subarray(0, header.to), pngChunk('tEXt', leftOut), png.subarray(header.to)]);
}

const isToneMapped = (view: Buffer): boolean => view.byteLength >= 16 && brandsOf(view).includes('tmap');

/** Where the first picture of a JPEG file ends; the end of the file where that is not told. */
function endOfFirst(view: Buffer): number {
  for (let at = 2; at + 4 <= view.byteLength;) {
    if (view[at] !== 0xff) break;
    const marker = view[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2;
    if (marker === 0xff) at += 1;
    else if (isAlone(marker)) at += 2;
    else {
      const end = at + 2 + view.readUInt16BE(at + 2);
      at = marker === 0xda ? endOfScan(view, end) : end;
    }
  }
  return view.byteLength;
}
