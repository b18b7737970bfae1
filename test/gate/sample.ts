// A few of a table, by a seed that goes on with the days: over time all are tried.
const dayMs = 24 * 60 * 60 * 1000;

/** The seed when none is given: whole days since 1970, in UTC. */
export const seedOf = (nowMs: number): number => Math.floor(nowMs / dayMs);

/**
 * So many of them. Successive seeds walk through the whole table and begin again: every entry is in one of any `ceil(length / size)` successive ones.
 * Entries that lie together are alike, so the walk strides; a seed is any whole number from 0.
 */
export function sampleOf<T>(table: readonly T[], size: number, seed: number): readonly T[] {
  const many = Math.min(size, table.length);
  const stride = strideFor(table.length);
  return Array.from({ length: many }, (_, at) => table[(((seed * many + at) % table.length) * stride) % table.length]).flatMap((entry) =>
    entry === undefined ? [] : [entry],
  );
}

/** About 0.6 of the table, and without a common divisor, so that its multiples meet every place once. */
function strideFor(length: number): number {
  let stride = Math.max(1, Math.floor(length * 0.618));
  while (divisor(stride, length) !== 1) stride += 1;
  return stride;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
