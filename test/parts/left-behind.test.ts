// What a person leaves behind by going elsewhere: a note that was being typed, the library.
import { test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { plainEdit } from './worlds.ts';

const { open, page, press, called, emit } = usePartWindow();

const edit = plainEdit(3, { prompt: 'a red boat' });
const stage = () => page().getByRole('main', { name: 'Stage' });
const picture = () => stage().getByRole('img', { name: /a red boat$/ });
const note = () => page().getByRole('textbox', { name: 'Note' });

test.each([
  ['when Escape puts the panel away', () => press('Escape')],
  ['a moment after the last letter', async () => undefined],
])('a note that is being typed is written %s', async (_, leave) => {
  await open({ edits: [edit] });
  await picture().waitFor();
  await press('i');
  await note().pressSequentially('for the client');
  await leave();
  await called('edit.organise', { ids: [edit.id], change: { note: 'for the client' } });
});

test('another library begins with an empty stage', async () => {
  await open({ edits: [edit] });
  await picture().waitFor();
  await emit('library.changed', { folder: '/elsewhere', state: 'open', total: 0, trashed: 0, damaged: 0 });
  await picture().waitFor({ state: 'detached' });
});
