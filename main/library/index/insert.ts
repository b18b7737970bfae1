// One row of the index as SQLite takes it.
import type { Statements } from './row-positions.ts';
import { columnOf } from './known-words.ts';
import { keptName } from './record-path.ts';
import { rankOf } from './set-heads.ts';
import type { Before } from './set-heads.ts';
import type { PlacedRow } from '../store/row.ts';

/** `said`: the number of its instruction; null where it has none of its own. */
type Kept = {
  readonly position: number;
  readonly docid: number;
  readonly said: number | null;
};

/** `under`: until it is known which edit of its set stands for all, it does not. */
export function columnsOf(row: PlacedRow, { position, docid, said }: Kept) {
  return {
    place: position,
    docid,
    id: row.id,
    name: keptName(row.path, position, row.id),
    mtime_ms: row.mtimeMs,
    size: row.size,
    present: Number(row.present),
    trashed: Number(row.trashed),
    dead: Number(row.dead),
    state: row.state,
    at_end: Number(row.atEnd),
    model: columnOf(row.model),
    rehearsal: Number(row.rehearsal),
    seed: row.seed,
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
    said,
    worth: row.worth,
    batch: row.batch?.id ?? null,
    rank: row.batch === null ? null : rankOf(row),
    under: Number(row.batch !== null),
  };
}

/** Put together once: all rows have the same columns. */
let insertion = '';

/** `kept`: the number of its row in `shown`. */
export function insertRow(one: Statements, columns: ReturnType<typeof columnsOf>, kept: number): void {
  const names = ['kept', ...Object.keys(columns)];
  insertion ||= `INSERT INTO edits (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  one(insertion).run(kept, ...Object.values(columns));
}

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
