// The list of watched folders: `watched.json` in the user-data folder, since paths are of this computer and not of a library.
import { rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import { noneWatched, watchedFileSchema } from '../../app/watched/watched.ts';
import type { WatchedFile } from '../../app/watched/watched.ts';
import { errorCode, failureOfDisk, readSmall, writeDurable } from '../platform/durable-files.ts';
import { parseSafely } from '../library/store/record-files.ts';
import type { Owners } from '../platform/process-locks.ts';
import { inUserData } from '../platform/user-data.ts';
import { say } from '../../app/messages/say.ts';

const maxBytes = 256 * 1024 * 1024;

export type WatchedStore = {
  /** Read anew from the disk: the command and the window have one list. */
  readonly read: () => Promise<Reply<WatchedFile>>;
  /** Read, changed and written while no other program of this installation does so. */
  readonly change: (act: (file: WatchedFile) => Reply<WatchedFile>) => Promise<Reply<WatchedFile>>;
  /** What was set aside since the start, in words; null when nothing was. */
  readonly setAside: () => Failure | null;
};

export function openWatchedFile(home: string, owners: Pick<Owners, 'claiming'>): WatchedStore {
  const file = path.join(home, 'watched.json');
  let aside: Failure | null = null;
  /** Asked every few seconds, and as long as years of pictures: parsed once for each time it is written, which makes another file of it. */
  let last: { readonly face: string; readonly file: WatchedFile } | null = null;

  async function read(): Promise<Reply<WatchedFile>> {
    let text: string;
    let face: string;
    try {
      const { ino, size, mtimeMs } = await stat(file);
      face = `${ino} ${size} ${mtimeMs}`;
      if (last?.face === face) return ok(last.file);
      text = (await inUserData(home, () => readSmall(file, maxBytes))).toString('utf8');
    } catch (error) {
      return errorCode(error) === 'ENOENT' ? ok(noneWatched) : fail(failureOfDisk(error));
    }
    const parsed = parsedOr(text);
    if (parsed !== null) {
      last = { face, file: parsed };
      return ok(parsed);
    }
    const name = `watched.damaged-${Date.now()}.json`;
    try {
      await inUserData(home, () => rename(file, path.join(home, name)));
    } catch (error) {
      return fail(failureOfDisk(error));
    }
    aside = makeFailure('record-damaged', say('watched.listUnread', { file: path.join(home, name) }));
    return ok(noneWatched);
  }

  return {
    read,
    change: (act) =>
      owners.claiming(async () => {
        const now = await read();
        if (!now.ok) return now;
        const changed = act(now.value);
        if (!changed.ok || changed.value === now.value) return changed;
        try {
          await inUserData(home, () => writeDurable(file, `${JSON.stringify(changed.value)}\n`));
        } catch (error) {
          return fail(failureOfDisk(error));
        }
        return changed;
      }),
    setAside: () => aside,
  };
}

function parsedOr(text: string): WatchedFile | null {
  try {
    return watchedFileSchema.safeParse(parseSafely(text)).data ?? null;
  } catch {
    return null;
  }
}
