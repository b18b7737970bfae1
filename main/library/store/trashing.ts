// Files on their way to the system's trash. That it does not take one says nothing of the library, which is still there and can be written to.
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import { errorCode } from '../../platform/durable-files.ts';
import { say } from '../../../app/messages/say.ts';
import type { Message } from '../../../app/messages/message.ts';

const inLibraryTrash = say('library.trashRefused');
export const whereItWas = say('words.trashRefused');

type Move = (file: string) => Promise<void>;

/** Work that moves files by what it is given; fails with this sentence when the trash did not take one. Other errors are thrown as they are. */
export async function trashing<T>(move: Move, work: (move: Move) => Promise<T>, said = inLibraryTrash): Promise<Reply<T>> {
  let refused: Failure | null = null;
  try {
    const done = await work(async (file) => {
      try {
        await move(file);
      } catch (error) {
        refused = notTaken(error, said);
        throw error;
      }
    });
    return ok(done);
  } catch (error) {
    if (refused === null) throw error;
    return fail(refused);
  }
}

function notTaken(error: unknown, said: Message): Failure {
  const why = errorCode(error) ?? (error instanceof Error ? error.message : String(error));
  return makeFailure('disk-trouble', said, { detail: why });
}
