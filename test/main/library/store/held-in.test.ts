// What a folder holds that has no library.json: whether a library is made in it hangs on that.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { heldIn } from '../../../../main/library/store/held-in.ts';
import { openFolder } from '../../../../main/library/store/library-file.ts';
import type { Create } from '../../../../main/library/store/library-file.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A name that ends with a slash is that of a folder. */
function folderWith(...names: readonly string[]): string {
  const folder = temporaryFolder();
  for (const name of names) {
    mkdirSync(join(folder, name.endsWith('/') ? name : dirname(name)), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(join(folder, name), '{}');
  }
  return folder;
}

const record = '2026/11/20261123-143205_make-the-sky-red_k7f3.json';

test.each([
  ['nothing', []],
  ['nothing', ['.hidden', '.stfolder/x', 'lost+found/', 'System Volume Information/x', 'Thumbs.db', 'desktop.ini']],
  ['nothing', ['inputs/ab/x.jpg', 'presets/one.json', 'trash/', '2026/']],
  ['records', [record]],
  ['records', ['letter.txt', '2019/05/IMG_1.jpg', record]],
  ['others', ['letter.txt']],
  ['others', ['inputs']],
  ['others', ['2019/05/IMG_1.jpg', '2019/05/IMG_1.jpg.json']],
  ['others', ['2019/holiday/a.json']],
] as const)('a folder holds %s: %j', async (held, names) => {
  expect(await heldIn(folderWith(...names))).toBe(held);
});

describe('a library', () => {
  const opened = async (folder: string, create: Create): Promise<string> => {
    const reply = await openFolder(folder, create);
    return reply.ok ? 'open' : `${reply.failure.kind}: ${reply.failure.message.split('.')[0]}`;
  };

  test('is made in an empty folder and one that is not there, and never by looking', async () => {
    const [empty, gone] = [folderWith(), join(folderWith(), 'gone')];
    for (const folder of [empty, gone]) {
      expect(await opened(folder, 'looked-at')).toBe(`library-missing: No library is in ${folder} yet, and looking makes none`);
    }
    expect([readdirSync(empty), readdirSync(dirname(gone))]).toEqual([[], []]);
    for (const folder of [empty, gone]) expect(await opened(folder, 'where-empty')).toBe('open');
  });

  test('is made among other files only where that is meant', async () => {
    const folder = folderWith('letter.txt');
    const refused = `library-missing: ${folder} holds other files and no library, so none was made among them`;
    expect([await opened(folder, 'looked-at'), await opened(folder, 'where-empty'), readdirSync(folder)]).toEqual([
      refused,
      refused,
      ['letter.txt'],
    ]);
    expect([await opened(folder, true), await opened(folder, 'looked-at')]).toEqual(['open', 'open']);
  });

  test('whose library.json is gone is one again, by looking too', async () => {
    for (const create of ['looked-at', 'where-empty', false] as const)
      expect(await opened(folderWith('letter.txt', record), create)).toBe('open');
  });
});
