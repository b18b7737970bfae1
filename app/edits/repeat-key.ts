// Whether the very same was asked for, and may be paid for, before.
import { findModel } from '../models/models.ts';
import { chosenIn } from '../models/roles.ts';
import { inputViewKey } from '../pictures/input-view.ts';
import { addressSent } from '../pictures/web-address.ts';
import type { EditRecord, EditRequest, EditState } from './record.ts';

/** Text that is equal for two requests exactly when the service must give the same picture: null when it need not (random seed, words rewritten). */
export function repeatKey(modelId: string, request: Pick<EditRequest, 'prompt' | 'inputs' | 'parameters'>): string | null {
  const { parameters } = request;
  const model = findModel(modelId);
  if (model === null || !model.repeats(model, parameters)) return null;
  return JSON.stringify([modelId, request.prompt, request.inputs.map(identityOf), chosenIn(model, parameters)]);
}

/**
 * What is sent of a picture is in its key. Of an address it is our copy, which a new signature does not change, or the whole address where there is none.
 */
function identityOf(input: EditRequest['inputs'][number]): string {
  return addressSent(input) === null ? inputViewKey(input) : `address of ${input.sha256}`;
}

/** Ends after which nothing was bought. */
export const madeNothing: ReadonlySet<EditState> = new Set(['failed', 'blocked', 'cancelled']);

/** Whether running the same again would, or may, be paid twice: all but what ended without a picture, or was forgotten before it had a name. */
export function wasPaid(record: EditRecord): boolean {
  if (record.service.rehearsal || record.imported !== undefined || madeNothing.has(record.state)) return false;
  return record.state !== 'lost' || record.named !== null;
}
