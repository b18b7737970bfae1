// queued and running: asks until the service says how it ended. Passing troubles never end an edit.
import type { Failure } from '../failure.ts';
import type { ResponseOutcome, StatusOutcome } from '../seaart/client.ts';
import { cannotAsk, noPicture, noSuchRequest, stillRunning } from '../seaart/failures.ts';
import { backoffMs, notFoundMs, patienceMs, pollMs } from '../seaart/retry.ts';
import type { EditRecord } from './record.ts';
import { persistMove, withAnswer } from './run-context.ts';
import type { RunContext, StepEnd } from './run-context.ts';

/** A delay that was longer than meant by this much was a sleep of the computer. */
const sleptMs = 5000;
const keyDelayMs = 30_000;

/** Asks while the edit is queued or running. Null: it is neither any more, which is written down, and the next step has its turn. */
export async function askStep(context: RunContext): Promise<StepEnd> {
  const { id, editStore, client, waker, ports } = context;
  const begun = ports.clock.monotonicMs();
  let isCancelSent = false;
  let askedMs = 0;
  let pollDelayMs = 0;
  let troubles = 0;
  let missingSince: number | null = null;

  for (;;) {
    if (waker.stopped()) return { kind: 'stopped' };
    const record = editStore.get(id);
    if (record === null || record.named === null || (record.state !== 'queued' && record.state !== 'running')) return null;
    const sinceMs = ports.clock.monotonicMs() - begun;
    // A program that was stopped, or whose computer slept, has not asked for so long: it asks before it gives up.
    const slept = sinceMs - askedMs > pollDelayMs + sleptMs;
    if (context.patienceMs !== null && sinceMs > context.patienceMs && !slept)
      return { kind: 'left', failure: editStore.troubleOf(id) ?? stillRunning(), requestId: null };

    if (record.cancelAskedAt !== null && !isCancelSent) isCancelSent = await tellCancel(context, record);

    const status = await client.status(record.named);
    const answer = status.kind === 'completed' ? await client.response(record.named) : status;
    askedMs = ports.clock.monotonicMs() - begun;
    // The service says it is done, so its result may be late; without that word it is rather gone.
    const to = status.kind === 'completed' ? 'response' : 'status';
    const doubtMs = status.kind === 'completed' ? patienceMs : notFoundMs;

    switch (answer.kind) {
      case 'outputs':
        return answer.outputs.length === 0
          ? persistMove(context, { to: 'failed', failure: noPicture() }, keeping(context, 'response', answer))
          : persistMove(context, { to: 'saving', outputs: answer.outputs }, keeping(context, 'response', answer));
      case 'ended':
        return endWith(context, answer.failure, answer, to);
      case 'running':
        if (record.state === 'queued') {
          const blocked = await persistMove(context, { to: 'running' });
          if (blocked !== null) return blocked;
        }
        break;
      case 'not-found': {
        missingSince ??= ports.clock.monotonicMs();
        if (!context.foreign && ports.clock.monotonicMs() - missingSince >= doubtMs) {
          return persistMove(context, { to: 'lost', failure: noSuchRequest(record.named.requestId) }, keeping(context, to, answer));
        }
        break;
      }
      case 'key-refused':
        editStore.trouble(id, answer.failure);
        if (context.patienceMs !== null) return { kind: 'left', failure: answer.failure, requestId: null };
        pollDelayMs = keyDelayMs;
        await waker.delay(pollDelayMs);
        continue;
      case 'trouble':
        editStore.trouble(id, answer.failure);
        pollDelayMs = answer.waitMs ?? backoffMs(troubles, context.random());
        await waker.delay(pollDelayMs);
        troubles += 1;
        continue;
      case 'queued':
      case 'completed':
      case 'strange':
      case 'not-yet':
        break;
    }
    troubles = 0;
    if (answer.kind !== 'not-found') missingSince = null;
    editStore.trouble(
      id,
      answer.kind === 'not-found' ? cannotAsk('the request is not found at the moment') : sinceMs > patienceMs ? stillRunning() : null,
    );
    pollDelayMs = pollMs(sinceMs, context.random());
    await waker.delay(pollDelayMs);
  }
}

function keeping(
  context: RunContext,
  to: 'status' | 'response',
  answer: StatusOutcome | ResponseOutcome,
): (record: EditRecord) => EditRecord {
  return (record) => withAnswer(record, to, answer.kept, context.ports.clock.now());
}

function endWith(
  context: RunContext,
  failure: Failure,
  answer: StatusOutcome | ResponseOutcome,
  to: 'status' | 'response',
): Promise<StepEnd> {
  const state = failure.kind === 'cancelled' ? 'cancelled' : failure.kind === 'blocked' ? 'blocked' : 'failed';
  return persistMove(context, { to: state, failure }, keeping(context, to, answer));
}

/** True when the service has heard it, whatever it said; the status tells how it ends. */
async function tellCancel(context: RunContext, record: EditRecord): Promise<boolean> {
  const { id, editStore, client, ports } = context;
  if (record.named === null) return false;
  const outcome = await client.cancel(record.named);
  if (outcome.kind === 'trouble' || outcome.kind === 'key-refused') return false;
  await editStore.change(id, (now) => withAnswer(now, 'cancel', outcome.kept, ports.clock.now()));
  return true;
}
