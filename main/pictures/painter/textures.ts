// Surfaces: what is done with a pixel's neighbours, and what falls from the sky.
import type { Canvas, Mask, Shader } from './canvas.ts';
import { blend, fromSharp, luma, mix, shade, smoothstep, toSharp } from './canvas.ts';
import type { Noise, Random } from './random.ts';
import type { TextureName } from './words.ts';

/** `background` limits a blur to what is not the subject. */
export async function texture(name: TextureName, canvas: Canvas, random: Random, noise: Noise, background: Mask | null): Promise<Canvas> {
  const { width, height } = canvas;
  switch (name) {
    case 'blur': {
      const blurred = await fromSharp(toSharp(canvas).blur(width / 110));
      return background === null ? blurred : blend(canvas, blurred, (pixel) => background[pixel] ?? 1);
    }
    case 'sharpen':
      return fromSharp(toSharp(canvas).sharpen({ sigma: 1.6, m1: 1.5, m2: 4 }));
    case 'pixels': {
      const small = await fromSharp(toSharp(canvas).resize(Math.round(width / 10), Math.round(height / 10), { fit: 'fill' }));
      return fromSharp(toSharp(shade(small, [levels(9)])).resize(width, height, { fit: 'fill', kernel: 'nearest' }));
    }
    case 'grain':
      return shade(canvas, [(c) => c.forEach((value, i) => (c[i] = value + (random() - 0.5) * 0.14))]);
    case 'sketch':
      return sketch(canvas, noise);
    case 'poster': {
      const flat = await fromSharp(toSharp(await flattened(canvas, 5)).modulate({ saturation: 1.35 }));
      return shade(shade(flat, [levels(6)]), [await outlines(canvas, 0.9)]);
    }
    case 'oil':
      return strokes(canvas, random, Math.max(7, Math.round(width / 150)));
    case 'watercolour': {
      const flat = await fromSharp(toSharp(await flattened(canvas, 7)).modulate({ saturation: 1.2, brightness: 1.08 }));
      const paper: Shader = (c, u, v) => {
        const wash = mix(0.9, 1.12, noise(u * 9, v * 9 * (height / width)));
        const rough = mix(0.965, 1.02, noise(u * 160, v * 160 * (height / width)));
        const dry = smoothstep(0.4, 0.5, Math.max(Math.abs(u - 0.5), Math.abs(v - 0.5)) + (noise(u * 14, v * 14) - 0.5) * 0.09);
        for (let i = 0; i < 3; i += 1) c[i] = mix(mix((c[i] ?? 0) * wash, 1, 0.12), [0.985, 0.975, 0.95][i] ?? 1, dry) * rough;
      };
      return shade(flat, [await outlines(canvas, 0.35), paper]);
    }
  }
}

export function snowflakes(canvas: Canvas, random: Random): Canvas {
  const flakes = Array.from({ length: 1100 }, () => ({
    x: random(),
    y: random(),
    radius: (0.7 + 4.6 * random() ** 4) * (canvas.width / 1200),
    light: mix(0.45, 0.95, random()),
    slant: 1,
  }));
  return sprinkle(canvas, flakes);
}

export function raindrops(canvas: Canvas, random: Random): Canvas {
  const drops = Array.from({ length: 900 }, () => ({
    x: random(),
    y: random(),
    radius: 0.8 * (canvas.width / 1200),
    light: mix(0.12, 0.42, random()),
    slant: Math.round(mix(18, 46, random())),
  }));
  return sprinkle(canvas, drops);
}

type Speck = {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly light: number;
  /** Length of its streak in pixels. */ readonly slant: number;
};

function sprinkle(canvas: Canvas, specks: readonly Speck[]): Canvas {
  const { width, height } = canvas;
  const bytes = new Uint8Array(canvas.bytes);
  for (const { x, y, radius, light, slant } of specks) {
    for (let step = 0; step < slant; step += 1) {
      const [cx, cy] = [x * width - step * 0.22, y * height + step];
      for (let py = Math.floor(cy - radius - 1); py <= cy + radius + 1; py += 1) {
        for (let px = Math.floor(cx - radius - 1); px <= cx + radius + 1; px += 1) {
          if (px < 0 || py < 0 || px >= width || py >= height) continue;
          const share = light * (1 - smoothstep(radius * 0.4, radius + 0.9, Math.hypot(px - cx, py - cy)));
          for (let i = 0, at = (py * width + px) * 3; i < 3; i += 1) bytes[at + i] = Math.round(mix(bytes[at + i] ?? 0, 250, share));
        }
      }
    }
  }
  return { width, height, bytes };
}

/** Areas of one colour with clean edges; at half size, since a median costs with its area. */
async function flattened(canvas: Canvas, size: number): Promise<Canvas> {
  const half = await fromSharp(
    toSharp(canvas)
      .resize(Math.round(canvas.width / 2), Math.round(canvas.height / 2), { fit: 'fill' })
      .median(size)
      .median(size),
  );
  return fromSharp(toSharp(half).resize(canvas.width, canvas.height, { fit: 'fill', kernel: 'cubic' }));
}

