// One stack of what can be taken back. Each deed names itself, undoes itself and does itself again; one at a time.
import { createStore } from 'zustand/vanilla';
import { text } from '../text/text.ts';
import { tell } from './toasts.ts';

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

/** After a new deed what was undone before cannot be done again. */
export function did(deed: Deed): void {
  deeds.setState(({ done }) => ({ done: [...done, deed].slice(-mostKept), undone: [] }));
}

async function turn(direction: 'undo' | 'redo'): Promise<void> {
  const now = deeds.getState();
  if (now.busy) return;
  const deed = (direction === 'undo' ? now.done : now.undone).at(-1);
  if (deed === undefined) return tell(text.window.undo.nothing(direction));
  deeds.setState({ busy: true });
  try {
    if (!(await deed[direction]())) return;
    const without = (list: readonly Deed[]): readonly Deed[] => list.filter((one) => one !== deed);
    deeds.setState(({ done, undone }) =>
      direction === 'undo' ? { done: without(done), undone: [...undone, deed] } : { done: [...done, deed], undone: without(undone) },
    );
    tell(text.window.undo.did(direction, deed.what), {
      action: direction === 'undo' ? { label: text.window.undo.redo, act: () => void redo() } : undoAction(),
    });
  } finally {
    deeds.setState({ busy: false });
  }
}

export const undo = (): Promise<void> => turn('undo');
export const redo = (): Promise<void> => turn('redo');

/** For the message that says what was done. */
export const undoAction = (): { readonly label: string; readonly act: () => void } => ({
  label: text.window.undo.undo,
  act: () => void undo(),
});
