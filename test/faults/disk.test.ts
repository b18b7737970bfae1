// Disks that fill up, that may not be written, and libraries in places with difficult names.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isOut } from '../../app/edits/edit.ts';
import { built } from '../built/built.ts';
import { makeHome, open, plant, prompts, saveAll, shown } from '../main/library/opened.ts';
import { recordOf, shaOf } from '../main/library/records.ts';
import { mountSmallDisk, noSmallDisk } from '../main/platform/small-disk.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { jpeg } from '../fakes/pictures.ts';
import { openBench } from './bench.ts';
import type { Bench } from './bench.ts';

const without = (reason: string | null): string => (reason === null ? '' : `: ${reason}`);

/** Fills a disk but for so many bytes. */
function fill(folder: string, leave: number): string {
  const { bavail, bsize } = statfsSync(folder);
  const filler = path.join(folder, 'filler');
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leave)));
  return filler;
}

const lastOf = (bench: Bench, id: string) => bench.changed.findLast((edit) => edit.id === id);

describe('row 5: a disk that is full', () => {
  test.skipIf(noSmallDisk !== null)(
    `row 5: the window says that the disk is full and the picture safe at the service, nothing is deleted, and it comes home when there is room${without(noSmallDisk)}`,
    async () => {
      const disk = mountSmallDisk(24);
      onTestFinished(disk.unmount);
      const folder = temporaryFolder();
      const library = path.join(disk.folder, 'library');
      const bench = await openBench({ folder, library });
      const old = path.join(library, 'mine.txt');
      writeFileSync(old, 'kept');
      const id = await bench.run('a lake');
      await bench.until('it is out', () => isOut(lastOf(bench, id)?.state ?? 'waiting'));
      const filler = fill(disk.folder, 120_000);
      await bench.until('it says that the disk is full', () => lastOf(bench, id)?.trouble?.kind === 'disk-full');
      expect(lastOf(bench, id)).toMatchObject({
        state: 'saving',
        trouble: {
          kind: 'disk-full',
          next: 'free-space',
          message:
            'The disk is full. Nothing that was there is harmed; free some space and it goes on. The finished picture is safe at the rehearsal and is fetched as soon as it can be kept.',
        },
      });
      expect(readFileSync(old, 'utf8')).toBe('kept');
      // Everything else goes on.
      expect((await bench.studio.handlers['library.rows']({ query: 'lake', offset: 0, count: 9 })).ok).toBe(true);
      rmSync(filler);
      bench.studio.wake();
      await bench.until('it is done', () => lastOf(bench, id)?.state === 'done');
      const file = (await bench.studio.resultPath(id, 0)) ?? '';
      const record = await bench.studio.session()?.library.load(id);
      expect(shaOf(readFileSync(file))).toBe(record?.results[0]?.sha256);
      expect(lastOf(bench, id)?.trouble).toBeNull();
    },
  );

  test.skipIf(noSmallDisk !== null)(
    `row 5: what would have no room is not sent, waits with its sentence, and is sent once when there is room${without(noSmallDisk)}`,
    async () => {
      const disk = mountSmallDisk(24);
      onTestFinished(disk.unmount);
      const library = path.join(disk.folder, 'library');
      const bench = await openBench({ folder: temporaryFolder(), library });
      const filler = fill(disk.folder, 4_000_000);
      const ids = [await bench.run('a lake'), await bench.run('a river')];
      for (const id of ids) {
        await bench.until('it says that there is no room', () => lastOf(bench, id)?.trouble?.kind === 'disk-full');
        expect(lastOf(bench, id)).toMatchObject({
          state: 'waiting',
          sentAt: null,
          trouble: {
            charged: 'no',
            next: 'free-space',
            message: 'The disk of the library has no room for the picture, so nothing is sent. Free some space first.',
          },
        });
      }
      expect(await bench.studio.handlers['edit.cancel']({ id: ids[1] ?? '' })).toEqual({ ok: true, value: null });
      rmSync(filler);
      bench.studio.wake();
      await bench.until('it is done', () => lastOf(bench, ids[0] ?? '')?.state === 'done');
      expect(lastOf(bench, ids[1] ?? '')).toMatchObject({ state: 'cancelled', sentAt: null });
    },
  );

  test.skipIf(noSmallDisk !== null)(
    `row 5: with the user-data folder on the full disk too, the ballast takes the records of what was bought${without(noSmallDisk)}`,
    async () => {
      const folder = temporaryFolder();
      const image = path.join(folder, 'disk.img');
      const drive = path.join(folder, 'drive');
      mkdirSync(drive);
      expect([
        spawnSync('truncate', ['-s', '48M', image]).status,
        spawnSync('mkfs.ext4', ['-q', '-m', '0', image]).status,
        spawnSync('mount', ['-o', 'loop', image, drive]).status,
      ]).toEqual([0, 0, 0]);
      onTestFinished(() => void spawnSync('umount', ['-l', drive]));
      const home = { folder: path.join(drive, 'library'), cacheFolder: path.join(drive, 'cache') };
      const { library, lines } = await open(home);
      await saveAll(library, [recordOf(1)]);
      const ballast = path.join(home.cacheFolder, library.id, 'ballast');
      expect(readdirSync(path.dirname(ballast))).toContain('ballast');
      const filler = path.join(drive, 'filler');
      spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4096']);
      await saveAll(library, [recordOf(2), recordOf(3)]);
      expect([
        await prompts(library, ''),
        lines.filter((line) => line.includes('ballast')).length,
        readdirSync(path.dirname(ballast)).includes('ballast'),
      ]).toEqual([[3, 2, 1].map((n) => recordOf(n).request.prompt), 1, false]);
      rmSync(filler);
      await saveAll(library, [recordOf(4)]);
      await library.close();
      expect(readdirSync(path.dirname(ballast))).toContain('ballast');
    },
  );
});

