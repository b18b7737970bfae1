// The ledger: everything that was sent, from the records alone, for the person's books and for a support claim.
import { chargedOf } from './charged.ts';
import { z } from 'zod';
import type { Charged } from '../failure.ts';
import { findModel } from '../models/models.ts';
import { resultsOf } from '../models/roles.ts';
import { addressesSent } from '../pictures/web-address.ts';
import { maxAddressLetters } from '../pictures/address-limit.ts';
import { editIdSchema, editStates } from './record.ts';
import type { EditRecord, EditState } from './record.ts';

/** One create that left, or began to leave. */
export type Sent = {
  readonly at: string;
  readonly editId: string;
  readonly service: string;
  readonly rehearsal: boolean;
  readonly model: string;
  /** Bytes of the body on the wire and their SHA-256; null in records of before they were written down, and for all but the last create of an edit. */
  readonly bytes: number | null;
  readonly sha256: string | null;
  /** SHA-256 of each picture as it was sent, in order. */
  readonly pictures: readonly string[];
  /** Addresses that were sent in place of pictures, in order, without their queries; absent where there was none. */
  readonly addresses?: readonly string[] | undefined;
  readonly requestId: string | null;
  /** What became of it: the state of the edit, or `not-taken` when the service provably took nothing and the edit went back in line. */
  readonly outcome: EditState | 'not-taken';
  readonly charged: Charged;
  /** How many pictures it asked for; absent: one. */
  readonly results?: number | undefined;
  /** Of an edit that was thrown away for good; its record says it of the others. */
  readonly project?: string | undefined;
  /** Newest of the record's moves, for how long it took. */
  readonly endedAt: string | null;
};

/** A line of the ledger that was written down by itself. */
export const sentSchema: z.ZodType<Sent> = z.object({
  at: z.string().max(40),
  editId: editIdSchema,
  service: z.string().max(2048),
  rehearsal: z.boolean(),
  model: z.string().max(128),
  bytes: z.number().nullable(),
  sha256: z.string().max(64).nullable(),
  pictures: z.array(z.string().max(64)).max(64),
  addresses: z.array(z.string().max(maxAddressLetters)).max(64).optional(),
  requestId: z.string().max(512).nullable(),
  outcome: z.enum([...editStates, 'not-taken']),
  charged: z.enum(['no', 'maybe', 'yes']),
  results: z.number().int().positive().optional(),
  project: z.string().max(256).optional(),
  endedAt: z.string().max(40).nullable(),
});

/** The creates of one edit, oldest first. */
export function sentBy(record: EditRecord): readonly Sent[] {
  const { timeline } = record;
  const model = findModel(record.model);
  const results = model === null ? 1 : resultsOf(model, record.request.parameters);
  const addresses = addressesSent(record.request.inputs);
  const attempts = timeline.flatMap(({ state }, i) => (state === 'submitting' ? [i] : []));
  return attempts.map((i) => {
    const last = i === attempts.at(-1);
    const taken = timeline[i + 1]?.state !== 'waiting';
    return {
      at: timeline[i]?.at ?? record.createdAt,
      editId: record.id,
      service: record.service.baseUrl,
      rehearsal: record.service.rehearsal,
      model: record.model,
      bytes: last ? (record.posted?.bytes ?? null) : null,
      sha256: last ? (record.posted?.sha256 ?? null) : null,
      pictures: record.request.inputs.flatMap((input) => (input.sent === null ? [] : [input.sent.sha256])),
      ...(addresses.length === 0 ? {} : { addresses }),
      requestId: taken ? (record.named?.requestId ?? null) : null,
      outcome: taken ? record.state : 'not-taken',
      charged: taken ? chargedOf({ state: record.state, rehearsal: record.service.rehearsal, failure: record.failure }) : 'no',
      ...(results === 1 ? {} : { results }),
      endedAt: timeline.at(-1)?.at ?? null,
    };
  });
}

const columns = [
  'at',
  'editId',
  'service',
  'model',
  'bytes',
  'sha256',
  'pictures',
  'requestId',
  'outcome',
  'charged',
  'endedAt',
  'addresses',
] as const;

/** The ledger as CSV (RFC 4180), with a head line. A cell that a spreadsheet would read as a formula is defused. */
export function ledgerCsv(rows: readonly Sent[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? null)).join(','));
  return [columns.join(','), ...lines, ''].join('\r\n');
}

function cell(value: string | number | readonly string[] | null): string {
  const text = value === null ? '' : typeof value === 'object' ? value.join(' ') : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
