// Finishing a draft: the same request at the address of another model, once for each intent, and not bought twice unasked.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { CallArgument } from '../../../../app/contract/contract.ts';
import { openBench } from '../../../faults/bench.ts';
import { jpeg } from '../../../fakes/pictures.ts';
import { startSeaart } from '../../../fakes/seaart-server.ts';
import { plant } from '../../library/opened.ts';
import { idOf, recordOf } from '../../library/records.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kontext-finish-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const imported = { from: 'comfyui', file: 'a.png', at: '2026-11-23T14:32:05.000Z', sha256: 'a'.repeat(64) };

test('the request of a draft on pro goes to max, and the new record names the draft', async () => {
  const server = await startSeaart();
  const library = path.join(folder, 'library');
  const planted = { folder: library, cacheFolder: '' };
  plant(planted, recordOf(1, { model: 'flux_kontext_pro', imported }));
  plant(planted, recordOf(2, { model: 'flux_kontext_pro', imported: { ...imported, program: 'Krita' } }));
  plant(planted, recordOf(3, { composite: {} }));
  plant(planted, recordOf(4, { model: 'of_another_version' }));
  const bench = await openBench({ folder, library, baseUrl: server.baseUrl, key: server.key });
  const file = path.join(folder, 'photo.jpg');
  writeFileSync(file, await jpeg(64, 48));
  const { pictures } = await bench.studio.takePaths([file]);
  const handlers = bench.studio.handlers;
  const ran = await handlers['edit.run']({
    request: {
      model: 'flux_kontext_pro',
      prompt: 'a red door',
      pictures: [...pictures],
      parameters: { aspect_ratio: '16:9', safety_tolerance: 1 },
    },
    intents: [crypto.randomUUID()],
    next: false,
    evenIfPaid: false,
    shown: { places: pictures.map(({ sha256 }) => sha256), count: 1 },
    project: 'Client X',
  });
  const draft = ran.ok ? (ran.value.ids[0] ?? '') : '';
  await bench.done(draft);

  const ask = { id: draft, model: 'flux_kontext_max', intent: crypto.randomUUID(), evenIfPaid: false };
  const finish = async (more: Partial<CallArgument<'edit.finish'>> = {}) => handlers['edit.finish']({ ...ask, ...more });
  const first = await finish();
  const id = first.ok ? (first.value.ids[0] ?? '') : '';
  // The same press told twice is the same edit.
  expect(await finish()).toEqual(first);
  await bench.done(id);

  const bodies = server.creates.map(({ heard }) => [heard.path.split('/').at(-1), JSON.parse(heard.body.toString('utf8')) as unknown]);
  expect(bodies.map(([endpoint]) => endpoint)).toEqual(['flux_kontext_pro', 'flux_kontext_max']);
  expect(bodies[1]?.[1]).toEqual(bodies[0]?.[1]);
  const record = await bench.studio.session()?.library.load(id);
  expect(record).toMatchObject({ model: 'flux_kontext_max', finishes: draft, repeats: null, organised: { project: 'Client X' } });

  const again = { intent: crypto.randomUUID() };
  expect(await finish(again)).toMatchObject({ ok: false, failure: { kind: 'paid-before', detail: id } });
  expect(await finish({ ...again, model: 'no_such_model' })).toMatchObject({ ok: false, failure: { kind: 'model-unknown' } });
  for (const other of [1, 2, 3])
    expect([other, await finish({ ...again, id: idOf(other) })]).toMatchObject([other, { ok: false, failure: { kind: 'usage' } }]);
  // With its own seed it would be the very same, bought again.
  expect(await handlers['edit.retry']({ id: idOf(4), intent: again.intent, otherSeed: true })).toMatchObject({
    ok: false,
    failure: { kind: 'model-unknown' },
  });
  expect(server.creates.length).toBe(2);
  const paid = await finish({ ...again, evenIfPaid: true });
  await bench.done(paid.ok ? (paid.value.ids[0] ?? '') : '');
  expect(server.creates.length).toBe(3);

  const found = async (query: string): Promise<readonly string[]> => {
    const rows = await bench.studio.session()?.library.rows(query, 0, 10);
    return (rows ?? []).map(({ model }) => model);
  };
  expect(await found('model:max red')).toEqual(['flux_kontext_max', 'flux_kontext_max']);
  expect(await found('model:pro red')).toEqual(['flux_kontext_pro']);
  await bench.close();
  await server.stop();
});
