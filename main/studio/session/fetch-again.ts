// Fetches pictures of a done edit once more when their files are missing or damaged, or makes them again where they were made here. Only the very bytes that
// were there once are taken.
import { compositeOf } from '../../../app/edits/composite.ts';
import type { EditStore } from '../../../app/edits/edit-store.ts';
import type { EditRecord, Result } from '../../../app/edits/record.ts';
import type { Output } from '../../../app/seaart/named-request.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import type { ReceiveOutcome } from '../../../app/edits/ports.ts';
import { failureOf } from '../../../app/edits/charged.ts';
import { hashFile } from '../../platform/durable-files.ts';
import type { MakeAgain } from './make-again.ts';
import type { Library } from '../../library/library.ts';
import type { Receive } from './receive.ts';
import type { Service } from './service.ts';
import { say } from '../../../app/messages/say.ts';

export function makeFetchAgain(options: {
  library: Library;
  editStore: EditStore;
  service: Service;
  receive: Receive;
  makeAgain: MakeAgain;
  onChanged: (summary: EditSummary) => void;
}): (record: EditRecord) => Promise<Reply<null>> {
  const { library, editStore, service, receive, makeAgain } = options;

  const isWhole = async (record: EditRecord, nth: number, result: Result): Promise<boolean> => {
    const file = await library.resultPath(record.id, nth);
    return file !== null && (await hashFile(file).catch(() => null)) === result.sha256;
  };

  /** Where the pictures lie now; the links of the record when the service says nothing of them. */
  const outputsOf = async (record: EditRecord): Promise<readonly Output[]> => {
    if (record.named === null) return record.outputs;
    const { client, foreign } = await service.of(record);
    const answer = await client.response(record.named);
    if (answer.kind === 'outputs') return answer.outputs;
    return answer.kind === 'ended' || (answer.kind === 'not-found' && !foreign) ? [] : record.outputs;
  };

  return async (record) => {
    const isComposite = compositeOf(record) !== null;
    if (record.imported !== undefined && !isComposite)
      return fail(
        makeFailure(
          'picture-missing',
          record.imported.program === undefined
            ? say('service.refetchImported')
            : say('service.refetchMadeElsewhere', { program: record.imported.program }),
          {
            next: 'none',
          },
        ),
      );
    let outputs: readonly Output[] | null = null;
    const brought = async (of: EditRecord, nth: number, { sha256 }: Result): Promise<ReceiveOutcome> => {
      const { isLocal } = await service.of(of);
      outputs ??= await outputsOf(of);
      return byHash(outputs, nth, (output) => receive(of, nth, output, isLocal, sha256));
    };
    for (const [nth, result] of record.results.entries()) {
      if (await isWhole(record, nth, result)) continue;
      const arrived = isComposite ? await makeAgain(record) : await brought(record, nth, result);
      if (arrived.kind !== 'received') return fail(failureOf(record.service.rehearsal, whyNot(arrived)));
      // A damaged file keeps its name and lies where it was; the record names the whole one.
      const changed = await editStore.change(record.id, (now) => ({
        ...now,
        results: now.results.map((before, at) => (at === nth ? { ...before, file: arrived.result.file } : before)),
      }));
      if (!changed.ok) return changed;
    }
    const now = (await library.load(record.id)) ?? record;
    options.onChanged({ ...editStore.summary(now), present: await library.noteFiles(now) });
    return ok(null);
  };
}

/** Results may be fewer than outputs, when one of several did not come: the hash says which output is meant. */
async function byHash(
  outputs: readonly Output[],
  nth: number,
  bring: (output: Output) => Promise<ReceiveOutcome>,
): Promise<ReceiveOutcome> {
  const likely = outputs[nth];
  const inOrder = likely === undefined ? outputs : [likely, ...outputs.filter((output) => output !== likely)];
  let last: ReceiveOutcome = { kind: 'expired', status: 404 };
  for (const output of inOrder) {
    last = await bring(output);
    if (last.kind === 'received' || last.kind === 'disk') return last;
  }
  return last;
}

function whyNot(outcome: Exclude<ReceiveOutcome, { kind: 'received' }>): Failure {
  switch (outcome.kind) {
    case 'disk':
      return outcome.failure;
    case 'page':
      return makeFailure('offline', say('service.refetchPage'), { detail: outcome.detail });
    case 'unreachable':
      return makeFailure('offline', say('service.refetchOffline', { service: say('service.name') }), {
        detail: outcome.detail,
      });
    case 'expired':
      return makeFailure('result-expired', say('service.refetchGone'), { charged: 'yes', detail: `HTTP ${outcome.status}`, next: 'none' });
    case 'damaged':
    case 'forbidden':
      return makeFailure('result-damaged', say('service.refetchOther'), { charged: 'yes', detail: outcome.detail, next: 'none' });
  }
}
