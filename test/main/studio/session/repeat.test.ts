// What is sent once more is looked at like what is sent the first time: its record is a file, which other hands may have changed.
import path from 'node:path';
import { expect, test } from 'vitest';
import { startSeaart } from '../../../fakes/seaart-server.ts';
import { openBench } from '../../../faults/bench.ts';
import { sessionOf } from '../../batch/batch-bench.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

test.each([
  ['a parameter out of its range', { safety_tolerance: 60 }, {}, 'invalid-request'],
  ['a parameter that the model has not', { steps: 4 }, {}, 'invalid-request'],
  ['a model that is not known', {}, { model: 'flux_of_another_year' }, 'model-unknown'],
])('%s is refused and makes no edit', async (_what, parameters, more, kind) => {
  const server = await startSeaart();
  const folder = temporaryFolder();
  const bench = await openBench({ folder, library: path.join(folder, 'library'), baseUrl: server.baseUrl, key: server.key });
  const id = await bench.run('a red door');
  await bench.done(id);
  const { library } = sessionOf(bench);
  const record = await library.load(id);
  if (record === null) throw new Error('it has no record');
  await library.save({ ...record, ...more, request: { ...record.request, parameters: { ...record.request.parameters, ...parameters } } });
  for (const otherSeed of [false, true])
    expect(await bench.studio.handlers['edit.retry']({ id, intent: crypto.randomUUID(), otherSeed })).toMatchObject({
      failure: { kind, charged: 'no' },
    });
  expect([server.count('create'), (await library.find('')).total]).toEqual([1, 1]);
  await bench.close();
  await server.stop();
});
