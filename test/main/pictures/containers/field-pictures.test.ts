// Pictures of kinds that were met in the field: what is refused in which words, what is encoded anew, and that the colours sent are those that are meant.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import type { Pictures } from '../../../../main/pictures/host/pictures.ts';
import { damaged } from '../../../../main/pictures/probe.ts';
import { isCommonJpeg, notThePicture } from '../../../../main/pictures/passable.ts';
import { isSrgbProfile } from '../../../../main/pictures/srgb-profile.ts';
import { channelTiff } from '../../../fakes/channel-tiff.ts';
import { openRealPictures, quarters } from '../../../fakes/pictures.ts';

const folder = path.resolve(import.meta.dirname, '../../../fixtures/pictures');
const scratch = mkdtempSync(path.join(tmpdir(), 'kontext-field-'));
const pictures: Pictures = openRealPictures();
afterAll(async () => {
  await pictures.close();
  rmSync(scratch, { recursive: true, force: true });
});

const file = (name: string): string => path.join(folder, name);

async function sent(name: string, asIs = false) {
  const found = await pictures.inspect(file(name), name);
  if (!found.ok) throw new Error(found.failure.message);
  return pictures.prepare(
    { path: file(name), sha256: found.value.sha256, mediaType: found.value.mediaType, name },
    { longSide: 2048, asIs, crop: null, turned: null, strokes: [], size: null },
    scratch,
  );
}

describe('a file that this decoder would misread or cannot read is refused for what it is', () => {
  const raw = 'is a camera raw file. Develop it in your raw program and export it as JPEG, PNG or TIFF first.';
  const unknown = 'is of a kind this computer’s decoder cannot read. Export it as JPEG or PNG first.';
  test.each([
    ['raw-with-thumbnail.dng', raw],
    ['raw-with-thumbnail-nef-like.nef', raw],
    ['avif-two-frames.avif', unknown],
    ['tiff-lab-8.tif', unknown],
    ['tiff-lzma.tif', unknown],
    ['tiff-zstd.tif', unknown],
    ['tiff-tiled-planar.tif', unknown],
  ])('%s', async (name, words) => {
    const found = await pictures.inspect(file(name), name);
    expect(found).toMatchObject({ ok: false, failure: { kind: 'picture-unsupported', message: `“${name}” ${words}` } });
  });

  test('a first page that calls itself a reduced version is a preview, and an ordinary TIFF is a picture', async () => {
    const tiff = await quarters(24, 16).tiff().toBuffer();
    expect(notThePicture(tiff)).toBeNull();
    expect(notThePicture(reduced(tiff))).toBe('preview');
  });

  test('a TIFF whose colours our decoder would show otherwise, or as black, is refused by name; its like that it reads well is not', async () => {
    const [rgb, grey] = [
      await quarters(24, 16).tiff().toBuffer(),
      await quarters(24, 16).greyscale().toColourspace('b-w').tiff().toBuffer(),
    ];
    const [yCbCr, jpegOne, noJpeg] = [with16(rgb, 262, 6), 7, 1];
    const kinds = [with16(yCbCr, 259, noJpeg), with16(yCbCr, 259, jpegOne), with16(grey, 258, 32), with16(grey, 258, 16), rgb, grey];
    expect(kinds.map(notThePicture)).toEqual(['odd', null, 'odd', null, null, null]);
    const odd = path.join(scratch, 'fax.tif');
    writeFileSync(odd, with16(yCbCr, 259, noJpeg));
    expect(await pictures.inspect(odd, 'fax.tif')).toMatchObject({
      ok: false,
      failure: { kind: 'picture-unsupported', message: expect.stringContaining('would show in other colours, or black') as string },
    });
  });

  test.each([
    ['RGB with transparency and a mask', 2, 5, [2, 0]],
    ['RGB with two masks', 2, 5, [0, 0]],
    ['RGB that does not say what the others are', 2, 5, []],
    ['RGB with six more', 2, 9, [0, 0, 0, 0, 0, 0]],
    ['CMYK with transparency and a spot ink', 5, 6, [2, 0]],
    ['five inks', 5, 5, []],
    ['grey with two masks', 1, 3, [0, 0]],
    ['RGB with a saved selection', 2, 4, [0]],
    ['grey with a mask', 1, 2, [0]],
    ['CMYK with a mask', 5, 5, [0]],
  ] as const)('a TIFF of %s is not damaged: that it has more channels is said, and what to do', async (_, photometric, samples, extra) => {
    const many = path.join(scratch, 'many.tif');
    writeFileSync(many, channelTiff(photometric, samples, extra));
    expect(await pictures.inspect(many, 'many.tif')).toMatchObject({
      ok: false,
      failure: { kind: 'picture-unsupported', message: expect.stringContaining('“many.tif” is a TIFF with more channels') as string },
    });
  });

  test.each([
    ['RGB', 2, 3, []],
    ['RGB with transparency', 2, 4, [2]],
    ['grey with transparency', 1, 2, [1]],
    ['CMYK', 5, 4, []],
    ['CMYK with transparency', 5, 5, [2]],
  ] as const)('a TIFF of %s is a picture', async (_, photometric, samples, extra) => {
    const some = path.join(scratch, 'some.tif');
    writeFileSync(some, channelTiff(photometric, samples, extra));
    expect(await pictures.inspect(some, 'some.tif')).toMatchObject({ ok: true, value: { width: 16, height: 12 } });
  });

  test('what took too long is not called damaged', () => {
    expect(damaged('a.avif', new Error('VipsImage: timeout: 12% complete')).message).toBe(
      '“a.avif” took too long to decode: this computer is busy, or the picture is too much for it. Try again, or choose a smaller copy.',
    );
    expect(damaged('a.jpg', new Error('VipsJpeg: premature end of JPEG image')).message).toContain('is damaged or cut short');
  });
});

