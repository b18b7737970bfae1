// Cancelling. What was never sent goes out of sight with it, into the library's trash, and comes back by Undo: made anew, since what has ended stays so.
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { bridge } from '../store/bridge.ts';
import { text } from '../text/text.ts';
import { isOfBatch } from './batch.ts';
import { edits, editOf, meet } from '../store/edits.ts';
import { findSoon } from '../store/library.ts';
import { mirrored } from '../store/mirror.ts';
import { changeMarks, idsOf } from './marks-in-turns.ts';
import { say } from './queue.ts';

import { leaveFor, show, stage } from '../store/stage.ts';
import { did } from '../store/undo.ts';
import type { UndoStep } from '../store/undo.ts';
import { titleOf } from '../store/words.ts';

/** Not sent by now. A batch counts its own edits, also those that it did not send. */
const isUnsent = (edit: EditSummary | null): edit is EditSummary =>
  edit !== null && edit.state === 'waiting' && edit.sentAt === null && edit.requestId === null && !isOfBatch(edit);

/** Those whose wish was written down: of the others nothing moves. */
async function askEach(ids: readonly string[]): Promise<readonly string[]> {
  const heard = await Promise.all(ids.map((id) => say(bridge().call['edit.cancel']({ id }))));
  return ids.filter((_, at) => heard[at]);
}

export const cancel = (id: string): void => cancelAll([id]);
export const cancelAll = (ids: readonly string[]): void => void withUndo(ids, () => askEach(ids));

export function cancelMany(which: 'waiting' | 'running' | 'all'): void {
  const waiting = which === 'running' ? [] : mirrored().queue.edits.map(({ id }) => id);
  void withUndo(waiting, async () => {
    await bridge().call['queue.cancel']({ which });
    return waiting;
  });
}

async function withUndo(ids: readonly string[], cancelThem: () => Promise<readonly string[]>): Promise<void> {
  const gone = await vanish(ids, cancelThem);
  const [first] = gone;
  if (first !== undefined) did(undoStepOf(gone, text.queue.takenOut(gone.length, titleOf(first, 40))), 'shown');
}

/** Cancels, and puts away those that had not been sent and are not any more. */
async function vanish(ids: readonly string[], cancelThem: () => Promise<readonly string[]>): Promise<readonly EditSummary[]> {
  const unsent = new Set(ids.filter((id) => isUnsent(editOf(id))));
  const asked = await cancelThem();
  const ended = await Promise.all(asked.filter((id) => unsent.has(id)).map(whenMoved));
  // One that was sent meanwhile may be charged: it stays where it is seen.
  const gone = ended.filter(({ state, sentAt, requestId }) => state === 'cancelled' && sentAt === null && requestId === null);
  if (gone.length === 0) return [];
  const { before } = await changeMarks(
    gone.map(({ id }) => id),
    { trashed: true },
  );
  const away = new Set(idsOf(before));
  const put = gone.filter(({ id }) => away.has(id));
  const onStage = put.find(({ id }) => id === stage.getState().shown?.id);
  if (onStage !== undefined) leaveFor(onStage.inputs.find(({ parent }) => parent !== null)?.parent?.editId ?? null);
  // Of many main does not tell them one by one.
  meet(put.map((edit) => ({ ...edit, trashed: true })));
  findSoon();
  return put;
}

/** Main has answered by now; what became of it is pushed. */
function whenMoved(id: string): Promise<EditSummary> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const now = editOf(id);
      if (now === null || now.state === 'waiting') return false;
      resolve(now);
      return true;
    };
    if (look()) return;
    const stop = edits.subscribe(() => look() && stop());
  });
}

/** Pressed again after it failed half-way, Undo makes the rest, and none twice. */
function undoStepOf(gone: readonly EditSummary[], what: string): UndoStep {
  let left = gone.map(({ id }) => ({ id, intent: crypto.randomUUID() }));
  let made: string[] = [];
  return {
    what,
    undo: async () => {
      for (const { id, intent } of [...left]) {
        const reply = await bridge().call['edit.retry']({ id, intent });
        if (!(await say(Promise.resolve(reply)))) return false;
        left = left.filter((one) => one.id !== id);
        if (reply.ok) made.push(...reply.value.ids);
      }
      const [first] = made;
      if (made.length === 1 && first !== undefined && stage.getState().shown === null) show(first);
      return true;
    },
    redo: async () => {
      const again = await vanish(made, () => askEach(made));
      left = again.map(({ id }) => ({ id, intent: crypto.randomUUID() }));
      made = [];
      return true;
    },
  };
}
