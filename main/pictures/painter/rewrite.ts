// What a way through the model does to every pixel, also where nothing was asked: the finest detail softens, grain is drawn anew, colours move a little.
import { fromSharp, toSharp } from './canvas.ts';
import type { Canvas } from './canvas.ts';
import { makeNoise } from './random.ts';
import type { Random } from './random.ts';

const tile = 256;

/** Two seeds never give the same picture. Colours move by about one unit of Lab at most, as was measured on real results. */
export async function rewritten(canvas: Canvas, random: Random): Promise<Canvas> {
  const [exposure, warmth, lift] = [1 + (random() - 0.5) * 0.02, (random() - 0.5) * 0.012, (random() - 0.5) * 2];
  const tables = [exposure * (1 + warmth), exposure, exposure * (1 - warmth)].map((gain) =>
    Float32Array.from({ length: 256 }, (_, value) => value * gain + lift),
  );
  const [reds, greens, blues] = tables as [Float32Array, Float32Array, Float32Array];
  const noise = makeNoise(random);
  // Specks of single pixels, and blots of some pixels, which are what a decoder of latents leaves.
  const grain = Float32Array.from(
    { length: tile * tile },
    (_, at) => (random() - 0.5) * 4 + (noise((at % tile) / 4, Math.floor(at / tile) / 4) - 0.5) * 16,
  );
  const soft = await fromSharp(toSharp(canvas).blur(0.5));
  const { width, height } = soft;
  const bytes = new Uint8ClampedArray(width * height * 3);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      const row = (y % tile) * tile;
      const light = grain[row + (x % tile)] ?? 0;
      const hue = 0.3 * (grain[row + ((x + tile / 2) % tile)] ?? 0);
      bytes[at] = (reds[soft.bytes[at] ?? 0] ?? 0) + light + hue;
      bytes[at + 1] = (greens[soft.bytes[at + 1] ?? 0] ?? 0) + light;
      bytes[at + 2] = (blues[soft.bytes[at + 2] ?? 0] ?? 0) + light - hue;
    }
  }
  return { width, height, bytes: new Uint8Array(bytes.buffer) };
}
