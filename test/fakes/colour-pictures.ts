// The picture of patches, written as every kind of file that is accepted, with the colours that it should have.
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { chunkOf, pngWith } from './carrying.ts';
import { ofAdobeRgb, ofDisplayP3, ofGamma, ofHlg, ofP3WithGamma, ofPq, ofSmpte240 } from './colour-maths.ts';
import type { Rgb } from './colour-maths.ts';
import { colours, columns, lying, patches, patchHeight, patchWidth, pngBehind, rawProfile, size, turnedExif } from './patches.ts';

export type ColourKind = {
  readonly name: string;
  readonly bytes: Buffer;
  /** What each patch should be in sRGB; null where nobody but a profile of the decoder's own says it. */
  readonly expected: readonly Rgb[] | null;
  /** Whether Chromium is given the file itself. */
  readonly asItIs: boolean;
  /** What is sent has its colours from a conversion. */
  readonly converted: boolean;
};

const gama = (gamma: number): Buffer => chunkOf('gAMA', numbers([gamma]));
const chrmP3 = chunkOf('cHRM', numbers([0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06]));
const cicp = (primaries: number, transfer: number): Buffer => chunkOf('cICP', Buffer.from([primaries, transfer, 0, 1]));

function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32BE(Math.round(value * 100_000), at * 4));
  return bytes;
}

/** EXIF that points to a directory with R03, as cameras write it that were set to Adobe RGB. */
async function adobeJpeg(): Promise<Buffer> {
  const jpeg = await patches().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
  const entry = (tag: string, type: string, count: string, value: string): string => `0100${tag}${type}${count}${value}00000000`;
  const exif = `45786966000049492a0008000000${entry('6987', '0400', '01000000', '1a000000')}${entry('05a0', '0400', '01000000', '2c000000')}${entry('0100', '0200', '04000000', '52303300')}`;
  const body = Buffer.from(exif, 'hex');
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, body.byteLength + 2]), body, jpeg.subarray(2)]);
}

async function greyJpeg(): Promise<Buffer> {
  const jpeg = await patches().toColourspace('b-w').jpeg({ quality: 100 }).toBuffer();
  const body = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), linearProfile('RGB ')]);
  const head = Buffer.from([0xff, 0xe2, (body.byteLength + 2) >> 8, (body.byteLength + 2) & 0xff]);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** A PNG whose animation shows another picture than its pixels for readers that know none. */
async function animatedPng(): Promise<Buffer> {
  const [still, moving] = await Promise.all([patches().png().toBuffer(), patches(colours.toReversed()).png().toBuffer()]);
  const moves = moving.subarray(moving.indexOf('IDAT') + 4);
  const frame = Buffer.alloc(26);
  frame.writeUInt32BE(size.width, 4);
  frame.writeUInt32BE(size.height, 8);
  frame.writeUInt16BE(1, 20);
  frame.writeUInt16BE(10, 22);
  const pixels = moves.subarray(0, moving.readUInt32BE(moving.indexOf('IDAT') - 4));
  return pngBehind(pngWith(still, [chunkOf('acTL', Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]))]), [
    chunkOf('fcTL', frame),
    chunkOf('fdAT', Buffer.concat([Buffer.from([0, 0, 0, 1]), pixels])),
  ]);
}

/** An AVIF whose colours are named otherwise in the box that says so. */
async function avifOf(primaries: number, transfer: number): Promise<Buffer> {
  const bytes = await patches().avif({ lossless: true, chromaSubsampling: '4:4:4', effort: 0 }).toBuffer();
  const at = bytes.indexOf('colrnclx');
  bytes.writeUInt16BE(primaries, at + 8);
  bytes.writeUInt16BE(transfer, at + 10);
  return bytes;
}

const animation = async (): Promise<Sharp> =>
  sharp(await Promise.all([patches().png().toBuffer(), patches(colours.toReversed()).png().toBuffer()]), { join: { animated: true } });

const all = (change: (rgb: Rgb) => Rgb): readonly Rgb[] => colours.map(change);

