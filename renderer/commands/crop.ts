// What is to be sent of a picture in its place: chosen and drawn in a sheet of its own, values until they are taken.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { largestInShape, planOf, planTurnedCrop } from '../../app/composite/crop.ts';
import type { CropPlan } from '../../app/composite/crop.ts';
import type { Picture } from '../../app/edits/picture.ts';
import { nearestSize } from '../../app/models/check.ts';
import { inputViewKey, seenOf } from '../../app/pictures/input-view.ts';
import type { PictureView } from '../../app/pictures/input-view.ts';
import type { CropBox } from '../../app/pictures/crop-box.ts';
import { maxStraighten, turnedSize } from '../../app/pictures/turn.ts';
import { boxThrough, hasAllOf, largestInside, pushedInside, toTurned } from '../../app/pictures/turned.ts';
import type { Turned } from '../../app/pictures/turn.ts';
import { maxStrokes } from '../../app/pictures/view-strokes.ts';
import type { ViewPoint, ViewStroke, ViewStrokeKind } from '../../app/pictures/view-strokes.ts';
import { isUnseen } from '../../app/pictures/web-address.ts';
import { text } from '../text/text.ts';
import { draft, draftModel } from '../store/draft.ts';
import { setView } from './slot-commands.ts';
import { slotsOf } from '../store/slots.ts';
import { dismissKey, tell } from '../store/toasts.ts';

/**
 * `around`: a place that a crop is planned around; of a picture that only helps, the crop itself. `shape`: the crop itself, in the model's shape. Whole pixels of the
 * turned picture.
 */
export type Chosen = { readonly kind: 'around' | 'shape'; readonly box: CropBox };

export type SheetTool = 'crop' | ViewStrokeKind | 'turn';

/** What a step in the sheet changes. */
type Made = { readonly turned: Turned; readonly chosen: Chosen | null; readonly strokes: readonly ViewStroke[] };

export type Cropping = Made & {
  readonly at: number;
  readonly picture: Picture;
  readonly tool: SheetTool;
  readonly before: readonly Made[];
  readonly after: readonly Made[];
  /** The kind of change that still belongs to the last step; null begins a new one. */
  readonly step: string | null;
};

type Sheet = {
  readonly now: Cropping | null;
  /** What was begun and left without an answer. */
  readonly left: Cropping | null;
};
export const crop = createStore<Sheet>()(() => ({ now: null, left: null }));
export const useCropping = (): Cropping | null => useStore(crop, ({ now }) => now);

const madeOf = ({ turned, chosen, strokes }: Made): Made => ({ turned, chosen, strokes });

/** One step of its own, or with `step` one with those of the same kind before it, until `endStep`. */
function change(changes: Partial<Made>, step: string | null = null): void {
  crop.setState(({ now }) => {
    if (now === null) return { now };
    const before = step !== null && now.step === step ? now.before : [...now.before, madeOf(now)];
    return { now: { ...now, ...changes, before, after: [], step } };
  });
}

/** What is changed from now on is a step of its own. */
export const endStep = (): void => crop.setState(({ now }) => ({ now: now === null ? null : { ...now, step: null } }));

export function undoStep(): void {
  crop.setState(({ now }) => {
    const last = now?.before.at(-1);
    return now === null || last === undefined
      ? { now }
      : { now: { ...now, ...last, before: now.before.slice(0, -1), after: [madeOf(now), ...now.after], step: null } };
  });
}

export function redoStep(): void {
  crop.setState(({ now }) => {
    const [next, ...after] = now?.after ?? [];
    return now === null || next === undefined
      ? { now }
      : { now: { ...now, ...next, before: [...now.before, madeOf(now)], after, step: null } };
  });
}

/** Opens the sheet for the picture in a place; nothing where there is none. */
export function openCrop(at: number, tool: SheetTool = 'crop'): void {
  const slot = slotsOf(draft.getState())[at];
  // Of what nobody here has seen no part can be chosen.
  if (slot?.kind !== 'picture' || isUnseen(slot.picture)) return;
  const { picture } = slot;
  const { left } = crop.getState();
  if (left !== null && isSamePicture(left.picture, picture)) return reopen(left, at);
  const turned = seenOf(picture).turned ?? asItStands;
  const made: Made = { turned, chosen: chosenOf(picture, turned, at), strokes: picture.view?.strokes ?? [] };
  crop.setState({ now: { at, picture, tool, ...made, before: [], after: [], step: null } });
}

