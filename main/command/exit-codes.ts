// Exit codes of the command; others rely on them.
import type { FailureKind } from '../../app/failure.ts';

export const exitCodes = { done: 0, usage: 2, key: 3, refused: 4, network: 5, unknown: 6, library: 7 } as const;

/** The code of each kind of failure; a new kind has to be named here. */
const codes: Readonly<Record<FailureKind, keyof typeof exitCodes>> = {
  usage: 'usage',
  'edit-not-found': 'usage',
  'picture-missing': 'usage',
  'picture-unsupported': 'usage',
  'picture-too-large': 'usage',
  'picture-damaged': 'usage',
  'no-key': 'key',
  'bad-key': 'key',
  keychain: 'key',
  balance: 'refused',
  'model-denied': 'refused',
  'model-unknown': 'refused',
  'invalid-request': 'refused',
  'too-large': 'refused',
  blocked: 'refused',
  'model-failed': 'refused',
  'model-timeout': 'refused',
  cancelled: 'refused',
  'no-result': 'refused',
  'paid-before': 'refused',
  limit: 'refused',
  'rate-limited': 'network',
  offline: 'network',
  'service-trouble': 'network',
  'request-not-found': 'network',
  'result-expired': 'network',
  'result-damaged': 'network',
  'outcome-unknown': 'unknown',
  'picture-process': 'library',
  'disk-full': 'library',
  'disk-trouble': 'library',
  'library-missing': 'library',
  'library-readonly': 'library',
  'record-damaged': 'library',
  'owned-elsewhere': 'library',
};

export const exitCodeOf = (kind: FailureKind): number => exitCodes[codes[kind]];

/** One code for several edits: an unknown outcome outweighs everything, then the first that did not end well. */
export function worstOf(codes: readonly number[]): number {
  return codes.includes(exitCodes.unknown) ? exitCodes.unknown : (codes.find((code) => code !== 0) ?? 0);
}
