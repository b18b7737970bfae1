// What of a library's folder nobody reads, for whoever checks it: folders of its own that are links, which are never followed, folders that may not be
// read, and files that would be records if they lay in the folder of a month.
import { readdir } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import { join } from 'node:path/posix';
import { monthFolder } from '../../../app/library/naming.ts';
import { say } from '../../../app/messages/say.ts';
import type { Finding } from '../../../app/contract/contract.ts';
import { errorCode } from '../../platform/durable-files.ts';
import { isOfTheSystem } from '../../platform/system-files.ts';
import { readRecord } from '../store/record-files.ts';
import { isMonth, isOwnFolder } from './library-folders.ts';

export type Survey = {
  /** Relative to the library; '' is its own folder. */
  readonly unread: readonly { readonly folder: string; readonly why: 'link' | 'closed' }[];
  /** Files that are named as records are, in folders where those are not read. */
  readonly apart: readonly string[];
};

/** More are hardly records that somebody moved. */
const maxApart = 20_000;

export async function surveyFolders(library: string): Promise<Survey> {
  const unread: { folder: string; why: 'link' | 'closed' }[] = [];
  const apart: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    const entries = await entriesOf(join(library, folder));
    if (entries === null) unread.push({ folder, why: 'closed' });
    for (const entry of entries ?? []) {
      if (isOfTheSystem(entry.name)) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await visit(path);
      else if (entry.isSymbolicLink() && isOwnFolder(path)) unread.push({ folder: path, why: 'link' });
      else if (entry.isFile() && entry.name.endsWith('.json') && isElsewhere(folder, path) && apart.length < maxApart) apart.push(path);
    }
  };
  await visit('');
  return { unread: unread.toSorted((a, b) => (a.folder < b.folder ? -1 : 1)), apart: apart.toSorted() };
}

/** The findings of a survey; `isShown`: whether an edit is in the library by another record, as one is that was copied to somebody's folder. */
export async function* findingsOf(
  library: string,
  { unread, apart }: Survey,
  isShown: (id: string) => boolean | Promise<boolean>,
): AsyncGenerator<Finding> {
  for (const { folder, why } of unread)
    yield { file: folder, kind: 'folder-unread', message: say(why === 'link' ? 'check.isLink' : 'check.closed') };
  for (const file of apart) {
    const read = await readRecord(join(library, file));
    if (read.kind !== 'record' || (await isShown(read.record.id))) continue;
    const { stem, createdAt } = read.record;
    yield { file, kind: 'record-elsewhere', message: say('check.elsewhere', { folder: monthFolder(stem, createdAt) }) };
  }
}

/** Neither in the folder of a month, nor among the small files of the program's own. */
function isElsewhere(folder: string, path: string): boolean {
  const [first = ''] = folder.split('/');
  return path !== 'library.json' && !isMonth(folder) && (/^\d{4}$/.test(first) || !isOwnFolder(first));
}

/** Null where this account may not list it. */
async function entriesOf(folder: string): Promise<readonly Dirent[] | null> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (['EACCES', 'EPERM'].includes(code)) return null;
    if (['ENOENT', 'ENOTDIR'].includes(code)) return [];
    throw error;
  }
}
