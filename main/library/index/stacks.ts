// The sets in the index: which edit of each stands for all of them in the grid. Kept as edits come and go, so that a page needs no look at the others.
import type { Statements } from './row-positions.ts';
import { startOfMonth } from '../store/row.ts';
import type { EditRow } from '../store/row.ts';

/** What was kept of an edit before it is put or dropped. */
export type Before = {
  readonly place: number;
  readonly batch: string | null;
  readonly trashed: boolean;
  readonly under: boolean;
  readonly dead: boolean;
};

/** The winner comes first, by its stars where there are several; then what is open, what is out, what has no picture, and what will never have one. */
export function rankOf({ flag, stars, pixels, dead }: Pick<EditRow, 'flag' | 'stars' | 'pixels' | 'dead'>): number {
  if (pixels === null) return dead ? -1 : 0;
  return flag === 'reject' ? 1 : (flag === 'pick' ? 20 : 10) + stars;
}

export function makeIndexStacks(one: Statements) {
  const cellsIn = (place: number, more: 1 | -1): void =>
    void one('UPDATE months SET cells = cells + ? WHERE start = ?').run(more, startOfMonth(place));

  /** A cell that came to nothing, and for how many edits it stands. */
  const deadIn = (place: number, more: 1 | -1, edits: number): void =>
    void (edits === 0
      ? null
      : one('UPDATE months SET dead_cells = dead_cells + ?, behind = behind + ? WHERE start = ?').run(
          more,
          more * edits,
          startOfMonth(place),
        ));

  function restack(batch: string, more: -1 | 0 | 1): void {
    const before = one('SELECT head, edits, behind FROM sets WHERE batch = ?').get(batch);
    const edits = Number(before?.['edits'] ?? 0) + more;
    if (before !== undefined) deadIn(Number(before['head']), -1, Number(before['behind']));
    const head = one('SELECT place, under, dead FROM edits WHERE batch = ? AND trashed = 0 ORDER BY rank DESC, place LIMIT 1').get(batch);
    if (head === undefined) return void one('DELETE FROM sets WHERE batch = ?').run(batch);
    const place = Number(head['place']);
    const was = before === undefined ? null : Number(before['head']);
    if (was !== null && was !== place) {
      const folded = one('UPDATE edits SET under = 1 WHERE place = ? AND batch = ? AND trashed = 0 AND under = 0').run(was, batch);
      if (Number(folded.changes) > 0) cellsIn(was, -1);
    }
    if (head['under'] === 1) {
      one('UPDATE edits SET under = 0 WHERE place = ?').run(place);
      cellsIn(place, 1);
    }
    // One that came to nothing is the first of a set only where all of it did.
    const behind = head['dead'] === 1 ? edits : 0;
    deadIn(place, 1, behind);
    one(
      `INSERT INTO sets (batch, head, edits, behind) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET head = excluded.head, edits = excluded.edits, behind = excluded.behind`,
    ).run(batch, place, edits, behind);
  }

  return {
    /** After an edit was put, or dropped, for which `now` is null. Its month is counted by then, and `under` of a row that belongs to a set is 1. */
    stack(before: Before | null, now: Omit<Before, 'under'> | null): void {
      const had = before !== null && !before.trashed;
      const has = now !== null && !now.trashed;
      if (had && !before.under && !(has && before.batch === null && now.batch === null)) cellsIn(before.place, -1);
      if (has && now.batch === null && !(had && before.batch === null && !before.under)) cellsIn(now.place, 1);
      if (had && before.batch === null && before.dead) deadIn(before.place, -1, 1);
      if (has && now.batch === null && now.dead) deadIn(now.place, 1, 1);
      const [left, joined] = [before?.batch ?? null, now?.batch ?? null];
      if (left !== null && left !== joined) restack(left, had ? -1 : 0);
      if (joined !== null) restack(joined, left === joined ? (has === had ? 0 : has ? 1 : -1) : has ? 1 : 0);
    },

    /** The place at which an edit shows where sets are folded; null for one that is not there. */
    cellOf(id: string): number | null {
      const found = one(
        'SELECT iif(under = 1 AND trashed = 0, coalesce((SELECT head FROM sets WHERE sets.batch = edits.batch), place), place) AS place FROM edits WHERE id = ?',
      ).get(id);
      return found === undefined ? null : Number(found['place']);
    },

    /** Of the edits at these places, in their order, for how many each stands. */
    stackSizes: (places: Float64Array): number[] =>
      one(
        `SELECT iif(under = 0 AND trashed = 0, coalesce(sets.edits, 1), 1) AS n FROM json_each(?) AS wanted
         JOIN edits ON edits.place = wanted.value LEFT JOIN sets ON sets.batch = edits.batch ORDER BY wanted.key`,
      )
        .all(JSON.stringify([...places]))
        .map((row) => Number(row['n'])),

    /** Of these edits, by id, how many the set has that each stands for; without those of none, and of one edit. */
    stacksOf: (ids: readonly string[]): ReadonlyMap<string, number> =>
      new Map(
        one(
          `SELECT edits.id AS id, sets.edits AS edits FROM json_each(?) AS wanted JOIN edits ON edits.id = wanted.value JOIN sets ON sets.batch = edits.batch
           WHERE under = 0 AND trashed = 0 AND sets.edits > 1`,
        )
          .all(JSON.stringify(ids))
          .map((row) => [String(row['id']), Number(row['edits'])]),
      ),
  };
}
