// What the keys do while several results are beside each other.
import type { KeyboardEvent } from 'react';
import { chordOf } from '../../../app/commands/keybindings.ts';
import { pressOf } from '../../commands/registry/shortcuts.ts';
import { commandOf } from '../../store/key-map.ts';
import { keyMap } from '../../store/key-settings.ts';
import { askAgain } from '../../commands/approve.ts';
import {
  approve,
  changePerPage,
  choosePair,
  crown,
  keepActive,
  showAt,
  pairNow,
  putOut,
  step,
  survey,
  toggleLarge,
  turnPage,
} from '../../commands/survey.ts';
import { arrowOf } from '../../ui/arrows.ts';
import { isComposing } from '../../ui/composing.ts';

/** What has an Enter and a Space of its own, and what has arrows. */
const ownKeys = 'button, a, input';
const ownArrows = 'input';

export function onKey(event: KeyboardEvent<HTMLElement>, columns: number): void {
  if (event.defaultPrevented || isComposing(event.nativeEvent) || event.altKey || event.ctrlKey || event.metaKey) return;
  const within = (selector: string): boolean => event.target instanceof Element && event.target.closest(selector) !== null;
  const press = pressOf(event.nativeEvent);
  const chord = chordOf(press) ?? '';
  const arrow = event.shiftKey || within(ownArrows) ? undefined : arrowOf(event.key);
  const done = survey.getState().duels !== null && pairNow() !== null ? onPairKey(event, chord, arrow) : onPageKey(event, chord, arrow);
  if (done) event.preventDefault();

  function onPageKey({ repeat }: KeyboardEvent, key: string, to: ReturnType<typeof arrowOf>): boolean {
    const { approving } = survey.getState();
    const command = commandOf(press, 'nothing', keyMap());
    if (to !== undefined) step(to.x + to.y * columns);
    else if (key === 'PageDown' || key === 'PageUp') turnPage(key === 'PageDown' ? 1 : -1);
    else if (repeat) return false;
    else if (key === 'Enter' && !within(ownKeys)) (approving ? approve : crown)();
    else if (key === 'Space' && !within(ownKeys)) toggleLarge();
    // Here they are places and no stars.
    else if (/^[1-9]$/.test(key)) showAt(Number(key) - 1);
    else if (event.key === '+' || event.key === '=' || event.key === '-') changePerPage(event.key === '-' ? 1 : -1);
    else if (command === 'pick') keepActive();
    else if (command === 'reject') putOut();
    else if (approving && (command === 'remix' || command === 'vary')) askAgain(survey.getState().activeId);
    else return false;
    return true;
  }
}

/** Only what chooses: a mark on one of two would be a choice that nobody made. */
function onPairKey({ repeat }: KeyboardEvent, key: string, to: ReturnType<typeof arrowOf>): boolean {
  if (repeat) return false;
  if (to?.x === -1 || key === '1') choosePair('left');
  else if (to?.x === 1 || key === '2') choosePair('right');
  else return false;
  return true;
}
