// Records that another thread reads ahead: in their order, none that is in doubt, and all of them also without that thread.
import { EventEmitter } from 'node:events';
import { copyFileSync, mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Worker } from 'node:worker_threads';
import { makeAheadReader, startReader } from '../../../../main/library/folder/ahead-reader.ts';
import { scanFolder } from '../../../../main/library/folder/scan.ts';
import { takeRecord } from '../../../../main/library/index/ingest-record.ts';
import type { ReadAhead } from '../../../../main/library/index/ingest-record.ts';
import { prepare } from '../../../../main/library/index/prepared-row.ts';
import { openStore } from '../../../../main/library/index/store.ts';
import { openFolder } from '../../../../main/library/store/library-file.ts';
import { rowOf } from '../../../../main/library/store/row.ts';
import { built } from '../../../built/built.ts';
import { dumpOf } from '../../../corpus/dump.ts';
import { makeHome, plant } from '../opened.ts';
import type { Home } from '../opened.ts';
import { recordOf, resultOf } from '../records.ts';

vi.setConfig({ testTimeout: 240_000 });

const enough = 1000;
const paths = Array.from({ length: 100 }, (_, n) => `2026/10/${n}.json`);
const read = (path: string): ReadAhead => ({ row: { path } as ReadAhead['row'], stamp: { mtimeMs: 1, size: 1 }, readMs: 1 });

/** A thread that answers when it is told to. */
function fakeThread() {
  const asked: (readonly string[] | null)[] = [];
  const thread = Object.assign(new EventEmitter(), {
    postMessage: (given: readonly [string, readonly string[]] | null) => asked.push(given?.[1] ?? null),
  });
  const reader = makeAheadReader(() => thread as unknown as Worker);
  return {
    asked,
    reader,
    thread,
    begin: () => (reader.wasRead(enough), thread.emit('message', [])),
    answer: (nth: number, but: string | null = null) =>
      thread.emit(
        'message',
        (asked[nth] ?? []).map((path) => (path === but ? null : read(path))),
      ),
  };
}

const all = (): boolean => true;

test('a few records are read without a thread, and of more the first until it has begun', async () => {
  let started = 0;
  const thread = Object.assign(new EventEmitter(), { postMessage: () => expect.fail('nothing is to be asked') });
  const reader = makeAheadReader(() => ((started += 1), thread as unknown as Worker));
  const batches = async (): Promise<readonly boolean[]> => {
    const found: boolean[] = [];
    for await (const { ahead } of reader.batches('/library', paths, all)) found.push(ahead === undefined);
    return found;
  };
  const alone = Array.from({ length: 7 }, () => true);
  expect([await batches(), started]).toEqual([alone, 0]);
  reader.wasRead(enough - 1);
  expect([await batches(), started]).toEqual([alone, 0]);
  reader.wasRead(enough);
  reader.wasRead(enough + 1);
  expect([await batches(), started]).toEqual([alone, 1]);
});

test('what is wanted is asked for three batches ahead, and comes with its batch; what is in doubt does not', async () => {
  const { asked, reader, begin, answer } = fakeThread();
  begin();
  const batches = reader.batches('/library', paths, (path) => path !== paths[17])[Symbol.asyncIterator]();
  expect((await batches.next()).value).toEqual({ paths: paths.slice(0, 16), ahead: undefined });
  expect(asked).toEqual([[paths[16], ...paths.slice(18, 32)], paths.slice(32, 48), paths.slice(48, 64)]);
  const second = batches.next();
  expect(asked[3]).toEqual(paths.slice(64, 80));
  answer(0, paths[19]);
  answer(1);
  const wanted = [paths[16], paths[18], ...paths.slice(20, 32)];
  expect([(await second).value.paths, [...(await second).value.ahead.keys()]]).toEqual([paths.slice(16, 32), wanted]);
  const third = (await batches.next()).value;
  expect([third.paths, [...third.ahead.values()].map(({ row }) => row.path)]).toEqual([paths.slice(32, 48), paths.slice(32, 48)]);
});

