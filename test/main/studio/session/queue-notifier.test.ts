import { expect, test } from 'vitest';
import type { QueueStatus } from '../../../../app/contract/contract.ts';
import { makeQueueTeller } from '../../../../main/studio/session/queue-notifier.ts';

function teller(typicalSeconds: () => Promise<number | null>) {
  const told: QueueStatus[] = [];
  const lines: string[] = [];
  const made = makeQueueTeller({
    session: () => null,
    typicalSeconds,
    emit: (queue) => void told.push(queue),
    log: (line) => void lines.push(line),
  });
  return { ...made, told, lines };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const empty: QueueStatus = { paused: false, pausedBecause: null, held: 'no', edits: [], typicalSeconds: null };

test('many moves in one turn are told once, those of the next one again', async () => {
  const { tell, told } = teller(async () => 12);
  tell();
  tell();
  await turn();
  expect(told).toEqual([empty]);
  tell();
  await turn();
  expect(told).toEqual([empty, empty]);
});

test('once closed it asks nothing more, also not what the same turn had still to tell', async () => {
  let asked = 0;
  const { tell, close, told, lines } = teller(async () => {
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
  const late = teller(() => new Promise((_, reject) => (cut = reject)));
  late.tell();
  await turn();
  late.close();
  cut(new Error('the index is closed'));
  await turn();
  const broken = teller(() => Promise.reject(new Error('no such table')));
  broken.tell();
  await turn();
  expect([late.lines, broken.lines]).toEqual([[], ['the queue could not be told: Error: no such table']]);
});
