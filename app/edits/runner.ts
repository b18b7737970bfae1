// Drives one edit from where its record says it is to its end. What it may send, and when, is decided in the steps.
import { assertNever } from '../assert-never.ts';
import { askStep } from './ask-step.ts';
import type { EditRecord } from './record.ts';
import type { RunContext, RunEnd, StepEnd } from './run-context.ts';
import { saveStep } from './save-step.ts';
import { sendStep } from './send-step.ts';

/** Takes an edit from wherever it stands to its end, step by step. It answers how the run ended, which need not be how the edit did. */
export async function runEdit(context: RunContext): Promise<RunEnd> {
  const { id, editStore, waker } = context;
  for (;;) {
    if (waker.stopped()) return { kind: 'stopped' };
    const record = editStore.get(id);
    if (record === null) return { kind: 'ended' };
    const end = await stepOf(context, record);
    if (end !== null) return end;
  }
}

function stepOf(context: RunContext, record: EditRecord): Promise<StepEnd> | StepEnd {
  switch (record.state) {
    case 'waiting':
      return sendStep(context, record);
    case 'queued':
    case 'running':
      return askStep(context);
    case 'saving':
      return saveStep(context);
    case 'submitting':
      // Only a program that died leaves this; whoever adopts the edit turns it into `unknown` first.
      throw new Error('an edit that is being sent cannot be run');
    case 'unknown':
    case 'done':
    case 'failed':
    case 'blocked':
    case 'cancelled':
    case 'lost':
      return { kind: 'ended' };
    default:
      return assertNever(record.state);
  }
}
