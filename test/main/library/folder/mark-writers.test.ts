// Threads that write marks: asked in shares when they are worth it, started again when they die, and missed by nobody.
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Marking } from '../../../../app/edits/organise.ts';
import { startBeside } from '../../../../main/library/folder/ahead-reader.ts';
import { makeMarkRecords } from '../../../../main/library/folder/mark-records.ts';
import type { MarkAnswer, MarkAsked } from '../../../../main/library/folder/mark-files.ts';
import { makeMarkWriters } from '../../../../main/library/folder/mark-writers.ts';
import { scanFolder } from '../../../../main/library/folder/scan.ts';
import { openStore } from '../../../../main/library/index/store.ts';
import { openFolder } from '../../../../main/library/store/library-file.ts';
import { built } from '../../../built/built.ts';
import { dumpOf } from '../../../corpus/dump.ts';
import { makeHome, plant } from '../opened.ts';
import type { Home } from '../opened.ts';
import { idOf, recordOf } from '../records.ts';

vi.setConfig({ testTimeout: 240_000 });

const enough = 512;
const change: Marking = { change: { addTags: ['sea'] }, now: '' };
const idsOf = (count: number): string[] => Array.from({ length: count }, (_, n) => idOf(n));
const asking = (count: number): MarkAsked => ({
  ...{ folder: '/library', marking: change, every: false, again: false },
  records: idsOf(count).map((id, n) => ({ id, path: `2026/10/${n}.json` })),
});
const nothing: MarkAnswer = { before: [], changed: [], rows: [], unsure: null };
const sameOf = ({ records }: MarkAsked, unsure: string | null = null): MarkAnswer => ({
  ...nothing,
  before: records.map(({ id }) => ({ id, marks: {}, left: {} })),
  unsure,
});

/** A thread that answers when it is told to. */
function fakeThread() {
  const asked: (MarkAsked | null)[] = [];
  const thread = Object.assign(new EventEmitter(), { postMessage: (given: MarkAsked | null) => void asked.push(given) });
  return { asked, thread, begin: () => thread.emit('message', null), answer: (given: MarkAnswer) => thread.emit('message', given) };
}

