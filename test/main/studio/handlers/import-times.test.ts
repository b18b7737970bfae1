// When an imported picture was taken: by the clock of its camera, in the zone that the camera names.
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exifOf, jpegWith } from '../../../fakes/carrying.ts';
import { openBench } from '../../../faults/bench.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

test('an imported photograph was taken when its camera says, in the zone that it names', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  const old = path.join(folder, 'old');
  mkdirSync(old);
  const inFile = new Date(2020, 1, 1);
  for (const [name, offset] of [
    ['tokyo', '+09:00'],
    ['newfoundland', '-03:30'],
    ['nowhere', null],
  ] as const) {
    const file = path.join(old, `${name}.jpg`);
    writeFileSync(file, await jpegWith([Buffer.concat([Buffer.from('Exif\0\0'), exifOf(null, name, 'II', 'le', offset)])]));
    utimesSync(file, inFile, inFile);
  }
  const { studio } = await openBench({ folder, library: path.join(folder, 'library') });
  expect(await studio.work.importFolder(old, { move: false, bare: true })).toMatchObject({ ok: true, value: { imported: 3 } });
  const library = studio.session()?.library;
  const rows = (await library?.rows('', 0, 5)) ?? [];
  const records = await Promise.all(rows.map(({ id }) => library?.load(id)));
  const made = Object.fromEntries(records.map((record) => [record?.imported?.file, record?.createdAt]));
  expect(made).toEqual({
    'tokyo.jpg': '2024-05-05T22:08:09.000Z',
    'newfoundland.jpg': '2024-05-06T10:38:09.000Z',
    'nowhere.jpg': new Date(2024, 4, 6, 7, 8, 9).toISOString(),
  });
});
