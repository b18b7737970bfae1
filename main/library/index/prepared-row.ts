// What the index keeps of an edit, as far as it follows from its record and where that lies: no table is asked for it, so that another thread may make it.
import type { EditRow } from '../store/row.ts';
import { facetedRow, facetsOf } from './facets.ts';
import { wordsBesideIds } from './id-words.ts';
import { saidOf } from './instructions.ts';
import { columnOf } from './known-words.ts';
import { keptText, packSummary } from './packed-summary.ts';
import { ownFacets, textWith } from './searched-text.ts';
import { rankOf } from './set-heads.ts';

/** Values that go from one thread to another as they are. */
export type PreparedRow = ReturnType<typeof prepare>;

/** The file of the record. `present`: whether the edit's pictures are there. */
export type RecordFile = { readonly mtimeMs: number; readonly size: number; readonly present: boolean };

/** The path is relative to the library, with forward slashes. */
export function prepare({ summary, files, ...row }: EditRow, path: string) {
  const facets = facetsOf(facetedRow({ ...row, summary }));
  /** All that words are looked for in. */
  const text = textWith(row);
  const said = saidOf(row.said, summary.prompt);
  return {
    ...row,
    path,
    results: files.map((file, nth) => ({ file, bytes: summary.results[nth]?.bytes ?? 0 })),
    said,
    text,
    /** The same for the full-text index. */
    words: wordsBesideIds(row.text, row.ids),
    facets,
    shown: [packSummary(summary, files, path), keptText(text, said?.line ?? '', row.id), ownFacets(facets, columnsOf(row), summary)],
  } as const;
}

/** Columns of `edits`. `under`: until it is known which edit of its set stands for all, it does not. */
export function columnsOf(row: Omit<EditRow, 'summary' | 'files' | 'text' | 'said'>) {
  return {
    trashed: Number(row.trashed),
    dead: Number(row.dead),
    state: row.state,
    at_end: Number(row.atEnd),
    model: columnOf(row.model),
    rehearsal: Number(row.rehearsal),
    seed: row.seed,
    request: row.requestNumber,
    stars: row.stars,
    favourite: Number(row.favourite),
    flag: row.flag,
    label: row.label,
    project: row.project,
    has_note: Number(row.hasNote),
    pixels: row.pixels,
    format: columnOf(row.format),
    ratio: columnOf(row.ratio),
    inputs: row.inputs,
    took_ms: row.seconds === null ? null : Math.round(row.seconds * 1000),
    sent_ms: row.create?.atMs ?? null,
    charged: columnOf(row.create?.charged ?? null),
    asked: row.create?.pictures ?? null,
    worth: row.worth,
    batch: row.batch?.id ?? null,
    rank: row.batch === null ? null : rankOf(row),
    under: Number(row.batch !== null),
  };
}
