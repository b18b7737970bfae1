// The steps that led to an edit of the library, read from the records on the way.
import { cameFrom, chainOf } from '../../app/chains/from-edits.ts';
import type { ChainDraft } from '../../app/chains/from-edits.ts';
import { maxSteps } from '../../app/batch/limits.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import { fail } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Session } from '../studio/session/session-type.ts';
import { say } from '../../app/messages/say.ts';

export async function chainOfEdit({ library, editStore }: Session, id: string): Promise<Reply<ChainDraft>> {
  const way: EditRecord[] = [];
  for (let at: string | null = id; at !== null && way.length <= maxSteps;) {
    const record: EditRecord | null = editStore.get(at) ?? (await library.load(at));
    if (record === null) {
      if (way.length === 0) return fail(library.trouble() ?? makeFailure('edit-not-found', say('edit.gone', { id })));
      // What came before it is gone: the way begins with what is here.
      break;
    }
    // Records that name each other would go round for ever.
    if (way.some((one) => one.id === record.id)) break;
    way.unshift(record);
    at = cameFrom(record);
  }
  if (way.length > maxSteps) return fail(makeFailure('usage', say('chain.tooManySteps', { most: maxSteps })));
  return chainOf(way);
}
