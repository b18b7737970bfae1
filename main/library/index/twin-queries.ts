// What is asked of twins and prints, beside which are whose.
import type { Unprinted } from './calls.ts';
import type { Statements } from './row-positions.ts';

export function makeTwinQueries(one: Statements) {
  return {
    /** Results of edits older than a place of which no print was made, the newest first. */
    unprinted: (olderThan: number, max: number): readonly Unprinted[] =>
      one(
        `SELECT id, nth, pictures.place AS place FROM pictures JOIN edits USING (place)
         WHERE pictures.place < ? AND pictures.trashed = 0 AND present = 1 AND number NOT IN (SELECT number FROM prints)
         ORDER BY pictures.place DESC, nth LIMIT ?`,
      )
        .all(olderThan, max)
        .map((row) => ({ id: String(row['id']), nth: Number(row['nth']), place: Number(row['place']) })),

    notCompared: (): number =>
      Number(one('SELECT count(*) AS n FROM pictures WHERE trashed = 0 AND number NOT IN (SELECT number FROM prints)').get()?.['n']),

    /** Of the edits at these positions, by id, how far the nearest twin is; without those of none. */
    twinsAt: (positions: Float64Array): ReadonlyMap<string, number> =>
      new Map(
        one(
          `SELECT edits.id AS id, apart FROM (
             SELECT place, min(apart) AS apart FROM json_each(?) AS wanted CROSS JOIN pictures ON place = wanted.value WHERE twin IS NOT NULL GROUP BY place)
           CROSS JOIN edits USING (place)`,
        )
          .all(JSON.stringify([...positions]))
          .map((row) => [String(row['id']), Number(row['apart'])]),
      ),
  };
}
