// How a picture is turned before a part of it is cut out, and the one map from its own pixels to those of what is seen, and back.
import { apply, compose, invert, shifted } from './affine.ts';
import type { Affine } from './affine.ts';
import type { Size } from '../models/model.ts';
import { isWithin } from './input-view.ts';
import type { Seen } from './input-view.ts';
import type { CropBox } from './crop-box.ts';
import { turnedSize } from './turn.ts';
import type { Turn, Turned } from './turn.ts';

/** From the upright picture to the turned one. Coordinates are of the edges of pixels: 0, 0 is the outer corner of the first. */
export function toTurned(whole: Size, turned: Turned | null): Affine {
  const { turn, straighten } = turned ?? { turn: 0, straighten: 0 };
  const { width, height } = whole;
  const quarter: Readonly<Record<Turn, Affine>> = {
    0: [1, 0, 0, 0, 1, 0],
    90: [0, -1, height, 1, 0, 0],
    180: [-1, 0, width, 0, -1, height],
    270: [0, 1, 0, -1, 0, width],
  };
  if (straighten === 0) return quarter[turn];
  const size = turnedSize(whole, turn);
  const [x, y] = [size.width / 2, size.height / 2];
  const [cos, sin] = [Math.cos((straighten * Math.PI) / 180), Math.sin((straighten * Math.PI) / 180)];
  return compose([cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y], quarter[turn]);
}

/** From the upright picture to what is seen of it at full size: strokes, areas and composites go this way, or back by `invert`. Coordinates as in `toTurned`. */
export function toView(whole: Size, { crop, turned }: Pick<Seen, 'crop' | 'turned'>): Affine {
  const map = toTurned(whole, turned);
  return crop === null ? map : compose(shifted(-crop[0], -crop[1]), map);
}

/** Of what is seen, when nothing is shrunk. */
export const fullSize = (whole: Size, { crop, turned }: Pick<Seen, 'crop' | 'turned'>): Size =>
  crop === null ? turnedSize(whole, turned?.turn) : { width: crop[2], height: crop[3] };

/** The same map between centres of pixels, which composites count in. */
export const betweenCentres = (map: Affine): Affine => compose(shifted(-0.5, -0.5), compose(map, shifted(0.5, 0.5)));

/** The smallest box around where a box comes to lie; of quarter turns the very box. May have fractions after straightening. */
export function boxThrough(map: Affine, [x, y, width, height]: CropBox): CropBox {
  const corners = cornersOf([x, y, width, height]).map(([px, py]) => apply(map, px, py));
  const [across, down] = [corners.map(([px]) => px), corners.map(([, py]) => py)];
  const [left, top] = [Math.min(...across), Math.min(...down)];
  return [left, top, Math.max(...across) - left, Math.max(...down) - top];
}

