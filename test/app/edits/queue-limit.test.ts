// What a limit of money holds back: it waits in its place, and nobody loses it.
import { expect, test } from 'vitest';
import { fail, englishFailure, ok } from '../../../app/failure.ts';
import { makeBench } from '../../fakes/edit-bench.ts';
import type { Bench } from '../../fakes/edit-bench.ts';
import { idOf, recordOf } from '../../fakes/records.ts';

const minute = 60_000;
const failure = englishFailure('limit', 'That would pass your limit.');
const waiting = (count: number) =>
  Array.from({ length: count }, (_, i) => recordOf(i + 1, { request: { ...recordOf(1).request, prompt: `${i + 1}` } }));
const ids = (...numbers: number[]): string[] => numbers.map(idOf);
const created = (bench: Bench): string[] =>
  bench.service.asked.filter((asked) => asked.startsWith('create')).map((asked) => asked.slice(7));
const states = (bench: Bench): string[] => [...bench.store.saved.values()].map(({ state }) => state);

/** A bench whose limit has room for so many edits. */
async function limitedBench(count: number, room: number) {
  const bench = await makeBench(waiting(count));
  const left = { room };
  bench.world.withinLimits = async (_record, send) => (left.room-- > 0 ? ok(await send()) : fail(failure));
  return { bench, left, queue: bench.queue({ atOnce: () => 1 }) };
}

test('the queue pauses with the sentence, what was sent goes on, and all is in its place when it goes on', async () => {
  const { bench, left, queue } = await limitedBench(4, 1);
  queue.add(ids(1, 2, 3, 4), false);
  await bench.clock.pass(minute);
  expect([created(bench), states(bench), queue.state(), queue.line()]).toEqual([
    ['1'],
    ['done', 'waiting', 'waiting', 'waiting'],
    { paused: true, pausedBecause: failure, held: 'no' },
    ids(2, 3, 4),
  ]);
  expect([bench.editStore.troubleOf(idOf(2)), bench.editStore.troubleOf(idOf(3))]).toEqual([failure, null]);
  left.room = 9;
  queue.pause(false);
  expect(bench.editStore.troubleOf(idOf(2))).toBeNull();
  await bench.clock.pass(minute);
  expect([created(bench), states(bench)]).toEqual([['1', '2', '3', '4'], Array(4).fill('done')]);
});

test('gone on with while the limit stands, it waits again and nothing is sent', async () => {
  const { bench, queue } = await limitedBench(2, 0);
  queue.add(ids(1, 2), false);
  await bench.clock.pass(minute);
  queue.pause(false);
  await bench.clock.pass(minute);
  expect([created(bench), queue.line(), queue.state().pausedBecause]).toEqual([[], ids(1, 2), failure]);
  expect(bench.store.saved.get(idOf(1))?.timeline.map(({ state }) => state)).toEqual(['waiting']);
});

test('cancelled while it was counted, it is cancelled, and the queue goes on', async () => {
  const bench = await makeBench(waiting(1));
  const queue = bench.queue();
  bench.world.withinLimits = async () => (await queue.cancel(idOf(1)), fail(failure));
  queue.add(ids(1), false);
  await bench.clock.pass(minute);
  expect([states(bench), queue.state().paused]).toEqual([['cancelled'], false]);
});
