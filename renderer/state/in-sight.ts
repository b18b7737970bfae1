// The shown edit, the active one and what the grid has in sight are one: whichever way an edit comes on the stage, the grid goes there.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { cellIn, library, positionIn } from './library.ts';
import { mirror } from './mirror.ts';
import { choose, placeAgain, selection } from './selection.ts';
import { stage } from './stage.ts';

type InSight = {
  /** Where the grid is to go; null when it has been there. */
  readonly wish: { readonly position: number } | null;
  /** The shown edit when the search in force leaves it out. */
  readonly leftOut: string | null;
};

export const inSight = createStore<InSight>()(() => ({ wish: null, leftOut: null }));
export const useInSight = <T>(select: (now: InSight) => T): T => useStore(inSight, select);

export const wishPlace = (position: number): void => inSight.setState({ wish: { position } });
export const wishSeen = (): void => inSight.setState({ wish: null });

/** Makes the shown edit the active one and brings it into the grid's sight, unless several are selected. */
export async function followShown(): Promise<void> {
  const { shown } = stage.getState();
  const { query } = library.getState();
  if (shown === null) return inSight.setState({ leftOut: null });
  const cell = await cellIn(query, shown.id);
  if (stage.getState().shown?.id !== shown.id || library.getState().query !== query) return;
  if (cell === undefined) return;
  inSight.setState({ leftOut: cell === null && query !== '' ? shown.id : null });
  if (cell === null || selection.getState().ids.size > 1) return;
  choose(cell);
  inSight.setState({ wish: { position: cell.position } });
}

/** Other edits were found: those that are meant have other places now. Nothing is scrolled and nothing selected: a search may have taken them out of sight. */
async function foundOthers(): Promise<void> {
  const { shown } = stage.getState();
  const { query } = library.getState();
  await placeAgain();
  if (shown === null) return inSight.setState({ leftOut: null });
  const position = await positionIn(query, shown.id);
  if (position === undefined || stage.getState().shown?.id !== shown.id || library.getState().query !== query) return;
  // A grid that is not there yet goes where the edit is then.
  inSight.setState(({ wish }) => ({
    leftOut: position === null && query !== '' ? shown.id : null,
    wish: wish === null || position === null ? wish : { position },
  }));
}

/** Returns the function that stops. */
export function openInSight(): () => void {
  const stops = [
    stage.subscribe((now, before) => {
      if (now.shown?.id !== before.shown?.id) void followShown();
    }),
    library.subscribe((now, before) => {
      // What is not counted yet is: a place among it would be counted for, at every key.
      if (now.found !== before.found && now.found.exact) void foundOthers();
    }),
    mirror.subscribe(({ now }, { now: before }) => {
      if (now?.settings.layout.view !== before?.settings.layout.view) void followShown();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
