// Where each record lies. The place is chosen at the first save and kept; a record that was moved by hand is found by the index.
import { basename, dirname, join } from 'node:path';
import type { EditRecord } from '../../../app/edits/record.ts';
import { lengthenStem, monthFolder, recordName, shortIdLength } from '../../../app/library/naming.ts';
import { isStill, stampAt } from '../../platform/file-stamp.ts';
import type { FileStamp } from '../../platform/file-stamp.ts';
import { confine, errorCode, makeFolderDurable } from '../../platform/durable-files.ts';
import { readRecord, writeRecord } from './record-files.ts';
import type { ReadRecord } from './record-files.ts';

export type RecordLocations = {
  /** What is on disk for an id, read anew; null when nothing is known of it. */
  readonly read: (id: string) => Promise<Placed | null>;
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
  readonly writeFirst: (
    record: EditRecord,
    chosen: (path: string) => Promise<void>,
  ) => Promise<{ readonly path: string; readonly record: EditRecord }>;
  /** Absolute path without ending that the results of a record share. */
  readonly baseOf: (record: EditRecord) => Promise<string>;
};

export type Placed = { /** Relative to the library. */ readonly path: string; readonly absolute: string; readonly found: ReadRecord };

export type Known = Pick<Placed, 'path' | 'absolute'> & { readonly stem: string };

const keptLocations = 20_000;

export function makeRecordLocations(
  folder: string,
  hints: { readonly marked: (id: string) => Promise<string | null>; readonly indexed: (id: string) => Promise<string | null> },
): RecordLocations {
  const kept = new Map<string, string>();
  /** By the very record that was read or written, as its value is never changed. */
  const seen = new WeakMap<EditRecord, { readonly path: string; readonly stem: string; readonly stamp: FileStamp | null }>();

  function keep(id: string, path: string): void {
    if (kept.size >= keptLocations) kept.clear();
    kept.set(id, path);
  }

  async function readAt(id: string, path: string | null): Promise<Placed | null> {
    const absolute = path === null || path === '' ? null : await confine(folder, path);
    if (absolute === null || path === null) return null;
    // Before it is read: what is changed meanwhile is changed since.
    const stamp = await stampAt(absolute);
    const found = await readRecord(absolute);
    if (found.kind === 'record') seen.set(found.record, { path, stem: found.record.stem, stamp });
    // Another edit's record is not this one's place.
    return found.kind === 'missing' || (found.kind === 'record' && found.record.id !== id) ? null : { path, absolute, found };
  }

  async function read(id: string): Promise<Placed | null> {
    const placed =
      (await readAt(id, kept.get(id) ?? null)) ??
      (await readAt(id, await hints.marked(id))) ??
      (await readAt(id, await hints.indexed(id).catch(() => null)));
    if (placed === null) kept.delete(id);
    else keep(id, placed.path);
    return placed;
  }

  async function unchanged(record: EditRecord): Promise<Known | null> {
    const known = seen.get(record);
    const absolute = known === undefined ? null : await confine(folder, known.path);
    if (known === undefined || absolute === null || !isStill(known.stamp, await stampAt(absolute))) return null;
    return { path: known.path, absolute, stem: known.stem };
  }
  const wrote: RecordLocations['wrote'] = (record, { path, stem }, stamp) => void seen.set(record, { path, stem, stamp });

  return {
    read,
    unchanged,
    wrote,
    pathOf: async (id) => (await read(id))?.absolute ?? null,

    async writeFirst(record, chosen) {
      const month = monthFolder(record.stem, record.createdAt);
      const stem = safeStem(record);
      for (const length of [shortIdLength, 6, 8, 12, 16]) {
        const placedStem = length === shortIdLength ? stem : lengthenStem(stem, record.id, length);
        const path = `${month}/${recordName(placedStem)}`;
        const absolute = await confine(folder, path);
        if (absolute === null) throw Object.assign(new Error(`${month} leads out of the library`), { code: 'ELOOP' });
        await chosen(path);
        await makeFolderDurable(dirname(absolute));
        const placed = { ...record, stem: placedStem };
        try {
          const stamp = await writeRecord(absolute, placed, { fresh: true });
          wrote(record, { path, stem: placedStem }, stamp);
          keep(record.id, path);
          return { path, record: placed };
        } catch (error) {
          if (errorCode(error) !== 'EEXIST') throw error;
          const there = await readAt(record.id, path);
          // The index did not know it yet.
          if (there?.found.kind === 'record') {
            const stamp = await writeRecord(absolute, placed, { fresh: false });
            wrote(record, { path, stem: placedStem }, stamp);
            keep(record.id, path);
            return { path, record: placed };
          }
        }
      }
      throw Object.assign(new Error(`no name is free for ${record.id}`), { code: 'EEXIST' });
    },

    async baseOf(record) {
      const path =
        (await unchanged(record))?.path ??
        (await read(record.id))?.path ??
        `${monthFolder(record.stem, record.createdAt)}/${recordName(safeStem(record))}`;
      const absolute = await confine(folder, path);
      if (absolute === null) throw Object.assign(new Error(`${path} leads out of the library`), { code: 'ELOOP' });
      return join(dirname(absolute), basename(absolute, '.json'));
    },
  };
}

/** A stem may come from a record that others wrote: none of it reaches a path unless it is a name of ours. */
function safeStem({ stem, id }: EditRecord): string {
  return /^[a-z0-9_-]{1,100}$/.test(stem) ? stem : `edit_${id.toLowerCase()}`;
}
