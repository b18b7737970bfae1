// One look after another at a watched folder: what is still, new and not known waits. Only what is new or changed is read.
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { mayBePicture, sameFace, stillFiles } from '../../app/watched/still.ts';
import type { Face } from '../../app/watched/still.ts';
import type { DonePicture, WatchedEntry } from '../../app/watched/watched.ts';
import { hashFile } from '../platform/durable-files.ts';
import { pictureEndings } from '../inputs/inbox.ts';

export type WaitingPicture = Face & { readonly sha256: string };

/** Those of its own: a folder in it is another folder. Null when it cannot be read. */
export async function facesIn(folder: string): Promise<readonly Face[] | null> {
  const names = await readdir(folder).catch(() => null);
  if (names === null) return null;
  const faces: Face[] = [];
  for (const name of names.filter((one) => mayBePicture(one, pictureEndings))) {
    // Links lead elsewhere: what they name may be anything's.
    const found = await lstat(path.join(folder, name)).catch(() => null);
    if (found?.isFile() === true) faces.push({ name, bytes: found.size, mtimeMs: found.mtimeMs });
  }
  return faces.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

/** Null when it changed while it was read, or cannot be read now. */
export async function readWhole(folder: string, face: Face): Promise<WaitingPicture | null> {
  const file = path.join(folder, face.name);
  const sha256 = await hashFile(file).catch(() => null);
  const now = await lstat(file).catch(() => null);
  if (sha256 === null || now?.isFile() !== true) return null;
  return sameFace(face, { name: face.name, bytes: now.size, mtimeMs: now.mtimeMs }) ? { ...face, sha256 } : null;
}

export type Seen = {
  /** In the order of names. */
  readonly waiting: readonly WaitingPicture[];
  /** To be noted as done, so that they are not read again. */
  readonly known: readonly DonePicture[];
};
/** `first`: what the file carries is to be looked at too; else only what the library has learned since. */
type IsKnown = (picture: WaitingPicture, first: boolean) => Promise<boolean>;
type Read = { readonly picture: WaitingPicture; judgedAt: string | null };

export type Looking = {
  /** Null when the folder cannot be read. `library`: which one it is and how much it holds; when that changes, what waits is judged again. */
  readonly look: (entry: WatchedEntry, nowMs: number, library: string, isKnown: IsKnown) => Promise<Seen | null>;
};

/** Remembers the look before, and what it has read. */
export function makeLooking(): Looking {
  let before: readonly Face[] = [];
  const read = new Map<string, Read>();

  async function readOnce(folder: string, face: Face): Promise<Read | null> {
    const was = read.get(face.name);
    if (was !== undefined && sameFace(was.picture, face)) return was;
    const picture = await readWhole(folder, face);
    if (picture === null) return null;
    const noted: Read = { picture, judgedAt: null };
    read.set(face.name, noted);
    return noted;
  }

  return {
    look: async (entry, nowMs, library, isKnown) => {
      const faces = await facesIn(entry.path);
      // A drive that comes back may hold other files by the same names.
      const still = faces === null ? [] : stillFiles(before, faces, nowMs);
      before = faces ?? [];
      if (faces === null) return null;
      const there = new Set(faces.map(({ name }) => name));
      for (const name of read.keys()) if (!there.has(name)) read.delete(name);
      const { hashes, faces: done } = doneOf(entry);
      const waiting = new Map<string, WaitingPicture>();
      const known: DonePicture[] = [];
      for (const face of still) {
        const was = done.get(face.name);
        if (was !== undefined && sameFace(was, face)) continue;
        const found = await readOnce(entry.path, face);
        if (found === null) continue;
        const { picture } = found;
        const judged = found.judgedAt === library;
        const isDone = hashes.has(picture.sha256) || (!judged && (await isKnown(picture, found.judgedAt === null)));
        found.judgedAt = library;
        // Two files of one picture wait as one.
        if (isDone) known.push({ ...picture });
        else if (!waiting.has(picture.sha256)) waiting.set(picture.sha256, picture);
      }
      return { waiting: [...waiting.values()], known };
    },
  };
}

type Done = { readonly hashes: ReadonlySet<string>; readonly faces: ReadonlyMap<string, DonePicture> };
/** The list is the same between two looks, unless something was done. */
const doneBy = new WeakMap<readonly DonePicture[], Done>();

function doneOf({ done }: WatchedEntry): Done {
  const made = doneBy.get(done) ?? {
    hashes: new Set(done.map(({ sha256 }) => sha256)),
    faces: new Map(done.map((one) => [one.name, one])),
  };
  doneBy.set(done, made);
  return made;
}
