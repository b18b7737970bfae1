// A verified copy of a library in another folder. The copy is a library by itself: restoring is the same way back, into an empty folder.
import type { Stats } from 'node:fs';
import { lstat, readFile, readdir, realpath, rename, rm, utimes } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, Reply } from '../../app/failure.ts';
import type { BackupFinding, BackupReport } from '../../app/contract/library.ts';
import { copyDurable, errorCode, hashFile, isInside, makeFolderDurable, syncFolder, writeDurable } from '../platform/durable-files.ts';
import { readLibraryIdSync } from '../library/store/library-file.ts';
import { readRecord } from '../library/store/record-files.ts';
import { failureOfBackup } from './failures.ts';
import { filesIn, isLeftOut, mayChange } from './library-files.ts';
import type { LeftOut } from './library-files.ts';
import { hashOf, movedBetween } from './moved.ts';
import { say } from '../../app/messages/say.ts';
import type { Message } from '../../app/messages/message.ts';

export type BackupOptions = {
  /** The library that is copied. */
  readonly from: string;
  readonly to: string;
  /** A backup may be there already; a library that is restored wants an empty folder. */
  readonly restore?: boolean;
  /** Compares each file byte by byte, also where size and time say that it is the same. */
  readonly every?: boolean;
  readonly progress?: (done: number, total: number) => void;
  readonly found?: (finding: BackupFinding) => void;
  readonly stopped?: () => boolean;
};

const identity = 'library.json';
/** In the folder while a library is restored there: by it an interrupted one goes on, and no library that lives there is written over. */
const restoring = '.kontext-restoring';
/** FAT keeps times to two seconds. */
const sameTimeMs = 2000;
const maxListed = 100;

/**
 * Copies what is new and checks each copy by its SHA-256. Nothing in the target is deleted, and no picture there is replaced: where one differs, both stay and it
 * is told. Interrupted at any point it goes on at the next call. Fails where the target is another library, has other files, or lies within the library.
 */
export async function backUp(options: BackupOptions): Promise<Reply<BackupReport>> {
  const [from, to] = [resolve(options.from), resolve(options.to)];
  const id = readLibraryIdSync(from);
  if (id === null) return fail(noLibrary(from));
  const refused = await makeTarget(from, to, id, options.restore === true).catch(failureOfBackup);
  if (refused !== null) return fail(refused);

  let [copied, same, moved, findings, bytes, isStopped] = [0, 0, 0, 0, 0, false];
  const listed: BackupFinding[] = [];
  const find = (file: string, message: Message): void => {
    findings += 1;
    if (listed.length < maxListed) listed.push({ file, message });
    options.found?.({ file, message });
  };
  try {
    const files = await filesOf(from, (path, why) => find(path, say(why === 'link' ? 'backup.isLink' : 'backup.closed')));
    if ('kind' in files) return fail(files);
    for (const [old, now] of await movedBetween({ library: from, backup: to }, files, await filesIn(to))) {
      await move(to, old, now);
      moved += 1;
    }
    for (const [at, file] of files.entries()) {
      if (options.stopped?.() === true) {
        isStopped = true;
        break;
      }
      options.progress?.(at, files.length);
      const done = await copyOne(join(from, file), join(to, file), file, options.every === true);
      if (done === null) same += 1;
      else if (typeof done === 'object') find(file, done);
      else [copied, bytes] = [copied + 1, bytes + done];
    }
  } catch (error) {
    // Of a library that is gone everything would seem to be missing.
    return fail(readLibraryIdSync(from) === id ? failureOfBackup(error) : noLibrary(from));
  }
  if (readLibraryIdSync(from) !== id) return fail(noLibrary(from));
  if (options.restore === true && !isStopped) await rm(join(to, restoring), { force: true });
  return ok({ at: new Date().toISOString(), folder: to, copied, bytes, same, moved, findings, listed, stopped: isStopped });
}

/** Null where the target may be used; it says whose it is from its first file on. */
async function makeTarget(from: string, to: string, id: string, restore: boolean): Promise<Failure | null> {
  const [realFrom, realTo] = [await realpath(from), await realOf(to)];
  if (realFrom === realTo || isInside(realFrom, realTo) || isInside(realTo, realFrom)) return makeFailure('usage', say('backup.within'));
  await makeFolderDurable(to);
  const there = (await readdir(to)).filter((name) => !isLeftOut(name));
  if (there.length === 0) {
    if (restore) await writeDurable(join(to, restoring), id);
    await copyDurable(join(from, identity), join(to, identity), null);
    return null;
  }
  const theirs = readLibraryIdSync(to);
  const goesOn = theirs === id && (!restore || (await readFile(join(to, restoring), 'utf8').catch(() => null)) === id);
  if (goesOn) return null;
  if (restore) return makeFailure('usage', say('backup.notEmpty'));
  if (theirs === null) return makeFailure('usage', say('backup.noBackup'));
  const isSame = await shareAnEdit(from, to);
  return makeFailure('usage', isSame ? say('backup.madeAnew', { name: identity, library: from }) : say('backup.otherLibrary'));
}

