// The picture a composite is laid on, with the very samples of its file: as deep, in its own colours, upright. Where that cannot be kept, what it was converted to is said.
import { decode } from '../decoder.ts';
import { namedColour } from '../containers/named-colour.ts';
import type { Source } from '../source.ts';
import { upright } from '../upright.ts';

/** Samples of a picture, upright, interleaved. */
export type Original = {
  readonly width: number;
  readonly height: number;
  /** 1 is grey; 4 ends with alpha. */
  readonly channels: 1 | 3 | 4;
  readonly samples: Uint8Array | Uint16Array;
  /** The colours the samples are in; null is sRGB. */
  readonly icc: Buffer | null;
  /** As the file has it, with its own orientation; null without. */
  readonly exif: Buffer | null;
  /** What its samples were before they had to become sRGB of eight bits; null where they are the file's own. */
  readonly converted: Converted | null;
};

/** `indexed` pictures keep every colour, but not their table. */
export type Converted = 'cmyk' | 'named-colours' | 'indexed' | 'grey' | 'other';

const ownSpaces: Readonly<Record<string, { readonly channels: 1 | 3; readonly deep: boolean }>> = {
  'b-w': { channels: 1, deep: false },
  srgb: { channels: 3, deep: false },
  rgb16: { channels: 3, deep: true },
  grey16: { channels: 1, deep: true },
};

/** Decodes the whole picture. `inColour`: grey becomes colour, for a patch that has some. Throws what the decoder throws, and `UnknownColour`. */
export async function readOriginal({ bytes, mediaType }: Source, inColour: boolean): Promise<Original> {
  const found = await decode(bytes).metadata();
  const exif = copied(found.exif);
  const own = ownSpaces[found.space];
  const numbered = namedColour(bytes, mediaType) !== null;
  const greyProfile = own?.channels === 1 && inColour && found.icc !== undefined;
  if (own === undefined || numbered || greyProfile) return asSrgb(bytes, exif, causeOf(found.space, numbered, greyProfile));
  // Grey with alpha has no third kind of its own here: as colour it has the same values thrice.
  const asGrey = own.channels === 1 && !inColour && !found.hasAlpha;
  const { data, info } = await decode(bytes, { ignoreIcc: true })
    .autoOrient()
    .toColourspace(spaceOf(asGrey, own.deep))
    .raw({ depth: own.deep ? 'ushort' : 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    channels: info.channels as Original['channels'],
    samples: own.deep ? new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2) : data,
    icc: own.channels === 1 && !asGrey ? null : copied(found.icc),
    exif,
    converted: found.isPalette === true ? 'indexed' : null,
  };
}

/** Eight bits of sRGB: what every picture can be had as. */
async function asSrgb(bytes: Buffer, exif: Buffer | null, converted: Converted): Promise<Original> {
  const { data, info } = await (await upright(bytes, null)).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3, samples: data, icc: null, exif, converted };
}

function causeOf(space: string, numbered: boolean, greyProfile: boolean): Converted {
  if (space === 'cmyk') return 'cmyk';
  if (numbered) return 'named-colours';
  return greyProfile ? 'grey' : 'other';
}

const copied = (bytes: Uint8Array | undefined): Buffer | null => (bytes === undefined ? null : Buffer.from(bytes));

const spaceOf = (grey: boolean, deep: boolean): 'grey16' | 'b-w' | 'rgb16' | 'srgb' => {
  if (grey) return deep ? 'grey16' : 'b-w';
  return deep ? 'rgb16' : 'srgb';
};
