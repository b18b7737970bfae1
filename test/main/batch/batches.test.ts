import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { batchMarkOf } from '../../../app/edits/batch-mark.ts';
import type { Library } from '../../../main/library/library.ts';
import { jpeg } from '../../fakes/pictures.ts';
import { until } from '../../faults/bench.ts';
import { makeBatchBench, overOf, sessionOf, started } from './batch-bench.ts';

/** A whole studio, from its source. */
const slow = 90_000;
const none = { waiting: 0, 'under-way': 0, done: 0, failed: 0, unknown: 0, cancelled: 0, left: 0, gone: 0 };

test(
  'each picture is one edit with its own words, found by its set; no input is kept before its turn is near',
  async () => {
    const { open, ask, bought, folder, server } = await makeBatchBench(5);
    const bench = await open();
    const kept: number[] = [];
    bench.studio.batches.onMade(() => {
      const inputs = readdirSync(path.join(folder, 'library/inputs'), { recursive: true }).filter((name) => String(name).endsWith('.jpg'));
      kept.push(inputs.length);
    });
    const id = await started(bench, await ask({ prompt: 'number {n} of {name}', set: 'night shots' }));
    expect(await overOf(bench, id)).toMatchObject({ state: 'ended', counts: { ...none, done: 5 }, spent: 5, set: 'night shots' });
    expect([bought(), server.creates.length, kept]).toEqual([[1, 2, 3, 4, 5], 5, [1, 2, 3, 4, 5]]);
    const { library } = sessionOf(bench);
    const rows = await library.rows('set:"night shots"', 0, 10);
    expect(rows.map(({ prompt, batch, inputs }) => [prompt, batch?.item, inputs[0]?.name])).toEqual(
      [4, 3, 2, 1, 0].map((at) => [`number ${at + 1} of p${at + 1}`, at, `p${at + 1}.jpg`]),
    );
    expect((await library.find(`batch:${id} -set:night*`)).total).toBe(0);
    // A second one of the same words has a name of its own.
    const other = await started(bench, await ask({ items: (await ask()).items.slice(0, 1) }));
    expect(await overOf(bench, other)).toMatchObject({ set: 'number-n', state: 'ended' });
    const third = await started(bench, await ask({ items: (await ask()).items.slice(0, 1) }));
    expect(await overOf(bench, third)).toMatchObject({ set: 'number-n-2' });
  },
  slow,
);

test(
  'a fixed picture takes its place in every edit',
  async () => {
    const { open, ask, server, folder } = await makeBatchBench(2);
    const bench = await open();
    const logo = path.join(folder, 'logo.jpg');
    writeFileSync(logo, await jpeg(90, 90));
    const { pictures } = await bench.studio.takePaths([logo]);
    const id = await started(bench, await ask({ fixed: pictures }));
    await overOf(bench, id);
    expect([...server.tasks.values()].map(({ fields }) => typeof fields['input_image_2'])).toEqual(['string', 'string']);
    const [row] = await sessionOf(bench).library.rows(`batch:${id}`, 0, 1);
    expect(row?.inputs.map(({ name }) => name)).toEqual(['p2.jpg', 'logo.jpg']);
  },
  slow,
);