/** Of so many records of a library one at least was backed up, where it was backed up at all. */
const comparedRecords = 200;

/** Whether a record of one library lies in another under its very name: then only the file that says which library it is was lost and made anew. */
async function shareAnEdit(library: string, backup: string): Promise<boolean> {
  const records = (await filesIn(library)).filter((file) => /^\d{4}\/\d{2}\/[^/]+\.json$/.test(file));
  for (const file of records.slice(0, comparedRecords)) {
    const [here, there] = [await readRecord(join(library, file)), await readRecord(join(backup, file))];
    if (here.kind === 'record' && there.kind === 'record' && here.record.id === there.record.id) return true;
  }
  return false;
}

/** Of what is not there yet, the folder above that is, with the names below it. */
async function realOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    return join(await realOf(dirname(path)), path.slice(dirname(path).length));
  }
}

/** Why not, where the library cannot be listed. */
const filesOf = (library: string, leftOut: LeftOut): Promise<readonly string[] | Failure> =>
  filesIn(library, leftOut).catch((error: unknown) => {
    const code = errorCode(error);
    if (code === null) throw error;
    return ['EACCES', 'EPERM'].includes(code)
      ? makeFailure('disk-trouble', say('backup.closedLibrary', { folder: library }), { detail: code })
      : noLibrary(library);
  });

async function move(to: string, old: string, now: string): Promise<void> {
  await makeFolderDurable(dirname(join(to, now)));
  await rename(join(to, old), join(to, now));
  await syncFolder(dirname(join(to, now)));
  await syncFolder(dirname(join(to, old)));
}

/** The bytes that were copied; null where the same is there; a sentence where it could not be, or must not. Throws the errors of the target alone. */
async function copyOne(from: string, to: string, file: string, every: boolean): Promise<number | Message | null> {
  const [here, there] = await Promise.all([lstat(from).catch(gone), lstat(to).catch(unlessMissing)]);
  // Moved or put away since it was listed: the next backup finds it where it is then.
  if (here === null) return null;
  if (here === 'unread') return unreadable;
  if (there === null) return copyChecked(from, to, here, false);
  if (!there.isFile()) return say('backup.nameTaken');
  if (!every && there.size === here.size && isSameTime(there, here, file)) return null;
  const hash = await hashOf(from);
  if (hash === null) return unreadable;
  if ((await hashFile(to)) === hash) {
    if (!isEvenSecond(there, here)) await setTime(to, here);
    return null;
  }
  if (!mayChange(file)) return say('backup.differs');
  if (there.mtimeMs - here.mtimeMs > sameTimeMs) return say('backup.newer');
  return (await isSound(from)) ? copyChecked(from, to, here, true) : say('backup.damaged');
}

/**
 * A record that is given other stars within two seconds keeps its size: any difference is looked into, but for the fractions of a millisecond, which no copy
 * has. A picture never changes.
 */
const isSameTime = (there: Stats, here: Stats, file: string): boolean =>
  mayChange(file) ? Math.abs(there.mtimeMs - here.mtimeMs) < 1 : Math.abs(there.mtimeMs - here.mtimeMs) <= sameTimeMs;

/** As near as FAT comes: it would be written in vain, at each backup. */
const isEvenSecond = (there: Stats, here: Stats): boolean =>
  there.mtimeMs % sameTimeMs === 0 && Math.abs(there.mtimeMs - here.mtimeMs) <= sameTimeMs;

/** The bytes that were copied, or a sentence where they could not be read or are not the same in the copy. `replace`: an older one is there. */
async function copyChecked(from: string, to: string, here: Stats, replace: boolean): Promise<number | Message> {
  await makeFolderDurable(dirname(to));
  let copied: string;
  try {
    copied = await copyDurable(from, to, null, { replace });
  } catch (error) {
    if ((await hashOf(from)) === null) return unreadable;
    throw error;
  }
  if ((await hashFile(to)) !== copied) {
    // Nobody else has put it there.
    if (!replace) await rm(to, { force: true });
    return say('backup.notSame');
  }
  await setTime(to, here);
  return here.size;
}

const unreadable = say('backup.unread');

/** By it the next backup sees that the file is the same. On a drive that sets no times it reads both. */
async function setTime(to: string, { atime, mtime }: Stats): Promise<void> {
  await utimes(to, atime, mtime).catch((error: unknown) => {
    if (errorCode(error) === null) throw error;
  });
}

/** What is no JSON is taken as it is. */
async function isSound(file: string): Promise<boolean> {
  if (!file.toLowerCase().endsWith('.json')) return true;
  try {
    JSON.parse(await readFile(file, 'utf8'));
    return true;
  } catch {
    return false;
  }
}

function gone(error: unknown): null | 'unread' {
  const code = errorCode(error);
  if (code === null) throw error;
  return ['ENOENT', 'ENOTDIR'].includes(code) ? null : 'unread';
}

function unlessMissing(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null;
  throw error;
}

const noLibrary = (folder: string): Failure => makeFailure('library-missing', say('backup.noLibrary', { folder }));
