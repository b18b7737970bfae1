// Results of a batch, each beside what it was made from: how many are approved, what is exported of them, and one sent again.
import { createStore } from 'zustand/vanilla';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { bridge } from '../store/bridge.ts';
import { text } from '../text/text.ts';
import { editOf } from '../store/edits.ts';
import { toggleFlag } from './organise.ts';
import { openSet, passOn } from './survey.ts';
import { tell, tellFailure } from '../store/toasts.ts';
import { view } from '../store/view.ts';

type Again =
  | { readonly kind: 'idle' }
  /** One intent for one question: pressed twice, it is one edit. */
  | { readonly kind: 'asking' | 'sending'; readonly edit: EditSummary; readonly intent: string };

export const again = createStore<{ readonly now: Again }>()(() => ({ now: { kind: 'idle' } }));

/** The results of a batch, each beside what it was made from. */
export function openPairs(batchId: string): Promise<void> {
  view.setState({ queueOpen: false });
  return openSet(batchId, { approving: true });
}

/** Those of them that were approved; where none was, all that are not out. */
export function toExport(choice: readonly string[]): readonly string[] {
  const approved = choice.filter((id) => editOf(id)?.flag === 'pick');
  return approved.length > 0 ? approved : choice;
}

/** Opens the question, where none is open yet. */
export function askAgain(id: string): void {
  const edit = editOf(id);
  if (edit === null || again.getState().now.kind !== 'idle') return;
  again.setState({ now: { kind: 'asking', edit, intent: crypto.randomUUID() } });
}

/** Its place in the set is taken by the new one, and it is out itself. */
export async function sendOnceMore(): Promise<void> {
  const { now } = again.getState();
  if (now.kind !== 'asking') return;
  const { edit, intent } = now;
  again.setState({ now: { ...now, kind: 'sending' } });
  try {
    const reply = await bridge().call['edit.retry']({ id: edit.id, intent, otherSeed: true });
    if (!reply.ok) return tellFailure(reply.failure);
    tell(text.survey.sentAgain);
    if (editOf(edit.id)?.flag === 'reject') return;
    passOn(edit.id);
    toggleFlag([edit.id], 'reject');
  } finally {
    again.setState({ now: { kind: 'idle' } });
  }
}

/** What is being sent already goes on. */
export function leaveAgain(): void {
  if (again.getState().now.kind === 'asking') again.setState({ now: { kind: 'idle' } });
}
