// The calls about what was sent, and what that cost.
import { call } from './call.ts';
import { z } from 'zod';
import type { Reply } from '../failure.ts';
import { monthPattern } from '../money/calendar.ts';
import type { KeyedSum, SentRow, Sum } from '../money/spent.ts';
import { sumKinds } from '../money/sum-kinds.ts';
import { none } from './schemas.ts';

/** `2026-11`; null: of all time. */
const month = z.string().regex(monthPattern).nullable();

export const sentCalls = {
  /** Pages of what was sent, the last first; `offset` counts rows. */
  'sent.rows': call(z.object({ month, offset: z.number().int().min(0), count: z.number().int().min(1).max(200) })).answers<
    Reply<readonly SentRow[]>
  >(),
  'sent.sums': call(z.object({ month, by: z.enum(sumKinds) })).answers<
    Reply<{ readonly whole: Sum; readonly parts: readonly KeyedSum[] }>
  >(),
  /** What was spent today and this month. */
  'sent.now': call(none).answers<Reply<{ readonly day: Sum; readonly month: Sum }>>(),
  /** Writes the whole ledger as CSV where the person says; null when they said nowhere. */
  'sent.export': call(none, 'desktop').answers<Reply<string | null>>(),
};
