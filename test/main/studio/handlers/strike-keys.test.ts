// A key that is pasted where something is named or noted is in no file, and what had it before can be taken away.
import path from 'node:path';
import { expect, test } from 'vitest';
import { openBench } from '../../../faults/bench.ts';
import { startSeaart } from '../../../fakes/seaart-server.ts';
import { sessionOf } from '../../batch/batch-bench.ts';
import { filesHolding } from '../../command/run-command.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

test('notes, tags, labels, projects, settings and saved words hold a sign in place of the key', async () => {
  const server = await startSeaart();
  const folder = temporaryFolder();
  const bench = await openBench({ folder, library: path.join(folder, 'library'), baseUrl: server.baseUrl, key: server.key });
  const { handlers } = bench.studio;
  const { key } = server;
  const id = await bench.run('a red door');
  await bench.done(id);
  const { library } = sessionOf(bench);
  const change = { note: `see ${key}`, addTags: [key, 'sea'], project: `${key} & co`, label: key };
  expect(await handlers['edit.organise']({ ids: [id], change })).toMatchObject({ ok: true });
  expect((await library.load(id))?.organised).toMatchObject({
    note: 'see [key]',
    tags: ['[key]', 'sea'],
    project: '[key] & co',
    label: '[key]',
  });
  await handlers['settings.change']({ project: key, nameTemplate: `${key}-{prompt}` });
  const saved = { kind: 'preset', name: `mine ${key}`, prompt: `use ${key}`, model: null, parameters: {}, replace: false } as const;
  expect(await handlers['words.keep'](saved)).toMatchObject({ ok: true });
  await bench.close();
  expect(filesHolding(key, [path.join(folder, 'home'), path.join(folder, 'library')])).toEqual([]);

  const again = await openBench({ folder, library: path.join(folder, 'library'), baseUrl: server.baseUrl, key });
  const { library: same } = sessionOf(again);
  const record = await same.load(id);
  if (record === null) throw new Error('it has no record');
  await same.save({ ...record, organised: { ...record.organised, tags: [key, 'sea'] } });
  await again.studio.handlers['edit.organise']({ ids: [id], change: { removeTags: [key] } });
  expect((await same.load(id))?.organised.tags).toEqual(['sea']);
  await again.close();
  await server.stop();
});
