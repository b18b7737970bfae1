// The one way from a file to pixels that are shown or sent: upright, sRGB, eight bits. Thumbnail, view, copy and what is sent all begin here.
import type { Sharp } from 'sharp';
import type { MediaType } from '../../app/edits/record.ts';
import type { Size } from '../../app/models/model.ts';
import { isAllOfIt } from '../../app/pictures/input-view.ts';
import type { Seen } from '../../app/pictures/input-view.ts';
import { marksOf } from '../../app/pictures/view-strokes.ts';
import { sizeWithin } from '../../app/pictures/size-within.ts';
import { fullSize } from '../../app/pictures/turned.ts';
import { coverIn, markIn } from './draw-strokes.ts';
import { decode, fromPixels } from './decoder.ts';
import type { Pixels } from './decoder.ts';
import { toSrgb } from './colour-transform.ts';
import type { NamedColour } from './containers/colour-names.ts';
import { avifTraits } from './containers/avif-boxes.ts';
import type { AvifTraits } from './containers/avif-boxes.ts';
import { openGifFrame } from './containers/gif-frame.ts';
import type { GifFrame } from './containers/gif-frame.ts';
import { namedColour } from './containers/named-colour.ts';
import { sniff } from './containers/sniff.ts';
import type { Sniffed } from './containers/sniff.ts';
import { divideByAlpha, stretchRange } from './raw-values.ts';
import { quarterTurned, straightened } from './turn-pixels.ts';

/** Thrown for a picture whose colours are named by numbers that cannot be converted. */
export class UnknownColour extends Error {
  constructor() {
    super('colours named in a way that is not known here');
  }
}

/**
 * A picture upright in sRGB, its long side at most `longSide` pixels (null: its own size), never larger than it is. The answer may be encoded, flattened or, with
 * null, resized once. Throws what the decoder throws, and `UnknownColour`.
 */
export async function upright(bytes: Uint8Array, longSide: number | null): Promise<Sharp> {
  const sniffed = sniff(bytes);
  const { premultiplied, limitedGrey } = sniffed.kind === 'picture' && sniffed.mediaType === 'image/avif' ? avifTraits(bytes) : plainAvif;
  if (!premultiplied && !limitedGrey) return asDecoded(bytes, sniffed, longSide);
  // Multiplied colours are divided before anything is resampled, which multiplies them once more.
  const pixels = await pixelsOf(await asDecoded(bytes, sniffed, premultiplied ? null : longSide));
  if (limitedGrey) stretchRange(pixels);
  if (premultiplied) divideByAlpha(pixels);
  return premultiplied ? sizedTo(fromPixels(pixels), { longSide }) : fromPixels(pixels);
}

const plainAvif: AvifTraits = { premultiplied: false, limitedGrey: false };

/** As the decoder has it, which says nothing of what `avifTraits` tells. */
async function asDecoded(bytes: Uint8Array, sniffed: Sniffed, longSide: number | null): Promise<Sharp> {
  const named = sniffed.kind === 'picture' ? namedColour(bytes, sniffed.mediaType) : null;
  if (named === 'unknown') throw new UnknownColour();
  if (named !== null) return converted(bytes, longSide, named);
  const gif = sniffed.kind === 'picture' && sniffed.mediaType === 'image/gif' ? openGifFrame(bytes) : null;
  if (gif !== null) return sizedTo(fromPixels(await onOpenCanvas(bytes, gif)), { longSide });
  const plain = sized(decode(bytes), longSide);
  // Only these have more than eight bits a colour; a look at the others would be for nothing.
  if (sniffed.kind !== 'picture' || !mayBeDeep(bytes, sniffed.mediaType)) return plain;
  const { icc, space } = await decode(bytes).metadata();
  if (space !== 'rgb16' && space !== 'grey16') return plain;
  // sharp works on sixteen bits in Display P3: it leaves those with a profile there unless one is asked for, and takes those without for P3 when one is asked
  // for later (findings/sharp-leaves-deep-pictures-in-p3.sh). So they are brought to eight bits of sRGB before anybody asks.
  const settled =
    icc === undefined ? plain.toColourspace('srgb') : (space === 'grey16' ? plain.toColourspace('b-w') : plain).withIccProfile('srgb');
  const { data, info } = await settled.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return fromPixels({ width: info.width, height: info.height, channels: info.channels as Pixels['channels'], bytes: data });
}

