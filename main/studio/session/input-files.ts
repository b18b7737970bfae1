// Where the pictures of a request lie: taken in a moment ago, or in the library already.
import type { EditRequest } from '../../../app/edits/record.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import { isUnseen } from '../../../app/pictures/web-address.ts';
import type { Inbox } from '../../inputs/inbox.ts';
import type { Session } from './session-type.ts';
import { say } from '../../../app/messages/say.ts';

export type InputFiles = {
  /** The file of a picture by its SHA-256; null where neither the inbox nor the open library has it. */
  readonly locate: (sha256: string) => Promise<string | null>;
  /** The inputs are in the library when this answers. Of an address it is our copy, if there is one. */
  readonly keep: (session: Session, inputs: EditRequest['inputs']) => Promise<Reply<null>>;
};

/** `refusalOfAddresses`: why an address among the inputs may not be sent; null when all may. */
export function makeInputFiles(options: {
  readonly inbox: Inbox;
  readonly session: () => Session | null;
  readonly refusalOfAddresses: (inputs: EditRequest['inputs']) => Promise<Failure | null>;
}): InputFiles {
  const locate = async (sha256: string): Promise<string | null> =>
    (await options.inbox.find(sha256))?.path ?? (await options.session()?.library.inputPath(sha256)) ?? null;
  return {
    locate,
    keep: async ({ library }, inputs) => {
      const refusal = await options.refusalOfAddresses(inputs);
      if (refusal !== null) return fail(refusal);
      for (const input of inputs) {
        if (isUnseen(input)) continue;
        const there = await library.inputPath(input.sha256);
        const given = (await options.inbox.find(input.sha256))?.path;
        // What was given anew takes the place of one that was damaged in the library; where it is none, nothing is worse than it was.
        if (there !== null && given !== undefined) await library.storeInput(given, input.sha256, input.mediaType);
        if (there !== null) continue;
        const file = await locate(input.sha256);
        if (file === null) return fail(missingPicture(input.name));
        const stored = await library.storeInput(file, input.sha256, input.mediaType);
        if (!stored.ok) return stored;
      }
      return ok(null);
    },
  };
}

/** The failure for an input whose file is nowhere. */
export const missingPicture = (name: string): Failure => makeFailure('picture-missing', say('picture.notHere', { name }));
