// The colour space that a file names in another way than by an ICC profile, which libvips ignores: nclx in AVIF; cICP, gAMA and cHRM in PNG; Adobe RGB by a camera's EXIF in JPEG.
import type { MediaType } from '../../../app/edits/record.ts';
import { avifProperties } from './avif-boxes.ts';
import { adobeRgb, colourOfCodes, hasSrgbPrimaries, isSrgb, srgbPrimaries } from './colour-names.ts';
import type { Chromaticity, NamedColour, Primaries, Transfer } from './colour-names.ts';
import { isAlone, isFrame, isHeaderEnd } from './jpeg-markers.ts';
import { saysAdobeRgb } from './metadata.ts';
import { pngChunks } from './png-chunks.ts';

/** `unknown`: named by numbers that cannot be converted, so that nobody may say what the colours are. */
export type Naming = NamedColour | 'unknown';

/** Null where nothing but sRGB is named, or where an ICC profile has the last word. Never throws. */
export function namedColour(bytes: Uint8Array, mediaType: MediaType): Naming | null {
  if (mediaType === 'image/png') return colourOfPng(pngChunks(bytes));
  if (mediaType === 'image/jpeg') return colourOfJpeg(bytes);
  return mediaType === 'image/avif' ? colourOfAvif(bytes) : null;
}

function colourOfJpeg(bytes: Uint8Array): Naming | null {
  let colours = 0;
  let adobe = false;
  for (const { marker, body } of segmentsOf(bytes)) {
    if (isFrame(marker)) colours = body[5] ?? 0;
    adobe ||= marker === 0xe1 && saysAdobe(body);
    if (marker === 0xe2 && body.toString('latin1', 0, 11) === 'ICC_PROFILE') return null;
  }
  return adobe && colours === 3 ? adobeRgb : null;
}

/** A JPEG's segments up to the pixels, or to where it is none. */
function* segmentsOf(bytes: Uint8Array): Generator<{ readonly marker: number; readonly body: Buffer }> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= view.byteLength && view[at] === 0xff;) {
    const marker = view[at + 1] ?? 0;
    if (isHeaderEnd(marker)) return;
    if (marker === 0xff || isAlone(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = view.readUInt16BE(at + 2);
    yield { marker, body: view.subarray(at + 4, at + 2 + length) };
    at += 2 + length;
  }
}

/** Of a JPEG's APP1. */
export function saysAdobe(body: Buffer): boolean {
  return body.toString('latin1', 0, 6) === 'Exif\0\0' && saysAdobeRgb(body);
}

/**
 * Of chunks up to the pixels, by the order of PNG's third edition (13.15): cICP, then a profile, then sRGB, then gAMA and cHRM. A gamma of 1/2.2 with sRGB's
 * primaries or none is how older programs wrote sRGB.
 */
export function colourOfPng(chunks: Iterable<{ readonly type: string; readonly data: Buffer }>): Naming | null {
  const found = new Map<string, Buffer>();
  for (const { type, data } of chunks) {
    if (type === 'IDAT' || type === 'IEND') break;
    if (!found.has(type)) found.set(type, data);
  }
  const codes = found.get('cICP');
  if (codes?.byteLength === 4) {
    const colour = colourOfCicp(codes, found.get('cLLI'));
    return colour !== 'unknown' && isSrgb(colour) && !found.has('iCCP') ? null : colour;
  }
  return found.has('iCCP') || found.has('sRGB') ? null : colourOfGamma(gammaOf(found.get('gAMA')), primariesOf(found.get('cHRM')));
}

/** `codes`, four bytes: primaries, transfer, matrix, range. */
function colourOfCicp(codes: Buffer, level: Buffer | undefined): Naming {
  // RGB and the full range alone are pictures that anybody writes.
  return (codes[2] === 0 && codes[3] === 1 ? colourOfCodes(codes[0] ?? 0, codes[1] ?? 0, pngPeak(level)) : null) ?? 'unknown';
}

function colourOfGamma(gamma: number | null, primaries: Primaries | null): Naming | null {
  if (gamma === null && primaries === null) return null;
  const usual = (primaries === null || hasSrgbPrimaries(primaries)) && (gamma === null || Math.abs(gamma - 1 / 2.2) < 0.005);
  const transfer: Transfer = gamma === null ? { kind: 'srgb' } : { kind: 'power', exponent: 1 / gamma };
  return usual ? null : { primaries: primaries ?? srgbPrimaries, transfer, peak: null };
}

/** cLLI, four bytes in 0.0001 cd/m². */
function pngPeak(level: Buffer | undefined): number | null {
  return level === undefined || level.byteLength < 8 ? null : level.readUInt32BE(0) / 10_000 || null;
}

function gammaOf(chunk: Buffer | undefined): number | null {
  const gamma = chunk?.byteLength === 4 ? chunk.readUInt32BE(0) / 100_000 : 0;
  // What is outside was not meant.
  return gamma >= 0.1 && gamma <= 10 ? gamma : null;
}

function primariesOf(chunk: Buffer | undefined): Primaries | null {
  if (chunk?.byteLength !== 32) return null;
  const at = (nth: number): Chromaticity => [chunk.readUInt32BE(nth * 8) / 100_000, chunk.readUInt32BE(nth * 8 + 4) / 100_000];
  const primaries: Primaries = { white: at(0), red: at(1), green: at(2), blue: at(3) };
  const [[rx, ry], [gx, gy], [bx, by]] = [primaries.red, primaries.green, primaries.blue];
  // A triangle without an inside, and a white or a primary without luminance, name nothing.
  const area = Math.abs((gx - rx) * (by - ry) - (bx - rx) * (gy - ry));
  const points = [primaries.white, primaries.red, primaries.green, primaries.blue];
  return area > 0.01 && points.every(([x, y]) => y > 0.001 && x + y <= 1.2) ? primaries : null;
}

function colourOfAvif(bytes: Uint8Array): Naming | null {
  const properties = avifProperties(bytes) ?? [];
  const colours = properties.flatMap(({ type, data }) => (type === 'colr' && data.byteLength >= 4 ? [data] : []));
  const kindOf = (data: Buffer): string => data.toString('latin1', 0, 4);
  if (colours.some((data) => kindOf(data) === 'prof' || kindOf(data) === 'rICC')) return null;
  const codes = colours.find((data) => kindOf(data) === 'nclx' && data.byteLength >= 10);
  if (codes === undefined) return null;
  const level = properties.find(({ type }) => type === 'clli')?.data;
  const peak = level === undefined || level.byteLength < 4 ? null : level.readUInt16BE(0) || null;
  const colour = colourOfCodes(codes.readUInt16BE(4), codes.readUInt16BE(6), peak);
  return colour === null ? 'unknown' : isSrgb(colour) ? null : colour;
}
