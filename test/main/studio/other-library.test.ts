// Another library is opened: what was done with the one before is of that.
import path from 'node:path';
import { expect, test } from 'vitest';
import { openBench } from '../../faults/bench.ts';
import { defaultSettings } from '../../../app/settings/settings.ts';
import { startSeaart } from '../../fakes/seaart-server.ts';
import { sessionOf } from '../batch/batch-bench.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('what was found by a check is of the library that was checked, and while it is checked no other is opened', async () => {
  const folder = temporaryFolder();
  const library = path.join(folder, 'library');
  const bench = await openBench({ folder, library });
  const { handlers } = bench.studio;
  const checking = handlers['library.verify'](undefined);
  expect(await bench.studio.useLibrary(path.join(folder, 'other'))).toMatchObject({
    ok: false,
    failure: {
      kind: 'usage',
      next: 'wait',
      message: 'Something else is being done with the whole library. Wait until it has ended, or stop it.',
    },
  });
  expect(await checking).toMatchObject({ ok: true });
  expect(await handlers['library.work'](undefined)).toMatchObject({ work: null, verified: { listed: [] } });
  expect(await bench.studio.useLibrary(path.join(folder, 'other'))).toMatchObject({ ok: true });
  expect(await handlers['library.work'](undefined)).toEqual({ work: null, verified: null, imported: null, backedUp: null });
  expect(await bench.studio.useLibrary(library)).toMatchObject({ ok: true });
  expect((await handlers['library.work'](undefined)).verified).not.toBeNull();
});

test('a library with an edit out at the service that cannot be reached is left when that is wished, and the edit goes on there, bought once', async () => {
  const server = await startSeaart();
  server.behaviour.pace = ['IN_PROGRESS'];
  const folder = temporaryFolder();
  const [library, other] = [path.join(folder, 'library'), path.join(folder, 'other')];
  const settings = { ...defaultSettings, atOnce: 1 };
  const bench = await openBench({ folder, library, settings, baseUrl: server.baseUrl, key: server.key });
  const out = await bench.run('a red door');
  await bench.until('it is out', () => sessionOf(bench).editStore.get(out)?.state === 'running');
  const waits = await bench.run('a blue door');
  await server.stop();
  expect(await bench.studio.useLibrary(other)).toMatchObject({
    ok: false,
    failure: { detail: 'may-leave', said: { values: { count: 2 } } },
  });
  expect(await bench.studio.useLibrary(other, { leaving: true })).toMatchObject({ ok: true, value: { folder: other } });
  expect(bench.studio.underWay()).toEqual([]);
  for (const task of server.tasks.values()) task.pace = ['COMPLETED'];
  server.behaviour.pace = ['COMPLETED'];
  await server.start();
  expect(await bench.studio.useLibrary(library)).toMatchObject({ ok: true });
  await Promise.all([bench.done(out), bench.done(waits)]);
  expect(server.count('create')).toBe(2);
  await server.stop();
});

test('a create under way is heard before the library is left', async () => {
  const server = await startSeaart();
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  server.next('create', { before: () => held });
  const folder = temporaryFolder();
  const [library, other] = [path.join(folder, 'library'), path.join(folder, 'other')];
  const bench = await openBench({ folder, library, baseUrl: server.baseUrl, key: server.key });
  const id = await bench.run('a red door');
  await server.until(() => server.count('create') === 1);
  const leaving = bench.studio.useLibrary(other, { leaving: true });
  setImmediate(answer);
  expect(await leaving).toMatchObject({ ok: true, value: { folder: other } });
  expect(await bench.studio.useLibrary(library)).toMatchObject({ ok: true });
  await bench.done(id);
  expect(server.count('create')).toBe(1);
  await server.stop();
});
