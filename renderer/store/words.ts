// An edit's name and state in words, as grid, strip, queue and live region say it; the labels it may have.
import type { CommandName } from '../../app/commands/commands.ts';
import { labels } from '../../app/edits/labels.ts';
import type { QueueStatus } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { firstWords } from '../text/format.ts';
import { text } from '../text/text.ts';

/** What an edit is called: its instruction, or the program in which it was made from a result. */
export function titleOf({ prompt, editedIn }: Pick<EditSummary, 'prompt' | 'editedIn'>, letters?: number): string {
  if (prompt !== '') return letters === undefined ? prompt : firstWords(prompt, letters);
  return editedIn === undefined ? text.stage.noWords : text.out.editedIn(editedIn);
}

export function stateWords(edit: EditSummary, held: QueueStatus['held']): string {
  if (edit.cancelAsked && edit.endedAt === null) return edit.rehearsal ? text.stage.askedToCancelRehearsal : text.stage.askedToCancel;
  if (edit.state === 'waiting' && held !== 'no') return held === 'ask' ? text.stage.heldAsk : text.stage.held;
  // Done, but there is nothing to show of it.
  if (edit.state === 'done' && !edit.present) return text.window.grid.missing;
  return edit.unchanged === true ? text.keep.unchangedTitle : text.stage.states[edit.state];
}

/** The labels on offer, each with its key. */
export const labelChoices = (hint: (command: CommandName) => string | undefined) =>
  labels.map((value) => ({ value, name: text.organise.labels[value], shortcut: hint(`label-${value}`) }));
