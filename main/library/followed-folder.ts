// The library's folder as it is followed: what changes in it is brought into the index, and where changes are not told, it is compared time and again.
import type { FollowOptions, Scanned } from './index/calls.ts';
import { isDamage } from './index/file.ts';
import type { tellingOf } from './folder/folder-kind.ts';
import { scanFolder } from './folder/scan.ts';
import { makeWatch } from './folder/watch.ts';
import type { IndexEvents } from './index-client.ts';
import type { OpenIndex } from './open-index.ts';

export type FollowedFolder = {
  /** Follows a folder from now on. */
  readonly follow: (options: FollowOptions) => void;
  /** Of the folder that is followed: new folders in it are followed before they are read. */
  readonly followNew: (folder: string) => void;
  /** Everything was read since it is followed. */
  readonly compared: () => void;
  readonly close: () => void;
};

/** Where changes are not told, the folder is compared so long after the last comparison, */
const compareMs = 60_000;
/** or so many times as long as that took, which a slow line or a large library makes long. */
const maxOfTime = 10;

/** Loaded when something changes: what only looks at a library needs none of it. */
const changes = () => import('./folder/incremental-scan.ts');

/** Follows none at first. */
export function makeFollowedFolder(
  index: OpenIndex,
  telling: typeof tellingOf,
  events: Pick<IndexEvents, 'looked' | 'log'>,
): FollowedFolder {
  /** What is followed; `compared`: everything was read since it is. */
  let followed: { readonly options: FollowOptions; compared: boolean } | null = null;
  let comparing: NodeJS.Timeout | undefined;

  const watch = makeWatch({
    changed: (paths) => void scheduleScan(paths),
    quiet: (month) =>
      void index.inTurn(async (store) => {
        const { noteQuiet } = await changes();
        if (followed?.compared === true) noteQuiet(store, followed.options, month);
      }),
    trouble: events.log,
  });

  /** Once, and then again and again. */
  function compareLater(waitMs: number): void {
    const mine = setTimeout(() => {
      const begun = performance.now();
      void scheduleScan(null, true).then(() => {
        if (!index.isClosed() && comparing === mine) compareLater(Math.max(compareMs, maxOfTime * (performance.now() - begun)));
      });
    }, waitMs).unref();
    comparing = mine;
  }

  /** Null: compares the whole folder; `listing`: also the months whose folders have the time that they had, where times do not tell all. */
  async function scheduleScan(paths: readonly string[] | null, listing = false): Promise<void> {
    if (followed === null) return;
    const { options } = followed;
    try {
      const scanned: Scanned | null = await index.inTurn(async (store, ended) => {
        // New folders are followed before they are read.
        if (paths === null || paths.some((path) => !path.includes('.'))) watch.follow(options.folder);
        return paths === null
          ? scanFolder(
              store,
              { ...options, all: false, listing: listing && telling(options.folder) !== 'events' },
              { progress: () => undefined, stopped: ended },
            )
          : (await changes()).scanChanges(store, { ...options, paths }, ended);
      });
      if (!index.isClosed()) events.looked(scanned);
    } catch (error) {
      if (index.isClosed() || (isDamage(error) && index.renew())) return;
      events.log(`a change of the library’s folder could not be read: ${String(error)}`);
    }
  }

  return {
    follow(options) {
      followed = { options, compared: false };
      watch.follow(options.folder);
      clearTimeout(comparing);
      comparing = undefined;
      if (!watch.isWhole() || telling(options.folder) !== 'events') compareLater(compareMs);
    },
    followNew(folder) {
      if (followed !== null) watch.follow(folder);
    },
    compared() {
      if (followed !== null) followed.compared = true;
    },
    close() {
      watch.close();
      clearTimeout(comparing);
    },
  };
}
