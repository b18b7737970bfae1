// The words of edits in the full-text index. Its rows have numbers that fall from the oldest edit to the newest, since SQLite walks forwards quicker
// than backwards, and that are close to each other, since FTS5 keeps the distance from one to the next for each word of each edit.
import type { Statements } from './row-positions.ts';

/** Of the first edit of all. In a row of `edits` it takes three bytes and among words at most four, until a million newer ones have come: below zero FTS5 takes nine. */
const firstDocid = 2 ** 22;
/** From one edit to the next, so that some that arrive late fit in between. */
const step = 4;
/** So many on each side are moved where nothing is free; twice as many where that is not enough. */
const minMoved = 8;

type Numbered = { readonly position: number; readonly docid: number };
/** `isNew`: the full-text index has nothing of this number. */
type Waiting = { readonly docid: number; readonly text: string; readonly isNew: boolean };

const numbered = (row: Record<string, unknown>): Numbered => ({ position: Number(row['place']), docid: Number(row['docid']) });

/** The nearest comes first. */
const newerThan = (one: Statements, position: number, count: number): readonly Numbered[] =>
  one('SELECT place, docid FROM edits WHERE place > ? ORDER BY place LIMIT ?').all(position, count).map(numbered);
const olderThan = (one: Statements, position: number, count: number): readonly Numbered[] =>
  one('SELECT place, docid FROM edits WHERE place < ? ORDER BY place DESC LIMIT ?').all(position, count).map(numbered);

const between = (low: number, high: number): number => low + Math.min(step, Math.floor((high - low) / 2));

/** `textAt`: all that an edit which is in the index is found by. Everything is inside a transaction of the caller's. */
export function makeIndexWords(one: Statements, textAt: (position: number) => string) {
  /** Of a transaction, by the position of their edit; written at its end. */
  const waiting = new Map<number, Waiting>();
  /** The oldest edit, while it is known: a library is read from its newest edit to its oldest. */
  let oldest: Numbered | null = null;

  /** Of the first edit that is meant. */
  function docidOf(which: string, position: number): number | null {
    const docid = one(`SELECT docid FROM edits WHERE ${which} LIMIT 1`).get(position)?.['docid'];
    return typeof docid === 'number' ? docid : null;
  }

  function move({ position, docid }: Numbered, to: number): void {
    if (docid === to) return;
    const { text, isNew } = waiting.get(position) ?? { text: textAt(position), isNew: false };
    waiting.set(position, { docid: to, text, isNew });
    if (oldest?.position === position) oldest = null;
    one('DELETE FROM words WHERE rowid = ?').run(docid);
    one('UPDATE edits SET docid = ? WHERE place = ?').run(to, position);
  }

  /** Moves the neighbours apart, as few of them as have more free numbers around them than they are: whole imports then cost a few moves an edit. */
  function makeRoom(position: number): number {
    for (let count = minMoved; ; count *= 2) {
      const [newer, older] = [newerThan(one, position, count + 1), olderThan(one, position, count + 1)];
      const [moved, kept] = [newer.slice(0, count).toReversed(), older.slice(0, count)];
      const all = moved.length + kept.length;
      // Beyond the newest and the oldest of all everything is free.
      const low = newer[count]?.docid ?? (moved[0]?.docid ?? 0) - step * (all + 1);
      const high = older[count]?.docid ?? (kept.at(-1)?.docid ?? 0) + step * (all + 1);
      const free = high - low - 1 - all;
      if (free <= all) continue;
      // Half of what is free comes between them, the other half to where there was nothing.
      const apart = 1 + Math.floor(free / (2 * all));
      moved.forEach((edit, nth) => move(edit, low + apart * (nth + 1)));
      kept.forEach((edit, nth) => move(edit, high - apart * (kept.length - nth)));
      return between(low + apart * moved.length, high - apart * kept.length);
    }
  }

  return {
    /** The number for an edit that is not in the index yet: between those of its neighbours in time. */
    docidFor(position: number): number {
      if (oldest !== null && position < oldest.position) return (oldest = { position, docid: oldest.docid + step }).docid;
      const newer = docidOf('place > ? ORDER BY place', position);
      const older = docidOf('place < ? ORDER BY place DESC', position);
      if (older === null) return (oldest = { position, docid: newer === null ? firstDocid : newer + step }).docid;
      if (newer === null) return older - step;
      return older - newer > 1 ? between(newer, older) : makeRoom(position);
    },

    /** Whether no edit is as old as one at this position would be; false where that is not known. */
    isOldest: (position: number): boolean => oldest !== null && position < oldest.position,

    put: (position: number, docid: number, text: string, isNew: boolean): void => void waiting.set(position, { docid, text, isNew }),

    drop(position: number, docid: number): void {
      waiting.delete(position);
      if (oldest?.position === position) oldest = null;
      one('DELETE FROM words WHERE rowid = ?').run(docid);
    },

    /** For the end of a transaction. In the order of their numbers: any other makes FTS5 write those of each edit alone. */
    write(): void {
      for (const { docid, text, isNew } of [...waiting.values()].toSorted((a, b) => a.docid - b.docid))
        one(`INSERT ${isNew ? '' : 'OR REPLACE '}INTO words (rowid, text) VALUES (?, ?)`).run(docid, text);
      waiting.clear();
    },

    /** Other programs may have put an older edit. */
    forgetOldest: (): void => void (oldest = null),

    /** The transaction was undone. */
    forget(): void {
      waiting.clear();
      oldest = null;
    },
  };
}
