// The queue in the window: its whole once, then what is other. Edits tell of themselves; the queue tells their order.
import { isAtEnd } from '../../app/edits/edit.ts';
import { orderAfter } from '../../app/edits/order-change.ts';
import type { QueueChange, QueueStatus } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';

export type QueueMirror = {
  /** The whole is being asked for: what comes meanwhile is kept for it. */
  readonly asking: () => void;
  /** The answer. Null when it has to be asked for once more. */
  readonly take: (whole: QueueStatus) => QueueStatus | null;
  readonly edit: (edit: EditSummary) => void;
  /** The queue now. Null when a change was missed: the whole has to be asked for. The same is answered while that is under way. */
  readonly change: (change: QueueChange) => QueueStatus | 'asked' | null;
};

export function makeQueueMirror(): QueueMirror {
  let now: QueueStatus = { paused: false, pausedBecause: null, held: 'no', typicalSeconds: null, turn: 0, edits: [] };
  let order: readonly string[] = [];
  const met = new Map<string, EditSummary>();
  let meanwhile: { readonly edits: EditSummary[]; readonly changes: QueueChange[] } | null = null;

  const note = (edit: EditSummary): void => {
    // Kept before it has its place, and no longer than it has one.
    if (met.has(edit.id) || !isAtEnd(edit.state)) met.set(edit.id, edit);
  };
  /** The end of an edit is told before its place is taken from it. */
  const withEdits = (state: Omit<QueueStatus, 'edits'>): QueueStatus => ({
    ...state,
    edits: order.flatMap((id) => {
      const edit = met.get(id);
      return edit === undefined || isAtEnd(edit.state) ? [] : [edit];
    }),
  });
  const apply = (change: QueueChange): boolean => {
    if (change.turn <= now.turn) return true;
    const next = orderAfter(order, change);
    if (change.turn !== now.turn + 1 || !next.every((id) => met.has(id))) return false;
    for (const id of change.gone) met.delete(id);
    order = next;
    const { gone: _gone, placed: _placed, ...state } = change;
    now = withEdits(state);
    return true;
  };

  return {
    asking: () => {
      meanwhile ??= { edits: [], changes: [] };
    },
    take: (whole) => {
      const since = meanwhile;
      meanwhile = null;
      order = whole.edits.map(({ id }) => id);
      met.clear();
      for (const edit of whole.edits) met.set(edit.id, edit);
      // Events and answers come in the order they were sent: the last one heard of an edit is never older than the whole.
      for (const edit of since?.edits ?? []) note(edit);
      now = withEdits(whole);
      return (since?.changes ?? []).every(apply) ? now : null;
    },
    edit: (edit) => {
      meanwhile?.edits.push(edit);
      note(edit);
    },
    change: (change) => {
      if (meanwhile !== null) return (meanwhile.changes.push(change), 'asked');
      return apply(change) ? now : null;
    },
  };
}
