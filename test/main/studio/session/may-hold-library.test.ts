import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { refusalOfLibrary } from '../../../../main/studio/session/may-hold-library.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

test('a folder of a library, one around it and the program’s own are refused by name; libraries and other folders are taken', () => {
  const folder = temporaryFolder();
  const [open, other, home] = ['pictures/open', 'other', 'home'].map((name) => path.join(folder, name)) as [string, string, string];
  for (const library of [open, other]) {
    mkdirSync(path.join(library, '2026/11'), { recursive: true });
    writeFileSync(path.join(library, 'library.json'), '{}');
  }
  const said = (chosen: string): string | null => refusalOfLibrary(chosen, { open, home })?.message ?? null;
  expect(
    [
      path.join(open, '2026'),
      path.join(other, '2026/12/new'),
      path.join(folder, 'pictures'),
      path.parse(folder).root,
      home,
      path.join(home, 'x'),
    ].map(said),
  ).toEqual([
    `That folder belongs to the library in ${open}. Choose that one, or a folder outside of it.`,
    `That folder belongs to the library in ${other}. Choose that one, or a folder outside of it.`,
    `The library in ${open} lies in that folder. Choose the library itself, or another folder.`,
    `The library in ${open} lies in that folder. Choose the library itself, or another folder.`,
    'The program keeps its own files there. Choose another folder.',
    'The program keeps its own files there. Choose another folder.',
  ]);
  expect([other, path.join(folder, 'new'), path.join(folder, 'pictures/beside')].map(said)).toEqual([null, null, null]);
});