test('who waits for the thread reads by itself what comes after, in the order of the paths, and no further than six batches', async () => {
  const home = makeHome();
  const opened = await openFolder(home.folder, true);
  if (!opened.ok) throw new Error(opened.failure.message);
  const here = Array.from({ length: 160 }, (_, n) => plant(home, recordOf(n, { prompt: `a bird ${n}` })).slice(home.folder.length + 1));
  const { asked, reader, begin, answer } = fakeThread();
  begin();
  const batches = reader.batches(home.folder, here, all)[Symbol.asyncIterator]();
  await batches.next();
  const second = batches.next();
  for (let turn = 0; turn < 20; turn += 1) await new Promise((done) => setImmediate(done));
  expect(asked.map((some) => some?.[0])).toEqual([16, 32, 48, 64].map((from) => here[from]));
  for (const nth of asked.keys()) answer(nth);
  const found = [await second];
  for (let nth = 2; nth < 8; nth += 1) found.push(await batches.next());
  expect(found.map(({ value }) => value.paths[0])).toEqual([16, 32, 48, 64, 80, 96, 112].map((from) => here[from]));
  expect(found.map(({ value }) => [...(value.ahead ?? new Map()).values()].map(({ row }) => row.path))).toEqual(
    [16, 32, 48, 64, 80, 96, 112].map((from) => here.slice(from, from + 16)),
  );
  // Those of the thread have its stamp; the others were read here.
  expect(found.map(({ value }) => value.ahead?.values().next().value?.stamp.size === 1)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test.each(['error', 'exit', 'messageerror'])('after an %s all goes on without the thread, which is not started again', async (event) => {
  const { asked, reader, thread, begin } = fakeThread();
  begin();
  const found: (readonly string[])[] = [];
  for await (const { paths: some, ahead } of reader.batches('/library', paths, all)) {
    found.push(some);
    expect(ahead?.size ?? 0).toBe(0);
    reader.wasRead(enough);
    if (found.length === 1) thread.emit(event, new Error('it died'));
  }
  expect([found.flat(), asked.length]).toEqual([paths, 3]);
});

test('the thread is told to end, also where it has not begun', () => {
  const { asked, reader } = fakeThread();
  reader.wasRead(enough);
  reader.close();
  expect(asked).toEqual([null]);
});

/** The index that is made of a library's folder, and how often a thread was started and ended for it. */
async function made(home: Home, libraryId: string, helped: boolean) {
  const file = join(home.cacheFolder, 'index.sqlite');
  rmSync(home.cacheFolder, { recursive: true, force: true });
  mkdirSync(home.cacheFolder, { recursive: true });
  const threads: Promise<unknown>[] = [];
  const start = (): Worker => {
    const thread = startReader(built().worker.href);
    threads.push(new Promise((ended) => thread.once('exit', ended)));
    return thread;
  };
  const store = openStore(file);
  const scanned = await scanFolder(
    store,
    { folder: home.folder, libraryId, all: false, startedMs: 0 },
    { progress: () => undefined, stopped: () => false, makeReader: helped ? () => makeAheadReader(start) : undefined },
  );
  store.close();
  await Promise.all(threads);
  return { threads: threads.length, scanned, dump: dumpOf(file) };
}

test('an index that two threads made is the same in every table, with damaged, doubled and moved records', async () => {
  const home = makeHome();
  const opened = await openFolder(home.folder, true);
  if (!opened.ok) throw new Error(opened.failure.message);
  for (let n = 0; n < 1600; n += 1) {
    const record = recordOf(n, { prompt: n % 7 === 0 ? 'the same words' : `a bird ${n} über 東京` });
    const tags = n % 11 === 0 ? ['one', 'Été'] : [];
    const file = `${record.stem}.png`;
    const results = n % 3 === 0 ? [resultOf(file, Buffer.from(`picture ${n % 9}`))] : [];
    const path = plant(home, { ...record, results, organised: { ...record.organised, tags, stars: n % 6 } });
    if (n % 6 === 0) writeFileSync(join(dirname(path), file), `picture ${n % 9}`);
    if (n % 50 === 1) copyFileSync(path, path.replace('.json', ' (conflicted copy).json'));
    if (n % 50 === 2) writeFileSync(path, '{"format": 1');
    if (n % 50 === 3) copyFileSync(path, join(home.folder, '2026/10', `a-copy-${n}.json`));
  }
  const alone = await made(home, opened.value.id, false);
  const helped = await made(home, opened.value.id, true);
  expect([alone.threads, helped.threads, helped.scanned]).toEqual([0, 1, alone.scanned]);
  expect(helped.dump).toEqual(alone.dump);
  expect([alone.scanned?.total, alone.scanned?.damaged]).toEqual([1568, 96]);
});

/** An index that takes one record, and what it keeps of it then. */
function taken(home: Home, path: string, ahead: Omit<ReadAhead, 'row'>) {
  mkdirSync(home.cacheFolder, { recursive: true });
  const store = openStore(join(home.cacheFolder, 'index.sqlite'));
  const known = { row: () => undefined, damaged: () => undefined };
  const at = path.slice(home.folder.length + 1);
  const row = prepare(rowOf(recordOf(1, { organised: { ...recordOf(1).organised, stars: 5 } })), at);
  store.transact(() => takeRecord({ store, folder: home.folder, known, all: false, hasName: () => true }, at, { ...ahead, row }));
  const kept = store.one('SELECT stars, mtime_ms AS mtimeMs FROM edits').all();
  store.close();
  return kept.map((one) => ({ ...one }));
}

test('what was read ahead is taken while the file is as it was; else the file is read again, or is gone', () => {
  const [home, changed, gone] = [makeHome(), makeHome(), makeHome()];
  const planted = (one: Home): string => {
    const path = plant(one, recordOf(1));
    utimesSync(path, 1_700_000_000.123, 1_700_000_000.123);
    return path;
  };
  const path = planted(home);
  const { mtimeMs, size } = statSync(path);
  const removed = planted(gone);
  rmSync(removed);
  expect([
    taken(home, path, { stamp: { mtimeMs, size }, readMs: Date.now() }),
    taken(changed, planted(changed), { stamp: { mtimeMs, size: size - 1 }, readMs: Date.now() }),
    taken(gone, removed, { stamp: { mtimeMs, size }, readMs: Date.now() }),
  ]).toEqual([[{ stars: 5, mtimeMs }], [{ stars: 0, mtimeMs }], []]);
});

test('of a record whose time is a whole second its age counts from when it was read, not from when it is taken', () => {
  const home = makeHome();
  const path = plant(home, recordOf(1));
  const mtimeMs = Math.floor(Date.now() / 1000) * 1000 - 20_000;
  utimesSync(path, mtimeMs / 1000, mtimeMs / 1000);
  const { size } = statSync(path);
  expect(taken(home, path, { stamp: { mtimeMs, size }, readMs: mtimeMs + 500 })).toEqual([{ stars: 5, mtimeMs: -1 - mtimeMs }]);
});
