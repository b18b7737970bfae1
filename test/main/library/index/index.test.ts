import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import {} from 'node:child_process';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test, vi } from 'vitest';
import { indexVersion } from '../../../../main/library/index/file.ts';
import {} from '../../../../main/platform/durable-files.ts';
import { notOrganised } from '../../../../app/edits/record.ts';
import { makeDyingWorker, makeWaitingWorker } from './dying-worker.ts';
import { lived, makeHome, open, plant, prompts, saveAll, shown, until } from '../opened.ts';
import type { Home } from '../opened.ts';
import { halfOf } from '../../../size.ts';
import { idOf, recordOf } from '../records.ts';

vi.setConfig({ testTimeout: 240_000 });

const indexFile = (home: Home): string => join(home.cacheFolder, readdirSync(home.cacheFolder)[0] ?? '', 'index.sqlite');
const indexFiles = (home: Home): string[] =>
  readdirSync(dirname(indexFile(home))).filter((name) => name.startsWith('index') && !/-(wal|shm|sound)$/.test(name));

describe('the index can always be made again', () => {
  test.each(
    halfOf<readonly [string, (file: string) => void, readonly string[]]>([
      ['deleted', (file: string) => rmSync(file), ['index.sqlite']],
      // There is nothing in it to be kept, and another program may have begun it: it is filled.
      ['emptied', (file: string) => writeFileSync(file, ''), ['index.sqlite']],
      [
        'replaced by a text',
        (file: string) => writeFileSync(file, 'a text of a hundred bytes '.repeat(50)),
        ['index.sqlite', 'index.sqlite.aside-1'],
      ],
      [
        'cut to half',
        (file: string) => writeFileSync(file, readFileSync(file).subarray(0, statSync(file).size / 2)),
        ['index.sqlite', 'index.sqlite.aside-1'],
      ],
      [
        'garbled but for its first page',
        (file: string) =>
          writeFileSync(file, Buffer.concat([readFileSync(file).subarray(0, 4096), Buffer.alloc(statSync(file).size - 4096, 0x5a)])),
        ['index.sqlite', 'index.sqlite.aside-1'],
      ],
      ['of an older version', (file: string) => setVersion(file, 0), ['index.sqlite', 'index.sqlite.aside-1']],
      ['of a newer version', (file: string) => setVersion(file, indexVersion + 1), [`index-v${indexVersion}.sqlite`, 'index.sqlite']],
      ['without a table', (file: string) => sql(file, 'DROP TABLE shown'), ['index.sqlite', 'index.sqlite.aside-1']],
    ]),
  )('when it is %s', async (_, harm, files) => {
    const { home, was } = await lived();
    harm(indexFile(home));
    const harmed = existsSync(indexFile(home)) ? readFileSync(indexFile(home)) : null;
    const { library } = await open(home, { create: false });
    expect(await shown(library)).toEqual(was);
    expect(library.status()).toEqual({ folder: home.folder, state: 'open', total: 12, trashed: 0, damaged: 0 });
    expect(indexFiles(home).sort()).toEqual(files);
    // What could not be used is still there, byte for byte.
    if (harmed !== null && harmed.length > 0) expect(readFileSync(join(dirname(indexFile(home)), files.at(-1) ?? ''))).toEqual(harmed);
    await library.close();
    const again = await open(home, { create: false });
    expect(await shown(again.library)).toEqual(was);
    expect(indexFiles(home).sort()).toEqual(files);
  });

  test('whatever bytes of it are flipped', async () => {
    const { home, was } = await lived();
    const file = indexFile(home);
    const good = readFileSync(file);
    for (let seed = 1; seed <= 12; seed += 1) {
      const flipped = Buffer.from(good);
      // A whole page each, from the file's own numbers: an unlucky byte in free space changes nothing.
      const page = (seed * 7919) % (good.byteLength / 4096);
      for (let at = page * 4096; at < (page + 1) * 4096; at += 1) flipped[at] = (flipped[at] ?? 0) ^ ((seed * 31 + at) % 255);
      writeFileSync(file, flipped);
      const { library } = await open(home, { create: false });
      expect([seed, await shown(library)]).toEqual([seed, was]);
      await library.close();
    }
  });

  test('and is the same as the one that grew with the edits', async () => {
    const { home } = await lived();
    const grown = dump(indexFile(home));
    rmSync(home.cacheFolder, { recursive: true });
    const { library } = await open(home);
    await library.close();
    expect(dump(indexFile(home))).toEqual(grown);
  });

  test('on demand, with progress, while questions are answered', async () => {
    const { home, was } = await lived();
    const { library } = await open(home);
    const progress: number[] = [];
    const rebuilt = library.rebuild((read) => progress.push(read));
    expect([library.status().state, await shown(library)]).toEqual(['indexing', was]);
    expect(await rebuilt).toEqual({ ok: true, value: null });
    expect([progress.at(-1), library.status().state, await shown(library)]).toEqual([12, 'open', was]);
  });

  test('begins with the newest month', async () => {
    const home = makeHome();
    for (let n = 0; n < 900; n += 1) {
      const record = recordOf(n);
      plant(
        home,
        n % 3 === 0
          ? { ...record, createdAt: `2019-0${1 + (n % 9)}${record.createdAt.slice(7)}`, stem: `2019${record.stem.slice(4)}` }
          : record,
      );
    }
    const { library } = await open(home, { settle: false });
    const seen = new Set<string>();
    while (library.status().state === 'indexing') {
      const { months } = await library.find('');
      if (months.length > 0) seen.add(months.map(({ month }) => month.slice(0, 4)).join(' '));
    }
    expect(seen.size).toBeGreaterThan(0);
    // Never the old without the new.
    expect([...seen].filter((years) => years.startsWith('2019'))).toEqual([]);
    expect((await library.find('')).total).toBe(900);
  });

  test('of ten thousand records, which are searched meanwhile', async () => {
    const home = makeHome();
    for (let n = 0; n < 10_000; n += 1)
      plant(
        home,
        recordOf(n, {
          prompt: n % 100 === 0 ? `a rare bird ${n}` : `make the sky ${n}`,
          request: { ...recordOf(n).request, prompt: n % 100 === 0 ? `a rare bird ${n}` : `make the sky ${n}`, parameters: { seed: n } },
        }),
      );
    const { library, statuses } = await open(home, { settle: false });
    const during: number[] = [];
    while (library.status().state === 'indexing') during.push((await library.find('')).total);
    expect(statuses.some(({ state, total }) => state === 'indexing' && total > 0 && total < 10_000)).toBe(true);
    expect(during.some((total) => total < 10_000)).toBe(true);
    expect([await library.find(''), (await library.find('bird')).total, await prompts(library, 'seed:4200')]).toEqual([
      { total: 10_000, exact: true, months: [{ month: '2026-10', count: 10_000 }], notUnderstood: [] },
      100,
      ['a rare bird 4200'],
    ]);
    expect([
      (await library.rows('', 9999, 5)).map(({ id }) => id),
      await library.position('', idOf(0)),
      await library.position('bird', idOf(9900)),
      await library.position('bird', idOf(1)),
    ]).toEqual([[idOf(0)], 9999, 0, null]);
  });
});