describe('a batch pauses, says why, and goes on where it was', () => {
  test(
    'when a file changed or is missing; with “never” it is left out',
    async () => {
      const { open, ask, bought, folder } = await makeBatchBench(4);
      const bench = await open();
      const asked = await ask();
      const second = path.join(folder, 'in/p2.jpg');
      const before = readFileSync(second);
      writeFileSync(second, await jpeg(41, 31));
      const id = await started(bench, asked);
      expect(await overOf(bench, id)).toMatchObject({
        state: 'paused',
        because: {
          kind: 'picture-missing',
          message: '“p2.jpg” changed since the batch was planned, so it was not sent. Put it back as it was, or leave it out, then go on.',
        },
        counts: { ...none, done: 1, left: 1, waiting: 2 },
      });
      writeFileSync(second, before);
      const third = path.join(folder, 'in/p3.jpg');
      renameSync(third, `${third}.away`);
      expect(await bench.studio.batches.goOn(id, {})).toMatchObject({ ok: true });
      expect(await overOf(bench, id)).toMatchObject({
        state: 'paused',
        because: {
          message: '“p3.jpg” is not where it was when the batch was planned. Put it back, or leave it out, then go on.',
        },
      });
      expect(bought()).toEqual([1, 2]);
      await bench.studio.batches.goOn(id, { past: true });
      expect(await overOf(bench, id)).toMatchObject({ state: 'ended', counts: { ...none, done: 3, left: 1 } });
      renameSync(`${third}.away`, third);
      await bench.studio.batches.goOn(id, { retry: true });
      expect(await overOf(bench, id)).toMatchObject({ state: 'ended', counts: { ...none, done: 4 }, spent: 4 });
      expect(bought()).toEqual([1, 2, 4, 3]);
    },
    slow,
  );

  test(
    'what was left out stays so when it goes on after that, until it is to be made anew',
    async () => {
      const { open, ask, bought, folder } = await makeBatchBench(3);
      const bench = await open();
      const first = path.join(folder, 'in/p1.jpg');
      const asked = await ask({ pilot: 2 });
      renameSync(first, `${first}.away`);
      const id = await started(bench, asked);
      expect(await overOf(bench, id)).toMatchObject({ state: 'paused', counts: { ...none, left: 1, waiting: 2 } });
      await bench.studio.batches.goOn(id, { past: true });
      expect(await overOf(bench, id)).toMatchObject({ state: 'pilot', counts: { ...none, done: 1, left: 1, waiting: 1 } });
      await bench.studio.batches.goOn(id, { approve: true });
      expect(await overOf(bench, id)).toMatchObject({ state: 'ended', counts: { ...none, done: 2, left: 1 }, toRetry: 1 });
      renameSync(`${first}.away`, first);
      await bench.studio.batches.goOn(id, { retry: true });
      expect(await overOf(bench, id)).toMatchObject({ state: 'ended', counts: { ...none, done: 3 } });
      expect(bought()).toEqual([2, 3, 1]);
    },
    slow,
  );

  test(
    'and how it stands is told again when an edit of it moves that nobody runs',
    async () => {
      const { open, ask, folder } = await makeBatchBench(2);
      const bench = await open();
      const id = await started(bench, await ask({ pilot: 1 }));
      await overOf(bench, id);
      const [done] = await sessionOf(bench).library.rows(`batch:${id}`, 0, 1);
      await bench.close();
      const next = await open(folder);
      const told = new Promise<unknown>((resolve) =>
        next.studio.onEvent((name, payload) => (name === 'batch.changed' ? resolve(payload) : undefined)),
      );
      await next.studio.handlers['edit.organise']({ ids: [done?.id ?? ''], change: { trashed: true } });
      expect(await told).toMatchObject({ id, state: 'pilot', counts: { ...none, done: 1, waiting: 1 } });
    },
    slow,
  );

  test(
    'when the balance is empty: what was refused is run anew, once, when it goes on',
    async () => {
      const { open, ask, bought, server } = await makeBatchBench(3);
      const bench = await open();
      server.next('create', {}, { status: 402, body: { code: 40201, message: 'Insufficient credits' }, makes: false });
      const id = await started(bench, await ask({ stopOn: 'never' }));
      expect(await overOf(bench, id)).toMatchObject({ state: 'paused', because: { kind: 'balance', charged: 'no' }, spent: 1 });
      expect(bought()).toEqual([1]);
      await bench.studio.batches.goOn(id, {});
      expect(await overOf(bench, id)).toMatchObject({ state: 'ended', counts: { ...none, done: 3 }, spent: 3 });
      expect(bought()).toEqual([1, 2, 3]);
    },
    slow,
  );

  test(
    'when an answer was lost: that picture is never sent again',
    async () => {
      const { open, ask, bought, server } = await makeBatchBench(3);
      const bench = await open();
      server.next('create', {}, { makes: true, cutAnswerAfter: 0, ending: 'reset' });
      const id = await started(bench, await ask());
      expect(await overOf(bench, id)).toMatchObject({
        state: 'paused',
        because: { kind: 'outcome-unknown' },
        counts: { ...none, done: 1, unknown: 1, waiting: 1 },
        spent: 2,
      });
      await bench.studio.batches.goOn(id, { retry: true });
      expect(await overOf(bench, id)).toMatchObject({ state: 'ended', counts: { ...none, done: 2, unknown: 1 } });
      expect(bought()).toEqual([1, 2, 3]);
    },
    slow,
  );

  test(
    'after the pilot, at a limit of pictures, and at one of cost',
    async () => {
      const { open, ask, bought } = await makeBatchBench(6);
      const bench = await open(undefined, { pricePerPicture: 0.5, currency: 'EUR' });
      const id = await started(bench, await ask({ pilot: 2, limits: { pictures: 4, cost: null } }));
      expect(await overOf(bench, id)).toMatchObject({ state: 'pilot', because: null, counts: { ...none, done: 2, waiting: 4 } });
      expect(await bench.studio.batches.goOn(id, {})).toMatchObject({ ok: false, failure: { kind: 'usage' } });
      await bench.studio.batches.goOn(id, { approve: true });
      expect(await overOf(bench, id)).toMatchObject({ state: 'paused', because: { kind: 'usage' }, spent: 4 });
      await bench.studio.batches.goOn(id, { limits: { pictures: null, cost: 2.6 } });
      expect(await overOf(bench, id)).toMatchObject({
        state: 'paused',
        because: { message: 'The limit of 2.60 EUR is reached: 5 of 6 pictures may be charged by now. Raise the limit to go on.' },
      });
      await until('the last is out', () => bought().length === 5);
      expect(bought()).toEqual([1, 2, 3, 4, 5]);
    },
    slow,
  );

  test(
    'when the person says so; cancelled, it makes nothing more and does not go on',
    async () => {
      const { open, ask, bought, server } = await makeBatchBench(4);
      const bench = await open();
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      server.next('status', { before: () => held });
      const id = await started(bench, await ask());
      await until('the first is out', () => bought().length === 1);
      const paused = bench.studio.batches.pause(id);
      release();
      expect([await paused, await overOf(bench, id)]).toMatchObject([{ ok: true }, { state: 'paused', because: null }]);
      await until('it is home', async () => (await sessionOf(bench).library.find('is:done')).total === 1);
      expect(bought()).toEqual([1]);
      await bench.studio.batches.goOn(id, {});
      await until('the second is out', () => bought().length === 2);
      expect(await bench.studio.batches.cancel(id)).toEqual({ ok: true, value: null });
      await until('both are home', async () => (await sessionOf(bench).library.find('is:done')).total === 2);
      // The batch hears of an edit's end after the library has it.
      await until('the batch knows', async () => {
        const list = await bench.studio.batches.list(true);
        return list.ok && list.value[0]?.counts.done === 2;
      });
      expect(await bench.studio.batches.list(true)).toMatchObject({ value: [{ state: 'cancelled', counts: { done: 2, waiting: 2 } }] });
      expect(await bench.studio.batches.goOn(id, {})).toMatchObject({ ok: false });
      expect(bought()).toEqual([1, 2]);
    },
    slow,
  );
});

