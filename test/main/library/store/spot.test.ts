import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { spotIn } from '../../../../main/library/store/spot.ts';
import { confine } from '../../../../main/platform/durable-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A library with every kind of link in it, and what lies beside it. */
function library(): string {
  const above = temporaryFolder();
  const root = path.join(above, 'library');
  for (const folder of ['2026/10', '2026/09', 'away/10']) mkdirSync(path.join(root, folder), { recursive: true });
  mkdirSync(path.join(above, 'outside/10'), { recursive: true });
  for (const file of ['library/2026/10/edit.json', 'library/2026/09/edit.json', 'outside/secret.json', 'outside/10/secret.json'])
    writeFileSync(path.join(above, file), 'twelve bytes');
  for (const [link, to] of [
    ['2025', '../outside'],
    ['2024', 'away'],
    ['2026/11', '../../outside'],
    ['2026/12', '10'],
    ['2026/10/link.json', '../../../outside/secret.json'],
    ['2026/10/twin.json', 'edit.json'],
    ['2026/10/nowhere.json', '../../../outside/new.json'],
    ['2026/10/round.json', 'round.json'],
  ] as const)
    symlinkSync(to, path.join(root, link));
  return root;
}

const paths = [
  '2026/10/edit.json',
  '2026/10/new.json',
  '2026/10',
  '2026',
  '2027/01/new.json',
  'library.json',
  '2025/secret.json',
  '2025/10/secret.json',
  '2025/10/new.json',
  '2024/10/new.json',
  '2026/11/secret.json',
  '2026/11/new.json',
  '2026/12/edit.json',
  '2026/10/link.json',
  '2026/10/twin.json',
  '2026/10/nowhere.json',
  '2026/10/round.json',
  '2026/10/edit.json/more',
  '../outside/secret.json',
  '2026/../../outside/secret.json',
  '2026/10/../09/edit.json',
  './2026/10/edit.json',
  '2026//10/edit.json',
  '..',
  '.',
  '',
  '/etc/passwd',
  'c:/windows',
  'a\0b',
];

describe('a spot of the library', () => {
  test.each(paths)('is where everything really is, as it is when each link is followed: %j', async (relative) => {
    const root = library();
    expect((await spotIn(root, relative))?.path ?? null).toBe(await confine(root, relative));
  });

  test('says what is there: a file and its stamp, nothing, or something else', async () => {
    const root = library();
    const found = await Promise.all(['2026/10/edit.json', '2026/10/new.json', '2026/10', '2027/01/new.json'].map((at) => spotIn(root, at)));
    expect(found.map((spot) => spot && [spot.isFile, spot.stamp?.size === 12n, spot.hasFolder])).toEqual([
      [true, true, true],
      [false, false, true],
      [false, false, true],
      [false, false, false],
    ]);
  });

  test('is no longer one once a folder on the way has become a link that leads out', async () => {
    const root = library();
    const before = await spotIn(root, '2026/09/new.json');
    expect(before?.hasFolder).toBe(true);
    renameSync(path.join(root, '2026'), path.join(root, '../outside/2026'));
    symlinkSync('../outside/2026', path.join(root, '2026'));
    expect(await spotIn(root, '2026/09/new.json')).toBe(null);
    expect(await spotIn(root, '2026/09/edit.json')).toBe(null);
  });

  test('throws when the library itself is gone', async () => {
    await expect(spotIn(path.join(temporaryFolder(), 'gone'), '2026/10/edit.json')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
