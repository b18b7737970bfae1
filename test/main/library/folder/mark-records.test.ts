// The marks of many records at once, over a real library whose disk refuses what it is told to.
import type * as Files from 'node:fs';
import { mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { EditRecord } from '../../../../app/edits/record.ts';
import { makeHome, open, saveAll } from '../opened.ts';
import { idOf, recordOf } from '../records.ts';

type Fault = { readonly call: 'writeSync' | 'renameSync' | 'openSync' | 'fsync'; readonly nth: number; readonly code: string };
const disk = vi.hoisted((): { fault: Fault | null; calls: number; meanwhile: (() => void) | null } => ({
  fault: null,
  calls: 0,
  meanwhile: null,
}));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof Files>();
  const refusal = (call: Fault['call'], counted = true): Error | null => {
    if (disk.fault?.call !== call || !counted || (disk.calls += 1) !== disk.fault.nth) return null;
    return Object.assign(new Error(`${disk.fault.code}: refused`), { code: disk.fault.code });
  };
  const refusing = (call: 'writeSync' | 'renameSync' | 'openSync', isMeant: (first: unknown) => boolean) => {
    const plain = real[call] as (...given: unknown[]) => unknown;
    return (...given: unknown[]) => {
      const refused = refusal(call, isMeant(given[0]));
      if (refused !== null) throw refused;
      return plain(...given);
    };
  };
  const isPart = (path: unknown): boolean => String(path).endsWith('.part');
  return {
    ...real,
    openSync: refusing('openSync', isPart),
    renameSync: refusing('renameSync', isPart),
    writeSync: refusing('writeSync', () => true),
    fsync: (handle: number, done: (error: Error | null) => void) => {
      disk.meanwhile?.();
      const refused = refusal('fsync');
      if (refused === null) real.fsync(handle, done);
      else done(refused);
    },
  };
});

beforeEach(() => {
  vi.setConfig({ testTimeout: 260_000 });
  Object.assign(disk, { fault: null, calls: 0, meanwhile: null });
});

const now = '2026-11-30T00:00:00.000Z';
const ids = Array.from({ length: 5 }, (_, n) => idOf(n));

/** A library of five edits, the second of which has two tags. */
async function bench(records: readonly EditRecord[] = ids.map((_, n) => recordOf(n))) {
  const home = makeHome();
  const { library } = await open(home, { ownThread: false });
  await saveAll(library, records);
  const mark = async (some: readonly string[] = ids) => {
    const marked = await library.mark(some, { change: { addTags: ['sea'], stars: 3 }, now }, true);
    if (!marked.ok) throw new Error(marked.failure.message);
    return marked.value;
  };
  const tags = async (): Promise<unknown> => Promise.all(ids.map(async (id) => (await library.load(id))?.organised.tags));
  const unfinished = (): string[] => readdirSync(join(home.folder, '2026/10')).filter((name) => name.endsWith('.part'));
  return { home, library, mark, tags, unfinished };
}

describe('the marks of many records', () => {
  test('are changed in all of them and in the index, and what was before is answered for those that were other', async () => {
    const base = recordOf(1);
    const records = ids.map((_, n) =>
      n === 1 ? { ...base, organised: { ...base.organised, tags: ['Sea', 'sky'], stars: 3 } } : recordOf(n),
    );
    const { library, mark, tags, unfinished } = await bench(records);
    const marked = await mark();
    expect(marked.before).toEqual(expect.arrayContaining(ids.map((id, n) => ({ id, marks: n === 1 ? {} : { stars: 0, tags: [] } }))));
    expect([marked.left, marked.unsure, marked.changed.map(({ stars }) => stars)]).toEqual([[], null, [3, 3, 3, 3]]);
    expect(await tags()).toEqual([['sea'], ['Sea', 'sky'], ['sea'], ['sea'], ['sea']]);
    expect((await library.rows('tag:sea stars:3', 0, 9)).length).toBe(5);
    expect(unfinished()).toEqual([]);
  });

  test('are put back edit by edit', async () => {
    const { library, mark, tags } = await bench();
    const { before } = await mark();
    await library.save({ ...recordOf(2), organised: { ...recordOf(2).organised, tags: ['sea', 'later'], stars: 5 } });
    await library.mark(ids, { marks: new Map(before.map(({ id, marks }) => [id, id === idOf(0) ? {} : marks])) }, false);
    expect(await tags()).toEqual([['sea'], [], [], [], []]);
    expect((await library.rows('stars:0', 0, 9)).map(({ id }) => id).toSorted()).toEqual(ids.slice(1));
  });

  test('leave what else a record holds as it is, also what this program knows nothing of', async () => {
    const { library, mark } = await bench();
    const file = (await library.recordPath(idOf(0))) ?? '';
    writeFileSync(file, readFileSync(file, 'utf8').replace('"format": 1,', '"format": 1,\n  "later": { "kept": [1, 2] },'));
    await mark();
    const wanted = { ...recordOf(0), later: { kept: [1, 2] }, organised: { ...recordOf(0).organised, stars: 3, tags: ['sea'] } };
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(wanted);
  });

  test('of edits that are under way, unknown, damaged or behind a link are left', async () => {
    const { home, library, mark } = await bench([
      recordOf(0),
      recordOf(1, { state: 'running' }),
      recordOf(2),
      recordOf(3),
      recordOf(60_000),
    ]);
    writeFileSync((await library.recordPath(idOf(2))) ?? '', '{');
    const linked = (await library.recordPath(idOf(3))) ?? '';
    renameSync(linked, `${linked}.moved`);
    symlinkSync(`${linked}.moved`, linked);
    const month = dirname((await library.recordPath(idOf(60_000))) ?? '');
    mkdirSync(join(home.folder, 'elsewhere'));
    renameSync(month, join(home.folder, 'elsewhere', 'month'));
    symlinkSync(join(home.folder, 'elsewhere', 'month'), month);
    const marked = await mark([...ids, idOf(60_000)]);
    expect([marked.before.map(({ id }) => id), marked.left]).toEqual([[idOf(0)], [...ids.slice(1), idOf(60_000)]]);
  });

  test('of a record that another program changes meanwhile are left, and its change stays', async () => {
    const { library, mark, tags, unfinished } = await bench();
    const file = (await library.recordPath(idOf(3))) ?? '';
    disk.meanwhile = () => {
      disk.meanwhile = null;
      const theirs = { ...recordOf(3), organised: { ...recordOf(3).organised, tags: ['theirs'] } };
      writeFileSync(file, `${JSON.stringify(theirs, null, 2)}\n`);
    };
    const marked = await mark();
    expect([marked.left, await tags(), unfinished()]).toEqual([[idOf(3)], [['sea'], ['sea'], ['sea'], ['theirs'], ['sea']], []]);
  });

  test.each([
    { call: 'openSync', nth: 2, code: 'EMFILE' },
    { call: 'writeSync', nth: 2, code: 'ENOSPC' },
    { call: 'fsync', nth: 2, code: 'EIO' },
    { call: 'renameSync', nth: 2, code: 'EACCES' },
  ] as const)('that the disk refuses at %s are left, the others are changed, and nothing lies about', async (fault) => {
    const { mark, tags, unfinished } = await bench();
    disk.fault = fault;
    const marked = await mark();
    expect([marked.left, await tags(), unfinished()]).toEqual([[idOf(1)], [['sea'], [], ['sea'], ['sea'], ['sea']], []]);
  });
});
