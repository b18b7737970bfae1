// What a person moves, renames or copies in the folder by hand, or a syncing program does, seen at the next start.
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Moved } from '../../../../main/library/index/calls.ts';
import type { EditRecord } from '../../../../app/edits/record.ts';
import { makeHome, open, plant, saveAll } from '../opened.ts';
import type { Home } from '../opened.ts';
import { idOf, recordOf, resultOf, shaOf } from '../records.ts';

vi.setConfig({ testTimeout: 240_000 });

const picture = (n: number): Buffer => Buffer.from(`the picture of edit ${n}`);

/** The n-th edit with one picture, both in the folder. */
function plantEdit(home: Home, n: number): { record: EditRecord; path: string; picture: string } {
  const { stem } = recordOf(n);
  const record = recordOf(n, { results: [resultOf(`${stem}.png`, picture(n))] });
  const path = plant(home, record);
  writeFileSync(join(dirname(path), `${stem}.png`), picture(n));
  return { record, path, picture: join(dirname(path), `${stem}.png`) };
}

/** Opens, looks at the one edit, closes. */
async function seen(home: Home, id: string) {
  const { library } = await open(home);
  const moved: Moved[] = [];
  library.onMoved((some) => moved.push(...some));
  const [row] = await library.rows('', 0, 10);
  const at = await library.resultPath(id, 0);
  const { total, damaged } = library.status();
  const missing = (await library.find('is:missing')).total;
  await library.close();
  return { present: row?.present, at: at === null ? null : at.slice(home.folder.length + 1), moved, total, damaged, missing };
}

const alone = { total: 1, damaged: 0, missing: 0 };

test('a picture that was renamed beside its record is found by its hash, and the record’s owner hears of it', async () => {
  const home = makeHome();
  const { record, picture: file } = plantEdit(home, 1);
  const at = { present: true, at: `2026/10/${record.stem}.png`, moved: [], ...alone };
  expect(await seen(home, record.id)).toEqual(at);
  renameSync(file, join(dirname(file), 'my best one.png'));
  // Of the same size, yet another picture.
  writeFileSync(join(dirname(file), 'another.png'), Buffer.alloc(picture(1).byteLength, 'x'));
  const found = {
    ...at,
    at: '2026/10/my best one.png',
    moved: [{ id: record.id, nth: 0, from: `${record.stem}.png`, to: 'my best one.png' }],
  };
  expect(await seen(home, record.id)).toEqual(found);
  // Told until the record says so.
  expect(await seen(home, record.id)).toEqual(found);
  const { library } = await open(home);
  await saveAll(library, [{ ...record, results: [resultOf('my best one.png', picture(1))] }]);
  await library.close();
  expect(await seen(home, record.id)).toEqual({ ...found, moved: [] });
});

test('two pictures whose names were exchanged are found by their content, each with its own edit', async () => {
  const home = makeHome();
  const [one, two] = [plantEdit(home, 1), plantEdit(home, 12)];
  await seen(home, one.record.id);
  renameSync(one.picture, `${one.picture}.away`);
  renameSync(two.picture, one.picture);
  renameSync(`${one.picture}.away`, two.picture);
  const { library } = await open(home);
  const moved: Moved[] = [];
  library.onMoved((some) => moved.push(...some));
  await library.settled();
  expect([await library.resultPath(one.record.id, 0), await library.resultPath(two.record.id, 0)]).toEqual([two.picture, one.picture]);
  expect((await library.find('is:missing')).total).toBe(0);
  expect(moved.map(({ id, from, to }) => [id, from, to]).toSorted()).toEqual(
    [
      [one.record.id, `${one.record.stem}.png`, `${two.record.stem}.png`],
      [two.record.id, `${two.record.stem}.png`, `${one.record.stem}.png`],
    ].toSorted(),
  );
  await library.close();
});