/** A profile of linear light, of grey or of sRGB's primaries: the shortest that littlecms takes (ICC.1:2001-04). */
function linearProfile(of: 'GRAY' | 'RGB '): Buffer {
  const xyz = (values: readonly number[]): Buffer => Buffer.concat([Buffer.from('XYZ \0\0\0\0'), fixed(values)]);
  const white = [0.9642, 1, 0.8249];
  const curve = Buffer.from('curv\0\0\0\0\0\0\0\x01\x01\0\0\0', 'latin1');
  const tags: readonly (readonly [string, Buffer])[] =
    of === 'GRAY'
      ? [
          ['wtpt', xyz(white)],
          ['kTRC', curve],
        ]
      : [
          ['wtpt', xyz(white)],
          ['rXYZ', xyz([0.43607, 0.22249, 0.01392])],
          ['gXYZ', xyz([0.38515, 0.71687, 0.09708])],
          ['bXYZ', xyz([0.14307, 0.06061, 0.7141])],
          ['rTRC', curve],
          ['gTRC', curve],
          ['bTRC', curve],
        ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  let from = 128 + table.byteLength;
  for (const [nth, [name, tag]] of tags.entries()) {
    table.write(name, 4 + nth * 12);
    table.writeUInt32BE(from, 8 + nth * 12);
    table.writeUInt32BE(tag.byteLength, 12 + nth * 12);
    from += tag.byteLength;
  }
  const head = Buffer.alloc(128);
  head.writeUInt32BE(from, 0);
  head.writeUInt32BE(0x0240_0000, 8);
  head.write(`mntr${of}XYZ `, 12);
  head.write('acsp', 36);
  fixed(white).copy(head, 68);
  return Buffer.concat([head, table, ...tags.map(([, tag]) => tag)]);
}

function fixed(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeInt32BE(Math.round(value * 65_536), at * 4));
  return bytes;
}

/** An uncompressed TIFF of sixteen bits, which sharp does not write. */
function deepTiff(): Buffer {
  const pixels = Buffer.alloc(size.width * size.height * 6);
  for (let pixel = 0; pixel < size.width * size.height; pixel += 1) {
    const [x, y] = [pixel % size.width, Math.floor(pixel / size.width)];
    const colour = colours[Math.floor(x / patchWidth) + columns * Math.floor(y / patchHeight)] ?? [0, 0, 0];
    colour.forEach((value, channel) => pixels.writeUInt16LE(value * 257, pixel * 6 + channel * 2));
  }
  // Width, height, bits, compression, photometric, offset, samples, rows, bytes; bits lie behind the directory.
  const bitsAt = 8 + 2 + 9 * 12 + 4;
  const entries = [
    [256, 4, 1, size.width],
    [257, 4, 1, size.height],
    [258, 3, 3, bitsAt],
    [259, 3, 1, 1],
    [262, 3, 1, 2],
    [273, 4, 1, bitsAt + 6],
    [277, 3, 1, 3],
    [278, 4, 1, size.height],
    [279, 4, 1, pixels.byteLength],
  ] as const;
  const head = Buffer.alloc(bitsAt + 6);
  head.write('II*\0', 0, 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries.length, 8);
  for (const [nth, [tag, type, count, value]] of entries.entries()) {
    head.writeUInt16LE(tag, 10 + nth * 12);
    head.writeUInt16LE(type, 12 + nth * 12);
    head.writeUInt32LE(count, 14 + nth * 12);
    head.writeUInt32LE(value, 18 + nth * 12);
  }
  for (const nth of [0, 1, 2]) head.writeUInt16LE(16, bitsAt + nth * 2);
  return Buffer.concat([head, pixels]);
}

