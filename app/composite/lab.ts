// CIE L*a*b* (D65, 2°) of sRGB and back, by tables.
import type { Size } from '../models/model.ts';

/** Three planes of one size: L* 0 to 100, a* and b* around 0. */
export type Lab = Size & { readonly planes: readonly [Float32Array, Float32Array, Float32Array] };

/** Planes for a picture of that size, in pixels, all 0. */
export const labOf = ({ width, height }: Size): Lab => {
  const plane = (): Float32Array => new Float32Array(width * height);
  return { width, height, planes: [plane(), plane(), plane()] };
};

/** Of IEC 61966-2-1. */
const toLight = (code: number): number => (code <= 0.04045 ? code / 12.92 : ((code + 0.055) / 1.055) ** 2.4);
const toCode = (light: number): number => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);

/** Rows of sRGB's matrix to XYZ, each divided by the white's value: white is 1, 1, 1. */
const matrix = [
  [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
] as const;
const [[xr, xg, xb], [yr, yg, yb], [zr, zg, zb]] = matrix;
const [[rx, ry, rz], [gx, gy, gz], [bx, by, bz]] = inverse(matrix);

const lights = Float64Array.from({ length: 256 }, (_, code) => toLight(code / 255));
const steps = 4096;
const rootOf = (value: number): number => (value > 216 / 24389 ? Math.cbrt(value) : ((24389 / 27) * value + 16) / 116);
/** One more than there are steps, so that the last can be gone on from. */
const roots = Float64Array.from({ length: steps + 2 }, (_, at) => rootOf(at / steps));
const codeSteps = 16384;
const codes = Float64Array.from({ length: codeSteps + 2 }, (_, at) => toCode(at / codeSteps));

function inverse([[a, b, c], [d, e, f], [g, h, i]]: readonly [Row, Row, Row]): readonly [Row, Row, Row] {
  const [p, q, r] = [e * i - f * h, f * g - d * i, d * h - e * g];
  const area = a * p + b * q + c * r;
  return [
    [p / area, (c * h - b * i) / area, (b * f - c * e) / area],
    [q / area, (a * i - c * g) / area, (c * d - a * f) / area],
    [r / area, (b * g - a * h) / area, (a * e - b * d) / area],
  ];
}
type Row = readonly [number, number, number];

function root(value: number): number {
  const position = value * steps;
  const at = Math.floor(position);
  const low = roots[at] as number;
  return low + (position - at) * ((roots[at + 1] as number) - low);
}

/** One colour of sRGB, 0 to 255 each and whole, as L*, a*, b*, written into `into`; to about 0.01. */
export function writeLab(red: number, green: number, blue: number, into: Float64Array): void {
  const r = lights[red] as number;
  const g = lights[green] as number;
  const b = lights[blue] as number;
  const y = root(yr * r + yg * g + yb * b);
  into[0] = 116 * y - 16;
  into[1] = 500 * (root(xr * r + xg * g + xb * b) - y);
  into[2] = 200 * (y - root(zr * r + zg * g + zb * b));
}

/** The Lab planes of interleaved sRGB bytes. */
export function toLab({ width, height, data }: Size & { readonly data: Uint8Array | Uint8ClampedArray }): Lab {
  const lab = labOf({ width, height });
  const [l, a, b] = lab.planes;
  const value = new Float64Array(3);
  for (let at = 0, from = 0; at < l.length; at += 1, from += 3) {
    writeLab(data[from] as number, data[from + 1] as number, data[from + 2] as number, value);
    l[at] = value[0] as number;
    a[at] = value[1] as number;
    b[at] = value[2] as number;
  }
  return lab;
}

const unroot = (value: number): number => (value > 6 / 29 ? value * value * value : (116 * value - 16) / (24389 / 27));

function encode(light: number): number {
  if (light <= 0) return 0;
  if (light >= 1) return 1;
  const position = light * codeSteps;
  const at = Math.floor(position);
  const low = codes[at] as number;
  return low + (position - at) * ((codes[at + 1] as number) - low);
}

/** One colour as sRGB, 0 to 1 and clipped there, written into `into` from `at` on, times `peak` (255 or 65535) and not rounded. */
export function writeRgb(l: number, a: number, b: number, into: Float64Array, at: number, peak: number): void {
  const middle = (l + 16) / 116;
  const x = unroot(middle + a / 500);
  const y = unroot(middle);
  const z = unroot(middle - b / 200);
  into[at] = encode(rx * x + ry * y + rz * z) * peak;
  into[at + 1] = encode(gx * x + gy * y + gz * z) * peak;
  into[at + 2] = encode(bx * x + by * y + bz * z) * peak;
}
