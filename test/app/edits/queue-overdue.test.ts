// Edits that the service never finishes.
import { expect, test } from 'vitest';
import { makeBench } from '../../fakes/edit-bench.ts';
import { say } from '../../fakes/fake-service.ts';
import { idOf, recordOf } from '../../fakes/records.ts';

const minute = 60_000;

test('two edits that run for ever keep the line waiting for ten minutes and no longer, and are still asked for', async () => {
  const bench = await makeBench([1, 2, 3].map((number) => recordOf(number, { request: { ...recordOf(1).request, prompt: `${number}` } })));
  bench.service.onStatus = (_nth, { requestId }) => (requestId === 'mmsu_3' ? say.completed : say.running);
  const queue = bench.queue();
  queue.add([1, 2, 3].map(idOf), false);
  await bench.clock.pass(9 * minute);
  expect([bench.service.creates(), queue.line()]).toEqual([2, [idOf(3)]]);
  await bench.clock.pass(2 * minute);
  expect([bench.service.creates(), queue.line()]).toEqual([3, []]);
  expect([...bench.store.saved.values()].map(({ state }) => state)).toEqual(['running', 'running', 'done']);
  const asked = bench.service.asked.length;
  await bench.clock.pass(20 * minute);
  expect(bench.service.asked.length).toBeGreaterThan(asked);
  expect(bench.service.creates()).toBe(3);
});
