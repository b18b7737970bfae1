// What the window and the worker that paints rows say to each other. All pixels are those of the screen.

/** Where the picture of an edit stands in its row. */
export type Cell = {
  readonly id: string;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** All of the picture shows; else it fills the cell. */
  readonly whole: boolean;
  /** It was turned down and stands back. */
  readonly faint: boolean;
};

export type Strip = {
  readonly width: number;
  readonly height: number;
  /** Of the corners. */
  readonly radius: number;
  /** Behind a picture that fills its cell, as CSS says it. */
  readonly fill: string;
  /** Of the thumbnails. */
  readonly longSide: 160 | 320 | 640;
  /** Only cells with a picture. */
  readonly cells: readonly Cell[];
  /** Some of its edits are known, with a picture or without. */
  readonly isKnown: boolean;
};

export type ToPainter =
  /** `together`: the canvas shows these edits already; nothing comes until all of the row is there. */
  | { readonly kind: 'paint'; readonly number: number; readonly strip: Strip; readonly together: boolean }
  /** It is in sight no more. */
  | { readonly kind: 'drop'; readonly number: number };

export type FromPainter =
  /** All of the row that has come; takes the place of what the canvas had. `done`: nothing more comes. */
  | { readonly kind: 'painted'; readonly number: number; readonly bitmap: ImageBitmap | null; readonly done: boolean }
  /** Edits of the row whose pictures cannot be shown. */
  | { readonly kind: 'missing'; readonly number: number; readonly ids: readonly string[] };
