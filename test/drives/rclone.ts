// A mount of rclone: what is written lies in its cache first and is uploaded a second after it was closed. One process has the cache at a time, as its manual wants.
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Mounted } from './drive.ts';
import { freePort, hinder, isMounted, run, runBeside, until } from './system.ts';

/** Uploads that failed, on the full disk, are tried again after up to so long. */
const uploadedWithinMs = 120_000;
const looksMs = 500;

type Rclone = Required<Pick<Mounted, 'arrived' | 'lingerOver'>> & {
  readonly mount: (top: string, readOnly: boolean) => Promise<void>;
  readonly end: () => Promise<void>;
};

export function makeRclone(store: string, place: string): Rclone {
  const [settings, cache] = [path.join(place, 'settings'), path.join(place, 'cache')];
  let process: ChildProcess | null = null;
  let address = '';
  mkdirSync(cache);
  writeFileSync(settings, '');
  /** It goes on for a while after its mount was taken away, with whatever still has a file open there. */
  const ended = (): Promise<void> => until('the rclone of before has ended', () => hasEnded(process));
  const isQuiet = (): boolean => {
    const { diskCache } = JSON.parse(run('rclone', ['rc', `--config=${settings}`, `--url=http://${address}/`, 'vfs/stats'])) as Stats;
    return diskCache.uploadsInProgress + diskCache.uploadsQueued === 0;
  };
  return {
    mount: async (top, readOnly) => {
      await ended();
      address = `127.0.0.1:${await freePort()}`;
      const mounting = runBeside('rclone', [
        'mount',
        `:local:${store}`,
        top,
        `--config=${settings}`,
        `--cache-dir=${cache}`,
        '--vfs-cache-mode=writes',
        '--vfs-write-back=1s',
        '--dir-cache-time=5s',
        '--rc',
        '--rc-no-auth',
        `--rc-addr=${address}`,
        ...(readOnly ? ['--read-only'] : []),
      ]);
      process = mounting;
      await until('rclone has mounted', () => isMounted(top) || hasEnded(mounting));
      if (hasEnded(mounting)) throw new Error(`rclone ended with ${mounting.exitCode}`);
    },
    // Once all of it is there rclone 1.60 looks at it twice, sees whether it was called off, and looks again to compare.
    lingerOver: async (file) => {
      const { made, end } = await hinder(process?.pid ?? 0, path.join(store, file), 'newfstatat', looksMs);
      return { isThere: () => until('rclone has looked at what it uploaded', () => made() > 2), letGo: end };
    },
    // A file that is not closed yet has its note alone, and a note says too early that all is there once the file was replaced during an upload.
    arrived: () => until('rclone has uploaded all', () => allNoted(path.join(cache, 'vfsMeta')) && isQuiet(), uploadedWithinMs),
    end: () =>
      ended().catch((error: unknown) => {
        process?.kill('SIGKILL');
        throw error;
      }),
  };
}

type Stats = { readonly diskCache: { readonly uploadsInProgress: number; readonly uploadsQueued: number } };

const hasEnded = (process: ChildProcess | null): boolean => process === null || process.exitCode !== null || process.signalCode !== null;

/** Whether rclone notes of each file in its cache that the store has it. */
const allNoted = (notes: string): boolean =>
  readdirSync(notes, { recursive: true, encoding: 'utf8', withFileTypes: true }).every(
    (entry) => !entry.isFile() || isUploaded(path.join(entry.parentPath, entry.name)),
  );

function isUploaded(note: string): boolean {
  try {
    return !(JSON.parse(readFileSync(note, 'utf8')) as { readonly Dirty: boolean }).Dirty;
  } catch {
    // It is being written, or was renamed since.
    return false;
  }
}
