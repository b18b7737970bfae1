// The draft: pictures, words, parameters. Kept by main a moment after each change, so that it survives a restart.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Draft, Picture } from '../../app/ipc.ts';
import { firstModel } from '../../app/models/models.ts';
import type { Model, Parameter, ParameterValue } from '../../app/models/model.ts';
import { bridge } from '../bridge.ts';
import { defaultOf, modelOf, ratioFits, withValue } from './parameters.ts';
import { movePicture, placePictures, removePicture, takeFromTray } from './slots.ts';
import type { Places } from './slots.ts';

const keepDelayMs = 400;

const emptyDraft: Draft = { model: firstModel.id, prompt: '', pictures: [], tray: [], parameters: {}, count: 1 };

export const draft = createStore<Draft>()(() => emptyDraft);

export const useDraft = <T>(select: (draft: Draft) => T): T => useStore(draft, select);

let timer: ReturnType<typeof setTimeout> | undefined;
let unkept = false;

export async function flushDraft(): Promise<void> {
  clearTimeout(timer);
  if (!unkept) return;
  unkept = false;
  const { pictures, tray, ...rest } = draft.getState();
  await bridge().call['draft.keep']({ ...rest, pictures: [...pictures], tray: [...tray] });
}

/** Starts keeping: fills the store with what main kept, then tells main each change. */
export function openDraft(kept: Draft): () => void {
  draft.setState(kept, true);
  const stop = draft.subscribe(() => {
    unkept = true;
    clearTimeout(timer);
    timer = setTimeout(() => void flushDraft(), keepDelayMs);
  });
  const leave = (): void => void flushDraft();
  globalThis.addEventListener('pagehide', leave);
  return () => {
    stop();
    globalThis.removeEventListener('pagehide', leave);
  };
}

export const draftModel = (): Model => modelOf(draft.getState().model);
export const useModel = (): Model => useDraft((now) => modelOf(now.model));

export const setPrompt = (prompt: string): void => draft.setState({ prompt });
export const setCount = (count: number): void => draft.setState({ count });
export const setParameter = (parameter: Parameter, value: ParameterValue | null): void =>
  draft.setState(({ parameters }) => ({ parameters: withValue(parameters, parameter, value) }));
export const resetParameter = (parameter: Parameter): void => setParameter(parameter, defaultOf(parameter));

const changePlaces = (change: (places: Places, most: number) => Places): void =>
  draft.setState((now) => change(now, modelOf(now.model).pictureFields.length));

/** Returns how many went to the tray. */
export function place(taken: readonly Picture[], at: number | null): number {
  const before = draft.getState().tray.length;
  changePlaces((places, most) => placePictures(places, taken, at, most));
  return draft.getState().tray.length - before;
}

export const addToTray = (taken: readonly Picture[]): void => draft.setState(({ tray }) => ({ tray: [...tray, ...taken].slice(0, 500) }));
export const move = (from: number, to: number): void => changePlaces((places) => movePicture(places, from, to));
export const remove = (at: number): void => changePlaces((places) => removePicture(places, at));
export const chooseFromTray = (at: number): void => changePlaces((places, most) => takeFromTray(places, at, most));
export const emptyTray = (): void => draft.setState({ tray: [] });

/** What is wrong with the parameters, as far as the window can know; main is the judge. */
export function parameterTrouble(now: Draft): 'bad-ratio' | 'bad-seed' | null {
  for (const parameter of modelOf(now.model).parameters) {
    const value = now.parameters[parameter.field];
    if (value === undefined) continue;
    if (parameter.kind === 'ratio' && (typeof value !== 'string' || !ratioFits(value, parameter))) return 'bad-ratio';
    if (
      parameter.kind === 'seed' &&
      (typeof value !== 'number' || !Number.isInteger(value) || value < parameter.minimum || value > parameter.maximum)
    )
      return 'bad-seed';
  }
  return null;
}

export const hasFixedSeed = (now: Draft): boolean =>
  modelOf(now.model).parameters.some(({ kind, field }) => kind === 'seed' && now.parameters[field] !== undefined);
