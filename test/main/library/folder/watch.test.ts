// What changes in the folder while the library is open is seen, and costs no more than it is.
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import type { Library } from '../../../../main/library/library.ts';
import { makeDyingWorker, makeTellingWorker } from '../index/dying-worker.ts';
import { makeHome, open, plant, prompts, saveAll, until } from '../opened.ts';
import type { Home } from '../opened.ts';
import { idOf, recordOf, resultOf } from '../records.ts';

vi.setConfig({ testTimeout: 240_000 });

const picture = (n: number): Buffer => Buffer.from(`the picture of edit ${n}`);
const withPicture = (n: number) => recordOf(n, { results: [resultOf(`${recordOf(n).stem}.png`, picture(n))] });

const total = (library: Library) => () => library.status().total;
const damaged = (library: Library) => () => library.status().damaged;
const missing = (library: Library) => async () => (await library.find('is:missing')).total;

test('an edit of another computer appears with its picture, whichever comes first, and goes again', async () => {
  const home = makeHome();
  plant(home, recordOf(1));
  const { url, looks } = makeTellingWorker();
  const { library, statuses } = await open(home, { follow: true, workerUrl: url });
  const record = withPicture(2);
  const month = join(home.folder, '2026/10');
  writeFileSync(join(month, `${record.stem}.png`), picture(2));
  await until(looks, 1);
  const path = plant(home, record);
  await until(total(library), 2);
  expect([await prompts(library, ''), await missing(library)(), statuses.at(-1)?.total]).toEqual([
    ['make the sky 2', 'make the sky 1'],
    0,
    2,
  ]);
  rmSync(join(month, `${record.stem}.png`));
  await until(missing(library), 1);
  rmSync(path);
  await until(total(library), 1);
});

test('a month that is new, also in a new year, is seen whole, and is gone with its folder', async () => {
  const home = makeHome();
  const { library } = await open(home, { follow: true });
  plant(home, recordOf(1));
  plant(home, recordOf(60 * 24 * 40));
  plant(home, recordOf(60 * 24 * 400));
  await until(total(library), 3);
  plant(home, recordOf(2));
  await until(total(library), 4);
  renameSync(join(home.folder, '2026/10'), join(home.folder, '../away'));
  await until(total(library), 2);
  renameSync(join(home.folder, '../away'), join(home.folder, '2026/10'));
  await until(total(library), 4);
  // It is another folder than the one that was followed first.
  plant(home, recordOf(3));
  await until(total(library), 5);
});

test('a half record or half picture is looked at again when it is whole', async () => {
  const home = makeHome();
  plant(home, recordOf(1));
  const { library } = await open(home, { follow: true });
  const record = withPicture(2);
  const text = JSON.stringify(record);
  const path = join(home.folder, '2026/10', `${record.stem}.json`);
  writeFileSync(path, text.slice(0, 300));
  await until(damaged(library), 1);
  writeFileSync(path.replace('.json', '.png'), picture(2).subarray(0, 4));
  appendFileSync(path, text.slice(300));
  await until(total(library), 2);
  await until(missing(library), 1);
  appendFileSync(path.replace('.json', '.png'), picture(2).subarray(4));
  await until(missing(library), 0);
  expect(library.status().damaged).toBe(0);
});

test('what a syncing program writes under names of its own is left alone until it has its name', async () => {
  const home = makeHome();
  const month = dirname(plant(home, recordOf(1)));
  const { url, looks } = makeTellingWorker();
  const { library, statuses } = await open(home, { follow: true, workerUrl: url });
  const told = statuses.length;
  const text = JSON.stringify(recordOf(2));
  for (const name of ['.syncthing.x.json.tmp', '~syncthing~x.json.tmp', '.x.json', 'x.json.part', '.dropbox.cache'])
    writeFileSync(join(month, name), text.slice(0, 99));
  await until(looks, 1);
  expect(statuses.slice(told)).toEqual([]);
  renameSync(join(month, '.syncthing.x.json.tmp'), join(month, 'x.json'));
  writeFileSync(join(month, 'x.json'), text);
  await until(total(library), 2);
  expect(library.status().damaged).toBe(0);
});

test('a picture that is renamed, moved to a folder that is new, and moved back is shown all the while', async () => {
  const home = makeHome();
  const record = withPicture(1);
  const file = plant(home, record).replace('.json', '.png');
  writeFileSync(file, picture(1));
  const { library } = await open(home, { follow: true });
  const at = async () => ((await missing(library)()) === 0 ? await library.resultPath(record.id, 0) : null);
  let from = file;
  for (const to of [join(dirname(file), 'best.png'), join(home.folder, 'For Ada/best.png'), join(home.folder, 'For Ada/2/x.png'), file]) {
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
    from = to;
    await until(at, to);
  }
  rmSync(file);
  await until(missing(library), 1);
});

