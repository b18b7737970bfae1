import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeSentNotes } from '../../../../main/library/store/sent-notes.ts';
import { idOf } from '../../../fakes/records.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const plain = { carry: async <T>(_folder: string, write: () => Promise<T>): Promise<T> => write() };

test('an edit is found as often as it left, also by another program and behind a torn line', async () => {
  const folder = temporaryFolder();
  const notes = makeSentNotes(folder, plain);
  expect(await notes.times(idOf(1))).toBe(0);
  await notes.note(idOf(1));
  await notes.note(idOf(2));
  appendFileSync(path.join(folder, 'sent'), idOf(3).slice(0, 11));
  await makeSentNotes(folder, plain).note(idOf(1));
  expect(await Promise.all([1, 2, 3].map((n) => notes.times(idOf(n))))).toEqual([2, 1, 0]);
  expect(readFileSync(path.join(folder, 'sent'), 'latin1')).toBe(`${idOf(1)}\n${idOf(2)}\n${idOf(3).slice(0, 11)}${idOf(1)}\n`);
});

test('notes that cannot be read count nothing', async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'other'), '');
  const notes = makeSentNotes(path.join(folder, 'other'), plain);
  expect(await notes.times(idOf(1))).toBe(0);
  await expect(notes.note(idOf(1))).rejects.toMatchObject({ code: 'ENOTDIR' });
});
