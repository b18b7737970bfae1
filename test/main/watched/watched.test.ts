// Watched folders: what waits in them, what never does, what is refused, and what a drive, a kill or a damaged list leaves.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WatchedFile } from '../../../app/watched/watched.ts';
import { hashOf, makeWatchedBench } from './watched-bench.ts';
import type { WatchedBench } from './watched-bench.ts';

const kept = ({ home }: WatchedBench): WatchedFile => JSON.parse(readFileSync(path.join(home, 'watched.json'), 'utf8')) as WatchedFile;
const item = ({ shoot }: WatchedBench, name: string, text: string) => ({
  name,
  path: path.join(shoot, name),
  result: null,
  bytes: Buffer.byteLength(text),
  sha256: hashOf(text),
});

describe('a new picture', () => {
  test('waits once it is still; what lay there when watching began does not, nor under another name', async () => {
    const bench = makeWatchedBench();
    const before = bench.put('old.jpg', 'old');
    await bench.add();
    renameSync(before, path.join(bench.shoot, 'renamed.jpg'));
    bench.put('new.jpg', 'new');
    expect(await bench.looked()).toEqual(['new.jpg']);
    expect(bench.told.at(-1)?.folders).toMatchObject([{ name: 'shoot', waiting: 1, trouble: null }]);
  });

  test('does not wait while it is still being written', async () => {
    const bench = makeWatchedBench();
    await bench.add();
    bench.put('slow.jpg', 'half', 500);
    expect(await bench.looked()).toEqual([]);
    bench.put('slow.jpg', 'half and more');
    await bench.watched.look();
    expect(bench.told.at(-1)?.folders[0]?.waiting ?? 0).toBe(0);
    expect(await bench.looked()).toEqual(['slow.jpg']);
  });

  test('waits once, however many files of it there are', async () => {
    const bench = makeWatchedBench();
    await bench.add();
    bench.put('a.jpg', 'same');
    bench.put('b.jpg', 'same');
    expect(await bench.looked()).toEqual(['a.jpg']);
  });

  test('is none when it is hidden, unfinished, a link, a folder or no picture', async () => {
    const bench = makeWatchedBench();
    await bench.add();
    for (const name of ['.a.jpg', '~a.jpg', 'a.jpg.part', 'a.txt', 'a.tmp.jpg']) bench.put(name, name);
    mkdirSync(path.join(bench.shoot, 'folder.jpg'));
    mkdirSync(path.join(bench.shoot, 'sub'));
    writeFileSync(path.join(bench.shoot, 'sub/in.jpg'), 'in');
    writeFileSync(path.join(bench.root, 'elsewhere.jpg'), 'elsewhere');
    symlinkSync(path.join(bench.root, 'elsewhere.jpg'), path.join(bench.shoot, 'link.jpg'));
    expect(await bench.looked()).toEqual([]);
  });

  test('is not asked about when the library knows it, now or later, and is judged once', async () => {
    const bench = makeWatchedBench();
    await bench.add();
    bench.known.add(hashOf('known'));
    bench.put('known.jpg', 'known');
    bench.put('new.jpg', 'new');
    expect(await bench.looked()).toEqual(['new.jpg']);
    const judged = bench.judged();
    expect(await bench.looked()).toEqual(['new.jpg']);
    expect(bench.judged()).toBe(judged);
    // It became an input by another way.
    bench.known.add(hashOf('new'));
    expect(await bench.looked()).toEqual([]);
    expect(kept(bench).folders[0]?.done.map(({ name }) => name)).toEqual(['known.jpg', 'new.jpg']);
  });
});

