// What the index counts as edits come and go, so that nobody ever has to count a million: edits by month, the trash, names in use, damage.
import type { Counts } from './calls.ts';
import type { Statements } from './row-positions.ts';
import { startOfMonth } from '../store/row.ts';
import type { EditRow } from '../store/row.ts';

export function makeIndexCounts(one: Statements) {
  let total = 0;
  let trashed = 0;
  let damaged = 0;

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
      one(
        `INSERT INTO months (start, edits, dead) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET edits = edits + excluded.edits, dead = dead + excluded.dead`,
      ).run(startOfMonth(place), more, dead ? more : 0);
    },

    countDamaged(more: number): void {
      damaged += more;
    },

    /** Gives an edit the names it has now, and counts how many have each. `spells`: as it writes them they are shown; else only where nobody has them yet. */
    nameIn(place: number, names: EditRow['names'], spells: boolean): void {
      const before = one('SELECT kind, key FROM named WHERE place = ?').all(place);
      if (before.length === 0 && names.length === 0) return;
      for (const { kind, key } of before) {
        one('UPDATE names SET edits = edits - 1 WHERE kind = ? AND key = ?').run(String(kind), String(key));
        one('DELETE FROM names WHERE kind = ? AND key = ? AND edits <= 0').run(String(kind), String(key));
      }
      one('DELETE FROM named WHERE place = ?').run(place);
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
