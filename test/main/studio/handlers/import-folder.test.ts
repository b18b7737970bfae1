// A folder of old results becomes edits of the library: the same bytes, the recipe of each, and that it was imported.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { EditRecord } from '../../../../app/edits/record.ts';
import { parametersText } from '../../../../app/export/parameters-text.ts';
import type { LibraryWork } from '../../../../app/contract/contract.ts';
import { allTime } from '../../../../app/money/calendar.ts';
import { sentRows } from '../../../../main/studio/session/books.ts';
import { plainText, pngWith, smallPng, worldText } from '../../../fakes/carrying.ts';
import { openBench, plantEdit } from '../../../faults/bench.ts';
import type { Bench } from '../../../faults/bench.ts';
import { jpeg } from '../../../fakes/pictures.ts';
import { recordOf } from '../../../fakes/records.ts';
import { shaOf } from '../../library/records.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { say } from '../../../../app/messages/say.ts';

/** A whole studio, from its source. */
const slow = 60_000;

const line = 'Negative prompt: fog\nSteps: 20, Sampler: Euler, Seed: 77, Size: 32x24, Model: dreamshaper_8';

/** Old results in the dialects of their programs, and what is none. */
async function makeOld(folder: string): Promise<string> {
  const old = path.join(folder, 'old results');
  mkdirSync(path.join(old, 'deeper', '.hidden'), { recursive: true });
  const put = (name: string, bytes: Buffer | string): void => writeFileSync(path.join(old, name), bytes);
  put('a1111.png', pngWith(await smallPng(10), [plainText('parameters', `a lighthouse\n${line}`)]));
  put(
    'deeper/comfy.png',
    pngWith(await smallPng(20), [
      plainText('prompt', JSON.stringify({ '1': { class_type: 'CLIPTextEncode', inputs: { text: 'a fox' } } })),
    ]),
  );
  put('deeper/again.png', readFileSync(path.join(old, 'a1111.png')));
  put('beside.jpg', await jpeg(40, 30));
  put('beside.txt', `a harbour\n${line}`);
  put('ours.png', pngWith(await smallPng(30), [worldText('kontext-studio', JSON.stringify(ours))]));
  put('holiday.jpg', await jpeg(50, 30));
  put('torn.png', pngWith(await smallPng(40), [plainText('parameters', `a tear\n${line}`)]).subarray(0, -40));
  put('notes.txt', 'no picture');
  put('deeper/.hidden/x.png', 'hidden');
  symlinkSync(path.join(old, 'deeper'), path.join(old, 'link'));
  const time = new Date(2019, 4, 6, 7, 8, 9);
  utimesSync(path.join(old, 'a1111.png'), time, time);
  return old;
}

const ours: EditRecord = recordOf(1, {
  service: { baseUrl: 'https://cloud.seaart.ai/model', rehearsal: false },
  timeline: [
    { at: '2026-10-01T00:00:00.000Z', state: 'waiting' },
    { at: '2026-10-01T00:00:01.000Z', state: 'submitting' },
    { at: '2026-10-01T00:00:30.000Z', state: 'done' },
  ],
  organised: { ...recordOf(1).organised, stars: 4, tags: ['sea'] },
});

async function recordOfPrompt({ studio }: Bench, prompt: string): Promise<EditRecord> {
  const library = studio.session()?.library;
  const [row] = (await library?.rows(prompt === '' ? '' : `"${prompt}"`, 0, 2)) ?? [];
  const record = row === undefined ? null : await library?.load(row.id);
  if (record === null || record === undefined) throw new Error(`no edit “${prompt}”`);
  return record;
}

