// Tiny pictures made for tests, and the real picture process to give them to.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { spawnWithNode } from '../../main/pictures/host/process-host.ts';
import { openPictures } from '../../main/pictures/host/pictures.ts';
import type { Pictures } from '../../main/pictures/host/pictures.ts';
import { built } from '../built/built.ts';

/** The real process, as it is built. */
export function openRealPictures(log: (line: string) => void = () => undefined): Pictures {
  return openPictures({ spawn: spawnWithNode(built().pictures), log });
}

/** A folder of its own for one test file, and a way to put files into it. */
export async function makeFolder(): Promise<{
  readonly path: string;
  readonly put: (name: string, bytes: Uint8Array | string) => Promise<string>;
  readonly remove: () => Promise<void>;
}> {
  const path = await mkdtemp(join(tmpdir(), 'kontext-pictures-'));
  return {
    path,
    put: async (name, bytes) => {
      await writeFile(join(path, name), bytes);
      return join(path, name);
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

export type Corner = readonly [number, number, number];
export const corners: { readonly red: Corner; readonly green: Corner; readonly blue: Corner; readonly white: Corner } = {
  red: [220, 30, 30],
  green: [30, 200, 40],
  blue: [30, 40, 210],
  white: [245, 245, 245],
};

/** Four quarters: red, green; blue, white. Tells how a picture was turned. */
export function quarters(width: number, height: number): Sharp {
  const bytes = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = y < height / 2 ? (x < width / 2 ? corners.red : corners.green) : x < width / 2 ? corners.blue : corners.white;
      bytes.set(colour, (y * width + x) * 3);
    }
  }
  return sharp(bytes, { raw: { width, height, channels: 3 } });
}

/** The same noise every time: does not compress, so that limits of bytes are met. */
export function noise(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  const bytes = new Uint8Array(width * height * channels);
  let state = 12345;
  for (let at = 0; at < bytes.length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return sharp(bytes, { raw: { width, height, channels } });
}

export const gps = { GPSLatitudeRef: 'N', GPSLatitude: '52/1 31/1 12/1', GPSLongitudeRef: 'E', GPSLongitude: '13/1 24/1 18/1' };

export const png = (width = 24, height = 16): Promise<Buffer> => quarters(width, height).png().toBuffer();
/** The quarters turned by 180°: a result that changed something, as most do. One that looks as it was sent is compared at length, for half a second. */
export const resultPng = (width = 24, height = 16): Promise<Buffer> => quarters(width, height).rotate(180).png().toBuffer();
export const jpeg = (width = 24, height = 16): Promise<Buffer> =>
  quarters(width, height).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
export const webp = (width = 24, height = 16): Promise<Buffer> => quarters(width, height).webp({ quality: 90 }).toBuffer();

export const jpegFromPhone = (): Promise<Buffer> =>
  quarters(24, 16)
    .withExif({ IFD0: { Make: 'Telephone', Artist: 'Somebody' }, IFD3: gps })
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer();

export const animatedGif = async (): Promise<Buffer> => {
  const frames = await Promise.all(
    ['#dc1e1e', '#1e28d2'].map((background) =>
      sharp({ create: { width: 20, height: 10, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer();
};

/** A PNG that claims any size in its header and holds almost nothing. */
export async function pngClaiming(width: number, height: number): Promise<Buffer> {
  const { crc32 } = await import('node:zlib');
  const bytes = Buffer.from(await png(2, 2));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

/** Colour in the middle of each quarter: top left, top right, bottom left, bottom right, named by the nearest of the four. */
export async function quartersOf(file: string | Uint8Array): Promise<readonly string[]> {
  const { data, info } = await sharp(file).toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.25, 0.75],
    [0.75, 0.75],
  ].map(([u = 0, v = 0]) => {
    const at = (Math.floor(v * info.height) * info.width + Math.floor(u * info.width)) * info.channels;
    const far = ([r, g, b]: Corner): number =>
      Math.abs(r - (data[at] ?? 0)) + Math.abs(g - (data[at + 1] ?? 0)) + Math.abs(b - (data[at + 2] ?? 0));
    return Object.entries(corners).reduce((best, next) => (far(next[1]) < far(best[1]) ? next : best))[0];
  });
}
