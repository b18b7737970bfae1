// What the system's errors mean where copies are written: never the library's trouble.
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, FailureKind } from '../../../app/failure.ts';
import { errorCode, nameRefused } from '../../platform/durable-files.ts';
import { diskTroubleOf, NameRefused } from '../../platform/system-errors.ts';
import type { DiskTrouble } from '../../platform/system-errors.ts';
import { say } from '../../../app/messages/say.ts';
import type { Message } from '../../../app/messages/message.ts';

/** Sentences about one folder; `other` also of what has none of its own. */
export type Sentences = Readonly<Record<'full' | 'closed' | 'gone' | 'other', Message>>;

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
  full: say('exporting.full'),
  closed: say('exporting.readonly'),
  gone: say('exporting.missing'),
  other: say('exporting.fault'),
};

export function failureOfExport(error: unknown): Failure {
  const code = errorCode(error);
  if (code === 'EEXIST') return makeFailure('usage', say('exporting.nameTaken'));
  return code === 'ENAMETOOLONG'
    ? makeFailure('disk-trouble', say('exporting.nameTooLong'), { detail: code })
    : failureOfFolder(error, ofExport);
}
