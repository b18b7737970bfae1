// How quick look behaves in this window: whether its words are shown, and whether a mark goes on to the next edit.
import { createStore } from 'zustand/vanilla';
import { markCommands } from '../../app/commands/commands.ts';
import type { CommandName } from '../../app/commands/commands.ts';
import { followShown } from '../store/in-sight.ts';
import { choose, selection } from '../store/selection.ts';
import { stage } from '../store/stage.ts';
import { view } from '../store/view.ts';

export const look = createStore<{ readonly words: boolean; readonly goesOn: boolean }>()(() => ({ words: true, goesOn: false }));

export const toggleWords = (): void => look.setState(({ words }) => ({ words: !words }));
export const toggleGoesOn = (): void => look.setState(({ goesOn }) => ({ goesOn: !goesOn }));

const marks: ReadonlySet<CommandName> = new Set<CommandName>([...markCommands, 'undo']);

/** What acts on the edit that is looked at, and what takes that back. */
export const isMark = (run: CommandName): boolean => marks.has(run);

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
