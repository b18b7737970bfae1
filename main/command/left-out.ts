// Which pictures a batch went past, and why: those that could not be sent when their turn came.
import { stopsAll } from '../../app/batch/items.ts';
import { turnAt } from '../../app/batch/turns.ts';
import { readBatch } from '../batch/batch-files.ts';
import type { Library } from '../library/library.ts';
import type { Output } from './output.ts';

/** A line each, as for those that a batch is begun without; nothing where what is written of it cannot be read, which is said elsewhere. */
export async function tellLeftOut(output: Output, library: Library, batchId: string): Promise<void> {
  const stored = await readBatch(library, batchId);
  if (!stored.ok) return;
  const { plan, progress } = stored.value;
  for (const [at, failure] of Object.entries(progress.left)) {
    const { kind, message } = failure;
    // What the person took out is no news, and what stops all waits for its turn.
    if (kind === 'cancelled' || stopsAll(failure)) continue;
    const name = plan.items[turnAt(plan, Number(at)).picture]?.name ?? null;
    output.news({ type: 'left-out', name, kind, message }, `Left out: ${message}`);
  }
}
