// A file that the window may show, and its true kind.
import type { MediaType } from '../../../app/edits/record.ts';

export type MediaFile = { readonly path: string; readonly mediaType: MediaType };
