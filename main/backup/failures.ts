// What the system's errors mean where a backup is written: never the library's trouble.
import { makeFailure } from '../../app/failure.ts';
import type { Failure } from '../../app/failure.ts';
import { errorCode, nameRefused } from '../files.ts';
import { NameRefused } from '../system-errors.ts';

/** Throws what is not a system's error: that is a bug. */
export function failureOfBackup(error: unknown): Failure {
  const code = errorCode(error);
  if (code === null) throw error;
  if (error instanceof NameRefused) return nameRefused(error);
  const detail = { detail: code };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return makeFailure(
        'disk-full',
        'The disk of the backup is full. What was copied stays; free some space, start the backup again and it goes on.',
        detail,
      );
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return makeFailure(
        'disk-trouble',
        'The folder of the backup cannot be written to. Allow writing to it, or choose another folder.',
        detail,
      );
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
    case 'ESTALE':
    case 'ENOTCONN':
    case 'EHOSTDOWN':
      return makeFailure(
        'disk-trouble',
        'The folder of the backup cannot be found. Connect its drive again, start the backup again and it goes on.',
        detail,
      );
    default:
      return makeFailure('disk-trouble', 'The disk of the backup reported a fault. What was copied stays; start the backup again.', detail);
  }
}
