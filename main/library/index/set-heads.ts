// The sets in the index: which edit of each stands for all of them in the grid. Kept as edits come and go, so that a page needs no look at the others.
import type { Statements } from './row-positions.ts';
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

/** An edit as it is put: until its set is known, it stands for itself. */
type Now = Omit<Before, 'under'>;

/** Of no set: it has a cell of its own. */
const isSingle = (edit: Now | null): edit is Now => edit !== null && !edit.trashed && edit.batch === null;
const isOutsideTrash = (edit: Now | null): boolean => edit !== null && !edit.trashed;

/**
 * Keeps the sets and the cells of months. What it makes is called after an edit was put, or dropped, for which `now` is null. Its month is counted by
 * then, and `under` of a row that belongs to a set is 1.
 */
export function makeSetHeads(
  one: Statements,
  count: (position: number, more: { readonly cells?: number; readonly dead_cells?: number; readonly behind?: number }) => void,
): (before: Before | null, now: Now | null) => void {
  const cellsIn = (place: number, more: 1 | -1): void => count(place, { cells: more });

  /** A cell that came to nothing, and for how many edits it stands. */
  const deadIn = (place: number, more: 1 | -1, edits: number): void => {
    if (edits > 0) count(place, { dead_cells: more, behind: more * edits });
  };

  /** Which edit stands for a set now that it has so many more edits outside the trash. */
  function restack(batch: string, more: number): void {
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

  function countSingle(before: Before | null, now: Now | null): void {
    const wasSingle = isSingle(before);
    if (before !== null && !before.trashed && !before.under && !(isSingle(now) && wasSingle)) cellsIn(before.place, -1);
    if (isSingle(now) && !(wasSingle && !before.under)) cellsIn(now.place, 1);
    if (wasSingle && before.dead) deadIn(before.place, -1, 1);
    if (isSingle(now) && now.dead) deadIn(now.place, 1, 1);
  }

  return (before, now) => {
    countSingle(before, now);
    const [had, has] = [Number(isOutsideTrash(before)), Number(isOutsideTrash(now))];
    const [left, joined] = [before?.batch ?? null, now?.batch ?? null];
    if (left !== null && left !== joined) restack(left, -had);
    if (joined !== null) restack(joined, left === joined ? has - had : has);
  };
}
