// The library's trash, and names that edits have: from records and index, through a rebuild, and out to the system's trash.
import { existsSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { EditRecord, Organised } from '../../../../app/edits/record.ts';
import { makeHome, open, prompts, saveAll, shown } from '../opened.ts';
import { idOf, recordOf, resultOf, shaOf } from '../records.ts';

vi.setConfig({ testTimeout: 240_000 });

const trashedAt = '2026-11-25T08:00:00.000Z';
const organised = (n: number, change: Partial<Organised>, more: Partial<EditRecord> = {}): EditRecord =>
  recordOf(n, { prompt: `sky n${n}`, organised: { ...recordOf(n).organised, ...change }, ...more });

describe('what lies in the trash', () => {
  const records = [0, 1, 2, 3].map((n) => organised(n, n % 2 === 0 ? {} : { trashedAt, tags: ['sea'], stars: 3 }));

  test('is in no search, page, month or count unless it is asked for', async () => {
    const { library } = await open(makeHome());
    await saveAll(library, records);
    const answers: Record<string, readonly string[]> = {};
    for (const query of [
      '',
      'sky',
      'n1',
      'has:stars',
      'date:2026',
      '-n0',
      'is:leaf',
      'in:trash',
      'sky in:trash',
      '-in:trash',
      'in:anywhere',
    ])
      answers[query] = await prompts(library, query);
    const [zero, one, two, three] = ['sky n0', 'sky n1', 'sky n2', 'sky n3'];
    expect(answers).toEqual({
      '': [two, zero],
      sky: [two, zero],
      n1: [],
      'has:stars': [],
      'date:2026': [two, zero],
      '-n0': [two],
      'is:leaf': [two, zero],
      'in:trash': [three, one],
      'sky in:trash': [three, one],
      '-in:trash': [two, zero],
      'in:anywhere': [three, two, one, zero],
    });
    expect(await library.find('')).toMatchObject({ total: 2, exact: true, months: [{ month: '2026-10', count: 2 }] });
    expect(library.status()).toMatchObject({ total: 2, trashed: 2 });
    expect([await library.trashed(), await library.position('', idOf(0)), await library.position('in:trash', idOf(1))]).toEqual([
      [idOf(3), idOf(1)],
      1,
      1,
    ]);
  });

  test('comes and goes with its record, and an index made anew says the same', async () => {
    const home = makeHome();
    const { library } = await open(home);
    await saveAll(library, records);
    await saveAll(library, [organised(1, { tags: ['sea'] }), organised(0, { trashedAt })]);
    const before = { ...(await shown(library)), trash: await shown(library, 'in:trash'), names: await library.names() };
    expect([before.find, await prompts(library, ''), await prompts(library, 'in:trash')]).toEqual([
      { total: 2, exact: true, months: [{ month: '2026-10', count: 2 }], notUnderstood: [] },
      ['sky n2', 'sky n1'],
      ['sky n3', 'sky n0'],
    ]);
    await library.close();
    rmSync(home.cacheFolder, { recursive: true });
    const { library: anew } = await open(home);
    expect({ ...(await shown(anew)), trash: await shown(anew, 'in:trash'), names: await anew.names() }).toEqual(before);
  });

  test('is no child of the edit it was made from', async () => {
    const { library } = await open(makeHome());
    const child = (n: number, marks: Partial<Organised>): EditRecord =>
      organised(n, marks, {
        request: { ...recordOf(n).request, prompt: `n${n}`, inputs: [{ ...input, parent: { editId: idOf(0), index: 0 } }] },
      });
    await saveAll(library, [organised(0, {}), child(1, { trashedAt }), child(2, {})]);
    expect((await library.children(idOf(0))).map(({ id }) => id)).toEqual([idOf(2)]);
    await saveAll(library, [child(2, { trashedAt })]);
    expect(await prompts(library, 'is:leaf')).toEqual(['sky n0']);
  });
});

describe('names', () => {
  test('are counted in their newest spelling, without the trash, and go with their last edit', async () => {
    const { library } = await open(makeHome());
    await saveAll(library, [
      organised(0, { tags: ['sea', 'sky'], project: 'Poster' }),
      organised(1, { tags: ['SEA'], label: 'red' }),
      organised(2, { tags: ['gone', 'sea'], trashedAt }),
    ]);
    expect(await library.names()).toEqual(
      [
        { kind: 'tag', name: 'SEA', edits: 2 },
        { kind: 'project', name: 'Poster', edits: 1 },
        { kind: 'label', name: 'red', edits: 1 },
        { kind: 'tag', name: 'sky', edits: 1 },
      ].sort((a, b) => b.edits - a.edits || (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)),
    );
    await saveAll(library, [organised(0, {}), organised(1, { tags: ['sea'] })]);
    expect(await library.names()).toEqual([{ kind: 'tag', name: 'sea', edits: 1 }]);
  });
});

const input = {
  sha256: shaOf('given'),
  name: 'photo.jpg',
  mediaType: 'image/jpeg' as const,
  bytes: 5,
  width: 640,
  height: 480,
  parent: null,
  sent: null,
};

describe('throwing away for good', () => {
  async function withEdits() {
    const home = makeHome();
    const bin = join(dirname(home.folder), 'bin');
    mkdirSync(bin);
    const { library } = await open(home);
    const from = join(dirname(home.folder), 'photo.jpg');
    writeFileSync(from, 'given');
    await library.storeInput(from, input.sha256, 'image/jpeg');
    const request = { ...recordOf(0).request, inputs: [input] };
    const file = `${recordOf(0).stem}.png`;
    const records = [
      organised(0, { trashedAt }, { request, results: [resultOf(file, Buffer.from('picture'))] }),
      organised(1, {}, { request }),
    ];
    await saveAll(library, records);
    const path = (await library.recordPath(idOf(0))) ?? '';
    writeFileSync(join(dirname(path), file), 'picture');
    const kept = (await library.inputPath(input.sha256)) ?? '';
    const old = new Date(Date.now() - 7_200_000);
    utimesSync(kept, old, old);
    const moved: string[] = [];
    const move = async (one: string): Promise<void> => {
      renameSync(one, join(bin, basename(one)));
      moved.push(basename(one));
    };
    return { library, records, path, file, kept, bin, moved, move };
  }

  test('moves the pictures, then the record, and the edit is in the library no more', async () => {
    const { library, records, path, file, moved, move } = await withEdits();
    expect(await library.discard(records[0] as EditRecord, move)).toEqual({ ok: true, value: null });
    expect([moved, await library.load(idOf(0)), library.status().trashed]).toEqual([[file, basename(path)], null, 0]);
    expect(await prompts(library, 'in:anywhere')).toEqual(['make the sky 0']);
  });

  test('that is stopped by the disk leaves the edit in the trash, and goes on the next time', async () => {
    const { library, records, path, file, moved, move } = await withEdits();
    const stop = async (one: string): Promise<void> => {
      if (one.endsWith('.json')) throw Object.assign(new Error('no trash here'), { code: 'EXDEV' });
      return move(one);
    };
    expect(await library.discard(records[0] as EditRecord, stop)).toMatchObject({ ok: false, failure: { kind: 'disk-trouble' } });
    expect([moved, existsSync(path), await library.trashed()]).toEqual([[file], true, [idOf(0)]]);
    expect(await library.discard(records[0] as EditRecord, move)).toEqual({ ok: true, value: null });
    expect(moved).toEqual([file, basename(path)]);
  });

  test('takes an input along only when no edit names it, none can be hidden in a damaged record, and it is not in use', async () => {
    const { library, records, kept, moved, move } = await withEdits();
    const discardInputs = () => library.discardInputs([input.sha256], move);
    await library.discard(records[0] as EditRecord, move);
    // The other edit was given it too.
    expect([await discardInputs(), existsSync(kept)]).toEqual([{ ok: true, value: 0 }, true]);
    await library.discard(records[1] as EditRecord, move);
    const damaged = join(dirname(dirname(kept)), '..', '2026/10/torn.json');
    writeFileSync(damaged, '{');
    await library.rebuild();
    expect([await discardInputs(), existsSync(kept)]).toEqual([{ ok: true, value: 0 }, true]);
    rmSync(damaged);
    await library.rebuild();
    const now = new Date();
    utimesSync(kept, now, now);
    expect([await discardInputs(), existsSync(kept)]).toEqual([{ ok: true, value: 0 }, true]);
    const old = new Date(Date.now() - 7_200_000);
    utimesSync(kept, old, old);
    expect([await discardInputs(), existsSync(kept), moved.at(-1)]).toEqual([{ ok: true, value: 1 }, false, basename(kept)]);
  });

  test('an input that is given again while its edit is thrown away is in use', async () => {
    const { library, records, kept, move } = await withEdits();
    for (const record of records) await library.discard(record, move);
    const again = join(dirname(dirname(dirname(kept))), '..', 'photo.jpg');
    await library.storeInput(again, input.sha256, 'image/jpeg');
    expect([await library.discardInputs([input.sha256], move), existsSync(kept)]).toEqual([{ ok: true, value: 0 }, true]);
  });
});

test('throwing away takes a picture along that was moved to another folder by hand', async () => {
  const home = makeHome();
  const { library } = await open(home);
  const file = `${recordOf(0).stem}.png`;
  const record = organised(0, { trashedAt }, { results: [resultOf(file, Buffer.from('picture'))] });
  await saveAll(library, [record]);
  const elsewhere = join(home.folder, 'best');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'renamed.png'), 'picture');
  await library.rebuild();
  expect(await library.resultPath(idOf(0), 0)).toBe(join(elsewhere, 'renamed.png'));
  const moved: string[] = [];
  await library.discard(record, async (one) => {
    moved.push(basename(one));
    rmSync(one);
  });
  expect(moved).toEqual(['renamed.png', basename(`${record.stem}.json`)]);
});

test('throwing away takes along the other records that a syncing program left of the edit, which would be the edit from then on', async () => {
  const home = makeHome();
  const { library } = await open(home);
  const record = organised(0, { trashedAt }, { timeline: [{ state: 'done', at: trashedAt }] });
  const stale = recordOf(0, { state: 'running' });
  await saveAll(library, [record, organised(1, { trashedAt })]);
  const month = join(home.folder, '2026/10');
  const write = (name: string, content: EditRecord): void => writeFileSync(join(month, name), JSON.stringify(content));
  write('elsewhere named.json', stale);
  await library.rebuild();
  // The index has not seen this one yet, and that is another edit's.
  write(`${record.stem} (conflicted copy).json`, stale);
  write(`${record.stem} of another.json`, recordOf(2));
  const gone: string[] = [];
  const discarded = await library.discard(record, async (one) => {
    gone.push(basename(one));
    rmSync(one);
  });
  expect([discarded, gone, await library.damaged()]).toEqual([
    { ok: true, value: null },
    [`${record.stem} (conflicted copy).json`, 'elsewhere named.json', `${record.stem}.json`],
    [],
  ]);
  await library.rebuild();
  expect(await prompts(library, 'in:anywhere')).toEqual(['make the sky 2', 'sky n1']);
});
