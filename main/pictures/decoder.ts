// sharp, with every loader shut but those of the pictures we accept. Only the picture process imports this.
import sharp from 'sharp';
import type { Sharp, SharpOptions } from 'sharp';
import { withExifInFront } from './containers/exif-in-front.ts';
import { withGreyProfile } from './grey-profile.ts';
import { decodeSeconds, maxPixels } from './limits.ts';

// Plain sharp reads SVG, and libvips would read files and addresses named inside pictures; only buffers we filled ourselves are decoded.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadHeifBuffer',
    'VipsForeignLoadTiffBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
});
// One thread a file, several files at once: twice as fast for many pictures as the other way round.
sharp.concurrency(1);
sharp.cache(false);

let seconds = decodeSeconds;

/** From now on, for a process that has long steps to do and nothing else. */
export function allowSeconds(longer: number): void {
  seconds = longer;
}

export type DecodeOptions = {
  /** Also refuses what a decoder only warns about, as a result cut short. Truncated files are refused in any case. */
  readonly strict?: boolean;
  /** The pixels as they are stored, whatever profile is there. */
  readonly ignoreIcc?: boolean;
};

/** A picture with the metadata it has anywhere. What is shown or sent is made by `upright`, which knows its colours. */
export function decode(bytes: Uint8Array, { strict = false, ignoreIcc = false }: DecodeOptions = {}): Sharp {
  const options: SharpOptions = {
    limitInputPixels: maxPixels,
    failOn: strict ? 'warning' : 'error',
    sequentialRead: true,
    pages: 1,
    ignoreIcc,
  };
  return sharp(strict ? bytes : withGreyProfile(withExifInFront(bytes)), options).timeout({ seconds });
}

export type Pixels = {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
  readonly bytes: Uint8Array | Uint16Array;
};

export function fromPixels({ width, height, channels, bytes }: Pixels): Sharp {
  return sharp(bytes, { raw: { width, height, channels }, limitInputPixels: maxPixels }).timeout({ seconds });
}

/** An empty sheet to put pictures on. */
export function paperOf(width: number, height: number, colour: string): Sharp {
  return sharp({ create: { width, height, channels: 3, background: colour } }).timeout({
    seconds,
  });
}

/** Words as transparent pixels, broken into lines of at most `width`. `markup` is Pango's: whoever calls writes out what stands for itself. */
export function lettersOf(markup: string, pixels: number, width: number): Sharp {
  return sharp({ text: { text: markup, font: `sans ${pixels}px`, width, wrap: 'word-char', rgba: true, dpi: 72 } }).timeout({
    seconds,
  });
}

/** Decodes and encodes a picture as a trial: a process that cannot do this should say so before it is trusted with work. */
export async function tryDecoder(): Promise<void> {
  const png = await fromPixels({ width: 2, height: 2, channels: 3, bytes: new Uint8Array(12) })
    .png()
    .toBuffer();
  await decode(png).webp().toBuffer();
}
