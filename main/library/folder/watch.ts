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

  function note(subfolder: string, name: string | null): void {
    if (name?.startsWith('.') === true) return;
    if (/^\d{4}\/\d{2}$/.test(subfolder)) settle(subfolder);
    gathered.add(name === null ? subfolder : subfolder === '' ? name : `${subfolder}/${name}`);
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

  function open(subfolder: string, folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, (_event, name) => note(subfolder, name));
      watcher.on('error', (error) => {
        watcher.close();
        watched.delete(keyOf(subfolder, folder));
        fail(subfolder, error);
        // Unless it is watched anew, what it was is not known any more.
        note(subfolder, null);
        clearTimeout(quieting.get(subfolder));
      });
      watched.set(keyOf(subfolder, folder), { watcher, folder });
    } catch (error) {
      fail(subfolder, error);
    }
  }

  function fail(subfolder: string, error: unknown): void {
    if (whole && errorCode(error) !== 'ENOENT')
      events.trouble(`the folder “${subfolder}” of the library cannot be watched: ${String(error)}`);
    whole = false;
  }

  return {
    follow(root) {
      whole = true;
      const now = new Map(
        ['', ...yearsIn(root), ...monthsIn(root), ...othersIn(root)].map((subfolder) => {
          const folder = join(root, subfolder);
          return [keyOf(subfolder, folder), { subfolder, folder }] as const;
        }),
      );
      for (const [key, { watcher }] of watched) {
        if (now.has(key)) continue;
        watcher.close();
        watched.delete(key);
      }
      for (const [key, { subfolder, folder }] of now) if (!watched.has(key)) open(subfolder, folder);
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
function keyOf(subfolder: string, folder: string): string {
  const found = statSync(folder, { throwIfNoEntry: false });
  // A number may be given again, not with the same time of birth.
  return `${subfolder} ${folder} ${found?.dev} ${found?.ino} ${found?.birthtimeMs}`;
}
