import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { animatedGif, jpeg, jpegFromPhone, noise, png, quarters, quartersOf, webp } from '../../fakes/pictures.ts';
import { openPreparing, sha256 } from './preparing.ts';
import type { Preparing } from './preparing.ts';

let preparing: Preparing;
let prepared: Preparing['prepared'];
let stepsOf: Preparing['stepsOf'];

beforeAll(async () => {
  preparing = await openPreparing();
  ({ prepared, stepsOf } = preparing);
});
afterAll(() => preparing.close());

describe('a picture that needs nothing', () => {
  test('passes with its very bytes, under its own hash', async () => {
    for (const [bytes, ending, mediaType] of [
      [await png(), 'png', 'image/png'],
      [await jpeg(), 'jpg', 'image/jpeg'],
      [await webp(), 'webp', 'image/webp'],
    ] as const) {
      const { path, sent, bytes: out } = await prepared(bytes);
      expect({ path, sent, same: out.equals(bytes) }).toEqual({
        path: join(preparing.into, `${sha256(bytes)}.${ending}`),
        sent: { sha256: sha256(bytes), bytes: bytes.length, width: 24, height: 16, mediaType, steps: ['untouched'] },
        same: true,
      });
    }
  });

  test('an sRGB profile alone is no reason to touch it', async () => {
    expect(await stepsOf(await quarters(24, 16).withIccProfile('srgb').jpeg().toBuffer())).toEqual(['image/jpeg', '24x16', 'untouched']);
  });
});

test('what a GIF leaves open of its canvas is sent as nothing, where the decoder has black', async () => {
  const gif = await quarters(24, 16).gif().toBuffer();
  gif.writeUInt16LE(32, 6);
  gif.writeUInt16LE(20, 8);
  const { sent, bytes } = await prepared(gif);
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixel = (x: number, y: number): readonly number[] => [...data.subarray((y * info.width + x) * 4).subarray(0, 4)];
  expect([sent.mediaType, info.width, info.height, pixel(31, 19)[3], pixel(2, 18)[3], pixel(2, 2)[3]]).toEqual([
    'image/png',
    32,
    20,
    0,
    0,
    255,
  ]);
});

describe('metadata', () => {
  test('of a picture from a phone are gone, the place above all, and its pixels are the same', async () => {
    const before = await jpegFromPhone();
    const { sent, bytes } = await prepared(before);
    const { exif, xmp, iptc } = await sharp(bytes).metadata();
    expect({
      steps: sent.steps,
      exif,
      xmp,
      iptc,
      words: ['Telephone', 'Somebody', 'GPS', 'Exif'].filter((word) => bytes.includes(word)),
    }).toEqual({
      steps: ['location-removed', 'metadata-removed'],
      exif: undefined,
      xmp: undefined,
      iptc: undefined,
      words: [],
    });
    expect(await sharp(bytes).raw().toBuffer()).toEqual(await sharp(before).raw().toBuffer());
  });

  test('without a place are not called a place', async () => {
    expect(
      await stepsOf(
        await quarters(24, 16)
          .withExif({ IFD0: { Make: 'Telephone' } })
          .png()
          .toBuffer(),
      ),
    ).toEqual(['image/png', '24x16', 'metadata-removed']);
  });

  test('and what follows the end of a polyglot are left out', async () => {
    const { sent, bytes } = await prepared(Buffer.concat([await jpeg(), Buffer.from('<html><script>alert(1)</script>')]));
    expect({ steps: sent.steps, html: bytes.includes('<script>') }).toEqual({ steps: ['metadata-removed'], html: false });
  });
});

describe('orientation', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('%i is baked in', async (orientation) => {
    const upright = await sharp(await quarters(24, 16).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer())
      .autoOrient()
      .png()
      .toBuffer();
    const { sent, bytes } = await prepared(await quarters(24, 16).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer());
    const size = orientation > 4 ? { width: 16, height: 24 } : { width: 24, height: 16 };
    expect({
      width: sent.width,
      height: sent.height,
      steps: sent.steps,
      quarters: await quartersOf(bytes),
      orientation: (await sharp(bytes).metadata()).orientation,
    }).toEqual({
      ...size,
      steps: orientation === 1 ? ['metadata-removed'] : ['rotated', 'metadata-removed'],
      quarters: await quartersOf(upright),
      orientation: undefined,
    });
  });
});

