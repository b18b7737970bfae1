// Which edits are not at their end: one small durable file each, so that a start after a crash looks at these alone.
import { readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { editIdSchema } from '../../../app/edits/record.ts';
import { namedRequestSchema } from '../../../app/seaart/named-request.ts';
import type { NamedRequest } from '../../../app/seaart/named-request.ts';
import { errorCode, makeFolderDurable, readSmall, writeDurable } from '../../platform/durable-files.ts';
import { parseSafely } from './record-files.ts';
import { inUserData } from '../../platform/user-data.ts';
import { programStartMs, sweepUnfinished } from '../../platform/unfinished.ts';

export type LiveMarkers = {
  /** Nothing was marked before in this cache: it is new or was deleted. */
  readonly fresh: boolean;
  /** Read anew each time: other programs mark their edits here too. */
  readonly ids: () => Promise<readonly string[]>;
  /** The record's path relative to the library. */
  readonly pathOf: (id: string) => Promise<string | null>;
  readonly mark: (id: string, path: string) => Promise<void>;
  readonly unmark: (id: string) => Promise<void>;
  /** Puts down what the service named the request of an edit, whose record could not be written; durable. Throws errors of the disk. */
  readonly keepRequest: (id: string, named: NamedRequest) => Promise<void>;
  /** What was put down so, until the edit is at its end; null where nothing was, or it cannot be read. */
  readonly keptRequest: (id: string) => Promise<NamedRequest | null>;
  /** Removes a marker whose record is not there or at its end, unless its save may still be under way. */
  readonly dropStale: (id: string) => Promise<void>;
};

/** Without the several looks of `rm`: it is done at the end of each edit. */
const gone = (path: string): Promise<void> =>
  unlink(path).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error;
  });

/** Far longer than a save takes, between the marker and the record. */
const saveMs = 60_000;

export async function openLiveMarkers(cacheFolder: string): Promise<LiveMarkers> {
  const folder = join(cacheFolder, 'live');
  const fresh = (await readdir(folder).catch(() => null)) === null;
  if (fresh) await inUserData(folder, () => makeFolderDurable(folder));
  else sweepUnfinished(folder, programStartMs());
  /** Marked by this program, with which path. */
  const marked = new Map<string, string>();
  const timeOf = async (id: string): Promise<number | null> => (await stat(join(folder, id)).catch(() => null))?.mtimeMs ?? null;

  const requestFile = (id: string): string => join(folder, `${id}.request.json`);

  // Not durable: a marker that comes back after a crash is found out by its record.
  async function unmark(id: string): Promise<void> {
    marked.delete(id);
    await inUserData(folder, () => Promise.all([join(folder, id), requestFile(id)].map(gone)));
  }

  return {
    fresh,
    ids: async () => (await readdir(folder).catch(() => [])).filter((name) => editIdSchema.safeParse(name).success).sort(),
    pathOf: async (id) => marked.get(id) ?? (await readSmall(join(folder, id), 4096).catch(() => null))?.toString() ?? null,
    async mark(id, path) {
      if (marked.get(id) === path && (await timeOf(id)) !== null) return;
      await inUserData(folder, () => writeDurable(join(folder, id), path));
      marked.set(id, path);
    },
    unmark,
    keepRequest: async (id, named) => void (await inUserData(folder, () => writeDurable(requestFile(id), JSON.stringify(named)))),
    async keptRequest(id) {
      const text = (await readSmall(requestFile(id), 65_536).catch(() => null))?.toString();
      try {
        return text === undefined ? null : namedRequestSchema.parse(parseSafely(text));
      } catch {
        return null;
      }
    },
    async dropStale(id) {
      const time = await timeOf(id);
      if (time !== null && Date.now() - time > saveMs) await unmark(id);
    },
  };
}
