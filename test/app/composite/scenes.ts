// Pictures of our own making, from a seed: something like a photograph, and what a model would make of it, with everything about it known.
import sharp from 'sharp';
import { apply, compose, invert, stretch } from '../../../app/pictures/affine.ts';
import type { Affine } from '../../../app/pictures/affine.ts';
import { bitsOf, planeOf } from '../../../app/composite/raster.ts';
import type { Bits, Rgb } from '../../../app/composite/raster.ts';
import { throughMap } from '../../../app/composite/sample.ts';
import type { Size } from '../../../app/models/model.ts';

export type Random = () => number;

/** Numbers of 0 to 1, the same for a seed everywhere (mulberry32). */
export function randomOf(seed: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Smooth noise of −1 to 1: a random lattice, enlarged by the same cubic as everything else. */
function clouds(size: Size, cell: number, random: Random): Float32Array {
  const lattice = planeOf({ width: Math.ceil(size.width / cell) + 3, height: Math.ceil(size.height / cell) + 3 });
  for (let at = 0; at < lattice.data.length; at += 1) lattice.data[at] = random() * 2 - 1;
  return throughMap(lattice, [1 / cell, 0, 1, 0, 1 / cell, 1], size).data;
}

type Base = Size & { readonly planes: readonly [Float32Array, Float32Array, Float32Array] };

/** Gradients, clouds from large to fine, and some thirty shapes with edges and textures of their own. */
function paintBase(size: Size, random: Random): Base {
  const octaves = [180, 60, 22, 9, 4].map((cell) => clouds(size, cell, random));
  const strength = [30, 18, 14, 10, 7];
  const [left, right] = [0, 1].map(() => [80 + 100 * random(), 80 + 100 * random(), 80 + 100 * random()]) as [number[], number[]];
  const planes = [0, 1, 2].map((channel) => {
    const plane = new Float32Array(size.width * size.height);
    const tint = octaves.map(() => 0.6 + 0.4 * random());
    for (let at = 0; at < plane.length; at += 1) {
      const part = (at % size.width) / size.width;
      let value = (1 - part) * (left[channel] as number) + part * (right[channel] as number);
      for (const [octave, cloud] of octaves.entries())
        value += (strength[octave] as number) * (tint[octave] as number) * (cloud[at] as number);
      plane[at] = value;
    }
    return plane;
  }) as [Float32Array, Float32Array, Float32Array];
  for (let shape = 0; shape < 30; shape += 1) {
    const [x, y] = [random() * size.width, random() * size.height];
    const [wide, high] = [20 + random() * 90, 20 + random() * 90];
    const colour = [30 + 190 * random(), 30 + 190 * random(), 30 + 190 * random()];
    const isRound = random() < 0.5;
    for (let row = Math.max(0, Math.floor(y - high)); row < Math.min(size.height, y + high); row += 1) {
      for (let column = Math.max(0, Math.floor(x - wide)); column < Math.min(size.width, x + wide); column += 1) {
        if (isRound && ((column - x) / wide) ** 2 + ((row - y) / high) ** 2 > 1) continue;
        const at = row * size.width + column;
        for (const [channel, plane] of planes.entries()) plane[at] = (colour[channel] as number) + 0.35 * ((plane[at] as number) - 128);
      }
    }
  }
  return { ...size, planes };
}

function see(base: Base, map: Affine, size: Size, random: Random, noise: number): Rgb {
  const planes = base.planes.map((data) => throughMap({ ...base, data }, map, size).data);
  const data = new Uint8ClampedArray(size.width * size.height * 3);
  for (let at = 0; at < size.width * size.height; at += 1) {
    const grain = noise * (random() + random() + random() - 1.5) * 2;
    for (const [channel, plane] of planes.entries()) data[at * 3 + channel] = Math.round((plane[at] as number) + grain);
  }
  return { ...size, data };
}

export type Scene = {
  readonly original: Rgb;
  readonly result: Rgb;
  /** From the original to the result. */
  readonly truth: Affine;
  /** Where something was pasted, in the original's pixels. */
  readonly patch: Bits;
};

export type SceneOptions = {
  readonly frame: Size;
  readonly result: Size;
  readonly maxShift: number;
  readonly maxZoom: number;
  readonly maxTone: number;
};

/** A picture and its edit: zoomed, shifted, its tone moved, an ellipse pasted, and stored as JPEG of quality 85. */
export async function makeScene(seed: number, { frame, result, maxShift, maxZoom, maxTone }: SceneOptions): Promise<Scene> {
  const random = randomOf(seed);
  const margin = 100;
  const base = paintBase({ width: frame.width + 2 * margin, height: frame.height + 2 * margin }, random);
  const onto: Affine = [1, 0, margin, 0, 1, margin];
  const original = see(base, onto, frame, random, 2);
  const either = (max: number): number => (random() * 2 - 1) * max;
  const [zoomX, zoomY] = [1 + either(maxZoom), 1 + either(maxZoom)];
  const [middleX, middleY] = [(frame.width - 1) / 2, (frame.height - 1) / 2];
  const moved: Affine = [zoomX, 0, middleX - zoomX * middleX + either(maxShift), 0, zoomY, middleY - zoomY * middleY + either(maxShift)];
  const truth = compose(stretch(frame, result), moved);
  const seen = see(base, compose(onto, invert(truth)), result, random, 1);
  const tone = [either(maxTone), either(maxTone), either(maxTone)];
  const patch = pasteInto(seen, frame, truth, random);
  for (let at = 0; at < seen.data.length; at += 1) seen.data[at] = Math.round((seen.data[at] as number) + (tone[at % 3] as number));
  return { original, result: await throughJpeg(seen), truth, patch };
}

/** An ellipse well inside, in a colour far from what was there, with stripes. */
function pasteInto(seen: Rgb, frame: Size, truth: Affine, random: Random): Bits {
  const patch = bitsOf(frame);
  const [wide, high] = [frame.width * (0.05 + 0.08 * random()), frame.height * (0.05 + 0.08 * random())];
  const [x, y] = [frame.width * (0.3 + 0.4 * random()), frame.height * (0.3 + 0.4 * random())];
  const isIn = (column: number, row: number): boolean => ((column - x) / wide) ** 2 + ((row - y) / high) ** 2 <= 1;
  for (let at = 0; at < patch.data.length; at += 1) patch.data[at] = isIn(at % frame.width, Math.floor(at / frame.width)) ? 1 : 0;
  const back = invert(truth);
  for (let at = 0; at < seen.width * seen.height; at += 1) {
    const [column, row] = apply(back, at % seen.width, Math.floor(at / seen.width));
    if (!isIn(column, row)) continue;
    for (let channel = 0; channel < 3; channel += 1) {
      const there = seen.data[at * 3 + channel] as number;
      const stripe = 12 * Math.sin((column + row) / 5);
      seen.data[at * 3 + channel] = Math.round((there > 128 ? there - 95 : there + 95) + stripe);
    }
  }
  return patch;
}

async function throughJpeg({ width, height, data }: Rgb): Promise<Rgb> {
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
  return { width, height, data: new Uint8Array(await sharp(bytes).raw().toBuffer()) };
}
