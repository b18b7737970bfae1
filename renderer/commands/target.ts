// What a command acts on: what the person sees and has chosen, or what the bar or menu is of that asks for it.
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { editOf } from '../store/edits.ts';
import { stage } from '../store/stage.ts';
import { targetEdit, targetIds } from './edit-commands.ts';

export type Target = {
  /** Of commands that mean one edit. */
  readonly edit: EditSummary | null;
  /** Which of its results. */
  readonly index: number;
  /** Of commands that may mean several. */
  readonly ids: readonly string[];
};

/** The result of an edit that is on the stage; the first where the edit is not. */
export const shownIndex = (id: string): number => {
  const { shown } = stage.getState();
  return shown?.id === id ? shown.index : 0;
};

/** What the window as a whole acts on, when a key is pressed. */
export function targetNow(): Target {
  const edit = targetEdit();
  return { edit, index: edit === null ? 0 : shownIndex(edit.id), ids: targetIds() };
}

export const targetOf = (edit: EditSummary, index = 0): Target => ({ edit, index, ids: [edit.id] });

/** What is selected, in the library. */
export function targetOfIds(ids: readonly string[]): Target {
  const [id] = ids;
  return { edit: ids.length === 1 && id !== undefined ? editOf(id) : null, index: 0, ids };
}
