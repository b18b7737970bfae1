// What is asked of the sets in the index. Which edit of each stands for all of them is kept by set-heads.ts.
import { fromId, hasId } from './edit-ids.ts';
import type { Statements } from './row-positions.ts';

export function makeIndexStacks(one: Statements) {
  return {
    /** The place at which an edit shows where sets are folded; null for one that is not there. */
    cellOf(id: string): number | null {
      const found = one(
        `SELECT iif(under = 1 AND trashed = 0, coalesce((SELECT head FROM sets WHERE sets.batch = edits.batch), place), place) AS place ${fromId}`,
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
          `SELECT edits.id AS id, sets.edits AS edits FROM json_each(?) AS wanted JOIN edits ON ${hasId('wanted.value')} JOIN sets ON sets.batch = edits.batch
           WHERE under = 0 AND trashed = 0 AND sets.edits > 1`,
        )
          .all(JSON.stringify(ids))
          .map((row) => [String(row['id']), Number(row['edits'])]),
      ),
  };
}
