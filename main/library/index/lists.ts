// What the index lists beside the order of edits: names and models in use, living edits, the trash, damage; and how long an edit takes.
import type { Message } from '../../../app/messages/message.ts';
import type { NameKind } from '../store/row.ts';
import type { Statements } from './row-positions.ts';
import { readStored } from './stored-text.ts';

/** Edits among which those are looked for that say how long one takes: without an index of them, however seldom they are. */
const maxNewest = 5000;

export function makeIndexLists(one: Statements) {
  return {
    models: () =>
      one('SELECT model FROM models')
        .all()
        .map((row) => String(row['model'])),

    /** Those in the trash, newest first. */
    trashed: () =>
      one('SELECT id FROM edits WHERE trashed = 1 ORDER BY place DESC')
        .all()
        .map((row) => String(row['id'])),

    /** The most used first. */
    names: () =>
      one('SELECT kind, spelled, edits FROM names ORDER BY edits DESC, key')
        .all()
        .map((row) => ({ kind: String(row['kind']) as NameKind, name: String(row['spelled']), edits: Number(row['edits']) })),

    live: () =>
      one('SELECT id, path FROM edits WHERE at_end = 0 ORDER BY place')
        .all()
        .map((row) => ({ id: String(row['id']), path: String(row['path']) })),

    /** The ids of all that asked for the same, the newest first: see `EditRow`. */
    sameRequests: (seed: number, number: number) =>
      one('SELECT id FROM edits WHERE seed = ? AND request = ? ORDER BY place DESC')
        .all(seed, number)
        .map((row) => String(row['id'])),

    damaged: () =>
      one('SELECT path, reason FROM damaged ORDER BY path')
        .all()
        .map((row) => ({ path: String(row['path']), reason: readStored(row['reason']) as Message })),

    /** Median of the last twenty of the newest one's kind among the newest edits, since a rehearsal takes a moment and the model half a minute. */
    typicalSeconds(): number | null {
      const seconds = one(`SELECT took_ms FROM (SELECT place, took_ms, rehearsal FROM edits ORDER BY place DESC LIMIT ${maxNewest})
             WHERE took_ms IS NOT NULL AND rehearsal = (SELECT rehearsal FROM edits ORDER BY place DESC LIMIT 1) ORDER BY place DESC LIMIT 20`)
        .all()
        .map((row) => Number(row['took_ms']) / 1000)
        .sort((a, b) => a - b);
      return seconds.length < 3 ? null : (seconds[Math.floor(seconds.length / 2)] ?? null);
    },
  };
}
