// Marks and the trash through the handlers of the window, over a real library.
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { EditRecord } from '../../../../app/edits/record.ts';
import type { Reply } from '../../../../app/failure.ts';
import type { Marked, Ran } from '../../../../app/contract/contract.ts';
import { openBench } from '../../../hardening/studio-bench.ts';
import type { StudioBench } from '../../../hardening/studio-bench.ts';
import { idOf, recordOf } from '../../library/records.ts';

vi.setConfig({ testTimeout: 240_000 });

async function benchWith(count: number, work: (bench: StudioBench) => Promise<void>): Promise<void> {
  const bench = await openBench();
  try {
    for (let n = 0; n < count; n += 1) await bench.studio.session()?.library.save(recordOf(n));
    await work(bench);
  } finally {
    await bench.close();
  }
}

const marksIn = async (bench: StudioBench, n: number) => (await bench.studio.session()?.library.load(idOf(n)))?.organised;

test('a change tells what there was before, and putting it back gives that', () =>
  benchWith(12, async (bench) => {
    const ids = Array.from({ length: 12 }, (_, n) => idOf(n));
    await bench.ask('edit.organise', { ids: [idOf(3)], change: { stars: 1 } });
    const marked = (await bench.ask('edit.organise', {
      ids,
      change: { stars: 4, addTags: ['sea'], project: 'Client X' },
    })) as Reply<Marked>;
    const before = marked.ok ? marked.value.before.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : [];
    expect(before).toEqual(
      ids.map((id, n) => ({
        id,
        marks: { stars: n === 3 ? 1 : 0, tags: [], project: null },
        left: { stars: 4, tags: ['sea'], project: 'Client X' },
      })),
    );
    expect(await marksIn(bench, 7)).toMatchObject({ stars: 4, tags: ['sea'], project: 'Client X' });
    // What is so already is not written again.
    expect(await bench.ask('edit.organise', { ids, change: { stars: 4 } })).toEqual({ ok: true, value: { before: [], stoppedBy: null } });
    await bench.ask('edit.putBack', { marked: before });
    expect(await marksIn(bench, 3)).toMatchObject({ stars: 1, tags: [], project: null });
    expect(await bench.ask('library.names')).toEqual({ ok: true, value: { tags: [], projects: [], labels: [] } });
  }));

test('one of many that is gone is found out, and those that were changed are told', () =>
  benchWith(20, async (bench) => {
    const ids = Array.from({ length: 21 }, (_, n) => idOf(n === 20 ? 99 : n));
    const reply = (await bench.ask('edit.organise', { ids, change: { favourite: true } })) as Reply<Marked>;
    expect(reply).toMatchObject({ ok: true, value: { stoppedBy: { kind: 'edit-not-found' } } });
    expect(reply.ok && reply.value.before.length).toBe(20);
  }));

test('one that is gone stops the rest, and what was done is told all the same', () =>
  benchWith(1, async (bench) => {
    const reply = (await bench.ask('edit.organise', { ids: [idOf(0), idOf(99)], change: { favourite: true } })) as Reply<Marked>;
    expect(reply).toMatchObject({
      ok: true,
      value: { before: [{ id: idOf(0) }], stoppedBy: { kind: 'edit-not-found', message: `There is no edit ${idOf(99)} in this library.` } },
    });
    expect(await bench.ask('edit.organise', { ids: [idOf(99)], change: { favourite: true } })).toMatchObject({
      ok: false,
      failure: { kind: 'edit-not-found' },
    });
  }));

test('many at once are told of one by one, more are not, and one undo of all gives what was before', () =>
  benchWith(210, async (bench) => {
    const ids = Array.from({ length: 210 }, (_, n) => idOf(n));
    await bench.ask('edit.organise', { ids: [idOf(3)], change: { addTags: ['sky'] } });
    const told: string[] = [];
    bench.studio.onEvent((name, payload) => {
      if (name === 'edit.changed') told.push((payload as { id: string }).id);
    });
    const few = (await bench.ask('edit.organise', { ids: ids.slice(0, 20), change: { stars: 2 } })) as Reply<Marked>;
    expect([few.ok && few.value.before.length, new Set(told)]).toEqual([20, new Set(ids.slice(0, 20))]);
    told.length = 0;
    const marking = bench.ask('edit.organise', { ids: [...ids, idOf(5)], change: { addTags: ['sea'] } });
    // Asked about before the program goes.
    await vi.waitFor(() => expect(bench.studio.ongoing()).toEqual(['marks']), { interval: 1 });
    const marked = (await marking) as Reply<Marked>;
    const before = marked.ok ? marked.value.before : [];
    expect([before.length, told, (await bench.studio.session()?.library.find('tag:sea', true))?.total]).toEqual([210, [], 210]);
    await bench.ask('edit.putBack', { marked: before });
    expect([await marksIn(bench, 3), await marksIn(bench, 200)]).toMatchObject([
      { tags: ['sky'], stars: 2 },
      { tags: [], stars: 0 },
    ]);
    expect((await bench.studio.session()?.library.find('tag:sea', true))?.total).toBe(0);
  }));

