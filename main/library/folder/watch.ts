// Follows the folders of a library, not its files: a million files cannot be watched. chokidar would ask for the state of each of them first.
import { statSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../platform/durable-files.ts';
import { makeGatheredPaths } from './gathered-paths.ts';
import { monthsIn, othersIn, yearsIn } from './library-folders.ts';

export type Watch = {
  /** Watches the folders that are there now, and no others. */
  readonly follow: (folder: string) => void;
  /** Whether every folder is watched. */
  readonly isWhole: () => boolean;
  readonly close: () => void;
};

/** Longer than any file system's clock is coarse (`racyFor`), and than an event is late. */
const quietMs = 3500;

export function makeWatch(events: {
  /** Paths relative to the library; null when they are too many to name. */
  readonly changed: (paths: readonly string[] | null) => void;
  /** No change was seen in this month for a while, since it was last told. */
  readonly quiet: (month: string) => void;
  readonly trouble: (line: string) => void;
}): Watch {
  const watched = new Map<string, { readonly watcher: FSWatcher; readonly folder: string }>();
  const gathered = makeGatheredPaths(events.changed);
  const quieting = new Map<string, NodeJS.Timeout>();
  let whole = true;

  function note(place: string, name: string | null): void {
    if (name?.startsWith('.') === true) return;
    if (/^\d{4}\/\d{2}$/.test(place)) settle(place);
    gathered.add(name === null ? place : place === '' ? name : `${place}/${name}`);
  }

  function settle(month: string): void {
    clearTimeout(quieting.get(month));
    const timer = setTimeout(() => {
      quieting.delete(month);
      events.quiet(month);
    }, quietMs);
    timer.unref();
    quieting.set(month, timer);
  }

  function open(place: string, folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => note(place, name));
      watcher.on('error', (error) => {
        watcher.close();
        watched.delete(keyOf(place, folder));
        fail(place, error);
        // Unless it is watched anew, what it was is not known any more.
        note(place, null);
        clearTimeout(quieting.get(place));
      });
      watched.set(keyOf(place, folder), { watcher, folder });
    } catch (error) {
      fail(place, error);
    }
  }

  function fail(place: string, error: unknown): void {
    if (whole && errorCode(error) !== 'ENOENT') events.trouble(`the folder “${place}” of the library cannot be watched: ${String(error)}`);
    whole = false;
  }

  return {
    follow(root) {
      whole = true;
      const now = new Map(
        ['', ...yearsIn(root), ...monthsIn(root), ...othersIn(root)].map((place) => {
          const folder = join(root, place);
          return [keyOf(place, folder), { place, folder }] as const;
        }),
      );
      for (const [key, { watcher }] of watched) {
        if (now.has(key)) continue;
        watcher.close();
        watched.delete(key);
      }
      for (const [key, { place, folder }] of now) if (!watched.has(key)) open(place, folder);
    },
    isWhole: () => whole,
    close() {
      gathered.stop();
      quieting.forEach(clearTimeout);
      watched.forEach(({ watcher }) => watcher.close());
      watched.clear();
    },
  };
}

/** A folder that was put in the place of another is another one: the system watches folders, not their names. */
function keyOf(place: string, folder: string): string {
  const found = statSync(folder, { throwIfNoEntry: false });
  // A number may be given again, not with the same time of birth.
  return `${place} ${folder} ${found?.dev} ${found?.ino} ${found?.birthtimeMs}`;
}
