import { expect, test } from 'vitest';
import type { QueueChange } from '../../../../app/contract/contract.ts';
import { makeQueueNotifier } from '../../../../main/studio/session/queue-notifier.ts';
import { makeBench } from '../../../fakes/edit-bench.ts';
import { idOf, recordOf } from '../../../fakes/records.ts';

function notifier(typicalSeconds: () => Promise<number | null>) {
  const told: QueueChange[] = [];
  const lines: string[] = [];
  const made = makeQueueNotifier({
    session: () => null,
    typicalSeconds,
    emit: (queue) => void told.push(queue),
    log: (line) => void lines.push(line),
  });
  return { ...made, told, lines };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const empty = (turn: number): QueueChange => ({
  paused: false,
  pausedBecause: null,
  held: 'no',
  typicalSeconds: null,
  turn,
  gone: [],
  placed: [],
});

test('many moves in one turn are told once, those of the next one again', async () => {
  const { tell, told } = notifier(async () => 12);
  tell();
  tell();
  await turn();
  expect(told).toEqual([empty(1)]);
  tell();
  await turn();
  expect(told).toEqual([empty(1), empty(2)]);
});

test('once closed it asks nothing more, also not what the same turn had still to tell', async () => {
  let asked = 0;
  const { tell, close, told, lines } = notifier(async () => {
    asked += 1;
    throw new Error('the index is closed');
  });
  tell();
  close();
  await turn();
  tell();
  await turn();
  expect([asked, told, lines]).toEqual([0, [], []]);
});

test('an answer that closing cut off is nobody’s trouble; any other is in the log', async () => {
  let cut: (error: Error) => void = () => undefined;
  const late = notifier(() => new Promise((_, reject) => (cut = reject)));
  late.tell();
  await turn();
  late.close();
  cut(new Error('the index is closed'));
  await turn();
  const broken = notifier(() => Promise.reject(new Error('no such table')));
  broken.tell();
  await turn();
  expect([late.lines, broken.lines]).toEqual([[], ['the queue could not be told: Error: no such table']]);
});

test('what the whole has over the last change is told to the others before, so that all go on from the same order', async () => {
  const { editStore, queue: queueOf } = await makeBench([recordOf(1), recordOf(2), recordOf(3)]);
  const queue = queueOf();
  queue.pause(true);
  queue.add([idOf(1), idOf(2)], false);
  const told: QueueChange[] = [];
  const { whole } = makeQueueNotifier({
    session: () => ({ editStore, queue, foreign: () => [recordOf(2), recordOf(4)] }),
    typicalSeconds: async () => 12,
    emit: (change) => void told.push(change),
    log: () => undefined,
  });
  const state = { paused: true, pausedBecause: null, held: 'no', typicalSeconds: 12 } as const;
  const edits = [3, 4, 1, 2].map((n) => editStore.summary(recordOf(n)));
  const placed = [
    { id: idOf(3), after: null },
    { id: idOf(4), after: idOf(3) },
    { id: idOf(1), after: idOf(4) },
    { id: idOf(2), after: idOf(1) },
  ];
  expect(await whole()).toEqual({ ...state, turn: 1, edits });
  expect(told).toEqual([{ ...state, turn: 1, gone: [], placed }]);
  queue.runNext(idOf(2));
  expect([(await whole()).turn, (await whole()).edits.map(({ id }) => id)]).toEqual([2, [3, 4, 2, 1].map(idOf)]);
  expect(told.slice(1)).toEqual([{ ...state, turn: 2, gone: [], placed: [{ id: idOf(2), after: idOf(4) }] }]);
});
