// One stack of what can be taken back. Each deed names itself, undoes itself and does itself again; one at a time.
import { createStore } from 'zustand/vanilla';
import { text } from '../text/text.ts';
import { dismissKey, speak, tell } from './toasts.ts';

export type Deed = {
  /** Follows "Undo:" and "Undone:". */
  readonly what: string;
  /** False when it could not be done: then it stays where it was, to be tried again. */
  readonly undo: () => Promise<boolean>;
  readonly redo: () => Promise<boolean>;
};

const mostKept = 100;

export const deeds = createStore<{ readonly done: readonly Deed[]; readonly undone: readonly Deed[]; readonly busy: boolean }>()(() => ({
  done: [],
  undone: [],
  busy: false,
}));

/** Undo means the last deed: a message that offers it for an older one goes when there is a later one, said or not. */
const lastDeed = 'last-deed';
const offer = (message: string, direction: 'undo' | 'redo'): void =>
  tell(message, { key: lastDeed, action: { label: text.window.undo[direction], act: () => void turn(direction) } });

/** What is being done and not yet said: it is what an undo that is pressed meanwhile means. */
let underWay: Promise<unknown> = Promise.resolve();

/** Lets an undo wait for a deed that takes a while. */
export function doing<T>(work: Promise<T>): Promise<T> {
  underWay = Promise.allSettled([underWay, work]);
  return work;
}

/** Says what was done, with Undo or only aloud. After a new deed what was undone before cannot be done again. */
export function did(deed: Deed, told: 'shown' | 'aloud'): void {
  deeds.setState(({ done }) => ({ done: [...done, deed].slice(-mostKept), undone: [] }));
  dismissKey(lastDeed);
  if (told === 'shown') offer(deed.what, 'undo');
  else speak(deed.what);
}

async function turn(direction: 'undo' | 'redo'): Promise<void> {
  if (deeds.getState().busy) return;
  deeds.setState({ busy: true });
  try {
    await underWay;
    const now = deeds.getState();
    const deed = (direction === 'undo' ? now.done : now.undone).at(-1);
    if (deed === undefined) return tell(text.window.undo.nothing(direction));
    if (!(await deed[direction]())) return;
    const without = (list: readonly Deed[]): readonly Deed[] => list.filter((one) => one !== deed);
    deeds.setState(({ done, undone }) =>
      direction === 'undo' ? { done: without(done), undone: [...undone, deed] } : { done: [...done, deed], undone: without(undone) },
    );
    offer(text.window.undo.did(direction, deed.what), direction === 'undo' ? 'redo' : 'undo');
  } finally {
    deeds.setState({ busy: false });
  }
}

export const undo = (): Promise<void> => turn('undo');
export const redo = (): Promise<void> => turn('redo');
