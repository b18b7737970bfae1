// What it means that the user-data folder cannot be used: there is no start without it, and the person is told which folder and what to do.
import { makeFailure } from '../../app/make-failure.ts';
import type { Failure } from '../../app/failure.ts';
import { errorCode } from './system-errors.ts';
import { say } from '../../app/messages/say.ts';

/** Throws what is not a system's error: that is a bug. */
export function userDataTrouble(folder: string, error: unknown): Failure {
  const code = errorCode(error);
  if (code === null) throw error;
  const detail = { detail: code };
  if (code === 'EEXIST' || code === 'ENOTDIR') return makeFailure('disk-trouble', say('userData.isFile', { folder }), detail);
  if (code === 'ENOSPC' || code === 'EDQUOT') return makeFailure('disk-full', say('userData.full', { folder }), detail);
  return makeFailure('disk-trouble', say('userData.readonly', { folder }), detail);
}
