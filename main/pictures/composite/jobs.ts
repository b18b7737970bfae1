// What is asked of the picture process for a composite, and what it answers. Paths and plain values, never pixels.
import type { KeepPreview } from '../../../app/contract/addresses.ts';
import type { KeepProposal, Kept } from '../../../app/contract/keep.ts';
import type { KeepSettings } from '../../../app/composite/keep-settings.ts';
import type { Seen } from '../../../app/pictures/input-view.ts';
import type { CropBox } from '../../../app/pictures/crop-box.ts';
import type { Turned } from '../../../app/pictures/turn.ts';
import type { ViewStroke } from '../../../app/pictures/view-strokes.ts';
import type { ExportTexts } from '../../../app/export/texts.ts';

export type CompositeJob = {
  /** What sentences call them is their name. `crop` and `turned`: the result shows that part alone, turned so; `strokes`: what was drawn on what was sent. */
  readonly original: { readonly path: string; readonly name: string } & Seen;
  readonly result: { readonly path: string; readonly name: string };
  /** Null: those that are proposed, with what differs from them. */
  readonly settings: KeepSettings | null;
  readonly instead: Partial<KeepSettings>;
  /** The only parts that are taken; null: all that are not off. */
  readonly only: readonly number[] | null;
  /** A picture of which what is lighter than middle grey is taken from the result, in place of what was found. */
  readonly mask: string | null;
  /** New files for what is shown meanwhile; their folder must exist. */
  readonly previews: Readonly<Record<KeepPreview, string>> | null;
  /** A new file for the composite, and what it says about itself; null proposes alone. */
  readonly write: { readonly into: string; readonly force: boolean; readonly texts: ExportTexts | null } | null;
};

/** The transform begins at the whole original; boxes and strokes count in the picture as it was turned, as the crop does; `frame` is that of the crop, where there is one. */
export type Composed = Omit<KeepProposal, 'key' | 'crop' | 'turned'> & {
  readonly crop: CropBox | null;
  readonly turned: Turned | null;
  readonly drawn: readonly ViewStroke[];
  readonly result: { readonly sha256: string; readonly width: number; readonly height: number };
  readonly settings: KeepSettings;
  /** A PNG of the frame's size in base64, white where the result was laid; empty where nothing was written. */
  readonly maskPng: string;
  readonly outside: Kept['outside'];
  /** Null where nothing was written. */
  readonly written: { readonly sha256: string; readonly bytes: number; readonly width: number; readonly height: number } | null;
};

/** What is proposed, all of it, and nothing written. */
export const asProposed = { settings: null, instead: {}, only: null, mask: null, previews: null, write: null } as const;