const asItStands: Turned = { turn: 0, straighten: 0 };
export const isTurned = ({ turn, straighten }: Turned): boolean => turn !== 0 || straighten !== 0;

/** The first picture is what is changed and has its shape; the others are only seen by the model. */
export const onlyHelps = ({ at }: Pick<Cropping, 'at'>): boolean => at > 0;

/** A crop that straightening makes by itself was chosen by nobody. */
function chosenOf(picture: Picture, turned: Turned, at: number): Chosen | null {
  const { crop: cut, around } = picture.view ?? {};
  if (cut === undefined || (around === undefined && isSameBox(cut, largestInside(picture, turned)))) return null;
  if (onlyHelps({ at })) return { kind: 'around', box: around ?? cut };
  return around === undefined ? { kind: 'shape', box: cut } : { kind: 'around', box: around };
}

const isSameBox = (one: CropBox, other: CropBox | null): boolean => other !== null && one.every((side, at) => side === other[at]);

const isSamePicture = (one: Picture, other: Picture): boolean => inputViewKey(one) === inputViewKey(other);

/** With its steps, so that each can be taken back. */
function reopen(left: Cropping, at: number): void {
  dismissKey(leftKey);
  crop.setState({ now: { ...left, at }, left: null });
}

const leftKey = 'crop-left';

/** The person says that it is not wanted. */
export const closeCrop = (): void => crop.setState({ now: null });

/** Escape, or a press beside the sheet, asks for nothing: what was done stands there when the sheet is opened for that picture again. */
export function leaveCrop(): void {
  const { now } = crop.getState();
  if (now === null || now.before.length === 0) return closeCrop();
  crop.setState({ now: null, left: now });
  tell(text.crop.leftWithout, { key: leftKey, action: { label: text.window.undo.undo, run: () => openAgain(now) } });
}

/** In its place, wherever that is by now. */
function openAgain(left: Cropping): void {
  const slots = slotsOf(draft.getState());
  const holds = (at: number): boolean => {
    const slot = slots[at];
    return slot?.kind === 'picture' && isSamePicture(slot.picture, left.picture);
  };
  const at = holds(left.at) ? left.at : slots.findIndex((_, other) => holds(other));
  if (crop.getState().left === left && at >= 0) reopen(left, at);
}

/** A crop in the model's shape stays within the turned picture; a place may reach into its empty corners. */
export function choose(chosen: Chosen | null): void {
  const { now } = crop.getState();
  if (now === null) return;
  const inside = chosen?.kind === 'shape' ? { ...chosen, box: pushedInside(chosen.box, now.picture, now.turned) } : chosen;
  change({ chosen: inside }, chosen === null ? null : 'choose');
}

export const chooseSheetTool = (tool: SheetTool): void =>
  crop.setState(({ now }) => ({ now: now === null ? null : { ...now, tool, step: null } }));

/** By a quarter; what is chosen turns along. */
export function turnBy(quarter: 90 | 270): void {
  const { now } = crop.getState();
  if (now === null) return;
  const { picture, turned, chosen } = now;
  const map = toTurned(turnedSize(picture, turned.turn), { turn: quarter, straighten: 0 });
  change({
    turned: { ...turned, turn: ((turned.turn + quarter) % 360) as Turned['turn'] },
    chosen: chosen === null ? null : { ...chosen, box: boxThrough(map, chosen.box) },
  });
}

/** In degrees clockwise; held within what can be, in tenths. */
export function straightenTo(degrees: number): void {
  const { now } = crop.getState();
  if (now === null || Number.isNaN(degrees)) return;
  const straighten = Math.round(Math.max(-maxStraighten, Math.min(maxStraighten, degrees)) * 10) / 10;
  change({ turned: { ...now.turned, straighten: straighten === 0 ? 0 : straighten } }, 'straighten');
}

/** A line that should be level, or upright, whichever is nearer; coordinates of the picture as it is shown. */
export function straightenAlong(from: ViewPoint, to: ViewPoint): void {
  const { now } = crop.getState();
  if (now === null) return;
  const slope = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  const off = slope - 90 * Math.round(slope / 90);
  endStep();
  straightenTo(now.turned.straighten - off);
  endStep();
}

