// Pictures as PNG, for the clipboard and under the pointer.
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { makeFolder, noise, openRealPictures, quarters } from '../../fakes/pictures.ts';

const pictures = openRealPictures();
const folder = await makeFolder();
afterAll(async () => {
  await pictures.close();
  await folder.remove();
});

test('a bitmap is the whole picture as PNG, or no longer than is asked', async () => {
  const from = await folder.put('large.webp', await noise(300, 200).webp().toBuffer());
  expect(await pictures.bitmap(from, null, path.join(folder.path, 'whole.png'))).toEqual({ ok: true, value: { width: 300, height: 200 } });
  const small = path.join(folder.path, 'small.png');
  expect(await pictures.bitmap(from, 128, small)).toEqual({ ok: true, value: { width: 128, height: 85 } });
  expect((await sharp(small).metadata()).format).toBe('png');
});

test('a bitmap of a picture that lies stands upright, and tells nothing of its camera', async () => {
  const bytes = await quarters(40, 30)
    .withExif({ IFD0: { Make: 'Canon' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const from = await folder.put('phone.jpg', bytes);
  const into = path.join(folder.path, 'phone.png');
  expect(await pictures.bitmap(from, null, into)).toEqual({ ok: true, value: { width: 30, height: 40 } });
  expect((await sharp(into).metadata()).exif).toBeUndefined();
});

test('of what is no picture there is no bitmap', async () => {
  const from = await folder.put('words.txt', 'no picture');
  expect((await pictures.bitmap(from, null, path.join(folder.path, 'x.png'))).ok).toBe(false);
});
