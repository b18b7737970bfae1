// Chance that repeats: everything the painter varies comes from the seed.

export type Random = () => number;

/** mulberry32 (public domain, Tommy Ettinger): numbers from 0 to below 1. */
export function makeRandom(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A seed that follows from words as well. */
export function seedFrom(words: string, seed: number): number {
  let hash = seed | 0;
  for (let at = 0; at < words.length; at += 1) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return hash;
}

export type Noise = (x: number, y: number) => number;

/** Smooth noise from 0 to 1 with one hill about every unit, four octaves. */
export function makeNoise(random: Random): Noise {
  const size = 256;
  const lattice = Float32Array.from({ length: size * size }, () => random());
  const octave = (x: number, y: number): number => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    // Smoothed, so that no edge of a cell is seen.
    const fx = (x - left) * (x - left) * (3 - 2 * (x - left));
    const fy = (y - top) * (y - top) * (3 - 2 * (y - top));
    const [row, next] = [(top & 255) << 8, ((top + 1) & 255) << 8];
    const [column, after] = [left & 255, (left + 1) & 255];
    const a = lattice[row | column] as number;
    const c = lattice[next | column] as number;
    const upper = a + ((lattice[row | after] as number) - a) * fx;
    const lower = c + ((lattice[next | after] as number) - c) * fx;
    return upper + (lower - upper) * fy;
  };
  return (x, y) => (octave(x, y) * 8 + octave(x * 2.03, y * 2.03) * 4 + octave(x * 4.01, y * 4.01) * 2 + octave(x * 8.05, y * 8.05)) / 15;
}
