// What the disk has no room for is not bought: it waits, and goes on by itself.
import { expect, test } from 'vitest';
import { englishFailure } from '../../../app/failure.ts';
import { makeBench } from '../../fakes/edit-bench.ts';
import { idOf, recordOf } from '../../fakes/records.ts';

const noRoom = englishFailure('disk-full', 'There is no room.', { charged: 'no' });
const [first, second] = [idOf(1), idOf(2)];
const minute = 60_000;

test('nothing is sent while there is no room, and each edit once when there is', async () => {
  const bench = await makeBench([recordOf(1), recordOf(2)]);
  let room = false;
  bench.world.room = async () => (room ? null : noRoom);
  const queue = bench.queue();
  queue.add([first, second], false);
  await bench.clock.pass(10 * minute);
  expect([bench.service.asked, bench.store.history, queue.state().paused, bench.editStore.troubleOf(first)]).toEqual([
    [],
    [],
    false,
    noRoom,
  ]);
  room = true;
  await bench.clock.pass(minute);
  expect([bench.service.creates(), bench.store.saved.get(first)?.state, bench.store.saved.get(second)?.state]).toEqual([2, 'done', 'done']);
  expect(bench.editStore.troubleOf(first)).toBeNull();
});

test('what waits for room can be cancelled, and the program can end', async () => {
  const bench = await makeBench([recordOf(1), recordOf(2)]);
  bench.world.room = async () => noRoom;
  const queue = bench.queue();
  queue.add([first], false);
  await bench.clock.pass(minute);
  await queue.cancel(first);
  await bench.clock.pass(minute);
  expect([bench.store.saved.get(first)?.state, queue.ends.at(-1)]).toEqual(['cancelled', [first, { kind: 'ended' }]]);
  queue.add([second], false);
  await bench.clock.pass(minute);
  await queue.close();
  expect([bench.store.saved.get(second)?.state, queue.ends.at(-1), bench.service.asked]).toEqual([
    'waiting',
    [second, { kind: 'stopped' }],
    [],
  ]);
});

test('the command, which does not wait, ends with the sentence', async () => {
  const bench = await makeBench([recordOf(1)]);
  bench.world.room = async () => noRoom;
  const { end } = bench.run(first, { patienceMs: minute });
  await bench.clock.settle();
  expect([end(), bench.service.asked, bench.store.saved.get(first)?.state]).toEqual([{ kind: 'limited', failure: noRoom }, [], 'waiting']);
});

test('an edit that is out is asked for whatever the room', async () => {
  const bench = await makeBench([recordOf(1)]);
  let asked = 0;
  bench.world.room = async () => ((asked += 1), null);
  bench.run(first);
  await bench.clock.pass(minute);
  expect([asked, bench.store.saved.get(first)?.state]).toEqual([1, 'done']);
});
