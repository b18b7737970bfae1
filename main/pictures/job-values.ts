// What the jobs of the picture process take and answer. Plain values and paths, never pixels.
import type { MediaType, SentPicture } from '../../app/edits/record.ts';
import type { SentAs } from '../../app/edits/sent-as.ts';
import type { Size } from '../../app/models/model.ts';
import type { Sending as ModelSending } from '../../app/models/sending.ts';
import type { Seen } from '../../app/pictures/input-view.ts';
import type { Stray } from './strays.ts';

/** Width and height after the orientation is applied. */
export type Inspected = {
  readonly sha256: string;
  readonly mediaType: MediaType;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly hasLocation: boolean;
  readonly hasAlpha: boolean;
  /** It can be seen through, or is invisible, everywhere. */
  readonly noOpaquePixel: boolean;
};

/** What is known of a picture without decoding it. */
export type Glimpsed = { readonly sha256: string; readonly bytes: number };

/** `name` is what sentences call the picture; without it the file's own name. */
export type PictureSource = { readonly path: string; readonly sha256: string; readonly mediaType: MediaType; readonly name?: string };

/** How one picture is prepared: see `SentAs`. Without limits those that most models have. */
export type Sending = SentAs & Omit<ModelSending, 'limits'> & Partial<Pick<ModelSending, 'limits'>>;

export type Prepared = { readonly path: string; readonly sent: SentPicture };

export type Checked = { readonly mediaType: MediaType; readonly width: number; readonly height: number };

/** A rehearsed edit. The same job paints the same bytes. */
export type PaintJob = {
  /** Paths, in order; none for a picture from words alone. */
  readonly inputs: readonly string[];
  readonly prompt: string;
  /** How the result strays from what was asked; of a picture from words alone it does not. */
  readonly strays: readonly Stray[];
  readonly seed: number;
  /** "W:H"; null takes the ratio of the first input, else 1:1. */
  readonly ratio: string | null;
  /** The sizes results come in; the nearest in ratio is painted. */
  readonly sizes: readonly Size[];
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly into: string;
};

export type Painted = Checked & { readonly bytes: number };

/** Makes the bytes that are sent of one picture, in the folder. */
export type PrepareJob = { readonly picture: PictureSource; readonly sending: Sending; readonly folder: string };

/** `longSide` in pixels. */
export type ThumbnailJob = { readonly path: string; readonly longSide: number; readonly into: string; readonly seen: Seen };

/** What a picture looks like, as bits. */
export type PrintJob = { readonly path: string };

/** Whether a result is the picture as it was. */
export type NearJob = { readonly picture: string; readonly seen: Seen; readonly result: string };

/** The pixels as PNG; `longSide` in pixels, null for all of them. */
export type BitmapJob = { readonly path: string; readonly longSide: number | null; readonly into: string; readonly seen: Seen };
