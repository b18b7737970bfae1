// Writes one row of the table `edits`.
import type { Statements } from './index-places.ts';
import { rankOf } from './index-stacks.ts';
import type { PlacedRow } from './row.ts';

/** `under`: until it is known which edit of its set stands for all, it does not. */
export function insertEdit(one: Statements, place: number, row: PlacedRow, textKey: string): void {
  const values = {
    place,
    id: row.id,
    path: row.path,
    mtime_ms: row.mtimeMs,
    size: row.size,
    present: Number(row.present),
    trashed: Number(row.trashed),
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
    batch: row.batch?.id ?? null,
    rank: row.batch === null ? null : rankOf(row),
    under: Number(row.batch !== null),
    text_key: textKey,
  };
  const columns = Object.keys(values);
  one(`INSERT INTO edits (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(...Object.values(values));
}
