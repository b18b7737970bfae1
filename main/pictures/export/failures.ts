// What the system's errors mean where copies are written: never the library's trouble.
import { makeFailure } from '../../../app/failure.ts';
import type { Failure, FailureKind } from '../../../app/failure.ts';
import { errorCode, nameRefused } from '../../platform/durable-files.ts';
import { diskTroubleOf, NameRefused } from '../../platform/system-errors.ts';
import type { DiskTrouble } from '../../platform/system-errors.ts';

/** Sentences about one folder; `other` also of what has none of its own. */
export type Sentences = Readonly<Record<'full' | 'closed' | 'gone' | 'other', string>>;

/** Of a folder outside the library. Throws what is not a system's error: that is a bug. */
export function failureOfFolder(error: unknown, sentences: Sentences): Failure {
  const code = errorCode(error);
  if (code === null) throw error;
  if (error instanceof NameRefused) return nameRefused(error);
  const trouble = diskTroubleOf(code);
  return makeFailure(kindOf(trouble), sentences[trouble === 'crowded' ? 'other' : trouble], { detail: code });
}

const kindOf = (trouble: DiskTrouble): FailureKind => (trouble === 'full' ? 'disk-full' : 'disk-trouble');

const ofExport: Sentences = {
  full: 'The disk of the export folder is full. What was written stays; free some space or choose another folder.',
  closed: 'The export folder cannot be written to. Allow writing to it, or choose another folder.',
  gone: 'The export folder cannot be found. Connect its drive again, or choose another folder.',
  other: 'The disk of the export folder reported a fault. What was written stays; try again.',
};

export function failureOfExport(error: unknown): Failure {
  const code = errorCode(error);
  return code === 'ENAMETOOLONG'
    ? makeFailure('disk-trouble', 'The name is too long for this folder. Choose a shorter name template.', { detail: code })
    : failureOfFolder(error, ofExport);
}
