// Folders of a library that are links, or that may not be read, and records that lie where none are read: whoever checks, copies or writes says so.
import type * as Files from 'node:fs';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import type * as FilePromises from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { inEnglish } from '../../../../app/messages/english.ts';
import type { Finding } from '../../../../app/contract/contract.ts';
import { inputPath } from '../../../../app/library/naming.ts';
import { backUp } from '../../../../main/backup/backup.ts';
import { verifyLibrary } from '../../../../main/library/folder/verify.ts';
import { makeHome, open, plant } from '../opened.ts';
import type { Home } from '../opened.ts';
import { recordOf, resultOf, shaOf } from '../records.ts';

/** Paths that this account may not use, and how: root, as whom tests may run, may use all. */
const closed = vi.hoisted((): { listed: string[]; opened: string[] } => ({ listed: [], opened: [] }));
const refused = vi.hoisted(() => (path: unknown, call: 'list' | 'open' | 'see'): Error | null => {
  const isRefused =
    (call === 'list' && closed.listed.includes(String(path))) ||
    (call !== 'see' && closed.opened.includes(String(path))) ||
    closed.listed.some((folder) => String(path).startsWith(`${folder}/`));
  return isRefused ? Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' }) : null;
});
vi.mock('node:fs', async (original) => {
  const real = await original<typeof Files>();
  const sync =
    <F extends (...given: never[]) => unknown>(call: 'list' | 'open' | 'see', done: F) =>
    (...given: Parameters<F>): ReturnType<F> => {
      const error = refused(given[0], call);
      if (error !== null) throw error;
      return done(...given) as ReturnType<F>;
    };
  return {
    ...real,
    readdirSync: sync('list', real.readdirSync),
    lstatSync: sync('see', real.lstatSync),
    openSync: sync('open', real.openSync),
  };
});
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FilePromises>();
  const later =
    <F extends (...given: never[]) => Promise<unknown>>(call: 'list' | 'open' | 'see', done: F) =>
    async (...given: Parameters<F>): Promise<unknown> => {
      const error = refused(given[0], call);
      if (error !== null) throw error;
      return done(...given);
    };
  return {
    ...real,
    readdir: later('list', real.readdir),
    lstat: later('see', real.lstat),
    realpath: later('see', real.realpath),
    open: later('open', real.open),
  };
});

beforeEach(() => {
  vi.setConfig({ testTimeout: 240_000 });
  closed.listed = [];
  closed.opened = [];
});

const input = {
  sha256: shaOf('input'),
  name: 'a.jpg',
  mediaType: 'image/jpeg',
  bytes: 5,
  width: 1,
  height: 1,
  parent: null,
  sent: null,
} as const;

/** A library of two edits in two months of one year, both of one input. */
function makeEdits(): Home & { readonly months: readonly string[]; readonly at: (path: string) => string } {
  const home = makeHome();
  const at = (path: string): string => join(home.folder, path);
  const months = [1, 60 * 24 * 40].map((n) => {
    const record = recordOf(n);
    const file = plant(home, {
      ...record,
      request: { ...record.request, inputs: [input] },
      results: [resultOf(`${record.stem}.png`, Buffer.from(`${n}`))],
    });
    writeFileSync(file.replace('.json', '.png'), `${n}`);
    return dirname(file).slice(home.folder.length + 1);
  });
  const file = at(inputPath(input.sha256, input.mediaType));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'input');
  writeFileSync(
    at('library.json'),
    JSON.stringify({ format: 1, id: '5b1e3f0a-0000-4000-8000-000000000001', createdAt: recordOf(1).createdAt }),
  );
  return { ...home, months, at };
}

const nameOf = (n: number, ending: string): string => `${recordOf(n).stem}.${ending}`;

async function verified(folder: string) {
  const found: Finding[] = [];
  const { edits } = await verifyLibrary(folder, { finding: (one) => found.push(one), progress: () => undefined, stopped: () => false });
  return { edits, found: found.map(({ file, kind }) => [file, kind]), said: found.map(({ message }) => inEnglish(message)) };
}

async function backedUp(folder: string) {
  const report = await backUp({ from: folder, to: `${folder} backup` });
  if (!report.ok) return report.failure.message;
  return report.value.listed.map(({ file, message }) => `${file}: ${inEnglish(message)}`);
}

const isLink =
  'This is a link, and links are not followed: what lies there is not read, written or backed up. Put the folder itself in its place. A whole library may lie on another drive.';
const isClosed = 'This folder may not be read, and nothing in it was read or checked. Allow this account to read it.';
const linkNotCopied =
  'This is a link, and what it leads to is not in the backup: links are not followed. Put the folder or file itself in its place.';
const closedNotCopied = 'This folder may not be read, and nothing in it is in the backup. Allow this account to read it.';

test.each(['2026', '2026/10', 'inputs', `inputs/${input.sha256.slice(0, 2)}`])(
  'a link in the place of %s is named by a check and by a backup',
  async (path) => {
    const { folder, at, months } = makeEdits();
    renameSync(at(path), `${folder} elsewhere`);
    symlinkSync(`${folder} elsewhere`, at(path));
    const edits = path.startsWith('inputs') ? 2 : path === '2026' ? 0 : 1;
    expect([months, await verified(folder)]).toEqual([['2026/10', '2026/11'], { edits, found: [[path, 'folder-unread']], said: [isLink] }]);
    expect(await backedUp(folder)).toEqual([`${path}: ${linkNotCopied}`]);
  },
);

