// Files on their way to the system's trash. That it does not take one says nothing of the library, which is still there and can be written to.
import { fail, makeFailure, ok } from '../../../app/failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import { errorCode } from '../../platform/durable-files.ts';

const inLibraryTrash = 'The system’s trash did not take it. It stays in the library’s trash.';
export const whereItWas = 'The system’s trash did not take it. It was left where it is.';

type Move = (file: string) => Promise<void>;

/** Work that moves files by what it is given; fails with this sentence when the trash did not take one. Other errors are thrown as they are. */
export async function trashing<T>(move: Move, work: (move: Move) => Promise<T>, sentence = inLibraryTrash): Promise<Reply<T>> {
  let refused: Failure | null = null;
  try {
    const done = await work(async (file) => {
      try {
        await move(file);
      } catch (error) {
        refused = notTaken(error, sentence);
        throw error;
      }
    });
    return ok(done);
  } catch (error) {
    if (refused === null) throw error;
    return fail(refused);
  }
}

function notTaken(error: unknown, sentence: string): Failure {
  const why = errorCode(error) ?? (error instanceof Error ? error.message : String(error));
  return makeFailure('disk-trouble', sentence, { detail: why });
}
