// What a key and the menu of the grid are about: the cell they stand on, or the one they go to.
import type { KeyboardEvent, MouseEvent } from 'react';
import { runCommand } from '../../commands/registry/registry.ts';
import { editOf } from '../../store/edits.ts';
import { library } from '../../store/library.ts';
import { hasLeft, selection } from '../../store/selection.ts';
import { stackOf } from '../../store/sets.ts';
import { stage } from '../../store/stage.ts';
import { openCell, pick } from './grid-commands.ts';
import type { Where } from './grid-commands.ts';
import { stepFrom } from './scroll-space.ts';
import type { Turns } from './turns.ts';
import type { Space, Step } from './scroll-space.ts';

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
  PageUp: 'page-up',
  PageDown: 'page-down',
};

const hasModifier = ({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean => altKey || ctrlKey || metaKey;

/** The position that a key goes to; null where it is no step. With nothing active, the first arrow goes to the first edit; only End means the last. */
export function steppedTo(event: KeyboardEvent, space: Space): number | null {
  const { active } = selection.getState();
  const step = steps[event.key];
  if (step === undefined || hasModifier(event) || space.total === 0) return null;
  if (active === null) return stepFrom(space, 0, step === 'last' ? 'last' : 'first');
  const at = Math.min(active.position, space.total - 1);
  return stepFrom(space, step === 'right' && hasLeft(active) ? at - 1 : at, step);
}

/** Whether the key was an Enter on a cell: that opens it, unless it is held. */
export function onEnter(event: KeyboardEvent, where: Where): boolean {
  const { active } = selection.getState();
  if (event.key !== 'Enter' || active === null || hasModifier(event)) return false;
  event.preventDefault();
  if (event.repeat) return true;
  // Under the stage it is shown already.
  const isStack = library.getState().folded && stackOf(editOf(active.id) ?? {}) > 1;
  if (where === 'under-stage' && !isStack && stage.getState().shown?.id === active.id) runCommand('continue');
  else openCell(active.id);
  return true;
}

/** The menu is about what it was opened on, or about the whole selection when that is part of it. */
export function onMenu(event: MouseEvent & { preventBaseUIHandler?: () => void }, where: Where): void {
  const { active, ids } = selection.getState();
  const tile = tileUnder(event)?.closest('[role="gridcell"][id]');
  const id = tile?.id.replace('edit-', '') ?? active?.id;
  if (id === undefined) return event.preventBaseUIHandler?.();
  const at = Number(tile?.getAttribute('data-position') ?? active?.position);
  if (!ids.has(id)) pick(id, at, 'one', where);
}

/** The tile under a pointer, also one that was drawn since the press was aimed. */
export function tileUnder({ target, clientX, clientY }: Pick<MouseEvent, 'target' | 'clientX' | 'clientY'>): Element | null {
  const tile = '[role="gridcell"]';
  const element = target as Element;
  // The grid itself, or what holds all its lines: a key asked for the menu, a drawn box ended here, or it is the room between.
  if (element.matches('[role="grid"], [role="grid"] > *')) return null;
  return element.closest(tile) ?? document.elementFromPoint(clientX, clientY)?.closest(tile) ?? null;
}

/** A press on a picture whose tile has not had its turn: it is drawn at once, and the click is one on it. */
export const tilesAtOnce = (turns: Turns) => ({
  onPointerDownCapture: () => turns.all(),
  onClickCapture: (event: MouseEvent): void => {
    const target = event.target as Element;
    const tile = tileUnder(event);
    if (tile === null || tile.contains(target) || target.closest('button') !== null) return;
    event.stopPropagation();
    tile.dispatchEvent(new window.MouseEvent('click', event.nativeEvent));
  },
});
