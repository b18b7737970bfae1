// The composite at the frame's size, for the window.
import { corrector } from './correct.ts';
import { grainAt, missingGrain, noiseLevel } from './grain.ts';
import type { Proposal } from './propose.ts';
import { lumaOf } from './raster.ts';
import type { Plane, Rgb } from './raster.ts';
import type { CompositeSettings } from './settings.ts';

/** Below half a step of 8 bits nothing is touched. */
const min = 1 / 510;

/**
 * The frame with the result laid over it where `alpha` says so; everything else has the original's own bytes. `alpha` is of the frame's size
 * (`alphaOf`). Work grows with the masked area.
 */
export function blendFrame(
  original: Rgb,
  { laid, colour, offset }: Pick<Proposal, 'laid' | 'colour' | 'offset'>,
  alpha: Plane,
  { tone, grain }: Pick<CompositeSettings, 'tone' | 'grain'>,
): Rgb {
  const out = new Uint8ClampedArray(original.data);
  const correct = corrector(colour, offset, tone, 255);
  const sigma = grain ? missingGrain(noiseLevel(lumaOf(original)), noiseLevel(lumaOf(laid))) : 0;
  const value = new Float64Array(3);
  for (let y = 0, at = 0; y < original.height; y += 1) {
    for (let x = 0; x < original.width; x += 1, at += 1) {
      const share = alpha.data[at] as number;
      if (share < min) continue;
      const from = at * 3;
      correct(laid.data[from] as number, laid.data[from + 1] as number, laid.data[from + 2] as number, x, y, value);
      const noise = sigma === 0 ? 0 : sigma * grainAt(x, y);
      for (let channel = 0; channel < 3; channel += 1) {
        const own = original.data[from + channel] as number;
        out[from + channel] = Math.round(own + share * ((value[channel] as number) + noise - own));
      }
    }
  }
  return { width: original.width, height: original.height, data: out };
}
