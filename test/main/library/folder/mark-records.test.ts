// The marks of many records at once, over a real library whose disk refuses what it is told to.
import type * as Files from 'node:fs';
import { mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { makeEditStore } from '../../../../app/edits/edit-store.ts';
import type { EditRecord } from '../../../../app/edits/record.ts';
import type { Library } from '../../../../main/library/library.ts';
import { markEdits } from '../../../../main/studio/handlers/mark-edits.ts';
import type { Session } from '../../../../main/studio/session/session-type.ts';
import type * as LibraryFile from '../../../../main/library/store/library-file.ts';
import type * as DurableFiles from '../../../../main/platform/durable-files.ts';
import { makeHome, open, saveAll } from '../opened.ts';
import { idOf, recordOf } from '../records.ts';

type Fault = {
  readonly call: 'writeSync' | 'renameSync' | 'openSync' | 'closeSync' | 'fsync';
  readonly nth: number;
  readonly code: string;
};
type Disk = {
  fault: Fault | null;
  calls: number;
  meanwhile: (() => void) | null;
  /** What is waited for before anything is synced. */
  held: Promise<void> | null;
  syncs: number;
  /** How often a folder is refused to be synced, and which were. */
  foldersRefused: number;
  folders: string[];
  mayWrite: boolean;
};
const usual = vi.hoisted(() => (): Disk => ({
  ...{ fault: null, calls: 0, meanwhile: null, held: null, syncs: 0 },
  ...{ foldersRefused: 0, folders: [], mayWrite: true },
}));
const disk = vi.hoisted((): Disk => usual());
vi.mock('../../../../main/platform/durable-files.ts', async (original) => {
  const real = await original<typeof DurableFiles>();
  const syncFolder: typeof real.syncFolder = async (folder) => {
    disk.folders.push(folder);
    if (disk.foldersRefused-- > 0) throw Object.assign(new Error('EIO: refused'), { code: 'EIO' });
    return real.syncFolder(folder);
  };
  return { ...real, syncFolder };
});
vi.mock('../../../../main/library/store/library-file.ts', async (original) => {
  const real = await original<typeof LibraryFile>();
  return { ...real, mayWrite: async (folder: string) => disk.mayWrite && real.mayWrite(folder) };
});
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
  const parts = new Set<unknown>();
  const isPart = (path: unknown): boolean => String(path).endsWith('.part');
  return {
    ...real,
    openSync: (...given: Parameters<typeof real.openSync>) => {
      const handle = refusing('openSync', isPart)(...given);
      parts[isPart(given[0]) ? 'add' : 'delete'](handle);
      return handle;
    },
    // Closed all the same, as Linux does it.
    closeSync: (handle: number) => {
      real.closeSync(handle);
      const refused = refusal('closeSync', parts.delete(handle));
      if (refused !== null) throw refused;
    },
    renameSync: refusing('renameSync', isPart),
    writeSync: refusing('writeSync', () => true),
    fsync: (handle: number, done: (error: Error | null) => void) => {
      disk.meanwhile?.();
      disk.syncs += 1;
      const refused = refusal('fsync');
      if (refused !== null) done(refused);
      else if (disk.held === null) real.fsync(handle, done);
      else void disk.held.then(() => real.fsync(handle, done));
    },
  };
});

beforeEach(() => {
  vi.setConfig({ testTimeout: 260_000 });
  Object.assign(disk, usual());
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

/** What marks need of a session. */
function sessionOf(library: Library): Session {
  const editStore = makeEditStore({ store: library, now: () => now, onChange: () => undefined });
  return { library, editStore, hindrance: () => null, announce: () => undefined } as unknown as Session;
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
    { call: 'closeSync', nth: 2, code: 'EIO' },
  ] as const)('that the disk refuses at %s are left, the others are changed, and nothing lies about', async (fault) => {
    const { mark, tags, unfinished } = await bench();
    disk.fault = fault;
    const marked = await mark();
    expect([marked.left, await tags(), unfinished()]).toEqual([[idOf(1)], [['sea'], [], ['sea'], ['sea'], ['sea']], []]);
  });

  test('are synced by no more threads than one call takes, however many calls there are at once', async () => {
    const all = Array.from({ length: 10 }, (_, n) => idOf(n));
    const { mark, unfinished } = await bench(all.map((_, n) => recordOf(n)));
    let go = (): void => undefined;
    disk.held = new Promise((resolve) => (go = resolve));
    const both = Promise.all([mark(all.slice(0, 5)), mark(all.slice(5))]);
    // The next are read and written while the disk syncs.
    await vi.waitUntil(() => unfinished().length === 10);
    await setImmediate();
    const begun = disk.syncs;
    go();
    const marked = await both;
    expect([begun, disk.syncs, marked.map(({ before }) => before.length)]).toEqual([3, 10, [5, 5]]);
  });

  test('whose folder the disk does not sync are changed and told, and nobody says that they stay', async () => {
    const all = Array.from({ length: 8 }, (_, n) => idOf(n));
    const { library, tags } = await bench(all.map((_, n) => recordOf(n)));
    const session = sessionOf(library);
    // A second time it is asked again.
    disk.foldersRefused = 1;
    const starred = await markEdits(session, all, { change: { stars: 3 }, now });
    disk.foldersRefused = 2;
    const tagged = await markEdits(session, [...all, idOf(70)], { change: { addTags: ['sea'] }, now });
    expect(starred).toMatchObject({ ok: true, value: { stoppedBy: null } });
    expect(tagged).toMatchObject({ ok: true, value: { stoppedBy: { kind: 'disk-trouble', detail: 'EIO' } } });
    expect(tagged.ok && tagged.value.before).toEqual(all.map((id) => ({ id, marks: { tags: [] } })));
    expect(await tags()).toEqual(ids.map(() => ['sea']));
  });

  test('that were so before are as sure: whoever wrote them may have ended before their names were', async () => {
    const { mark } = await bench();
    await mark();
    disk.folders = [];
    expect([(await mark()).unsure, disk.folders.length]).toEqual([null, 1]);
  });

  test('that could not be written do not say that a library may be written to', async () => {
    const { library, mark } = await bench();
    disk.mayWrite = false;
    await library.attach();
    const { left } = await mark([idOf(77)]);
    expect([left, library.status().state]).toEqual([[idOf(77)], 'readonly']);
  });

  test('of an edit that is gone are no mark to put back, and the others get theirs', async () => {
    const { library, tags } = await bench();
    const all = [idOf(70), ...ids, idOf(71), idOf(72), idOf(73)];
    const marks = new Map(all.map((id) => [id, { tags: ['sky'] }]));
    const marked = await markEdits(sessionOf(library), all, { marks });
    expect(marked).toMatchObject({ ok: true, value: { stoppedBy: null } });
    expect(await tags()).toEqual(ids.map(() => ['sky']));
    expect(await markEdits(sessionOf(library), [idOf(70)], { marks })).toEqual({ ok: true, value: { before: [], stoppedBy: null } });
  });
});
