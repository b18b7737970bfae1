// The files of records whose marks change, with the calls of a disk given: what is held and let go, and what is said to whoever asks a second time.
import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, readlinkSync, renameSync } from 'node:fs';
import { relative } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { markFiles } from '../../../../main/library/folder/mark-files.ts';
import type { MarkAsked, MarkDisk } from '../../../../main/library/folder/mark-files.ts';
import type * as FolderKind from '../../../../main/library/folder/folder-kind.ts';
import { makeHome, plant } from '../opened.ts';
import { idOf, recordOf } from '../records.ts';

const told = vi.hoisted(() => ({ telling: 'events' as FolderKind.Telling }));
vi.mock('../../../../main/library/folder/folder-kind.ts', async (original) => ({
  ...(await original<typeof FolderKind>()),
  tellingOf: () => told.telling,
}));

beforeEach(() => void (told.telling = 'events'));

const onLinux = process.platform === 'linux';

/** Three records and how they are asked for; `during` sees each rename, `open` is which files of the library are open in this process. */
function bench(during: () => void = () => undefined) {
  const home = makeHome();
  const files = [0, 1, 2].map((n) => plant(home, recordOf(n)));
  const asked: MarkAsked = {
    ...{ folder: home.folder, marking: { change: { addTags: ['sea'] }, now: '' }, every: false, again: false },
    records: files.map((file, n) => ({ id: idOf(n), path: relative(home.folder, file) })),
  };
  const letGo: string[] = [];
  const disk: MarkDisk = {
    ...{ last: (work) => work(), first: (work) => work(), sync: fsyncSync },
    create: (path) => openSync(path, 'wx'),
    rename: (from, to) => (during(), renameSync(from, to)),
    letGo: (handle) => {
      letGo.push(quietly(() => readlinkSync(`/proc/self/fd/${handle}`)) ?? '');
      closeSync(handle);
    },
  };
  const open = (): string[] =>
    readdirSync('/proc/self/fd')
      .flatMap((handle) => quietly(() => readlinkSync(`/proc/self/fd/${handle}`)) ?? [])
      .filter((path) => path.startsWith(home.folder));
  const tags = (): unknown => files.map((file) => (JSON.parse(readFileSync(file, 'utf8')) as ReturnType<typeof recordOf>).organised.tags);
  return { files, asked, disk, letGo, open, tags };
}

const recordsIn = (open: readonly string[]): string[] => open.filter((path) => path.endsWith('.json'));

/** The folder of open files is open itself while it is read. */
function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

// What is open is asked of Linux.
describe.skipIf(!onLinux)('a file that is replaced', () => {
  test('is held until its name is another’s, so that no rename frees it, and let go then', async () => {
    const held: string[][] = [];
    const { files, asked, disk, letGo, open, tags } = bench(() => held.push(recordsIn(open())));
    expect((await markFiles(asked, disk)).rows.length).toBe(3);
    expect(held.map((all) => files.filter((file, nth) => nth >= held.indexOf(all) && all.includes(file)).length)).toEqual([3, 2, 1]);
    // It has no name by then.
    expect([letGo, open(), tags()]).toEqual([files.map((file) => `${file} (deleted)`), [], [['sea'], ['sea'], ['sea']]]);
  });

  test('is not held where it would get a hidden name', async () => {
    told.telling = 'times';
    const held: string[][] = [];
    const { asked, disk, letGo, open } = bench(() => held.push(recordsIn(open())));
    expect((await markFiles(asked, disk)).rows.length).toBe(3);
    expect([held, letGo]).toEqual([[[], [], []], []]);
  });

  test('is let go also where it could not be replaced', async () => {
    const refused = Object.assign(new Error('EACCES: refused'), { code: 'EACCES' });
    const { asked, disk, open, tags } = bench(() => {
      throw refused;
    });
    expect(await markFiles(asked, disk)).toEqual({ before: [], changed: [], rows: [], unsure: null });
    expect([open(), tags()]).toEqual([[], [[], [], []]]);
  });
});

describe('records that are as they are to be', () => {
  test('are told as such, and with their rows to whoever asks again, since the index may not know of them', async () => {
    const { asked, disk } = bench();
    const first = await markFiles({ ...asked, every: true }, disk);
    const ids = asked.records.map(({ id }) => id);
    expect([first.before, first.changed.map(({ id, tags }) => [id, tags])]).toEqual([
      ids.map((id) => ({ id, marks: { tags: [] }, left: { tags: ['sea'] } })),
      ids.map((id) => [id, ['sea']]),
    ]);
    const before = ids.map((id) => ({ id, marks: {}, left: {} }));
    expect(await markFiles({ ...asked, every: true }, disk)).toEqual({ before, changed: [], rows: [], unsure: null });
    const again = await markFiles({ ...asked, every: true, again: true }, disk);
    const rows = first.rows.map(({ row, file }) => ({ row, file, was: { mtimeMs: file.mtimeMs, size: file.size } }));
    expect(again).toEqual({ before, changed: first.changed, rows, unsure: null });
  });
});
