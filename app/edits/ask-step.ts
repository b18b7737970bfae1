// queued and running: asks until the service says how it ended. Passing troubles never end an edit.
import type { Failure } from '../failure.ts';
import type { ResponseOutcome, StatusOutcome } from '../seaart/client.ts';
import type { NamedRequest } from '../seaart/named-request.ts';
import { cannotAsk, isStillRunning, noPicture, noSuchRequest, stillRunning, waitedFor } from '../seaart/failures.ts';
import { backoffMs, emptyMs, notFoundMs, patienceMs, pollMs } from '../seaart/retry.ts';
import type { EditRecord } from './record.ts';
import { persistMove, withAnswer } from './run-context.ts';
import type { RunContext, StepEnd } from './run-context.ts';

/** A delay that was longer than meant by this much was a sleep of the computer. */
const sleptMs = 5000;
const keyDelayMs = 30_000;

/** What is remembered from one question to the next. Times are of the monotonic clock, in ms. */
type Asking = {
  readonly begunMs: number;
  /** When the last answer came, counted from `begunMs`. */
  answeredMs: number;
  /** How long it was meant to wait since then. */
  delayMs: number;
  /** Troubles in a row, for which the delay grows. */
  troubles: number;
  /** Since when the service has not found the request; null while it does. */
  missingSinceMs: number | null;
  /** Since when it says that it is done and lists no picture; null while it does not. */
  emptySinceMs: number | null;
};

/** What the service said, which of its two answers it was, and for how long a request that is not found is only doubtful. */
type Asked = { readonly answer: StatusOutcome | ResponseOutcome; readonly to: 'status' | 'response'; readonly doubtMs: number };

/** Asks while the edit is queued or running. Null: it is neither any more, which is written down, and the next step has its turn. */
export async function askStep(context: RunContext): Promise<StepEnd> {
  const { id, editStore, waker, ports } = context;
  const asking: Asking = {
    begunMs: ports.clock.monotonicMs(),
    answeredMs: 0,
    delayMs: 0,
    troubles: 0,
    missingSinceMs: null,
    emptySinceMs: null,
  };
  let isCancelSent = false;

  for (;;) {
    if (waker.stopped()) return { kind: 'stopped' };
    const record = editStore.get(id);
    if (record === null || record.named === null || (record.state !== 'queued' && record.state !== 'running')) return null;
    const sinceMs = ports.clock.monotonicMs() - asking.begunMs;
    if (isOutOfPatience(context, asking, sinceMs)) {
      const trouble = editStore.troubleOf(id);
      return { kind: 'left', failure: trouble === null || isStillRunning(trouble) ? waitedFor() : trouble, requestId: null };
    }

    if (record.cancelAskedAt !== null && !isCancelSent) isCancelSent = await tellCancel(context, record);

    const asked = await ask(context, record.named);
    asking.answeredMs = ports.clock.monotonicMs() - asking.begunMs;
    const end = await writeDown(context, asking, record, asked);
    if (end !== 'open') return end;
    const { answer } = asked;
    editStore.trouble(id, troubleIn(answer, sinceMs));
    if (answer.kind === 'key-refused' && context.patienceMs !== null) return { kind: 'left', failure: answer.failure, requestId: null };
    asking.delayMs = delayAfter(context, asking, answer, sinceMs);
    await waker.delay(asking.delayMs);
  }
}

/** A program that was stopped, or whose computer slept, has not asked for so long: it asks before it gives up. */
function isOutOfPatience({ patienceMs: limitMs }: RunContext, { answeredMs, delayMs }: Asking, sinceMs: number): boolean {
  const slept = sinceMs - answeredMs > delayMs + sleptMs;
  return limitMs !== null && sinceMs > limitMs && !slept;
}

/** The status, and the outputs once it says that there are some. */
async function ask({ client }: RunContext, named: NamedRequest): Promise<Asked> {
  const status = await client.status(named);
  if (status.kind !== 'completed') return { answer: status, to: 'status', doubtMs: notFoundMs };
  // The service says it is done, so its result may be late; without that word it is rather gone.
  return { answer: await client.response(named), to: 'response', doubtMs: patienceMs };
}

