// The trash of other drives, on a drive of the test's own.
import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { moveToFreedesktopTrash, NoTrash } from '../../../main/platform/freedesktop-trash.ts';
import { mountSmallDisk, noSmallDisk } from './small-disk.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const uid = 4242;
const nobodysHome = '/nowhere/at/all';

function drive(): ReturnType<typeof mountSmallDisk> & { readonly put: (name: string) => string } {
  const disk = mountSmallDisk();
  onTestFinished(disk.unmount);
  return {
    ...disk,
    put: (name) => {
      const file = path.join(disk.folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, name);
      return file;
    },
  };
}

const notes = (trash: string): Record<string, string> =>
  Object.fromEntries(readdirSync(path.join(trash, 'info')).map((name) => [name, readFileSync(path.join(trash, 'info', name), 'utf8')]));
const pathsIn = (trash: string): string[] =>
  Object.values(notes(trash))
    .map((note) => /^\[Trash Info\]\nPath=(.+)\nDeletionDate=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\n$/.exec(note)?.[1] ?? note)
    .toSorted();

describe.skipIf(noSmallDisk !== null)('on another drive than the home folder', () => {
  test('a file goes into the drive’s own trash, noted by where it lay on the drive', async () => {
    const { folder, put } = drive();
    for (const name of ['Edits/2026/größe 100%.png', 'Edits/2027/größe 100%.png'])
      await moveToFreedesktopTrash(put(name), { env: {}, home: temporaryFolder(), uid });
    const trash = path.join(folder, `.Trash-${uid}`);
    expect(pathsIn(trash)).toEqual(['Edits/2026/gr%C3%B6%C3%9Fe%20100%25.png', 'Edits/2027/gr%C3%B6%C3%9Fe%20100%25.png']);
    expect(
      readdirSync(path.join(trash, 'files'))
        .map((name) => `${name}.trashinfo`)
        .toSorted(),
    ).toEqual(Object.keys(notes(trash)).toSorted());
    expect(readFileSync(path.join(trash, 'files', 'größe 100%.png'), 'utf8')).toBe('Edits/2026/größe 100%.png');
    expect(readdirSync(path.join(folder, 'Edits/2026'))).toEqual([]);
  });

  test('a trash that was made there for all is used when it has the sticky bit, and only then', async () => {
    const { folder, put } = drive();
    mkdirSync(path.join(folder, '.Trash'));
    await moveToFreedesktopTrash(put('a.png'), { env: {}, home: nobodysHome, uid });
    expect(pathsIn(path.join(folder, `.Trash-${uid}`))).toEqual(['a.png']);
    chmodSync(path.join(folder, '.Trash'), 0o1777);
    await moveToFreedesktopTrash(put('b.png'), { env: {}, home: nobodysHome, uid });
    expect(pathsIn(path.join(folder, '.Trash', String(uid)))).toEqual(['b.png']);
  });

  test('a link in the place of the trash is not followed; the file stays and the sentence names the drive', async () => {
    const { folder, put } = drive();
    const elsewhere = temporaryFolder();
    symlinkSync(elsewhere, path.join(folder, '.Trash'));
    symlinkSync(elsewhere, path.join(folder, `.Trash-${uid}`));
    const file = put('a.png');
    await expect(moveToFreedesktopTrash(file, { env: {}, home: nobodysHome, uid })).rejects.toThrow(
      `no trash can be made for the drive at ${folder} (ENOTDIR). Allow writing to its top folder`,
    );
    expect([existsSync(file), readdirSync(elsewhere)]).toEqual([true, []]);
  });

  test('a drive that takes no trash keeps the file', async () => {
    const { put, makeReadOnly } = drive();
    const file = put('a.png');
    makeReadOnly();
    await expect(moveToFreedesktopTrash(file, { env: {}, home: nobodysHome, uid })).rejects.toBeInstanceOf(NoTrash);
    expect(readFileSync(file, 'utf8')).toBe('a.png');
  });

  test('on the drive of the home folder it is the person’s own trash, with the whole path', async () => {
    const { folder, put } = drive();
    const home = path.join(folder, 'ada');
    mkdirSync(home);
    await moveToFreedesktopTrash(put('a b.png'), { env: { XDG_DATA_HOME: 'relative' }, home, uid });
    expect(pathsIn(path.join(home, '.local/share/Trash'))).toEqual([`${folder}/a%20b.png`]);
    await moveToFreedesktopTrash(put('c.png'), { env: { XDG_DATA_HOME: path.join(home) }, home: nobodysHome, uid });
    expect(pathsIn(path.join(home, 'Trash'))).toEqual([`${folder}/c.png`]);
  });

  test('without a home folder none is made: the drive’s own trash takes it', async () => {
    const { folder, put } = drive();
    const home = path.join(folder, 'gone');
    await moveToFreedesktopTrash(put('a.png'), { env: {}, home, uid });
    expect([existsSync(home), pathsIn(path.join(folder, `.Trash-${uid}`))]).toEqual([false, ['a.png']]);
  });
});
