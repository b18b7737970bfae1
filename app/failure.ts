// Every way things go wrong, as one union, and what a person can do about each.
import type { Message } from './messages/message.ts';

/** What went wrong. The kind is stable: the command prints it, the window chooses its button by it. */
export const failureKinds = [
  // the key and the account
  'no-key',
  'bad-key',
  'balance',
  'model-denied',
  'model-unknown',
  // the request
  'invalid-request',
  'too-large',
  'blocked',
  // the way there and back
  'rate-limited',
  'offline',
  'service-trouble',
  'outcome-unknown',
  'request-not-found',
  // the model's work
  'model-failed',
  'model-timeout',
  'cancelled',
  'no-result',
  'result-expired',
  'result-damaged',
  // pictures on this computer
  'picture-missing',
  'picture-unsupported',
  'picture-too-large',
  'picture-damaged',
  'picture-process',
  // the disk and the library
  'disk-full',
  'disk-trouble',
  'library-missing',
  'library-readonly',
  'record-damaged',
  'edit-not-found',
  'owned-elsewhere',
  // this program
  'keychain',
  'paid-before',
  'limit',
  'usage',
] as const;

export type FailureKind = (typeof failureKinds)[number];

/** The one thing to do now; the window shows it as one button, the command as a sentence. */
export const nextSteps = [
  'add-key',
  'top-up',
  'change-request',
  'change-pictures',
  'retry',
  'wait',
  'decide-unknown',
  'check-again',
  'free-space',
  'choose-library',
  'run-anyway',
  'raise-limit',
  'none',
] as const;

export type NextStep = (typeof nextSteps)[number];

/** Whether money may be involved. */
export const charges = ['no', 'maybe', 'yes'] as const;
export type Charged = (typeof charges)[number];

/** As records keep it: `failureSchema` reads it back. */
export type Failure = {
  readonly kind: FailureKind;
  /** One or two sentences a person can act on, in English: what happened, and what to do. Never contains the key. */
  readonly message: string;
  /** The same before it was said in English, for other languages. Absent in records of older versions, and where the command alone speaks. */
  readonly said?: Message | undefined;
  readonly charged: Charged;
  readonly next: NextStep;
  /** The service's own words or the system's error code, for the details view. */
  readonly detail?: string | undefined;
};

/** An expected outcome that may be a failure; failures are values, a thrown error is a bug. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

const nextOf: Readonly<Record<FailureKind, NextStep>> = {
  'no-key': 'add-key',
  'bad-key': 'add-key',
  balance: 'top-up',
  'model-denied': 'add-key',
  'model-unknown': 'change-request',
  'invalid-request': 'change-request',
  'too-large': 'change-pictures',
  blocked: 'change-request',
  'rate-limited': 'wait',
  offline: 'wait',
  'service-trouble': 'wait',
  'outcome-unknown': 'decide-unknown',
  'request-not-found': 'check-again',
  'model-failed': 'retry',
  'model-timeout': 'retry',
  cancelled: 'none',
  'no-result': 'check-again',
  'result-expired': 'check-again',
  'result-damaged': 'check-again',
  'picture-missing': 'change-pictures',
  'picture-unsupported': 'change-pictures',
  'picture-too-large': 'change-pictures',
  'picture-damaged': 'change-pictures',
  'picture-process': 'retry',
  'disk-full': 'free-space',
  'disk-trouble': 'retry',
  'library-missing': 'choose-library',
  'library-readonly': 'choose-library',
  'record-damaged': 'none',
  'edit-not-found': 'none',
  'owned-elsewhere': 'wait',
  keychain: 'add-key',
  'paid-before': 'run-anyway',
  limit: 'raise-limit',
  usage: 'none',
};

export type More = { readonly charged?: Charged; readonly detail?: string; readonly next?: NextStep };

/** What the command alone tells, which speaks English. All else is made in `make-failure.ts`, which knows the sentences. */
export const englishFailure = (kind: FailureKind, message: string, more: More = {}): Failure => failureWith(kind, { message }, more);

/** The next step follows from the kind, `charged` is "no" unless said. */
export function failureWith(kind: FailureKind, words: Pick<Failure, 'message' | 'said'>, more: More): Failure {
  return {
    kind,
    ...words,
    charged: more.charged ?? 'no',
    next: more.next ?? nextOf[kind],
    ...(more.detail === undefined ? {} : { detail: more.detail }),
  };
}

/** The reply of what went well. */
export function ok<T>(value: T): Reply<T> {
  return { ok: true, value };
}

/** The reply of what failed in an expected way. */
export function fail<T>(failure: Failure): Reply<T> {
  return { ok: false, failure };
}
