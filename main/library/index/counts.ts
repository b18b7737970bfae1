// What the index counts as edits come and go, so that nobody ever has to count a million: edits by month, the trash, names in use, damage.
import type { Counts } from './calls.ts';
import type { Statements } from './row-positions.ts';
import { startOfMonth } from '../store/row.ts';
import type { EditRow } from '../store/row.ts';

/** What is counted of a month: its edits and cells, those of them that came to nothing, and for how many edits the latter stand. */
type Month = { edits: number; dead: number; cells: number; dead_cells: number; behind: number };

export function makeIndexCounts(one: Statements) {
  /** What a transaction changes, by the month's first place; written at its end. */
  const changes = new Map<number, Month>();
  let total = 0;
  let trashed = 0;
  let damaged = 0;

  /** More, or less, of the month in which a position lies. */
  function add(position: number, more: Partial<Month>): void {
    const start = startOfMonth(position);
    const month = changes.get(start) ?? { edits: 0, dead: 0, cells: 0, dead_cells: 0, behind: 0 };
    changes.set(start, month);
    for (const [name, by] of Object.entries(more) as [keyof Month, number][]) month[name] += by;
  }

  return {
    now: (): Counts => ({ total, trashed, damaged }),

    /** From the index itself: another program may have changed it. */
    read(): void {
      total = Number(one('SELECT coalesce(sum(edits), 0) AS n FROM months').get()?.['n']);
      trashed = Number(one('SELECT count(*) AS n FROM edits WHERE trashed = 1').get()?.['n']);
      damaged = Number(one('SELECT count(*) AS n FROM damaged').get()?.['n']);
    },

    countIn(place: number, { trashed: inTrash, dead }: Pick<EditRow, 'trashed' | 'dead'>, more: 1 | -1): void {
      if (inTrash) {
        trashed += more;
        return;
      }
      total += more;
      add(place, { edits: more, dead: dead ? more : 0 });
    },

    add,

    /** For the end of a transaction. */
    write(): void {
      for (const [start, { edits, dead, cells, dead_cells, behind }] of changes)
        one(
          `INSERT INTO months (start, edits, dead, cells, dead_cells, behind) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT DO UPDATE SET edits = edits + excluded.edits, dead = dead + excluded.dead, cells = cells + excluded.cells,
             dead_cells = dead_cells + excluded.dead_cells, behind = behind + excluded.behind`,
        ).run(start, edits, dead, cells, dead_cells, behind);
      changes.clear();
    },

    /** The transaction was undone. */
    forget: (): void => changes.clear(),

    countDamaged(more: number): void {
      damaged += more;
    },

    /** Gives an edit the names it has now, and counts how many have each. `spells`: as it writes them they are shown; else only where nobody has them yet. `isNew`: it had none. */
    nameIn(place: number, names: EditRow['names'], spells: boolean, isNew = false): void {
      const before = isNew ? [] : one('SELECT kind, key FROM named WHERE place = ?').all(place);
      if (before.length === 0 && names.length === 0) return;
      for (const { kind, key } of before) {
        one('UPDATE names SET edits = edits - 1 WHERE kind = ? AND key = ?').run(String(kind), String(key));
        one('DELETE FROM names WHERE kind = ? AND key = ? AND edits <= 0').run(String(kind), String(key));
      }
      if (before.length > 0) one('DELETE FROM named WHERE place = ?').run(place);
      for (const { kind, key, spelled } of names) {
        one('INSERT INTO named (place, kind, key) VALUES (?, ?, ?)').run(place, kind, key);
        one(`INSERT INTO names (kind, key, spelled, edits) VALUES (?, ?, ?, 1)
             ON CONFLICT DO UPDATE SET edits = edits + 1, spelled = iif(?, excluded.spelled, spelled)`).run(
          kind,
          key,
          spelled,
          Number(spells),
        );
      }
    },
  };
}