const cornersOf = ([x, y, width, height]: CropBox): readonly (readonly [number, number])[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

/** Of a pixel: what a corner may lie outside by, since numbers of angles are never exact. */
const forgiven = 1e-6;

/** A box of the turned picture, or all of what is seen, as the smallest box of whole pixels of the upright one around it. */
export function partOfWhole(whole: Size, seen: Pick<Seen, 'crop' | 'turned'>, box: CropBox | null = seen.crop): CropBox | null {
  return box === null ? null : wholePixelsAround(boxThrough(invert(toTurned(whole, seen.turned)), box), whole);
}

/** The smallest box of whole pixels of a picture around one with fractions, which may reach beyond it. */
export function wholePixelsAround([x, y, width, height]: CropBox, picture: Size): CropBox {
  const [left, top] = [Math.max(0, Math.floor(x + forgiven)), Math.max(0, Math.floor(y + forgiven))];
  const [right, bottom] = [
    Math.min(picture.width, Math.ceil(x + width - forgiven)),
    Math.min(picture.height, Math.ceil(y + height - forgiven)),
  ];
  return [left, top, right - left, bottom - top];
}

/** A box of the turned picture on the upright one. */
export const boxOnOriginal = (box: CropBox, whole: Size, { turned }: { readonly turned: Turned | null }): CropBox =>
  turned === null ? box : (partOfWhole(whole, { crop: null, turned }, box) ?? box);

/** Whether all of a place lies in a box of the same picture; both may have fractions. */
export const hasAllOf = ([left, top, wide, high]: CropBox, [x, y, width, height]: CropBox): boolean =>
  x >= left - forgiven && y >= top - forgiven && x + width <= left + wide + forgiven && y + height <= top + high + forgiven;

/** How much of a place of the upright picture is not in what is seen of it, by the crop or in a corner that straightening cuts away. */
export function cutAway(place: CropBox, whole: Size, seen: Pick<Seen, 'crop' | 'turned'>): 'none' | 'some' | 'all' {
  const { width, height } = turnedSize(whole, seen.turned?.turn);
  const box = seen.crop ?? ([0, 0, width, height] as const);
  const map = toTurned(whole, seen.turned);
  const there = boxThrough(map, place);
  if (hasAllOf(box, there)) return 'none';
  // Two boxes that stand askew to each other are apart exactly where they are along a side of one of them.
  return areApart(box, there) || areApart(boxThrough(invert(map), box), place) ? 'all' : 'some';
}

const areApart = ([left, top, wide, high]: CropBox, [x, y, width, height]: CropBox): boolean =>
  x >= left + wide - forgiven || y >= top + high - forgiven || x + width <= left + forgiven || y + height <= top + forgiven;

/** Whether a crop lies within the turned picture and has no empty corner. `whole` is the upright picture. */
export function isInside(box: CropBox, whole: Size, turned: Turned | null): boolean {
  const [, , width, height] = box;
  const plane = turnedSize(whole, turned?.turn);
  if (width < 1 || height < 1 || !isWithin(box, plane)) return false;
  if (turned === null || turned.straighten === 0) return true;
  const back = invert(toTurned(whole, turned));
  return cornersOf(box).every(([px, py]) => {
    const [u, v] = apply(back, px, py);
    return u >= -forgiven && v >= -forgiven && u <= whole.width + forgiven && v <= whole.height + forgiven;
  });
}

/** The largest crop in the turned picture's own shape, in its middle; null where that is all of it. */
export function largestInside(whole: Size, turned: Turned | null): CropBox | null {
  if (turned === null || turned.straighten === 0) return null;
  const { width, height } = turnedSize(whole, turned.turn);
  return pushedInside([0, 0, width, height], whole, turned);
}

/**
 * A box of whole pixels moved into the turned picture, and made smaller in its own shape where it is too large for it. Of a box that lies in it, nothing
 * changes.
 */
export function pushedInside(box: CropBox, whole: Size, turned: Turned | null): CropBox {
  if (isInside(box, whole, turned)) return box;
  const plane = turnedSize(whole, turned?.turn);
  const angle = (Math.abs(turned?.straighten ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reach = ([width, height]: readonly [number, number]): readonly [number, number] => [
    width * cos + height * sin,
    width * sin + height * cos,
  ];
  const sides = [box[2], box[3]] as const;
  const [wide, high] = reach(sides).map((side, at) => Math.max(side, sides[at] as number)) as [number, number];
  const to = toTurned(plane, turned === null ? null : { turn: 0, straighten: turned.straighten });
  const back = invert(to);
  const centre = [box[0] + box[2] / 2, box[1] + box[3] / 2] as const;
  // Whole pixels may reach out by a part of one, and in a narrow corner there may be no room: a little farther in there is.
  for (let step = 0; ; step += 1) {
    const margin = step / 4;
    const scale = Math.min(1, (plane.width - 2 * margin) / wide, (plane.height - 2 * margin) / high);
    const size = [Math.max(1, Math.floor(box[2] * scale)), Math.max(1, Math.floor(box[3] * scale))] as const;
    const at = nearestCentre(centre, size, reach(size), margin, plane, { to, back });
    const pull = Math.min(1, step / 32);
    const [x, y] = [at[0] + pull * (plane.width / 2 - at[0]), at[1] + pull * (plane.height / 2 - at[1])];
    const moved: CropBox = [Math.round(x - size[0] / 2), Math.round(y - size[1] / 2), ...size];
    if (isInside(moved, whole, turned) || margin > Math.min(plane.width, plane.height) / 2) return moved;
  }
}

/** Where the middle of a box can be, of both the plane and the turned picture in it, by going from one to the other. */
function nearestCentre(
  from: readonly [number, number],
  [width, height]: readonly [number, number],
  [wide, high]: readonly [number, number],
  margin: number,
  plane: Size,
  { to, back }: { readonly to: Affine; readonly back: Affine },
): readonly [number, number] {
  const between = (value: number, side: number, all: number): number =>
    Math.max(Math.min(all / 2, side / 2 + margin), Math.min(Math.max(all / 2, all - side / 2 - margin), value));
  let at = from;
  for (let step = 0; step < 8; step += 1) {
    const [u, v] = apply(back, ...at);
    const [x, y] = apply(to, between(u, wide, plane.width), between(v, high, plane.height));
    at = [between(x, width, plane.width), between(y, height, plane.height)];
  }
  return at;
}
