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
import type * as MarkChanges from '../../../../main/library/index/mark-changes.ts';
import type * as LibraryFile from '../../../../main/library/store/library-file.ts';
import type * as DurableFiles from '../../../../main/platform/durable-files.ts';
import { makeHome, open, saveAll } from '../opened.ts';
import { idOf, recordOf } from '../records.ts';

type Fault = {
  readonly call: 'writeSync' | 'rename' | 'open' | 'closeSync' | 'fsync';
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
  /** Of each row that was put: whether only what is marked was changed of it. */
  light: boolean[];
};
const usual = vi.hoisted(() => (): Disk => ({
  ...{ fault: null, calls: 0, meanwhile: null, held: null, syncs: 0 },
  ...{ foldersRefused: 0, folders: [], mayWrite: true, light: [] },
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
vi.mock('../../../../main/library/index/mark-changes.ts', async (original) => {
  const real = await original<typeof MarkChanges>();
  const markRow: typeof real.markRow = (...given) => {
    const isLight = real.markRow(...given);
    disk.light.push(isLight);
    return isLight;
  };
  return { ...real, markRow };
});
vi.mock('node:fs', async (original) => {
  const real = await original<typeof Files>();
  const refusal = (call: Fault['call'], counted = true): Error | null => {
    if (disk.fault?.call !== call || !counted || (disk.calls += 1) !== disk.fault.nth) return null;
    return Object.assign(new Error(`${disk.fault.code}: refused`), { code: disk.fault.code });
  };
  const parts = new Set<unknown>();
  const isPart = (path: unknown): boolean => String(path).endsWith('.part');
  return {
    ...real,
    openSync: (...given: Parameters<typeof real.openSync>) => {
      const handle = real.openSync(...given);
      parts.delete(handle);
      return handle;
    },
    open: (path: string, flags: number, mode: number, done: (error: Error | null, handle?: number) => void) => {
      const refused = refusal('open', isPart(path));
      if (refused !== null) return void done(refused);
      real.open(path, flags, mode, (error, handle) => {
        parts.add(handle);
        done(error, handle);
      });
    },
    // Closed all the same, as Linux does it.
    closeSync: (handle: number) => {
      real.closeSync(handle);
      const refused = refusal('closeSync', parts.delete(handle));
      if (refused !== null) throw refused;
    },
    rename: (from: string, to: string, done: (error: Error | null) => void) => {
      const refused = refusal('rename', isPart(from));
      if (refused === null) real.rename(from, to, done);
      else done(refused);
    },
    writeSync: (...given: Parameters<typeof real.writeSync>) => {
      const refused = refusal('writeSync');
      if (refused !== null) throw refused;
      return real.writeSync(...given);
    },
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
    expect(marked.before).toEqual(
      expect.arrayContaining(
        ids.map((id, n) => ({
          id,
          ...(n === 1 ? { marks: {}, left: {} } : { marks: { stars: 0, tags: [] }, left: { stars: 3, tags: ['sea'] } }),
        })),
      ),
    );
    expect([marked.left, marked.unsure, marked.changed.map(({ stars }) => stars)]).toEqual([[], null, [3, 3, 3, 3]]);
    expect(await tags()).toEqual([['sea'], ['Sea', 'sky'], ['sea'], ['sea'], ['sea']]);
    expect((await library.rows('tag:sea stars:3', 0, 9)).length).toBe(5);
    expect(unfinished()).toEqual([]);
  });

  test('are put back edit by edit, and what was changed since stays', async () => {
    const { library, mark, tags } = await bench();
    const { before } = await mark();
    await library.save({ ...recordOf(2), organised: { ...recordOf(2).organised, tags: ['sea', 'later'], stars: 5 } });
    await library.mark(ids, { turned: new Map(before.filter(({ id }) => id !== idOf(0)).map(({ id, ...turned }) => [id, turned])) }, false);
    expect(await tags()).toEqual([['sea'], [], ['later'], [], []]);
    expect((await library.rows('stars:0', 0, 9)).map(({ id }) => id).toSorted()).toEqual([1, 3, 4].map(idOf));
  });

  test('change only what depends on them in the index, also when they change again at once; not where another program wrote the record', async () => {
    const { library, mark } = await bench();
    const { before } = await mark();
    const file = (await library.recordPath(idOf(3))) ?? '';
    writeFileSync(file, readFileSync(file, 'utf8').replace('make the sky 3', 'make the sky red'));
    await library.mark(ids, { turned: new Map(before.map(({ id, ...turned }) => [id, turned])) }, false);
    expect(disk.light).toEqual([...ids.map(() => true), true, true, true, false, true]);
    expect((await library.rows('red', 0, 9)).map(({ id }) => id)).toEqual([idOf(3)]);
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
    { call: 'open', nth: 2, code: 'EMFILE' },
    { call: 'writeSync', nth: 2, code: 'ENOSPC' },
    { call: 'fsync', nth: 2, code: 'EIO' },
    { call: 'rename', nth: 2, code: 'EACCES' },
    { call: 'closeSync', nth: 2, code: 'EIO' },
  ] as const)('that the disk refuses at %s are left, the others are changed, and nothing lies about', async (fault) => {
    const { mark, tags, unfinished } = await bench();
    disk.fault = fault;
    const marked = await mark();
    // Some are written at once: which is the second is not said.
    const refused = marked.left[0] ?? '';
    expect(ids).toContain(refused);
    expect([marked.left, await tags(), unfinished()]).toEqual([[refused], ids.map((id) => (id === refused ? [] : ['sea'])), []]);
  });

  test('are written and synced by no more threads than one call takes, however many calls there are at once', async () => {
    const all = Array.from({ length: 10 }, (_, n) => idOf(n));
    const { mark, unfinished } = await bench(all.map((_, n) => recordOf(n)));
    let go = (): void => undefined;
    disk.held = new Promise((resolve) => (go = resolve));
    const both = Promise.all([mark(all.slice(0, 5)), mark(all.slice(5))]);
    await vi.waitUntil(() => disk.syncs === 3);
    // Whatever else could be begun has been by then.
    for (let turn = 0; turn < 50; turn += 1) await setImmediate();
    const begun = disk.syncs;
    expect(unfinished().length).toBe(3);
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
    expect(tagged.ok && tagged.value.before).toEqual(all.map((id) => ({ id, marks: { tags: [] }, left: { tags: ['sea'] } })));
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
    const turned = new Map(all.map((id) => [id, { marks: { tags: ['sky'] }, left: { tags: [] } }]));
    const marked = await markEdits(sessionOf(library), all, { turned });
    expect(marked).toMatchObject({ ok: true, value: { stoppedBy: null } });
    expect(await tags()).toEqual(ids.map(() => ['sky']));
    expect(await markEdits(sessionOf(library), [idOf(70)], { turned })).toEqual({ ok: true, value: { before: [], stoppedBy: null } });
  });
});
