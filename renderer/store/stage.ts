// What is on the stage and how it is looked at. A new result takes it only when the person is looking at that edit or it is empty.
import { createStore } from 'zustand/vanilla';
import type { CompareWay } from '../../app/composite/compare.ts';
import type { EditDetail } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { bridge } from './bridge.ts';
import { editOf, meet, unmeet } from './edits.ts';
import { changeLayout } from './settings.ts';
import { tellFailure } from './toasts.ts';

export type ZoomWish = { readonly kind: 'fit' } | { readonly kind: 'actual' } | { readonly kind: 'toggle' };

type Stage = {
  readonly shown: { readonly id: string; readonly index: number } | null;
  /** Details by id as far as they were asked for: the shown edit and those of its strip. */
  readonly details: ReadonlyMap<string, EditDetail>;
  readonly comparing: boolean;
  /** The step that "before" shows, while the shown edit came of it; null is the shown edit's own first input. */
  readonly beforeId: string | null;
  /** Part of the picture that shows "before", 0 to 1. */
  readonly divide: number;
  /** The whole picture shows "before" as long as a key is held. */
  readonly flipped: boolean;
  /** Shows the other picture at the pointer: as long as a key is held, or until it is chosen again. */
  readonly lens: 'off' | 'held' | 'on';
  /** Done edits nobody has looked at yet. */
  readonly unseen: ReadonlySet<string>;
};

export const stage = createStore<Stage>()(() => ({
  shown: null,
  details: new Map(),
  comparing: true,
  beforeId: null,
  divide: 0.5,
  flipped: false,
  lens: 'off',
  unseen: new Set(),
}));

const maxDetails = 64;

/** Asks for all about an edit and keeps it. Null where that failed, which is told only of the edit on the stage. */
export async function learn(id: string): Promise<EditDetail | null> {
  const reply = await bridge().call['edit.show']({ id });
  if (!reply.ok) {
    if (stage.getState().shown?.id === id) tellFailure(reply.failure);
    // Another program emptied the trash. One that lay nowhere near it may have been moved, and be found again.
    if (reply.failure.kind === 'edit-not-found' && editOf(id)?.trashed === true) forgetGone([id]);
    return null;
  }
  const detail = reply.value;
  meet([detail.summary, ...detail.parents, ...detail.children]);
  stage.setState(({ details }) => {
    const next = new Map(details);
    next.delete(id);
    next.set(id, detail);
    for (const old of next.keys()) {
      if (next.size <= maxDetails) break;
      next.delete(old);
    }
    return { details: next };
  });
  return detail;
}

/** Puts a result on the stage and asks for all about its edit. A lens that stayed is put away. */
export function show(id: string, index = 0): void {
  const { shown, unseen } = stage.getState();
  if (shown?.id === id && shown.index === index) return;
  stage.setState(({ lens }) => ({
    shown: { id, index },
    unseen: new Set([...unseen].filter((one) => one !== id)),
    lens: lens === 'on' ? 'off' : lens,
  }));
  void learn(id);
}

/** A new edit takes an empty stage, and one that shows what it goes on from: the edit that its first picture is of. */
export function stageNew(id: string, from: string | null): void {
  const { shown } = stage.getState();
  if (shown === null || shown.id === from) show(id);
}

/** What was shown is put away: what it was made from takes its place, or nothing. */
export function leaveFor(id: string | null): void {
  if (id === null) stage.setState({ shown: null });
  else show(id);
}

/** Edits that are not in the library any more are not shown, and no step leads to them. */
export function forgetGone(ids: readonly string[]): void {
  const gone = new Set(ids);
  stage.setState(({ shown, details, unseen }) => ({
    shown: shown !== null && gone.has(shown.id) ? null : shown,
    details: new Map([...details].flatMap(([id, detail]) => (gone.has(id) ? [] : [[id, without(detail, gone)]]))),
    unseen: new Set([...unseen].filter((id) => !gone.has(id))),
  }));
  unmeet(ids);
}

const without = (detail: EditDetail, gone: ReadonlySet<string>): EditDetail => ({
  ...detail,
  parents: detail.parents.filter(({ id }) => !gone.has(id)),
  children: detail.children.filter(({ id }) => !gone.has(id)),
});

/** Another library is open: nothing of the one before is shown, nor waits to be looked at. */
export const emptyStage = (): void => stage.setState({ shown: null, details: new Map(), beforeId: null, unseen: new Set() });

/** Marks of many edits are others: asks again about those of which all is known, and has the second window ask. */
export function learnAgain(): void {
  const { shown, details } = stage.getState();
  for (const id of details.keys()) void learn(id);
  void bridge().call['viewer.show']({ shown });
}

const learnMs = 100;
const toLearn = new Set<string>();

/** A thousand versions of one edit that begin at once are one question about it. */
function learnSoon(id: string): void {
  if (toLearn.size === 0)
    setTimeout(() => {
      const ids = [...toLearn];
      toLearn.clear();
      ids.forEach((one) => void learn(one));
    }, learnMs);
  toLearn.add(id);
}

/** Called for every pushed edit. `isNew`: the edits it was made from have a child more. */
export function editMoved(edit: EditSummary, isNew: boolean): void {
  const { shown, details } = stage.getState();
  if (shown?.id === edit.id || details.has(edit.id)) void learn(edit.id);
  if (!isNew) return;
  for (const { parent } of edit.inputs) if (parent !== null && details.has(parent.editId)) learnSoon(parent.editId);
}

/** Called when an edit ends; true when its result is now before the person's eyes. */
export function editEnded(edit: EditSummary, stageVisible: boolean): boolean {
  const { shown, unseen } = stage.getState();
  if (edit.state !== 'done') return false;
  if (stageVisible && (shown === null || shown.id === edit.id)) {
    show(edit.id);
    return true;
  }
  stage.setState({ unseen: new Set([...unseen, edit.id]) });
  return false;
}

export const toggleCompare = (): void => stage.setState(({ comparing }) => ({ comparing: !comparing }));
/** Chosen again, it is left; comparing begins with the choice. */
export const compareWith = (id: string): void =>
  stage.setState(({ beforeId, comparing }) => ({ beforeId: beforeId === id && comparing ? null : id, comparing: true }));
export const flip = (flipped: boolean): void => stage.setState({ flipped });
/** While its key is held; then it is off, also one that stayed. Let go without having been held, nothing changes. */
export const holdLens = (held: boolean): void => stage.setState(({ lens }) => ({ lens: held ? 'held' : lens === 'held' ? 'off' : lens }));
export const toggleLens = (): void => stage.setState(({ lens }) => ({ lens: lens === 'off' ? 'on' : 'off' }));
/** False when there was none that stays. */
export function leaveLens(): boolean {
  if (stage.getState().lens !== 'on') return false;
  toggleLens();
  return true;
}
/** Comparing begins with the choice. */
export function compareAs(way: CompareWay): void {
  changeLayout({ compare: way });
  stage.setState({ comparing: true });
}
/** From 0 to 1; what is beyond is taken for the edge. */
export const setDivide = (divide: number): void => stage.setState({ divide: Math.min(1, Math.max(0, divide)) });

type ZoomListener = (wish: ZoomWish) => void;
const zoomListeners = new Set<ZoomListener>();

/** The picture's view owns its zoom; keys and buttons only wish. */
export const wishZoom = (wish: ZoomWish): void => zoomListeners.forEach((listener) => listener(wish));
/** What it returns stops listening. */
export function onZoomWish(listener: ZoomListener): () => void {
  zoomListeners.add(listener);
  return () => void zoomListeners.delete(listener);
}
