// Durable writing, careful reading and confinement of paths. What the files mean is said elsewhere.
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, mkdir, open, realpath, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, isAbsolute, join, relative as relativePath, resolve, sep } from 'node:path';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure, FailureKind } from '../../app/failure.ts';
import { stampFrom } from './file-stamp.ts';
import type { FileStamp } from './file-stamp.ts';
import { giveName } from './give-name.ts';
import { diskTroubleOf, errorCode, NameRefused, OfUserData, refusedOr, systemError, WayBarred } from './system-errors.ts';
import type { DiskTrouble } from './system-errors.ts';
import { say } from '../../app/messages/say.ts';
import type { Message } from '../../app/messages/message.ts';

export { errorCode };

/** Not a link, not a pipe that blocks the opening. Windows knows neither flag. */
export const carefulRead = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
const temporaryName = /^\.kontext-([0-9a-f]{6})-([0-9]{1,10})-([0-9]+)\.part$/;
/** The second in which this process began: one for all its threads, whose modules know nothing of each other's names. */
const beganSeconds = Math.round(Date.now() / 1000 - process.uptime());
const countDigits = 6;
/** Names that one thread gives before it gives the first again, which is long gone by then. */
const countsOfThread = 100_000;
let temporaries = 0;
let countedFrom = 0;

/** In threads beside the main one, whose modules are not its: from 1 to 9. Two that count alike meet O_EXCL, which harms nothing but takes its time. */
export function countAsThread(nth: number): void {
  countedFrom = nth * countsOfThread;
}

/**
 * A new name for an unfinished file beside `path`: a rename is only safe within one folder. It names its maker, by process and by the second in
 * which that began, so that only a dead one's is swept.
 */
export function temporaryBeside(path: string): string {
  temporaries = (temporaries + 1) % countsOfThread;
  const count = String(countedFrom + temporaries).padStart(countDigits, '0');
  return join(dirname(path), `.kontext-${host}-${process.pid}-${beganSeconds}${count}.part`);
}

/** The maker of an unfinished file, or null when the name is not one of ours. `here`: on this computer; `mine`: this very process. */
export function temporaryMaker(name: string): { readonly here: boolean; readonly pid: number; readonly mine: boolean } | null {
  const parts = temporaryName.exec(name);
  if (parts === null) return null;
  const [here, pid] = [parts[1] === host, Number(parts[2])];
  // Two threads may round to two seconds.
  const began = Number(parts[3]?.slice(0, -countDigits));
  return { here, pid, mine: here && pid === process.pid && Math.abs(began - beganSeconds) <= 1 };
}

export type WriteOptions = {
  readonly mode?: number;
  /** Refuse with EEXIST when something has the name already. */
  readonly fresh?: boolean;
};

/** Replaces `path` so that a reader, a crash or a full disk only ever leaves the whole old or the whole new file. Answers by what it is known again. Throws the system's error. */
export async function writeDurable(path: string, bytes: Uint8Array | string, options: WriteOptions = {}): Promise<FileStamp> {
  const content = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  let fresh = options.fresh === true;
  return againAfterLostPages(async () => {
    const temporary = temporaryBeside(path);
    let stamp: FileStamp;
    try {
      stamp = await fillDurable(temporary, options.mode ?? 0o600, async (handle) => {
        await writeAll(handle, content);
        return content.byteLength;
      });
      await giveName(temporary, path, fresh);
      fresh = false;
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
    await syncFolder(dirname(path));
    return stamp;
  });
}

/** Gives a complete file its final name. Throws EEXIST, and leaves both files as they are, when the name is taken and it is to be `fresh`. */
export async function moveDurable(temporary: string, path: string, fresh = true): Promise<void> {
  const handle = await open(temporary, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await giveName(temporary, path, fresh);
  await syncFolder(dirname(path));
}

/**
 * Copies a file, checks on the way that it is the one meant, unless none is meant, and answers the SHA-256 of what was copied. `replace` is for a copy that
 * may not stay: one that is known to be damaged, or older.
 */
export async function copyDurable(
  from: string,
  to: string,
  expectedSha256: string | null,
  options: { readonly replace?: boolean } = {},
): Promise<string> {
  let fresh = options.replace !== true;
  let sha256 = '';
  await againAfterLostPages(async () => {
    const temporary = temporaryBeside(to);
    try {
      await fillDurable(temporary, 0o600, async (handle) => {
        const hash = createHash('sha256');
        let written = 0;
        await eachPiece(from, async (piece) => {
          hash.update(piece);
          await writeAll(handle, piece);
          written += piece.byteLength;
        });
        sha256 = hash.digest('hex');
        if (expectedSha256 !== null && sha256 !== expectedSha256)
          throw systemError('EBADMSG', `${from} is not the file that was meant: its content changed`);
        return written;
      });
      await giveName(temporary, to, fresh);
      fresh = false;
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
    await syncFolder(dirname(to));
  });
  return sha256;
}

/** Makes a folder and those above it, each entry on disk before the next. New ones are for this person only. */
export async function makeFolderDurable(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) === 'EEXIST') {
      if ((await lstat(await realpath(path))).isDirectory()) return;
      throw error;
    }
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw refusedOr(error, path, false);
    await makeFolderDurable(dirname(path));
    await makeWithin(path);
  }
  await syncFolder(dirname(path));
}