describe('colour', () => {
  test('of a wide gamut becomes sRGB: the same look in other numbers', async () => {
    const wide = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#e03020' } })
      .withIccProfile('p3')
      .png()
      .toBuffer();
    const { sent, bytes } = await prepared(wide);
    const pixel = [...(await sharp(bytes).raw().toBuffer()).subarray(0, 3)];
    expect({
      steps: sent.steps,
      profile: (await sharp(bytes).metadata()).icc,
      off: pixel.map((value, i) => Math.abs(value - ([0xe0, 0x30, 0x20][i] ?? 0)) <= 3),
    }).toEqual({
      steps: ['colour-converted', 'metadata-removed'],
      profile: undefined,
      off: [true, true, true],
    });
  });

  test('of a CMYK photograph becomes sRGB', async () => {
    const { sent, bytes } = await prepared(await quarters(24, 16).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer());
    expect({
      steps: sent.steps.includes('colour-converted'),
      space: (await sharp(bytes).metadata()).space,
      quarters: await quartersOf(bytes),
    }).toEqual({ steps: true, space: 'srgb', quarters: ['red', 'green', 'blue', 'white'] });
  });

  test('of sixteen bits becomes eight', async () => {
    const { sent, bytes } = await prepared(await quarters(24, 16).toColourspace('rgb16').png().toBuffer());
    const { depth, space } = await sharp(bytes).metadata();
    expect({ mediaType: sent.mediaType, steps: sent.steps, depth, space, quarters: await quartersOf(bytes) }).toEqual({
      mediaType: 'image/png',
      steps: ['colour-converted'],
      depth: 'uchar',
      space: 'srgb',
      quarters: ['red', 'green', 'blue', 'white'],
    });
  });
});

describe('size', () => {
  test('is brought down to the long side, never up', async () => {
    expect([
      await stepsOf(await jpeg(900, 300), 600),
      await stepsOf(await png(300, 900), 600),
      await stepsOf(await jpeg(300, 100), 600),
    ]).toEqual([
      ['image/jpeg', '600x200', 'resized'],
      ['image/png', '200x600', 'resized'],
      ['image/jpeg', '300x100', 'untouched'],
    ]);
  });

  test('a PNG over 10 MiB becomes a JPEG under it', async () => {
    const { sent } = await prepared(await noise(2000, 1900).png().toBuffer());
    expect({ mediaType: sent.mediaType, size: [sent.width, sent.height], steps: sent.steps, fits: sent.bytes <= 10 * 1024 * 1024 }).toEqual(
      { mediaType: 'image/jpeg', size: [2000, 1900], steps: ['converted'], fits: true },
    );
  });
});

describe('kinds', () => {
  test('that cannot be sent become PNG or JPEG', async () => {
    expect([
      await stepsOf(await quarters(24, 16).avif().toBuffer()),
      await stepsOf(await quarters(24, 16).tiff().toBuffer()),
      await stepsOf(await quarters(1500, 1500).tiff({ compression: 'lzw' }).toBuffer()),
      await stepsOf(await quarters(1500, 1500).webp().toBuffer(), 1400),
    ]).toEqual([
      ['image/png', '24x16', 'converted'],
      ['image/png', '24x16', 'converted'],
      ['image/jpeg', '1500x1500', 'converted'],
      ['image/jpeg', '1400x1400', 'resized', 'converted'],
    ]);
  });

  test('with several frames are sent as their first', async () => {
    const frames = await Promise.all(
      ['#dc1e1e', '#1e28d2'].map((background) =>
        sharp({ create: { width: 20, height: 10, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    for (const bytes of [
      await animatedGif(),
      await sharp(frames, { join: { animated: true } })
        .webp({ lossless: true })
        .toBuffer(),
    ]) {
      const out = await prepared(bytes);
      expect({
        about: [out.sent.mediaType, out.sent.width, out.sent.height, ...out.sent.steps],
        colours: await quartersOf(out.bytes),
      }).toEqual({
        about: ['image/png', 20, 10, 'first-frame', 'converted'],
        colours: ['red', 'red', 'red', 'red'],
      });
    }
  });

  test('with transparency keep it, and lose it on white only where they must become JPEG', async () => {
    const kept = await prepared(await quarters(400, 300).ensureAlpha(0.5).webp().toBuffer(), 200);
    const lost = await prepared(await noise(2000, 1500, 4).png().toBuffer());
    expect([kept.sent.mediaType, (await sharp(kept.bytes).metadata()).hasAlpha, lost.sent.mediaType, lost.sent.steps]).toEqual([
      'image/png',
      true,
      'image/jpeg',
      ['flattened', 'converted'],
    ]);
  });

  test('with an alpha channel that is opaque everywhere lose nothing by losing it', async () => {
    const { sent, bytes } = await prepared(await quarters(400, 300).ensureAlpha(1).png().toBuffer(), 200);
    expect([sent.steps, (await sharp(bytes).metadata()).hasAlpha, await quartersOf(bytes)]).toEqual([
      ['resized'],
      false,
      ['red', 'green', 'blue', 'white'],
    ]);
  });
});
