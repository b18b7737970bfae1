// What it means that the user-data folder cannot be used: there is no start without it, and the person is told which folder and what to do.
import path from 'node:path';
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure } from '../../app/failure.ts';
import { diskTroubleOf, errorCode, OfUserData } from './system-errors.ts';
import { say } from '../../app/messages/say.ts';
import type { Message } from '../../app/messages/message.ts';

/** Throws what is not a system's error: that is a bug. */
export function userDataTrouble(folder: string, error: unknown): Failure {
  const code = errorCode(error);
  if (code === null) throw error;
  const detail = { detail: code };
  if (diskTroubleOf(code) === 'full') return makeFailure('disk-full', say('userData.full', { folder }), detail);
  return makeFailure('disk-trouble', unusable(folder, code), detail);
}

const unusable = (folder: string, code: string): Message =>
  say(code === 'EEXIST' || code === 'ENOTDIR' ? 'userData.isFile' : 'userData.readonly', { folder });

/** Works in a folder of the user data. Where it, or a place in it or on the way there, may not be used or is gone, the error that is thrown is of that folder. */
export async function inUserData<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = errorCode(error);
    const { path: at } = error as NodeJS.ErrnoException;
    if (code === null || at === undefined || !['closed', 'gone'].includes(diskTroubleOf(code)) || !isOnWay(folder, at)) throw error;
    throw error instanceof OfUserData ? error : new OfUserData(code, unusable(ofAllRuns(folder), code), at, error);
  }
}

/** A command has an inbox of its own in that of all of them, under a name that says nothing to a person. */
const ofAllRuns = (folder: string): string => (path.basename(folder).startsWith('.kontext-') ? path.dirname(folder) : folder);

/** Within the folder, or a folder around it. */
function isOnWay(folder: string, at: string): boolean {
  const within = (outer: string, inner: string): boolean => inner === outer || inner.startsWith(outer + path.sep);
  return within(folder, at) || within(at, folder);
}
