// A library whose drive is taken away, before the start and while it is open, and comes back, also in another place.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { noSmallDisk } from '../main/platform/small-disk.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { openBench, plantEdit } from './bench.ts';
import type { Bench } from './bench.ts';

async function withOneEdit(library: string, folder: string): Promise<{ id: string; settings: ReturnType<Bench['settings']> }> {
  const { id } = await plantEdit(library, 1, 'a lighthouse at dusk');
  const bench = await openBench({ folder, library });
  await bench.studio.session()?.library.settled();
  expect(await bench.studio.media({ kind: 'result', editId: id, index: 0, longSide: 320 })).not.toBeNull();
  await bench.close();
  return { id, settings: bench.settings() };
}

/** What the window shows of a library: its state, the grid, the search, the cached thumbnail, one edit. */
async function seen({ studio }: Bench, id: string) {
  const rows = await studio.handlers['library.rows']({ query: 'lighthouse', offset: 0, count: 9 });
  const shown = await studio.handlers['edit.show']({ id });
  return {
    state: (await studio.handlers['studio.snapshot'](undefined)).library.state,
    found: rows.ok ? rows.value.map((row) => row.id) : rows.failure.kind,
    thumbnail: (await studio.media({ kind: 'result', editId: id, index: 0, longSide: 320 })) !== null,
    shown: shown.ok ? shown.value.record.state : shown.failure.kind,
  };
}

const whole = (id: string) => ({ state: 'open', found: [id], thumbnail: true, shown: 'done' });
const fromIndex = (id: string) => ({ state: 'missing', found: [id], thumbnail: true, shown: 'library-missing' });

describe('row 9: a library folder that is not there', () => {
  test('row 9: at the start it is browsed from its index, nothing is made in its place, and it goes on when it is back', async () => {
    const folder = temporaryFolder();
    const library = path.join(folder, 'drive', 'library');
    mkdirSync(path.dirname(library));
    const { id, settings } = await withOneEdit(library, folder);
    renameSync(path.dirname(library), path.join(folder, 'away'));
    mkdirSync(path.dirname(library));

    const bench = await openBench({ folder, library, settings });
    expect(await seen(bench, id)).toEqual(fromIndex(id));
    await expect(bench.run('two')).rejects.toThrow('library-missing: The library folder');
    // Choosing a folder and then none after all means the one that is away: nothing is made there either.
    expect(await bench.studio.useLibrary(library)).toMatchObject({ ok: false, failure: { kind: 'library-missing' } });
    expect(readdirSync(path.dirname(library))).toEqual([]);

    rmSync(path.dirname(library), { recursive: true });
    renameSync(path.join(folder, 'away'), path.dirname(library));
    await bench.until('it is open again', () => bench.statuses.at(-1)?.state === 'open');
    expect(await seen(bench, id)).toEqual(whole(id));
    await bench.run('two');
  });

  test('row 9: the person may say where it is now; edits that were under way go on there', async () => {
    const folder = temporaryFolder();
    const library = path.join(folder, 'library');
    const elsewhere = path.join(folder, 'other drive', 'library');
    const { id, settings } = await withOneEdit(library, folder);
    const bench = await openBench({ folder, library, settings: { ...settings, project: 'Client Zebra' } });
    const running = await bench.run('a lighthouse in the rain [slow]');
    await bench.until('it runs', () => bench.changed.some((edit) => edit.id === running && edit.state === 'running'));
    mkdirSync(path.dirname(elsewhere));
    renameSync(library, elsewhere);
    expect(await bench.studio.resultPath(id, 0)).toBeNull();
    await bench.until('it is seen that it is gone', () => bench.statuses.at(-1)?.state === 'missing');
    expect((await seen(bench, id)).shown).toBe('library-missing');

    // Another library while edits of this one are under way: no.
    expect(await bench.studio.useLibrary(path.join(folder, 'new'))).toMatchObject({ ok: false, failure: { kind: 'usage', next: 'wait' } });
    expect(existsSync(path.join(folder, 'new'))).toBe(false);

    expect(await bench.studio.useLibrary(elsewhere)).toMatchObject({ ok: true, value: { folder: elsewhere } });
    await bench.until('it is open', () => bench.statuses.at(-1)?.state === 'open');
    expect([bench.settings().libraryFolder, bench.studio.libraryFolder(), await bench.studio.resultPath(id, 0)]).toEqual([
      elsewhere,
      elsewhere,
      expect.stringContaining(elsewhere),
    ]);
    expect(await bench.studio.handlers['edit.cancel']({ id: running })).toEqual({ ok: true, value: null });
    await bench.until('the edit went on', () => bench.changed.some((edit) => edit.id === running && edit.state === 'cancelled'));
    expect(existsSync(library)).toBe(false);

    // The project is of the library: it came along with it, and nothing of another one is filed under it.
    expect(bench.settings().project).toBe('Client Zebra');
    expect(await bench.studio.useLibrary(path.join(folder, 'new'))).toMatchObject({ ok: true });
    expect(bench.settings().project).toBeNull();
  });

  test.skipIf(noSmallDisk !== null)(
    `row 9: an ext4 that is unmounted while the library is open leaves its mount point empty${noSmallDisk === null ? '' : `: ${noSmallDisk}`}`,
    async () => {
      const folder = temporaryFolder();
      const drive = path.join(folder, 'drive');
      const image = path.join(folder, 'drive.img');
      mkdirSync(drive);
      expect([
        spawnSync('truncate', ['-s', '16M', image]).status,
        spawnSync('mkfs.ext4', ['-q', image]).status,
        spawnSync('mount', ['-o', 'loop', image, drive]).status,
      ]).toEqual([0, 0, 0]);
      onTestFinished(() => void spawnSync('umount', ['-l', drive]));
      const library = path.join(drive, 'library');
      const { id, settings } = await withOneEdit(library, folder);

      const bench = await openBench({ folder, library, settings });
      await bench.until('it is open', async () => (await seen(bench, id)).state === 'open');
      await bench.studio.session()?.library.settled();
      // Not lazily: the studio may read from the drive for a moment, and nothing of it may keep the drive busy.
      await bench.until('nothing keeps the drive busy', () => spawnSync('umount', [drive]).status === 0);
      await expect(bench.run('two')).rejects.toThrow('library-missing: The library folder');
      expect([await seen(bench, id), readdirSync(drive)]).toEqual([fromIndex(id), []]);

      expect(spawnSync('mount', ['-o', 'loop', image, drive]).status).toBe(0);
      await bench.until('it is open again', () => bench.statuses.at(-1)?.state === 'open');
      expect(await seen(bench, id)).toEqual(whole(id));
    },
  );

  test('row 9: a known library is not made anew though the list of the known ones is lost', async () => {
    const folder = temporaryFolder();
    const library = path.join(folder, 'library');
    const { settings } = await withOneEdit(library, folder);
    renameSync(library, `${library}.away`);
    rmSync(path.join(folder, 'home', 'libraries.json'));
    const bench = await openBench({ folder, library, settings: { ...settings, libraryFolder: library } });
    expect((await bench.studio.handlers['studio.snapshot'](undefined)).library).toEqual({
      folder: library,
      state: 'missing',
      total: 0,
      trashed: 0,
      damaged: 0,
    });
    expect(await bench.studio.useLibrary(library)).toMatchObject({ ok: false, failure: { kind: 'library-missing' } });
    expect(existsSync(library)).toBe(false);
  });
});
