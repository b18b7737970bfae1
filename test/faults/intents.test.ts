// One press, told more than once: one edit, one create.
import path from 'node:path';
import { expect, test } from 'vitest';
import { startSeaart } from '../fakes/seaart-server.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { openBench } from './bench.ts';

test('row 36: the same press told ten times at once, and again after the end, is one create; another press is another', async () => {
  const server = await startSeaart();
  const folder = temporaryFolder();
  const bench = await openBench({ folder, library: path.join(folder, 'library'), baseUrl: server.baseUrl, key: server.key });
  const press = (intent: string) =>
    bench.studio.handlers['edit.run']({
      request: { model: 'flux_kontext_max', prompt: 'a lake', pictures: [], parameters: {} },
      intents: [intent],
      next: false,
      evenIfPaid: true,
      shown: { places: [], count: 1 },
    });
  const intent = crypto.randomUUID();
  const told = await Promise.all(Array.from({ length: 10 }, () => press(intent)));
  expect(new Set(told.map((reply) => JSON.stringify(reply))).size).toBe(1);
  const [first] = told;
  if (first?.ok !== true) throw new Error(JSON.stringify(first));
  await bench.done(first.value.ids[0] ?? '');
  expect([await press(intent), server.count('create')]).toEqual([first, 1]);
  await press(crypto.randomUUID());
  await bench.until('the other is sent', () => server.count('create') === 2);
  await bench.close();
  await server.stop();
});

test('the very same request by two programs, and by two presses of each, at the same moment is one create; the others are told that it is paid for', async () => {
  const server = await startSeaart();
  const folder = temporaryFolder();
  const open = () => openBench({ folder, library: path.join(folder, 'library'), baseUrl: server.baseUrl, key: server.key });
  const benches = [await open(), await open()];
  const pressed = await Promise.all(
    [...benches, ...benches].map(({ studio }) =>
      studio.handlers['edit.run']({
        request: { model: 'flux_kontext_max', prompt: 'a lake', pictures: [], parameters: { seed: 5 } },
        intents: [crypto.randomUUID()],
        next: false,
        evenIfPaid: false,
        shown: { places: [], count: 1 },
      }),
    ),
  );
  expect(pressed.map((reply) => (reply.ok ? 'made' : reply.failure.kind)).toSorted()).toEqual([
    'made',
    'paid-before',
    'paid-before',
    'paid-before',
  ]);
  const by = pressed.findIndex(({ ok }) => ok);
  const [made] = pressed[by]?.ok === true ? pressed[by].value.ids : [];
  await benches[by % 2]?.done(made ?? '');
  expect(server.count('create')).toBe(1);
  for (const bench of benches) await bench.close();
  await server.stop();
});
