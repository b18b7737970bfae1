// The draft: pictures, words, parameters, and what of it is still coming. Kept by main a moment after each change, so that it survives a restart.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { inputViewKey } from '../../app/pictures/input-view.ts';
import type { Failure } from '../../app/failure.ts';
import type { Draft, Gone } from '../../app/contract/contract.ts';
import type { Picture } from '../../app/edits/picture.ts';
import { fits } from '../../app/models/check.ts';
import { firstModel } from '../../app/models/models.ts';
import type { Model, Parameter, ParameterValue } from '../../app/models/model.ts';
import { bridge } from './bridge.ts';
import { carriedTo } from '../../app/models/recorded.ts';
import { defaultOf, maxInputs } from '../../app/models/roles.ts';
import { modelOf, withValue } from './parameters.ts';
import {
  arrive as arriveIn,
  failReading,
  insert,
  moveSlot,
  removeSlot,
  replaceSlot,
  reserve as reserveIn,
  slotsOf,
  takeFromTray,
  trayMax,
} from './slots.ts';
import type { Inputs, Reading, Slot } from './slots.ts';

const keepDelayMs = 400;

/** The draft as it stands on screen: also what was given and is still being read. Main keeps the rest of it. */
export type WindowDraft = Draft & {
  readonly reading: readonly Reading[];
  /** The recipe that takes the draft's place as soon as it is here. */
  readonly recipe: { readonly key: string; readonly name: string; readonly failure: Failure | null } | null;
  /** Questions under way about what the system gave us to open. */
  readonly asking: number;
  /**
   * Files are held over the window. The browser tells of their drop later than of a key that is pressed after it: a Run that is pressed meanwhile
   * waits for what they become (`awaited`).
   */
  readonly hovering: 'no' | 'yes' | 'awaited';
};

const nothingComing = { reading: [], recipe: null, asking: 0, hovering: 'no' } as const;
const emptyDraft: WindowDraft = {
  model: firstModel.id,
  prompt: '',
  pictures: [],
  tray: [],
  parameters: {},
  count: 1,
  ...nothingComing,
};

export const draft = createStore<WindowDraft>()(() => emptyDraft);

export const useDraft = <T>(select: (draft: WindowDraft) => T): T => useStore(draft, select);

let timer: ReturnType<typeof setTimeout> | undefined;
let unkept = false;

/** Tells main the draft now, where something of it is not kept yet. */
export async function flushDraft(): Promise<void> {
  clearTimeout(timer);
  if (!unkept) return;
  unkept = false;
  const { model, prompt, pictures, tray, parameters } = draft.getState();
  // How many edits one press makes is said for that press: a restart begins with one.
  await bridge().call['draft.keep']({ model, prompt, pictures: [...pictures], tray: [...tray], parameters, count: 1 });
}

/** Fills the store with what main kept: one edit a press, nothing coming. */
export const takeDraft = (kept: Draft): void => draft.setState({ ...kept, count: 1, ...nothingComing }, true);

