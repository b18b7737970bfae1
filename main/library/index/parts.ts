// The order of what shows under the names of months: of each month what has a picture or may still have one, then, where the month is open, what came to nothing.

/** A month, the newest first: how many of it show before its line, how many stand behind it, and whether these show too. */
export type Part = { readonly start: number; readonly alive: number; readonly dead: number; readonly open: boolean };

/** Some that follow each other: `skip` of their kind are newer and older than `before`, which begins a month; `newer` are of it or later. */
export type Run = {
  readonly fates: 'alive' | 'dead';
  readonly before: number;
  readonly newer: number;
  readonly skip: number;
  readonly count: number;
};

export const shownOf = ({ alive, dead, open }: Part): number => alive + (open ? dead : 0);

/** What lies from a position on. What is before lines that are folded is one run, however many months it is of. */
export function runsOf(parts: readonly Part[], offset: number, wanted: number): readonly Run[] {
  const runs: Run[] = [];
  const newer = { alive: 0, dead: 0 };
  let [left, room] = [offset, wanted];
  let before = Number.MAX_SAFE_INTEGER;
  const take = (fates: Run['fates'], there: number): void => {
    const count = Math.min(room, there - left);
    const last = runs.at(-1);
    if (count <= 0) left -= Math.min(left, there);
    else {
      if (fates === 'alive' && last?.fates === fates) runs[runs.length - 1] = { ...last, count: last.count + count };
      else runs.push({ fates, before, newer: newer[fates], skip: left, count });
      [left, room] = [0, room - count];
    }
    newer[fates] += there;
  };
  for (const { start, alive, dead, open } of parts) {
    if (room === 0) break;
    take('alive', alive);
    if (open) take('dead', dead);
    else newer.dead += dead;
    before = start;
  }
  return runs;
}

/** The position of one of a month that has `within` of its kind before it there; null where it does not show. */
export function positionIn(parts: readonly Part[], start: number, fates: Run['fates'], within: number): number | null {
  let passed = 0;
  for (const part of parts) {
    if (part.start === start) return fates === 'alive' ? passed + within : part.open ? passed + part.alive + within : null;
    passed += shownOf(part);
  }
  return null;
}
