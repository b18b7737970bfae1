// A library whose library.json was lost and made anew: its own backup is told from that of a stranger, with the way back to it.
import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { backUp } from '../../../main/backup/backup.ts';
import { openFolder } from '../../../main/library/store/library-file.ts';
import { plantEdit } from '../../faults/bench.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function libraryOf(...edits: readonly number[]): Promise<string> {
  const folder = path.join(temporaryFolder(), 'library');
  for (const n of edits) await plantEdit(folder, n);
  await openFolder(folder, true);
  return folder;
}

test('the backup of a library whose library.json was made anew is known by its edits, and is gone on with as the sentence says', async () => {
  const library = await libraryOf(1, 2);
  const to = path.join(temporaryFolder(), 'backup');
  expect(await backUp({ from: library, to })).toMatchObject({ ok: true, value: { findings: 0 } });
  rmSync(path.join(library, 'library.json'));
  await openFolder(library, true);
  await plantEdit(library, 3);
  expect(await backUp({ from: library, to })).toMatchObject({
    ok: false,
    failure: {
      kind: 'usage',
      message: `This folder has the backup of a library with the same edits and another library.json, as when that file was lost and made anew. To go on with it, close the window and copy library.json from there over the one in ${library}; else choose another folder.`,
    },
  });
  copyFileSync(path.join(to, 'library.json'), path.join(library, 'library.json'));
  expect(await backUp({ from: library, to })).toMatchObject({ ok: true, value: { copied: 2, findings: 0 } });
});

test('the backup of a library with other edits is that of another one', async () => {
  const to = path.join(temporaryFolder(), 'backup');
  await backUp({ from: await libraryOf(1), to });
  expect(await backUp({ from: await libraryOf(2), to })).toMatchObject({
    ok: false,
    failure: { message: 'This folder has the backup of another library. Two libraries are never mixed: choose another folder.' },
  });
});
