// saving: fetches every picture, verified and durable, before the edit may be called done.
import type { Failure } from '../failure.ts';
import { cannotAsk, cannotFetch, damagedResult, expiredResult, pageInstead, pictureWaits } from '../seaart/failures.ts';
import { backoffMs, patienceMs, pollMs } from '../seaart/retry.ts';
import type { ReceiveOutcome } from './ports.ts';
import type { Result } from './record.ts';
import type { Output } from '../seaart/named-request.ts';
import { persistMove } from './run-context.ts';
import type { RunContext, StepEnd } from './run-context.ts';

const maxDamaged = 3;
/** So many web pages in place of a picture are no accident: then it is said. */
const maxPages = 3;
const diskDelayMs = 10_000;
/** A fresh link that is dead already within this time says that there is none; one that died later was good. */
const freshLinkMs = 60_000;

type Fetched =
  | { readonly kind: 'result'; readonly result: Result }
  | { readonly kind: 'gone'; readonly failure: Failure }
  | { readonly kind: 'end'; readonly end: StepEnd };

/** Fetches the pictures one after the other: with at least one of them the edit is done, with none that can come any more it is lost. */
export async function saveStep(context: RunContext): Promise<StepEnd> {
  const { id, editStore } = context;
  const outputs = editStore.get(id)?.outputs ?? [];
  const results: Result[] = [];
  let gone: Failure | null = null;
  for (let index = 0; index < outputs.length; index += 1) {
    const fetched = await fetchOutput(context, index);
    if (fetched.kind === 'end') return fetched.end;
    if (fetched.kind === 'result') results.push(fetched.result);
    else gone = fetched.failure;
  }
  if (gone !== null)
    context.ports.log(
      `edit ${id}: ${outputs.length - results.length} of ${outputs.length} pictures did not come: ${gone.detail ?? gone.kind}`,
    );
  if (results.length === 0) return persistMove(context, { to: 'lost', failure: gone ?? expiredResult('no outputs') });
  return persistMove(context, { to: 'done', results });
}

/** What is remembered while one picture is tried for again and again. Times are of the monotonic clock, in ms. */
type Fetching = {
  readonly index: number;
  readonly begunMs: number;
  /** By which link it is tried next; undefined when the record has no such output. */
  output: Output | undefined;
  /** Tries before this one. */
  attempt: number;
  /** When the link was last exchanged for a fresh one because it was dead. */
  refreshedAtMs: number | null;
  damaged: number;
  pages: number;
};

/** `again`: at once. `wait`: after a while, unless patience is over. */
type Tried = Fetched | 'again' | 'wait';

async function fetchOutput(context: RunContext, index: number): Promise<Fetched> {
  const { id, editStore, ports, waker } = context;
  const begunMs = ports.clock.monotonicMs();
  const output = editStore.get(id)?.outputs[index];
  const fetching: Fetching = { index, begunMs, output, attempt: 0, refreshedAtMs: null, damaged: 0, pages: 0 };
  for (; ; fetching.attempt += 1) {
    const record = editStore.get(id);
    if (waker.stopped()) return { kind: 'end', end: { kind: 'stopped' } };
    if (record === null || fetching.output === undefined)
      return { kind: 'gone', failure: expiredResult('the output is not listed any more') };
    const tried = await afterTry(context, fetching, await ports.receive(record, index, fetching.output));
    if (tried === 'again') continue;
    if (tried !== 'wait') return tried;
    const sinceMs = ports.clock.monotonicMs() - begunMs;
    if (context.patienceMs !== null && sinceMs > context.patienceMs)
      return left(editStore.troubleOf(id) ?? cannotFetch('the picture could not be fetched'));
    await waker.delay(delayBefore(context, fetching, sinceMs));
  }
}

async function afterTry(context: RunContext, fetching: Fetching, outcome: ReceiveOutcome): Promise<Tried> {
  const { id, editStore } = context;
  switch (outcome.kind) {
    case 'received':
      editStore.trouble(id, null);
      return { kind: 'result', result: outcome.result };
    case 'expired':
      return afterExpired(context, fetching, `HTTP ${outcome.status}`);
    case 'damaged':
      fetching.damaged += 1;
      if (fetching.damaged >= maxDamaged) return { kind: 'gone', failure: damagedResult(outcome.detail) };
      await changeLink(context, fetching);
      return 'wait';
    case 'forbidden':
      return { kind: 'gone', failure: damagedResult(outcome.detail) };
    case 'page':
      fetching.pages += 1;
      editStore.trouble(id, fetching.pages < maxPages ? cannotFetch(outcome.detail) : pageInstead(outcome.detail));
      await changeLink(context, fetching);
      return 'wait';
    case 'unreachable':
      editStore.trouble(id, cannotFetch(outcome.detail));
      if (fetching.attempt % 3 === 2) await changeLink(context, fetching);
      return 'wait';
    case 'disk':
      return afterDisk(context, pictureWaits(outcome.failure));
  }
}

/** A dead link is exchanged for a fresh one; where that is dead within a minute as well, the picture does not come any more. */
async function afterExpired(context: RunContext, fetching: Fetching, said: string): Promise<Tried> {
  const { id, editStore, ports } = context;
  const { refreshedAtMs } = fetching;
  if (refreshedAtMs !== null && ports.clock.monotonicMs() - refreshedAtMs < freshLinkMs)
    return { kind: 'gone', failure: expiredResult(said) };
  const fresh = await freshOutput(context, fetching.index);
  if (fresh === 'gone') return { kind: 'gone', failure: expiredResult(said) };
  if (fresh !== null) {
    fetching.refreshedAtMs = ports.clock.monotonicMs();
    fetching.output = fresh;
    return 'again';
  }
  editStore.trouble(id, cannotAsk(`${said} for the picture, and no fresh link at the moment`));
  return 'wait';
}

/** The picture is at the service still: it is fetched when the disk takes it. */
async function afterDisk({ id, editStore, waker, patienceMs: limitMs }: RunContext, waits: Failure): Promise<Tried> {
  editStore.trouble(id, waits);
  if (limitMs !== null) return left(waits);
  await waker.delay(diskDelayMs);
  return 'again';
}

/** Pages may come for days: it is asked for every few minutes then. */
function delayBefore({ random }: RunContext, { pages, attempt }: Fetching, sinceMs: number): number {
  return pages >= maxPages && sinceMs > patienceMs ? pollMs(sinceMs, random()) : backoffMs(attempt, random());
}

const left = (failure: Failure): Fetched => ({ kind: 'end', end: { kind: 'left', failure, requestId: null } });

/** A fresh link from `/response`; null when the service does not answer now, `gone` when it has none. */
async function freshOutput(context: RunContext, index: number): Promise<Output | 'gone' | null> {
  const named = context.editStore.get(context.id)?.named;
  if (!named) return 'gone';
  const answer = await context.client.response(named);
  if (answer.kind === 'outputs') return answer.outputs[index] ?? 'gone';
  return answer.kind === 'ended' || (answer.kind === 'not-found' && !context.foreign) ? 'gone' : null;
}

/** Tries another link where the service gives one: what came by this one may be the host's trouble. */
async function changeLink(context: RunContext, fetching: Fetching): Promise<void> {
  const fresh = await freshOutput(context, fetching.index);
  if (fresh !== null && fresh !== 'gone') fetching.output = fresh;
}
