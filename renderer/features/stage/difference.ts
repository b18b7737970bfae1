// How two pictures of one size differ, pixel by pixel.

export type Difference = {
  /** RGBA of the heat map: what changed glows, the rest is the second picture in faint grey. */
  readonly heat: Uint8ClampedArray<ArrayBuffer>;
  /** Part of the pixels that differ by more than the threshold, 0 to 1. */
  readonly changed: number;
};

/** The largest distance of two colours, so that 1 is black against white. */
const furthest = Math.hypot(255, 255, 255);

/** `before` and `after`: RGBA of the same length. `threshold`: distance in colour from which a pixel counts as changed, 0 to 1. */
export function differenceOf(before: Uint8ClampedArray, after: Uint8ClampedArray, threshold: number): Difference {
  const heat = new Uint8ClampedArray(after.length);
  let changed = 0;
  for (let at = 0; at < after.length; at += 4) {
    const [r = 0, g = 0, b = 0] = after.subarray(at, at + 3);
    const distance = Math.hypot(r - (before[at] ?? 0), g - (before[at + 1] ?? 0), b - (before[at + 2] ?? 0)) / furthest;
    if (distance > threshold) {
      changed += 1;
      // From dark red over orange to near white: brightness alone tells how much, for eyes that see no hues.
      const much = Math.min(1, 0.35 + distance * 1.6);
      heat[at] = 255 * Math.min(1, much * 1.5);
      heat[at + 1] = 255 * Math.max(0, much * 1.6 - 0.5);
      heat[at + 2] = 255 * Math.max(0, much * 2 - 1.2);
    } else {
      const grey = (0.299 * r + 0.587 * g + 0.114 * b) * 0.3;
      heat.fill(grey, at, at + 3);
    }
    heat[at + 3] = 255;
  }
  return { heat, changed: after.length === 0 ? 0 : changed / (after.length / 4) };
}