describe('what is released or left', () => {
  test('is done, be it touched or copied; what was not chosen goes on waiting', async () => {
    const bench = makeWatchedBench();
    const key = await bench.add();
    for (const name of ['a', 'b', 'c']) bench.put(`${name}.jpg`, name);
    expect(await bench.looked()).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(await bench.watched.handlers['watched.gather']({ key })).toMatchObject({ value: { pictures: [{ name: 'a.jpg' }, {}, {}] } });
    expect(await bench.looked()).toHaveLength(3);
    expect(await bench.watched.refusalOf([item(bench, 'a.jpg', 'a')])).toBe(null);
    await bench.watched.released([item(bench, 'a.jpg', 'a'), item(bench, 'c.jpg', 'c')]);
    // A sheet that was opened before still names them.
    expect(await bench.watched.refusalOf([item(bench, 'b.jpg', 'b'), item(bench, 'c.jpg', 'c')])).toMatchObject({
      message: '“c.jpg” does not wait any more: another program or press began with it. Nothing was begun; look again at what waits.',
    });
    expect(bench.told.at(-1)?.folders).toMatchObject([{ waiting: 1, first: [{ name: 'b.jpg' }] }]);
    bench.put('a.jpg', 'a', 5000);
    bench.put('copy of c.jpg', 'c');
    expect(await bench.looked()).toEqual(['b.jpg']);
    expect(await bench.watched.handlers['watched.leave']({ key })).toEqual({ ok: true, value: null });
    expect(await bench.again().looked()).toEqual([]);
    bench.put('b.jpg', 'another picture');
    expect(await bench.again().looked()).toEqual(['b.jpg']);
    expect(await bench.watched.handlers['watched.gather']({ key })).toMatchObject({ ok: false, failure: { kind: 'picture-missing' } });
  });

  test('is written no more than once while nothing changes, also of two files of one picture', async () => {
    const bench = makeWatchedBench();
    await bench.add();
    bench.known.add(hashOf('same'));
    bench.put('a.jpg', 'same');
    bench.put('b.jpg', 'same');
    await bench.looked();
    const written = readFileSync(path.join(bench.home, 'watched.json'), 'utf8');
    const events = bench.told.length;
    await bench.looked();
    expect([readFileSync(path.join(bench.home, 'watched.json'), 'utf8') === written, bench.told.length]).toEqual([true, events]);
  });

  test('elsewhere is none of ours', async () => {
    const bench = makeWatchedBench();
    await bench.add();
    const written = readFileSync(path.join(bench.home, 'watched.json'), 'utf8');
    await bench.watched.released([{ ...item(bench, 'x.jpg', 'x'), path: path.join(bench.root, 'x.jpg') }]);
    expect(readFileSync(path.join(bench.home, 'watched.json'), 'utf8')).toBe(written);
  });
});

