// What may go at a start: pictures prepared long ago, and what a dead program left unfinished.
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { programStartMs, sweepUnfinished } from '../../platform/unfinished.ts';
import { viewFolder } from './media.ts';

const oldMs = 14 * 24 * 3_600_000;

/** Prepared pictures and views are a cache: what nobody asked for in two weeks can be made again. */
export async function sweepOld(folder: string, now: string): Promise<void> {
  const nowMs = Date.parse(now);
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile() === true && nowMs - Math.max(found.mtimeMs, found.atimeMs) > oldMs) await rm(file, { force: true });
  }
}

/** In the folders of the user-data folder that stay small; the shards of thumbnails are not looked into, since nothing is unfinished there. */
export async function sweepHome(home: string): Promise<void> {
  const libraries = await readdir(path.join(home, 'libraries')).catch(() => []);
  const thumbnails = libraries.map((id) => path.join('libraries', id, 'thumbnails'));
  for (const folder of ['.', 'inbox', 'prepared', 'thumbnails', viewFolder, ...thumbnails])
    sweepUnfinished(path.join(home, folder), programStartMs());
}

/** Old prepared pictures and views, and what others sweep. Waits for nobody and nobody waits for it. */
export function sweepAtStart(what: {
  readonly home: string;
  readonly preparedFolder: string;
  readonly now: string;
  readonly others: readonly Promise<unknown>[];
  readonly log: (line: string) => void;
}): void {
  const { home, preparedFolder, now, others, log } = what;
  void Promise.all([...others, sweepOld(preparedFolder, now), sweepOld(path.join(home, viewFolder), now)]).catch((error: unknown) =>
    log(`old pictures could not be swept: ${String(error)}`),
  );
}
