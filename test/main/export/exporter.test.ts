// Whole exports over a real library: what is told is what is on disk, trouble ends it in words, and nothing of the library changes.
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { EditRecord } from '../../../app/edits/record.ts';
import type { ExportProgress } from '../../../app/export/report.ts';
import { originOf, originalOf } from '../../../main/export/origin.ts';
import { openBench } from '../../faults/bench.ts';
import { input } from '../../fakes/records.ts';
import { quarters } from '../../fakes/pictures.ts';
import { recordOf, resultOf, shaOf } from '../library/records.ts';
import { mountSmallDisk, noSmallDisk } from '../platform/small-disk.ts';
import { noExiftool, tagsOf } from './exiftool.ts';
import { choicesOf, makeScene, open, plantOne } from './scene.ts';

const photo = (): Promise<Buffer> =>
  quarters(80, 60)
    .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
    .jpeg()
    .toBuffer();

/** Every file of the library and its content. */
const contentOf = (library: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(library, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [file, shaOf(readFileSync(file))]),
  );

test('what the preview says is what is written, and the library stays as it was', async () => {
  const scene = makeScene();
  const ids = [await plantOne(scene, 1, 'sky', await photo()), await plantOne(scene, 2, 'sky'), await plantOne(scene, 3, '空 sky')];
  const bench = await open(scene);
  await bench.studio.session()?.library.settled();
  const before = contentOf(scene.library);
  writeFileSync(path.join(scene.target, 'sky.png'), 'mine');
  for (const shape of ['files', 'pair', 'sheet', 'page'] as const) {
    const ask = { ids, choices: choicesOf({ shape }), title: null };
    const preview = await bench.studio.handlers['export.preview'](ask);
    if (!preview.ok) throw new Error(preview.failure.message);
    const there = new Set(readdirSync(scene.target));
    const report = await bench.studio.handlers['export.start'](ask);
    expect(report).toMatchObject({ ok: true, value: { folder: scene.target, pictures: 3, failures: 0, stopped: false, stoppedBy: null } });
    const fresh = readdirSync(scene.target).filter((name) => !there.has(name));
    expect(fresh.toSorted()).toEqual(preview.value.names.toSorted());
    expect([fresh.length, preview.value.pictures]).toEqual([preview.value.files, 3]);
  }
  expect(readFileSync(path.join(scene.target, 'sky.png'), 'utf8')).toBe('mine');
  expect(contentOf(scene.library)).toEqual(before);
  expect(readdirSync(scene.target).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('what another program saved over is not passed on as it was received, and is told', async () => {
  const scene = makeScene();
  const ids = [await plantOne(scene, 1, 'sky'), await plantOne(scene, 2, 'sea')];
  const bench = await open(scene);
  const file = await bench.studio.resultPath(ids[0] ?? '', 0);
  writeFileSync(file ?? '', await photo());
  const start = (metadata: 'untouched' | 'full') =>
    bench.studio.handlers['export.start']({ ids, choices: choicesOf({ metadata }), title: null });
  expect(await start('untouched')).toMatchObject({ ok: true, value: { pictures: 1, failures: 1 } });
  expect(readdirSync(scene.target)).toEqual(['sea.png']);
  expect(await start('full')).toMatchObject({ ok: true, value: { pictures: 2, failures: 0 } });
});

test.skipIf(noExiftool)('the picture before says nothing of where it was taken', async () => {
  const scene = makeScene();
  const given = await photo();
  const id = await plantOne(scene, 1, 'sky', given);
  const bench = await open(scene);
  expect(given.toString('latin1')).toContain('Somebody');
  for (const metadata of ['full', 'untouched'] as const) {
    await bench.studio.handlers['export.start']({ ids: [id], choices: choicesOf({ shape: 'pair', metadata }), title: null });
  }
  for (const name of ['sky-before.jpg', 'sky-before 2.jpg']) {
    const tags = Object.keys(tagsOf(path.join(scene.target, name)));
    expect(tags.filter((tag) => /GPS|Artist|XMP/.test(tag))).toEqual([]);
  }
});

test('an edit of an edit is compared with the step before, or with the picture that all began with', async () => {
  const scene = makeScene();
  const first = await plantOne(scene, 1, 'first', await photo());
  const bytes = readFileSync([...contentOf(scene.library).keys()].find((file) => file.endsWith('.png')) ?? '');
  const second = await plantOne(scene, 2, 'second', bytes);
  const bench = await open(scene);
  const library = bench.studio.session()?.library;
  const record = await library?.load(second);
  if (library === undefined || record === null || record === undefined) throw new Error('it was planted');
  const child = { ...record, request: { ...record.request, inputs: [{ ...input, parent: { editId: first, index: 0 } }] } };
  expect(await originalOf(library, child)).toMatchObject({ kind: 'given', name: 'photo.jpg' });
  expect(await originOf(library, child)).toBe('pictures');
});

test('what came of words alone, by any number of steps, is of words; records that name each other end', async () => {
  const words = recordOf(1);
  const step = (n: number, parent: string): EditRecord => ({
    ...recordOf(n),
    request: { ...recordOf(n).request, inputs: [{ ...input, parent: { editId: parent, index: 0 } }] },
    results: [resultOf('a.png', Buffer.from('a'))],
  });
  const [one, two] = [step(2, words.id), step(3, recordOf(2).id)];
  const family = new Map([words, one, two].map((record) => [record.id, record]));
  const library = { load: async (id: string) => family.get(id) ?? null };
  expect(await originOf(library, two)).toBe('words');
  const [left, right] = [step(4, recordOf(5).id), step(5, recordOf(4).id)];
  const circle = { load: async (id: string) => [left, right].find((record) => record.id === id) ?? null };
  expect(await originOf(circle, left)).toBe('words');
  expect(await originalOf(circle, left)).toMatchObject({ kind: 'result' });
  expect(await originOf({ load: async () => null }, one)).toBe('pictures');
});

describe('trouble', () => {
  test('of one picture is told with the edit, and the others are written', async () => {
    const scene = makeScene();
    const ids = [
      await plantOne(scene, 1, 'one'),
      await plantOne(scene, 2, 'two'),
      await plantOne(scene, 3, 'three', null, { results: [] }),
    ];
    const bench = await open(scene);
    await bench.studio.session()?.library.settled();
    const gone = (await bench.studio.resultPath(ids[1] ?? '', 0)) ?? '';
    rmSync(gone);
    const report = await bench.studio.handlers['export.start']({ ids, choices: choicesOf(), title: null });
    expect(report).toMatchObject({
      ok: true,
      value: { files: 1, failures: 2, failed: [{ id: ids[2] }, { id: ids[1], failure: { kind: 'picture-missing' } }], stoppedBy: null },
    });
    expect(readdirSync(scene.target)).toEqual(['one.png']);
  });

  test('a chosen folder that is gone is not made, one that is no folder or the library’s is refused', async () => {
    const scene = makeScene();
    const id = await plantOne(scene, 1, 'one');
    const inside = path.join(scene.folder, 'link');
    mkdirSync(scene.library, { recursive: true });
    symlinkSync(scene.library, inside);
    writeFileSync(path.join(scene.folder, 'file'), '');
    for (const [target, words] of [
      [path.join(scene.folder, 'drive', 'exports'), 'The export folder cannot be found.'],
      [path.join(scene.folder, 'file'), 'is a file, or lies below one.'],
      [path.join(scene.library, '2026'), 'Choose a folder outside the library.'],
      [inside, 'Choose a folder outside the library.'],
    ] as const) {
      const bench = await open(scene, target);
      const reply = await bench.studio.handlers['export.start']({ ids: [id], choices: choicesOf(), title: null });
      expect(reply.ok ? '' : reply.failure.message).toContain(words);
      await bench.close();
    }
    expect(readdirSync(scene.folder).includes('drive')).toBe(false);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written is said so (root may write everywhere)', async () => {
    const scene = makeScene();
    const id = await plantOne(scene, 1, 'one');
    chmodSync(scene.target, 0o500);
    onTestFinished(() => chmodSync(scene.target, 0o700));
    const bench = await open(scene);
    const reply = await bench.studio.handlers['export.start']({ ids: [id], choices: choicesOf(), title: null });
    expect(reply).toMatchObject({ ok: false, failure: { message: expect.stringContaining('cannot be written to') } });
  });

  test.skipIf(noSmallDisk !== null)(
    `a disk that fills up ends it: what was written stays whole, nothing half is under a name${noSmallDisk === null ? '' : `: ${noSmallDisk}`}`,
    async () => {
      const disk = mountSmallDisk();
      onTestFinished(disk.unmount);
      const scene = makeScene();
      const ids = await Promise.all([1, 2, 3, 4].map((n) => plantOne(scene, n, `one ${n}`)));
      const { bavail, bsize } = statfsSync(disk.folder);
      // Room for one or two of them, not for four.
      writeFileSync(path.join(disk.folder, 'filler'), Buffer.alloc(bavail * bsize - 2 * bsize));
      const bench = await open(scene, disk.folder);
      const report = await bench.studio.handlers['export.start']({ ids, choices: choicesOf(), title: null });
      const files = readdirSync(disk.folder).filter((name) => name !== 'filler');
      if (report.ok) expect([report.value.stoppedBy?.kind, report.value.files]).toEqual(['disk-full', files.length]);
      else expect([report.failure.kind, files]).toEqual(['disk-full', []]);
      for (const name of files) {
        expect(name).toMatch(/^one-\d\.png$/);
        expect(readFileSync(path.join(disk.folder, name)).subarray(-8).toString('latin1')).toContain('IEND');
      }
      // A read-only disk is told apart from a full one.
      disk.makeReadOnly();
      const again = await bench.studio.handlers['export.start']({ ids, choices: choicesOf(), title: null });
      expect(again).toMatchObject({
        ok: false,
        failure: { kind: 'disk-trouble', message: expect.stringContaining('cannot be written to') },
      });
    },
  );

  test('it can be stopped: what is being written is finished, the rest is not begun; meanwhile no other begins', async () => {
    const scene = makeScene();
    const ids = await Promise.all(Array.from({ length: 80 }, (_, n) => plantOne(scene, n + 1, `one ${n}`)));
    const bench = await open(scene);
    const told: (ExportProgress | null)[] = [];
    bench.studio.onEvent((name, payload) => {
      if (name === 'export.working') told.push(payload as ExportProgress | null);
    });
    const ask = { ids, choices: choicesOf(), title: null };
    const running = bench.studio.handlers['export.start'](ask);
    expect(await bench.studio.handlers['export.start'](ask)).toMatchObject({ ok: false, failure: { kind: 'usage' } });
    await bench.until('it has begun', () => readdirSync(scene.target).length > 0);
    await bench.studio.handlers['export.stop'](undefined);
    const report = await running;
    expect(report).toMatchObject({ ok: true, value: { stopped: true } });
    expect(readdirSync(scene.target).length).toBe(report.ok ? report.value.files : -1);
    expect(readdirSync(scene.target).length).toBeLessThan(80);
    expect([told[0], told.at(-1)]).toEqual([{ done: 0, total: 80 }, null]);
  });
});

test('without a chosen folder exports go into one of their own, which is made, and others are remembered', async () => {
  const scene = makeScene();
  const id = await plantOne(scene, 1, 'one');
  const bench = await openBench({ folder: scene.folder, library: scene.library });
  const report = await bench.studio.handlers['export.start']({ ids: [id], choices: choicesOf(), title: null });
  expect(report).toMatchObject({ ok: true, value: { folder: path.join(scene.folder, 'Kontext exports'), files: 1 } });
  expect(bench.studio.exporter.lastFile()).toBe(path.join(scene.folder, 'Kontext exports', 'one.png'));
  expect(bench.studio.exporter.useFolder(scene.target)).toEqual({ ok: true, value: scene.target });
  expect([bench.settings().export.folder, bench.studio.exporter.folder()]).toEqual([scene.target, scene.target]);
});
