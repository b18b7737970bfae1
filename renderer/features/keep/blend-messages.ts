// What the window and the worker that blends say to each other.
import type { KeepPreview } from '../../../app/contract/addresses.ts';
import type { AlphaOptions } from '../../../app/composite/alpha.ts';

/** All but what the worker reads from the previews. */
export type Wanted = Omit<AlphaOptions, 'covered' | 'ramp'>;

export type ToWorker =
  | { readonly kind: 'load'; readonly key: string; readonly addresses: Readonly<Record<KeepPreview, string>> }
  | { readonly kind: 'blend'; readonly key: string; readonly alpha: Wanted; readonly tone: number };

export type FromWorker =
  /** The outline of each part by its number, as paths in pixels of the frame. */
  | { readonly kind: 'loaded'; readonly key: string; readonly outlines: ReadonlyMap<number, string> }
  | { readonly kind: 'failed'; readonly key: string }
  /** `outline` is that of all that is taken; `share` how much of the picture that is. */
  | { readonly kind: 'blended'; readonly key: string; readonly picture: ImageBitmap; readonly outline: string; readonly share: number };
