// Fetches pictures of a done edit once more when their files are missing or damaged, or makes them again where they were made here; of what was there once
// only the very bytes are taken. One of several that did not come at all is asked for as well.
import { compositeOf } from '../../../app/edits/composite.ts';
import type { EditStore } from '../../../app/edits/edit-store.ts';
import type { EditRecord, Result } from '../../../app/edits/record.ts';
import type { Output } from '../../../app/seaart/named-request.ts';
import { fail, ok } from '../../../app/failure.ts';
import { inOtherWords, makeFailure } from '../../../app/make-failure.ts';
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
    const listed = async (): Promise<readonly Output[]> => (outputs ??= await outputsOf(record));
    const brought = async (of: EditRecord, nth: number, { sha256 }: Result): Promise<ReceiveOutcome> => {
      const { isLocal } = await service.of(of);
      return byHash(await listed(), nth, (output) => receive(of, nth, output, isLocal, sha256));
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
    const others = isComposite ? ok(null) : await fetchOthers(record, listed);
    const now = (await library.load(record.id)) ?? record;
    options.onChanged({ ...editStore.summary(now), present: await library.noteFiles(now) });
    return others;
  };

  /** Those of several pictures that did not come when the edit was done. They come last, so that each of the others stays which it is. */
  async function fetchOthers(record: EditRecord, listed: () => Promise<readonly Output[]>): Promise<Reply<null>> {
    for (const at of withoutResult(record)) {
      const output = (await listed())[at];
      const { isLocal } = await service.of(record);
      const arrived: ReceiveOutcome = output === undefined ? { kind: 'expired', status: 404 } : await receive(record, at, output, isLocal);
      if (arrived.kind !== 'received') return fail(failureOf(record.service.rehearsal, whyOthersNot(arrived, record)));
      const { result } = arrived;
      const changed = await editStore.change(record.id, (now) =>
        now.results.some(({ sha256 }) => sha256 === result.sha256) ? now : { ...now, results: [...now.results, result] },
      );
      if (!changed.ok) return changed;
    }
    return ok(null);
  }
}

/** Which outputs have no result: by the names of those that came, and where a name says nothing the last ones. */
function withoutResult({ stem, outputs, results }: Pick<EditRecord, 'stem' | 'outputs' | 'results'>): readonly number[] {
  const count = outputs.length - results.length;
  if (count <= 0 || results.length === 0) return [];
  const came = new Set(results.map(({ file }) => numberIn(stem, file)));
  const left = [...outputs.keys()].filter((at) => !came.has(at));
  return left.length === count ? left : [...outputs.keys()].slice(-count);
}

/** As `resultName` and `otherResultName` write it; null in a name that somebody else gave. */
function numberIn(stem: string, file: string): number | null {
  const name = file.replace(/\.[^.]+$/, '');
  if (name === stem) return 0;
  const [, number] = (name.startsWith(stem) && /^-(\d+)(?:-[0-9a-f]{8})?$/.exec(name.slice(stem.length))) || [];
  return number === undefined ? null : Number(number) - 1;
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

function whyOthersNot(outcome: Exclude<ReceiveOutcome, { kind: 'received' }>, { outputs, results }: EditRecord): Failure {
  const failure = whyNot(outcome);
  if (failure.kind !== 'result-expired' && failure.kind !== 'result-damaged') return failure;
  return inOtherWords(failure, say('service.othersGone', { left: outputs.length - results.length, all: outputs.length }));
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
