// The picture being painted: plain RGB, three bytes a pixel, and ways to it and from it.
import { fromPixels } from '../decoder.ts';

export type Canvas = { readonly width: number; readonly height: number; readonly bytes: Uint8Array };

/** One value from 0 to 1 for each pixel. */
export type Mask = Float32Array;

/** Changes one pixel in place: `c` holds red, green, blue from 0 to 1; u and v run from 0 to 1 across and down. */
export type Shader = (c: Float32Array, u: number, v: number, pixel: number) => void;

/** A part of a picture, in pixels, wholly inside it. */
export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

export function shade(canvas: Canvas, shaders: readonly Shader[], box: Box = { left: 0, top: 0, ...canvas }): Canvas {
  const { width, height } = canvas;
  const bytes = new Uint8Array(canvas.bytes);
  const c = new Float32Array(3);
  for (let y = box.top; y < box.top + box.height; y += 1) {
    for (let x = box.left; x < box.left + box.width; x += 1) {
      const pixel = y * width + x;
      const at = pixel * 3;
      c[0] = (bytes[at] ?? 0) / 255;
      c[1] = (bytes[at + 1] ?? 0) / 255;
      c[2] = (bytes[at + 2] ?? 0) / 255;
      for (const shader of shaders) shader(c, (x + 0.5) / width, (y + 0.5) / height, pixel);
      bytes[at] = toByte(c[0] ?? 0);
      bytes[at + 1] = toByte(c[1] ?? 0);
      bytes[at + 2] = toByte(c[2] ?? 0);
    }
  }
  return { width, height, bytes };
}

function toByte(value: number): number {
  return value <= 0 ? 0 : value >= 1 ? 255 : Math.round(value * 255);
}

export async function fromSharp(image: ReturnType<typeof fromPixels>): Promise<Canvas> {
  const { data, info } = await image.toColourspace('srgb').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  if (info.channels === 3) return { width: info.width, height: info.height, bytes: data };
  const bytes = new Uint8Array(info.width * info.height * 3);
  for (let pixel = 0; pixel < info.width * info.height; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1)
      bytes[pixel * 3 + channel] = data[pixel * info.channels + (info.channels < 3 ? 0 : channel)] ?? 0;
  }
  return { width: info.width, height: info.height, bytes };
}

export function toSharp({ width, height, bytes }: Canvas): ReturnType<typeof fromPixels> {
  return fromPixels({ width, height, channels: 3, bytes });
}

/** `over` where the mask is 1, `under` where it is 0. Both of one size. */
export function blend(under: Canvas, over: Canvas, amount: (pixel: number) => number): Canvas {
  const bytes = new Uint8Array(under.bytes.length);
  for (let at = 0; at < bytes.length; at += 1) {
    const share = amount(Math.floor(at / 3));
    bytes[at] = Math.round((under.bytes[at] ?? 0) * (1 - share) + (over.bytes[at] ?? 0) * share);
  }
  return { width: under.width, height: under.height, bytes };
}

export const mix = (a: number, b: number, share: number): number => a + (b - a) * share;

export function smoothstep(from: number, to: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

export const luma = (c: Float32Array): number => 0.299 * (c[0] ?? 0) + 0.587 * (c[1] ?? 0) + 0.114 * (c[2] ?? 0);
