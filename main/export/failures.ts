// What the system's errors mean where copies are written: never the library's trouble.
import { makeFailure } from '../../app/failure.ts';
import type { Failure } from '../../app/failure.ts';
import { errorCode, nameRefused } from '../files.ts';
import { NameRefused } from '../system-errors.ts';

/** Throws what is not a system's error: that is a bug. */
export function failureOfExport(error: unknown): Failure {
  const code = errorCode(error);
  if (code === null) throw error;
  if (error instanceof NameRefused) return nameRefused(error);
  const detail = { detail: code };
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return makeFailure(
        'disk-full',
        'The disk of the export folder is full. What was written stays; free some space or choose another folder.',
        detail,
      );
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return makeFailure('disk-trouble', 'The export folder cannot be written to. Allow writing to it, or choose another folder.', detail);
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
    case 'ESTALE':
    case 'ENOTCONN':
      return makeFailure('disk-trouble', 'The export folder cannot be found. Connect its drive again, or choose another folder.', detail);
    case 'ENAMETOOLONG':
      return makeFailure('disk-trouble', 'The name is too long for this folder. Choose a shorter name template.', detail);
    default:
      return makeFailure('disk-trouble', 'The disk of the export folder reported a fault. What was written stays; try again.', detail);
  }
}
