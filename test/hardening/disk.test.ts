// Who may read what the studio writes, looked up on the disk after an edit.
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { read } from './tree.ts';
import { openBench } from './studio-bench.ts';

const everything = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));

describe.skipIf(process.platform === 'win32')('on disk', () => {
  test('every file is for its owner alone, and so is every folder', async () => {
    const before = process.umask(0);
    try {
      const bench = await openBench();
      const model = ((await bench.ask('studio.snapshot')) as { draft: { model: string } }).draft.model;
      const taken = (await bench.ask('picture.takeSample')) as { value: { sha256: string } };
      const request = { model, prompt: 'a red sky', pictures: [taken.value], parameters: {} };
      await bench.ask('draft.keep', { ...request, tray: [], count: 1 });
      const shown = { places: [taken.value.sha256], count: 1 };
      const ran = (await bench.ask('edit.run', { request, intents: [crypto.randomUUID()], next: false, evenIfPaid: false, shown })) as {
        value: { ids: string[] };
      };
      const id = ran.value.ids[0] ?? '';
      await expect
        .poll(async () => ((await bench.ask('edit.show', { id })) as { value: { summary: { state: string } } }).value.summary.state, {
          timeout: 30_000,
        })
        .toBe('done');
      await bench.studio.media({ kind: 'result', editId: id, index: 0, longSide: 320 });
      await bench.settled();
      const found = [...everything(path.join(bench.folder, 'home')), ...everything(path.join(bench.folder, 'library'))].filter(
        (file) => statSync(file, { throwIfNoEntry: false }) !== undefined,
      );
      expect(
        found.filter((file) => file.includes('/thumbnails/') || file.includes('/inbox/') || file.endsWith('.json')).length,
      ).toBeGreaterThan(5);
      // SQLite gives its files their mode itself: the two roots take every right from others beforehand, see start.test.ts.
      const open = found.filter((file) => !/\.sqlite|\/owners\/./.test(file) && (statSync(file).mode & 0o077) !== 0);
      expect(open.map((file) => `${path.relative(bench.folder, file)} ${(statSync(file).mode & 0o777).toString(8)}`)).toEqual([]);
      await bench.close();
    } finally {
      process.umask(before);
    }
  });

  test('a library that everybody may write to is opened and told of in the log', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'library'));
    chmodSync(path.join(folder, 'library'), 0o777);
    const bench = await openBench({ folder });
    expect(bench.studio.session()).not.toBeNull();
    await bench.close();
    expect(readFileSync(path.join(folder, 'home/logs/studio.log'), 'utf8')).toContain(
      'everybody on this computer may write into the library folder',
    );
  });

  test('the command takes every right from others before it writes anything', () => {
    expect(read('main/cli.ts').indexOf('process.umask(0o077)')).toBeLessThan(read('main/cli.ts').indexOf('await main(line)'));
    expect(read('main/cli.ts')).toContain('process.umask(0o077)');
  });

  test('a library of one’s own is not told of', async () => {
    const folder = temporaryFolder();
    const bench = await openBench({ folder });
    await bench.close();
    const log = path.join(folder, 'home/logs/studio.log');
    expect(existsSync(log) ? readFileSync(log, 'utf8') : '').not.toContain('everybody on this computer may write');
  });
});
