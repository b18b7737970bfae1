// What is made from an input, and by which rules: the one key of its thumbnails, its view on the stage, and what is sent for it.
import type { CropBox } from './crop-box.ts';
import { maxStraighten, turnedSize } from './turn.ts';
import type { Turned } from './turn.ts';
import { readStrokes, strokesText } from './view-strokes.ts';
import type { ViewStroke } from './view-strokes.ts';

/**
 * The rules by which pixels are made from a file. Rises whenever the same file would come out otherwise (2: profiles are judged by what they do; 3: colours
 * named without a profile, turns and places in a PNG's texts), so that nothing made of an input by older rules is
 * believed. Thumbnails of results keep their names: a library has as many as it has edits, and all but imported ones are what the model sent, in sRGB.
 */
export const preparationVersion = 3;

/**
 * What a person chose to send of a picture; the picture itself stays as it is. Order: upright, strokes, quarter turn, straightening, crop, and then what
 * the preparation does. `turned.ts` has the way of each pixel.
 */
export type PictureView = {
  /** Degrees clockwise; absent: none. */
  readonly turn?: 90 | 180 | 270 | undefined;
  /** Degrees clockwise, with one decimal, after the turn; absent: none. It counts with a crop alone, since a whole picture would have empty corners. */
  readonly straighten?: number | undefined;
  /** Absent: all of it. */
  readonly crop?: CropBox | undefined;
  /** What the crop was laid around, when a place in the picture was pointed out. */
  readonly around?: CropBox | undefined;
  /** Drawn over the whole picture, in order; absent where nothing is. */
  readonly strokes?: readonly ViewStroke[] | undefined;
};

export type Viewed = { readonly sha256: string; readonly view?: PictureView | undefined };

/** What of a picture is seen, and how. Strokes count in the whole upright picture, the crop in the turned one; `turned` is null for one that stands as it is. */
export type Seen = { readonly crop: CropBox | null; readonly turned: Turned | null; readonly strokes: readonly ViewStroke[] };
export const allOfIt: Seen = { crop: null, turned: null, strokes: [] };
/** Whether the picture is seen as it is: whole, upright and with nothing drawn on it. */
export const isAllOfIt = ({ crop, turned, strokes }: Seen): boolean => crop === null && turned === null && strokes.length === 0;
/** What is seen of a picture, with nothing absent. To straighten counts in degrees, to a tenth, and only within a crop. */
export const seenOf = ({ view }: { readonly view?: PictureView | undefined }): Seen => ({
  crop: view?.crop ?? null,
  turned: turnedIn(view),
  strokes: view?.strokes ?? [],
});

function turnedIn(view: PictureView | undefined): Turned | null {
  const straighten = view?.crop === undefined ? 0 : tenths(view.straighten ?? 0) / 10;
  return view?.turn === undefined && straighten === 0 ? null : { turn: view?.turn ?? 0, straighten };
}

/** One input as it is seen and sent. */
export type InputView = Seen & {
  /** Of the file as it was given, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly preparation: number;
};

/** The view of an input by today's rules. */
export const viewOf = (picture: Viewed): InputView => ({ sha256: picture.sha256, preparation: preparationVersion, ...seenOf(picture) });

/** Equal exactly for equal views. Without strokes it may be a part of a file's name. */
export const viewKey = ({ sha256, preparation, ...seen }: InputView): string => `${sha256}-p${preparation}${seenText(seen)}`;

/** Names what stands in a place: the same exactly where the same of the same picture would be sent. */
export const inputViewKey = (picture: Viewed): string => `${picture.sha256}${seenText(seenOf(picture))}`;

function seenText({ crop, turned, strokes }: Seen): string {
  return [
    crop === null ? '' : `-c${crop.join('-')}`,
    turned === null || turned.turn === 0 ? '' : `-t${turned.turn}`,
    turned === null || turned.straighten === 0 ? '' : `-a${turned.straighten < 0 ? 'n' : ''}${Math.abs(tenths(turned.straighten))}`,
    strokes.length === 0 ? '' : `-s${strokesText(strokes)}`,
  ].join('');
}

const tenths = (degrees: number): number => Math.round(degrees * 10);

export const inputViewKeyPattern =
  /^[0-9a-f]{64}(?:-c\d{1,6}(?:-\d{1,6}){3})?(?:-t(?:90|180|270))?(?:-an?[1-9]\d{0,2})?(?:-s[a-z0-9._]{1,400000})?$/;

/** What a `inputViewKey` names; null for anything else. */
export function readInputViewKey(key: string): ({ readonly sha256: string } & Seen) | null {
  if (!inputViewKeyPattern.test(key)) return null;
  const [, sha256 = '', cut, turn, angle, drawn] = /^([0-9a-f]{64})(?:-c([\d-]+))?(?:-t(\d+))?(?:-a(n?\d+))?(?:-s(.+))?$/.exec(key) ?? [];
  const crop = cut === undefined ? null : cropNamed(cut);
  const turned = turnedNamed(turn, angle);
  const strokes = drawn === undefined ? [] : readStrokes(drawn);
  if (strokes === null || (crop !== null && isEmpty(crop)) || !mayStand(turned, crop)) return null;
  return { sha256, crop, turned, strokes };
}

/** Of “10-20-300-400”. */
function cropNamed(text: string): CropBox {
  const [x = 0, y = 0, width = 0, height = 0] = text.split('-').map(Number);
  return [x, y, width, height];
}
const isEmpty = ([, , width, height]: CropBox): boolean => width === 0 || height === 0;

/** The angle is in tenths of a degree, with an n for a minus: a minus parts the parts of the key. */
function turnedNamed(turn: string | undefined, angle = '0'): Turned | null {
  const straighten = (angle.startsWith('n') ? -Number(angle.slice(1)) : Number(angle)) / 10;
  return turn === undefined && straighten === 0 ? null : { turn: Number(turn ?? 0) as Turned['turn'], straighten };
}

/** A whole picture that is straightened would have empty corners, so that its key is nobody's. */
function mayStand(turned: Turned | null, crop: CropBox | null): boolean {
  if (turned === null || turned.straighten === 0) return true;
  return crop !== null && Math.abs(turned.straighten) <= maxStraighten;
}

/** Width and height of what is seen of a picture. */
export function viewSize({
  width,
  height,
  view,
}: {
  readonly width: number;
  readonly height: number;
  readonly view?: PictureView | undefined;
}): { readonly width: number; readonly height: number } {
  return view?.crop === undefined ? turnedSize({ width, height }, view?.turn) : { width: view.crop[2], height: view.crop[3] };
}

/** Whether a crop lies within a picture of this size. */
export function isWithin([x, y, width, height]: CropBox, size: { readonly width: number; readonly height: number }): boolean {
  return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= size.width && y + height <= size.height;
}
