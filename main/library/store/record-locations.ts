// Where each record lies. The place is chosen at the first save and kept; a record that was moved by hand is found by the index.
import { basename, dirname, join } from 'node:path';
import type { EditRecord } from '../../../app/edits/record.ts';
import { lengthenStem, monthFolder, recordName, shortIdLength } from '../../../app/library/naming.ts';
import { isStill } from '../../platform/file-stamp.ts';
import type { FileStamp } from '../../platform/file-stamp.ts';
import { errorCode, makeFolderDurable } from '../../platform/durable-files.ts';
import { readRecord, writeRecord } from './record-files.ts';
import type { ReadRecord } from './record-files.ts';
import { barredAt, spotIn } from './spot.ts';

export type RecordLocations = {
  /** What is on disk for an id, read anew; null when nothing is known of it. */
  readonly read: (id: string) => Promise<Placed | null>;
  /** `read` for the steps of one save: of an edit that nobody knew some moments ago nobody is asked again. */
  readonly readSoon: (id: string) => Promise<Placed | null>;
  /**
   * Where a record lies, and under which stem, that was read or written here and that nobody changed, moved or replaced since: known by which file has its
   * name, its length and its time, without reading it. Null wherever there is a doubt: then it has to be read.
   */
  readonly unchanged: (record: EditRecord) => Promise<Known | null>;
  /** A record that was written at a place: `unchanged` knows it. */
  readonly wrote: (record: EditRecord, known: Omit<Known, 'absolute'>, stamp: FileStamp) => void;
  /** Absolute path of a known record. */
  readonly pathOf: (id: string) => Promise<string | null>;
  /** Writes a record that has no place yet. `chosen` is called with its place before anything is written. */
  readonly writeFirst: (record: EditRecord, chosen: (path: string) => Promise<void>) => Promise<Written>;
  /** What the results of a record share: an absolute path without ending, and whether its folder is known to be there. */
  readonly baseOf: (record: EditRecord) => Promise<{ readonly base: string; readonly hasFolder: boolean }>;
};

export type Written = { /** Relative to the library. */ readonly path: string; readonly record: EditRecord };

export type Placed = { /** Relative to the library. */ readonly path: string; readonly absolute: string; readonly found: ReadRecord };

export type Known = Pick<Placed, 'path' | 'absolute'> & { readonly stem: string };

type Hints = { readonly marked: (id: string) => Promise<string | null>; readonly indexed: (id: string) => Promise<string | null> };

const keptLocations = 20_000;
/** Far longer than a picture takes from its first name to its record, and far shorter than anybody needs to bring the record of an edit of ours from elsewhere. */
const soonMs = 10_000;

export function makeRecordLocations(folder: string, hints: Hints): RecordLocations {
  const kept = makeKept<string>();
  /** When neither marker nor index knew an edit, in ms. */
  const unknown = makeKept<number>();
  /** By the very record that was read or written, as its value is never changed. */
  const seen = new WeakMap<EditRecord, { readonly path: string; readonly stem: string; readonly stamp: FileStamp | null }>();

  async function readAt(id: string, path: string | null): Promise<Placed | null> {
    // The stamp is taken before it is read: what is changed meanwhile is changed since.
    const spot = path === null || path === '' ? null : await spotIn(folder, path);
    if (spot === null || path === null) return null;
    const found = await readRecord(spot.path);
    if (found.kind === 'record') seen.set(found.record, { path, stem: found.record.stem, stamp: spot.stamp });
    // Another edit's record is not this one's place.
    return found.kind === 'missing' || (found.kind === 'record' && found.record.id !== id) ? null : { path, absolute: spot.path, found };
  }

  async function hinted(id: string): Promise<Placed | null> {
    const marked = await hints.marked(id);
    const placed = await readAt(id, marked);
    if (placed !== null) return placed;
    const indexed = await hints.indexed(id).catch(() => undefined);
    if (marked === null && indexed === null) unknown.set(id, performance.now());
    return readAt(id, indexed ?? null);
  }

  async function read(id: string, soon = false): Promise<Placed | null> {
    const asked = soon && performance.now() - (unknown.get(id) ?? -Infinity) < soonMs;
    const placed = (await readAt(id, kept.get(id) ?? null)) ?? (asked ? null : await hinted(id));
    if (placed === null) kept.delete(id);
    else kept.set(id, placed.path);
    return placed;
  }

  async function unchanged(record: EditRecord): Promise<Known | null> {
    const known = seen.get(record);
    const spot = known === undefined ? null : await spotIn(folder, known.path);
    if (known === undefined || spot === null || !isStill(known.stamp, spot.stamp)) return null;
    return { path: known.path, absolute: spot.path, stem: known.stem };
  }

  return {
    read: (id) => read(id),
    readSoon: (id) => read(id, true),
    unchanged,
    wrote: (record, { path, stem }, stamp) => void seen.set(record, { path, stem, stamp }),
    pathOf: async (id) => (await read(id))?.absolute ?? null,

    async writeFirst(record, chosen) {
      for (const { path, stem } of namesFor(record)) {
        const spot = await spotIn(folder, path);
        if (spot === null) throw await barredAt(folder, path);
        await chosen(path);
        if (!spot.hasFolder) await makeFolderDurable(dirname(spot.path));
        const write = async (fresh: boolean): Promise<Written> => {
          const placed = { ...record, stem };
          seen.set(record, { path, stem, stamp: await writeRecord(spot.path, placed, { fresh }) });
          kept.set(record.id, path);
          unknown.delete(record.id);
          return { path, record: placed };
        };
        try {
          return await write(true);
        } catch (error) {
          if (errorCode(error) !== 'EEXIST') throw error;
          // The index did not know it yet.
          if ((await readAt(record.id, path))?.found.kind === 'record') return write(false);
        }
      }
      throw Object.assign(new Error(`no name is free for ${record.id}`), { code: 'EEXIST' });
    },

    async baseOf(record) {
      const path = (await unchanged(record))?.path ?? (await read(record.id, true))?.path ?? pathFor(record, safeStem(record));
      const spot = await spotIn(folder, path);
      if (spot === null) throw await barredAt(folder, path);
      return { base: join(dirname(spot.path), basename(spot.path, '.json')), hasFolder: spot.hasFolder };
    },
  };
}

/** A map that is emptied before it grows large: what it knows can be found out again. */
function makeKept<T>() {
  const map = new Map<string, T>();
  return {
    get: (id: string) => map.get(id),
    set(id: string, value: T): void {
      if (map.size >= keptLocations) map.clear();
      map.set(id, value);
    },
    delete: (id: string) => map.delete(id),
  };
}

const pathFor = ({ stem, createdAt }: EditRecord, name: string): string => `${monthFolder(stem, createdAt)}/${recordName(name)}`;

/** The names that a first record may take, relative to the library, the shortest first. */
function namesFor(record: EditRecord): readonly { readonly path: string; readonly stem: string }[] {
  return [shortIdLength, 6, 8, 12, 16].map((length) => {
    const stem = length === shortIdLength ? safeStem(record) : lengthenStem(safeStem(record), record.id, length);
    return { path: pathFor(record, stem), stem };
  });
}

/** A stem may come from a record that others wrote: none of it reaches a path unless it is a name of ours. */
function safeStem({ stem, id }: EditRecord): string {
  return /^[a-z0-9_-]{1,100}$/.test(stem) ? stem : `edit_${id.toLowerCase()}`;
}