/** As it stands. */
export function turnBack(): void {
  const { now } = crop.getState();
  if (now === null || !isTurned(now.turned)) return;
  const { picture, turned, chosen } = now;
  const map = toTurned(turnedSize(picture, turned.turn), { turn: ((360 - turned.turn) % 360) as Turned['turn'], straighten: 0 });
  change({ turned: asItStands, chosen: chosen === null ? null : { ...chosen, box: boxThrough(map, chosen.box) } });
}

/** One stroke is one step. Above the most that are kept it is refused, which is said. */
export function draw(stroke: ViewStroke): void {
  const { now } = crop.getState();
  if (now === null) return;
  if (now.strokes.length >= maxStrokes) return tell(text.crop.tooMany(maxStrokes), { tone: 'bad' });
  change({ strokes: [...now.strokes, stroke] });
}

export function undrawAll(): void {
  const { now } = crop.getState();
  if (now !== null && now.strokes.length > 0) change({ strokes: [] });
}

/** The largest part in the model's shape. */
export function chooseShape({ picture, turned }: Pick<Cropping, 'picture' | 'turned'>): void {
  const size = turnedSize(picture, turned.turn);
  const box = largestInShape(size, nearestSize(draftModel().outputSizes, size.width / size.height));
  if (box === null) return;
  choose({ kind: 'shape', box });
  chooseSheetTool('crop');
}

/** What would be sent: the crop, and how it meets the model. */
export const plannedOf = (
  { picture, turned }: Pick<Cropping, 'picture' | 'turned'>,
  { kind, box }: Chosen,
): Pick<CropPlan, 'box' | 'size' | 'k' | 'gain'> => {
  const sizes = draftModel().outputSizes;
  if (kind === 'around') return planTurnedCrop(picture, turned, box, sizes);
  const inside = pushedInside(box, picture, turned);
  return { box: inside, ...planOf(inside, sizes) };
};

/** What a crop follows from. */
export type CropView = Pick<Cropping, 'at' | 'picture' | 'turned' | 'chosen'>;

/** The crop of what is chosen; null where that is the whole picture. */
export function cropFor(now: CropView): CropBox | null {
  const { picture, turned, chosen } = now;
  if (chosen === null) return largestInside(picture, turned);
  // Of one that only helps exactly what was drawn goes out.
  const box = onlyHelps(now) ? pushedInside(chosen.box, picture, turned) : plannedOf(now, chosen).box;
  const size = turnedSize(picture, turned.turn);
  return box[2] >= size.width && box[3] >= size.height ? null : box;
}

/** Whether straightening cuts into the place that a crop is planned around, so that not all of it would be sent. */
export function isPlaceCut(now: CropView): boolean {
  const { turned, chosen } = now;
  const cut = turned.straighten === 0 || chosen?.kind !== 'around' ? null : cropFor(now);
  return cut !== null && chosen !== null && !hasAllOf(cut, chosen.box);
}

function viewFor(now: Cropping): PictureView | undefined {
  const { turned, chosen, strokes } = now;
  const cut = cropFor(now);
  if (cut === null && !isTurned(turned) && strokes.length === 0) return undefined;
  return {
    ...(turned.turn === 0 ? {} : { turn: turned.turn }),
    ...(turned.straighten === 0 ? {} : { straighten: turned.straighten }),
    ...(cut === null ? {} : { crop: cut }),
    ...(cut !== null && chosen?.kind === 'around' && !onlyHelps(now) ? { around: chosen.box } : {}),
    ...(strokes.length === 0 ? {} : { strokes }),
  };
}

/** What is chosen belongs to the place from now on; the picture may have moved to another one meanwhile. */
export function takeCrop(): void {
  const { now } = crop.getState();
  if (now === null) return;
  closeCrop();
  const slots = slotsOf(draft.getState());
  const isHere = (at: number): boolean => {
    const slot = slots[at];
    return slot?.kind === 'picture' && inputViewKey(slot.picture) === inputViewKey(now.picture);
  };
  const at = isHere(now.at) ? now.at : slots.findIndex((_, index) => isHere(index));
  if (at < 0) return tell(text.crop.gone(now.picture.name), { tone: 'bad' });
  setView(at, viewFor({ ...now, at }));
}