test.each(['2026', '2026/10', 'inputs', `inputs/${input.sha256.slice(0, 2)}`])(
  '%s that may not be read is named by a check and by a backup',
  async (path) => {
    const { folder, at } = makeEdits();
    closed.listed = [at(path)];
    const edits = path.startsWith('inputs') ? 2 : path === '2026' ? 0 : 1;
    expect(await verified(folder)).toEqual({ edits, found: [[path, 'folder-unread']], said: [isClosed] });
    expect(await backedUp(folder)).toEqual([`${path}: ${closedNotCopied}`]);
  },
);

test('a library whose names may not be read is not said to be none', async () => {
  const { folder } = makeEdits();
  closed.opened = [folder];
  expect(await backedUp(folder)).toBe(
    `The library folder ${folder} may not be read. Allow this account to read it, then start the backup again.`,
  );
});

test('a picture that may not be read, or is a link, is called that, and not damaged', async () => {
  const { folder, at, months } = makeEdits();
  const [first, second] = [`${months[0]}/${nameOf(1, 'png')}`, `${months[1]}/${nameOf(60 * 24 * 40, 'png')}`];
  closed.opened = [at(first)];
  renameSync(at(second), `${folder} annexed.png`);
  symlinkSync(`${folder} annexed.png`, at(second));
  expect(await verified(folder)).toEqual({
    edits: 2,
    found: [
      [first, 'file-unread'],
      [second, 'file-unread'],
    ],
    said: [
      'This file may not be read. It was not compared with what it should be.',
      'This file is a link, not a file. It was not compared with what it should be.',
    ],
  });
  expect(await backedUp(folder)).toEqual([
    `${second}: ${linkNotCopied}`,
    `${first}: This file cannot be read and is not in the backup as it is now. Check the library.`,
  ]);
});

test('records that lie where none are read are named with the folder where they belong, unless the edit is shown by another', async () => {
  const { folder, at, months } = makeEdits();
  const [first, second] = [nameOf(1, 'json'), nameOf(60 * 24 * 40, 'json')];
  for (const name of ['keepers', 'keepers/best', '2026/10/best', '2026/October']) mkdirSync(at(name));
  renameSync(at(`${months[0]}/${first}`), at(`2026/10/best/${first}`));
  renameSync(at(`${months[0]}/${nameOf(1, 'png')}`), at(`2026/10/best/${nameOf(1, 'png')}`));
  writeFileSync(at('keepers/of somebody.json'), '{"mine": true}');
  writeFileSync(at(`keepers/best/${second}`), JSON.stringify(recordOf(60 * 24 * 40)));
  const moved = (file: string, to: string) => [
    [file, 'record-elsewhere'],
    `This is the record of an edit, and records are read in the folder of their month alone: the edit is not shown, and not known when the same is asked for again. Move it back to ${to}.`,
  ];
  const found = await verified(folder);
  expect([found.edits, [found.found[1], found.said[1]]]).toEqual([1, moved(`2026/10/best/${first}`, '2026/10')]);
  expect([found.found[0], found.said[0], found.found.length]).toEqual([
    ['2026/10/best', 'not-recorded'],
    'A folder within the folder of a month: no picture or record in it is found. Move what belongs to edits back into the month.',
    2,
  ]);
  // A month that was renamed, and the library’s own folder.
  renameSync(at(`${months[1]}/${second}`), at(`2026/October/${second}`));
  renameSync(at(`2026/10/best/${first}`), at(first));
  expect((await verified(folder)).found).toEqual([
    ['2026/10/best', 'not-recorded'],
    [`2026/October/${second}`, 'record-elsewhere'],
    [first, 'record-elsewhere'],
    [`keepers/best/${second}`, 'record-elsewhere'],
    [`${months[1]}/${second.replace('.json', '.png')}`, 'not-recorded'],
  ]);
});

test.each([
  [
    'a link',
    '2026 of the library is a link, and links are not followed. Put the folder itself in its place, or move the whole library to where there is room.',
  ],
  ['closed', '2026/10 of the library may not be read or written to. Allow this account to, then try again.'],
] as const)('what would be saved in a folder that is %s names it', async (what, said) => {
  const home = makeHome();
  const { library } = await open(home, { ownThread: false });
  mkdirSync(join(home.folder, '2026/10'), { recursive: true });
  if (what === 'closed') closed.listed = [join(home.folder, '2026/10')];
  else {
    renameSync(join(home.folder, '2026'), join(home.folder, '..', 'archive'));
    symlinkSync(join(home.folder, '..', 'archive'), join(home.folder, '2026'));
  }
  const saved = await library.save(recordOf(2));
  expect([saved.ok, saved.ok ? '' : saved.failure.message, saved.ok ? '' : saved.failure.kind]).toEqual([false, said, 'disk-trouble']);
  expect(library.status().state).toBe('open');
});
