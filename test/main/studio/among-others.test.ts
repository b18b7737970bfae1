// A folder that holds other files becomes the library only where that is meant, also where the environment names it.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openBench } from '../../faults/bench.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('another folder that is chosen is asked about where other files lie in it, and the open library stays meanwhile', async () => {
  const folder = temporaryFolder();
  const [library, photos] = ['library', 'photos'].map((name) => path.join(folder, name)) as [string, string];
  mkdirSync(photos);
  writeFileSync(path.join(photos, 'lake.jpg'), 'mine');
  const { studio } = await openBench({ folder, library });
  const session = studio.session();
  expect(await studio.useLibrary(photos)).toMatchObject({
    ok: false,
    failure: { kind: 'library-missing', said: { id: 'library.amongOthers', values: { folder: photos } } },
  });
  expect([readdirSync(photos), studio.session() === session, studio.libraryFolder()]).toEqual([['lake.jpg'], true, library]);
  expect(await studio.useLibrary(photos, { amongOthers: true })).toMatchObject({ ok: true, value: { folder: photos } });
  expect(readdirSync(photos)).toEqual(['lake.jpg', 'library.json']);
  // From now on it is one, and the one before is still.
  expect([await studio.useLibrary(library), await studio.useLibrary(photos)]).toMatchObject([{ ok: true }, { ok: true }]);
});

test('a library that is away is not made anew in its place, however it is meant', async () => {
  const folder = temporaryFolder();
  const library = path.join(folder, 'library');
  const first = await openBench({ folder, library });
  await first.close();
  writeFileSync(path.join(folder, 'home', 'libraries.json'), JSON.stringify([{ folder: path.join(folder, 'away'), id: 'a'.repeat(32) }]));
  mkdirSync(path.join(folder, 'away'));
  writeFileSync(path.join(folder, 'away', 'lake.jpg'), 'mine');
  const { studio } = await openBench({ folder, library: path.join(folder, 'away') });
  expect(await studio.useLibrary(path.join(folder, 'away'), { amongOthers: true })).toMatchObject({
    ok: false,
    failure: { said: { id: 'library.missing' } },
  });
  expect(readdirSync(path.join(folder, 'away'))).toEqual(['lake.jpg']);
});
