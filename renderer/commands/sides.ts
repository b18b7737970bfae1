// What is put away so that the picture has the room: the sides, or everything but the picture; and the drawer of a narrow window.
import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { editOf, useEdit } from '../store/edits.ts';
import { keep } from './keep.ts';
import { mirrored, useMirror } from '../store/mirror.ts';
import { changeLayout } from '../store/settings.ts';
import { stage } from '../store/stage.ts';
import { stageVisible, view } from '../store/view.ts';

/** What is put away: nothing, what is beside the picture, or all that is not the picture. */
export type Bare = 'none' | 'sides' | 'all';

type Sides = {
  readonly bare: Bare;
  /** Of a narrow window, where compose lies over the stage; null until somebody said so: it is open while there is no picture to cover. */
  readonly drawer: boolean | null;
};

/** Of this window and this sitting: nobody starts in a window without its controls. */
const sides = createStore<Sides>()(() => ({ bare: 'none', drawer: null }));

/** The same key brings back what it took away; of everything, both do. */
export const bareAfter = (now: Bare, command: 'sides' | 'picture-alone'): Bare =>
  now === 'all' || (now === 'sides' && command === 'sides') ? 'none' : command === 'sides' ? 'sides' : 'all';

const onStage = ({ settings }: ReturnType<typeof mirrored>): boolean => settings.layout.view === 'stage';
const isCovered = ({ settingsAt, sentOpen, surveyed }: ReturnType<typeof view.getState>): boolean =>
  settingsAt !== null || sentOpen || surveyed !== null;
const isKeeping = ({ open }: ReturnType<typeof keep.getState>): boolean => open !== null;
const shownId = ({ shown }: ReturnType<typeof stage.getState>): string | null => shown?.id ?? null;

/** Only around an edit of the stage: every other page is nothing but its controls. */
const isAround = (): boolean =>
  onStage(mirrored()) && !isCovered(view.getState()) && !isKeeping(keep.getState()) && editOf(shownId(stage.getState()) ?? '') !== null;

export const bareNow = (): Bare => (isAround() ? sides.getState().bare : 'none');

export function useBare(): Bare {
  const bare = useStore(sides, (now) => now.bare);
  const around = [useMirror(onStage), !useStore(view, isCovered), !useStore(keep, isKeeping), useEdit(useStore(stage, shownId)) !== null];
  return around.includes(false) ? 'none' : bare;
}

/** Whether the grid is below the stage: below an empty one always. */
export const isGridBelow = (hasEdit: boolean, gridOpen: boolean, bare: Bare): boolean => !hasEdit || (gridOpen && bare !== 'all');

export const setBare = (bare: Bare): void => sides.setState({ bare: isAround() ? bare : 'none' });

/** False when nothing was away. */
export function leaveBare(): boolean {
  if (bareNow() === 'none') return false;
  sides.setState({ bare: 'none' });
  return true;
}

const narrowly = '(width <= 900px)';
export const isNarrow = (): boolean => window.matchMedia(narrowly).matches;

export const useNarrow = (): boolean =>
  useSyncExternalStore((changed) => {
    const query = window.matchMedia(narrowly);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, isNarrow);

const isDrawn = ({ drawer }: Sides): boolean => drawer ?? stage.getState().shown === null;

export function useComposeShown(): boolean {
  const narrow = useNarrow();
  const drawer = useStore(sides, (now) => now.drawer);
  const empty = useStore(stage, (now) => now.shown === null);
  const open = useMirror((now) => now.settings.layout.composeOpen);
  const bare = useBare();
  return bare === 'none' && (narrow ? (drawer ?? empty) : open);
}

export const composeShown = (): boolean =>
  bareNow() === 'none' && (isNarrow() ? isDrawn(sides.getState()) : mirrored().settings.layout.composeOpen);

/** Whether the places, the words and Run are there to be seen. */
export const composeInSight = (): boolean => stageVisible() && !isKeeping(keep.getState()) && composeShown();

export function showCompose(shown: boolean): void {
  if (shown) leaveBare();
  if (isNarrow()) sides.setState({ drawer: shown });
  else if (mirrored().settings.layout.composeOpen !== shown) changeLayout({ composeOpen: shown });
}

/** As if nobody had said anything of it. */
export const forgetDrawer = (): void => sides.setState({ drawer: null });

/** Of a narrow window. False when it was not open. */
export function closeDrawer(): boolean {
  if (!isNarrow() || !composeShown()) return false;
  showCompose(false);
  return true;
}
