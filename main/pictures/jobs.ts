// What is said between this program and its picture process. Plain values and paths, never pixels.
import type { Reply } from '../../app/failure.ts';
import type { MediaType, SentPicture } from '../../app/edits/record.ts';
import type { SentAs } from '../../app/edits/sent-as.ts';
import type { Seen } from '../../app/pictures/input-view.ts';
import type { Size } from '../../app/models/model.ts';
import type { Sending as ModelSending } from '../../app/models/sending.ts';
import type { Stray } from '../rehearsal/misbehave.ts';
import type { Composed, CompositeJob } from './composite/jobs.ts';
import type { FoundRecipe } from './recipe.ts';
import type { Copied, CopyJob } from '../export/write-picture.ts';
import type { Drawn, SheetJob } from '../export/write-sheet.ts';

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

export type JobTypes = {
  glimpse: { argument: { readonly path: string; readonly name: string }; value: Glimpsed };
  inspect: { argument: { readonly path: string; readonly name: string }; value: Inspected };
  prepare: { argument: { readonly picture: PictureSource; readonly sending: Sending; readonly folder: string }; value: Prepared };
  thumbnail: {
    argument: { readonly path: string; readonly longSide: number; readonly into: string; readonly seen: Seen };
    value: Size;
  };
  print: { argument: { readonly path: string }; value: string };
  check: { argument: { readonly path: string }; value: Checked };
  near: { argument: { readonly picture: string; readonly seen: Seen; readonly result: string }; value: boolean };
  paint: { argument: PaintJob; value: Painted };
  recipe: { argument: { readonly path: string; readonly beside: boolean }; value: FoundRecipe };
  bitmap: {
    argument: { readonly path: string; readonly longSide: number | null; readonly into: string; readonly seen: Seen };
    value: Size;
  };
  credentials: { argument: { readonly path: string }; value: boolean };
  copy: { argument: CopyJob; value: Copied };
  sheet: { argument: SheetJob; value: Drawn };
  compose: { argument: CompositeJob; value: Composed };
};

export type JobName = keyof JobTypes;
export type Job = { [N in JobName]: { readonly name: N; readonly argument: JobTypes[N]['argument'] } }[JobName];

export type ToProcess = { readonly id: number; readonly job: Job };
/** `ready` comes once, after a picture was decoded and encoded as a trial. */
export type FromProcess = { readonly ready: true } | { readonly id: number; readonly reply: Reply<JobTypes[JobName]['value']> };