describe('a JPEG that few readers know', () => {
  test('is encoded anew, to the very colours, and is not sent as it is', async () => {
    const made = await sent('jpeg-lossless.jpg');
    if (!made.ok) throw new Error(made.failure.message);
    const bytes = await readFile(made.value.path);
    expect([made.value.sent.steps, isCommonJpeg(bytes)]).toEqual([['converted'], true]);
    expect(await farthest(bytes, await readFile(file('jpeg-lossless.jpg')))).toBeLessThan(8);
    expect(await sent('jpeg-lossless.jpg', true)).toMatchObject({ ok: false, failure: { kind: 'picture-unsupported' } });
  });

  test('is told from baseline and progressive ones', async () => {
    const kinds = [await quarters(16, 16).jpeg().toBuffer(), await quarters(16, 16).jpeg({ progressive: true }).toBuffer()];
    expect([...kinds, await readFile(file('jpeg-lossless.jpg')), Buffer.from('\xff\xd8\xff\xd9', 'latin1')].map(isCommonJpeg)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a profile is believed for what it does, not for its name', () => {
  test.each(['png-profile-linear-named-srgb.png', 'png-profile-adobe-primaries-srgbtrc.png'])('%s is converted', async (name) => {
    const { icc } = await sharp(await readFile(file(name))).metadata();
    expect(isSrgbProfile(icc ?? new Uint8Array())).toBe(false);
    const made = await sent(name);
    if (!made.ok) throw new Error(made.failure.message);
    expect(made.value.sent.steps).toContain('colour-converted');
    const bytes = await readFile(made.value.path);
    expect((await sharp(bytes).metadata()).icc).toBeUndefined();
    expect(await pixelAt(bytes)).not.toEqual(await pixelAt(await readFile(file(name))));
  });

  test('the sRGB profile that decoders bring is sRGB', async () => {
    const { icc } = await sharp(await quarters(8, 8).withIccProfile('srgb').png().toBuffer()).metadata();
    expect(isSrgbProfile(icc ?? new Uint8Array())).toBe(true);
  });
});

/** The same file with NewSubfileType 1 in place of one of the entries of its first page that readers can do without. */
function reduced(tiff: Buffer): Buffer {
  const copy = Buffer.from(tiff);
  const from = copy.readUInt32LE(4);
  for (let entry = 0, at = from + 2; entry < copy.readUInt16LE(from); entry += 1, at += 12) {
    if (![254, 282, 296].includes(copy.readUInt16LE(at))) continue;
    copy.writeUInt16LE(254, at);
    copy.writeUInt16LE(4, at + 2);
    copy.writeUInt32LE(1, at + 4);
    copy.writeUInt32LE(1, at + 8);
    return copy;
  }
  throw new Error('no entry can be spared');
}

const raw = (bytes: Buffer): Promise<Buffer> => sharp(bytes).removeAlpha().raw().toBuffer();

async function pixelAt(bytes: Buffer): Promise<readonly number[]> {
  return [...(await sharp(bytes, { ignoreIcc: true }).removeAlpha().raw().toBuffer()).subarray(0, 3)];
}

async function farthest(a: Buffer, b: Buffer): Promise<number> {
  const [one, other] = [await raw(a), await raw(b)];
  return one.reduce((max, value, at) => Math.max(max, Math.abs(value - (other[at] ?? 0))), 0);
}

/** A little-endian TIFF with another number of 16 bits in one entry of its first directory. */
function with16(tiff: Buffer, tag: number, value: number): Buffer {
  const made = Buffer.from(tiff);
  const from = made.readUInt32LE(4);
  for (let entry = 0; entry < made.readUInt16LE(from); entry += 1) {
    const at = from + 2 + entry * 12;
    if (made.readUInt16LE(at) === tag) made.writeUInt16LE(value, at + 8);
  }
  return made;
}