test.skipIf(noSmallDisk !== null)(
  `row 8: a library that may not be written any more says so, keeps the edit at the service, and goes on when it may${without(noSmallDisk)}`,
  async () => {
    const disk = mountSmallDisk(24);
    onTestFinished(disk.unmount);
    const bench = await openBench({ folder: temporaryFolder(), library: path.join(disk.folder, 'library') });
    const id = await bench.run('a lake [slow]');
    await bench.until('it runs', () => lastOf(bench, id)?.state === 'running');
    disk.makeReadOnly();
    expect(await bench.studio.handlers['edit.cancel']({ id })).toMatchObject({
      ok: false,
      failure: {
        kind: 'library-readonly',
        next: 'choose-library',
        message: 'The library folder cannot be written to. Allow writing to it, or choose another folder.',
      },
    });
    expect(bench.statuses.at(-1)?.state).toBe('readonly');
    expect((await bench.studio.handlers['library.rows']({ query: '', offset: 0, count: 9 })).ok).toBe(true);
    expect(spawnSync('mount', ['-o', 'remount,rw', disk.folder]).status).toBe(0);
    expect(await bench.studio.handlers['edit.cancel']({ id })).toEqual({ ok: true, value: null });
    await bench.until('it is cancelled', () => lastOf(bench, id)?.state === 'cancelled');
    expect(bench.statuses.at(-1)?.state).toBe('open');
  },
);

describe('row 21: paths', () => {
  const long = Array.from({ length: 12 }, (_, n) => `${n}-${'x'.repeat(200)}`).join(path.sep);
  const roots = [
    'Bücher & Fotos',
    '写真 📷',
    'a b%20c#d?e',
    'e\u0301 decomposed',
    '"quoted" ‘and’ $HOME `id`',
    ' spaces ',
    'CON',
    'library.',
    long,
  ];

  test.each(roots)('row 21: a library in a folder named %j takes records, inputs and results and finds them again', async (name) => {
    const base = temporaryFolder();
    const home = { folder: path.join(base, name), cacheFolder: path.join(base, 'cache') };
    const { library } = await open(home);
    const bytes = await jpeg();
    writeFileSync(path.join(base, 'in.jpg'), bytes);
    const record = recordOf(1, { prompt: 'CON ../../ %2e%2e "a" \u202e 日本 e\u0301' });
    await saveAll(library, [record]);
    expect(await library.storeInput(path.join(base, 'in.jpg'), shaOf(bytes), 'image/jpeg')).toEqual({ ok: true, value: null });
    const temporary = await library.temporaryFor(record, 0);
    if (!temporary.ok) throw new Error(temporary.failure.message);
    writeFileSync(temporary.value, bytes);
    expect(await library.adopt(record, 0, temporary.value, 'image/jpeg', shaOf(bytes))).toMatchObject({ ok: true });
    expect(readFileSync((await library.inputPath(shaOf(bytes))) ?? '')).toEqual(bytes);
    await library.close();
    const again = await open(home, { create: false });
    expect(await prompts(again.library, '日本')).toEqual([record.request.prompt]);
    for (const file of readdirSync(path.join(home.folder, '2026', '10'))) expect(file).toMatch(/^[a-z0-9_-]+\.(json|jpg)$/);
  });
});

const scene = built().program('library-scene');
const noTracer = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0 ? null : 'strace is not here or may not trace';

test
  .skipIf(noTracer !== null)
  .each([
    ...[1, 3, 6, 10, 20, 40].map((nth) => ['pwrite64', nth] as const),
    ...[1, 2].map((nth) => ['rename', nth] as const),
    ...[1, 2].map((nth) => ['unlink', nth] as const),
  ])(`row 22: an upgrade of the index that is killed at %s %i is done by the next start${without(noTracer)}`, async (call, nth) => {
  const home = makeHome();
  const first = await open(home);
  await saveAll(
    first.library,
    Array.from({ length: 12 }, (_, n) => recordOf(n)),
  );
  const was = await shown(first.library);
  await first.library.close();
  const file = path.join(home.cacheFolder, first.library.id, 'index.sqlite');
  const older = readFileSync(file);
  older.writeUInt32BE(0, 60);
  writeFileSync(file, older);
  plant(home, recordOf(20));
  spawnSync('strace', [
    '-f',
    '-qq',
    '-o',
    '/dev/null',
    '-e',
    `trace=${call}`,
    '-e',
    `inject=${call}:signal=KILL:when=${nth}`,
    process.execPath,
    scene,
    home.folder,
    home.cacheFolder,
  ]);
  const { library } = await open(home, { create: false });
  expect((await library.find('')).total).toBe(13);
  rmSync((await library.recordPath(recordOf(20).id)) ?? '');
  expect(await library.rebuild()).toEqual({ ok: true, value: null });
  expect(await shown(library)).toEqual(was);
});
