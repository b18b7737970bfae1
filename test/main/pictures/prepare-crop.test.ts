// What is sent of a crop, and in the model's own size: pixel by pixel.
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPreparing } from './preparing.ts';
import type { Preparing } from './preparing.ts';

let preparing: Preparing;
beforeAll(async () => {
  preparing = await openPreparing();
});
afterAll(() => preparing.close());

/** Every pixel says where it is. */
const [width, height] = [1300, 900];
const raw = Uint8Array.from({ length: width * height * 3 }, (_, at) => {
  const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
  return at % 3 === 0 ? x % 256 : at % 3 === 1 ? y % 256 : (x >> 8) * 16 + (y >> 8);
});
const picture = () => sharp(raw, { raw: { width, height, channels: 3 } });
const pixels = (bytes: Uint8Array) => sharp(bytes).removeAlpha().raw().toBuffer();
const cut = (left: number, top: number, wide: number, high: number) =>
  picture().extract({ left, top, width: wide, height: high }).raw().toBuffer();

async function sent(bytes: Uint8Array, more: Parameters<Preparing['ask']>[1]) {
  const reply = await preparing.ask(bytes, more);
  if (!reply.ok) throw new Error(reply.failure.message);
  return { ...reply.value.sent, pixels: await pixels(await sharp(reply.value.path).toBuffer()) };
}
const sending = { longSide: 512, asIs: false };

test('a crop of the model’s own size is the picture’s own pixels, lossless, also of a JPEG and where its bytes were to be sent', async () => {
  const crop = [100, 7, 1184, 880] as const;
  const size = { width: 1184, height: 880 };
  const png = await picture().png().toBuffer();
  const jpeg = await picture().jpeg({ quality: 95 }).toBuffer();
  const [ofPng, asIs, ofJpeg] = [
    await sent(png, { ...sending, crop, size }),
    await sent(png, { ...sending, asIs: true, crop, size }),
    await sent(jpeg, { ...sending, crop, size }),
  ];
  expect(
    [ofPng, asIs, ofJpeg].map(({ mediaType, width: wide, height: high, steps, from }) => [mediaType, wide, high, steps, from]),
  ).toEqual([
    ['image/png', 1184, 880, [], [...crop]],
    ['image/png', 1184, 880, [], [...crop]],
    ['image/png', 1184, 880, ['converted'], [...crop]],
  ]);
  const own = await cut(...crop);
  expect([ofPng.pixels.equals(own), asIs.pixels.equals(own)]).toEqual([true, true]);
  const decoded = await sharp(jpeg).extract({ left: 100, top: 7, width: 1184, height: 880 }).raw().toBuffer();
  expect(ofJpeg.pixels.equals(decoded)).toBe(true);
});

test('a crop counts in the upright picture', async () => {
  // On its side in the file: 900 × 1300 once it is turned.
  const turned = await picture().withMetadata({ orientation: 6 }).png().toBuffer();
  const upright = await sharp(turned).autoOrient().raw().toBuffer({ resolveWithObject: true });
  expect([upright.info.width, upright.info.height]).toEqual([900, 1300]);
  const crop = [20, 700, 300, 200] as const;
  const got = await sent(turned, { ...sending, longSide: 2048, crop, size: null });
  const own = await sharp(upright.data, { raw: { width: 900, height: 1300, channels: 3 } })
    .extract({ left: 20, top: 700, width: 300, height: 200 })
    .raw()
    .toBuffer();
  expect([got.width, got.height, got.steps, got.pixels.equals(own)]).toEqual([300, 200, ['rotated', 'metadata-removed'], true]);
});

test('the model’s own size is met to the pixel, whatever the long side may be', async () => {
  const jpeg = await picture().jpeg().toBuffer();
  const { mediaType, steps, from, ...got } = await sent(jpeg, { ...sending, crop: null, size: { width: 1248, height: 832 } });
  expect([mediaType, got.width, got.height, steps, from]).toEqual(['image/png', 1248, 832, ['resized', 'converted'], [0, 0, 1300, 900]]);
});

test('a picture of that very size is left as it is', async () => {
  const png = await sharp(await cut(0, 0, 1184, 880), { raw: { width: 1184, height: 880, channels: 3 } })
    .png()
    .toBuffer();
  const { steps, from, sha256 } = await sent(png, { ...sending, crop: null, size: { width: 1184, height: 880 } });
  const untouched = await sent(png, { ...sending, longSide: 2048, crop: null, turned: null, strokes: [], size: null });
  expect([steps, from, sha256 === untouched.sha256]).toEqual([['untouched'], [0, 0, 1184, 880], true]);
});

test('the copy of one crop is never taken for another, nor for the whole picture', async () => {
  const png = await picture().png().toBuffer();
  const crops = [null, [0, 0, 200, 100], [0, 1, 200, 100], [1, 0, 200, 100], [0, 0, 100, 200]] as const;
  const ask = async () =>
    Promise.all(crops.map(async (crop) => (await sent(png, { ...sending, longSide: 2048, crop, size: null })).sha256));
  const [first, again] = [await ask(), await ask()];
  expect(new Set(first).size).toBe(crops.length);
  expect(again).toEqual(first);
});

test('a crop that the picture does not have is refused', async () => {
  const png = await picture().png().toBuffer();
  const reply = await preparing.ask(png, { ...sending, crop: [1200, 0, 101, 10], size: null });
  expect(reply.ok ? null : [reply.failure.kind, reply.failure.message]).toEqual([
    'invalid-request',
    '“photo” has no such part: it is 1300 × 900 px. Choose the crop again.',
  ]);
});
