// saving: fetches every picture, verified and durable, before the edit may be called done.
import type { Failure } from '../failure.ts';
import { cannotAsk, cannotFetch, damagedResult, expiredResult, pageInstead, pictureWaits } from '../seaart/failures.ts';
import { backoffMs, patienceMs, pollMs } from '../seaart/retry.ts';
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

async function fetchOutput(context: RunContext, index: number): Promise<Fetched> {
  const { id, editStore, ports, waker } = context;
  const begun = ports.clock.monotonicMs();
  let output: Output | undefined = editStore.get(id)?.outputs[index];
  let refreshedAtMs: number | null = null;
  let damaged = 0;
  let pages = 0;
  for (let attempt = 0; ; attempt += 1) {
    const record = editStore.get(id);
    if (waker.stopped()) return { kind: 'end', end: { kind: 'stopped' } };
    if (record === null || output === undefined) return { kind: 'gone', failure: expiredResult('the output is not listed any more') };
    const outcome = await ports.receive(record, index, output);
    switch (outcome.kind) {
      case 'received':
        editStore.trouble(id, null);
        return { kind: 'result', result: outcome.result };
      case 'expired': {
        if (refreshedAtMs !== null && ports.clock.monotonicMs() - refreshedAtMs < freshLinkMs)
          return { kind: 'gone', failure: expiredResult(`HTTP ${outcome.status}`) };
        const fresh = await freshOutput(context, index);
        if (fresh === 'gone') return { kind: 'gone', failure: expiredResult(`HTTP ${outcome.status}`) };
        if (fresh !== null) {
          refreshedAtMs = ports.clock.monotonicMs();
          output = fresh;
          continue;
        }
        editStore.trouble(id, cannotAsk(`HTTP ${outcome.status} for the picture, and no fresh link at the moment`));
        break;
      }
      case 'damaged':
        damaged += 1;
        if (damaged >= maxDamaged) return { kind: 'gone', failure: damagedResult(outcome.detail) };
        output = await otherOutput(context, index, output);
        break;
      case 'forbidden':
        return { kind: 'gone', failure: damagedResult(outcome.detail) };
      case 'page':
        pages += 1;
        editStore.trouble(id, pages < maxPages ? cannotFetch(outcome.detail) : pageInstead(outcome.detail));
        output = await otherOutput(context, index, output);
        break;
      case 'unreachable':
        editStore.trouble(id, cannotFetch(outcome.detail));
        if (attempt % 3 === 2) output = await otherOutput(context, index, output);
        break;
      case 'disk': {
        const waits = pictureWaits(outcome.failure);
        editStore.trouble(id, waits);
        if (context.patienceMs !== null) return { kind: 'end', end: { kind: 'left', failure: waits, requestId: null } };
        await waker.delay(diskDelayMs);
        continue;
      }
    }
    if (context.patienceMs !== null && ports.clock.monotonicMs() - begun > context.patienceMs) {
      return {
        kind: 'end',
        end: { kind: 'left', failure: editStore.troubleOf(id) ?? cannotFetch('the picture could not be fetched'), requestId: null },
      };
    }
    const sinceMs = ports.clock.monotonicMs() - begun;
    // Pages may come for days: it is asked for every few minutes then.
    await waker.delay(pages >= maxPages && sinceMs > patienceMs ? pollMs(sinceMs, context.random()) : backoffMs(attempt, context.random()));
  }
}

/** A fresh link from `/response`; null when the service does not answer now, `gone` when it has none. */
async function freshOutput(context: RunContext, index: number): Promise<Output | 'gone' | null> {
  const named = context.editStore.get(context.id)?.named;
  if (!named) return 'gone';
  const answer = await context.client.response(named);
  if (answer.kind === 'outputs') return answer.outputs[index] ?? 'gone';
  return answer.kind === 'ended' || (answer.kind === 'not-found' && !context.foreign) ? 'gone' : null;
}

async function otherOutput(context: RunContext, index: number, output: Output): Promise<Output> {
  const fresh = await freshOutput(context, index);
  return fresh === null || fresh === 'gone' ? output : fresh;
}
