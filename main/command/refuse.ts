import type { Failure } from '../../app/failure.ts';
import { exitCodeOf } from './exit-codes.ts';
import type { Output } from './output.ts';

/** Tells why nothing was done; the exit code that says so. */
export function refuse(output: Output, failure: Failure): number {
  output.failure(failure, null);
  return exitCodeOf(failure.kind);
}
