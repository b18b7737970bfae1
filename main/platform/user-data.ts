// What it means that the user-data folder cannot be used: there is no start without it, and the person is told which folder and what to do.
import { makeFailure } from '../../app/failure.ts';
import type { Failure } from '../../app/failure.ts';
import { errorCode } from './system-errors.ts';

/** Throws what is not a system's error: that is a bug. */
export function userDataTrouble(folder: string, error: unknown): Failure {
  const code = errorCode(error);
  if (code === null) throw error;
  const detail = { detail: code };
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return makeFailure(
      'disk-trouble',
      `The user-data folder ${folder} is a file, or lies below one. Move that file away, or name another folder in KONTEXT_HOME.`,
      detail,
    );
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return makeFailure('disk-full', `The disk of the user-data folder ${folder} is full. Free some space, then start again.`, detail);
  return makeFailure(
    'disk-trouble',
    `The user-data folder ${folder} cannot be made or written to. Allow writing to the folder above it, or name another folder in KONTEXT_HOME.`,
    detail,
  );
}
