// Which edits are not at their end: one small durable file each, so that a start after a crash looks at these alone.
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { editIdSchema } from '../../app/edits/record.ts';
import { makeFolderDurable, readSmall, writeDurable } from '../files.ts';

export type LiveMarkers = {
  /** Nothing was marked before in this cache: it is new or was deleted. */
  readonly fresh: boolean;
  readonly ids: () => readonly string[];
  /** The record's path relative to the library. */
  readonly pathOf: (id: string) => string | null;
  readonly mark: (id: string, path: string) => Promise<void>;
  readonly unmark: (id: string) => Promise<void>;
};

export async function openLiveMarkers(cacheFolder: string): Promise<LiveMarkers> {
  const folder = join(cacheFolder, 'live');
  const marked = new Map<string, string>();
  const names = await readdir(folder).catch(() => null);
  if (names === null) await makeFolderDurable(folder);
  for (const name of names ?? []) {
    if (!editIdSchema.safeParse(name).success) continue;
    marked.set(name, (await readSmall(join(folder, name), 4096).catch(() => '')).toString());
  }
  return {
    fresh: names === null,
    ids: () => [...marked.keys()].sort(),
    pathOf: (id) => marked.get(id) ?? null,
    async mark(id, path) {
      if (marked.get(id) === path) return;
      await writeDurable(join(folder, id), path);
      marked.set(id, path);
    },
    // Not durable: a marker that comes back after a crash is found out by its record.
    async unmark(id) {
      if (!marked.has(id)) return;
      await rm(join(folder, id), { force: true });
      marked.delete(id);
    },
  };
}
