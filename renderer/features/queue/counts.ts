// The queue in numbers, for its button.
import { isRunning } from '../../../app/edits/edit.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';

export type Counts = { readonly running: number; readonly waiting: number; readonly unknown: number };

export function countQueue(edits: readonly Pick<EditSummary, 'state'>[]): Counts {
  let [running, waiting, unknown] = [0, 0, 0];
  for (const { state } of edits) {
    if (state === 'waiting') waiting += 1;
    else if (state === 'unknown') unknown += 1;
    else if (isRunning(state)) running += 1;
  }
  return { running, waiting, unknown };
}
