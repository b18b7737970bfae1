// What a batch may be made of is known before it is begun: by the headers of files, without decoding them.
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ok } from '../../../app/failure.ts';
import { gatherFiles, glimpsed, makeGlimpse } from '../../../main/batch/gather.ts';
import type { Gathered } from '../../../main/batch/gather.ts';
import type { Pictures } from '../../../main/pictures/host/pictures.ts';
import { makeFolder, noise, openRealPictures, png, pngClaiming } from '../../fakes/pictures.ts';

let pictures: Pictures;
let folder: Awaited<ReturnType<typeof makeFolder>>;
const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(64)]);

beforeAll(async () => {
  pictures = openRealPictures();
  folder = await makeFolder();
});
afterAll(async () => {
  await pictures.close();
  await folder.remove();
});

const gathered = async (files: readonly string[], decodesMore = false): Promise<Gathered> => {
  const found = await gatherFiles(makeGlimpse(pictures, decodesMore), files);
  if (!found.ok) throw new Error(found.failure.message);
  return found.value;
};
const names = (all: readonly { readonly name: string }[]): readonly string[] => all.map(({ name }) => name);

describe('of files that were given', () => {
  test('those that cannot be sent are told apart, each with its reason; damage that only decoding shows is not looked for', async () => {
    const whole = await noise(640, 480).jpeg().toBuffer();
    const files = [
      await folder.put('whole.jpg', whole),
      await folder.put('README.md', '# Photos\n\nof the lake'),
      await folder.put('words.tif', 'not a TIFF at all'),
      await folder.put('torn.tif', Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), Buffer.alloc(40, 0xff)])),
      await folder.put('empty.png', ''),
      await folder.put('huge.png', await pngClaiming(60_000, 60_000)),
      await folder.put('cut.jpg', whole.subarray(0, whole.length / 2)),
    ];
    const { items, failures } = await gathered(files);
    expect(names(items)).toEqual(['whole.jpg', 'cut.jpg']);
    expect(failures.map(({ name, failure }) => [name, failure.kind, failure.message.split('. ')[0]])).toEqual([
      ['README.md', 'picture-unsupported', '“README.md” is a text file'],
      ['words.tif', 'picture-unsupported', '“words.tif” is a text file'],
      ['torn.tif', 'picture-damaged', '“torn.tif” is damaged or cut short'],
      ['empty.png', 'picture-damaged', '“empty.png” is empty'],
      ['huge.png', 'picture-too-large', '“huge.png” says it has 60000 × 60000 pixels; a picture may have 100 megapixels'],
    ]);
    expect(await pictures.inspect(files[6] ?? '')).toMatchObject({ ok: false, failure: { kind: 'picture-damaged' } });
  });

  test('what a folder holds by its endings is looked at too', async () => {
    const inside = path.join(folder.path, 'shoot');
    await mkdir(inside);
    await folder.put('shoot/a.png', await png());
    await folder.put('shoot/b.jpg', 'no picture');
    await folder.put('shoot/notes.txt', 'not asked about');
    const { items, failures } = await gathered([inside]);
    expect([names(items), names(failures)]).toEqual([['a.png'], ['b.jpg']]);
  });

  test('what a folder has under the name of a picture and is none is told apart from what was named', async () => {
    const inside = path.join(folder.path, 'mixed');
    await mkdir(path.join(inside, 'folder.jpg'), { recursive: true });
    await symlink(path.join(inside, 'nowhere'), path.join(inside, 'link.png'));
    await folder.put('mixed/a.png', await png());
    const { items, failures } = await gathered([inside, path.join(inside, 'gone.jpg')]);
    expect(names(items)).toEqual(['a.png']);
    expect(failures.map(({ name, found, failure }) => [name, found, failure.kind])).toEqual([
      ['folder.jpg', true, 'picture-missing'],
      ['link.png', true, 'picture-missing'],
      ['gone.jpg', false, 'picture-missing'],
    ]);
  });

  test.runIf(process.platform === 'linux')('a name that is no text is said to be one', async () => {
    const inside = path.join(folder.path, 'names');
    await mkdir(inside);
    await writeFile(Buffer.concat([Buffer.from(`${inside}/caf`), Buffer.from([0xe9]), Buffer.from('.png')]), await png());
    await folder.put('names/caf\uFFFD real.png', await png());
    const { items, failures } = await gathered([inside]);
    expect([names(items), failures.map(({ failure }) => failure.message)]).toEqual([
      ['caf\uFFFD real.png'],
      ['The name of “caf\uFFFD.png” has signs that are no text, so it cannot be opened. Rename the file.'],
    ]);
  });

  test('what only the system decodes stays where it can, and is left out where it cannot', async () => {
    const file = await folder.put('phone.heic', heic);
    expect(names((await gathered([file], true)).items)).toEqual(['phone.heic']);
    expect((await gathered([file])).failures).toMatchObject([{ name: 'phone.heic', failure: { kind: 'picture-unsupported' } }]);
  });

  test('a decoder that does not start is no fault of each picture', async () => {
    const broken = { ok: false, failure: { kind: 'picture-process', message: 'It cannot start.', charged: 'no', next: 'retry' } } as const;
    expect(await gatherFiles(async () => broken, [await folder.put('any.png', await png())])).toEqual(broken);
  });
});

test('results of the library are pictures, and are not read for it', async () => {
  const result = {
    name: 'r.png',
    path: null,
    result: { editId: '01JD0000000000000000000001', index: 0 },
    bytes: 1,
    sha256: 'a'.repeat(64),
  };
  const file = { name: 'f.png', path: '/in/f.png', result: null, bytes: 1, sha256: 'b'.repeat(64) };
  const asked: string[] = [];
  const found = await glimpsed(async (one) => (asked.push(one), ok({ sha256: file.sha256, bytes: 1 })), [result, file]);
  expect([found, asked]).toEqual([{ items: [result, file], failures: [] }, ['/in/f.png']]);
});
