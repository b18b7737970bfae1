// What the index shows of single edits.
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { importedRow } from './facets.ts';
import type { Found } from './calls.ts';
import type { Statements } from './row-positions.ts';
import { hashOut, packedInputHash, packedInputs, manyPacked, unpackMany, unpackSummary, withSummary } from './packed-summary.ts';

export function makeIndexSummaries(one: Statements) {
  const summaryOf = (row: Record<string, unknown> | undefined): EditSummary | null => (row === undefined ? null : unpackSummary(row));

  return {
    get(id: string): Found | null {
      const row = one(`SELECT id, path, present, model, summary FROM edits ${withSummary} WHERE id = ?`).get(id);
      const summary = summaryOf(row);
      return row === undefined || summary === null ? null : { summary, path: String(row['path']) };
    },

    imported(sha256: string): string | null {
      const row = one('SELECT id FROM words CROSS JOIN edits ON docid = words.rowid WHERE words MATCH ? LIMIT 1').get(importedRow(sha256));
      return row === undefined ? null : String(row['id']);
    },

    /** In the order of the places. */
    summariesAt: (wanted: Float64Array): EditSummary[] =>
      unpackMany(
        one(
          `SELECT ${manyPacked} AS found FROM (
             SELECT edits.id, present, model, summary FROM json_each(?) AS wanted JOIN edits ON edits.place = wanted.value ${withSummary}
             ORDER BY wanted.key) AS edits`,
        ).get(JSON.stringify([...wanted]))?.['found'],
      ),

    /** The inputs, by hash, that edits later than a place name; `last` is the place to go on from, null at the end. */
    inputsAfter(place: number, max: number): { readonly inputs: readonly string[]; readonly last: number | null } {
      const found = one(
        `SELECT max(place) AS last, json_group_array(sha256) AS inputs FROM (
           SELECT place, json_extract(input.value, '${packedInputHash}') AS sha256
           FROM (SELECT place, summary FROM shown WHERE place > ? ORDER BY place LIMIT ?) LEFT JOIN json_each(summary, '${packedInputs}') AS input)`,
      ).get(place, max);
      return {
        inputs: (JSON.parse(String(found?.['inputs'])) as (string | null)[]).filter((sha256) => sha256 !== null).map(hashOut),
        last: typeof found?.['last'] === 'number' ? found['last'] : null,
      };
    },

    positionOf(id: string): number | null {
      const row = one('SELECT place FROM edits WHERE id = ?').get(id);
      return row === undefined ? null : Number(row['place']);
    },

    pathOf(id: string): string | null {
      const row = one('SELECT path FROM edits WHERE id = ?').get(id);
      return row === undefined ? null : String(row['path']);
    },

    summaries: (ids: readonly string[]): EditSummary[] =>
      ids
        .map((id) => summaryOf(one(`SELECT id, present, model, summary FROM edits ${withSummary} WHERE id = ?`).get(id)))
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
