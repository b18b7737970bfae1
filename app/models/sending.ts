// How pictures are prepared for a model: as the person set it, within what the model takes.
import type { Model } from './model.ts';

export type Sending = {
  /** Pixels. */
  readonly longSide: number;
  readonly asIs: boolean;
  /** What a picture may be that is sent with its own bytes. */
  readonly limits: { readonly bytes: number; readonly pixels: number };
};

/** How pictures are sent to a model: as the person wants it, within what the model takes. `longSide` in pixels. */
export function sendingFor({ limits }: Model, { longSide, asIs }: Pick<Sending, 'longSide' | 'asIs'>): Sending {
  return {
    longSide: Math.min(longSide, limits.longSide ?? longSide),
    asIs,
    limits: { bytes: limits.asIsBytes, pixels: limits.asIsPixels },
  };
}
