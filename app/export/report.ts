// What an export would write, how far it is, and what it wrote: as the window and the command are told.
import type { MediaType } from '../edits/record.ts';
import type { Failure } from '../failure.ts';

export type ExportPreview = {
  /** Where the files go; it is made when it is the folder of its own. */
  readonly folder: string;
  /** How many files there will be, and how many pictures go into them. */
  readonly files: number;
  readonly pictures: number;
  /** Edits that have no picture to export. */
  readonly without: number;
  /** Files that would be longer than a WebP can be: they are not written. */
  readonly tooLong: number;
  /** The first names as they would be now. */
  readonly names: readonly string[];
  /** Words in braces that mean nothing. */
  readonly unknown: readonly string[];
  /** The first picture, as it is and as it would be. */
  readonly first: {
    readonly received: { readonly mediaType: MediaType; readonly width: number; readonly height: number; readonly bytes: number };
    readonly written: { readonly mediaType: MediaType; readonly width: number; readonly height: number };
    /** The text for image organisers; null when none is written. */
    readonly parameters: string | null;
    /** The last part of IPTC's address for what kind of source it has; null when it is not said. */
    readonly sourceType: string | null;
  } | null;
  /**
   * Of the pictures looked at, those that carry Content Credentials, and how many of these are as the service sent them: in another program's file the signature
   * may be one over other pixels, and nothing here checks it.
   */
  readonly credentials: { readonly found: number; readonly of: number; readonly received: number };
};

export type ExportProgress = { readonly done: number; readonly total: number };

export type ExportReport = {
  readonly folder: string;
  /** Files written, and the pictures that are in them. */
  readonly files: number;
  readonly pictures: number;
  readonly credentialsLost: number;
  /** Files whose kind had no room for the whole recipe. */
  readonly leftOut: number;
  /** The first of what could not be exported, each with its reason in a sentence. */
  readonly failed: readonly { readonly id: string; readonly failure: Failure }[];
  readonly failures: number;
  /** The person stopped it. */
  readonly stopped: boolean;
  /** What kept the rest from being written. */
  readonly stoppedBy: Failure | null;
};