test('a record that moves to another month stays one edit', async () => {
  const home = makeHome();
  const path = plant(home, recordOf(1));
  plant(home, recordOf(60 * 24 * 40));
  const { library } = await open(home, { follow: true });
  renameSync(path, join(home.folder, '2026/11/moved.json'));
  await until(() => library.recordPath(idOf(1)), join(home.folder, '2026/11/moved.json'));
  expect(library.status()).toMatchObject({ total: 2, damaged: 0 });
});

test('own saves are known already: nothing is told of them, and their month is not listed again', async () => {
  const home = makeHome();
  for (let n = 0; n < 50; n += 1) plant(home, recordOf(n));
  const { library, statuses } = await open(home, { follow: true });
  await saveAll(library, [recordOf(100), recordOf(101)]);
  await until(total(library), 52);
  const told = statuses.length;
  await saveAll(library, [{ ...recordOf(100), organised: { ...recordOf(100).organised, stars: 4 } }]);
  const { mtimeMs } = statSync(join(home.folder, '2026/10'));
  // Once it is quiet, the time of the folder is known: no later comparison lists it.
  await until(() => folderTime(home, library.id), mtimeMs);
  expect(statuses.slice(told)).toEqual([]);
});

test('a library that is taken away keeps everything, says so, and follows what it is when it is back', async () => {
  const home = makeHome();
  plant(home, recordOf(1));
  const { library } = await open(home, { follow: true });
  renameSync(home.folder, `${home.folder} away`);
  await until(() => library.status().state, 'missing');
  expect(library.status().total).toBe(1);
  plant({ ...home, folder: `${home.folder} away` }, recordOf(2));
  // Not even when it is asked to look.
  await library.settled();
  expect(library.status()).toMatchObject({ state: 'missing', total: 1 });
  renameSync(`${home.folder} away`, home.folder);
  expect(await library.attach()).toEqual({ ok: true, value: null });
  await until(() => library.status(), { folder: home.folder, state: 'open', total: 2, trashed: 0, damaged: 0 });
  plant(home, recordOf(3));
  await until(total(library), 3);
});

test('two programs that follow one library see each other’s edits and change nothing about them', async () => {
  const home = makeHome();
  const one = await open(home, { follow: true });
  const other = await open(home, { follow: true });
  await Promise.all([saveAll(one.library, [recordOf(1), recordOf(3)]), saveAll(other.library, [recordOf(2), recordOf(4)])]);
  await until(total(one.library), 4);
  await until(total(other.library), 4);
  const path = plant(home, recordOf(5));
  const text = readFileSync(path, 'utf8');
  await until(total(one.library), 5);
  await until(total(other.library), 5);
  expect([await prompts(one.library, ''), readFileSync(path, 'utf8')]).toEqual([await prompts(other.library, ''), text]);
});

test('a worker that dies follows the folder again', async () => {
  const home = makeHome();
  plant(home, recordOf(1));
  const { library } = await open(home, { follow: true, workerUrl: makeDyingWorker('put', 'once') });
  await saveAll(library, [recordOf(2)]);
  plant(home, recordOf(3));
  await until(total(library), 3);
});

test('where folders are not followed a quick scan sees what changed', async () => {
  const home = makeHome();
  plant(home, recordOf(1));
  const { library } = await open(home);
  plant(home, recordOf(2));
  library.quickScan();
  await until(total(library), 2);
});

test('links to folders are not followed out of the library', async () => {
  const home = makeHome();
  const { library } = await open(home, { follow: true });
  const outside = { ...home, folder: join(home.cacheFolder, 'outside') };
  const path = plant(outside, recordOf(1));
  mkdirSync(join(home.folder, '2026'));
  symlinkSync(dirname(path), join(home.folder, '2026/10'));
  symlinkSync(outside.folder, join(home.folder, 'linked'));
  plant(home, recordOf(60 * 24 * 40));
  await until(total(library), 1);
  expect(await library.load(idOf(1))).toBeNull();
});

test('a thousand edits that come at once are all there', async () => {
  const home = makeHome();
  const { library } = await open(home, { follow: true });
  for (let n = 0; n < 1000; n += 1) plant(home, recordOf(n));
  await until(total(library), 1000);
  expect((await library.find('sky', true)).total).toBe(1000);
});

function folderTime(home: Home, id: string): unknown {
  const database = new DatabaseSync(join(home.cacheFolder, id, 'index.sqlite'), { readOnly: true });
  try {
    return database.prepare("SELECT mtime_ms FROM folders WHERE path = '2026/10'").get()?.['mtime_ms'];
  } finally {
    database.close();
  }
}
