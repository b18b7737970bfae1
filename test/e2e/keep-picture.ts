// Screenshots as files: few colours, so that they stay small, and left alone while they show the same.
import { existsSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import type { OutputInfo } from 'sharp';

/** Fewer differing pixels than the fewest letters have are what a clock, a caret or smoothing does. */
const maxDifference = 150;
const min = 40;

/** Returns whether the file was written; an old one that shows the same stays as it is. */
export async function keepPicture(file: string, screenshot: Buffer): Promise<boolean> {
  const png = await sharp(screenshot).png({ palette: true, quality: 92, effort: 10, compressionLevel: 9 }).toBuffer();
  if (existsSync(file) && (await showsTheSame(file, png))) return false;
  writeFileSync(file, png);
  return true;
}

async function showsTheSame(file: string, other: Buffer): Promise<boolean> {
  const [before, after] = await Promise.all([pixelsOf(file), pixelsOf(other)]);
  if (before.info.width !== after.info.width || before.info.height !== after.info.height) return false;
  let different = 0;
  for (let at = 0; at < before.data.length; at += 3) {
    const apart = [0, 1, 2].some((band) => Math.abs((before.data[at + band] ?? 0) - (after.data[at + band] ?? 0)) > min);
    if (apart) different += 1;
  }
  return different <= maxDifference;
}

const pixelsOf = (picture: string | Buffer): Promise<{ data: Buffer; info: OutputInfo }> =>
  sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
