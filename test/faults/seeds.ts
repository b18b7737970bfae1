// How many seeds a test takes: few each time, all of them with KONTEXT_FAULTS=all.
export const everySeed = process.env['KONTEXT_FAULTS'] === 'all';

export function seeds(usual: number, all: number): readonly number[] {
  return Array.from({ length: everySeed ? all : usual }, (_, at) => at + 1);
}

/** The same numbers for the same seed, everywhere. */
export function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** A few bits of a copy flipped. */
export function flip(bytes: Buffer, seed: number, max = 16): Buffer {
  const next = random(seed);
  const flipped = Buffer.from(bytes);
  for (let left = 1 + next(max); left > 0; left -= 1) {
    const at = next(flipped.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << next(8));
  }
  return flipped;
}
