// One stack of what can be taken back. Each change names itself, undoes itself and does itself again; one after the other.
import { createStore } from 'zustand/vanilla';
import { text } from '../text/text.ts';
import { dismissKey, speak, tell } from './toasts.ts';

export type UndoStep = {
  /** Follows "Undo:" and "Undone:". */
  readonly what: string;
  readonly undo: () => Promise<Turned>;
  readonly redo: () => Promise<Turned>;
};

/**
 * False when it could not be done: then it stays where it was, to be tried again. `said`: it was done for some, and what is said of it; null when what it was about
 * is gone, so that there is nothing to turn any more.
 */
export type Turned = boolean | { readonly said: string | null };

const maxKept = 100;

export const undoHistory = createStore<{
  readonly done: readonly UndoStep[];
  readonly undone: readonly UndoStep[];
}>()(() => ({
  done: [],
  undone: [],
}));

/** Undo means the last change: a message that offers it for an older one goes when there is a later one, said or not. */
const lastStep = 'last-change';
/** A second press of its button is no second step. */
const offer = (message: string, direction: 'undo' | 'redo'): void =>
  tell(message, {
    key: lastStep,
    action: { label: text.window.undo[direction], run: () => void (turning === 0 ? turn(direction) : undefined) },
  });

/** What is being done and not yet said: it is what an undo that is pressed meanwhile means. */
let underWay: Promise<unknown> = Promise.resolve();

/** Lets an undo wait for a change that takes a while. */
export function doing<T>(work: Promise<T>): Promise<T> {
  underWay = Promise.allSettled([underWay, work]);
  return work;
}

/** What was done is of a library that is not open any more. */
export function forgetChanges(): void {
  undoHistory.setState({ done: [], undone: [] });
  dismissKey(lastStep);
}

/** Says what was done, with Undo or only aloud. After a new change what was undone before cannot be done again. */
export function did(step: UndoStep, announcement: 'shown' | 'aloud'): void {
  changes += 1;
  undoHistory.setState(({ done }) => ({ done: [...done, step].slice(-maxKept), undone: [] }));
  dismissKey(lastStep);
  if (announcement === 'shown') offer(step.what, 'undo');
  else speak(step.what);
}

/** How many changes were done. */
let changes = 0;
/** The presses that are not through yet, and the last of them. */
let turning = 0;
let lastTurn: Promise<void> = Promise.resolve();

/**
 * Each press is one step: one that comes while another step is being taken waits for it, unless a change comes in between, which it did not mean. Held keys are no
 * presses (`commandOf`).
 */
function turn(direction: 'undo' | 'redo'): Promise<void> {
  turning += 1;
  const meant = underWay.then(() => changes);
  const turned = Promise.all([meant, lastTurn])
    .then(([before]) => (before === changes ? turnNow(direction) : undefined))
    .finally(() => (turning -= 1));
  lastTurn = turned.catch(() => undefined);
  return turned;
}

async function turnNow(direction: 'undo' | 'redo'): Promise<void> {
  const now = undoHistory.getState();
  const step = (direction === 'undo' ? now.done : now.undone).at(-1);
  if (step === undefined) return tell(text.window.undo.nothing(direction));
  const turned = await step[direction]();
  if (turned === false) return;
  const without = (list: readonly UndoStep[]): readonly UndoStep[] => list.filter((one) => one !== step);
  if (turned !== true && turned.said === null) {
    undoHistory.setState(({ done, undone }) => ({ done: without(done), undone: without(undone) }));
    return tell(text.window.undo.gone(step.what));
  }
  undoHistory.setState(({ done, undone }) =>
    direction === 'undo' ? { done: without(done), undone: [...undone, step] } : { done: [...done, step], undone: without(undone) },
  );
  offer(text.window.undo.did(direction, turned === true ? step.what : (turned.said ?? step.what)), direction === 'undo' ? 'redo' : 'undo');
}

/** One step; that there is none is said. */
export const undo = (): Promise<void> => turn('undo');
export const redo = (): Promise<void> => turn('redo');
