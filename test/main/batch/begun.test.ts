// The window begins no batch whose pictures are in one of the same that has not ended, unless the person says so.
import path from 'node:path';
import { expect, test } from 'vitest';
import type { CallArgument } from '../../../app/contract/contract.ts';
import { makeBatchBench, overOf } from './batch-bench.ts';

const slow = 120_000;

test(
  'a batch of the same is asked about, with what is common to both; other words, or what has ended, are not',
  async () => {
    const { open, ask, folder, server } = await makeBatchBench(3);
    const bench = await open();
    const { handlers } = bench.studio;
    const gathered = await handlers['batch.gather']({ paths: [path.join(folder, 'in')] });
    const { model, parameters } = await ask();
    const start = (more: Partial<CallArgument<'batch.start'>> = {}, prompt = 'number {n}') =>
      handlers['batch.start']({
        gathering: gathered.ok ? gathered.value.key : '',
        chosen: [0, 1, 2],
        request: { model, prompt, parameters: { ...parameters }, pictures: [] },
        pilot: null,
        limits: { pictures: null, cost: null },
        stopOn: 'trouble',
        set: 'night',
        project: null,
        ...more,
      });
    const pilot = await start({ pilot: 1 });
    const id = pilot.ok ? pilot.value.id : '';
    expect(await overOf(bench, id)).toMatchObject({ state: 'pilot' });
    expect([await start(), await start({ chosen: [1] })]).toMatchObject([
      { ok: false, failure: { kind: 'paid-before', charged: 'no', detail: id, said: { values: { set: 'night', common: 3 } } } },
      { ok: false, failure: { kind: 'paid-before', said: { values: { common: 1 } } } },
    ]);
    expect(server.count('create')).toBe(1);
    const other = await start({ chosen: [0] }, 'day {n}');
    expect(await overOf(bench, other.ok ? other.value.id : '')).toMatchObject({ state: 'ended' });
    const meant = await start({ chosen: [2], evenIfBegun: true });
    expect(await overOf(bench, meant.ok ? meant.value.id : '')).toMatchObject({ state: 'ended' });
    await handlers['batch.cancel']({ id });
    expect(await start({ chosen: [1] })).toMatchObject({ ok: true });
    await bench.close();
  },
  slow,
);
