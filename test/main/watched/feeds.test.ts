// Watched folders in a whole studio with a service on loopback: what is begun is not begun again, and what we made does not come back.
import { copyFileSync, mkdirSync, readdirSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { defaultExport } from '../../../app/export/choices.ts';
import type { Bench } from '../../faults/bench.ts';
import { jpeg } from '../../fakes/pictures.ts';
import { makeBatchBench, overOf, sessionOf, started } from '../batch/batch-bench.ts';

const slow = 240_000;
const longAgoS = 1_700_000_000;

async function shootWith(folder: string, count: number): Promise<string> {
  const shoot = path.join(folder, 'shoot');
  mkdirSync(shoot, { recursive: true });
  for (let nth = 1; nth <= count; nth += 1) writeFileSync(path.join(shoot, `s${nth}.jpg`), await jpeg(60 + nth, 40));
  age(shoot);
  return shoot;
}

function age(folder: string): void {
  for (const name of readdirSync(folder)) utimesSync(path.join(folder, name), longAgoS, longAgoS);
}

async function waitingIn({ studio }: Bench): Promise<readonly string[]> {
  await studio.batches.watched.look();
  await studio.batches.watched.look();
  const { folders } = await studio.handlers['watched.list'](undefined);
  return (folders[0]?.first ?? []).map(({ name }) => name);
}

test(
  'a batch from the outbox does what was chosen; the others go on waiting, and a start that was not noted is known by its plan',
  async () => {
    const { open, ask, folder } = await makeBatchBench(1);
    const bench = await open();
    const shoot = path.join(folder, 'shoot');
    mkdirSync(shoot);
    const added = await bench.studio.batches.watched.add(shoot, null);
    const key = added.ok ? added.value.key : '';
    await shootWith(folder, 4);
    expect(await waitingIn(bench)).toEqual(['s1.jpg', 's2.jpg', 's3.jpg', 's4.jpg']);
    const gathered = await bench.studio.handlers['watched.gather']({ key });
    const gathering = gathered.ok ? gathered.value.key : '';
    const { model, parameters, prompt } = await ask();
    const guards = { pilot: null, limits: { pictures: null, cost: null }, stopOn: 'trouble', set: 'shoot', project: null } as const;
    const begun = await bench.studio.handlers['batch.start']({
      gathering,
      chosen: [0],
      request: { model, prompt, parameters: { ...parameters }, pictures: [] },
      ...guards,
    });
    expect(await waitingIn(bench)).toEqual(['s2.jpg', 's3.jpg', 's4.jpg']);
    expect(await overOf(bench, begun.ok ? begun.value.id : '')).toMatchObject({ state: 'ended', counts: { done: 1 } });

    // A program that dies after the plan and before the note: the second of two has no edit yet.
    const items = bench.studio.batches.watched.waitingIn(key);
    const two = await ask({ items: items.ok ? items.value.slice(0, 2) : [], limits: { pictures: 1, cost: null } });
    expect(await overOf(bench, await started(bench, two))).toMatchObject({ state: 'paused' });
    await bench.close();
    const next = await open();
    expect(await waitingIn(next)).toEqual(['s4.jpg']);
  },
  slow,
);

test(
  'results do not come back: not copied, not exported and carried there; exporting into it is refused',
  async () => {
    const { open, ask, folder } = await makeBatchBench(1);
    const bench = await open();
    const shoot = path.join(folder, 'shoot');
    mkdirSync(shoot);
    await bench.studio.batches.watched.add(shoot, null);
    await overOf(bench, await started(bench, await ask()));
    const { library } = sessionOf(bench);
    const [edit] = await library.rows('is:done', 0, 1);
    const raw = (await library.resultPath(edit?.id ?? '', 0)) ?? '';
    copyFileSync(raw, path.join(shoot, path.basename(raw)));
    const out = path.join(folder, 'out');
    const { folder: _folder, ...choices } = defaultExport;
    const asked = { ids: [edit?.id ?? ''], choices, title: null };
    expect(await bench.studio.exporter.start(asked, out)).toMatchObject({ ok: true, value: { files: 1 } });
    for (const name of readdirSync(out)) renameSync(path.join(out, name), path.join(shoot, `carried-${name}`));
    copyFileSync(path.join(folder, 'in/p1.jpg'), path.join(shoot, 'used before.jpg'));
    age(shoot);
    expect(readdirSync(shoot)).toHaveLength(3);
    expect(await waitingIn(bench)).toEqual([]);
    expect(await bench.studio.exporter.start(asked, shoot)).toMatchObject({
      ok: false,
      failure: { kind: 'usage', message: expect.stringContaining('That folder is watched') as string },
    });
    expect(readdirSync(shoot)).toHaveLength(3);
  },
  slow,
);
