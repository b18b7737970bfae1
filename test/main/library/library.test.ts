import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { summarise } from '../../../app/edits/summary.ts';
import { openLibrary } from '../../../main/library/library.ts';
import { built } from '../../built/built.ts';
import { mountSmallDisk, noSmallDisk } from '../platform/small-disk.ts';
import { makeHome, open, plant, saveAll, shown } from './opened.ts';
import { idOf, recordOf, shaOf } from './records.ts';

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
      { folder: home.folder, state: 'open', total: 0, trashed: 0, damaged: 0 },
    ]);
    expect(readFileSync(join(home.folder, 'library.json'), 'utf8')).toBe(text);
  });

  test.each(['a missing folder', 'an empty folder'])('never makes an empty library of %s where one was expected', async (what) => {
    const home = makeHome();
    if (what === 'an empty folder') mkdirSync(home.folder);
    const opened = await openLibrary({ ...home, workerUrl: built().worker, create: false, onChange: () => undefined });
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
      expect(await openLibrary({ ...home, workerUrl: built().worker, create: true, onChange: () => undefined })).toMatchObject({
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
    expect(statuses.at(-1)).toEqual({ folder: home.folder, state: 'open', total: 1, trashed: 0, damaged: 0 });
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
    ['organised.project', { organised: { ...recordOf(1).organised, project: 'p'.repeat(257) } }],
    ['request.parameters.seed', { request: { ...recordOf(1).request, parameters: { seed: Number.NaN } } }],
    ['intent', { intent: '' }],
    ['its size', { prompt: 'x'.repeat(17 * 1024 * 1024) }],
  ])('refuses a new record that it would call damaged at its next start, for its %s, and writes nothing', async (field, change) => {
    const home = makeHome();
    const { library } = await open(home);
    const before = readdirSync(home.folder, { recursive: true });
    const record = recordOf(1, { state: 'waiting', timeline: [{ at: recordOf(1).createdAt, state: 'waiting' }], ...change });
    const refused = { ok: false, failure: { kind: 'invalid-request', charged: 'no', next: 'change-request' } };
    const saved = await library.save(record);
    expect(saved).toMatchObject(refused);
    expect(saved.ok ? '' : saved.failure.message).toContain(`: ${field} does not fit into a record`);
    expect(await library.temporaryFor(record, 0)).toMatchObject(refused);
    expect([readdirSync(home.folder, { recursive: true }), await library.live(), await library.load(record.id)]).toEqual([
      before,
      [],
      null,
    ]);
  });

  test('writes a record of what may have been bought whatever it says, and one that is known as it goes on', async () => {
    const home = makeHome();
    const { library } = await open(home);
    const odd = { organised: { ...recordOf(1).organised, project: 'p'.repeat(257) } };
    const sent = recordOf(1, { ...odd, timeline: [{ at: recordOf(1).createdAt, state: 'submitting' }] });
    await saveAll(library, [sent, recordOf(2)]);
    await saveAll(library, [{ ...recordOf(2), ...odd }]);
    expect(readdirSync(join(home.folder, '2026/10'))).toEqual([`${stem(1)}.json`, `${stem(2)}.json`]);
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
    expect(library.status()).toEqual({ folder: home.folder, state: 'open', total: 2, trashed: 0, damaged: 0 });
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
        { folder: home.folder, state: 'readonly', total: 1, trashed: 0, damaged: 0 },
        recordOf(1),
      ]);
    },
  );
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
