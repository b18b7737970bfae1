// A picture that was taken in, and what may be said of a request before it is sent.
import type { MediaType, Parent } from './record.ts';
import type { Size } from '../models/model.ts';
import type { PictureView } from '../pictures/input-view.ts';
import type { WebSource } from '../pictures/web-source.ts';
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