test(
  'with their recipes, bytes as they are, once, and never as if they had been sent',
  async () => {
    const folder = temporaryFolder();
    const old = await makeOld(folder);
    const library = path.join(folder, 'library');
    const before = readdirSync(old, { recursive: true });
    const bench = await openBench({ folder, library });
    const working: (LibraryWork | null)[] = [];
    bench.studio.onEvent((name, payload) => (name === 'library.working' ? working.push(payload as LibraryWork | null) : undefined));

    const report = await bench.studio.work.importFolder(old, { move: false, bare: false });
    expect(report).toMatchObject({ ok: true, value: { imported: 4, known: 1, skipped: 3, stopped: false } });
    if (!report.ok) throw new Error(report.failure.message);
    expect(report.value.listed.toSorted((a, b) => (a.file < b.file ? -1 : 1))).toEqual([
      { file: 'holiday.jpg', reason: 'It carries no recipe that is known here.' },
      { file: 'link', reason: say('importing.link') },
      { file: 'torn.png', reason: say('picture.damaged', { name: 'torn.png' }) },
    ]);
    expect([working[0]?.kind, working.at(-1), readdirSync(old, { recursive: true })]).toEqual(['import', null, before]);

    const record = await recordOfPrompt(bench, 'a lighthouse');
    const bytes = readFileSync(path.join(old, 'a1111.png'));
    expect(record).toMatchObject({
      state: 'done',
      model: 'dreamshaper_8',
      createdAt: new Date(2019, 4, 6, 7, 8, 9).toISOString(),
      stem: expect.stringMatching(/^20190506-070809_a-lighthouse_/),
      service: { baseUrl: '', rehearsal: false },
      named: null,
      request: { prompt: 'a lighthouse', inputs: [], parameters: { seed: 77, Steps: 20, Sampler: 'Euler', Size: '32x24' } },
      results: [{ sha256: shaOf(bytes), bytes: bytes.byteLength, mediaType: 'image/png', width: 32, height: 24 }],
      imported: { from: 'a1111', file: 'a1111.png', sha256: shaOf(bytes), negativePrompt: 'fog' },
    });
    const kept = await bench.studio.resultPath(record.id, 0);
    expect([kept?.startsWith(path.join(library, '2019', '05')), readFileSync(kept ?? '').equals(bytes)]).toEqual([true, true]);

    // Ours keeps its marks, says which edit it was, and is no line of the ledger here.
    expect(await recordOfPrompt(bench, ours.request.prompt)).toMatchObject({
      model: ours.model,
      createdAt: ours.createdAt,
      imported: { from: 'kontext-studio', editId: ours.id },
      organised: { stars: 4, tags: ['sea'] },
    });
    const session = bench.studio.session();
    if (session === null) throw new Error('no session');
    expect([
      await sentRows(session.library, allTime, 0, 9),
      (await session.library.find('is:imported')).total,
      (await session.library.find('-is:imported')).total,
      (await session.library.find('is:missing')).total,
    ]).toEqual([[], 4, 0, 0]);
    expect(await bench.studio.handlers['library.verify'](undefined)).toMatchObject({ ok: true, value: { edits: 4, findings: 0 } });

    // Again, also after the index was made anew, and from a copy of the folder whose files have other times.
    await session.library.rebuild();
    const copy = path.join(folder, 'copy');
    mkdirSync(copy);
    copyFileSync(path.join(old, 'a1111.png'), path.join(copy, 'renamed.png'));
    expect([
      await bench.studio.work.importFolder(old, { move: false, bare: false }),
      await bench.studio.work.importFolder(copy, { move: false, bare: false }),
    ]).toMatchObject([
      { ok: true, value: { imported: 0, known: 5, skipped: 3 } },
      { ok: true, value: { imported: 0, known: 1, skipped: 0 } },
    ]);
    expect(session.library.status().total).toBe(4);

    // Its recipe is loaded as far as it can be run here; SeaArt is never asked for it.
    expect(await bench.studio.handlers['edit.recipe']({ id: record.id })).toMatchObject({
      ok: true,
      value: { model: 'flux_kontext_max', prompt: 'a lighthouse', parameters: { seed: 77 }, pictures: [] },
    });
    expect(await bench.studio.handlers['edit.retry']({ id: record.id, intent: crypto.randomUUID() })).toMatchObject({
      ok: false,
      failure: { kind: 'usage' },
    });
    expect(await bench.studio.handlers['edit.fetchAgain']({ id: record.id })).toMatchObject({
      ok: false,
      failure: { kind: 'picture-missing' },
    });
  },
  slow,
);

test(
  'moved only when asked, and only what was imported',
  async () => {
    const folder = temporaryFolder();
    const old = await makeOld(folder);
    const bench = await openBench({ folder, library: path.join(folder, 'library') });
    expect(await bench.studio.work.importFolder(old, { move: true, bare: false })).toMatchObject({
      ok: true,
      value: { imported: 4, known: 1, skipped: 3 },
    });
    const left = readdirSync(old, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(png|jpg|txt)$/.test(name))
      .toSorted();
    // Of two equal ones, whichever came second.
    expect(left.filter((name) => !/a1111|again|link/.test(name))).toEqual([
      'beside.txt',
      'deeper/.hidden/x.png',
      'holiday.jpg',
      'notes.txt',
      'torn.png',
    ]);
    expect(left.filter((name) => /^a1111|^deeper.again/.test(name))).toHaveLength(1);
    expect(bench.studio.session()?.library.status().total).toBe(4);
  },
  slow,
);

