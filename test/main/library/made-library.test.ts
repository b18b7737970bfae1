// A library as it is after years: the product finds nothing wrong with it, and nothing but its folder is needed to have it all again.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EditRecord } from '../../../app/edits/record.ts';
import { built } from '../../built/built.ts';
import { badEnds } from '../../corpus/ends.ts';
import { dumpOf } from '../../corpus/dump.ts';
import type { Dump } from '../../corpus/dump.ts';
import { makeLibrary } from '../../corpus/library.ts';
import { openWindowStudio } from '../../fakes/window-studio.ts';
import { verifyLibrary } from '../../../main/library/folder/verify.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const edits = 400;
const painted = 2;
const top = mkdtempSync(path.join(tmpdir(), 'kontext-made-'));
const [folder, home] = [path.join(top, 'library'), path.join(top, 'home')];
let made: Awaited<ReturnType<typeof makeLibrary>>;

beforeAll(async () => {
  made = await makeLibrary({ folder, edits, painted, seed: 7 });
}, 240_000);
afterAll(() => rmSync(top, { recursive: true, force: true }));

const openStudio = () =>
  openWindowStudio(
    '0.0.0',
    { pictures: built().pictures, worker: fileURLToPath(built().worker) },
    // Nobody listens there: nothing of this library may want to send anything.
    { home, defaultLibraryFolder: folder, libraryFolder: folder, baseUrl: 'http://127.0.0.1:9/model', environmentKey: null },
  );

test('verify finds nothing wrong, and every way an edit can end is there', async () => {
  const findings: unknown[] = [];
  const report = await verifyLibrary(folder, {
    finding: (finding) => findings.push(finding),
    progress: () => undefined,
    stopped: () => false,
  });
  expect([findings, report]).toEqual([[], { edits, files: made.results + made.inputs, findings: 0, stopped: false }]);
  const ends = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^\d{4}.*\.json$/.test(file))
    .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as EditRecord)
    .filter(({ state }) => state !== 'done');
  const named = (of: readonly Pick<EditRecord, 'state' | 'failure'>[]): readonly string[] =>
    [...new Set(of.map(({ state, failure }) => `${state} ${failure?.kind ?? 'without a word'} ${failure?.charged ?? ''}`))].toSorted();
  expect(named(ends)).toEqual(named(badEnds));
});

test('the same seed makes the same files, and a folder with something in it is refused', async () => {
  const again = path.join(temporaryFolder(), 'again');
  await makeLibrary({ folder: again, edits: 40, painted: 1, seed: 3 });
  const other = path.join(temporaryFolder(), 'other');
  await makeLibrary({ folder: other, edits: 40, painted: 1, seed: 3 });
  const filesOf = (library: string): (readonly [string, string])[] =>
    readdirSync(library, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:json|png|jpg)$/.test(file) && file !== 'library.json')
      .map((file) => [file, readFileSync(path.join(library, file), 'base64')] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
  expect(filesOf(other)).toEqual(filesOf(again));
  const full = temporaryFolder();
  mkdirSync(path.join(full, 'theirs'));
  await expect(makeLibrary({ folder: full, edits: 1, painted: 0, seed: 1 })).rejects.toThrow('is not empty; nothing was written');
  expect(readdirSync(full)).toEqual(['theirs']);
}, 240_000);

test('without its index and its thumbnails the library is the same: rows, ratings, tags, families, words', async () => {
  const before = await openStudio();
  const session = before.studio.session();
  await session?.library.settled();
  expect(session?.library.status()).toMatchObject({ state: 'open', total: edits, damaged: 0 });
  expect((await before.studio.handlers['studio.snapshot'](undefined)).queue.edits).toEqual([]);
  const newest = await before.studio.handlers['library.rows']({ query: 'is:done', offset: 0, count: 5 });
  const ids = newest.ok ? newest.value.map(({ id }) => id) : [];
  // Marks of the day go through the index one by one, those of the years by a scan: both must come back.
  expect(await before.studio.handlers['edit.organise']({ ids, change: { stars: 4, favourite: true, flag: 'pick' } })).toMatchObject({
    ok: true,
  });
  const thumbnail = { kind: 'result', editId: ids[0] ?? '', index: 0, longSide: 160 } as const;
  const first = await before.studio.media(thumbnail);
  await before.close();
  const cache = path.join(home, 'libraries', session?.library.id ?? 'none');
  const live = dumpOf(path.join(cache, 'index.sqlite'));
  expect(rowsOf(live)).toMatchObject({ edits, shown: edits, damaged: 0 });
  expect(Math.min(...['named', 'names', 'parents', 'months', 'words', 'models'].map((table) => live[table]?.rows ?? 0))).toBeGreaterThan(0);

  rmSync(path.join(home, 'libraries'), { recursive: true });
  const after = await openStudio();
  await after.studio.session()?.library.settled();
  const found = await after.studio.handlers['library.rows']({ query: 'stars:4 is:favourite is:pick', offset: 0, count: 500 });
  const second = await after.studio.media(thumbnail);
  expect([found.ok && ids.every((id) => found.value.some((row) => row.id === id)), second]).toEqual([true, first]);
  await after.close();
  expect(dumpOf(path.join(cache, 'index.sqlite'))).toEqual(live);
}, 240_000);

test('a mark that only the index has would be seen', async () => {
  const studio = await openStudio();
  const library = studio.studio.session()?.library;
  await library?.settled();
  const file = path.join(home, 'libraries', library?.id ?? 'none', 'index.sqlite');
  await studio.close();
  const whole = dumpOf(file);
  const [month = ''] = readdirSync(folder).filter((name) => /^\d{4}$/.test(name));
  const record = readdirSync(path.join(folder, month), { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.json')) ?? '';
  const text = readFileSync(path.join(folder, month, record), 'utf8');
  writeFileSync(path.join(folder, month, record), text.replace(/"prompt": "[^"]*"/, '"prompt": "something else altogether"'));
  rmSync(path.join(home, 'libraries'), { recursive: true });
  const again = await openStudio();
  await again.studio.session()?.library.settled();
  await again.close();
  const changed = dumpOf(file);
  expect(Object.keys(whole).filter((table) => changed[table]?.sha256 !== whole[table]?.sha256)).toEqual([
    'edits',
    'shown',
    'instructions',
    'words',
  ]);
}, 240_000);

const rowsOf = (dump: Dump): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(dump).map(([table, { rows }]) => [table, rows]));
