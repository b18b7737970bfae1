// What is said of a command that was stopped in the middle: what goes on without it, and how a person goes on with that.
import { isRunning } from '../../app/edits/edit.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import { counted } from './counted.ts';

/** What is said while the answers of edits that are being sent are waited for; null where none is being sent. */
export function waitsForAnswers(edits: readonly Pick<EditRecord, 'state'>[]): string | null {
  const count = edits.filter(({ state }) => state === 'submitting').length;
  if (count === 0) return null;
  const [are, its, it] = count === 1 ? ['is', 'its', 'it'] : ['are', 'their', 'them'];
  return `Stopping. ${counted(count, 'edit')} ${are} being sent: waiting for ${its} answer, without which nobody knows whether it was bought. Again leaves ${it} unknown.`;
}

/** `batch`: how the batch that is being run is gone on with; null where none is. What waits in line is its own then. */
export function leftBehind(edits: readonly Pick<EditRecord, 'state' | 'service'>[], batch: string | null): string {
  const out = edits.filter(({ state }) => isRunning(state));
  const waiting = edits.filter(({ state }) => state === 'waiting');
  const goesOn = batch === null ? '' : ` ${batch}`;
  if (out.length > 0) {
    const where = out.every(({ service }) => service.rehearsal) ? 'in the rehearsal' : 'at SeaArt';
    return `Stopped waiting. What was sent goes on ${where}: “kontext resume” brings it home.${goesOn}`;
  }
  if (batch !== null || waiting.length === 0) return `Stopped. Nothing is on its way.${goesOn}`;
  const [are, them] = waiting.length === 1 ? ['waits', 'it'] : ['wait', 'them'];
  return `Stopped. Nothing is on its way; ${counted(waiting.length, 'edit')} ${are} unsent: “kontext resume” goes on with ${them}.`;
}
