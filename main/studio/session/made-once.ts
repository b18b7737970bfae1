// Thumbnails and views: files that can be made again, made when they are first asked for and kept.
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import type { Reply } from '../../../app/failure.ts';
import type { MediaFile } from './media-file.ts';

type Make = (from: string, into: string) => Promise<Reply<unknown>>;

/**
 * Answers with a file as it lies there, when it is whole; else makes it from the original. Who asks meanwhile waits for the same one. Null when there is no original
 * or when it cannot be decoded.
 */
export function makeOnce(): (made: MediaFile, original: () => Promise<MediaFile | null>, make: Make) => Promise<MediaFile | null> {
  const making = new Map<string, Promise<MediaFile | null>>();
  return (made, original, make) => {
    const before = making.get(made.path);
    if (before !== undefined) return before;
    const mine = wholeOrMade(made, original, make);
    making.set(made.path, mine);
    const forget = (): void => void making.delete(made.path);
    mine.then(forget, forget);
    return mine;
  };
}

async function wholeOrMade(made: MediaFile, original: () => Promise<MediaFile | null>, make: Make): Promise<MediaFile | null> {
  if (await isWhole(made)) return made;
  const source = await original();
  if (source === null) return null;
  // The cache may be deleted at any moment, also between these two steps.
  for (let tries = 0; tries < 3; tries += 1) {
    // Its failure shows in the write.
    await mkdir(path.dirname(made.path), { recursive: true, mode: 0o700 }).catch(() => undefined);
    const reply = await make(source.path, made.path);
    if (reply.ok) return made;
    if (reply.failure.kind.startsWith('picture-')) break;
  }
  return null;
}

/** Whether it is a WebP as long as it says it is, or a PNG that comes to its end. A torn or emptied one is made again. */
async function isWhole({ path: file, mediaType }: MediaFile): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return false;
  try {
    const { size } = await handle.stat();
    const ends = Buffer.alloc(24);
    if (size < 24) return false;
    await handle.read(ends, 0, 12, 0);
    await handle.read(ends, 12, 12, size - 12);
    const says = (text: string, at: number): boolean => ends.toString('latin1', at, at + text.length) === text;
    return mediaType === 'image/png'
      ? says('\x89PNG', 0) && says('IEND', 16)
      : says('RIFF', 0) && says('WEBP', 8) && ends.readUInt32LE(4) + 8 === size;
  } catch {
    return false;
  } finally {
    await handle.close();
  }
}
