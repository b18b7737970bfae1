// Whether a photograph has a gain map: a second, smaller picture that says how much brighter each part is on a screen that can show it (HDR).
import type { MediaType } from '../../../app/edits/record.ts';
import { endOfScan, isAlone } from './jpeg-markers.ts';

/**
 * What names it: Adobe's and Google's form (Ultra HDR), ISO 21496-1, and Apple's own. A JPEG has it as a picture behind the first one, whose metadata says so; a mention
 * in the first one alone is of a file that lost it.
 */
const names = ['http://ns.adobe.com/hdr-gain-map/1.0/', 'urn:iso:std:iso:ts:21496:-1', 'urn:com:apple:photo:2020:aux:hdrgainmap'];

/** Never throws: of a file that is damaged it says no. */
export function hasGainMap(bytes: Uint8Array, mediaType: MediaType): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (mediaType === 'image/avif' || mediaType === 'image/heic') return namesInBoxes(view);
  if (mediaType !== 'image/jpeg') return false;
  const behind = view.subarray(endOfFirst(view));
  return names.some((name) => behind.includes(name));
}

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

/** ISO's form has a brand of its own; Apple's is an auxiliary picture, named before all pixels. */
function namesInBoxes(view: Buffer): boolean {
  const end = view.byteLength >= 4 ? Math.min(view.readUInt32BE(0), view.byteLength) : 0;
  const brands = view.toString('latin1', 8, end);
  for (let at = 0; at + 4 <= brands.length; at += 4) if (brands.slice(at, at + 4) === 'tmap') return true;
  return view.includes('urn:com:apple:photo:2020:aux:hdrgainmap');
}
