import { describe, expect, test } from 'vitest';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { encodeSmall } from '../../../main/pictures/encode.ts';
import { allOfIt } from '../../../app/pictures/input-view.ts';
import { noise } from '../../fakes/pictures.ts';

const common = { longSide: 2048, seen: allOfIt, size: null, lossless: true, keepAlpha: true };

test('a picture that does not fit becomes a JPEG, then a worse one, then a smaller one', async () => {
  const source = await noise(400, 300).png().toBuffer();
  const bytesOf = async (maxBytes: number): Promise<{ readonly about: string; readonly fits: boolean; readonly bytes: number }> => {
    const { mediaType, width, height, bytes } = await encodeSmall(source, { ...common, maxBytes });
    return { about: `${mediaType} ${width}x${height}`, fits: bytes.byteLength <= maxBytes, bytes: bytes.byteLength };
  };
  const [png, fine, coarse, small, tiny] = [
    await bytesOf(1_000_000),
    await bytesOf(300_000),
    await bytesOf(190_000),
    await bytesOf(60_000),
    await bytesOf(3000),
  ];
  expect([png, fine, coarse, small, tiny].map(({ about, fits }) => [about, fits])).toEqual([
    ['image/png 400x300', true],
    ['image/jpeg 400x300', true],
    ['image/jpeg 400x300', true],
    [expect.stringMatching(/^image\/jpeg (2|3)\d\dx\d\d\d$/), true],
    [expect.stringMatching(/^image\/jpeg \d\dx\d\d$/), true],
  ]);
  expect(coarse.bytes < fine.bytes).toBe(true);
});

test('says when transparency was laid on white', async () => {
  const source = await noise(60, 40, 4).png().toBuffer();
  const kinds = await Promise.all([100_000, 9000].map((maxBytes) => encodeSmall(source, { ...common, maxBytes })));
  expect(kinds.map(({ mediaType, flattened }) => [mediaType, flattened])).toEqual([
    ['image/png', false],
    ['image/jpeg', true],
  ]);
});

describe('a JPEG that becomes a JPEG', () => {
  const asJpeg = { ...common, longSide: 200, lossless: false, keepAlpha: false, maxBytes: 10_000_000 };

  /** What its pixels give, upright in sRGB and small enough, encoded in a second step. */
  async function fromItsPixels(source: Buffer): Promise<Buffer> {
    const { data, info } = await sharp(source)
      .autoOrient()
      .resize(200, 200, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
      .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
      .toBuffer();
  }

  const photo = () => noise(400, 300).blur(2);
  test.each<readonly [string, () => Sharp]>([
    ['as most are', () => photo().jpeg()],
    ['progressive, with all its colours', () => photo().jpeg({ progressive: true, chromaSubsampling: '4:4:4', quality: 97 })],
    ['that lies on its side', () => photo().withMetadata({ orientation: 6 }).jpeg()],
    ['made for printing, with 300 dots an inch', () => photo().withMetadata({ density: 300 }).jpeg()],
    ['of a phone, in P3', () => photo().withIccProfile('p3').jpeg()],
    [
      'of a camera that names itself',
      () =>
        photo()
          .withExif({ IFD0: { Make: 'Camera', XResolution: '180/1' } })
          .jpeg(),
    ],
    ['of one channel', () => photo().toColourspace('b-w').jpeg()],
    ['for the press', () => photo().toColourspace('cmyk').withIccProfile('cmyk').jpeg()],
    ['smaller than asked for', () => noise(90, 60).jpeg()],
  ])('%s is the bytes that its pixels give', async (_, make) => {
    const source = await make().toBuffer();
    const { bytes, width, height, ...about } = await encodeSmall(source, asJpeg);
    const wanted = await fromItsPixels(source);
    expect(Buffer.from(bytes).equals(wanted)).toBe(true);
    const { width: wide, height: high } = await sharp(wanted).metadata();
    expect({ width, height, ...about }).toEqual({ width: wide, height: high, mediaType: 'image/jpeg', flattened: false });
  });

  test('is of the best quality, then a worse one, then a smaller one, the less it may be', async () => {
    const source = await noise(400, 300).jpeg().toBuffer();
    const sizes = await Promise.all(
      [60_000, 34_000, 8000].map(async (maxBytes) => {
        const { bytes, width } = await encodeSmall(source, { ...asJpeg, maxBytes });
        return { fits: bytes.byteLength <= maxBytes, width, bytes: bytes.byteLength };
      }),
    );
    expect(sizes.map(({ fits }) => fits)).toEqual([true, true, true]);
    expect(sizes.map(({ width }) => width === 200)).toEqual([true, true, false]);
    // So that the second cannot be the first.
    expect(sizes.map(({ bytes }) => bytes > 34_000)).toEqual([true, false, false]);
  });
});
