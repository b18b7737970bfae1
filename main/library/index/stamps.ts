// How a file is known again, and when its time can be believed. A file that changes twice within one tick of the file system's clock, and keeps its
// size, looks unchanged: git calls such entries racy. Ticks are a second on sshfs and exFAT, two on FAT.

const second = 1000;
/** Two of FAT's seconds, and what an event may be late. */
const racyWholeMs = 3 * second;
const racyMs = 2 * second;
/** Another computer's clock may be ahead of ours or behind it by so much; what was changed longer ago is believed at first sight. */
const maxSkewMs = 10 * 60 * second;

/** Time and size of a file, in ms since 1970 and in bytes, as one text to compare. */
export function stampOf(mtimeMs: number, size: number): string {
  return `${mtimeMs} ${size}`;
}

/** For so many ms after a change of this time another one may look like none. */
export function racyFor(mtimeMs: number): number {
  return isWhole(mtimeMs) ? racyWholeMs : racyMs;
}

/**
 * The time, in ms since 1970, under which a file that was read at `nowMs` is kept: its own where that tells the next change, else one that no file has,
 * so that the file is read again at the next look. `known`: the stamp under which it was kept before, if it was.
 */
export function keptTime(mtimeMs: number, size: number, nowMs: number, known?: string): number {
  if (!isWhole(mtimeMs)) return mtimeMs;
  const ageMs = nowMs - mtimeMs;
  if (ageMs > maxSkewMs) return mtimeMs;
  const once = -1 - mtimeMs;
  return ageMs < racyWholeMs || known !== stampOf(once, size) ? once : mtimeMs;
}

const isWhole = (mtimeMs: number): boolean => mtimeMs % second === 0;
