// What goes out: the library's own files, clean copies under the same names, an icon, a bitmap.
import { existsSync, mkdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { makeFailure } from '../../../app/failure.ts';
import type { Library } from '../../../main/library/library.ts';
import { makeOutgoing } from '../../../main/out/outgoing.ts';
import type { Session } from '../../../main/studio/session.ts';
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
    pictures,
    session: () => (library === null ? null : ({ library } as Session)),
    libraryFailure: () => makeFailure('library-missing', 'The library is away.'),
    media: async () => null,
  });

describe('a drag', () => {
  test('takes the library’s own files, in order, and an icon that is a small PNG', async () => {
    const made = await make().ready(items(1, 0), false);
    if (!made.ok) throw new Error(made.failure.message);
    expect(made.value.files).toEqual([results[1]?.file, results[0]?.file]);
    const icon = await sharp(made.value.icon).metadata();
    expect([icon.format, Math.max(icon.width, icon.height)]).toEqual(['png', 128]);
  });

  test('leaves out what is not there; of nothing that is there it is none', async () => {
    rmSync(results[0]?.file ?? '');
    const some = await make().ready(items(0, 1, 5), false);
    expect(some).toMatchObject({ ok: true, value: { files: [results[1]?.file] } });
    expect(await make().ready(items(0, 5), false)).toMatchObject({ ok: false, failure: { kind: 'picture-missing' } });
    library = null;
    expect(await make().ready(items(1), false)).toMatchObject({ ok: false, failure: { kind: 'library-missing' } });
  });

  test('of clean copies has each under its own name, and the library’s files stay as they are', async () => {
    const made = await make().ready(items(0, 1), true);
    if (!made.ok) throw new Error(made.failure.message);
    expect(made.value.files).toEqual(results.map(({ id, file }) => path.join(home, 'out', 'clean', `${id}-0`, path.basename(file))));
    expect(results.every(({ file, bytes }) => readFileSync(file).equals(bytes))).toBe(true);
  });

  test('takes what the press made, unless another was pressed', async () => {
    const outgoing = make();
    expect(outgoing.ready(items(0), false)).toBe(outgoing.ready(items(0), false));
    expect(outgoing.ready(items(1), false)).not.toBe(outgoing.ready(items(0), false));
    const before = outgoing.ready(items(0), false);
    outgoing.forget();
    expect(outgoing.ready(items(0), false)).not.toBe(before);
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
  const known = [`out/clean/${id}-0/a.png`, `working/${id}-12/a.png`, `working/${id}-1-2/b.jpg`].map((place) => path.join(home, place));
  expect(known.map(parentOf)).toEqual([
    { editId: id, index: 0 },
    { editId: id, index: 12 },
    { editId: id, index: 1 },
  ]);
  const strange = [`out/clean/${id}-0`, `out/icons/${id}-0.png`, `working/${id}-0/deep/x.png`, `../working/${id}-0/x.png`, 'x.png'];
  expect(strange.map((place) => parentOf(path.join(home, place)))).toEqual(strange.map(() => null));
});

test('copies of earlier days are swept, those of today stay', async () => {
  const outgoing = make();
  await outgoing.ready(items(0, 1), true);
  const folder = (n: number): string => path.join(home, 'out', 'clean', `${results[n]?.id}-0`);
  const old = new Date(Date.now() - 2 * 24 * 3_600_000);
  utimesSync(folder(0), old, old);
  mkdirSync(path.join(home, 'out', 'icons'), { recursive: true });
  await outgoing.sweep(Date.now());
  expect([existsSync(folder(0)), existsSync(folder(1))]).toEqual([false, true]);
});
