// What is to be sent of a picture in its place: chosen and drawn in a sheet of its own, values until they are taken.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { largestInShape, planCrop, planOf } from '../../app/composite/crop.ts';
import type { CropPlan } from '../../app/composite/crop.ts';
import type { Picture } from '../../app/ipc.ts';
import { nearestSize } from '../../app/models/check.ts';
import { placeKey } from '../../app/pictures/input-view.ts';
import type { CropBox, PictureView } from '../../app/pictures/input-view.ts';
import { mostStrokes } from '../../app/pictures/view-strokes.ts';
import type { ViewStroke, ViewStrokeKind } from '../../app/pictures/view-strokes.ts';
import { isUnseen } from '../../app/pictures/web-address.ts';
import { text } from '../text/text.ts';
import { draft, draftModel } from './draft.ts';
import { setView } from './places.ts';
import { slotsOf } from './slots.ts';
import { tell } from './toasts.ts';

/** `around`: a place that a crop is planned around. `shape`: the crop itself, in the model's shape. Whole pixels of the picture. */
export type Chosen = { readonly kind: 'around' | 'shape'; readonly box: CropBox };

export type SheetTool = 'crop' | ViewStrokeKind;

export type Cropping = {
  readonly at: number;
  readonly picture: Picture;
  readonly tool: SheetTool;
  readonly chosen: Chosen | null;
  readonly strokes: readonly ViewStroke[];
};

export const crop = createStore<{ readonly now: Cropping | null }>()(() => ({ now: null }));
export const useCropping = (): Cropping | null => useStore(crop, ({ now }) => now);

const change = (changes: Partial<Cropping>): void => crop.setState(({ now }) => ({ now: now === null ? null : { ...now, ...changes } }));

/** Opens the sheet for the picture in a place; nothing where there is none. */
export function openCrop(at: number, tool: SheetTool = 'crop'): void {
  const slot = slotsOf(draft.getState())[at];
  // Of what nobody here has seen no part can be chosen.
  if (slot?.kind !== 'picture' || isUnseen(slot.picture)) return;
  const { view } = slot.picture;
  const chosen: Chosen | null =
    view?.crop === undefined ? null : view.around === undefined ? { kind: 'shape', box: view.crop } : { kind: 'around', box: view.around };
  crop.setState({ now: { at, picture: slot.picture, tool, chosen, strokes: view?.strokes ?? [] } });
}

export const closeCrop = (): void => crop.setState({ now: null });
export const choose = (chosen: Chosen | null): void => change({ chosen });
export const chooseSheetTool = (tool: SheetTool): void => change({ tool });

export function draw(stroke: ViewStroke): void {
  const { now } = crop.getState();
  if (now === null) return;
  if (now.strokes.length >= mostStrokes) return tell(text.crop.tooMany(mostStrokes), { tone: 'bad' });
  change({ strokes: [...now.strokes, stroke] });
}

/** The last one, or all. */
export function undraw(all: boolean): void {
  const { now } = crop.getState();
  if (now !== null) change({ strokes: all ? [] : now.strokes.slice(0, -1) });
}

/** The largest part in the model's shape. */
export function chooseShape(picture: Picture): void {
  const box = largestInShape(picture, nearestSize(draftModel().outputSizes, picture.width / picture.height));
  if (box !== null) change({ chosen: { kind: 'shape', box }, tool: 'crop' });
}

/** What would be sent: the crop, and how it meets the model. */
export const plannedOf = (picture: Picture, { kind, box }: Chosen): Pick<CropPlan, 'box' | 'size' | 'k' | 'gain'> =>
  kind === 'around' ? planCrop(picture, box, draftModel().outputSizes) : { box, ...planOf(box, draftModel().outputSizes) };

/** The crop of what is chosen; null where that is the whole picture. */
export function cropFor(picture: Picture, chosen: Chosen | null): CropBox | null {
  if (chosen === null) return null;
  const [x, y, width, height] = plannedOf(picture, chosen).box;
  return width >= picture.width && height >= picture.height ? null : [x, y, width, height];
}

function viewFor({ picture, chosen, strokes }: Cropping): PictureView | undefined {
  const cut = cropFor(picture, chosen);
  if (cut === null && strokes.length === 0) return undefined;
  return {
    ...(cut === null ? {} : { crop: cut }),
    ...(cut !== null && chosen?.kind === 'around' ? { around: chosen.box } : {}),
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
    return slot?.kind === 'picture' && placeKey(slot.picture) === placeKey(now.picture);
  };
  const at = isHere(now.at) ? now.at : slots.findIndex((_, index) => isHere(index));
  if (at < 0) return tell(text.crop.gone(now.picture.name), { tone: 'bad' });
  setView(at, viewFor(now));
}
