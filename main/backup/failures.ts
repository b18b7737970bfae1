// What the system's errors mean where a backup is written: never the library's trouble.
import type { Failure } from '../../app/failure.ts';
import { failureOfFolder } from '../pictures/export/failures.ts';

export const failureOfBackup = (error: unknown): Failure =>
  failureOfFolder(error, {
    full: 'The disk of the backup is full. What was copied stays; free some space, start the backup again and it goes on.',
    closed: 'The folder of the backup cannot be written to. Allow writing to it, or choose another folder.',
    gone: 'The folder of the backup cannot be found. Connect its drive again, start the backup again and it goes on.',
    other: 'The disk of the backup reported a fault. What was copied stays; start the backup again.',
  });
