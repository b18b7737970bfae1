// One press, told more than once: one edit, one create.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { EditRecord } from '../../app/edits/record.ts';
import { startSeaart } from '../fakes/seaart-server.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { plant } from '../main/library/opened.ts';
import { idOf, recordOf } from '../main/library/records.ts';
import { openBench } from './bench.ts';

/** What somebody had bought, whose picture is not at hand here. */
const paidFor = (n: number, prompt: string, seed: number): EditRecord => {
  const { request, ...record } = recordOf(n);
  return { ...record, model: 'flux_kontext_max', request: { ...request, prompt, inputs: [], parameters: { seed } } };
};

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

test('the very same request as one of 300 with its seed is told that it is paid for, also where another computer made them all a moment ago', async () => {
  const server = await startSeaart();
  const folder = temporaryFolder();
  const library = path.join(folder, 'library');
  const open = () => openBench({ folder, library, baseUrl: server.baseUrl, key: server.key });
  await (await open()).close();
  for (let n = 0; n < 300; n += 1) plant({ folder: library, cacheFolder: '' }, paidFor(n, `lake ${n}`, 42));
  const bench = await open();
  const press = (prompt: string) =>
    bench.studio.handlers['edit.run']({
      request: { model: 'flux_kontext_max', prompt, pictures: [], parameters: { seed: 42 } },
      intents: [crypto.randomUUID()],
      next: false,
      evenIfPaid: false,
      shown: { places: [], count: 1 },
    });
  for (const n of [0, 299, 150])
    expect(await press(`lake ${n}`)).toMatchObject({ ok: false, failure: { kind: 'paid-before', detail: idOf(n) } });
  // Nor where the record was damaged since: the index knows what it asked for.
  writeFileSync(plant({ folder: library, cacheFolder: '' }, paidFor(7, 'lake 7', 42)), '{"format": 1, ');
  expect(await press('lake 7')).toMatchObject({ ok: false, failure: { kind: 'paid-before', detail: idOf(7) } });
  expect(server.count('create')).toBe(0);
  expect(await press('lake 300')).toMatchObject({ ok: true });
  await bench.close();
  await server.stop();
});

test('marks that two programs give to the same edits at the same moment are all in the records', async () => {
  const folder = temporaryFolder();
  const open = () => openBench({ folder, library: path.join(folder, 'library') });
  const benches = [await open(), await open()];
  const [first] = benches;
  const pressed = await first?.studio.handlers['edit.run']({
    request: { model: 'flux_kontext_max', prompt: 'a lake', pictures: [], parameters: {} },
    intents: Array.from({ length: 8 }, () => crypto.randomUUID()),
    next: false,
    evenIfPaid: true,
    shown: { places: [], count: 8 },
  });
  const ids = pressed?.ok === true ? pressed.value.ids : [];
  for (const id of ids) await first?.done(id);
  for (const bench of benches) await bench.studio.session()?.library.settled();
  // One alone, and as many as are written together.
  const given: string[] = [];
  const give = (nth: number, some: readonly string[], tag: string): Promise<unknown> => {
    given.push(tag);
    return (
      benches[nth]?.studio.handlers['edit.organise']({ ids: [...some], change: { addTags: [tag] } }) ??
      Promise.reject(new Error('no program'))
    );
  };
  const told = [];
  for (let round = 0; round < 5; round += 1)
    told.push(...(await Promise.all([0, 1, 0, 1].map((nth, at) => give(nth, at < 2 ? ids : ids.slice(0, 1), `tag ${round} ${at}`)))));
  expect(told).toMatchObject(told.map(() => ({ ok: true, value: { stoppedBy: null } })));
  const record = await first?.studio.session()?.library.load(ids[0] ?? '');
  expect(record?.organised.tags.toSorted()).toEqual(given.toSorted());
  for (const bench of benches) await bench.close();
});
