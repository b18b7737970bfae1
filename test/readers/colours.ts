// The colours that are sent beside those of a decoder that is not ours and manages colours: ImageMagick with littlecms, for kinds that Chromium cannot open.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { colourKinds } from '../fakes/colour-pictures.ts';
import type { ColourKind } from '../fakes/colour-pictures.ts';
import type { Rgb } from '../fakes/colour-maths.ts';
import { columns, farFrom, patchHeight, patchWidth, patches, size } from '../fakes/patches.ts';
import { openRealPictures } from '../fakes/pictures.ts';
import { said } from './machine.ts';
import type { Here } from './machine.ts';
import type { Row } from './rows.ts';

/** Of flat patches, 0 to 255 a channel. */
const near = { mean: 3, max: 8 };
/**
 * It takes no colours from these, which are held against computed ones and against Chromium in the tests; ink without a profile everybody mixes by a rule of
 * their own, a profile of colours over grey it refuses, and turned TIFF in YCbCr it mirrors (findings/imagemagick-6-mirrors-turned-ycbcr-tiff.sh). Beside them are ink and TIFF as it can read them.
 */
const unknownToIt = /gamma|cHRM|cICP|PQ|HLG|television|camera|eXIf|behind|by a text|animated|tiff turned|CMYK|of colours/;

/** One row a kind; a kind whose file ImageMagick does not open fails. */
export async function colourRows(program: Here, folder: string): Promise<readonly Row[]> {
  const profile = path.join(folder, 'srgb.icc');
  const tagged = await patches().withIccProfile('srgb').png().toBuffer();
  writeFileSync(profile, (await sharp(tagged).metadata()).icc ?? Buffer.alloc(0));
  const kinds = [
    ...(await colourKinds()).filter(({ name }) => /^(?:grey )?(?:jpeg|png|tiff)/.test(name) && !unknownToIt.test(name)),
    ...(await ownKinds(program.file, folder, profile)),
  ];
  const pictures = openRealPictures();
  try {
    const rows: Row[] = [];
    for (const kind of kinds) rows.push(await rowOf(program, kind, profile, folder, pictures));
    return rows;
  } finally {
    await pictures.close();
  }
}

/** A printer's profile as Ghostscript's package has it (Debian: libgs-common). */
const inkProfile = '/usr/share/color/icc/ghostscript/default_cmyk.icc';

async function ownKinds(convert: string, folder: string, profile: string): Promise<readonly Pick<ColourKind, 'name' | 'bytes'>[]> {
  const lying = await patches().rotate(270).png().toBuffer();
  const plain = path.join(folder, 'plain.png');
  writeFileSync(plain, await patches().png().toBuffer());
  const ink = (name: string): Buffer => {
    said(convert, [plain, '-profile', profile, '-profile', inkProfile, '-quality', '100', path.join(folder, name)]);
    return readFileSync(path.join(folder, name));
  };
  return [
    { name: 'jpeg in CMYK with its profile', bytes: ink('ink.jpg') },
    { name: 'tiff in CMYK with its profile', bytes: ink('ink.tif') },
    { name: 'tiff in Display P3', bytes: await patches().withIccProfile('p3').tiff({ compression: 'lzw' }).toBuffer() },
    { name: 'tiff turned, in RGB', bytes: await sharp(lying).withMetadata({ orientation: 6 }).tiff({ compression: 'lzw' }).toBuffer() },
  ];
}

async function rowOf(
  { name: program, version, file: convert }: Here,
  { name, bytes }: Pick<ColourKind, 'name' | 'bytes'>,
  profile: string,
  folder: string,
  pictures: ReturnType<typeof openRealPictures>,
): Promise<Row> {
  const file = path.join(folder, `${name}.in`);
  writeFileSync(file, bytes);
  const found = await pictures.inspect(file, name);
  if (!found.ok) throw new Error(found.failure.message);
  const { sha256, mediaType } = found.value;
  const prepared = await pictures.prepare(
    { path: file, sha256, mediaType, name },
    { longSide: 2048, asIs: false, crop: null, turned: null, strokes: [], size: null },
    folder,
  );
  if (!prepared.ok) throw new Error(prepared.failure.message);
  const sent = await sharp(readFileSync(prepared.value.path), { ignoreIcc: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const out = path.join(folder, `${name}.rgb`);
  said(convert, [
    `${file}[0]`,
    '-auto-orient',
    '-profile',
    profile,
    '-colorspace',
    'sRGB',
    '-type',
    'TrueColor',
    '-depth',
    '8',
    `rgb:${out}`,
  ]);
  const theirs = { data: readFileSync(out), ...size, channels: 3 };
  const far = farFrom(theirs, middlesOf(sent.data, sent.info.channels));
  return {
    program,
    version,
    about: name,
    written: 'the colours that are sent',
    read: `off by ${far.mean.toFixed(1)}, 99 of 100 by ${far.max} at most`,
    verdict: far.mean <= near.mean && far.max <= near.max ? 'passed' : 'failed',
  };
}

/** The colour in the middle of each patch. */
function middlesOf(data: Buffer, channels: number): readonly Rgb[] {
  return Array.from({ length: 2 * columns }, (_, nth) => {
    const [x, y] = [(nth % columns) * patchWidth + patchWidth / 2, Math.floor(nth / columns) * patchHeight + patchHeight / 2];
    const at = (y * size.width + x) * channels;
    const value = (channel: number): number => data[at + Math.min(channel, channels - 1)] ?? 0;
    return [value(0), value(1), value(2)];
  });
}
