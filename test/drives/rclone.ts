// A mount of rclone: what is written lies in its cache first and is uploaded a second after it was closed. One process has the cache at a time, as its manual wants.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Mounted } from './drive.ts';
import { hinder, kill, processesGiven, run, until } from './system.ts';

/** Uploads that failed, on the full disk, are tried again after up to so long. */
const uploadedWithinMs = 120_000;
const looksMs = 500;

type Rclone = Required<Pick<Mounted, 'arrived' | 'lingerOver'>> & {
  readonly mount: (top: string, readOnly: boolean) => Promise<void>;
  readonly end: () => Promise<void>;
};

export function makeRclone(store: string, place: string): Rclone {
  const [settings, cache] = [path.join(place, 'settings'), path.join(place, 'cache')];
  const own = `--cache-dir=${cache}`;
  mkdirSync(cache);
  writeFileSync(settings, '');
  /** It goes on for a while after its mount was taken away, with whatever still has a file open there. */
  const ended = (): Promise<void> => until('the rclone of before has ended', () => processesGiven(own).length === 0);
  return {
    mount: async (top, readOnly) => {
      await ended();
      run('rclone', [
        'mount',
        `:local:${store}`,
        top,
        '--daemon',
        `--config=${settings}`,
        own,
        '--vfs-cache-mode=writes',
        '--vfs-write-back=1s',
        '--dir-cache-time=5s',
        ...(readOnly ? ['--read-only'] : []),
      ]);
    },
    // Once all of it is there rclone 1.60 looks at it twice, sees whether it was called off, and looks again to compare.
    lingerOver: async (file) => {
      const { made, end } = await hinder(processesGiven(own), path.join(store, file), 'newfstatat', looksMs);
      return { isThere: () => until('rclone has looked at what it uploaded', () => made() > 2), letGo: end };
    },
    arrived: () => until('rclone has uploaded all', () => waiting(path.join(cache, 'vfsMeta')).length === 0, uploadedWithinMs),
    end: () =>
      ended().catch((error: unknown) => {
        for (const pid of processesGiven(own)) kill(pid);
        throw error;
      }),
  };
}

/** The files of the cache that the store does not have yet, by what rclone notes about each. */
function waiting(notes: string): readonly string[] {
  return readdirSync(notes, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => isDirty(file));
}

function isDirty(file: string): boolean {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { readonly Dirty: boolean }).Dirty;
  } catch {
    // It is being written, or was renamed since.
    return true;
  }
}