/** Writers of fake threads, in the order in which they are started; and what was done without them. */
function bench() {
  const threads: ReturnType<typeof fakeThread>[] = [];
  const here: MarkAsked[] = [];
  const start = (): Worker => {
    threads.push(fakeThread());
    return threads.at(-1)?.thread as unknown as Worker;
  };
  const writers = makeMarkWriters(start, async (asked) => (here.push(asked), sameOf(asked)));
  const thread = (nth: number) => threads[nth] ?? expect.fail(`no thread ${nth}`);
  /** Two of them that have begun. */
  const begun = (): void => {
    expect(writers.write(asking(enough))).toBe(null);
    for (const one of threads) one.begin();
  };
  return { threads, here, writers, thread, begun };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('threads that write marks', () => {
  test('are started for many records, and asked for nothing before they have begun', () => {
    const { threads, writers } = bench();
    expect([writers.write(asking(enough - 1)), threads.length]).toEqual([null, 0]);
    expect([writers.write(asking(1)), threads.length]).toEqual([null, 2]);
    expect([writers.write(asking(enough)), threads.length, threads.map(({ asked }) => asked)]).toEqual([null, 2, [[], []]]);
  });

  test('take a group each, and then whichever has fewer of them', async () => {
    const { writers, thread, begun, here } = bench();
    begun();
    const written = Promise.all([1, 2, 3].map((count) => writers.write(asking(count))));
    expect([thread(0).asked, thread(1).asked]).toEqual([[asking(1), asking(3)], [asking(2)]]);
    thread(1).answer(sameOf(asking(2), 'EIO'));
    const next = writers.write(asking(4));
    expect(thread(1).asked.at(-1)).toEqual(asking(4));
    for (const one of [asking(1), asking(3)]) thread(0).answer(sameOf(one));
    thread(1).answer(sameOf(asking(4)));
    expect(await written).toEqual([sameOf(asking(1)), sameOf(asking(2), 'EIO'), sameOf(asking(3))]);
    expect([await next, here]).toEqual([sameOf(asking(4)), []]);
  });

  test.each(['error', 'exit'])(
    'of which one says %s leave what it had not answered to this thread, and it is started again for what comes',
    async (event) => {
      const { threads, writers, thread, begun, here } = bench();
      begun();
      const written = Promise.all([1, 2, 3, 4, 5].map((count) => writers.write(asking(count))));
      expect(thread(0).asked).toEqual([asking(1), asking(3), asking(5)]);
      thread(0).answer(sameOf(asking(1)));
      thread(0).thread.emit(event, new Error('it died'));
      // The same death.
      thread(0).thread.emit('exit', 1);
      expect([here, thread(0).asked.at(-1)]).toEqual([[3, 5].map((count) => ({ ...asking(count), again: true })), null]);
      for (const count of [2, 4]) thread(1).answer(sameOf(asking(count)));
      expect((await written).map((all) => all?.before.length)).toEqual([1, 2, 3, 4, 5]);
      const next = writers.write(asking(1));
      expect([threads.length, thread(1).asked.at(-1)]).toEqual([3, asking(1)]);
      thread(2).begin();
      const last = writers.write(asking(2));
      expect(thread(2).asked).toEqual([asking(2)]);
      thread(1).answer(sameOf(asking(1)));
      thread(2).answer(sameOf(asking(2)));
      expect([(await next)?.before.length, (await last)?.before.length, here.length]).toEqual([1, 2, 2]);
    },
  );

  test('that die before they have begun are not started again, and whoever asked does it', () => {
    const { threads, writers, thread, begun, here } = bench();
    begun();
    for (const nth of [0, 1]) thread(nth).thread.emit('exit', 1);
    expect([writers.write(asking(1)), threads.length]).toEqual([null, 4]);
    for (const nth of [2, 3]) thread(nth).thread.emit('error', new Error('it cannot be loaded'));
    expect([writers.write(asking(enough)), threads.length, here]).toEqual([null, 4, []]);
  });

  test('end when there was nothing to do for half a minute, and are started again for many records', async () => {
    const { threads, writers, thread, begun } = bench();
    begun();
    vi.advanceTimersByTime(20_000);
    const written = writers.write(asking(1));
    vi.advanceTimersByTime(29_000);
    thread(0).answer(sameOf(asking(1)));
    await written;
    vi.advanceTimersByTime(29_000);
    expect(threads.map(({ asked }) => asked.includes(null))).toEqual([false, false]);
    vi.advanceTimersByTime(1000);
    expect(threads.map(({ asked }) => asked.at(-1))).toEqual([null, null]);
    for (const { thread: ended } of threads) ended.emit('exit', 0);
    expect([writers.write(asking(enough - 1)), threads.length]).toEqual([null, 2]);
    expect([writers.write(asking(1)), threads.length]).toEqual([null, 4]);
  });

  test('do not end while they write, but later', async () => {
    const { threads, writers, thread, begun } = bench();
    begun();
    const written = writers.write(asking(1));
    vi.advanceTimersByTime(30_000);
    expect(threads.map(({ asked }) => asked.includes(null))).toEqual([false, true]);
    thread(0).answer(sameOf(asking(1)));
    expect((await written)?.before.length).toBe(1);
    vi.advanceTimersByTime(30_000);
    expect(thread(0).asked.at(-1)).toBe(null);
  });

  test('of which the system gives none are not missed', () => {
    let tried = 0;
    const writers = makeMarkWriters(
      () => {
        tried += 1;
        throw new Error('no thread');
      },
      () => expect.fail('whoever asked does it'),
    );
    expect([writers.write(asking(enough)), writers.write(asking(enough)), tried]).toEqual([null, null, 2]);
  });

  test('are told to end when all is closed, and answer what they were asked before', async () => {
    const { threads, writers, thread, begun } = bench();
    begun();
    const written = writers.write(asking(1));
    writers.close();
    expect(threads.map(({ asked }) => asked.at(-1))).toEqual([null, null]);
    thread(0).answer(sameOf(asking(1)));
    thread(0).thread.emit('exit', 0);
    expect([(await written)?.before.length, writers.write(asking(enough)), threads.length]).toEqual([1, null, 2]);
  });
});

/** A library of so many records with an index of it, and threads that are there when `begun` is done. */
async function real(count: number) {
  vi.useRealTimers();
  const home = makeHome();
  const opened = await openFolder(home.folder, true);
  if (!opened.ok) throw new Error(opened.failure.message);
  const files = Array.from({ length: count }, (_, n) => plant(home, recordOf(n)));
  const [file, scan] = [join(home.cacheFolder, 'index.sqlite'), scanOf(home, opened.value.id)];
  mkdirSync(home.cacheFolder, { recursive: true });
  const store = openStore(file);
  await scan(store);
  const [workers, begins, ends]: [Worker[], Promise<unknown>[], Promise<unknown>[]] = [[], [], []];
  const marks = makeMarkRecords(() => {
    const worker = startBeside(built().worker.href, 'marks', 2 + workers.length);
    workers.push(worker);
    begins.push(new Promise((begun) => worker.once('message', begun)));
    ends.push(new Promise((ended) => worker.once('exit', ended)));
    return worker;
  });
  const mark = (ids: readonly string[], marking: Marking) => marks.mark(store, home.folder, ids, marking, true);
  return {
    ...{ mark, workers, files },
    begun: async (): Promise<void> => {
      for (let asked = 0; asked < enough; asked += count) await mark(idsOf(count), { change: { stars: 0 }, now: '' });
      await Promise.all(begins);
    },
    tagsIn: () => files.map((one) => (JSON.parse(readFileSync(one, 'utf8')) as { organised: { tags: string[] } }).organised.tags),
    /** What the index holds at the end, and what one holds that is made anew. */
    async ended() {
      marks.close();
      await Promise.all(ends);
      store.close();
      const dump = dumpOf(file);
      rmSync(home.cacheFolder, { recursive: true });
      mkdirSync(home.cacheFolder, { recursive: true });
      const anew = openStore(file);
      await scan(anew);
      anew.close();
      return { dump, anew: dumpOf(file) };
    },
  };
}

const scanOf = (home: Home, libraryId: string) => (store: ReturnType<typeof openStore>) =>
  scanFolder(store, { folder: home.folder, libraryId, all: false, startedMs: 0 }, { progress: () => undefined, stopped: () => false });

describe('marks that real threads write', () => {
  test('are in the records, in every table of the index as if it were made anew, and put back', async () => {
    const { mark, begun, tagsIn, ended, workers } = await real(130);
    await begun();
    const ids = idsOf(130);
    const marked = await Promise.all([mark(ids.slice(0, 64), change), mark(ids.slice(64), change)]);
    const before = marked.flatMap((one) => one.before);
    expect(before.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      ids.toSorted().map((id) => ({ id, marks: { tags: [] }, left: { tags: ['sea'] } })),
    );
    expect(marked.map(({ left, unsure, unindexed, counts }) => [left, unsure, unindexed, counts?.total])).toEqual([
      [[], null, [], 130],
      [[], null, [], 130],
    ]);
    expect(tagsIn()).toEqual(ids.map(() => ['sea']));
    await mark(ids.slice(0, 10), {
      turned: new Map(before.filter(({ id }) => ids.indexOf(id) < 10).map(({ id, ...turned }) => [id, turned])),
    });
    expect(tagsIn()).toEqual(ids.map((_, n) => (n < 10 ? [] : ['sea'])));
    const { dump, anew } = await ended();
    expect([dump, workers.length]).toEqual([anew, 2]);
  });

  test('are in records and index also where one dies in the middle, and what it wrote is not said to have been other', async () => {
    const { mark, begun, tagsIn, ended, workers } = await real(130);
    await begun();
    const ids = idsOf(130);
    const marking = Promise.all([mark(ids.slice(0, 100), change), mark(ids.slice(100), change)]);
    await vi.waitUntil(() => tagsIn().slice(0, 100).flat().length > 2, { interval: 1, timeout: 60_000 });
    await workers[0]?.terminate();
    const marked = await marking;
    const [before, left, unindexed] = [
      marked.flatMap((one) => one.before),
      marked.flatMap((one) => one.left),
      marked.flatMap((one) => one.unindexed),
    ];
    expect([left, unindexed, new Set(before.map(({ id }) => id)).size]).toEqual([[], [], 130]);
    for (const { marks } of before) expect([{}, { tags: [] }]).toContainEqual(marks);
    expect(tagsIn()).toEqual(ids.map(() => ['sea']));
    expect((await mark(ids.slice(0, 9), { change: { stars: 5 }, now: '' })).before.length).toBe(9);
    const { dump, anew } = await ended();
    expect([dump, workers.length]).toEqual([anew, 3]);
  });
});
