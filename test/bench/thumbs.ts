// Thumbnails of results by the picture process, beside sharp alone at its best setting.
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { openPictures } from '../../main/pictures/host/pictures.ts';
import { spawnWithNode } from '../../main/pictures/host/process-host.ts';
import type { Bench } from './bench.ts';
import { grouped, longestBlock, middle, ms, msOf, times } from './figures.ts';

const longSide = 320;

export const thumbs: Bench = {
  name: 'thumbs',
  means: `Results of a million pixels become WebPs of 320 pixels, written to their files: through the supervised picture process, as the window asks for
them, beside sharp in this process with one thread a picture and four pictures at a time, which is the best it does. The block is the longest
time that the asking process could not do anything else. *First thumbnail* is one picture with the process already there.`,
  run: async ({ fixtures, quick, say }) => {
    const files = await fixtures.pictures(quick ? 16 : 64);
    say('thumbnails');
    const folder = path.join(fixtures.scratch, 'thumbs');
    mkdirSync(folder, { recursive: true });
    const product = path.dirname((await fixtures.product()).command);
    const pictures = openPictures({ spawn: spawnWithNode(path.join(product, 'picture-process.js')) });
    const make = async (n: number, into: string): Promise<void> => {
      const reply = await pictures.thumbnail(files[n] ?? '', longSide, path.join(folder, into));
      if (!reply.ok) throw new Error(reply.failure.message);
    };
    const alone = async (n: number): Promise<void> =>
      void (await sharp(await readFile(files[n] ?? ''))
        .resize(longSide, longSide, { fit: 'inside' })
        .webp({ quality: 80, effort: 1 })
        .toFile(path.join(folder, `alone-${n}.webp`)));
    sharp.concurrency(1);
    await Promise.all([make(0, 'warm.webp'), alone(0)]);
    const blocks: number[] = [];
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const all = (): Promise<unknown> => Promise.all(files.map((_, n) => make(n, `ours-${round}-${n}.webp`)));
      ours.push(await msOf(async () => blocks.push(await longestBlock(all))));
      theirs.push(await msOf(() => fourAtATime(files.length, alone)));
    }
    const firsts: number[] = [];
    for (let n = 0; n < Math.min(10, files.length); n += 1) firsts.push(await msOf(() => make(n, `first-${n}.webp`)));
    await pictures.close();
    const rate = (took: readonly number[]): number => files.length / (middle(took) / 1000);
    const ratio = rate(ours) / rate(theirs);
    const blockMs = middle(blocks);
    return [
      {
        goal: 'P9',
        name: 'thumbnails of a million pixels, a second',
        ours: grouped(rate(ours)),
        other: `sharp alone ${grouped(rate(theirs))}`,
        ratio: times(ratio),
        budget: '≥ 0.7×',
        held: ratio >= 0.7,
      },
      { goal: 'P9', name: 'longest block of the asking process meanwhile', ours: ms(blockMs), budget: '≤ 8 ms', held: blockMs <= 8 },
      { goal: 'P9', name: 'first thumbnail of a new result', ours: ms(middle(firsts)), budget: '≤ 60 ms', held: middle(firsts) <= 60 },
    ];
  },
};

async function fourAtATime(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all([one(), one(), one(), one()]);
}
