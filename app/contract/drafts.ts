// What a person is making: pictures that were taken in, the draft, and what would be sent of it.
import type { Picture, PreflightWarning } from '../edits/picture.ts';
import type { SentPicture } from '../edits/record.ts';
import type { Failure } from '../failure.ts';
import type { Parameters, Size } from '../models/model.ts';
import type { Dialect } from '../recipes/recipe.ts';
import type { ServiceStatus } from './service-status.ts';

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
