// How visible the edge of a patch is, in numbers.
import { toLab } from '../../app/composite/lab.ts';
import type { Plane, Rgb } from '../../app/composite/raster.ts';

/**
 * Steps of L* between neighbours where alpha rises, beyond the greater step that original or patch have there themselves: the 95th and 99th percentile.
 * 0 where there is no edge.
 */
export function seamOf(original: Rgb, patch: Rgb, composite: Rgb, alpha: Plane): { readonly p95: number; readonly p99: number } {
  const [own, other, both] = [original, patch, composite].map((picture) => toLab(picture).planes[0]) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const { width, height, data } = alpha;
  const beyond: number[] = [];
  for (let y = 0; y < height - 1; y += 1) {
    for (let x = 0; x < width - 1; x += 1) {
      const at = y * width + x;
      for (const next of [at + 1, at + width]) {
        if (data[at] === data[next]) continue;
        const step = (of: Float32Array): number => Math.abs((of[at] ?? 0) - (of[next] ?? 0));
        beyond.push(Math.max(0, step(both) - Math.max(step(own), step(other))));
      }
    }
  }
  const sorted = Float64Array.from(beyond).toSorted();
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { p95: at(0.95), p99: at(0.99) };
}

/** Whether every byte is the original's where alpha is exactly 0. */
export function outsideIdentical(original: Rgb, composite: Rgb, alpha: Plane): boolean {
  return alpha.data.every(
    (share, at) => share > 0 || [0, 1, 2].every((channel) => original.data[at * 3 + channel] === composite.data[at * 3 + channel]),
  );
}
