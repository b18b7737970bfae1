// Follows edits from their first move to their last, and prints both.
import { unchangedSaid } from '../../app/composite/sentences.ts';
import { failureOf } from '../../app/edits/charged.ts';
import { isAtEnd } from '../../app/edits/edit.ts';
import { summarise } from '../../app/edits/summary.ts';
import type { EditRecord, EditState } from '../../app/edits/record.ts';
import type { RunEnd } from '../../app/edits/run-context.ts';
import type { Failure } from '../../app/failure.ts';
import { englishFailure } from '../../app/failure.ts';
import type { EventPayloads } from '../../app/contract/contract.ts';
import type { Studio } from '../studio/studio.ts';
import { exitCodeOf, exitCodes, worstOf } from './exit-codes.ts';
import type { Output } from './output.ts';

export type Followed = {
  /** Follows these edits too. */
  readonly add: (ids: readonly string[]) => void;
  /** The exit code, once every followed edit has its last line. */
  readonly over: () => Promise<number>;
  readonly close: () => void;
};

type KeepWaiting = 'never' | 'limited' | 'always';

/** Begin before the edits are made, so that no move is missed. `keepWaiting`: for which stops of the queue what waits stays. */
export function followEdits(studio: Studio, output: Output, { keepWaiting = 'never' }: { keepWaiting?: KeepWaiting } = {}): Followed {
  const announced = new Map<string, EditState>();
  const hindrances = new Map<string, string | null>();
  const open = new Map<string, (code: number) => void>();
  const codes: Promise<number>[] = [];
  const ends = new Map<string, RunEnd>();
  const followed = new Set<string>();
  /** The queue was stopped, and what waits stays: for edits that are followed only afterwards. */
  let held: RunEnd | null = null;

  const offEvents = studio.onEvent((name, payload) => {
    if (name !== 'edit.changed' && name !== 'edit.ended') return;
    const { id, state, requestId, trouble } = payload as EventPayloads['edit.changed' | 'edit.ended'];
    const hindrance = trouble?.message ?? null;
    if ((hindrances.get(id) ?? null) !== hindrance) {
      hindrances.set(id, hindrance);
      if (hindrance !== null) output.hindrance(id, hindrance);
    }
    if (announced.get(id) === state) return;
    announced.set(id, state);
    output.state(id, state, requestId);
    // An edit may end without a run: cancelled while it waited.
    if (isAtEnd(state) && !ends.has(id)) setImmediate(() => void conclude(id, { kind: 'ended' }));
  });
  const offRuns = studio.onRun((id, end) => {
    // The queue stopped itself, and nobody is here to let it go on: what still waits would wait for ever.
    if (end.kind === 'limited' || (end.kind === 'refused' && keepWaiting === 'always')) return void stopped(id, end);
    if (end.kind === 'refused') void studio.session()?.queue.cancelAll('waiting');
    void conclude(id, end);
  });

  /** What waits behind a limit of money, or a key or balance that was refused, is taken out of line, or stays there as it is: neither ever has its turn here. */
  const stopped = async (id: string, end: Extract<RunEnd, { kind: 'limited' | 'refused' }>): Promise<void> => {
    ends.set(id, end);
    if (keepWaiting !== 'never') held = end;
    if (keepWaiting === 'never') await studio.session()?.queue.cancelAll('waiting');
    await conclude(id, end);
    if (keepWaiting !== 'never') for (const other of open.keys()) await concludeWaiting(other, end);
  };
  const concludeWaiting = async (id: string, end: RunEnd): Promise<void> => {
    if ((await stateOf(id)) === 'waiting') await conclude(id, end);
  };
  const conclude = async (id: string, end: RunEnd): Promise<void> => {
    if (end.kind === 'back-in-line' && !isAtEnd(await stateOf(id))) return;
    ends.set(id, end);
    const settle = open.get(id);
    if (settle === undefined) return;
    open.delete(id);
    settle(await printEnd(studio, output, id, end));
  };
  const stateOf = async (id: string): Promise<EditState> => (await load(studio, id))?.state ?? 'lost';

  return {
    add: (ids) => {
      for (const id of ids) {
        if (followed.has(id)) continue;
        followed.add(id);
        codes.push(new Promise((resolve) => open.set(id, resolve)));
        const before = ends.get(id);
        if (before !== undefined) void conclude(id, before);
        else if (held !== null) void concludeWaiting(id, held);
      }
    },
    over: async () => worstOf(await Promise.all(codes)),
    close: () => {
      offEvents();
      offRuns();
    },
  };
}

async function load(studio: Studio, id: string): Promise<EditRecord | null> {
  const session = studio.session();
  return session?.editStore.get(id) ?? (await session?.library.load(id)) ?? null;
}

/** The last line of an edit; its exit code. */
export async function printEnd(studio: Studio, output: Output, id: string, end: RunEnd): Promise<number> {
  const record = await load(studio, id);
  const requestId = record?.named?.requestId ?? (end.kind === 'left' ? end.requestId : null);
  if (record?.state === 'done') return printDone(studio, output, record, requestId);
  const state = record?.state ?? 'lost';
  const failure = failureAtEnd(record, end);
  output.failure(record === null ? failure : failureOf(record.service.rehearsal, failure), { id, state, requestId });
  if (state === 'unknown')
    output.note(
      `“kontext resume ${id} --request-id R” fetches its picture, where you know the id of its request; “kontext forget ${id}” gives it up.`,
    );
  if (state === 'lost' && requestId !== null) output.note(`“kontext resume ${id}” asks for its picture once more; nothing is bought.`);
  // What is out is not given up: its record, or the id in the line above, leads to it.
  if (end.kind === 'left' && requestId !== null)
    output.note(
      `“kontext resume ${id}${record?.named == null ? ` --request-id ${requestId}` : ''}” goes on with it${atDisk(failure) ? ' when the library can be written to' : ''}.`,
    );
  return exitCodeOf(failure.kind);
}

async function printDone(studio: Studio, output: Output, record: EditRecord, requestId: string | null): Promise<number> {
  const { id } = record;
  const files = await Promise.all(record.results.map((_, index) => studio.resultPath(id, index)));
  const unchanged = summarise(record).unchanged === true;
  output.result({
    id,
    model: record.model,
    files: files.filter((file) => file !== null),
    record: (await studio.recordPath(id)) ?? '',
    requestId,
    unchanged,
  });
  if (unchanged) output.note(`${id.slice(-4).toLowerCase()}  ${unchangedSaid(record.service.rehearsal ? 'rehearsal' : 'charged')}`);
  return exitCodes.done;
}

/** Why there is no picture: of this run, else of the record, which has none where nothing went wrong. */
function failureAtEnd(record: EditRecord | null, end: RunEnd): Failure {
  if (end.kind === 'left' || end.kind === 'limited' || (end.kind === 'refused' && record?.state === 'waiting')) return end.failure;
  if (record?.failure != null) return record.failure;
  return record?.state === 'cancelled' ? englishFailure('cancelled', 'Cancelled before it was sent; nothing was charged.') : leftAlive();
}

const atDisk = ({ kind }: Failure): boolean => ['disk-full', 'disk-trouble', 'library-missing', 'library-readonly'].includes(kind);

function leftAlive(): Failure {
  return englishFailure('service-trouble', 'The edit is not at its end yet. “kontext resume” goes on with it.', {
    charged: 'maybe',
    next: 'wait',
  });
}