/** The folder above is there: where a name is still not found, the drive refuses it. Asking again would never end. */
async function makeWithin(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== 'EEXIST' || !(await lstat(await realpath(path))).isDirectory()) throw refusedOr(error, path, true);
  }
}

/** The content of a regular file of at most `maxBytes`. Links, pipes and folders throw; a larger file throws EFBIG. */
export async function readSmall(path: string, maxBytes: number): Promise<Buffer> {
  const handle = await open(path, carefulRead);
  try {
    const { size } = await regular(handle, path);
    if (size > maxBytes) throw systemError('EFBIG', `${path} is larger than ${maxBytes} bytes`);
    const content = Buffer.alloc(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await handle.read(content, filled, size - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return content.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

/** SHA-256 of a regular file, read in pieces. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await eachPiece(path, async (piece) => void hash.update(piece));
  return hash.digest('hex');
}

/** The absolute path of `relative` under `root`; null when it leads out of it, by its words or by a link on the way. */
export async function confine(root: string, relative: string): Promise<string | null> {
  if (relative === '' || relative.includes('\0') || isAbsolute(relative) || /^[a-z]:/i.test(relative)) return null;
  const path = resolve(root, relative);
  if (!isInside(resolve(root), path)) return null;
  const realRoot = await realpath(root);
  for (let existing = path; ; existing = dirname(existing)) {
    try {
      return isInside(realRoot, await realpath(existing)) || existing === resolve(root) ? path : null;
    } catch (error) {
      if (errorCode(error) !== 'ENOENT' || existing === resolve(root)) return null;
      // A link that leads nowhere may lead somewhere tomorrow.
      if ((await lstat(existing).catch(() => null))?.isSymbolicLink() === true) return null;
    }
  }
}

const meanings: Readonly<Record<DiskTrouble, readonly [kind: FailureKind, said: Message]>> = {
  full: ['disk-full', say('disk.full')],
  closed: ['library-readonly', say('disk.readonly')],
  gone: ['library-missing', say('disk.missing')],
  crowded: ['disk-trouble', say('disk.tooManyOpen')],
  other: ['disk-trouble', say('disk.fault')],
};

/** What the system's error means to a person. Throws what is not a system's error: that is a bug. */
export function failureOfDisk(error: unknown): Failure {
  const code = errorCode(error);
  if (code === null) throw error;
  if (error instanceof NameRefused) return nameRefused(error);
  if (error instanceof WayBarred || error instanceof OfUserData) return makeFailure('disk-trouble', error.said, { detail: code });
  const [kind, said] = meanings[diskTroubleOf(code)];
  return makeFailure(kind, said, { detail: code });
}

/** Wherever it was to be made: the person chose the name or the drive. */
export function nameRefused({ refused, folder, code }: NameRefused): Failure {
  return makeFailure('disk-trouble', say('disk.badName', { name: refused, folder }), { detail: code });
}

/** Makes the folder's own entries durable. Some systems cannot open or sync a folder; their rename is what it is. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errorCode(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

async function fillDurable(temporary: string, mode: number, fill: (handle: FileHandle) => Promise<number>): Promise<FileStamp> {
  const handle = await open(temporary, 'wx', mode);
  try {
    const bytes = await fill(handle);
    const { size } = await handle.stat();
    if (size !== bytes) throw systemError('EIO', `${temporary} has ${size} bytes, ${bytes} were written`);
    await handle.sync();
    // Of the file that was written, before it has a name that others may take.
    return stampFrom(await handle.stat({ bigint: true }));
  } finally {
    await handle.close();
  }
}

/** After a failed fsync the kernel may call the lost pages clean, so asking again would lie: everything is written anew, once, under a new name. */
export async function againAfterLostPages<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (errorCode(error) !== 'EIO') throw error;
    return attempt();
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  // A write may take fewer bytes than given, on a nearly full disk above all.
  for (let offset = 0; offset < bytes.byteLength;) {
    const { bytesWritten } = await handle.write(bytes, offset, bytes.byteLength - offset);
    if (bytesWritten === 0) throw systemError('EIO', 'a write took nothing');
    offset += bytesWritten;
  }
}

async function eachPiece(path: string, use: (piece: Uint8Array) => Promise<void>): Promise<void> {
  const handle = await open(path, carefulRead);
  try {
    await regular(handle, path);
    const buffer = Buffer.allocUnsafe(256 * 1024);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, null);
      if (bytesRead === 0) return;
      await use(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

async function regular(handle: FileHandle, path: string): Promise<{ readonly size: number }> {
  const found = await handle.stat();
  if (!found.isFile()) throw systemError(found.isDirectory() ? 'EISDIR' : 'EINVAL', `${path} is not a regular file`);
  return found;
}

/** Not the root itself. */
export function isInside(root: string, path: string): boolean {
  const way = relativePath(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
