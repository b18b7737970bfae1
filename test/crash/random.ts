// Numbers that are the same for the same seed.
export type Random = () => number;

/** mulberry32 */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several, by their shares, which add up to one. */
export function pick<T>(random: Random, shares: readonly (readonly [T, number])[]): T {
  let left = random();
  for (const [value, share] of shares) {
    left -= share;
    if (left < 0) return value;
  }
  const last = shares.at(-1);
  if (last === undefined) throw new Error('there is nothing to pick from');
  return last[0];
}