/** Every kind there is; made anew at each call. */
export async function colourKinds(): Promise<readonly ColourKind[]> {
  const png = await patches().png().toBuffer();
  const lies = await lying();
  const lyingPng = await lies.clone().png().toBuffer();
  const wide = await patches().withIccProfile('p3').png().toBuffer();
  const deep = await patches().toColourspace('rgb16').png().toBuffer();
  const grey = await patches().toColourspace('b-w').png().toBuffer();
  const greys = await sharp(grey).toColourspace('b-w').raw().toBuffer();
  const greyAt = (nth: number): number =>
    greys[(Math.floor(nth / columns) * patchHeight + 16) * size.width + (nth % columns) * patchWidth + 12] ?? 0;
  const greyLight = colours.map((_, nth) => ofGamma([greyAt(nth), greyAt(nth), greyAt(nth)], 1));
  const profileChunk = (profile: Buffer): Buffer => chunkOf('iCCP', Buffer.concat([Buffer.from('any\0\0'), deflateSync(profile)]));
  const inLight = { converted: true, expected: greyLight };
  const kind = (name: string, bytes: Buffer, more: Partial<ColourKind> = {}): ColourKind => ({
    name,
    bytes,
    expected: colours,
    asItIs: true,
    converted: false,
    ...more,
  });
  const view = { asItIs: false };
  const other = (change: (rgb: Rgb) => Rgb): Partial<ColourKind> => ({ asItIs: false, converted: true, expected: all(change) });
  return [
    kind('jpeg', await patches().jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer()),
    kind('jpeg turned', await lies.clone().withMetadata({ orientation: 6 }).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer()),
    kind('jpeg in Display P3', await patches().withIccProfile('p3').jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(), {
      converted: true,
    }),
    kind('jpeg of a camera in Adobe RGB', await adobeJpeg(), other(ofAdobeRgb)),
    kind('jpeg in CMYK', await patches().toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer(), {
      ...view,
      converted: true,
      expected: null,
    }),
    kind('png', png),
    kind('png with the gamma of sRGB', pngWith(png, [gama(0.45455)])),
    kind(
      'png of gamma 1',
      pngWith(png, [gama(1)]),
      other((rgb) => ofGamma(rgb, 1)),
    ),
    kind(
      'png of gamma 1.8',
      pngWith(png, [gama(0.55556)]),
      other((rgb) => ofGamma(rgb, 1.8)),
    ),
    kind(
      'png of P3 by cHRM',
      pngWith(png, [gama(0.45455), chrmP3]),
      other((rgb) => ofP3WithGamma(rgb, 2.2)),
    ),
    kind('png of P3 by cICP', pngWith(png, [cicp(12, 13)]), other(ofDisplayP3)),
    kind('png of sRGB by cICP', pngWith(png, [cicp(1, 13)])),
    kind('png of television by cICP', pngWith(png, [cicp(1, 1)]), view),
    kind(
      'png in PQ',
      pngWith(png, [cicp(9, 16)]),
      other((rgb) => ofPq(rgb)),
    ),
    kind(
      'png in PQ that says how bright it is',
      pngWith(png, [cicp(9, 16), chunkOf('cLLI', numbers([400, 100].map((nits) => nits / 10)))]),
      {
        ...other((rgb) => ofPq(rgb, 400)),
      },
    ),
    kind('png in HLG', pngWith(png, [cicp(9, 18)]), other(ofHlg)),
    kind('grey png of gamma 1', pngWith(grey, [gama(1)]), { ...view, ...inLight }),
    kind('png turned by eXIf', pngWith(lyingPng, [chunkOf('eXIf', turnedExif)]), view),
    kind('png turned behind its pixels', pngBehind(lyingPng, [chunkOf('eXIf', turnedExif)]), view),
    kind('png turned by a text', pngWith(lyingPng, [rawProfile('exif', Buffer.concat([Buffer.from('Exif\0\0'), turnedExif]))]), view),
    kind('png with a profile', wide, { converted: true }),
    kind('png of sixteen bits', deep, { converted: true }),
    kind('png of sixteen bits with a profile', await sharp(wide).toColourspace('rgb16').keepIccProfile().png().toBuffer(), {
      converted: true,
    }),
    kind(
      'grey png of sixteen bits with a profile',
      pngWith(await patches().toColourspace('grey16').png().toBuffer(), [profileChunk(linearProfile('GRAY'))]),
      inLight,
    ),
    kind('grey png under a profile of colours', pngWith(grey, [profileChunk(linearProfile('RGB '))]), inLight),
    kind('grey jpeg under a profile of colours', await greyJpeg(), inLight),
    kind('animated png with another still', await animatedPng(), view),
    kind('webp', await patches().webp({ lossless: true }).toBuffer()),
    kind('webp turned', await lies.clone().withMetadata({ orientation: 6 }).webp({ lossless: true }).toBuffer(), view),
    kind('animated webp', await (await animation()).webp({ lossless: true }).toBuffer(), view),
    kind('avif', await avifOf(1, 13)),
    kind('avif in P3', await avifOf(12, 13), other(ofDisplayP3)),
    kind(
      'avif in linear light',
      await avifOf(1, 8),
      other((rgb) => ofGamma(rgb, 1)),
    ),
    kind('avif of television', await avifOf(1, 1)),
    kind('avif of early HDTV', await avifOf(1, 7), other(ofSmpte240)),
    kind(
      'avif in PQ',
      await avifOf(9, 16),
      other((rgb) => ofPq(rgb)),
    ),
    kind('avif in HLG', await avifOf(9, 18), other(ofHlg)),
    kind('tiff', await patches().tiff({ compression: 'lzw' }).toBuffer(), view),
    kind('tiff turned', await lies.clone().withMetadata({ orientation: 6 }).tiff().toBuffer(), view),
    kind('tiff of sixteen bits', deepTiff(), { ...view, converted: true }),
    kind('tiff in CMYK', await patches().toColourspace('cmyk').tiff().toBuffer(), { ...view, converted: true, expected: null }),
    kind('gif', await patches().gif().toBuffer(), view),
    kind('animated gif', await (await animation()).gif().toBuffer(), view),
  ];
}