describe('a folder', () => {
  test.each([
    ['library', 'The library’s own pictures lie there.'],
    ['library/inputs', 'The library’s own pictures lie there.'],
    ['.', 'The library lies in that folder.'],
    ['exports', 'Exports are written there'],
    ['exports/client', 'Exports are written there'],
    ['home', 'The program keeps its own files there.'],
    ['.Trash-1000/files', 'That is in the system’s trash.'],
    ['.local/share/Trash/files', 'That is in the system’s trash.'],
    ['link', 'The library’s own pictures lie there.'],
  ])('%s is refused', async (place, why) => {
    const bench = makeWatchedBench();
    symlinkSync(path.join(bench.root, 'library/inputs'), path.join(bench.root, 'link'));
    mkdirSync(path.join(bench.root, place), { recursive: true });
    expect(await bench.watched.add(path.join(bench.root, place), null)).toMatchObject({
      ok: false,
      failure: { kind: 'usage', message: expect.stringContaining(why) as string },
    });
    expect(existsSync(path.join(bench.home, 'watched.json'))).toBe(false);
  });

  test('is watched once, by its real path, and not where there is none', async () => {
    const bench = makeWatchedBench();
    await bench.add();
    symlinkSync(bench.shoot, path.join(bench.root, 'other-way'));
    expect(await bench.watched.add(path.join(bench.root, 'other-way'), null)).toMatchObject({
      failure: { message: 'This folder is watched already.' },
    });
    for (const none of ['nowhere', '\0', 'home/watched.json'])
      expect(await bench.watched.add(path.join(bench.root, none), null)).toMatchObject({ failure: { kind: 'picture-missing' } });
  });

  test('that is away says so and comes back by itself, with what it held', async () => {
    const bench = makeWatchedBench();
    await bench.add();
    bench.put('a.jpg', 'a');
    expect(await bench.looked()).toEqual(['a.jpg']);
    renameSync(bench.shoot, `${bench.shoot}-away`);
    expect(await bench.looked()).toEqual([]);
    expect(bench.told.at(-1)?.folders[0]?.trouble?.message).toContain('is not there. Connect its drive');
    renameSync(`${bench.shoot}-away`, bench.shoot);
    expect(await bench.looked()).toEqual(['a.jpg']);
    expect(bench.told.at(-1)?.folders[0]?.trouble).toBe(null);
  });

  test('into whose place a link to the library was laid shows nothing of it', async () => {
    const bench = makeWatchedBench();
    await bench.add();
    writeFileSync(path.join(bench.root, 'library/inputs/in.jpg'), 'in');
    renameSync(bench.shoot, `${bench.shoot}-away`);
    symlinkSync(path.join(bench.root, 'library/inputs'), bench.shoot);
    expect(await bench.looked()).toEqual([]);
    expect(bench.told.at(-1)?.folders[0]).toMatchObject({ waiting: 0, trouble: { kind: 'picture-missing' } });
  });

  test('is looked at by one timer while there is one, and by none without', async () => {
    const bench = makeWatchedBench();
    await bench.watched.handlers['watched.list'](undefined);
    expect(bench.clock.waiting()).toBe(0);
    const key = await bench.add();
    expect(bench.clock.waiting()).toBe(1);
    await bench.watched.handlers['watched.remove']({ key });
    await bench.clock.pass(3000);
    await bench.watched.look();
    await bench.clock.settle();
    expect([bench.clock.waiting(), kept(bench).folders]).toEqual([0, []]);
  });

  test('that another program added, or left pictures of, is seen at the next look', async () => {
    const bench = makeWatchedBench();
    const other = bench.again();
    await bench.watched.look();
    const key = await other.add();
    bench.put('a.jpg', 'a');
    expect(await bench.looked()).toEqual(['a.jpg']);
    await other.looked();
    await other.watched.handlers['watched.leave']({ key });
    expect(await bench.looked()).toEqual([]);
    await other.watched.handlers['watched.remove']({ key });
    await bench.watched.look();
    expect(bench.told.at(-1)).toEqual({ folders: [], trouble: null });
  });

  test('keeps what it is for, and what a newer version wrote beside it', async () => {
    const bench = makeWatchedBench();
    const key = await bench.add({ kind: 'chain', name: 'Evening gold' });
    const file = path.join(bench.home, 'watched.json');
    const [folder] = kept(bench).folders;
    writeFileSync(file, JSON.stringify({ ...kept(bench), later: 1, folders: [{ ...folder, recursive: false }] }));
    expect(await bench.watched.handlers['watched.use']({ key, use: { kind: 'preset', name: 'cold' } })).toMatchObject({ ok: true });
    expect(kept(bench)).toEqual({
      format: 1,
      later: 1,
      folders: [{ path: bench.shoot, use: { kind: 'preset', name: 'cold' }, done: [], recursive: false }],
    });
    expect(await bench.watched.handlers['watched.use']({ key: 'a'.repeat(64), use: null })).toMatchObject({ ok: false });
  });
});

test('a damaged list is set aside, said, and begun anew', async () => {
  const bench = makeWatchedBench();
  writeFileSync(path.join(bench.home, 'watched.json'), '{"format":1,"folders":[{"pa');
  const now = await bench.watched.handlers['watched.list'](undefined);
  expect(now).toMatchObject({ folders: [], trouble: { kind: 'record-damaged' } });
  const [aside] = readdirSync(bench.home);
  expect(aside).toMatch(/^watched\.damaged-\d+\.json$/);
  expect(now.trouble?.message).toContain(aside);
  expect(readFileSync(path.join(bench.home, aside ?? ''), 'utf8')).toBe('{"format":1,"folders":[{"pa');
  await bench.add();
  expect(kept(bench).folders).toHaveLength(1);
});
