// The file behind each pixel address. Thumbnails, and views of what Chromium would show otherwise, are made on demand, once, and kept outside the library.
import type { MediaFile } from './media-file.ts';
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { KeepPreview } from '../../../app/contract/addresses.ts';
import { mediaTypes } from '../../../app/edits/record.ts';
import { inputPath } from '../../../app/library/naming.ts';
import { allOfIt, isAllOfIt, preparationVersion } from '../../../app/pictures/input-view.ts';
import { viewFile } from '../../pictures/view-file.ts';
import type { Seen } from '../../../app/pictures/input-view.ts';
import type { Inbox } from '../../inputs/inbox.ts';
import type { Pictures } from '../../pictures/host/pictures.ts';
import { makeOnce } from './made-once.ts';
import type { Session } from './session-type.ts';

/** Which pixels are asked for; ids and hashes only, never paths. */
export type MediaAddress =
  | { readonly kind: 'result'; readonly editId: string; readonly index: number; readonly longSide: number | null }
  | { readonly kind: 'picture'; readonly sha256: string; readonly seen: Seen; readonly longSide: number | null }
  | { readonly kind: 'sent'; readonly sha256: string }
  | { readonly kind: 'keep'; readonly key: string; readonly preview: KeepPreview };

/** Where views lie in the user-data folder. They are large, and go when nobody asked for them in two weeks. */
export const viewFolder = 'views';
/** Where the preview of a composite lies that is being looked at. */
export const keepPreviewFile = (home: string, key: string, preview: KeepPreview): string =>
  path.join(home, viewFolder, `keep-${key}-${preview}.png`);

/** Where the thumbnail of a result lies, if it was made. */
export const thumbnailFile = (
  home: string,
  libraryId: string,
  of: { readonly editId: string; readonly index: number },
  longSide: number,
): string =>
  path.join(home, 'libraries', libraryId, 'thumbnails', of.editId.slice(-2).toLowerCase(), `${of.editId}-${of.index}-${longSide}.webp`);

/** Long side of a view in pixels: a picture of 24 megapixels keeps its own. */
const viewLongSide = 6144;

export function makeMedia(options: {
  home: string;
  preparedFolder: string;
  pictures: Pictures;
  inbox: Inbox;
  session: () => Session | null;
  /** Where a picture lies that was given for a batch and is not taken in yet. */
  gathered: (sha256: string) => string | null;
}): (address: MediaAddress) => Promise<MediaFile | null> {
  const once = makeOnce();

  const thumbnail = (
    file: string,
    longSide: number,
    original: () => Promise<MediaFile | null>,
    seen: Seen = allOfIt,
  ): Promise<MediaFile | null> =>
    once({ path: file, mediaType: 'image/webp' }, original, (from, into) => options.pictures.thumbnail(from, longSide, into, seen));

  /** The whole picture for the window: its own file where Chromium shows the same pixels, else a PNG of them. */
  const view = async (key: string, original: MediaFile | null, seen: Seen = allOfIt): Promise<MediaFile | null> => {
    if (original === null) return null;
    const { isShownAlike } = await import('../../pictures/shown-alike.ts');
    if (isAllOfIt(seen) && (await isShownAlike(original.path, original.mediaType))) return original;
    const file = path.join(options.home, viewFolder, `${key}.png`);
    return once(
      { path: file, mediaType: 'image/png' },
      async () => original,
      (from, into) => options.pictures.bitmap(from, viewLongSide, into, seen),
    );
  };

  const result = async (editId: string, index: number): Promise<MediaFile | null> => {
    const file = await options.session()?.library.resultPath(editId, index);
    return file === null || file === undefined ? null : withType(file);
  };
  const picture = async (sha256: string): Promise<MediaFile | null> => {
    const found = await options.inbox.find(sha256);
    if (found !== null) return found;
    const file = await options.session()?.library.inputPath(sha256);
    return file === null || file === undefined ? null : withType(file);
  };

  return async (address) => {
    switch (address.kind) {
      case 'result': {
        const library = options.session()?.library;
        if (library === undefined) return null;
        const { editId, index, longSide } = address;
        if (longSide === null) return view(`${library.id}-${editId}-${index}-p${preparationVersion}`, await result(editId, index));
        return thumbnail(thumbnailFile(options.home, library.id, address, longSide), longSide, () => result(editId, index));
      }
      case 'picture': {
        const { sha256, seen, longSide } = address;
        const key = viewFile({ sha256, preparation: preparationVersion, ...seen });
        if (longSide === null) return view(key, await picture(sha256), seen);
        return thumbnail(
          path.join(options.home, 'thumbnails', sha256.slice(0, 2), `${key}-${longSide}.webp`),
          longSide,
          async () => (await picture(sha256)) ?? asGiven(options.gathered(sha256)),
          seen,
        );
      }
      case 'keep': {
        const file = keepPreviewFile(options.home, address.key, address.preview);
        return (await exists(file)) ? { path: file, mediaType: 'image/png' } : null;
      }
      case 'sent':
        for (const mediaType of ['image/jpeg', 'image/png', 'image/webp'] as const) {
          const file = path.join(options.preparedFolder, path.posix.basename(inputPath(address.sha256, mediaType)));
          if (await exists(file)) return { path: file, mediaType };
        }
        // Sent as it is: the very file that was given.
        return picture(address.sha256);
    }
  };
}

/** Only a thumbnail is made of it, by what its bytes say. */
const asGiven = (file: string | null): MediaFile | null => (file === null ? null : { path: file, mediaType: 'image/jpeg' });

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** The type by the name's ending, which the studio itself gave by the bytes. */
function withType(file: string): MediaFile | null {
  const ending = path.extname(file);
  const mediaType = mediaTypes.find((type) => path.posix.extname(inputPath('00', type)) === ending);
  return mediaType === undefined ? null : { path: file, mediaType };
}
