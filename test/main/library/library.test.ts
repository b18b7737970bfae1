import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { summarise } from '../../../app/edits/summary.ts';
import { openLibrary } from '../../../main/library/library.ts';
import { mountSmallDisk, noSmallDisk } from '../small-disk.ts';
import { makeHome, open, plant, saveAll, shown, workerUrl } from './opened.ts';
import { idOf, recordOf, resultOf, shaOf } from './records.ts';

const stem = (n: number): string => recordOf(n).stem;

describe('opening', () => {
  test('makes a library where one is wanted and finds the same one again', async () => {
    const home = makeHome();
    const first = await open(home);
    await first.library.close();
    const text = readFileSync(join(home.folder, 'library.json'), 'utf8');
    expect(JSON.parse(text)).toEqual({ format: 1, id: first.library.id, createdAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    const second = await open(home, { create: false });
    expect([second.library.id, second.library.status()]).toEqual([
      first.library.id,
      { folder: home.folder, state: 'open', total: 0, damaged: 0 },
    ]);
    expect(readFileSync(join(home.folder, 'library.json'), 'utf8')).toBe(text);
  });

  test.each(['a missing folder', 'an empty folder'])('never makes an empty library of %s where one was expected', async (what) => {
    const home = makeHome();
    if (what === 'an empty folder') mkdirSync(home.folder);
    const opened = await openLibrary({ ...home, workerUrl, create: false, onChange: () => undefined });
    expect(opened).toMatchObject({ ok: false, failure: { kind: 'library-missing', next: 'choose-library' } });
    expect(existsSync(join(home.folder, 'library.json'))).toBe(false);
  });

  test('takes a folder with edits but without library.json as a library', async () => {
    const home = makeHome();
    plant(home, recordOf(1));
    const { library } = await open(home, { create: false });
    expect([existsSync(join(home.folder, 'library.json')), library.status().total]).toEqual([true, 1]);
  });

  test('leaves a library.json that cannot be read, and one of a newer version, as they are', async () => {
    for (const [text, kind] of [
      ['{', 'record-damaged'],
      ['{"format":2,"id":"abcdefgh-1","createdAt":""}', 'library-readonly'],
    ] as const) {
      const home = makeHome();
      mkdirSync(home.folder);
      writeFileSync(join(home.folder, 'library.json'), text);
      expect(await openLibrary({ ...home, workerUrl, create: true, onChange: () => undefined })).toMatchObject({
        ok: false,
        failure: { kind },
      });
      expect(readFileSync(join(home.folder, 'library.json'), 'utf8')).toBe(text);
    }
  });
});

describe('saving', () => {
  test('puts the record in its month, shows it at once and reads it back from the disk', async () => {
    const home = makeHome();
    const { library, statuses } = await open(home);
    const record = { ...recordOf(1), theirs: true };
    await saveAll(library, [record]);
    expect(await library.recordPath(record.id)).toBe(join(home.folder, '2026/10', `${record.stem}.json`));
    expect(await library.load(record.id)).toEqual(record);
    expect(await shown(library)).toEqual({
      find: { total: 1, exact: true, months: [{ month: '2026-10', count: 1 }], notUnderstood: [] },
      rows: [summarise(record)],
    });
    expect(statuses.at(-1)).toEqual({ folder: home.folder, state: 'open', total: 1, damaged: 0 });
  });

  test('keeps the place of an edit, also when its record was moved by hand', async () => {
    const home = makeHome();
    const first = await open(home);
    const record = recordOf(1);
    await saveAll(first.library, [record]);
    await first.library.close();
    const moved = join(home.folder, '2026/09', 'mine.json');
    mkdirSync(dirname(moved));
    renameSync(join(home.folder, '2026/10', `${record.stem}.json`), moved);
    const { library } = await open(home);
    await saveAll(library, [{ ...record, state: 'failed' }]);
    expect([
      await library.recordPath(record.id),
      readdirSync(join(home.folder, '2026/10')),
      (await library.load(record.id))?.state,
    ]).toEqual([moved, [], 'failed']);
  });

  test('gives an edit whose name is taken a longer one and touches nothing of the other', async () => {
    const home = makeHome();
    const { library } = await open(home);
    const other = { ...recordOf(2), stem: stem(1) };
    await saveAll(library, [recordOf(1), other]);
    expect([await library.load(idOf(1)), await library.load(idOf(2))]).toEqual([recordOf(1), { ...other, stem: `${stem(1)}_000002` }]);
    await saveAll(library, [{ ...other, state: 'failed' }]);
    expect(readdirSync(join(home.folder, '2026/10'))).toEqual([`${stem(1)}.json`, `${stem(1)}_000002.json`]);
  });

  test('never lets a name from a record lead out of the library', async () => {
    const home = makeHome();
    const { library } = await open(home);
    await saveAll(library, [{ ...recordOf(1), stem: '../../../outside' }]);
    expect(await library.recordPath(idOf(1))).toBe(join(home.folder, '2026/10', `edit_${idOf(1).toLowerCase()}.json`));
  });

  test('of one edit many times at once ends with the last', async () => {
    const home = makeHome();
    const { library } = await open(home);
    const versions = (['waiting', 'submitting', 'queued', 'running', 'saving', 'done'] as const).map((state) => recordOf(1, { state }));
    await Promise.all(versions.map((record) => library.save(record)));
    expect([(await library.load(idOf(1)))?.state, (await library.summaries([idOf(1)]))[0]?.state, await library.live()]).toEqual([
      'done',
      'done',
      [],
    ]);
  });

  test.each([
    ['is not JSON', '{'],
    ['is of a newer version', JSON.stringify({ ...recordOf(1), format: 2 })],
  ])('never overwrites a record that %s', async (_, text) => {
    const home = makeHome();
    const { library } = await open(home);
    await saveAll(library, [recordOf(1)]);
    const path = join(home.folder, '2026/10', `${stem(1)}.json`);
    writeFileSync(path, text);
    expect(await library.save(recordOf(1))).toMatchObject({ ok: false, failure: { kind: 'record-damaged', charged: 'no' } });
    expect([readFileSync(path, 'utf8'), await library.load(idOf(1))]).toEqual([text, null]);
  });

  test('into a folder that was unplugged makes nothing there, and goes on when it is back', async () => {
    const home = makeHome();
    const { library } = await open(home);
    await saveAll(library, [recordOf(1)]);
    renameSync(home.folder, `${home.folder}.away`);
    mkdirSync(home.folder);
    expect(await library.save(recordOf(2))).toMatchObject({ ok: false, failure: { kind: 'library-missing' } });
    expect([readdirSync(home.folder), library.status().state, (await library.find('')).total]).toEqual([[], 'missing', 1]);
    expect([await library.live(), await library.load(idOf(1)), await library.rebuild()]).toMatchObject([
      [],
      null,
      { ok: false, failure: { kind: 'library-missing' } },
    ]);
    rmSync(home.folder, { recursive: true });
    renameSync(`${home.folder}.away`, home.folder);
    await saveAll(library, [recordOf(2)]);
    expect(library.status()).toEqual({ folder: home.folder, state: 'open', total: 2, damaged: 0 });
  });

  test.skipIf(noSmallDisk !== null)(
    `on a full disk says so, on one that may not be written says that, and browsing goes on${noSmallDisk === null ? '' : `: ${noSmallDisk}`}`,
    async () => {
      const disk = mountSmallDisk();
      const home = { ...makeHome(), folder: disk.folder };
      onTestFinished(disk.unmount);
      const { library } = await open(home);
      await saveAll(library, [recordOf(1)]);
      const large = recordOf(2, { prompt: 'x'.repeat(2_000_000) });
      expect(await library.save(large)).toMatchObject({ ok: false, failure: { kind: 'disk-full', next: 'free-space' } });
      expect([await library.load(idOf(1)), await library.load(idOf(2)), readdirSync(join(home.folder, '2026/10'))]).toEqual([
        recordOf(1),
        null,
        [`${stem(1)}.json`],
      ]);
      disk.makeReadOnly();
      expect(await library.save(recordOf(3))).toMatchObject({ ok: false, failure: { kind: 'library-readonly' } });
      expect([library.status().state, (await library.find('')).total]).toEqual(['readonly', 1]);
      await library.close();
      const again = await open(home);
      expect([again.library.status(), await again.library.load(idOf(1))]).toEqual([
        { folder: home.folder, state: 'readonly', total: 1, damaged: 0 },
        recordOf(1),
      ]);
    },
  );
});

describe('live edits', () => {
  test('are marked before their record is there and until their end', async () => {
    const home = makeHome();
    const { library } = await open(home);
    await saveAll(library, [
      recordOf(1, { state: 'waiting' }),
      recordOf(2, { state: 'unknown' }),
      recordOf(3),
      recordOf(4, { state: 'queued' }),
      recordOf(4, { state: 'lost' }),
    ]);
    const markers = join(home.cacheFolder, library.id, 'live');
    expect([await library.live(), readdirSync(markers), readFileSync(join(markers, idOf(1)), 'utf8')]).toEqual([
      [idOf(1), idOf(2)],
      [idOf(1), idOf(2)],
      `2026/10/${stem(1)}.json`,
    ]);
    await saveAll(library, [recordOf(4, { state: 'queued' }), recordOf(1, { state: 'cancelled' })]);
    expect(await library.live()).toEqual([idOf(2), idOf(4)]);
  });

  test('are known at the next start from their markers; markers without a living record are dropped', async () => {
    const home = makeHome();
    const first = await open(home);
    await saveAll(first.library, [
      recordOf(1, { state: 'running' }),
      recordOf(2, { state: 'running' }),
      recordOf(3, { state: 'running' }),
      recordOf(4, { state: 'running' }),
    ]);
    const markers = join(home.cacheFolder, first.library.id, 'live');
    await first.library.close();
    rmSync(plant(home, recordOf(2)));
    plant(home, recordOf(3));
    writeFileSync(plant(home, recordOf(4)), '{');
    writeFileSync(join(markers, idOf(5)), '../../../etc/passwd');
    writeFileSync(join(markers, 'not-an-id'), 'x');
    // Long ago: a marker just made may belong to a save that is under way.
    for (const name of readdirSync(markers)) utimesSync(join(markers, name), new Date(0), new Date(0));
    const { library } = await open(home);
    expect([await library.live(), readdirSync(markers)]).toEqual([[idOf(1)], [idOf(1), idOf(4), 'not-an-id']]);
  });

  test('of another program are seen, and none is dropped while its save is under way', async () => {
    const home = makeHome();
    const one = await open(home);
    const other = await open(home);
    await saveAll(one.library, [recordOf(1, { state: 'running' })]);
    expect(await other.library.live()).toEqual([idOf(1)]);
    await saveAll(other.library, [recordOf(1, { state: 'cancelled' })]);
    expect(await one.library.live()).toEqual([]);
    await saveAll(one.library, [recordOf(1, { state: 'queued' })]);
    expect(await other.library.live()).toEqual([idOf(1)]);
    const marker = join(home.cacheFolder, one.library.id, 'live', idOf(2));
    writeFileSync(marker, `2026/10/${stem(2)}.json`);
    expect([await one.library.live(), existsSync(marker)]).toEqual([[idOf(1)], true]);
  });

  test.each(['the whole cache', 'the markers'])('are found again when %s is deleted', async (what) => {
    const home = makeHome();
    const first = await open(home);
    await saveAll(first.library, [recordOf(1, { state: 'running' }), recordOf(2), recordOf(3, { state: 'unknown' })]);
    await first.library.close();
    rmSync(what === 'the markers' ? join(home.cacheFolder, first.library.id, 'live') : home.cacheFolder, { recursive: true });
    const { library } = await open(home);
    expect(await library.live()).toEqual([idOf(1), idOf(3)]);
  });
});

describe('inputs', () => {
  const content = Buffer.from('the very bytes');
  const sha = shaOf(content);

  test('are kept once, by hash, exactly as given', async () => {
    const home = makeHome();
    const { library } = await open(home);
    const from = join(dirname(home.folder), 'photo.jpg');
    writeFileSync(from, content);
    expect(await library.inputPath(sha)).toBe(null);
    expect(await Promise.all([1, 2, 3].map(() => library.storeInput(from, sha, 'image/jpeg')))).toEqual(
      [1, 2, 3].map(() => ({ ok: true, value: null })),
    );
    const path = join(home.folder, 'inputs', sha.slice(0, 2), `${sha}.jpg`);
    expect([await library.inputPath(sha), readdirSync(dirname(path)), readFileSync(path)]).toEqual([path, [basename(path)], content]);
    expect(await library.inputPath('../x')).toBe(null);
  });

  test('that changed on the way are refused; a damaged one is replaced by a good one', async () => {
    const home = makeHome();
    const { library } = await open(home);
    const from = join(dirname(home.folder), 'photo.jpg');
    writeFileSync(from, 'other bytes');
    expect(await library.storeInput(from, sha, 'image/jpeg')).toMatchObject({
      ok: false,
      failure: { kind: 'disk-trouble', detail: 'EBADMSG' },
    });
    expect(await library.storeInput(join(dirname(home.folder), 'gone.jpg'), sha, 'image/jpeg')).toMatchObject({
      ok: false,
      failure: { kind: 'library-missing' },
    });
    const path = join(home.folder, 'inputs', sha.slice(0, 2), `${sha}.jpg`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'torn');
    writeFileSync(from, content);
    expect(await library.storeInput(from, sha, 'image/jpeg')).toEqual({ ok: true, value: null });
    expect(readFileSync(path)).toEqual(content);
  });
});

describe('results', () => {
  const picture = Buffer.from('picture');

  async function received(content: Uint8Array = picture) {
    const home = makeHome();
    const { library } = await open(home);
    const record = recordOf(1, { state: 'saving' });
    await saveAll(library, [record]);
    const temporary = await library.temporaryFor(record, 0);
    if (!temporary.ok) throw new Error(temporary.failure.message);
    writeFileSync(temporary.value, content);
    return { home, library, record, temporary: temporary.value, month: join(home.folder, '2026/10') };
  }

  test('lie beside their record under its name', async () => {
    const { library, record, temporary, month } = await received();
    expect(dirname(temporary)).toBe(month);
    expect(await library.adopt(record, 0, temporary, 'image/png', shaOf(picture))).toEqual({ ok: true, value: `${stem(1)}.png` });
    await saveAll(library, [{ ...record, state: 'done', results: [resultOf(`${stem(1)}.png`, picture)] }]);
    expect([await library.resultPath(idOf(1), 0), await library.resultPath(idOf(1), 1), await library.resultPath(idOf(9), 0)]).toEqual([
      join(month, `${stem(1)}.png`),
      null,
      null,
    ]);
    expect([readdirSync(month), (await library.summaries([idOf(1)]))[0]?.present]).toEqual([[`${stem(1)}.json`, `${stem(1)}.png`], true]);
  });

  test('that an earlier run finished are taken as they are', async () => {
    const { library, record, temporary, month } = await received();
    writeFileSync(join(month, `${stem(1)}.png`), picture);
    expect(await library.adopt(record, 0, temporary, 'image/png', shaOf(picture))).toEqual({ ok: true, value: `${stem(1)}.png` });
    expect(readdirSync(month)).toEqual([`${stem(1)}.json`, `${stem(1)}.png`]);
  });

  test('never replace a different file with their name, and go round a link', async () => {
    const { home, library, record, temporary, month } = await received();
    symlinkSync(join(dirname(home.folder), 'outside'), join(month, `${stem(1)}.png`));
    const other = `${stem(1)}-1-${shaOf(picture).slice(0, 8)}.png`;
    expect(await library.adopt(record, 0, temporary, 'image/png', shaOf(picture))).toEqual({ ok: true, value: other });
    expect([existsSync(join(dirname(home.folder), 'outside')), readFileSync(join(month, other))]).toEqual([false, picture]);
  });

  test('are only ever files beside the record, whatever it says', async () => {
    const { home, library, record, month } = await received();
    writeFileSync(join(dirname(home.folder), 'secret.png'), 'x');
    symlinkSync(join(dirname(home.folder), 'secret.png'), join(month, 'link.png'));
    mkdirSync(join(month, 'folder.png'));
    const files = ['../../../secret.png', '/etc/passwd', 'link.png', 'folder.png', '..', '.', 'a\0b', '..\\x', 'gone.png', 'library.json'];
    await saveAll(library, [{ ...record, state: 'done', results: files.map((file) => resultOf(file, picture)) }]);
    expect(await Promise.all(files.map((_, i) => library.resultPath(idOf(1), i)))).toEqual(files.map(() => null));
    expect((await library.summaries([idOf(1)]))[0]?.present).toBe(false);
  });
});

test('children are the edits that took a result of it as an input, and typical seconds are the median of the last', async () => {
  const { library } = await open(makeHome());
  const input = {
    sha256: shaOf('x'),
    name: 'a.png',
    mediaType: 'image/png' as const,
    bytes: 1,
    width: 1,
    height: 1,
    parent: { editId: idOf(1), index: 0 },
    sent: null,
  };
  const taking = (n: number, seconds: number) =>
    recordOf(n, {
      request: { ...recordOf(n).request, inputs: [input, input] },
      timeline: [
        { at: '2026-11-23T10:00:00.000Z', state: 'submitting' },
        { at: new Date(Date.UTC(2026, 10, 23, 10, 0, seconds)).toISOString(), state: 'done' },
      ],
    });
  await saveAll(library, [recordOf(1), taking(2, 10), taking(3, 50)]);
  expect([(await library.children(idOf(1))).map(({ id }) => id), await library.children(idOf(2)), await library.typicalSeconds()]).toEqual([
    [idOf(2), idOf(3)],
    [],
    null,
  ]);
  await saveAll(library, [taking(4, 20), recordOf(3)]);
  expect([(await library.children(idOf(1))).map(({ id }) => id), await library.typicalSeconds()]).toEqual([[idOf(2), idOf(4)], null]);
  await saveAll(library, [taking(5, 90)]);
  expect(await library.typicalSeconds()).toBe(20);
});
