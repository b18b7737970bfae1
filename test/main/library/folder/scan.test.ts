// What an index makes of a folder that changed while nobody looked: records, months, pictures, and what cannot be read.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { temporaryBeside } from '../../../../main/platform/durable-files.ts';
import { lived, makeHome, open, plant, prompts, shown } from '../opened.ts';
import { idOf, recordOf, resultOf } from '../records.ts';

vi.setConfig({ testTimeout: 240_000 });

describe('the folder is the truth', () => {
  test('what changed while the program was away is seen: new, changed, moved and removed records', async () => {
    const { home } = await lived();
    plant(home, recordOf(7, { prompt: 'new' }));
    const changed = plant(home, { ...recordOf(0), request: { ...recordOf(0).request, prompt: 'changed' } });
    utimesSync(changed, new Date(), new Date(Date.now() + 5000));
    rmSync(plant(home, recordOf(5000)));
    const { library } = await open(home);
    expect([
      library.status().total,
      await prompts(library, 'new'),
      await prompts(library, 'changed'),
      await library.load(idOf(5000)),
    ]).toEqual([12, ['new'], ['changed'], null]);
  });

  test('a whole month that was moved away is gone, and is back with it', async () => {
    const { home, was } = await lived();
    renameSync(join(home.folder, '2026/10'), join(home.folder, 'elsewhere'));
    const first = await open(home);
    const without = (await first.library.find('')).total;
    await first.library.close();
    renameSync(join(home.folder, 'elsewhere'), join(home.folder, '2026/10'));
    const { library } = await open(home);
    expect([without, await shown(library)]).toEqual([3, was]);
  });

  test('a picture that is gone leaves its edit, marked as not present, until it is back', async () => {
    const home = makeHome();
    const path = plant(home, { ...recordOf(1), results: [resultOf('a.png', Buffer.from('x'))] });
    writeFileSync(join(dirname(path), 'a.png'), 'x');
    const present = async (): Promise<unknown> => {
      const { library } = await open(home);
      const rows = await library.rows('', 0, 10);
      await library.close();
      return rows.map((row) => row.present);
    };
    expect(await present()).toEqual([true]);
    renameSync(join(dirname(path), 'a.png'), join(home.cacheFolder, 'a.png'));
    expect(await present()).toEqual([false]);
    renameSync(join(home.cacheFolder, 'a.png'), join(dirname(path), 'a.png'));
    expect(await present()).toEqual([true]);
  });

  test('what cannot be read is counted with a reason, left as it is, and taken when it is mended', async () => {
    const home = makeHome();
    const good = plant(home, recordOf(1));
    const month = dirname(good);
    const at = (name: string): string => join(month, name);
    writeFileSync(at('a-torn.json'), '{"format": 1');
    writeFileSync(at('b-newer.json'), JSON.stringify({ ...recordOf(2), format: 9 }));
    copyFileSync(good, at('z-copy.json'));
    symlinkSync(good, at('c-link.json'));
    mkdirSync(at('d-folder.json'));
    execFileSync('mkfifo', [at('e-pipe.json')]);
    writeFileSync(at('.hidden.json'), '{');
    writeFileSync(at('f-empty.json'), '');
    symlinkSync(month, join(home.folder, '2026/12'));
    const before = readFileSync(at('a-torn.json'), 'utf8');
    const first = await open(home);
    expect(first.library.status()).toEqual({ folder: home.folder, state: 'open', total: 1, trashed: 0, damaged: 7 });
    expect(await first.library.damaged()).toEqual([
      { path: '2026/10/a-torn.json', reason: 'is not complete JSON' },
      { path: '2026/10/b-newer.json', reason: 'was written by a newer version of Kontext Studio' },
      { path: '2026/10/c-link.json', reason: 'is a link, not a file' },
      { path: '2026/10/d-folder.json', reason: 'is not a regular file' },
      { path: '2026/10/e-pipe.json', reason: 'is not a regular file' },
      { path: '2026/10/f-empty.json', reason: 'is empty' },
      { path: '2026/10/z-copy.json', reason: `is a second record of the edit in 2026/10/${recordOf(1).stem}.json` },
    ]);
    expect(readFileSync(at('a-torn.json'), 'utf8')).toBe(before);
    await first.library.close();
    writeFileSync(at('a-torn.json'), JSON.stringify(recordOf(3)));
    for (const name of ['b-newer.json', 'z-copy.json', 'c-link.json', 'e-pipe.json', 'f-empty.json']) rmSync(at(name));
    rmSync(at('d-folder.json'), { recursive: true });
    const { library } = await open(home);
    expect(library.status()).toEqual({ folder: home.folder, state: 'open', total: 2, trashed: 0, damaged: 0 });
  });

  test('a rebuilt index has what a new one has, and nothing of a record that cannot be read any more', async () => {
    const home = makeHome();
    const [good, bad] = [plant(home, recordOf(1)), plant(home, recordOf(2))];
    const { library } = await open(home);
    writeFileSync(bad, '{"format": 1');
    expect(await library.rebuild()).toEqual({ ok: true, value: null });
    const seen = async (of: typeof library): Promise<unknown> => [of.status(), await prompts(of, ''), await of.damaged()];
    const rebuilt = await seen(library);
    expect(library.status()).toMatchObject({ total: 1, damaged: 1 });
    await library.close();
    rmSync(home.cacheFolder, { recursive: true });
    const anew = await open(home);
    expect(await seen(anew.library)).toEqual(rebuilt);
    writeFileSync(bad, readFileSync(good, 'utf8').replaceAll(idOf(1), idOf(2)));
    expect(await anew.library.rebuild()).toEqual({ ok: true, value: null });
    expect(anew.library.status()).toMatchObject({ total: 2, damaged: 0 });
  });

  test('a whole picture that a record misses gets its name back and is not swept, as a mount of rclone may leave it', async () => {
    const home = makeHome();
    const bytes = Buffer.from('a whole picture');
    const month = dirname(plant(home, { ...recordOf(1), results: [resultOf('a.png', bytes)] }));
    plant(home, { ...recordOf(2), results: [resultOf('b.png', Buffer.from('another'))] });
    writeFileSync(join(month, 'b.png'), 'another');
    const dead = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
    const host = /kontext-([0-9a-f]{6})/.exec(temporaryBeside(join(month, 'x')))?.[1] ?? '';
    const old = new Date(Date.now() - 3_600_000);
    for (const [n, content] of [bytes, Buffer.from('another'), bytes.subarray(0, 5)].entries()) {
      const left = join(month, `.kontext-${host}-${dead}-${n + 1}.part`);
      writeFileSync(left, content);
      utimesSync(left, old, old);
    }
    const { library } = await open(home);
    // What is there already, and half of a picture, go.
    expect(readdirSync(month).filter((name) => !name.endsWith('.json'))).toEqual(['a.png', 'b.png']);
    expect(readFileSync(join(month, 'a.png'))).toEqual(bytes);
    const [summary] = await library.summaries([idOf(1)]);
    expect(summary?.present).toBe(true);
  });

  test('unfinished files of a dead run are swept, those of a living one are not', async () => {
    const home = makeHome();
    const month = dirname(plant(home, recordOf(1)));
    mkdirSync(join(home.folder, 'inputs', 'ab'), { recursive: true });
    const dead = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
    const old = new Date(Date.now() - 3_600_000);
    const own = temporaryBeside(join(month, 'x'));
    const host = /kontext-([0-9a-f]{6})/.exec(own)?.[1] ?? '';
    const leave = (path: string, time: Date): void => {
      writeFileSync(path, 'half');
      utimesSync(path, time, time);
    };
    leave(join(month, `.kontext-${host}-${dead}-1.part`), old);
    leave(join(home.folder, 'inputs', 'ab', `.kontext-${host}-${dead}-2.part`), old);
    leave(join(home.folder, `.kontext-${host}-${dead}-3.part`), old);
    leave(join(month, `.kontext-${host}-1-1.part`), old);
    leave(join(month, '.kontext-000000-77-1.part'), old);
    leave(join(month, '.kontext-000000-77-2.part'), new Date(Date.now() - 3 * 86_400_000));
    leave(own, new Date());
    leave(join(month, 'theirs.part'), old);
    await open(home);
    expect([readdirSync(home.folder), readdirSync(month), readdirSync(join(home.folder, 'inputs', 'ab'))]).toEqual([
      ['2026', 'inputs', 'library.json'],
      [
        '.kontext-000000-77-1.part',
        `.kontext-${host}-1-1.part`,
        own.slice(month.length + 1),
        `${recordOf(1).stem}.json`,
        'theirs.part',
      ].sort(),
      [],
    ]);
  });

  test('what a living program left unfinished when a month was read is swept once that program is dead', async () => {
    const home = makeHome();
    const month = dirname(plant(home, recordOf(1)));
    const host = /kontext-([0-9a-f]{6})/.exec(temporaryBeside(join(month, 'x')))?.[1] ?? '';
    const maker = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
    onTestFinished(() => void maker.kill('SIGKILL'));
    const unfinished = `.kontext-${host}-${maker.pid}-1.part`;
    const old = new Date(Date.now() - 3_600_000);
    writeFileSync(join(month, unfinished), 'half');
    for (const path of [join(month, unfinished), month]) utimesSync(path, old, old);
    const first = await open(home);
    await first.library.settled();
    expect(readdirSync(month)).toContain(unfinished);
    await first.library.close();
    // Dead without having touched the folder again: its time is the one that was read.
    const dead = once(maker, 'exit');
    maker.kill('SIGKILL');
    await dead;
    const { library } = await open(home);
    await library.settled();
    expect(readdirSync(month)).toEqual([`${recordOf(1).stem}.json`]);
  });
});
