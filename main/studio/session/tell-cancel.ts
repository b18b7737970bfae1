// Cancels at the service alone: for an edit that another program runs, which hears of it from the service.
import type { EditRecord } from '../../../app/edits/record.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Reply } from '../../../app/failure.ts';
import type { Service } from './service.ts';
import { say } from '../../../app/messages/say.ts';

export const makeTellCancel =
  (service: Service) =>
  async (record: EditRecord): Promise<Reply<null>> => {
    if (record.named === null) return fail(makeFailure('usage', say('edit.notSentYet')));
    const answer = await (await service.of(record)).client.cancel(record.named);
    return answer.kind === 'trouble' || answer.kind === 'key-refused' ? fail(answer.failure) : ok(null);
  };
