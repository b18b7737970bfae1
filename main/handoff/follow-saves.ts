// Follows what another program saves in a folder. A file counts once it stays as it is: programs write in pieces, or beside it and then rename.
import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { isPicture } from '../library/folder/library-folders.ts';

/** `half`: no whole picture, perhaps not yet. `later`: it cannot be taken in now. */
export type Taken = 'taken' | 'half' | 'later';

export type Follower = { readonly look: () => void; readonly close: () => Promise<void> };

export type FollowPace = {
  /** A file that is the same on two looks so far apart is believed to be finished. */
  readonly settleMs: number;
  /** So long a file may be no whole picture before the person is told. */
  readonly halfMs: number;
  readonly laterMs: number;
  /** Between looks where changes are not told. */
  readonly pollMs: number;
};

export const usualPace: FollowPace = { settleMs: 600, halfMs: 20_000, laterMs: 30_000, pollMs: 3000 };

type FollowParts = {
  readonly folder: string;
  readonly pace: FollowPace;
  /** Told of each file that stays as it is. `patient`: it may become whole yet, so nothing is to be said of it. */
  readonly take: (file: string, patient: boolean) => Promise<Taken>;
  readonly log: (line: string) => void;
};

/** Follows the folder until `close`; what lies there already counts as saved. */
export function followSaves(parts: FollowParts): Follower {
  const { folder, pace, log } = parts;
  const checkFile = makeCheckFile(parts);
  let timer: NodeJS.Timeout | null = null;
  let poll: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;
  let again = false;
  let closed = false;
  let watcher: FSWatcher | null = null;

  const scheduleCheck = (delayMs: number): void => {
    if (closed || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      if (looking !== null) return void (again = true);
      looking = look()
        .catch((error: unknown) => log(`saves in ${folder} could not be looked at: ${String(error)}`))
        .finally(() => {
          looking = null;
          if (again) scheduleCheck(pace.settleMs);
          again = false;
        });
    }, delayMs);
    // Nobody waits for a save that may never come.
    timer.unref();
  };

  async function look(): Promise<void> {
    const names = (await readdir(folder).catch(() => [])).filter(isPicture).filter((name) => !/^[.~]/.test(name));
    let nextMs = Infinity;
    for (const name of names) nextMs = Math.min(nextMs, await checkFile(name));
    if (nextMs < Infinity) scheduleCheck(nextMs);
  }

  try {
    watcher = watch(folder, { persistent: false }, () => scheduleCheck(pace.settleMs));
    watcher.on('error', startPolling);
  } catch (error) {
    startPolling(error);
  }

  /** Where no watches are left, or a folder cannot be watched. */
  function startPolling(error: unknown): void {
    log(`saves in ${folder} are looked for by time: ${String(error)}`);
    watcher?.close();
    poll ??= setInterval(() => scheduleCheck(0), pace.pollMs).unref();
  }

  return {
    look: () => scheduleCheck(0),
    close: async () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      clearInterval(poll);
      watcher?.close();
      await looking;
    },
  };
}

/** Hands a file of the folder on once it is finished. In how many ms it is to be checked again; `Infinity` when it is dealt with. */
function makeCheckFile({ folder, pace, take }: FollowParts): (name: string) => Promise<number> {
  const seen = new Map<string, { readonly face: string; readonly sinceMs: number }>();
  const done = new Map<string, string>();
  return async (name) => {
    const file = path.join(folder, name);
    const found = await lstat(file).catch(() => null);
    if (found?.isFile() !== true) return Infinity;
    const face = `${found.size} ${found.mtimeMs} ${found.ino}`;
    if (done.get(name) === face) return Infinity;
    const before = seen.get(name);
    if (before?.face !== face) {
      seen.set(name, { face, sinceMs: performance.now() });
      return pace.settleMs;
    }
    const patient = performance.now() - before.sinceMs < pace.halfMs;
    const taken = await take(file, patient);
    if (taken === 'later') return pace.laterMs;
    if (taken === 'half' && patient) return pace.settleMs;
    done.set(name, face);
    return Infinity;
  };
}
