// What goes out: the library's own files, clean copies under the same names, an icon, a bitmap.
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { exportedRecord } from '../../../app/export/own-record.ts';
import { englishFailure } from '../../../app/failure.ts';
import type { Dragged } from '../../../app/handoff/dragged.ts';
import type { Library } from '../../../main/library/library.ts';
import { makeOutgoing } from '../../../main/handoff/outgoing.ts';
import type { Session } from '../../../main/studio/session/session-type.ts';
import { chunkOf } from '../../fakes/carrying.ts';
import { openRealPictures } from '../../fakes/pictures.ts';
import { plantEdit } from '../../faults/bench.ts';
import { idOf } from '../../fakes/records.ts';
import { makeHome, open } from '../library/opened.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const pictures = openRealPictures();
afterAll(() => pictures.close());

let home: string;
let library: Library | null;
let results: { readonly id: string; readonly file: string; readonly bytes: Buffer }[];
const items = (...places: number[]) => places.map((n) => ({ id: results[n]?.id ?? idOf(900 + n), index: 0 }));

beforeEach(async () => {
  home = temporaryFolder();
  const place = makeHome();
  results = [await plantEdit(place.folder, 1, 'a lighthouse'), await plantEdit(place.folder, 2, 'a harbour')];
  ({ library } = await open(place));
});

const make = () =>
  makeOutgoing({
    home,
    version: '0.0.0',
    pictures,
    session: () => (library === null ? null : ({ library } as Session)),
    libraryFailure: () => englishFailure('library-missing', 'The library is away.'),
    media: async () => null,
  });

describe('a drag', () => {
  test('takes the library’s own files, in order, and an icon that is a small PNG', async () => {
    const made = await make().ready(items(1, 0), 'received');
    if (!made.ok) throw new Error(made.failure.message);
    expect(made.value.files).toEqual([results[1]?.file, results[0]?.file]);
    const icon = await sharp(made.value.icon).metadata();
    expect([icon.format, Math.max(icon.width, icon.height)]).toEqual(['png', 128]);
  });

  test('leaves out what is not there; of nothing that is there it is none', async () => {
    rmSync(results[0]?.file ?? '');
    const some = await make().ready(items(0, 1, 5), 'received');
    expect(some).toMatchObject({ ok: true, value: { files: [results[1]?.file] } });
    expect(await make().ready(items(0, 5), 'received')).toMatchObject({ ok: false, failure: { kind: 'picture-missing' } });
    library = null;
    expect(await make().ready(items(1), 'received')).toMatchObject({ ok: false, failure: { kind: 'library-missing' } });
  });

  test('of clean copies has each under its own name, and the library’s files stay as they are', async () => {
    const made = await make().ready(items(0, 1), 'clean');
    if (!made.ok) throw new Error(made.failure.message);
    expect(made.value.files).toEqual(results.map(({ id, file }) => path.join(home, 'out', 'clean', `${id}-0`, path.basename(file))));
    expect(results.every(({ file, bytes }) => readFileSync(file).equals(bytes))).toBe(true);
  });

  test('with the recipe is of copies under their own names that say how they were made; nothing private, and the pixels are the same', async () => {
    const made = await make().ready(items(0, 1), 'recipe');
    if (!made.ok) throw new Error(made.failure.message);
    expect(made.value).toMatchObject({
      files: results.map(({ id, file }) => path.join(home, 'out', 'recipe', `${id}-0`, path.basename(file))),
      credentialsLost: 0,
    });
    expect(results.every(({ file, bytes }) => readFileSync(file).equals(bytes))).toBe(true);
    const prompts = ['a lighthouse', 'a harbour'];
    for (const [n, file] of made.value.files.entries()) {
      const record = await library?.load(results[n]?.id ?? '');
      if (record === null || record === undefined) throw new Error('it was planted');
      expect(await pictures.recipe(file, false)).toMatchObject({
        ok: true,
        value: { recipe: { record: exportedRecord(record, 0), prompt: prompts[n] } },
      });
      expect((await sharp(file).raw().toBuffer()).equals(await sharp(results[n]?.bytes).raw().toBuffer())).toBe(true);
    }
    const [again] = await Promise.all([make().ready(items(0), 'recipe'), make().ready(items(0), 'clean')]);
    expect(again).toMatchObject({ ok: true, value: { files: [made.value.files[0]] } });
  });

  test('tells how many copies have lost their Content Credentials; the library’s own file has them', async () => {
    const { file = '', bytes = Buffer.alloc(0) } = results[0] ?? {};
    // After the header and before the pixels, as those that sign write it.
    writeFileSync(file, Buffer.concat([bytes.subarray(0, 33), chunkOf('caBX', Buffer.from('signed')), bytes.subarray(33)]));
    const lost = async (what: Dragged): Promise<unknown> => {
      const made = await make().ready(items(0, 1), what);
      return made.ok && made.value.credentialsLost;
    };
    expect([await lost('received'), await lost('recipe'), await lost('clean')]).toEqual([0, 1, 1]);
  });

  test('takes what the press made, unless another was pressed', async () => {
    const outgoing = make();
    expect(outgoing.ready(items(0), 'received')).toBe(outgoing.ready(items(0), 'received'));
    expect(outgoing.ready(items(1), 'received')).not.toBe(outgoing.ready(items(0), 'received'));
    const before = outgoing.ready(items(0), 'received');
    outgoing.forget();
    expect(outgoing.ready(items(0), 'received')).not.toBe(before);
    expect(outgoing.ready(items(0), 'recipe')).not.toBe(outgoing.ready(items(0), 'received'));
  });
});

test('the bitmap for the clipboard has every pixel', async () => {
  const bitmap = await make().bitmapOf(results[0]?.file ?? '');
  if (!bitmap.ok) throw new Error(bitmap.failure.message);
  const { format, width, height } = await sharp(bitmap.value).metadata();
  expect({ format, width, height }).toEqual({ format: 'png', width: 640, height: 480 });
});

test('a copy that comes back is known by its place', () => {
  const { parentOf } = make();
  const id = idOf(3);
  const known = [`out/clean/${id}-0/a.png`, `out/recipe/${id}-3/a.png`, `working/${id}-12/a.png`, `working/${id}-1-2/b.jpg`].map((place) =>
    path.join(home, place),
  );
  expect(known.map(parentOf)).toEqual([
    { editId: id, index: 0 },
    { editId: id, index: 3 },
    { editId: id, index: 12 },
    { editId: id, index: 1 },
  ]);
  const strange = [`out/clean/${id}-0`, `out/icons/${id}-0.png`, `working/${id}-0/deep/x.png`, `../working/${id}-0/x.png`, 'x.png'];
  expect(strange.map((place) => parentOf(path.join(home, place)))).toEqual(strange.map(() => null));
});

test('copies of earlier days are swept, those of today stay', async () => {
  const outgoing = make();
  await outgoing.ready(items(0, 1), 'clean');
  await outgoing.ready(items(0), 'recipe');
  const folder = (n: number, kind = 'clean'): string => path.join(home, 'out', kind, `${results[n]?.id}-0`);
  const old = new Date(Date.now() - 2 * 24 * 3_600_000);
  for (const one of [folder(0), folder(0, 'recipe')]) utimesSync(one, old, old);
  mkdirSync(path.join(home, 'out', 'icons'), { recursive: true });
  await outgoing.sweep(Date.now());
  expect([folder(0), folder(0, 'recipe'), folder(1)].map((one) => existsSync(one))).toEqual([false, false, true]);
});