/** Starts keeping: fills the store with what main kept, then tells main each change. */
export function openDraft(kept: Draft): () => void {
  takeDraft(kept);
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
/** The same list until a slot changes. */
export function useSlots(): readonly Slot[] {
  const pictures = useDraft((now) => now.pictures);
  const reading = useDraft((now) => now.reading);
  return useMemo(() => slotsOf({ pictures, reading }), [pictures, reading]);
}

export const setPrompt = (prompt: string): void => draft.setState({ prompt });
export const setCount = (count: number): void => draft.setState({ count });
/** `null`, and the default itself, leave nothing of it in the draft. */
export const setParameter = (parameter: Parameter, value: ParameterValue | null): void =>
  draft.setState(({ parameters }) => ({ parameters: withValue(parameters, parameter, value) }));
export const resetParameter = (parameter: Parameter): void => setParameter(parameter, defaultOf(parameter));

/**
 * Another model for the same draft: what was chosen goes over by its role. Pictures that it has no slot for go to the tray; how many those are.
 */
export function setModel(model: Model): number {
  const { model: from, parameters, pictures, tray } = draft.getState();
  const max = maxInputs(model);
  const over = pictures.slice(max);
  draft.setState({
    model: model.id,
    parameters: carriedTo(model, { model: modelOf(from).id, parameters }),
    pictures: pictures.slice(0, max),
    tray: [...over, ...tray].slice(0, trayMax),
  });
  return over.length;
}

const changeInputs = (change: (inputs: Inputs, max: number) => Inputs): void =>
  draft.setState((now) => change(now, maxInputs(modelOf(now.model))));

/** Behind what is in the tray; what goes over its limit is left out. */
export const addToTray = (taken: readonly Picture[]): void =>
  draft.setState(({ tray }) => ({ tray: [...tray, ...taken].slice(0, trayMax) }));
export const move = (from: number, to: number): void => changeInputs((inputs) => moveSlot(inputs, from, to));
export const remove = (at: number): void => changeInputs((inputs) => removeSlot(inputs, at));
/** Another picture, or another view of it, in the same slot. */
export const replace = (at: number, picture: Picture): void => changeInputs((inputs) => replaceSlot(inputs, at, picture));
export const chooseFromTray = (at: number): void => changeInputs((inputs, max) => takeFromTray(inputs, at, max));
/** In front of what is in the tray. */
export const toTray = (before: readonly Picture[]): void =>
  draft.setState(({ tray }) => ({ tray: [...before, ...tray].slice(0, trayMax) }));
/** The first of each of these is taken out. */
export const fromTray = (taken: readonly Picture[]): void =>
  draft.setState(({ tray }) => {
    const left = [...tray];
    for (const one of taken) {
      const at = left.findIndex((other) => inputViewKey(other) === inputViewKey(one));
      if (at >= 0) left.splice(at, 1);
    }
    return { tray: left };
  });
export const emptyTray = (): void => draft.setState({ tray: [] });

let coming = false;

/** Whether the change that is being told now is what was waited for, and not a change by the person. */
export const isComing = (): boolean => coming;

function come(change: () => void): void {
  coming = true;
  try {
    change();
  } finally {
    coming = false;
  }
}

type Came = { readonly pictures: readonly Picture[] } | { readonly failure: Failure };

/** What came while its slot was not on screen: an undo may bring the slot back. */
const cameMeanwhile = new Map<string, Came>();
const maxMeanwhile = 200;

function remember<T>(all: Map<string, T>, key: string, value: T): void {
  all.set(key, value);
  for (const old of all.keys()) {
    if (all.size <= maxMeanwhile) break;
    all.delete(old);
  }
}

const put = (inputs: Inputs, key: string, came: Came, max: number): Inputs =>
  'failure' in came ? failReading(inputs, key, came.failure) : arriveIn(inputs, key, came.pictures, max);

/** Puts back what was taken out of its slot; what came for it meanwhile is in it. */
export function putSlot(slot: Slot, at: number): void {
  changeInputs((inputs, max) => insert(inputs, [slot], at, max));
  if (slot.kind === 'reading') putMeanwhile([slot.reading]);
}

function putMeanwhile(reading: readonly Reading[]): void {
  for (const { key } of reading) {
    const came = cameMeanwhile.get(key);
    if (came !== undefined) changeInputs((inputs, max) => put(inputs, key, came, max));
  }
}

/** Keeps slots for what was just given, in order; their keys. `expected`: it was asked for before, and only its name is news. */
export function reserve(names: readonly string[], at: number | null, expected = false): readonly string[] {
  const given = names.map((name) => ({ key: crypto.randomUUID(), name }));
  const keep = (): void => changeInputs((inputs, max) => reserveIn(inputs, given, at, max));
  if (expected || draft.getState().hovering === 'awaited') come(keep);
  else keep();
  return given.map(({ key }) => key);
}

/** The pictures that slots became, by the slots' keys: an earlier change may be about either. */
const arrivals = new Map<string, string>();
/** The key of a picture by that of the slot it came for; null while nothing has come. */
export const arrivedAs = (key: string): string | null => arrivals.get(key) ?? null;

/** What came for a slot, or why nothing did. */
export function arrive(key: string, came: Came): void {
  if ('pictures' in came && came.pictures[0] !== undefined) remember(arrivals, key, came.pictures[0].sha256);
  if (!draft.getState().reading.some((one) => one.key === key)) {
    remember(cameMeanwhile, key, came);
    return;
  }
  come(() => changeInputs((inputs, max) => put(inputs, key, came, max)));
}

/** The person said no to what a slot was kept for: their decision, so that a Run that waits is called off. */
export const letGo = (key: string): void => changeInputs((inputs, max) => arriveIn(inputs, key, [], max));

/** A question about what was opened is under way, or over. */
export function askingMore(by: 1 | -1): void {
  const change = (): void => draft.setState(({ asking }) => ({ asking: asking + by }));
  if (by === 1) change();
  else come(change);
}

/** Files came over the window, or were let go or carried away; what was dropped has its slot by then. */
export function hover(over: boolean): void {
  const { hovering } = draft.getState();
  if (over !== (hovering === 'no')) return;
  come(() => draft.setState({ hovering: over ? 'yes' : 'no' }));
}

/** What is held over the window belongs to the press that comes now. */
export const awaitHovering = (): void => {
  if (draft.getState().hovering === 'yes') come(() => draft.setState({ hovering: 'awaited' }));
};

/** A recipe is on its way; a later one takes its place. */
export function awaitRecipe(name: string): string {
  const key = crypto.randomUUID();
  const wait = (): void => draft.setState({ recipe: { key, name, failure: null } });
  if (draft.getState().hovering === 'awaited') come(wait);
  else wait();
  return key;
}

/** The recipe came and is put in by `take`, or it failed; one that nobody waits for any more is let go. */
export function recipeCame(key: string, came: { readonly take: () => void } | { readonly failure: Failure }): void {
  const { recipe } = draft.getState();
  if (recipe?.key !== key) return;
  come(() => {
    if ('failure' in came) draft.setState({ recipe: { ...recipe, failure: came.failure } });
    else came.take();
    draft.setState({ recipe: null });
  });
}

/**
 * Another draft in place of the one on screen: the tray and the number of edits stay. `gone` are pictures it had that are not here any more:
 * their slots say so. Answers what puts the former draft back.
 */
export function replaceDraft(loaded: Draft, gone: readonly Gone[]): () => void {
  const { tray: _tray, count: _count, recipe: _recipe, asking: _asking, hovering: _hovering, ...before } = draft.getState();
  const { model, prompt, pictures, parameters } = loaded;
  draft.setState({ model, prompt, pictures, parameters, reading: [] });
  const max = maxInputs(modelOf(model));
  for (const { name, failure } of gone) {
    const reading = { key: crypto.randomUUID(), name, at: 0, failure };
    changeInputs((inputs) => insert(inputs, [{ kind: 'reading', reading }], null, max));
  }
  return () => {
    draft.setState(before);
    putMeanwhile(before.reading);
  };
}

/** What is wrong with the parameters; main judges by the same check. */
export function parameterTrouble(now: Pick<Draft, 'model' | 'parameters'>): 'bad-ratio' | 'bad-seed' | 'bad-setting' | null {
  for (const parameter of modelOf(now.model).parameters) {
    const value = now.parameters[parameter.field];
    if (value === undefined || fits(parameter, value)) continue;
    return parameter.kind === 'ratio' ? 'bad-ratio' : parameter.kind === 'seed' ? 'bad-seed' : 'bad-setting';
  }
  return null;
}

/** Whether a seed is set, so that each run has the same one. */
export const hasFixedSeed = (now: Draft): boolean =>
  modelOf(now.model).parameters.some(({ kind, field }) => kind === 'seed' && now.parameters[field] !== undefined);
