// A picture of eight flat patches, what it is made of, and how far another is from it.
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { plainText } from './carrying.ts';
import type { Rgb } from './colour-maths.ts';

export const colours: readonly Rgb[] = [
  [200, 60, 50],
  [60, 160, 70],
  [50, 70, 190],
  [230, 210, 60],
  [128, 128, 128],
  [245, 245, 245],
  [30, 30, 30],
  [150, 90, 170],
];
export const [columns, patchWidth, patchHeight] = [4, 24, 32];
export const size = { width: columns * patchWidth, height: 2 * patchHeight };

export function patches(of: readonly Rgb[] = colours): Sharp {
  const bytes = new Uint8Array(size.width * size.height * 3);
  for (let pixel = 0; pixel < size.width * size.height; pixel += 1) {
    const [x, y] = [pixel % size.width, Math.floor(pixel / size.width)];
    bytes.set(of[Math.floor(x / patchWidth) + columns * Math.floor(y / patchHeight)] ?? [0, 0, 0], pixel * 3);
  }
  return sharp(bytes, { raw: { ...size, channels: 3 } });
}

/** The orientation 6 of EXIF and nothing else, without the head that JPEG puts before it. */
export const turnedExif = Buffer.from('49492a00080000000100120103000100000006000000000000000000', 'hex');

/** Lies on its left side, as a phone stores it that was held upright. */
export const lying = async (): Promise<Sharp> => sharp(await patches().rotate(270).png().toBuffer());

/** Chunks where decoders do not look: behind the pixels. */
export const pngBehind = (png: Buffer, chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([png.subarray(0, -12), ...chunks, png.subarray(-12)]);

/** As ImageMagick writes profiles. */
export const rawProfile = (kind: string, profile: Buffer): Buffer =>
  plainText(
    `Raw profile type ${kind}`,
    `\n${kind}\n${String(profile.byteLength).padStart(8)}\n${profile.toString('hex').replace(/(.{72})/g, '$1\n')}\n`,
  );

/** How far the middles of the patches are from what is expected, over all three colours: their mean, and what 99 of 100 values stay under. 0 to 255. */
export function farFrom(
  {
    data,
    width,
    height,
    channels,
  }: { readonly data: ArrayLike<number>; readonly width: number; readonly height: number; readonly channels: number },
  expected: readonly Rgb[],
): { readonly mean: number; readonly max: number } {
  if (width !== size.width || height !== size.height) return { mean: Number.POSITIVE_INFINITY, max: Number.POSITIVE_INFINITY };
  const off: number[] = [];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [inX, inY] = [x % patchWidth, y % patchHeight];
      // The edges of a patch are another matter: lossy encoders mix them.
      if (inX < 8 || inX >= 16 || inY < 8 || inY >= 24) continue;
      const wanted = expected[Math.floor(x / patchWidth) + columns * Math.floor(y / patchHeight)] ?? [0, 0, 0];
      wanted.forEach((value, channel) =>
        off.push(Math.abs(value - (data[(y * width + x) * channels + (channels < 3 ? 0 : channel)] ?? 0))),
      );
    }
  }
  off.sort((a, b) => a - b);
  return { mean: off.reduce((sum, value) => sum + value, 0) / off.length, max: off[Math.floor(off.length * 0.99)] ?? 0 };
}
