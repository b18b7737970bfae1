// Pictures of every kind in Chromium itself: what the window is given looks as it is sent, and what Chromium knows of a file's colours agrees with ours.
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { colourKinds } from '../fakes/colour-pictures.ts';
import type { ColourKind } from '../fakes/colour-pictures.ts';
import { farFrom } from '../fakes/patches.ts';
import { makeFolder, openRealPictures } from '../fakes/pictures.ts';

const pictures = openRealPictures();
let folder: Awaited<ReturnType<typeof makeFolder>>;
let browser: Browser;
let page: Page;
let kinds: readonly ColourKind[];

beforeAll(async () => {
  [folder, browser, kinds] = await Promise.all([makeFolder(), chromium.connect(inject('partsBrowser')), colourKinds()]);
  page = await browser.newPage();
});
afterAll(async () => {
  await page.close();
  await browser.close();
  await pictures.close();
  await folder.remove();
});

type Shown = { readonly width: number; readonly height: number; readonly data: Buffer; readonly channels: 4 };

/** As an image of the page looks on a canvas, which is sRGB. Null where Chromium cannot read it. */
async function shown(bytes: Buffer): Promise<Shown | null> {
  const seen = await page.evaluate(
    async (address) => {
      const image = new Image();
      image.src = address;
      try {
        await image.decode();
      } catch {
        return null;
      }
      const [width, height] = [image.naturalWidth, image.naturalHeight];
      const context = new OffscreenCanvas(width, height).getContext('2d', { colorSpace: 'srgb' });
      if (context === null) return null;
      context.drawImage(image, 0, 0);
      const letters = Array.from(context.getImageData(0, 0, width, height).data, (value) => String.fromCharCode(value));
      return { width, height, data: btoa(letters.join('')) };
    },
    `data:;base64,${bytes.toString('base64')}`,
  );
  return seen === null ? null : { ...seen, channels: 4, data: Buffer.from(seen.data, 'base64') };
}

const near = (seen: Shown | null, expected: ColourKind['expected']): boolean => {
  if (seen === null || expected === null) return false;
  const { mean, max } = farFrom(seen, expected);
  return mean <= 3 && max <= 8;
};

test('each kind looks in the window as it is sent', async () => {
  const wrong: string[] = [];
  for (const { name, bytes, expected, asItIs } of kinds) {
    if (expected === null) continue;
    const [file, view] = [await folder.put(`${name}.in`, bytes), path.join(folder.path, `${name}.png`)];
    if (!asItIs) await pictures.bitmap(file, 6144, view);
    if (!near(await shown(asItIs ? bytes : await readFile(view)), expected)) wrong.push(name);
  }
  expect(wrong).toEqual([]);
});

test('Chromium reads the same colours out of the files that it knows', async () => {
  // It maps HDR by a curve of its own, turns EXIF in JPEG alone, shows what moves, has two minds about television, and does not ask the camera.
  const others = /PQ|HLG|turned|animated|tiff|CMYK|png of television|camera/;
  const wrong: string[] = [];
  for (const { name, bytes, expected } of kinds.filter((kind) => !others.test(kind.name)))
    if (!near(await shown(bytes), expected)) wrong.push(name);
  expect(wrong).toEqual([]);
});
