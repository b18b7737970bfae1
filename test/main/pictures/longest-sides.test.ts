// Formats end somewhere: a copy that would have more pixels on a side is refused with what to do, and is no damage of the picture.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writePicture } from '../../../main/pictures/export/write-picture.ts';
import type { CopyJob } from '../../../main/pictures/export/write-picture.ts';
import { makeFolder, noise } from '../../fakes/pictures.ts';

const out = mkdtempSync(path.join(tmpdir(), 'kontext-sides-'));
const folder = await makeFolder();
afterAll(async () => {
  rmSync(out, { recursive: true, force: true });
  await folder.remove();
});

const copied = async (width: number, height: number, mediaType: CopyJob['mediaType'], longSide: number | null) => {
  const from = await folder.put(`${width}x${height}.png`, await noise(width, height).png().toBuffer());
  const made = await writePicture({
    path: from,
    name: 'panorama.png',
    into: path.join(out, 'copy'),
    mediaType,
    quality: 80,
    longSide,
    texts: null,
    untouched: null,
  });
  return made.ok ? [made.value.mediaType, made.value.width, made.value.height] : [made.failure.kind, made.failure.message];
};

test.each([
  ['a WebP of 16,383 pixels a side', 16_383, 3, 'image/webp', null, ['image/webp', 16_383, 3]],
  ['a taller one that is made smaller', 4, 20_000, 'image/webp', 10_000, ['image/webp', 2, 10_000]],
  ['a PNG of 65,500', 65_500, 2, 'image/png', null, ['image/png', 65_500, 2]],
  ['a JPEG of 65,500', 65_500, 2, 'image/jpeg', null, ['image/jpeg', 65_500, 2]],
] as const)('%s is written', async (_what, width, height, mediaType, longSide, made) => {
  expect(await copied(width, height, mediaType, longSide)).toEqual(made);
});

test.each([
  [16_384, 3],
  [3, 16_384],
])('a WebP of %i × %i pixels is not', async (width, height) => {
  expect(await copied(width, height, 'image/webp', null)).toEqual([
    'picture-too-large',
    '“panorama.png” would have 16384 pixels on its longer side, and a WebP has 16383 at most. Export it as PNG, or with a smaller longest side.',
  ]);
});
