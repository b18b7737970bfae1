// The cache of thumbnails may be deleted or damaged at any moment: what is asked for is made again.
import { existsSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { openBench, plantEdit } from './bench.ts';

async function grid() {
  const folder = temporaryFolder();
  const library = path.join(folder, 'library');
  const ids = (await Promise.all([1, 2, 3, 4].map((n) => plantEdit(library, n)))).map(({ id }) => id);
  const bench = await openBench({ folder, library });
  await bench.studio.session()?.library.settled();
  const cache = path.join(folder, 'home', 'libraries', readdirSync(path.join(folder, 'home', 'libraries'))[0] ?? '', 'thumbnails');
  return { ids, cache, tile: (editId: string) => bench.studio.media({ kind: 'result', editId, index: 0, longSide: 320 }) };
}

test(
  'row 13: thumbnails that are deleted in a loop while the grid scrolls are made again, and main goes on',
  { timeout: 240_000 },
  async () => {
    const { ids, cache, tile } = await grid();
    const asked: boolean[] = [];
    let longestMs = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
      try {
        rmSync(cache, { recursive: true, force: true });
      } catch {
        // One was being written in it: the next beat deletes it.
      }
    }, 60);
    for (let round = 0; round < 15; round += 1) asked.push(...(await Promise.all(ids.map(tile))).map((made) => made !== null));
    clearInterval(beat);
    // Whoever lost the race three times is asked for again when the tile is next shown.
    expect([asked.length, asked.includes(true), longestMs < 5000]).toEqual([60, true, true]);
    for (const id of ids) expect((await sharp(readFileSync((await tile(id))?.path ?? '')).metadata()).format).toBe('webp');
  },
);

test.each([
  ['emptied', (file: string) => truncateSync(file, 0)],
  ['cut', (file: string) => truncateSync(file, readFileSync(file).length - 20)],
  ['full of something else', (file: string) => writeFileSync(file, 'no picture at all')],
] as const)('row 13: a thumbnail that is %s is made again', async (_, harm) => {
  const { ids, tile } = await grid();
  const file = (await tile(ids[0] ?? ''))?.path ?? '';
  const good = readFileSync(file);
  harm(file);
  expect([(await tile(ids[0] ?? ''))?.path, readFileSync(file).equals(good), existsSync(`${file}.part`)]).toEqual([file, true, false]);
});
