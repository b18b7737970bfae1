// What “Keep my pixels” proposes, what a person changes about it, and what came of it.
import type { Turned } from '../pictures/turn.ts';
import type { KeepSettings } from '../composite/keep-settings.ts';
import type { Verdict, VerdictReason } from '../composite/verdict.ts';
import type { EditSummary } from '../edits/edit-summary.ts';

export type { Verdict, VerdictReason };

/** Left, top, width, height in pixels of the original. */
export type PartBox = readonly [x: number, y: number, width: number, height: number];
/** `share`: of the whole picture, 0 to 1. */
export type ChangedPart = { readonly number: number; readonly box: PartBox; readonly share: number };

/** What the samples of the original had to become first; null where every sample is the file's own. */
export type ConvertedFrom = 'cmyk' | 'named-colours' | 'indexed' | 'grey' | 'other';

type PictureSize = { readonly width: number; readonly height: number };

/** Left, top, width and height of a crop that was sent, and the size of the picture it is a part of. */
export type KeptCrop = { readonly box: PartBox; readonly whole: PictureSize };

export type KeepProposal = {
  /** Names its previews: `keepPreviewAddress(key, …)`. The same pictures and sensitivity have the same. */
  readonly key: string;
  readonly verdict: Verdict;
  readonly reason: VerdictReason | null;
  /** x' = a·x + b·y + c, y' = d·x + e·y + f, from pixel centres of the original to those of the result. */
  readonly transform: readonly [number, number, number, number, number, number];
  /** Share of the textured places that were found again, and of those that fit the transform; 0 to 1. */
  readonly match: number;
  readonly inliers: number;
  /** Median difference of what did not change, in ΔE. */
  readonly noise: number;
  /** Largest difference anywhere, in ΔE. */
  readonly largest: number;
  /** Of the picture, in all parts; 0 to 1. */
  readonly share: number;
  readonly parts: readonly ChangedPart[];
  /** Pixels of the original on one of the result: above 2 the parts look softer than the rest. */
  readonly enlargement: number;
  readonly converted: ConvertedFrom | null;
  /** The original says how much brighter its parts are on an HDR screen, in a second picture that a PNG cannot have. */
  readonly hasGainMap: boolean;
  /** What the result is laid on: the picture as it was turned, or the crop of it that was sent, whose first pixel is then 0, 0 everywhere here. */
  readonly original: PictureSize & { readonly sha256: string };
  /** Null where the whole picture was sent. */
  readonly crop: KeptCrop | null;
  /** How the picture was turned when it was sent; absent: it stood as it is. What is kept stands as the original does. */
  readonly turned?: Turned;
  /** Numbers of the parts that reach a crop's edge, where they fade out. */
  readonly atEdge: readonly number[];
  /** Numbers of the parts that lie where the original is transparent, which stays so: there they are not to be seen. */
  readonly unseen: readonly number[];
  /** Of the marks that were drawn on what was sent, still there, 0 to 1. */
  readonly marksLeft: number;
  /** Covers were on what was sent: there the original's pixels stay unless they are unlocked. */
  readonly hasCovers: boolean;
  /** Of the previews: at most 1.1 megapixels. */
  readonly frame: PictureSize;
  readonly defaults: KeepSettings;
};

/** What was written, or why nothing was. */
export type Kept = {
  readonly verdict: Verdict;
  readonly reason: VerdictReason | null;
  /** The new version; null where nothing was written. */
  readonly edit: EditSummary | null;
  /** Of the pixels outside of the parts, how many in the written file are the original's. */
  readonly outside: { readonly pixels: number; readonly identical: number } | null;
};
