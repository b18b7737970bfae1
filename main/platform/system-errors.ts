// Errors of the system as values. What they mean to a person is said where they are met.

import { constants } from 'node:os';
import { basename, dirname } from 'node:path';
import { say } from '../../app/messages/say.ts';
import type { Message } from '../../app/messages/message.ts';

/**
 * The system's code of an error, like ENOENT; null for every other kind of error. libuv has no name for some, among them EDQUOT (a quota is used up) and
 * ESTALE (a network drive forgot the file): their names come from the number, and are `E` and the number where there is none.
 */
export function errorCode(error: unknown): string | null {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (typeof code !== 'string') return null;
  const number = /^Unknown system error -(\d+)$/.exec(code)?.[1];
  if (number === undefined) return /^E[A-Z0-9]+$/.test(code) ? code : null;
  return Object.entries(constants.errno).find(([, value]) => value === Number(number))?.[0] ?? `E${number}`;
}

export function systemError(code: string, message: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${message}`), { code });
}

/** What a code says of a disk, whosever folder it is: no room, nothing may be written, the folder or its drive is not there, too much is open. */
export type DiskTrouble = 'full' | 'closed' | 'gone' | 'crowded' | 'other';

const troubles: readonly (readonly [trouble: DiskTrouble, codes: readonly string[]])[] = [
  ['full', ['ENOSPC', 'EDQUOT']],
  ['closed', ['EROFS', 'EACCES', 'EPERM']],
  ['gone', ['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN']],
  ['crowded', ['EMFILE', 'ENFILE']],
];

export const diskTroubleOf = (code: string): DiskTrouble => troubles.find(([, codes]) => codes.includes(code))?.[0] ?? 'other';

/** A drive that takes no entry of this name in a folder that is there: `: ? * \` and the like on exFAT and FAT. */
export class NameRefused extends Error {
  readonly code = 'EINVAL';
  readonly refused: string;
  readonly folder: string;

  constructor(name: string, folder: string) {
    super(`EINVAL: “${name}” cannot be made in ${folder}`);
    this.refused = name;
    this.folder = folder;
  }
}

/** A folder on the way that is a link, which nobody follows, or that may not be read. */
export class WayBarred extends Error {
  readonly code: string;
  readonly said: Message;

  /** `folder`: relative to the library. */
  constructor(folder: string, code: 'ELOOP' | 'EACCES') {
    super(`${code}: ${folder} is barred`);
    this.code = code;
    this.said = say(code === 'ELOOP' ? 'disk.isLink' : 'disk.closed', { folder });
  }
}

/** A folder of the user data, which is no library's, that may not be used or is gone. */
export class OfUserData extends Error {
  readonly code: string;
  readonly said: Message;
  /** What was to be opened or made. */
  readonly path: string;

  constructor(code: string, said: Message, path: string, cause: unknown) {
    super(String(cause), { cause });
    this.code = code;
    this.said = said;
    this.path = path;
  }
}

/**
 * The error of making the folder `path`, as `NameRefused` where the drive refuses its name. Linux' own drivers of FAT and exFAT answer EINVAL, drives that
 * want one form of Unicode EILSEQ, and drivers in user space and Windows ENOENT, which says so only where the folder above is there.
 */
export function refusedOr(error: unknown, path: string, aboveIsThere: boolean): unknown {
  const refusals = aboveIsThere ? ['EINVAL', 'EILSEQ', 'ENOENT'] : ['EINVAL', 'EILSEQ'];
  return refusals.includes(errorCode(error) ?? '') ? new NameRefused(basename(path), dirname(path)) : error;
}