/** Writes down what the answer proves. `open`: it proves no end, and is asked again. */
async function writeDown(context: RunContext, asking: Asking, record: EditRecord, asked: Asked): Promise<StepEnd | 'open'> {
  const { answer } = asked;
  switch (answer.kind) {
    case 'outputs':
      if (answer.outputs.length > 0) return persistMove(context, { to: 'saving', outputs: answer.outputs }, keeping(context, asked));
      asking.emptySinceMs ??= context.ports.clock.monotonicMs();
      // It may have been made and charged, and can be asked for under its name whenever somebody wants to know.
      return context.ports.clock.monotonicMs() - asking.emptySinceMs < emptyMs
        ? 'open'
        : persistMove(context, { to: 'lost', failure: noPicture() }, keeping(context, asked));
    case 'ended':
      return persistMove(context, { to: endStateOf(answer.failure), failure: answer.failure }, keeping(context, asked));
    case 'running':
      return markRunning(context, record);
    case 'not-found':
      return isGone(context, asking, asked.doubtMs)
        ? persistMove(context, { to: 'lost', failure: noSuchRequest(record.named?.requestId ?? '') }, keeping(context, asked))
        : 'open';
    case 'key-refused':
    case 'trouble':
    case 'queued':
    case 'completed':
    case 'strange':
    case 'not-yet':
      return 'open';
  }
}

async function markRunning(context: RunContext, record: EditRecord): Promise<StepEnd | 'open'> {
  if (record.state !== 'queued') return 'open';
  return (await persistMove(context, { to: 'running' })) ?? 'open';
}

/** Whether it was not found for so long that it is lost. Another service than the one that named it proves nothing by that. */
function isGone({ foreign, ports }: RunContext, asking: Asking, doubtMs: number): boolean {
  asking.missingSinceMs ??= ports.clock.monotonicMs();
  return !foreign && ports.clock.monotonicMs() - asking.missingSinceMs >= doubtMs;
}

/** What keeps the edit from its end, for whoever looks at it; null where it only takes its time. */
function troubleIn(answer: Asked['answer'], sinceMs: number): Failure | null {
  if (answer.kind === 'key-refused' || answer.kind === 'trouble') return answer.failure;
  if (answer.kind === 'not-found') return cannotAsk('the request is not found at the moment');
  return sinceMs > patienceMs ? stillRunning() : null;
}

/** How long to wait before the next question, in ms. Only an answer about the request itself ends a row of troubles. */
function delayAfter(context: RunContext, asking: Asking, answer: Asked['answer'], sinceMs: number): number {
  if (answer.kind === 'key-refused') return keyDelayMs;
  if (answer.kind === 'trouble') {
    const delayMs = answer.waitMs ?? backoffMs(asking.troubles, context.random());
    asking.troubles += 1;
    return delayMs;
  }
  asking.troubles = 0;
  if (answer.kind !== 'not-found') asking.missingSinceMs = null;
  return pollMs(sinceMs, context.random());
}

/** Puts the answer into the record that is written with a move. */
function keeping(context: RunContext, { answer, to }: Asked): (record: EditRecord) => EditRecord {
  return (record) => withAnswer(record, to, answer.kept, context.ports.clock.now());
}

const endStateOf = ({ kind }: Failure): 'cancelled' | 'blocked' | 'failed' =>
  kind === 'cancelled' || kind === 'blocked' ? kind : 'failed';

/** True when the service has heard it, whatever it said; the status tells how it ends. */
async function tellCancel(context: RunContext, record: EditRecord): Promise<boolean> {
  const { id, editStore, client, ports } = context;
  if (record.named === null) return false;
  const outcome = await client.cancel(record.named);
  if (outcome.kind === 'trouble' || outcome.kind === 'key-refused') return false;
  await editStore.change(id, (now) => withAnswer(now, 'cancel', outcome.kept, ports.clock.now()));
  return true;
}
