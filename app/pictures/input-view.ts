// What is made from an input, and by which rules: the one key of its thumbnails, its view on the stage, and what is sent for it.
import { readStrokes, strokesText } from './view-strokes.ts';
import type { ViewStroke } from './view-strokes.ts';

/**
 * The rules by which pixels are made from a file. Rises whenever the same file would come out otherwise (2: profiles are judged by what they do; 3: colours
 * named without a profile, turns and places in a PNG's texts), so that nothing made of an input by older rules is
 * believed. Thumbnails of results keep their names: a library has as many as it has edits, and all but imported ones are what the model sent, in sRGB.
 */
export const preparationVersion = 3;

/** Left, top, width and height in whole pixels of the upright picture. */
export type CropBox = readonly [x: number, y: number, width: number, height: number];

/** What a person chose to send of a picture; the picture itself stays as it is. */
export type PictureView = {
  /** Absent: all of it. */
  readonly crop?: CropBox | undefined;
  /** What the crop was laid around, when a place in the picture was pointed out. */
  readonly around?: CropBox | undefined;
  /** Drawn over the whole picture, in order; absent where nothing is. */
  readonly strokes?: readonly ViewStroke[] | undefined;
};

type Viewed = { readonly sha256: string; readonly view?: PictureView | undefined };

/** What of a picture is seen, and how. Strokes count in the whole picture. */
export type Seen = { readonly crop: CropBox | null; readonly strokes: readonly ViewStroke[] };
export const allOfIt: Seen = { crop: null, strokes: [] };
export const seenOf = ({ view }: { readonly view?: PictureView | undefined }): Seen => ({
  crop: view?.crop ?? null,
  strokes: view?.strokes ?? [],
});

/** One input as it is seen and sent. */
export type InputView = Seen & {
  /** Of the file as it was given, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly preparation: number;
};

/** The view of an input by today's rules. */
export const viewOf = (picture: Viewed): InputView => ({ sha256: picture.sha256, preparation: preparationVersion, ...seenOf(picture) });

/** Equal exactly for equal views. Without strokes it may be a part of a file's name. */
export const viewKey = ({ sha256, preparation, crop, strokes }: InputView): string =>
  `${sha256}-p${preparation}${seenText({ crop, strokes })}`;

/** Names what stands in a place: the same exactly where the same of the same picture would be sent. */
export const placeKey = (picture: Viewed): string => `${picture.sha256}${seenText(seenOf(picture))}`;

function seenText({ crop, strokes }: Seen): string {
  return `${crop === null ? '' : `-c${crop.join('-')}`}${strokes.length === 0 ? '' : `-s${strokesText(strokes)}`}`;
}

export const placeKeyPattern = /^[0-9a-f]{64}(?:-c\d{1,6}(?:-\d{1,6}){3})?(?:-s[a-z0-9._]{1,400000})?$/;

/** What a `placeKey` names; null for anything else. */
export function readPlaceKey(key: string): ({ readonly sha256: string } & Seen) | null {
  if (!placeKeyPattern.test(key)) return null;
  const [, sha256 = '', cut, drawn] = /^([0-9a-f]{64})(?:-c([\d-]+))?(?:-s(.+))?$/.exec(key) ?? [];
  const [x = 0, y = 0, width = 0, height = 0] = cut?.split('-').map(Number) ?? [];
  const strokes = drawn === undefined ? [] : readStrokes(drawn);
  if (strokes === null || (cut !== undefined && (width === 0 || height === 0))) return null;
  return { sha256, crop: cut === undefined ? null : [x, y, width, height], strokes };
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
  return view?.crop === undefined ? { width, height } : { width: view.crop[2], height: view.crop[3] };
}

/** Whether a crop lies within a picture of this size. */
export function isWithin([x, y, width, height]: CropBox, size: { readonly width: number; readonly height: number }): boolean {
  return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= size.width && y + height <= size.height;
}
