// One place of the picture: where what was asked for is painted, and what nobody asked for. Shape and place come from words and seed.
import type { Size } from '../../../app/models/model.ts';
import { fromSharp, mix, shade, smoothstep, toSharp } from './canvas.ts';
import type { Canvas, Shader } from './canvas.ts';
import type { Random } from './random.ts';
import type { Rgb } from './words.ts';

/** The middle of a place and how far it reaches, in pixels. */
export type Circle = { readonly x: number; readonly y: number; readonly radius: number };

/** In the middle of the picture, more or less; never in the corner of the mark. */
export function askedPlace({ width, height }: Size, random: Random, reach: number): Circle {
  return {
    x: width * mix(0.32, 0.68, random()),
    y: height * mix(0.32, 0.6, random()),
    radius: Math.min(width, height) * reach * mix(0.9, 1.1, random()),
  };
}

/** In that corner without the mark which is farthest from what was asked. */
export function farPlace({ width, height }: Size, asked: { readonly x: number; readonly y: number }): Circle {
  const corners = [
    [0.13, 0.15],
    [0.87, 0.15],
    [0.13, 0.85],
  ].map(([u = 0, v = 0]) => ({ x: width * u, y: height * v, radius: Math.min(width, height) * 0.075 }));
  const away = ({ x, y }: Circle): number => Math.hypot(x - asked.x, y - asked.y);
  return corners.reduce((best, circle) => (away(circle) > away(best) ? circle : best));
}

/** Shades one place with a clear edge: a shape with petals, or with none a window with round corners. What is around it stays as it is. */
export function shadeAt(canvas: Canvas, { x, y, radius }: Circle, shader: Shader, petals = 0, turned = 0): Canvas {
  const { width, height } = canvas;
  const [left, top] = [Math.max(0, Math.floor(x - radius)), Math.max(0, Math.floor(y - radius))];
  const box = { left, top, width: Math.min(width, Math.ceil(x + radius)) - left, height: Math.min(height, Math.ceil(y + radius)) - top };
  const inside = new Float32Array(3);
  const shape: Shader = (c, u, v, pixel) => {
    const [dx, dy] = [(u * width - x) / radius, (v * height - y) / radius];
    const away =
      petals === 0 ? (dx ** 6 + dy ** 6) ** (1 / 6) : Math.hypot(dx, dy) / (0.84 + 0.16 * Math.cos(petals * Math.atan2(dy, dx) + turned));
    const share = 1 - smoothstep(1 - 2.5 / radius, 1, away);
    if (share === 0) return;
    inside.set(c);
    shader(inside, dx, dy, pixel);
    for (let i = 0; i < 3; i += 1) c[i] = mix(c[i] ?? 0, inside[i] ?? 0, share);
  };
  return shade(canvas, [shape], box);
}

const paints: readonly Rgb[] = [
  [0.84, 0.16, 0.15],
  [0.93, 0.49, 0.13],
  [0.95, 0.83, 0.2],
  [0.22, 0.6, 0.28],
  [0.16, 0.38, 0.82],
  [0.5, 0.24, 0.72],
  [0.97, 0.97, 0.97],
];

/** A thing that was not there, of a colour that stands out from what is there. */
export async function withThing(canvas: Canvas, circle: Circle, random: Random): Promise<Canvas> {
  const { x, y, radius } = circle;
  const [r = 0, g = 0, b = 0] = (
    await fromSharp(
      toSharp(canvas)
        .extract({ left: Math.floor(x - radius / 2), top: Math.floor(y - radius / 2), width: Math.ceil(radius), height: Math.ceil(radius) })
        .resize(1, 1, { fit: 'fill' }),
    )
  ).bytes;
  const ranked = paints
    .map((paint) => ({ paint, worth: Math.hypot(paint[0] - r / 255, paint[1] - g / 255, paint[2] - b / 255) + 0.4 * random() }))
    .sort((one, other) => other.worth - one.worth);
  const paint = ranked[0]?.paint ?? [1, 1, 1];
  const lit: Shader = (c, dx, dy) => {
    const away = Math.hypot(dx + 0.4, dy + 0.4);
    for (let i = 0; i < 3; i += 1) c[i] = (paint[i] ?? 0) * (1.12 - 0.42 * away) + 0.22 * smoothstep(0.3, 0, away);
  };
  return shadeAt(canvas, circle, lit, 2 + Math.floor(random() * 5), random() * 2 * Math.PI);
}

/** Another picture in a window, as large as the place. */
export function withInset(canvas: Canvas, circle: Circle, { width, height, bytes }: Canvas): Canvas {
  const shown: Shader = (c, dx, dy) => {
    const at = (Math.floor(((dy + 1) / 2) * height) * width + Math.floor(((dx + 1) / 2) * width)) * 3;
    for (let i = 0; i < 3; i += 1) c[i] = (bytes[at + i] ?? 0) / 255;
  };
  return shadeAt(canvas, circle, shown);
}
