// Preparing what is sent: a photograph of twelve megapixels to 2048 pixels, and a file that fits already.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { openPictures } from '../../main/pictures/host/pictures.ts';
import { spawnWithNode } from '../../main/pictures/host/process-host.ts';
import type { Bench } from './bench.ts';
import { middle, msOf, times } from './figures.ts';
import { settleDisk } from './fixtures.ts';

const count = 8;

export const prep: Bench = {
  name: 'prep',
  means: `Photographs of twelve megapixels become JPEGs of 2048 pixels, upright, in sRGB, without metadata, durable on the disk: through the picture process,
beside sharp that only resizes and encodes. A file that fits already must be sent as it is, byte for byte.`,
  run: async ({ fixtures, quick, say }) => {
    say('preparing');
    const [width, height] = [4000, 3000];
    const photos = await Promise.all(Array.from({ length: quick ? 3 : count }, (_, n) => photo(width, height, n)));
    const files = photos.map((bytes, n) => fixtures.file(`prep/photo-${n}.jpg`, bytes));
    const product = path.dirname((await fixtures.product()).command);
    const pictures = openPictures({ spawn: spawnWithNode(path.join(product, 'picture-process.js')) });
    const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    const prepare = async (file: string, bytes: Uint8Array, into: string) => {
      const reply = await pictures.prepare(
        { path: file, sha256: sha256(bytes), mediaType: 'image/jpeg' },
        { longSide: 2048, asIs: false, crop: null, turned: null, strokes: [], size: null },
        path.join(fixtures.scratch, 'prep', into),
      );
      if (!reply.ok) throw new Error(reply.failure.message);
      return reply.value;
    };
    const small = await photo(1600, 1200, 99);
    const fitting = await prepare(fixtures.file('prep/small.jpg', small), small, 'small');
    const untouched = readFileSync(fitting.path).equals(small);
    sharp.concurrency(1);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < 3; round += 1) {
      settleDisk();
      ours.push(await msOf(() => Promise.all(files.map((file, n) => prepare(file, photos[n] ?? small, `into-${round}`)))));
      theirs.push(
        await msOf(() =>
          Promise.all(
            files.map(async (file, n) =>
              sharp(await readFile(file))
                .resize(2048, 2048, { fit: 'inside' })
                .jpeg({ quality: 92 })
                .toFile(path.join(fixtures.scratch, 'prep', `alone-${n}.jpg`)),
            ),
          ),
        ),
      );
    }
    await pictures.close();
    const rate = (took: readonly number[]): number => files.length / (middle(took) / 1000);
    const slower = middle(ours) / middle(theirs);
    return [
      {
        goal: 'P12',
        name: '12-megapixel JPEGs prepared, a second',
        ours: rate(ours).toFixed(1),
        other: `sharp alone ${rate(theirs).toFixed(1)}`,
        ratio: times(slower),
        budget: '≤ 1.3× its time, or ≥ 8 a second',
        held: slower <= 1.3 || rate(ours) >= 8,
      },
      { goal: 'P12', name: 'a file that fits is sent byte for byte', ours: untouched ? 'yes' : 'no', budget: 'yes', held: untouched },
    ];
  },
};

/** Broad shapes and grain, as a camera makes them, so that decoding costs what it costs. */
async function photo(width: number, height: number, n: number): Promise<Buffer> {
  const grain = sharp({ create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 18 } } });
  return sharp(
    await grain
      .blur(1 + (n % 3))
      .raw()
      .toBuffer(),
    { raw: { width, height, channels: 3 } },
  )
    .tint({ r: 120 + n * 10, g: 140, b: 200 - n * 10 })
    .jpeg({ quality: 90 })
    .toBuffer();
}
