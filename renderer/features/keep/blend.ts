// The picture that comes of a mask, as it is shown while somebody drags; a worker runs it. How much each pixel shows is the core's `alphaOf`.
import type { Plane } from '../../../app/composite/raster.ts';

/** RGBA of one size: base + alpha · ((laid + tone · (toned − laid)) − base). Where alpha is 0 the bytes of the base are kept. */
export function blend(
  base: Uint8ClampedArray,
  laid: Uint8ClampedArray,
  toned: Uint8ClampedArray,
  { data: alpha }: Plane,
  tone: number,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(base);
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    const part = alpha[pixel] as number;
    if (part === 0) continue;
    for (let at = pixel * 4; at < pixel * 4 + 3; at++) {
      const [under, over] = [base[at] as number, laid[at] as number];
      out[at] = under + part * (over + tone * ((toned[at] as number) - over) - under);
    }
  }
  return out;
}
