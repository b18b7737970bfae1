import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { targetFolder } from '../../../main/export/target-folder.ts';
import type { TargetAsk } from '../../../main/export/target-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const modeOf = (folder: string): string => (statSync(folder).mode & 0o7777).toString(8);

function place() {
  const root = temporaryFolder();
  const library = path.join(root, 'library');
  mkdirSync(library, { mode: 0o700 });
  const ask = (folder: string, more: Partial<TargetAsk> = {}) =>
    targetFolder({ folder: path.join(root, folder), make: true, library, mode: 0o755, ...more });
  return { root, library, ask };
}

describe.skipIf(process.platform === 'win32')('a folder for copies', () => {
  test('that is made has the rights the system gives, and so have those above it that were not there', async () => {
    const { root, ask } = place();
    mkdirSync(path.join(root, 'there'), { mode: 0o711 });
    expect(await ask('there/a/b', { mode: 0o775 })).toEqual({ ok: true, value: path.join(root, 'there/a/b') });
    expect(['there', 'there/a', 'there/a/b'].map((folder) => modeOf(path.join(root, folder)))).toEqual(['711', '775', '775']);
  });

  test('that is there already keeps its rights, and the library its own', async () => {
    const { root, library, ask } = place();
    mkdirSync(path.join(root, 'mine'), { mode: 0o700 });
    expect(await ask('mine')).toMatchObject({ ok: true });
    expect([modeOf(path.join(root, 'mine')), modeOf(library)]).toEqual(['700', '700']);
  });

  test('within a shared folder still belongs to its group', async () => {
    const { root, ask } = place();
    mkdirSync(path.join(root, 'shared'));
    chmodSync(path.join(root, 'shared'), 0o2775);
    await ask('shared/new', { mode: 0o755 });
    expect(modeOf(path.join(root, 'shared/new'))).toBe(process.platform === 'linux' ? '2755' : '755');
  });
});

test('one that is not to be made is not, and none is made in the library', async () => {
  const { root, ask } = place();
  expect(await ask('gone', { make: false })).toMatchObject({ ok: false });
  expect(await ask('library/copies')).toMatchObject({ ok: false, failure: { kind: 'usage' } });
  expect([existsSync(path.join(root, 'gone')), existsSync(path.join(root, 'library/copies'))]).toEqual([false, false]);
});
