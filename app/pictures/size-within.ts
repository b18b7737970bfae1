// How large a picture becomes that may have no side longer than so much.
import type { Size } from '../models/model.ts';

/** Whether no side is longer than `longSide` pixels; null allows any. */
export const fitsWithin = ({ width, height }: Size, longSide: number | null): boolean =>
  longSide === null || Math.max(width, height) <= longSide;

/** In its own shape, whole pixels, at least one each way; its own size where that fits. As sharp's `inside` without enlargement. */
export function sizeWithin({ width, height }: Size, longSide: number | null): Size {
  if (longSide === null || fitsWithin({ width, height }, longSide)) return { width, height };
  const scale = longSide / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
