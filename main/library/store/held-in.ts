// What a folder without library.json holds: a library that lost it, files of others, or nothing to speak of.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Of the program's own small files. */
export const noteFolders = ['batches', 'chains', 'presets', 'snippets'] as const;
/** Folders of a library beside those of its years. */
export const ownFolders: ReadonlySet<string> = new Set<string>(['inputs', 'trash', 'discarded', ...noteFolders]);

export type Held = 'records' | 'others' | 'nothing';

/** What systems put into drives and folders by themselves; hidden ones beside it. */
const ofSystems = new Set(['lost+found', 'system volume information', '$recycle.bin', 'thumbs.db', 'desktop.ini', '@eadir']);

/** Throws what the disk says of the folder itself. */
export async function heldIn(folder: string): Promise<Held> {
  let others = false;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || ofSystems.has(entry.name.toLowerCase())) continue;
    const isYear = entry.isDirectory() && /^\d{4}$/.test(entry.name);
    if (isYear && (await hasRecords(join(folder, entry.name)))) return 'records';
    others ||= isYear ? (await readdir(join(folder, entry.name))).length > 0 : !(entry.isDirectory() && ownFolders.has(entry.name));
  }
  return others ? 'others' : 'nothing';
}

/** Whether a year has records in its months. Photographs are kept so too, with files of other names beside them. What may not be read may have some. */
async function hasRecords(year: string): Promise<boolean> {
  const months = await readdir(year).catch(() => null);
  if (months === null) return true;
  for (const month of months.filter((name) => /^(0[1-9]|1[0-2])$/.test(name))) {
    const names = await readdir(join(year, month)).catch(() => ['unread.json']);
    if (names.some((name) => /^[a-z0-9_-]{1,100}\.json$/.test(name))) return true;
  }
  return false;
}
