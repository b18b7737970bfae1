// What the records of all that was sent to nobody have in common: imported pictures, versions saved in other programs, kept pixels.
import { recordFormat } from '../../../app/edits/record.ts';
import type { EditRecord } from '../../../app/edits/record.ts';

/** Nothing is prepared for sending, but a record says how it would be. */
export const usualSending: EditRecord['request']['sending'] = { longSide: 2048, asIs: false };

/** A record that is done from its beginning. Its result comes later. */
export function unsentRecord({
  id,
  intent,
  stem,
  createdAt,
  version,
  model,
  rehearsal,
  request,
  note,
  imported,
  organised,
}: Pick<EditRecord, 'id' | 'intent' | 'stem' | 'createdAt' | 'model' | 'request' | 'organised'> & {
  readonly version: string;
  readonly rehearsal: boolean;
  /** Of the one entry of its timeline, which has the time of `imported`. */
  readonly note: string;
  readonly imported: NonNullable<EditRecord['imported']>;
}): EditRecord {
  return {
    format: recordFormat,
    id,
    intent,
    stem,
    createdAt,
    app: { version },
    model,
    service: { baseUrl: '', rehearsal },
    request,
    state: 'done',
    timeline: [{ at: imported.at, state: 'done', note }],
    cancelAskedAt: null,
    named: null,
    outputs: [],
    results: [],
    failure: null,
    answers: [],
    repeats: null,
    owner: null,
    imported,
    organised,
  };
}