function levels(count: number): Shader {
  return (c) => c.forEach((value, i) => (c[i] = Math.round(value * (count - 1)) / (count - 1)));
}

async function greyOf(canvas: Canvas, sigma: number): Promise<Float32Array> {
  const soft = await fromSharp(toSharp(canvas).blur(sigma));
  return Float32Array.from(
    { length: canvas.width * canvas.height },
    (_, pixel) =>
      (0.299 * (soft.bytes[pixel * 3] ?? 0) + 0.587 * (soft.bytes[pixel * 3 + 1] ?? 0) + 0.114 * (soft.bytes[pixel * 3 + 2] ?? 0)) / 255,
  );
}

async function outlines(canvas: Canvas, strength: number): Promise<Shader> {
  const { width, height } = canvas;
  const grey = await greyOf(canvas, 1.6);
  return (c, _u, _v, pixel) => {
    const [right, below] = [pixel % width === width - 1 ? pixel : pixel + 1, pixel + width < width * height ? pixel + width : pixel];
    const slope = Math.hypot((grey[right] ?? 0) - (grey[pixel] ?? 0), (grey[below] ?? 0) - (grey[pixel] ?? 0));
    const ink = strength * smoothstep(0.02, 0.07, slope);
    for (let i = 0; i < 3; i += 1) c[i] = (c[i] ?? 0) * (1 - ink);
  };
}

/** Colour dodge of the picture over its blurred negative: lines where it changes, paper elsewhere. */
async function sketch(canvas: Canvas, noise: Noise): Promise<Canvas> {
  const [fine, wide] = [await greyOf(canvas, 0.6), await greyOf(canvas, 9)];
  const ratio = canvas.height / canvas.width;
  return shade(canvas, [
    (c, u, v, pixel) => {
      const line = Math.min(1, (fine[pixel] ?? 0) / Math.max(0.02, wide[pixel] ?? 0));
      const shadow = mix(0.62, 1, smoothstep(0, 0.6, luma(c)));
      const hatch = mix(0.94, 1.03, noise((u + v * ratio) * 130, (u - v * ratio) * 18));
      const tone = line ** 1.8 * shadow * hatch;
      for (let i = 0; i < 3; i += 1) c[i] = [0.98, 0.97, 0.94][i] ?? 1;
      for (let i = 0; i < 3; i += 1) c[i] = (c[i] ?? 1) * mix(0.12, 1, tone);
    },
  ]);
}

/** Short strokes across the slope of the picture, large ones first. */
async function strokes(canvas: Canvas, random: Random, length: number): Promise<Canvas> {
  const { width, height } = canvas;
  const grey = await greyOf(canvas, 3);
  const base = await fromSharp(toSharp(canvas).blur(length / 3));
  const bytes = new Uint8Array(base.bytes);
  for (const size of [length * 1.6, length, length * 0.6]) {
    const count = Math.round(((width * height) / (size * size)) * 3);
    for (let stroke = 0; stroke < count; stroke += 1) {
      const [x, y] = [Math.floor(random() * width), Math.floor(random() * height)];
      const at = y * width + x;
      const slope = [(grey[at + 2] ?? 0) - (grey[at - 2] ?? 0), (grey[at + 2 * width] ?? 0) - (grey[at - 2 * width] ?? 0)] as const;
      const angle = Math.atan2(slope[0], -slope[1]) + (random() - 0.5) * 0.5;
      const shine = (random() - 0.5) * 26;
      const colour = [0, 1, 2].map((i) => Math.max(0, Math.min(255, (canvas.bytes[at * 3 + i] ?? 0) + shine)));
      paintStroke({ width, height, bytes }, { x, y, size, angle, colour });
    }
  }
  return { width, height, bytes };
}

/** `size`: half its length in pixels. `angle` in radians, `colour` from 0 to 255. */
type Stroke = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly angle: number;
  readonly colour: readonly number[];
};

/** In the canvas's own bytes, what is outside left away. */
function paintStroke({ width, height, bytes }: Canvas, { x, y, size, angle, colour }: Stroke): void {
  for (let along = -size; along <= size; along += 1) {
    for (let across = -size / 3.5; across <= size / 3.5; across += 1) {
      const [px, py] = [
        Math.round(x + Math.cos(angle) * along - Math.sin(angle) * across),
        Math.round(y + Math.sin(angle) * along + Math.cos(angle) * across),
      ];
      if (px < 0 || py < 0 || px >= width || py >= height) continue;
      for (let i = 0; i < 3; i += 1) bytes[(py * width + px) * 3 + i] = mix(bytes[(py * width + px) * 3 + i] ?? 0, colour[i] ?? 0, 0.75);
    }
  }
}