test('a picture in another month, in a folder of the person’s own or in the library itself is shown from there', async () => {
  const home = makeHome();
  const { record, picture: file } = plantEdit(home, 1);
  await seen(home, record.id);
  let from = file;
  for (const to of ['2025/01/a.png', 'For Ada/prints/b.png', 'c.png', '2026/elsewhere/d.png']) {
    mkdirSync(dirname(join(home.folder, to)), { recursive: true });
    renameSync(from, join(home.folder, to));
    from = join(home.folder, to);
    expect(await seen(home, record.id)).toEqual({ present: true, at: to, moved: [], ...alone });
  }
  // The change of the record that follows does not lose it.
  const { library } = await open(home);
  await saveAll(library, [{ ...record, organised: { ...record.organised, stars: 3 } }]);
  expect([(await library.rows('stars:3', 0, 9)).map(({ present }) => present), await library.noteFiles(record)]).toEqual([[true], true]);
  await library.close();
  rmSync(from);
  expect(await seen(home, record.id)).toEqual({ present: false, at: null, moved: [], ...alone, missing: 1 });
  writeFileSync(file, picture(1));
  expect(await seen(home, record.id)).toEqual({ present: true, at: `2026/10/${record.stem}.png`, moved: [], ...alone });
});

test('what lies in the trash or hidden is not taken for the picture', async () => {
  const home = makeHome();
  const { record, picture: file } = plantEdit(home, 1);
  for (const folder of ['trash', '.stversions']) mkdirSync(join(home.folder, folder));
  copyFileSync(file, join(home.folder, 'trash', 'a.png'));
  copyFileSync(file, join(home.folder, '.stversions', 'a.png'));
  copyFileSync(file, join(home.folder, '.hidden.png'));
  rmSync(file);
  expect(await seen(home, record.id)).toEqual({ present: false, at: null, moved: [], ...alone, missing: 1 });
});

test('a record that was moved and renamed together with its picture is followed', async () => {
  const home = makeHome();
  const { record, path, picture: file } = plantEdit(home, 1);
  await seen(home, record.id);
  mkdirSync(join(home.folder, '2024/02'), { recursive: true });
  renameSync(path, join(home.folder, '2024/02/wolf.json'));
  renameSync(file, join(home.folder, '2024/02/wolf.png'));
  expect(await seen(home, record.id)).toEqual({
    present: true,
    at: '2024/02/wolf.png',
    moved: [{ id: record.id, nth: 0, from: `${record.stem}.png`, to: 'wolf.png' }],
    ...alone,
  });
});

test('an input that was renamed or moved is found by its hash', async () => {
  const home = makeHome();
  const { library } = await open(home);
  const given = join(home.folder, 'given.jpg');
  writeFileSync(given, 'a photo');
  const sha256 = shaOf('a photo');
  await library.storeInput(given, sha256, 'image/jpeg');
  rmSync(given);
  const place = join(home.folder, 'inputs', sha256.slice(0, 2));
  const input = join(place, `${sha256}.jpg`);
  expect(await library.inputPath(sha256)).toBe(input);
  renameSync(input, join(place, 'holiday.jpg'));
  expect(await library.inputPath(sha256)).toBe(join(place, 'holiday.jpg'));
  mkdirSync(join(home.folder, 'Photos'));
  renameSync(join(place, 'holiday.jpg'), join(home.folder, 'Photos', 'holiday.jpg'));
  expect(await library.inputPath(sha256)).toBe(join(home.folder, 'Photos', 'holiday.jpg'));
  rmSync(join(home.folder, 'Photos', 'holiday.jpg'));
  expect(await library.inputPath(sha256)).toBeNull();
});

test.each([['x (conflicted copy 2026-11-25)'], ['x.sync-conflict-20261125-101010-ABCDEFG'], ['zz']])(
  'a syncing program’s copy “%s” neither hides the edit nor becomes another one, also for an index made anew',
  async (name) => {
    const home = makeHome();
    const first = recordOf(1, { stem: 'x' });
    const path = join(home.folder, '2026/10/x.json');
    plant(home, { ...first, stem: 'x', createdAt: '2026-10-01T00:00:00.000Z' });
    const copy = join(home.folder, `2026/10/${name}.json`);
    writeFileSync(copy, JSON.stringify({ ...first, organised: { ...first.organised, stars: 5 } }));
    const before = readFileSync(copy, 'utf8');
    for (const cache of ['new', 'kept']) {
      if (cache === 'new') rmSync(home.cacheFolder, { recursive: true, force: true });
      const { library } = await open(home);
      expect([cache, (await library.rows('', 0, 9)).map(({ stars }) => stars), await library.recordPath(first.id)]).toEqual([
        cache,
        [0],
        path,
      ]);
      expect(await library.damaged()).toEqual([
        { path: `2026/10/${name}.json`, reason: 'is a second record of the edit in 2026/10/x.json; their stars, tags or notes differ' },
      ]);
      await library.rebuild();
      expect((await library.damaged()).map((one) => one.path)).toEqual([`2026/10/${name}.json`]);
      await library.close();
    }
    expect(readFileSync(copy, 'utf8')).toBe(before);
    // Without the first the second is the edit.
    rmSync(path);
    const { library } = await open(home);
    expect([library.status().damaged, (await library.rows('', 0, 9)).map(({ stars }) => stars)]).toEqual([0, [5]]);
  },
);