test(
  'an edit that comes home while what the library has of the batch is read is not waited for',
  async () => {
    const { open, ask, bought, server } = await makeBatchBench(1);
    const bench = await open();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    server.next('status', { before: () => held });
    const id = await started(bench, await ask());
    await until('it is out', () => bought().length === 1);
    await bench.studio.batches.pause(id);
    const session = sessionOf(bench);
    const library = session.library as { rows: Library['rows'] };
    const { rows } = library;
    let late = 0;
    library.rows = async (...asked) => {
      const read = await rows(...asked);
      release();
      await until('it is home', async () => session.editStore.all().length === 0 && (await session.library.find('is:done')).total === 1);
      late += 1;
      return read;
    };
    expect(await bench.studio.batches.goOn(id, {})).toMatchObject({ ok: true });
    library.rows = rows;
    expect([await overOf(bench, id), late]).toMatchObject([{ state: 'ended', counts: { ...none, done: 1 } }, 1]);
    expect(bought()).toEqual([1]);
  },
  slow,
);

test(
  'an edit of it that was thrown away for good is not bought again',
  async () => {
    const { open, ask, bought, folder } = await makeBatchBench(3);
    const bench = await open();
    const id = await started(bench, await ask({ pilot: 1 }));
    await overOf(bench, id);
    const { library } = sessionOf(bench);
    const [row] = await library.rows(`batch:${id}`, 0, 1);
    const record = await library.load(row?.id ?? '');
    if (record === null) throw new Error('there is no record');
    expect(batchMarkOf(record)).toEqual({ id, item: 0, set: 'number-n' });
    await library.discard(record, async (file) => rmSync(file));
    await bench.studio.batches.goOn(id, { approve: true });
    expect(await overOf(bench, id)).toMatchObject({ state: 'ended', counts: { ...none, done: 2, gone: 1 } });
    expect(bought()).toEqual([1, 2, 3]);
    expect(readdirSync(path.join(folder, 'library/batches')).toSorted()).toEqual([`${id}.json`, `${id}.progress.json`]);
  },
  slow,
);

test(
  'what cannot be run is refused before anything is written',
  async () => {
    const { open, ask, folder } = await makeBatchBench(1);
    const bench = await open();
    const refused = async (more: Parameters<typeof ask>[0]): Promise<unknown> => {
      const begun = await bench.studio.batches.start(await ask(more));
      return begun.ok ? 'begun' : begun.failure.message;
    };
    expect(await refused({ prompt: ' ' })).toBe('Write what should change, then run. The model needs an instruction.');
    expect(await refused({ prompt: 'make {it} {n}' })).toContain('words in braces that mean nothing: {it}. It knows {name} and {n}.');
    expect(await refused({ prompt: 'make {name {n}' })).toContain('“{name” in the instruction has a brace without its other half');
    expect(await refused({ limits: { pictures: null, cost: 1 } })).toBe(
      'A limit of cost needs the price of a picture: type it in the settings, under Money, then run.',
    );
    expect(await refused({ items: [] })).toBe('A batch takes 1 to 10000 pictures; there are 0.');
    expect(readdirSync(path.join(folder, 'library'))).not.toContain('batches');
  },
  slow,
);
