// What the index knows of what was sent, and of what that cost. Rehearsals cost nothing and are left out.
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import type { Charged } from '../../../app/failure.ts';
import type { Span } from '../../../app/money/calendar.ts';
import { togetherMs } from '../../../app/money/spent.ts';
import type { Spent } from '../../../app/money/spent.ts';
import { wordIn } from './known-words.ts';
import type { Statements } from './row-positions.ts';
import { unpackSummary, withSummary } from './packed-summary.ts';

export function makeIndexSpending(one: Statements) {
  return {
    spent: ({ fromMs, toMs }: Span): Spent[] =>
      one(
        `SELECT CAST(sent_ms / ${togetherMs} AS INTEGER) * ${togetherMs} AS at, model, charged, count(*) AS creates, sum(asked) AS pictures,
           coalesce((SELECT spelled FROM names WHERE kind = 'project' AND key = edits.project), project) AS project
         FROM edits WHERE rehearsal = 0 AND sent_ms >= ? AND sent_ms < ? GROUP BY at, model, charged, edits.project ORDER BY at DESC`,
      )
        .all(fromMs, toMs)
        .map((row) => ({
          atMs: Number(row['at']),
          model: wordIn(row['model']) ?? '',
          project: row['project'] === null ? null : String(row['project']),
          charged: chargedIn(row['charged']),
          creates: Number(row['creates']),
          pictures: Number(row['pictures']),
        })),

    sent: ({ fromMs, toMs }: Span, offset: number, count: number): EditSummary[] =>
      one(
        `SELECT edits.id, present, model, summary FROM edits ${withSummary}
         WHERE rehearsal = 0 AND sent_ms >= ? AND sent_ms < ? ORDER BY sent_ms DESC, place DESC LIMIT ? OFFSET ?`,
      )
        .all(fromMs, toMs, count, offset)
        .map(unpackSummary),
  };
}

/** Whatever is not known to cost nothing may have cost something. */
const chargedIn = (column: unknown): Charged => {
  const word = wordIn(column);
  return word === 'no' || word === 'yes' ? word : 'maybe';
};