describe('the worker', () => {
  test.each(['find', 'put', 'scan'])('that dies at a %s is started again and the question is asked again', async (name) => {
    const home = makeHome();
    plant(home, recordOf(1));
    const { library, lines } = await open(home, { workerUrl: makeDyingWorker(name, 'once') });
    await saveAll(library, [recordOf(2)]);
    expect([(await library.find('')).total, library.status().total, lines.length]).toEqual([2, 2, 1]);
  });

  test('that always dies at a question gives the question up, and the records are saved all the same', async () => {
    const home = makeHome();
    const { library, lines } = await open(home, { workerUrl: makeDyingWorker('put', 'always') });
    expect(await library.save(recordOf(1))).toEqual({ ok: true, value: null });
    expect(await library.load(idOf(1))).toEqual(recordOf(1));
    await library.close();
    expect(lines.length).toBe(3);
    const again = await open(home);
    expect(await prompts(again.library, '')).toEqual([recordOf(1).request.prompt]);
  });
});

describe('the row of an edit', () => {
  test('that comes to its end is not waited for: the record is durable, and what is asked from then on finds it', async () => {
    const home = makeHome();
    const before = await open(home);
    await saveAll(before.library, [recordOf(1, { state: 'saving' })]);
    await before.library.close();
    const { url, letGo } = makeWaitingWorker();
    const { library } = await open(home, { workerUrl: url });
    expect(await library.save(recordOf(1))).toEqual({ ok: true, value: null });
    expect([await library.live(), await library.load(idOf(1)), (await library.rows('', 0, 1))[0]?.state]).toEqual([
      [],
      recordOf(1),
      'done',
    ]);
    // The next save of the edit comes after it, and the end after all.
    const ended: string[] = [];
    const again = library.save({ ...recordOf(1), organised: { ...notOrganised, stars: 4 } }).finally(() => ended.push('again'));
    const closed = library.close().finally(() => ended.push('closed'));
    await library.find('');
    expect([ended, (await library.load(idOf(1)))?.organised.stars]).toEqual([[], 0]);
    letGo();
    expect(await again).toEqual({ ok: true, value: null });
    await closed;
    const other = await open(home);
    expect((await other.library.find('stars:4')).total).toBe(1);
  });

  test.each(['submitting', 'done'] as const)(
    'that is new is in the index when it is saved, also %s: other programs know it by that',
    async (state) => {
      const { url, letGo } = makeWaitingWorker();
      const { library } = await open(makeHome(), { workerUrl: url });
      const ended: string[] = [];
      const saving = library.save(recordOf(1, { state })).finally(() => ended.push('saved'));
      await until(async () => (await library.find('')).total, 1);
      expect([ended, (await library.load(idOf(1)))?.state]).toEqual([[], state]);
      letGo();
      expect([await saving, library.status().total]).toEqual([{ ok: true, value: null }, 1]);
    },
  );
});

test('two programs share one library and one index', async () => {
  const home = makeHome();
  const one = await open(home);
  const other = await open(home);
  await Promise.all([saveAll(one.library, [recordOf(1), recordOf(3)]), saveAll(other.library, [recordOf(2), recordOf(4)])]);
  expect([await prompts(one.library, ''), (await one.library.find('')).total]).toEqual([await prompts(other.library, ''), 4]);
});

function sql(file: string, text: string): void {
  const database = new DatabaseSync(file);
  database.exec(text);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

function setVersion(file: string, version: number): void {
  sql(file, `PRAGMA user_version = ${version}`);
}

/** Everything the index holds of the edits; places too, since the order of edits is part of it. */
function dump(file: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return [
      'SELECT * FROM edits ORDER BY place',
      'SELECT place, summary, text, facets FROM edits JOIN shown USING (kept) ORDER BY place',
      'SELECT * FROM parents',
      "SELECT place FROM words JOIN edits ON docid = words.rowid WHERE words MATCH 'sky' ORDER BY words.rowid",
      // Numbers of rows are those in which edits came; the order of those of the full-text index is that of time.
    ].map((query) =>
      database
        .prepare(query)
        .all()
        .map((row) => ({ ...row, docid: null, kept: null })),
    );
  } finally {
    database.close();
  }
}
