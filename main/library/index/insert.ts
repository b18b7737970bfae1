// One row of the index as SQLite takes it.
import type { Statements } from './row-positions.ts';
import { keptName } from './record-path.ts';
import type { Before } from './set-heads.ts';
import { columnsOf } from './prepared-row.ts';
import type { PreparedRow, RecordFile } from './prepared-row.ts';

/** Put together once: all rows have the same columns. */
let insertion = '';

/** `kept`: the number of its row in `shown`. */
export function insertRow(one: Statements, row: PreparedRow, file: RecordFile, position: number, docid: number, kept: number): void {
  const columns = {
    kept,
    place: position,
    docid,
    id: row.id,
    ...fileColumnsOf(row, file, position),
    ...columnsOf(row),
  };
  const names = Object.keys(columns);
  insertion ||= `INSERT INTO edits (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  one(insertion).run(...Object.values(columns));
}

/** What follows from its file, and by which words it was made. */
export const fileColumnsOf = ({ path, id, said }: PreparedRow, { mtimeMs, size, present }: RecordFile, position: number) => ({
  name: keptName(path, position, id),
  mtime_ms: mtimeMs,
  size,
  present: Number(present),
  said: said?.number ?? null,
});

type KeptBefore = Before & { readonly said: unknown; readonly docid: number; readonly kept: number };

/** For SQLite: what `keptIn` reads. */
export const keptColumns = 'kept, docid, batch, trashed, under, dead, said';

/** What is kept of an edit before it is put again or dropped; null where there is none. */
export function keptAt(one: Statements, position: number): KeptBefore | null {
  const row = one(`SELECT ${keptColumns} FROM edits WHERE place = ?`).get(position);
  return row === undefined ? null : keptIn(row, position);
}

export function keptIn(row: Readonly<Record<string, unknown>>, position: number): KeptBefore {
  return {
    place: position,
    batch: row['batch'] === null ? null : String(row['batch']),
    trashed: row['trashed'] === 1,
    under: row['under'] === 1,
    dead: row['dead'] === 1,
    said: row['said'],
    docid: Number(row['docid']),
    kept: Number(row['kept']),
  };
}
