// Brings sRGB pixels into the colours of another picture, so that they can be laid on its samples.
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Raster } from '../../../app/composite/blend-rows.ts';
import type { Rgb16 } from '../../../app/composite/correct.ts';
import { fromPixels } from '../decoder.ts';
import { isSrgbProfile } from '../srgb-profile.ts';
import type { Original } from './original.ts';

/** The answer has as many channels as the original has colours; eight bits each where a profile is in between. Throws what the decoder throws. */
export async function inColoursOf({ icc, channels }: Pick<Original, 'icc' | 'channels'>, rgb: Rgb16): Promise<Raster> {
  const { width, height } = rgb;
  const wanted = channels === 1 ? 1 : 3;
  const isSrgb = icc === null || isSrgbProfile(icc);
  if (isSrgb && wanted === 3) return rgb;
  // With sixteen bits a profile would be taken for one of Display P3 (findings/sharp-leaves-deep-pictures-in-p3.sh).
  const bytes = new Uint8Array(rgb.data.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Math.round((rgb.data[at] as number) / 257);
  const plain = fromPixels({ width, height, channels: 3, bytes });
  if (isSrgb) return { width, height, channels: 1, data: await plain.toColourspace('b-w').raw().toBuffer() };
  // The library takes a profile by its file alone.
  const file = path.join(tmpdir(), `kontext-${randomUUID()}.icc`);
  try {
    await writeFile(file, icc, { flag: 'wx', mode: 0o600 });
    const turned = wanted === 1 ? plain.toColourspace('b-w') : plain;
    const { data, info } = await turned.withIccProfile(file).raw().toBuffer({ resolveWithObject: true });
    return { width, height, channels: wanted, data: info.channels === wanted ? data : firstOfEach(data, info.channels) };
  } finally {
    await rm(file, { force: true });
  }
}

function firstOfEach(data: Uint8Array, channels: number): Uint8Array {
  const first = new Uint8Array(data.length / channels);
  for (let at = 0; at < first.length; at += 1) first[at] = data[at * channels] ?? 0;
  return first;
}
