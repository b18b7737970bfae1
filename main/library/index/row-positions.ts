// The order of edits in the index and its months, and how statements are prepared.
import type { DatabaseSync } from 'node:sqlite';
import type { LocalTime } from '../../../app/library/naming.ts';
import type { Fates } from './facets.ts';
import { startOfMonth, timeOfPlace } from '../store/row.ts';

/** Prepares each statement once. */
export type Statements = (sql: string) => ReturnType<DatabaseSync['prepare']>;

/** The positions that a question answers as `place`. As one text: a thousand numbers come out of SQLite faster so than as a thousand rows. */
export function positionsIn(one: Statements, sql: string, ...values: (string | number)[]): Float64Array {
  const found = one(`SELECT json_group_array(place) AS positions FROM (${sql})`).get(...values);
  return Float64Array.from(JSON.parse(String(found?.['positions'])) as number[]);
}

/** Which of all edits are meant, and the index to go by: SQLite would rather go through all rows. */
function among(folded: boolean, fates: Fates): readonly [string, string] {
  const by = fates === 'dead' ? 'INDEXED BY edits_dead' : folded ? 'INDEXED BY edits_cells' : '';
  const fate = { all: '', alive: ' AND dead = 0', dead: ' AND dead = 1' }[fates];
  return [by, `trashed = 0${folded ? ' AND under = 0' : ''}${fate}`];
}

export function makeRowOrder(one: Statements) {
  return {
    /** Of all edits older than a position, some in the middle; `folded`: of each set only the one that stands for it. */
    positionsBefore(before: number, offset: number, count: number, folded: boolean, fates: Fates = 'all'): Float64Array {
      const [by, which] = among(folded, fates);
      return positionsIn(
        one,
        `SELECT place FROM edits ${by} WHERE place < ? AND ${which} ORDER BY place DESC LIMIT ? OFFSET ?`,
        before,
        count,
        offset,
      );
    },

    newest(): LocalTime | null {
      const position = one('SELECT max(place) AS place FROM edits').get()?.['place'];
      return typeof position === 'number' ? timeOfPlace(position) : null;
    },

    /** How many of a month are newer than one of it. */
    newerInMonth(position: number, folded: boolean, fates: Fates): number {
      const [by, which] = among(folded, fates);
      const next = one('SELECT coalesce(min(start), ?) AS start FROM months WHERE start > ?');
      const before = Number(next.get(Number.MAX_SAFE_INTEGER, startOfMonth(position))?.['start']);
      return Number(one(`SELECT count(*) AS n FROM edits ${by} WHERE place > ? AND place < ? AND ${which}`).get(position, before)?.['n']);
    },

    isDead: (position: number): boolean => one('SELECT dead FROM edits WHERE place = ?').get(position)?.['dead'] === 1,

    /** Newest first, those with edits. */
    months: () =>
      one('SELECT start, edits, cells, dead, dead_cells, behind FROM months WHERE edits > 0 ORDER BY start DESC')
        .all()
        .map((row) => ({
          start: Number(row['start']),
          edits: Number(row['edits']),
          cells: Number(row['cells']),
          dead: Number(row['dead']),
          deadCells: Number(row['dead_cells']),
          behind: Number(row['behind']),
        })),
  };
}
