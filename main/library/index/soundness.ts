// Whether an index is as it was left by a program that knew it to be sound, so that one that opens it for a moment need not look through all of it.
import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

/** A larger file takes too long to be looked through. */
const checkedWholeBytes = 32 * 1024 * 1024;
const noteOf = (file: string): string => `${file}-sound`;
const walHeaderBytes = 32;

/**
 * False after any other end: a program that was killed leaves a WAL that the note does not name, and whoever else wrote into the file changed
 * its times. What was lost on the way to a worn disk is not seen here; it shows when the page is read, or when the window looks.
 */
export function isLeftSound(file: string): boolean {
  try {
    return readFileSync(noteOf(file), 'utf8') === markOf(file);
  } catch {
    // Without a note, or without a file, nothing is known.
    return false;
  }
}

/** What is known of an open index. `made`: it is new. */
export function makeSoundness(database: DatabaseSync, file: string, made: boolean) {
  let sound = made || isLeftSound(file);
  return {
    /** Throws where the index is damaged. `always`: also one that was left sound. */
    check(always: boolean): null {
      if (sound && !always) return null;
      if (statSync(file).size > checkedWholeBytes) return null;
      sound = false;
      const found = database.prepare('PRAGMA quick_check(1)').get();
      if (Object.values(found ?? {})[0] !== 'ok') throw Object.assign(new Error('the index is damaged'), { errcode: 11 });
      sound = true;
      return null;
    },

    /** After the connection was closed. */
    leave(): void {
      if (sound) leaveSound(file);
    },
  };
}

/** For the end of a connection. Not durable, and a disk that takes no note is no reason to fail: without it the next start looks again. */
export function leaveSound(file: string): void {
  try {
    if (!isLeftSound(file)) writeFileSync(noteOf(file), markOf(file), { mode: 0o600 });
  } catch {
    // As said.
  }
}

/** What is another after each change of the file, or of what waits beside it to be folded in: another program may have it open. */
function markOf(file: string): string {
  const { ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
  return `${[ino, size, mtimeNs, ctimeNs].join(' ')} ${walHeader(`${file}-wal`)}\n`;
}

/** The header has random numbers of its own in each generation of a WAL; none without one, or while it is empty. */
function walHeader(wal: string): string {
  if (statSync(wal, { throwIfNoEntry: false }) === undefined) return '';
  const header = Buffer.alloc(walHeaderBytes);
  const opened = openSync(wal, 'r');
  try {
    return header.toString('hex', 0, readSync(opened, header, 0, walHeaderBytes, 0));
  } finally {
    closeSync(opened);
  }
}
