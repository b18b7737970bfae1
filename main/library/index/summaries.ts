// What the index shows of single edits.
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { fromId } from './edit-ids.ts';
import { importedRow } from './facets.ts';
import type { Found } from './calls.ts';
import type { Statements } from './row-positions.ts';
import { packedInputs, unpackSummary, withSummary } from './packed-summary.ts';

const pathOfId = `SELECT path ${fromId}`;

export function makeIndexSummaries(one: Statements) {
  const summaryOf = (row: Record<string, unknown> | undefined): EditSummary | null => (row === undefined ? null : unpackSummary(row));

  return {
    get(id: string): Found | null {
      const row = one(`SELECT id, path, present, model, summary ${fromId} ${withSummary}`).get(id);
      const summary = summaryOf(row);
      return row === undefined || summary === null ? null : { summary, path: String(row['path']) };
    },

    imported(sha256: string): string | null {
      const row = one('SELECT id FROM words CROSS JOIN edits ON docid = words.rowid WHERE words MATCH ? LIMIT 1').get(importedRow(sha256));
      return row === undefined ? null : String(row['id']);
    },

    /** In the order of the positions. */
    summariesAt: (wanted: Float64Array): EditSummary[] =>
      one(
        `SELECT edits.id, present, model, summary FROM json_each(?) AS wanted JOIN edits ON edits.place = wanted.value ${withSummary} ORDER BY wanted.key`,
      )
        .all(JSON.stringify([...wanted]))
        .map(unpackSummary),

    /** One after the other, in the order of the positions; of one that is gone there is nothing. */
    idsAt: (wanted: Float64Array): string =>
      String(
        one(
          `SELECT coalesce(group_concat(id, ''), '') AS ids
           FROM (SELECT edits.id AS id FROM json_each(?) AS wanted JOIN edits ON edits.place = wanted.value ORDER BY wanted.key)`,
        ).get(JSON.stringify([...wanted]))?.['ids'],
      ),

    /** The inputs, by hash, of edits that were kept after a number; `last` is the number to go on from, null at the end. */
    inputsAfter(kept: number, max: number): { readonly inputs: readonly string[]; readonly last: number | null } {
      const found = one('SELECT kept, summary FROM shown WHERE kept > ? ORDER BY kept LIMIT ?').all(kept, max);
      const last = found.at(-1)?.['kept'];
      return { inputs: found.flatMap(({ summary }) => packedInputs(summary)), last: typeof last === 'number' ? last : null };
    },

    positionOf(id: string): number | null {
      const row = one(`SELECT place ${fromId}`).get(id);
      return row === undefined ? null : Number(row['place']);
    },

    pathOf(id: string): string | null {
      const row = one(pathOfId).get(id);
      return row === undefined ? null : String(row['path']);
    },

    summaries: (ids: readonly string[]): EditSummary[] =>
      ids
        .map((id) => summaryOf(one(`SELECT id, present, model, summary ${fromId} ${withSummary}`).get(id)))
        .filter((summary) => summary !== null),

    children: (id: string): EditSummary[] =>
      one(
        `SELECT id, present, model, summary FROM parents JOIN edits ON place = child ${withSummary}
         WHERE parent = ? AND trashed = 0 ORDER BY edits.place`,
      )
        .all(id)
        .map(summaryOf)
        .filter((summary) => summary !== null),
  };
}
