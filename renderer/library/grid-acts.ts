// What clicks and arrows in the grid do. Under the stage, choosing one edit shows it.
import { needRows, rowAt } from '../state/library.ts';
import { choose, extendTo, toggle } from '../state/selection.ts';
import { show } from '../state/stage.ts';
import { showPage } from '../state/view.ts';

export type How = 'one' | 'extend' | 'toggle';
export type Where = 'page' | 'under-stage';

export function openEdit(id: string): void {
  show(id);
  showPage('stage');
}

export function pick(id: string, position: number, how: How, where: Where): void {
  if (how === 'extend') return void extendTo({ id, position });
  if (how === 'toggle') return toggle({ id, position });
  choose({ id, position });
  if (where === 'under-stage') show(id);
}

/** To a row that may not be loaded yet. */
export async function goTo(position: number, how: How, where: Where): Promise<void> {
  if (rowAt(position) === null) await needRows(position, position + 1);
  const row = rowAt(position);
  if (row !== null) pick(row.id, position, how, where);
}