/** The picture of a GIF that does not fill it, with nothing around it. */
function onOpenCanvas(bytes: Uint8Array, { left, top, width, height, canvas }: GifFrame): Promise<Pixels> {
  const around = { left, top, right: canvas.width - left - width, bottom: canvas.height - top - height };
  const background = { r: 0, g: 0, b: 0, alpha: 0 };
  return pixelsOf(
    decode(bytes)
      .extract({ left, top, width, height })
      .ensureAlpha()
      .extend({ ...around, background }),
  );
}

/** At which size something is wanted: the exact one, or one whose long side is at most so long (null: its own). */
export type Wanted = { readonly size: Size } | { readonly longSide: number | null };

/**
 * What is seen of a picture: `upright`, turned, of the crop alone, with what was drawn on it. May be encoded or flattened. What a cover hides is filled
 * before anything is resampled, so that no filter spreads it.
 */
export async function seenIn(bytes: Uint8Array, seen: Seen, wanted: Wanted): Promise<Sharp> {
  const { crop, turned, strokes } = seen;
  if (isAllOfIt(seen)) {
    if (!('size' in wanted)) return upright(bytes, wanted.longSide);
    return sizedTo(await upright(bytes, null), wanted);
  }
  const whole = turned === null && strokes.length === 0 ? null : await pixelsOf((await upright(bytes, null)).toColourspace('srgb'));
  if (whole !== null) coverIn(whole, strokes);
  if (whole !== null && turned !== null && turned.straighten !== 0) {
    const full = fullSize(whole, seen);
    return withMarks(fromPixels(await straightened(whole, seen, full, sizeOf(full, wanted))), seen, whole);
  }
  const all = whole === null ? await upright(bytes, null) : quarterTurned(whole, turned?.turn ?? 0);
  const cut = crop === null ? all : all.extract({ left: crop[0], top: crop[1], width: crop[2], height: crop[3] });
  const sized = sizedTo(cut, wanted);
  return whole === null ? sized : withMarks(sized, seen, whole);
}

/** Marks are drawn at the size that is seen. */
async function withMarks(view: Sharp, seen: Seen, whole: Size): Promise<Sharp> {
  if (marksOf(seen.strokes).length === 0) return view;
  const pixels = await pixelsOf(view);
  markIn(pixels, seen.strokes, whole, seen);
  return fromPixels(pixels);
}

/** What `sizedTo` makes of such a picture. */
const sizeOf = (size: Size, wanted: Wanted): Size => ('size' in wanted ? wanted.size : sizeWithin(size, wanted.longSide));

function sizedTo(image: Sharp, wanted: Wanted): Sharp {
  if ('size' in wanted) return image.resize(wanted.size.width, wanted.size.height, { fit: 'fill' });
  return wanted.longSide === null ? image : image.resize(wanted.longSide, wanted.longSide, { fit: 'inside', withoutEnlargement: true });
}

async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels as Pixels['channels'], bytes: data };
}

function mayBeDeep(bytes: Uint8Array, mediaType: MediaType): boolean {
  // The depth of a PNG is a byte of its header.
  return mediaType === 'image/png' ? bytes[24] === 16 : mediaType === 'image/tiff' || mediaType === 'image/avif';
}

function sized(image: Sharp, longSide: number | null): Sharp {
  const turned = image.autoOrient();
  return longSide === null ? turned : turned.resize(longSide, longSide, { fit: 'inside', withoutEnlargement: true });
}

async function converted(bytes: Uint8Array, longSide: number | null, colour: NamedColour): Promise<Sharp> {
  const { depth, bitsPerSample = 8 } = await decode(bytes).metadata();
  const deep = depth === 'ushort';
  const { data, info } = await sized(decode(bytes, { ignoreIcc: true }), longSide)
    .toColourspace(deep ? 'rgb16' : 'srgb')
    .raw({ depth: deep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const samples = deep ? new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2) : data;
  // Fewer than sixteen bits come moved up to the top of them.
  const max = deep ? 65_536 - 2 ** (16 - Math.min(16, bitsPerSample)) : 255;
  const channels = info.channels as Pixels['channels'];
  return fromPixels(await toSrgb({ width: info.width, height: info.height, channels, samples, max }, colour));
}
