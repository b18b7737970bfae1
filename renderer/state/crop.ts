// What is to be sent of a picture in its place: chosen in a sheet of its own, a value until it is taken.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { largestInShape, planCrop, planOf } from '../../app/composite/crop.ts';
import type { CropPlan } from '../../app/composite/crop.ts';
import type { Picture } from '../../app/ipc.ts';
import { nearestSize } from '../../app/models/check.ts';
import { placeKey } from '../../app/pictures/input-view.ts';
import type { CropBox, PictureView } from '../../app/pictures/input-view.ts';
import { isUnseen } from '../../app/pictures/web-address.ts';
import { text } from '../text/text.ts';
import { draft, draftModel } from './draft.ts';
import { setView } from './places.ts';
import { slotsOf } from './slots.ts';
import { tell } from './toasts.ts';

/** `around`: a place that a crop is planned around. `shape`: the crop itself, in the model's shape. Whole pixels of the picture. */
export type Chosen = { readonly kind: 'around' | 'shape'; readonly box: CropBox };

type Cropping = { readonly at: number; readonly picture: Picture; readonly chosen: Chosen | null };

export const crop = createStore<{ readonly now: Cropping | null }>()(() => ({ now: null }));
export const useCropping = (): Cropping | null => useStore(crop, ({ now }) => now);

/** Opens the sheet for the picture in a place; nothing where there is none. */
export function openCrop(at: number): void {
  const slot = slotsOf(draft.getState())[at];
  // Of what nobody here has seen no part can be chosen.
  if (slot?.kind !== 'picture' || isUnseen(slot.picture)) return;
  const { view } = slot.picture;
  const chosen: Chosen | null =
    view === undefined ? null : view.around === undefined ? { kind: 'shape', box: view.crop } : { kind: 'around', box: view.around };
  crop.setState({ now: { at, picture: slot.picture, chosen } });
}

export const closeCrop = (): void => crop.setState({ now: null });

export function choose(chosen: Chosen | null): void {
  crop.setState(({ now }) => ({ now: now === null ? null : { ...now, chosen } }));
}

/** The largest part in the model's shape; what was chosen stays where the whole picture has it. */
export function chooseShape(picture: Picture): void {
  const box = largestInShape(picture, nearestSize(draftModel().outputSizes, picture.width / picture.height));
  if (box !== null) choose({ kind: 'shape', box });
}

/** What would be sent: the crop, and how it meets the model. */
export const plannedOf = (picture: Picture, { kind, box }: Chosen): Pick<CropPlan, 'box' | 'size' | 'k' | 'gain'> =>
  kind === 'around' ? planCrop(picture, box, draftModel().outputSizes) : { box, ...planOf(box, draftModel().outputSizes) };

/** The view of what is chosen; undefined where that is the whole picture. */
export function viewFor(picture: Picture, chosen: Chosen | null): PictureView | undefined {
  if (chosen === null) return undefined;
  const [x, y, width, height] = plannedOf(picture, chosen).box;
  if (width >= picture.width && height >= picture.height) return undefined;
  return { crop: [x, y, width, height], ...(chosen.kind === 'around' ? { around: chosen.box } : {}) };
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
  setView(at, viewFor(now.picture, now.chosen));
}
