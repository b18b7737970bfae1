// Exit codes of the command; others rely on them.
import { assertNever } from '../../app/assert-never.ts';
import type { FailureKind } from '../../app/failure.ts';

export const exitCodes = { done: 0, usage: 2, key: 3, refused: 4, network: 5, unknown: 6, library: 7 } as const;

export function exitCodeOf(kind: FailureKind): number {
  switch (kind) {
    case 'usage':
    case 'edit-not-found':
    case 'picture-missing':
    case 'picture-unsupported':
    case 'picture-too-large':
    case 'picture-damaged':
      return exitCodes.usage;
    case 'no-key':
    case 'bad-key':
    case 'keychain':
      return exitCodes.key;
    case 'balance':
    case 'model-denied':
    case 'model-unknown':
    case 'invalid-request':
    case 'too-large':
    case 'blocked':
    case 'model-failed':
    case 'model-timeout':
    case 'cancelled':
    case 'no-result':
    case 'paid-before':
    case 'limit':
      return exitCodes.refused;
    case 'rate-limited':
    case 'offline':
    case 'service-trouble':
    case 'request-not-found':
    case 'result-expired':
    case 'result-damaged':
      return exitCodes.network;
    case 'outcome-unknown':
      return exitCodes.unknown;
    case 'picture-process':
    case 'disk-full':
    case 'disk-trouble':
    case 'library-missing':
    case 'library-readonly':
    case 'record-damaged':
    case 'owned-elsewhere':
      return exitCodes.library;
    default:
      return assertNever(kind);
  }
}

/** One code for several edits: an unknown outcome outweighs everything, then the first that did not end well. */
export function worstOf(codes: readonly number[]): number {
  return codes.includes(exitCodes.unknown) ? exitCodes.unknown : (codes.find((code) => code !== 0) ?? 0);
}
