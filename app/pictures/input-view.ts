// What is made from an input, and by which rules: the one key of its thumbnails, its view on the stage, and what is sent for it.

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
  readonly crop: CropBox;
  /** What the crop was laid around, when a place in the picture was pointed out. */
  readonly around?: CropBox | undefined;
};

/** One input as it is seen and sent. Strokes are to be further values of it, and so parts of its key. */
export type InputView = {
  /** Of the file as it was given, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly preparation: number;
  /** Null: the whole picture. */
  readonly crop: CropBox | null;
};

/** The view of an input by today's rules. */
export function viewOf({ sha256, view }: { readonly sha256: string; readonly view?: PictureView | undefined }): InputView {
  return { sha256, preparation: preparationVersion, crop: view?.crop ?? null };
}

/** Equal exactly for equal views; may be a part of a file's name. */
export function viewKey({ sha256, preparation, crop }: InputView): string {
  return `${sha256}-p${preparation}${crop === null ? '' : `-c${crop.join('-')}`}`;
}

/** Names what stands in a place: the same exactly where the same of the same picture would be sent. */
export function placeKey({ sha256, view }: { readonly sha256: string; readonly view?: PictureView | undefined }): string {
  return view === undefined ? sha256 : `${sha256}-c${view.crop.join('-')}`;
}

export const placeKeyPattern = /^[0-9a-f]{64}(?:-c\d{1,6}(?:-\d{1,6}){3})?$/;

/** What a `placeKey` names; null for anything else. */
export function readPlaceKey(key: string): { readonly sha256: string; readonly crop: CropBox | null } | null {
  if (!placeKeyPattern.test(key)) return null;
  const [sha256 = '', cut] = key.split('-c');
  if (cut === undefined) return { sha256, crop: null };
  const [x = 0, y = 0, width = 0, height = 0] = cut.split('-').map(Number);
  return width > 0 && height > 0 ? { sha256, crop: [x, y, width, height] } : null;
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
  return view === undefined ? { width, height } : { width: view.crop[2], height: view.crop[3] };
}

/** Whether a view lies within a picture of this size. */
export function isWithin({ crop: [x, y, width, height] }: PictureView, size: { readonly width: number; readonly height: number }): boolean {
  return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= size.width && y + height <= size.height;
}
