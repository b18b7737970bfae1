// One row of the index as SQLite takes it.
import type { Statements } from './row-positions.ts';
import { rankOf } from './stacks.ts';
import type { PlacedRow } from '../store/row.ts';

/** `said`: the number of its instruction; null where it has none of its own. `under`: until it is known which edit of its set stands for all, it does not. */
export function insertRow(one: Statements, row: PlacedRow, place: number, said: number | null, textKey: string): void {
  const columns = {
    place,
    id: row.id,
    path: row.path,
    mtime_ms: row.mtimeMs,
    size: row.size,
    present: Number(row.present),
    trashed: Number(row.trashed),
    dead: Number(row.dead),
    state: row.state,
    at_end: Number(row.atEnd),
    model: row.model,
    rehearsal: Number(row.rehearsal),
    seed: row.seed,
    stars: row.stars,
    favourite: Number(row.favourite),
    flag: row.flag,
    label: row.label,
    project: row.project,
    has_note: Number(row.hasNote),
    pixels: row.pixels,
    format: row.format,
    ratio: row.ratio,
    inputs: row.inputs,
    seconds: row.seconds,
    sent_ms: row.create?.atMs ?? null,
    charged: row.create?.charged ?? null,
    asked: row.create?.pictures ?? null,
    said,
    worth: row.worth,
    batch: row.batch?.id ?? null,
    rank: row.batch === null ? null : rankOf(row),
    under: Number(row.batch !== null),
    text_key: textKey,
  };
  const names = Object.keys(columns);
  one(`INSERT INTO edits (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(...Object.values(columns));
}
