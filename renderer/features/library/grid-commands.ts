// What clicks and arrows in the grid do. Under the stage, choosing one edit shows it.
import { editOf } from '../../store/edits.ts';
import { library, needRows, rowAt } from '../../store/library.ts';
import { choose, extendTo, toggle } from '../../store/selection.ts';
import { ofOneSet, stackOf } from '../../store/sets.ts';
import { show, stage } from '../../store/stage.ts';
import { openSet } from '../../commands/survey.ts';
import { showPage } from '../../store/view.ts';

/** The cell of the edit on the stage. */
function isShownIn(id: string): boolean {
  const shown = stage.getState().shown?.id;
  return shown !== undefined && library.getState().folded && ofOneSet(shown, id);
}

export type How = 'one' | 'extend' | 'toggle';
export type Where = 'page' | 'under-stage';

export function openEdit(id: string): void {
  show(id);
  showPage('stage');
}

/** What stands for a set is opened as the set. */
export function openCell(id: string): void {
  const edit = editOf(id);
  if (edit?.batch !== undefined && library.getState().folded && stackOf(edit) > 1) void openSet(edit.batch.id);
  else openEdit(id);
}

export function pick(id: string, position: number, how: How, where: Where): void {
  if (how === 'extend') return void extendTo({ id, position });
  if (how === 'toggle') return toggle({ id, position });
  choose({ id, position });
  // Of a set that is on the stage already, what is shown of it stays.
  if (where === 'under-stage' && !isShownIn(id)) show(id);
}

/** To a row that may not be loaded yet. */
export async function goTo(position: number, how: How, where: Where): Promise<void> {
  if (rowAt(position) === null) await needRows(position, position + 1);
  const row = rowAt(position);
  if (row !== null) pick(row.id, position, how, where);
}
