// Addresses of pixels, relative to studio://app/. Apart from the calls so that the window takes them without the schemas.

import { inputViewKey } from '../pictures/input-view.ts';
import type { PictureView } from '../pictures/input-view.ts';

/** The whole result as it looks: as received where Chromium shows the same pixels as the picture process, else a view of them. */
export const resultAddress = (editId: string, index: number): string => `media/result/${editId}/${index}`;
/** A thumbnail of a result; long side in pixels is 160, 320 or 640. */
export const resultThumbnailAddress = (editId: string, index: number, longSide: 160 | 320 | 640): string =>
  `media/result/${editId}/${index}/${longSide}`;
type Placed = { readonly sha256: string; readonly view?: PictureView | undefined };

/** A picture taken in as an input, as it looks: as given, or a view of it; of a crop the crop alone. */
export const pictureAddress = (picture: Placed): string => `media/picture/${inputViewKey(picture)}`;
/** The same picture, shrunk: `longSide` in pixels. */
export const pictureThumbnailAddress = (picture: Placed, longSide: 160 | 320 | 640): string => `${pictureAddress(picture)}/${longSide}`;
/**
 * Pictures of the frame's size: the original; the result laid over it, in the result's tone and in the original's; and one whose red and green say which
 * part each pixel belongs to (red + 256 · green, 0 for none), its blue whether the result has the pixel (0 where not) and how much of it may show (1 nothing, 255 all).
 */
export const keepPreviews = ['base', 'laid', 'toned', 'parts'] as const;
export type KeepPreview = (typeof keepPreviews)[number];
/** One of these pictures of a composite that is being made, by its key. */
export const keepPreviewAddress = (key: string, preview: KeepPreview): string => `media/keep/${key}/${preview}`;

/** A picture exactly as it is sent. */
export const sentAddress = (sha256: string): string => `media/sent/${sha256}`;
/** POST the bytes of one picture here (name in the `x-name` header, URI-encoded); answers `Imported` as JSON. */
export const importAddress = 'import';
