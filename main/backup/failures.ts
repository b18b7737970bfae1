// What the system's errors mean where a backup is written: never the library's trouble.
import type { Failure } from '../../app/failure.ts';
import { failureOfFolder } from '../pictures/export/failures.ts';
import { say } from '../../app/messages/say.ts';

export const failureOfBackup = (error: unknown): Failure =>
  failureOfFolder(error, {
    full: say('backup.full'),
    closed: say('backup.readonly'),
    gone: say('backup.missing'),
    other: say('backup.fault'),
  });
