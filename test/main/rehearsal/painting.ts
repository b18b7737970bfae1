// The real painter for one test file, and measures of what it painted.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Reply } from '../../../app/failure.ts';
import type { Painted, PaintJob } from '../../../main/pictures/job-values.ts';
import { makeFolder, openRealPictures } from '../../fakes/pictures.ts';

export type Painting = {
  readonly put: (name: string, bytes: Uint8Array | string) => Promise<string>;
  readonly ask: (job: Partial<PaintJob>) => Promise<{ readonly reply: Reply<Painted>; readonly into: string }>;
  /** The painted file, when there is one. What the painter says of it is compared with it. */
  readonly paint: (job: Partial<PaintJob>) => Promise<Buffer>;
  readonly close: () => Promise<void>;
};

export async function openPainting(defaults: Partial<PaintJob>): Promise<Painting> {
  const pictures = openRealPictures();
  const folder = await makeFolder();
  let painted = 0;
  const ask: Painting['ask'] = async (job) => {
    painted += 1;
    const into = join(folder.path, `out-${painted}`);
    const plain = { inputs: [], prompt: '', strays: [], seed: 1, ratio: null, sizes: [], mediaType: 'image/png' as const };
    return { into, reply: await pictures.paint({ ...plain, ...defaults, ...job, into }) };
  };
  return {
    put: folder.put,
    ask,
    paint: async (job) => {
      const { reply, into } = await ask(job);
      if (!reply.ok) throw new Error(reply.failure.message);
      const bytes = await readFile(into);
      const { width, height, format } = await sharp(bytes).metadata();
      if (JSON.stringify(reply.value) !== JSON.stringify({ width, height, mediaType: `image/${format}`, bytes: bytes.length }))
        throw new Error(`said ${JSON.stringify(reply.value)} of ${width} × ${height} ${format}, ${bytes.length}`);
      return bytes;
    },
    close: async () => {
      await pictures.close();
      await folder.remove();
    },
  };
}

/** Grey values of a picture's file, or of its stretched pixels. */
export async function greys(file: Uint8Array): Promise<{ readonly width: number; readonly height: number; readonly values: Uint8Array }> {
  const { data, info } = await sharp(file).removeAlpha().greyscale().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, values: data };
}

/** The largest of the differences of red, green and blue, pixel by pixel; both of one size. */
export async function differences(a: Uint8Array, b: Uint8Array): Promise<Uint8Array> {
  const [x, y] = await Promise.all([a, b].map((bytes) => sharp(bytes).removeAlpha().toColourspace('srgb').raw().toBuffer()));
  if (x === undefined || y === undefined || x.length !== y.length) throw new Error('of two sizes');
  return Uint8Array.from({ length: x.length / 3 }, (_, pixel) =>
    Math.max(...[0, 1, 2].map((i) => Math.abs((x[pixel * 3 + i] ?? 0) - (y[pixel * 3 + i] ?? 0)))),
  );
}

export function median(values: Iterable<number>): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export const largest = (values: Uint8Array): number => values.reduce((max, value) => Math.max(max, value), 0);

export type Part = { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly share: number };

/** Connected parts, in shares of the picture, where more than half of a cell of eight pixels differs by more than `limit`. The largest first. */
export function partsOf(differing: Uint8Array, width: number, limit: number): readonly Part[] {
  const [across, down] = [Math.floor(width / 8), Math.floor(differing.length / width / 8)];
  const open = new Set<number>();
  for (let cell = 0; cell < across * down; cell += 1) {
    let count = 0;
    for (let at = 0; at < 64; at += 1) {
      const [x, y] = [(cell % across) * 8 + (at % 8), Math.floor(cell / across) * 8 + Math.floor(at / 8)];
      if ((differing[y * width + x] ?? 0) > limit) count += 1;
    }
    if (count > 32) open.add(cell);
  }
  const parts: Part[] = [];
  for (const first of open) {
    const cells = [first];
    open.delete(first);
    for (const cell of cells) {
      for (const next of [cell - 1, cell + 1, cell - across, cell + across].filter((neighbour) => open.delete(neighbour))) cells.push(next);
    }
    const [xs, ys] = [cells.map((cell) => cell % across), cells.map((cell) => Math.floor(cell / across))];
    const [left, top] = [Math.min(...xs), Math.min(...ys)];
    parts.push({
      x: xs.reduce((sum, x) => sum + x + 0.5, 0) / cells.length / across,
      y: ys.reduce((sum, y) => sum + y + 0.5, 0) / cells.length / down,
      width: (Math.max(...xs) - left + 1) / across,
      height: (Math.max(...ys) - top + 1) / down,
      share: cells.length / (across * down),
    });
  }
  return parts.sort((one, other) => other.share - one.share);
}
