// What the keys do while several results are beside each other.
import type { KeyboardEvent } from 'react';
import type { CommandName } from '../../../app/commands/commands.ts';
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
    if (to !== undefined) step(to.x + to.y * columns);
    else if (key === 'PageDown' || key === 'PageUp') turnPage(key === 'PageDown' ? 1 : -1);
    else if (repeat) return false;
    else {
      const does = doneByKey(event.key, key, within(ownKeys)) ?? doneByCommand(commandOf(press, 'nothing', keyMap()));
      does?.();
      return does !== null;
    }
    return true;
  }
}

/** What a sign or a key means here, whatever it means elsewhere. `isOwn`: what has the focus has an Enter and a Space itself. */
function doneByKey(sign: string, chord: string, isOwn: boolean): (() => void) | null {
  if (chord === 'Enter' && !isOwn) return survey.getState().approving ? approve : crown;
  if (chord === 'Space' && !isOwn) return toggleLarge;
  // Here they are places and no stars.
  if (/^[1-9]$/.test(chord)) return () => showAt(Number(chord) - 1);
  if (sign === '+' || sign === '=' || sign === '-') return () => changePerPage(sign === '-' ? 1 : -1);
  return null;
}

/** What is done for a command of the window, by whichever key it is called. */
function doneByCommand(command: CommandName | null): (() => void) | null {
  const { approving, activeId } = survey.getState();
  if (command === 'pick') return keepActive;
  if (command === 'reject') return putOut;
  return approving && (command === 'remix' || command === 'vary') ? () => askAgain(activeId) : null;
}

/** Only what chooses: a mark on one of two would be a choice that nobody made. */
function onPairKey({ repeat }: KeyboardEvent, key: string, to: ReturnType<typeof arrowOf>): boolean {
  if (repeat) return false;
  if (to?.x === -1 || key === '1') choosePair('left');
  else if (to?.x === 1 || key === '2') choosePair('right');
  else return false;
  return true;
}