test(
  'from another library by its records, not from this one, and not from a folder that is not there',
  async () => {
    const folder = temporaryFolder();
    const library = path.join(folder, 'library');
    const other = path.join(folder, 'other library');
    await plantEdit(other, 1, 'a lake at night');
    const { id } = await plantEdit(library, 2, 'a road');
    const bench = await openBench({ folder, library });
    // What lies in this library is not imported from a folder above it either.
    expect(await bench.studio.work.importFolder(folder, { move: false, bare: false })).toMatchObject({
      ok: true,
      value: { imported: 1, known: 0, skipped: 0 },
    });
    expect(await recordOfPrompt(bench, 'a lake at night')).toMatchObject({
      model: 'flux_kontext_max',
      imported: { from: 'kontext-studio' },
    });
    for (const bad of [library, path.join(library, '2026'), path.join(folder, 'gone'), '/dev/null'])
      expect(await bench.studio.work.importFolder(bad, { move: false, bare: false })).toMatchObject({
        ok: false,
        failure: { kind: 'usage' },
      });
    // One of ours that is here as it was made is known.
    const back = path.join(folder, 'back');
    mkdirSync(back);
    const made = await bench.studio.session()?.library.load(id);
    writeFileSync(path.join(back, 'exported.png'), pngWith(await smallPng(5), [worldText('kontext-studio', JSON.stringify(made))]));
    expect(await bench.studio.work.importFolder(back, { move: false, bare: false })).toMatchObject({
      ok: true,
      value: { imported: 0, known: 1 },
    });
    // So is one that kept the organisers' text alone, and of the words what ASCII has.
    if (made == null) throw new Error('no edit');
    const text = parametersText({ ...made, request: { ...made.request, prompt: '?' } }, 0, 'Kontext Studio 0.1.0');
    writeFileSync(path.join(back, 'exported.png'), pngWith(await smallPng(7), [plainText('parameters', text)]));
    expect(await bench.studio.work.importFolder(back, { move: false, bare: false })).toMatchObject({
      ok: true,
      value: { imported: 0, known: 1 },
    });
    // And a copy that lost our record in another program, which kept the name of the edit.
    const nameAlone = `<x:xmpmeta><rdf:Description xmpMM:DocumentID="kontext-studio:${id}/1"/></x:xmpmeta>`;
    writeFileSync(path.join(back, 'exported.png'), pngWith(await smallPng(6), [worldText('XML:com.adobe.xmp', nameAlone)]));
    expect(await bench.studio.work.importFolder(back, { move: false, bare: false })).toMatchObject({
      ok: true,
      value: { imported: 0, known: 1 },
    });
  },
  slow,
);

test(
  'a picture without a recipe is named with its program, and taken in bare when that is asked for',
  async () => {
    const folder = temporaryFolder();
    const old = path.join(folder, 'old');
    mkdirSync(old);
    const bytes = pngWith(await smallPng(3), [plainText('Software', 'Some Painter 3')]);
    writeFileSync(path.join(old, 'holiday.png'), bytes);
    writeFileSync(path.join(old, 'torn.png'), bytes.subarray(0, -40));
    const bench = await openBench({ folder, library: path.join(folder, 'library') });
    expect(await bench.studio.work.importFolder(old, { move: false, bare: false })).toMatchObject({
      ok: true,
      value: {
        imported: 0,
        skipped: 2,
        bare: 2,
        listed: [
          { file: 'holiday.png', reason: 'It carries no recipe that is known here. Its file names Some Painter 3.' },
          { file: 'torn.png' },
        ],
      },
    });
    expect(bench.studio.work.lastFolder()).toBe(old);
    const taken = await bench.studio.work.importFolder(old, { move: false, bare: true });
    expect(taken).toMatchObject({ ok: true, value: { imported: 1, known: 0, skipped: 1, bare: 0 } });
    const record = await recordOfPrompt(bench, '');
    expect(record).toMatchObject({
      state: 'done',
      model: 'none',
      request: { prompt: '', inputs: [], parameters: {} },
      results: [{ sha256: shaOf(bytes) }],
      imported: { from: 'none', file: 'holiday.png' },
    });
    expect(await bench.studio.work.importFolder(old, { move: false, bare: true })).toMatchObject({
      ok: true,
      value: { imported: 0, known: 1 },
    });
  },
  slow,
);

test(
  'stopped, it keeps what it has, and goes on the next time',
  async () => {
    const folder = temporaryFolder();
    const old = path.join(folder, 'old');
    mkdirSync(old);
    for (let n = 0; n < 12; n += 1)
      writeFileSync(path.join(old, `${n}.png`), pngWith(await smallPng(n), [plainText('parameters', `edit ${n}\n${line}`)]));
    const bench = await openBench({ folder, library: path.join(folder, 'library') });
    bench.studio.onEvent((name, payload) => {
      const work = name === 'library.working' ? (payload as LibraryWork | null) : null;
      if (work !== null && work.done > 0) void bench.studio.handlers['library.stop'](undefined);
    });
    const first = await bench.studio.work.importFolder(old, { move: false, bare: false });
    const second = await bench.studio.work.importFolder(old, { move: false, bare: false });
    const third = await bench.studio.work.importFolder(old, { move: false, bare: false });
    const counts = [first, second, third].map((report) => (report.ok ? report.value : null));
    expect([counts[0]?.stopped, (counts[0]?.imported ?? 0) < 12, existsSync(path.join(old, '0.png'))]).toEqual([true, true, true]);
    const total = bench.studio.session()?.library.status().total;
    expect(counts.reduce((sum, report) => sum + (report?.imported ?? 0), 0)).toBe(total);
  },
  slow,
);
