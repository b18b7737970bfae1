// waiting → submitting → what the create's answer says. The one place that spends money.
import type { PreparedPicture } from '../ports.ts';
import type { CreateOutcome } from '../seaart/client.ts';
import { moveEdit } from './edit.ts';
import type { EditRecord } from './record.ts';
import { insist, withAnswer } from './run-context.ts';
import type { RunContext, StepEnd } from './run-context.ts';

export async function sendStep(context: RunContext, record: EditRecord): Promise<StepEnd> {
  const { id, desk, world, client, model } = context;
  const prepared = await world.prepare(record.request.inputs);
  if (!prepared.ok) return insist(context, { to: 'failed', failure: prepared.failure });

  // Durable before the first byte leaves: a program that dies here wakes up knowing that it may have bought something.
  const marked = await desk.change(id, (now) => mark(now, prepared.value, world.clock.now()));
  if (!marked.ok) return { kind: 'left', failure: marked.failure, requestId: null };
  if (marked.value.state !== 'submitting') return null;

  const outcome = await client.create(model, marked.value.request, prepared.value);
  return settle(context, outcome);
}

function mark(record: EditRecord, prepared: readonly PreparedPicture[], at: string): EditRecord {
  return record.state === 'waiting' ? moveEdit(record, { to: 'submitting', sent: prepared.map(({ sent }) => sent) }, at) : record;
}

const stopsTheQueue: ReadonlySet<string> = new Set(['no-key', 'bad-key', 'balance', 'model-denied']);

async function settle(context: RunContext, outcome: CreateOutcome): Promise<StepEnd> {
  const { id, desk, world, client } = context;
  const keep = (record: EditRecord): EditRecord => withAnswer(record, 'create', outcome.kept, world.clock.now());
  switch (outcome.kind) {
    case 'named':
      return insist(context, { to: 'queued', named: outcome.named }, keep);
    case 'not-made': {
      if (desk.get(id)?.cancelAskedAt) return insist(context, { to: 'cancelled', failure: null }, keep);
      const blocked = await insist(context, { to: 'waiting', because: outcome.failure.kind }, keep);
      return blocked ?? { kind: 'back-in-line', failure: outcome.failure, waitMs: outcome.waitMs };
    }
    case 'refused': {
      const blocked = await insist(context, { to: outcome.failure.kind === 'blocked' ? 'blocked' : 'failed', failure: outcome.failure }, keep);
      return blocked ?? (stopsTheQueue.has(outcome.failure.kind) ? { kind: 'refused', failure: outcome.failure } : null);
    }
    case 'unknown': {
      // An id read from an answer that was cut short is believed only if the service knows it.
      if (outcome.salvaged !== null) {
        const answer = await client.status(outcome.salvaged);
        if (['queued', 'running', 'completed', 'ended'].includes(answer.kind)) return insist(context, { to: 'queued', named: outcome.salvaged }, keep);
      }
      return insist(context, { to: 'unknown', failure: outcome.failure }, keep);
    }
  }
}
