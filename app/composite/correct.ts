// The result in the original's colours.
import { invert } from '../pictures/affine.ts';
import type { Size } from '../models/model.ts';
import type { Proposal } from './propose.ts';
import type { Plane, Rgb } from './raster.ts';
import { between } from './seam.ts';
import type { Offset } from './seam.ts';
import { writeLab, writeRgb } from './lab.ts';
import type { ColourFit } from './colour.ts';

/** Reads one corrected colour at a time; `peak` is what white comes out as. */
export type Corrector = (red: number, green: number, blue: number, frameX: number, frameY: number, into: Float64Array) => void;

/** The colour fit, then `tone` times the offset at that place of the frame. Inputs are whole values of 0 to 255, the answer is clipped and not rounded. */
export function corrector(colour: ColourFit, offset: Offset | null, tone: number, peak: number): Corrector {
  const lab = new Float64Array(3);
  const [[ll, la, lb, lo], [al, aa, ab, ao], [bl, ba, bb, bo]] = colour;
  const planes = offset === null || tone === 0 ? null : offset.planes.map((data) => ({ width: offset.width, height: offset.height, data }));
  const more = new Float64Array(3);
  return (red, green, blue, frameX, frameY, into) => {
    writeLab(red, green, blue, lab);
    const l = lab[0] as number;
    const a = lab[1] as number;
    const b = lab[2] as number;
    if (planes !== null)
      for (let at = 0; at < 3; at += 1) more[at] = tone * between(planes[at] as Plane, (frameX - 0.5) / 2, (frameY - 0.5) / 2);
    writeRgb(
      ll * l + la * a + lb * b + lo + (more[0] as number),
      al * l + aa * a + ab * b + ao + (more[1] as number),
      bl * l + ba * a + bb * b + bo + (more[2] as number),
      into,
      0,
      peak,
    );
  };
}

export type Rgb16 = Size & { readonly channels: 3; readonly data: Uint16Array };

/**
 * The whole result at its own size with the proposal's colour fit and `tone` times its offset, in sRGB of 16 bit, so that nothing is lost to rounding.
 * This is what the caller converts into the original's colour space and hands to `blendRows`, with the registration as it is.
 */
export function correctedResult(
  result: Rgb,
  { registration, colour, offset }: Pick<Proposal, 'registration' | 'colour' | 'offset'>,
  tone: number,
): Rgb16 {
  const { width, height, data } = result;
  const out = new Uint16Array(width * height * 3);
  const correct = corrector(colour, offset, tone, 65_535);
  const [a, b, c, d, e, f] = invert(registration.transform);
  const value = new Float64Array(3);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 3) {
      const frameX = a * x + b * y + c;
      const frameY = d * x + e * y + f;
      correct(data[at] as number, data[at + 1] as number, data[at + 2] as number, frameX, frameY, value);
      for (let channel = 0; channel < 3; channel += 1) out[at + channel] = Math.round(value[channel] as number);
    }
  }
  return { width, height, channels: 3, data: out };
}