test('numbers that this program rounds stay in the records as they were written, in few and in many', () =>
  benchWith(12, async (bench) => {
    const library = bench.studio.session()?.library;
    const ids = Array.from({ length: 12 }, (_, n) => idOf(n));
    const [file = '', other = ''] = await Promise.all([idOf(0), idOf(5)].map(async (id) => (await library?.recordPath(id)) ?? ''));
    for (const path of [file, other]) {
      const record = JSON.parse(readFileSync(path, 'utf8')) as EditRecord;
      const request = { ...record.request, parameters: { ...record.request.parameters, seed: 'SEED' } };
      const text = JSON.stringify({ theirs: 'THEIRS', ...record, request }).replace('"SEED"', '9007199254740993');
      writeFileSync(
        path,
        text.replace(
          '"THEIRS"',
          '[1.50, 18446744073709551615, { "x": -0.12345678901234567891, "y": 1e400, "z": "seed: 18446744073709551615" }]',
        ),
      );
    }
    const written = (path: string) =>
      readFileSync(path, 'utf8')
        .match(/(?<=[\s:])-?[\d.]{15,}|1e400/g)
        ?.toSorted();
    const before = written(file);
    expect(before).toEqual(['-0.12345678901234567891', '18446744073709551615', '18446744073709551615', '1e400', '9007199254740993']);
    await bench.ask('edit.organise', { ids: [idOf(0)], change: { stars: 2 } });
    await bench.ask('edit.organise', { ids, change: { addTags: ['sea'] } });
    expect([await marksIn(bench, 0), await marksIn(bench, 5)]).toMatchObject([{ stars: 2, tags: ['sea'] }, { tags: ['sea'] }]);
    expect([written(file), written(other)]).toEqual([before, before]);
  }));

test('a set hears of its edits however many are changed', () =>
  benchWith(0, async (bench) => {
    const ids = Array.from({ length: 202 }, (_, n) => idOf(n));
    const batch = { id: idOf(900), item: 0, set: 'one press', of: 4 };
    for (const [n] of ids.entries()) await bench.studio.session()?.library.save(recordOf(n, n === 7 ? { batch } : {}));
    const told: string[] = [];
    bench.studio.onEvent((name, payload) => {
      if (name === 'edit.changed') told.push((payload as { id: string }).id);
    });
    await bench.ask('edit.organise', { ids, change: { flag: 'reject' } });
    expect(told).toEqual([idOf(7)]);
  }));

test('an edit that is under way does not go to the trash, one at its end does, and stays in its project', () =>
  benchWith(0, async (bench) => {
    const request = { model: 'flux_kontext_max', prompt: 'golden evening [slow]', pictures: [], parameters: {} };
    const ran = (await bench.ask('edit.run', {
      request,
      intents: [crypto.randomUUID()],
      next: false,
      evenIfPaid: false,
      shown: { places: [], count: 1 },
      project: ' Client X ',
    })) as Reply<Ran>;
    const id = ran.ok ? (ran.value.ids[0] ?? '') : '';
    expect(await bench.ask('edit.organise', { ids: [id], change: { trashed: true } })).toMatchObject({
      ok: false,
      failure: { kind: 'usage', said: { id: 'edit.noTrash', values: { id } } },
    });
    await bench.ask('edit.cancel', { id });
    await vi.waitUntil(async () => (await bench.studio.session()?.library.load(id))?.state === 'cancelled');
    expect(await bench.ask('edit.organise', { ids: [id], change: { trashed: true } })).toMatchObject({ ok: true });
    expect(await bench.studio.session()?.library.load(id)).toMatchObject({
      organised: { project: 'Client X', trashedAt: expect.any(String) as string },
    });
    expect(bench.studio.session()?.library.status()).toMatchObject({ total: 0, trashed: 1 });
  }));
