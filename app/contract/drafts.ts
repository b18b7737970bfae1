// What a person is making: pictures that were taken in, the draft, and what would be sent of it.
import type { MediaType, Parent, SentPicture, WebSource } from '../edits/record.ts';
import type { Failure } from '../failure.ts';
import type { Parameters, Size } from '../models/model.ts';
import type { PictureView } from '../pictures/input-view.ts';
import type { Dialect } from '../recipes/recipe.ts';
import type { ServiceStatus } from './status.ts';

/** A picture the window may offer as an input: taken in by main, held by its hash. Pixels after orientation is applied. */
export type Picture = {
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly hasLocation: boolean;
  /** It can be seen through, or is invisible, everywhere; left out where it is not. */
  readonly noOpaquePixel?: boolean | undefined;
  readonly parent: Parent | null;
  /** Left out where it came from this computer. */
  readonly web?: WebSource | undefined;
  /** What is sent of it; left out where that is all. */
  readonly view?: PictureView | undefined;
};

/** What the compose area holds; survives a restart. */
export type Draft = {
  readonly model: string;
  readonly prompt: string;
  readonly pictures: readonly Picture[];
  readonly tray: readonly Picture[];
  readonly parameters: Parameters;
  readonly count: number;
};

/** A picture that a recipe had and that is not here any more. */
export type Gone = { readonly name: string; readonly failure: Failure };

/** The draft that a recipe makes, and what of it is not here any more. */
export type LoadedRecipe = Draft & { readonly gone: readonly Gone[] };

/** A file that a dialog or the system named: its name is known at once, it is read when the window takes it, once, by its key. */
export type NamedFile = { readonly key: string; readonly name: string };

/** A recipe that a picture carries, as a draft to be loaded. */
export type CarriedRecipe = { readonly dialect: Dialect; readonly draft: Draft };

/** What is sent of a picture: bytes, or its address as it is. */
export type PreflightPicture = { readonly sha256: string } & (
  | { readonly sent: SentPicture }
  | { readonly sent: null; readonly address: string }
);

export type PreflightWarning =
  | { readonly kind: 'prompt-long'; readonly tokens: number; readonly limit: number }
  | { readonly kind: 'crop'; readonly from: Size; readonly to: Size }
  | { readonly kind: 'smaller-than-original'; readonly from: Size; readonly to: Size }
  | { readonly kind: 'body-large'; readonly bytes: number }
  | { readonly kind: 'location-kept' }
  /** Numbers of the places whose address is sent, from 1. */
  | { readonly kind: 'address-sent'; readonly places: readonly number[] }
  | { readonly kind: 'no-opaque-pixel' }
  | { readonly kind: 'no-prompt' }
  | { readonly kind: 'paid-before'; readonly editId: string };

/** What Run would send now. Bytes are of the pictures as sent, before base64. */
export type Preflight = {
  readonly pictures: readonly PreflightPicture[];
  readonly totalBytes: number;
  /** Null where it follows from a picture that nobody here has seen. */
  readonly expected: Size | null;
  readonly warnings: readonly PreflightWarning[];
  readonly service: ServiceStatus;
};

export type Imported = {
  readonly pictures: readonly Picture[];
  readonly failures: readonly { readonly name: string; readonly failure: Failure }[];
};
