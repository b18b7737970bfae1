// waiting → submitting → what the create's answer says. The one place that spends money.
import type { PreparedInput } from './ports.ts';
import type { CreateOutcome } from '../seaart/client.ts';
import { leftBefore, unknownOutcome } from '../seaart/failures.ts';
import { moveEdit } from './edit.ts';
import type { Posted } from './edit.ts';
import type { EditRecord, EditRequest } from './record.ts';
import { persistMove, persistUntilWritten, withAnswer } from './run-context.ts';
import type { RunContext, RunEnd, StepEnd } from './run-context.ts';

/** Runs while the edit is waiting. At most one create leaves, and what its answer proves is written down; null: the next step has its turn. */
export async function sendStep(context: RunContext, record: EditRecord): Promise<StepEnd> {
  const { ports, client, model } = context;
  const prepared = await ports.prepare(record.request);
  // The person may have cancelled meanwhile.
  if (!prepared.ok)
    return persistUntilWritten(
      context,
      (now) => (now.state === 'waiting' ? moveEdit(now, { to: 'failed', failure: prepared.failure }, ports.clock.now()) : now),
      null,
    );

  const posted = await ports.weigh(model.body(model, { ...record.request, prepared: prepared.value }));
  const marked = await mark(context, prepared.value, posted);
  if ('end' in marked) return marked.end;
  const outcome = await client.create(model, marked.request, prepared.value).catch(brokenOff);
  return settle(context, outcome);
}

const diskDelayMs = 10_000;

/**
 * Durable before the first byte leaves: a program that dies after it wakes up knowing that it may have bought something.
 * Only the run that made this very move may send; whoever finds the edit moved already sends nothing.
 */
async function mark(
  context: RunContext,
  prepared: readonly PreparedInput[],
  posted: Posted | null,
): Promise<{ readonly request: EditRequest } | { readonly end: StepEnd }> {
  const { id, editStore, ports, waker } = context;
  for (;;) {
    const record = editStore.get(id);
    if (record === null) return { end: { kind: 'ended' } };
    const hindered = record.state === 'waiting' && !waker.stopped() ? await hindrance(context, record) : null;
    if (hindered === 'again') continue;
    if (hindered !== null) return { end: hindered };
    let mine = false;
    const allowed = await ports.withinLimits(record, () =>
      editStore.change(id, (now) => {
        if (now.state !== 'waiting' || waker.stopped()) return now;
        if (now.cancelAskedAt !== null) return moveEdit(now, { to: 'cancelled', failure: null }, ports.clock.now());
        mine = true;
        return moveEdit(now, { to: 'submitting', sent: prepared.map(({ sent }) => sent), posted }, ports.clock.now());
      }),
    );
    if (!allowed.ok) return { end: { kind: 'limited', failure: allowed.failure } };
    const marked = allowed.value;
    if (marked.ok) {
      if (mine) {
        editStore.trouble(id, null);
        await ports.noteLeft(marked.value);
        return { request: marked.value.request };
      }
      return {
        end: marked.value.state === 'waiting' ? { kind: 'stopped' } : marked.value.state === 'submitting' ? { kind: 'ended' } : null,
      };
    }
    editStore.trouble(id, marked.failure);
    if (editStore.get(id) === null) return { end: { kind: 'ended' } };
    if (context.patienceMs !== null) return { end: { kind: 'left', failure: marked.failure, requestId: null } };
    if (waker.stopped()) return { end: { kind: 'stopped' } };
    await waker.delay(diskDelayMs);
  }
}

/** What keeps an edit that waits from being sent: no room for its picture, or somebody else who has begun with it, for whom it is let go. */
async function hindrance(context: RunContext, record: EditRecord): Promise<RunEnd | 'again' | null> {
  const { id, editStore, ports, waker } = context;
  const noRoom = await ports.room();
  if (noRoom !== null) {
    editStore.trouble(id, noRoom);
    if (context.patienceMs !== null) return { kind: 'limited', failure: noRoom };
    await waker.delay(diskDelayMs);
    return 'again';
  }
  if (await ports.isAsWritten(record)) return (await ports.leftBefore(record)) ? toUnknown(context) : null;
  ports.log(`edit ${id}: another program has it by now; it is not sent here`);
  editStore.close(id);
  return { kind: 'ended' };
}

/** What became of it stands in another copy of the record, if anywhere: the person decides, as where an answer was lost. */
async function toUnknown(context: RunContext): Promise<RunEnd> {
  const at = context.ports.clock.now();
  const moved = (now: EditRecord): EditRecord => {
    if (now.state !== 'waiting') return now;
    const sent = now.request.inputs.map(() => null);
    return moveEdit(moveEdit(now, { to: 'submitting', sent, posted: null }, at), { to: 'unknown', failure: leftBefore() }, at);
  };
  return (await persistUntilWritten(context, moved, null)) ?? { kind: 'ended' };
}

/** Whatever broke, bytes may have left. */
function brokenOff(bug: unknown): CreateOutcome {
  return { kept: null, kind: 'unknown', failure: unknownOutcome(String(bug)), salvaged: null };
}

const stopsTheQueue: ReadonlySet<string> = new Set(['no-key', 'bad-key', 'balance', 'model-denied']);

async function settle(context: RunContext, outcome: CreateOutcome): Promise<StepEnd> {
  const { id, editStore, ports, client } = context;
  const keep = (record: EditRecord): EditRecord => withAnswer(record, 'create', outcome.kept, ports.clock.now());
  switch (outcome.kind) {
    case 'named':
      return persistMove(context, { to: 'queued', named: outcome.named }, keep);
    case 'not-made': {
      // Judged on the newest record: the wish to cancel may be on its way to the disk right now.
      const because = outcome.failure.kind;
      const back = (now: EditRecord): EditRecord =>
        keep(
          moveEdit(now, now.cancelAskedAt === null ? { to: 'waiting', because } : { to: 'cancelled', failure: null }, ports.clock.now()),
        );
      const blocked = await persistUntilWritten(context, back, null);
      return (
        blocked ??
        (editStore.get(id)?.state === 'waiting' ? { kind: 'back-in-line', failure: outcome.failure, waitMs: outcome.waitMs } : null)
      );
    }
    case 'refused': {
      const blocked = await persistMove(
        context,
        { to: outcome.failure.kind === 'blocked' ? 'blocked' : 'failed', failure: outcome.failure },
        keep,
      );
      return blocked ?? (stopsTheQueue.has(outcome.failure.kind) ? { kind: 'refused', failure: outcome.failure } : null);
    }
    case 'unknown': {
      // An id read from an answer that was cut short is believed only if the service knows it.
      if (outcome.salvaged !== null) {
        const answer = await client.status(outcome.salvaged);
        if (['queued', 'running', 'completed', 'ended'].includes(answer.kind))
          return persistMove(context, { to: 'queued', named: outcome.salvaged }, keep);
      }
      return persistMove(context, { to: 'unknown', failure: outcome.failure }, keep);
    }
  }
}
