// How quick look behaves in this window: whether its words are shown, and whether a mark goes on to the next edit.
import { createStore } from 'zustand/vanilla';
import { followShown } from '../store/in-sight.ts';
import { choose, selection } from '../store/selection.ts';
import { stage } from '../store/stage.ts';
import { view } from '../store/view.ts';

export const culling = createStore<{ readonly words: boolean; readonly goesOn: boolean }>()(() => ({ words: true, goesOn: false }));

export const toggleWords = (): void => culling.setState(({ words }) => ({ words: !words }));
export const toggleGoesOn = (): void => culling.setState(({ goesOn }) => ({ goesOn: !goesOn }));

/** Looks at the active edit, the shown one where none is active, or leaves the look. */
export async function toggleQuickLook(): Promise<void> {
  const open = !view.getState().quickLook;
  // Before the place of the shown edit is asked for: an Escape that comes meanwhile is for the look that was wished.
  view.setState({ quickLook: open });
  if (!open) return;
  if (selection.getState().active === null) await followShown();
  const { shown } = stage.getState();
  // One that the search leaves out is looked at all the same.
  if (selection.getState().active === null && shown !== null) choose({ id: shown.id, position: 0 });
  if (selection.getState().active === null) view.setState({ quickLook: false });
}
