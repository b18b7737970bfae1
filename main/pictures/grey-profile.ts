// A grey picture under a profile of three colours: what packers of PNG, and programs that make grey of colours, leave (findings/optipng-leaves-profiles-of-colours.sh).
import { deflateSync } from 'node:zlib';
import { unpacked } from './containers/exif-in-front.ts';
import { frameOf } from './containers/header.ts';
import { isPng, pngChunk, pngChunks } from './containers/png-chunks.ts';
import { isSrgbCurve, tagsOf } from './srgb-profile.ts';

/**
 * The same grey PNG or JPEG under the profile of grey that its profile of colours comes to: Chromium follows the latter, libvips leaves it out. The very same bytes for all
 * other files, and where grey is sRGB's anyway. In memory alone: no file is changed. Never throws.
 */
export function withGreyProfile(bytes: Uint8Array): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isPng(view)) return jpegWithGrey(view);
  // Of the kinds of pixels 0 and 4 are grey.
  const chunk = (view[25] ?? 2) % 4 === 0 ? [...pngChunks(view)].find(({ type }) => type === 'iCCP') : undefined;
  const profile = chunk && unpacked(chunk.data.subarray(chunk.data.indexOf(0) + 2));
  if (!profile || !becameGrey(profile)) return bytes;
  const packed = Buffer.concat([Buffer.from('grey\0\0'), deflateSync(profile)]);
  return Buffer.concat([view.subarray(0, chunk.from), pngChunk('iCCP', packed), view.subarray(chunk.to)]);
}

/** A matrix and its curves are so short that they are in the first part of a profile. */
function jpegWithGrey(view: Buffer): Buffer {
  const frame = frameOf(view);
  const at = frame !== null && view[frame + 9] === 1 ? view.indexOf('ICC_PROFILE\0') : -1;
  if (at < 0) return view;
  const copy = Buffer.from(view);
  return becameGrey(copy.subarray(at + 14)) ? copy : view;
}

/** Of a matrix, grey is its curve (ICC.1:2022, annex F): written into the profile. False for tables, for three different curves, and where it is sRGB's. */
function becameGrey(profile: Buffer): boolean {
  if (profile.byteLength < 132 || profile.toString('latin1', 16, 24) !== 'RGB XYZ ') return false;
  const tags = tagsOf(profile);
  const red = tags.get('rTRC') ?? profile.subarray(0, 0);
  const alike = ['gTRC', 'bTRC'].every((name) => tags.get(name)?.equals(red));
  if (!alike || red.byteLength < 12 || tags.has('A2B0') || isSrgbCurve(red)) return false;
  profile.write('GRAY', 16);
  profile.write('k', profile.indexOf('rTRC', 132));
  return true;
}
