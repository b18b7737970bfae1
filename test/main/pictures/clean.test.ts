// Copies for other programs: without what tells about a picture, and as PNG.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainText, pngWith, smallPng } from '../../fakes/carrying.ts';
import { gps, makeFolder, noise, openRealPictures, quarters, quartersOf } from '../../fakes/pictures.ts';

const pictures = openRealPictures();
let folder: Awaited<ReturnType<typeof makeFolder>>;
beforeAll(async () => {
  folder = await makeFolder();
});
afterAll(async () => {
  await pictures.close();
  await folder.remove();
});

const pixels = (bytes: Uint8Array | string): Promise<Buffer> => sharp(bytes).raw().toBuffer();

describe('a clean copy', () => {
  test('of a PNG has its pixels and none of its texts', async () => {
    const bare = await smallPng(20);
    const from = await folder.put(
      'recipe.png',
      pngWith(bare, [plainText('parameters', 'a secret place'), plainText('kontext-studio', '{}')]),
    );
    const made = await pictures.clean(from, path.join(folder.path, 'clean-recipe'));
    if (!made.ok) throw new Error(made.failure.message);
    expect(path.basename(made.value.path)).toBe('clean-recipe.png');
    const bytes = readFileSync(made.value.path);
    expect(bytes.includes('secret') || bytes.includes('kontext')).toBe(false);
    expect(await pixels(bytes)).toEqual(await pixels(bare));
  });

  test('of a JPEG is not compressed again, and has no place and no camera', async () => {
    const bytes = await noise(64, 48)
      .withExif({ IFD0: { Make: 'Canon' }, IFD3: gps })
      .jpeg({ quality: 90 })
      .toBuffer();
    const from = await folder.put('camera.jpg', bytes);
    const made = await pictures.clean(from, path.join(folder.path, 'clean-camera'));
    if (!made.ok) throw new Error(made.failure.message);
    expect(path.basename(made.value.path)).toBe('clean-camera.jpg');
    expect((await sharp(made.value.path).metadata()).exif).toBeUndefined();
    expect(await pixels(made.value.path)).toEqual(await pixels(bytes));
  });

  test('of a picture that lies stands upright', async () => {
    const from = await folder.put('phone.jpg', await quarters(40, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    const made = await pictures.clean(from, path.join(folder.path, 'clean-phone'));
    if (!made.ok) throw new Error(made.failure.message);
    const { orientation, format, exif } = await sharp(made.value.path).metadata();
    expect({ orientation: orientation ?? 1, format, exif }).toEqual({ orientation: 1, format: 'png', exif: undefined });
    expect(await quartersOf(made.value.path)).toEqual(await quartersOf(await sharp(from).autoOrient().png().toBuffer()));
  });

  test('of another kind is a PNG; of what is no picture there is none', async () => {
    const from = await folder.put('t.tiff', await noise(40, 30).tiff().toBuffer());
    const made = await pictures.clean(from, path.join(folder.path, 'clean-t'));
    expect(made).toEqual({ ok: true, value: { path: path.join(folder.path, 'clean-t.png') } });
    const torn = await folder.put('torn.txt', 'no picture');
    expect((await pictures.clean(torn, path.join(folder.path, 'x'))).ok).toBe(false);
  });
});

describe('a bitmap', () => {
  test('is the whole picture as PNG, or no longer than is asked', async () => {
    const from = await folder.put('large.webp', await noise(300, 200).webp().toBuffer());
    const whole = path.join(folder.path, 'whole.png');
    expect(await pictures.bitmap(from, null, whole)).toEqual({ ok: true, value: { width: 300, height: 200 } });
    const small = path.join(folder.path, 'small.png');
    expect(await pictures.bitmap(from, 128, small)).toEqual({ ok: true, value: { width: 128, height: 85 } });
    expect((await sharp(small).metadata()).format).toBe('png');
  });
});