test('of two records of one edit the one that knows of the picture is shown', async () => {
  const home = makeHome();
  const waiting = recordOf(1, { state: 'queued', timeline: [{ at: '2026-10-01T00:00:00.000Z', state: 'waiting' }] });
  const path = plant(home, waiting);
  const done = {
    ...waiting,
    state: 'done',
    timeline: [...waiting.timeline, { at: '2026-10-01T00:01:00.000Z', state: 'done' }],
    results: [resultOf('a.png', picture(1))],
  } satisfies EditRecord;
  writeFileSync(path.replace('.json', ' (conflicted copy).json'), JSON.stringify(done));
  for (const _ of [1, 2]) {
    const { library } = await open(home);
    expect([
      (await library.rows('', 0, 9)).map(({ state }) => state),
      await library.damaged(),
      (await library.load(idOf(1)))?.state,
    ]).toEqual([
      ['done'],
      [
        {
          path: path.slice(home.folder.length + 1),
          reason: `is a second record of the edit in 2026/10/${waiting.stem} (conflicted copy).json`,
        },
      ],
      'done',
    ]);
    await library.close();
    rmSync(home.cacheFolder, { recursive: true });
  }
});

test('a file that became whole where it lies is taken, though its folder was not touched', async () => {
  const home = makeHome();
  const { record, path, picture: file } = plantEdit(home, 1);
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, 100));
  writeFileSync(file, picture(1).subarray(0, 5));
  // Older than what the clock of the file system may confuse.
  const longAgo = new Date(Date.now() - 10_000);
  for (const old of [path, file, dirname(path)]) utimesSync(old, longAgo, longAgo);
  expect(await seen(home, record.id)).toMatchObject({ total: 0, damaged: 1 });
  writeFileSync(path, whole);
  expect(await seen(home, record.id)).toMatchObject({ total: 1, damaged: 0, present: false });
  writeFileSync(file, picture(1));
  expect(await seen(home, record.id)).toMatchObject({ total: 1, damaged: 0, present: true });
});

test('a rebuild that is stopped keeps what it read, and the next one goes on there', async () => {
  const home = makeHome();
  // One month each, so that it is stopped between two.
  for (let n = 0; n < 6; n += 1) plant(home, recordOf(n * 60 * 24 * 40));
  const { library } = await open(home);
  let read: number[] = [];
  const stopped = (): ReturnType<typeof library.rebuild> => {
    read = [];
    return library.rebuild((count) => {
      read.push(count);
      if (count === 2) void library.stopRebuild();
    });
  };
  // Where the machine is busy the worker may have read all six before it hears of the stop.
  let rebuilt = await stopped();
  for (let tries = 0; (rebuilt.ok || (read.at(-1) ?? 0) >= 6) && tries < 50; tries += 1) rebuilt = await stopped();
  expect(rebuilt).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
  const until = read.at(-1) ?? 0;
  expect([until >= 2 && until < 6, library.status()]).toEqual([
    true,
    { folder: home.folder, state: 'open', total: 6, trashed: 0, damaged: 0 },
  ]);
  const again: number[] = [];
  expect(await library.rebuild((count) => again.push(count))).toEqual({ ok: true, value: null });
  expect(until + (again.at(-1) ?? 0)).toBeLessThanOrEqual(7);
  const all: number[] = [];
  await library.rebuild((count) => all.push(count));
  expect(all.at(-1)).toBe(6);
});
