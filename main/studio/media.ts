// The file behind each pixel address. Thumbnails are made on demand, once, and kept in shards outside the library.
import { access, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import type { MediaType } from '../../app/edits/record.ts';
import { mediaTypes } from '../../app/edits/record.ts';
import { inputPath } from '../../app/library/naming.ts';
import type { Inbox } from '../inbox.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { Session } from './session.ts';

/** Which pixels are asked for; ids and hashes only, never paths. */
export type MediaAddress =
  | { readonly kind: 'result'; readonly editId: string; readonly index: number; readonly longSide: number | null }
  | { readonly kind: 'picture'; readonly sha256: string; readonly longSide: number | null }
  | { readonly kind: 'sent'; readonly sha256: string };

export type MediaFile = { readonly path: string; readonly mediaType: MediaType };

export function makeMedia(options: {
  home: string;
  preparedFolder: string;
  pictures: Pictures;
  inbox: Inbox;
  session: () => Session | null;
}): (address: MediaAddress) => Promise<MediaFile | null> {
  const making = new Map<string, Promise<MediaFile | null>>();

  const thumbnail = (file: string, longSide: number, original: () => Promise<MediaFile | null>): Promise<MediaFile | null> => {
    const made = { path: file, mediaType: 'image/webp' } as const;
    const before = making.get(file);
    if (before !== undefined) return before;
    const mine = (async () => {
      if (await isWholeWebp(file)) return made;
      const source = await original();
      if (source === null) return null;
      // The cache may be deleted at any moment, also between these two steps.
      for (let tries = 0; tries < 3; tries += 1) {
        // Its failure shows in the write.
        await mkdir(path.dirname(file), { recursive: true, mode: 0o700 }).catch(() => undefined);
        const reply = await options.pictures.thumbnail(source.path, longSide, file);
        if (reply.ok) return made;
        if (reply.failure.kind.startsWith('picture-')) break;
      }
      return null;
    })();
    making.set(file, mine);
    const forget = (): void => void making.delete(file);
    mine.then(forget, forget);
    return mine;
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
        if (longSide === null) return result(editId, index);
        const file = path.join(
          options.home,
          'libraries',
          library.id,
          'thumbnails',
          editId.slice(-2).toLowerCase(),
          `${editId}-${index}-${longSide}.webp`,
        );
        return thumbnail(file, longSide, () => result(editId, index));
      }
      case 'picture': {
        const { sha256, longSide } = address;
        if (longSide === null) return picture(sha256);
        return thumbnail(path.join(options.home, 'thumbnails', sha256.slice(0, 2), `${sha256}-${longSide}.webp`), longSide, () =>
          picture(sha256),
        );
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

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Whether it is a WebP as long as it says it is. A torn or emptied one is made again. */
async function isWholeWebp(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return false;
  try {
    const head = Buffer.alloc(12);
    const { bytesRead } = await handle.read(head, 0, 12, 0);
    const { size } = await handle.stat();
    return (
      bytesRead === 12 &&
      head.toString('latin1', 0, 4) === 'RIFF' &&
      head.toString('latin1', 8) === 'WEBP' &&
      head.readUInt32LE(4) + 8 === size
    );
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}

/** The type by the name's ending, which the studio itself gave by the bytes. */
function withType(file: string): MediaFile | null {
  const ending = path.extname(file);
  const mediaType = mediaTypes.find((type) => path.posix.extname(inputPath('00', type)) === ending);
  return mediaType === undefined ? null : { path: file, mediaType };
}
