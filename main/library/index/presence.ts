// Whether the pictures of an edit are there: beside their record, or where they were found again.
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { dirname } from 'node:path/posix';
import { fromId } from './edit-ids.ts';
import type { IndexStore } from './store.ts';
import { packedFiles, withSummary } from './packed-summary.ts';
import type { ResultFile } from './packed-summary.ts';

/** How it is looked beside a record. */
export type Beside = {
  readonly store: IndexStore;
  readonly folder: string;
  /** Whether a name is taken in the record's folder, where that is known: the disk is asked only for these. */
  readonly hasName?: (name: string) => boolean;
  /** Hears which files beside it are those that a record names. */
  readonly owns?: (file: string) => void;
};

export function areThere({ store, folder, hasName, owns }: Beside, path: string, id: string, files: readonly ResultFile[]): boolean {
  let there = true;
  files.forEach((one, nth) => {
    const beside = hasName?.(one.file) !== false && isBeside(folder, path, one);
    // What has its name and is not as long is any other picture, of another edit perhaps.
    if (beside) owns?.(one.file);
    there &&= beside || strayOf(store, folder, id, nth) !== null;
  });
  return there;
}

/** Looks again whether the pictures of a row are there. */
export function refreshPresence(store: IndexStore, folder: string, id: string): void {
  const row = store.one(`SELECT place, path, present ${fromId}`).get(id);
  if (row === undefined) return;
  const position = Number(row['place']);
  const present = areThere({ store, folder }, String(row['path']), id, filesOf(store, position));
  if (present !== (row['present'] === 1)) store.setPresent(position, present);
}

export function filesOf(store: IndexStore, position: number): readonly ResultFile[] {
  const row = store.one(`SELECT path, summary FROM edits ${withSummary} WHERE place = ?`).get(position);
  return row === undefined ? [] : packedFiles(String(row['path']), row['summary']);
}

/** Where a picture of an edit was found again, relative to the library, while it is still there as it was then. */
export function strayOf(store: IndexStore, folder: string, id: string, nth: number): string | null {
  const row = store.one('SELECT path, size, mtime_ms FROM strays WHERE edit = ? AND nth = ?').get(id, nth);
  return row !== undefined && isAsItWas(folder, row) ? String(row['path']) : null;
}

export function isAsItWas(folder: string, row: Record<string, unknown>): boolean {
  const found = lstatSync(join(folder, String(row['path'])), { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === row['size'] && found.mtimeMs === row['mtime_ms'];
}

/** Whether there is a regular file as long as it was received. A name in a record is only ever a name beside it, whoever wrote the record. */
export function isBeside(folder: string, path: string, { file, bytes }: ResultFile): boolean {
  if (/[/\\\0]/.test(file) || file === '' || file.startsWith('.')) return false;
  const found = lstatSync(join(folder, dirname(path), file), { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === bytes;
}
