// Another library is opened: nothing of the one before stays on screen, and no card comes back by itself.
import { expect, test } from 'vitest';
import { useGridWindow } from './grid-window.ts';
import { answering, edit } from './keep-window.ts';

const { open, page, press, opened, grid, emit, called } = useGridWindow();

const elsewhere = () => emit('library.changed', { folder: '/elsewhere', state: 'open', total: 0, trashed: 0, damaged: 0 });
const bar = () => page().getByRole('toolbar', { name: 'Actions on the selection' });
const tags = () => page().getByRole('dialog', { name: 'Tags' });

test.each([
  ['another search', () => page().locator('#search').fill('edit 1')],
  ['another library', elsewhere],
  ['another page', () => press('Control+,')],
])('the tags of a selection that went with %s are not asked for at the next one', async (what, leave) => {
  await opened();
  await press('Control+a', 't');
  await tags().waitFor();
  await leave();
  await tags().waitFor({ state: 'detached' });
  if (what === 'another page') await press('Escape');
  await grid().focus();
  await press('Control+a');
  await bar().waitFor();
  expect(await tags().count()).toBe(0);
  await press('5');
  await called('edit.organise', { change: { stars: 5 } });
});

test('several results beside each other are not left standing', async () => {
  await opened();
  await press('Control+a', 'c');
  const beside = page().getByRole('main', { name: 'Compare several results' });
  await beside.waitFor();
  await elsewhere();
  await beside.waitFor({ state: 'detached' });
  await grid().waitFor();
});

test('a message that leads back there is not left, others are', async () => {
  await opened();
  const said = (words: string) => page().getByRole('list').getByText(words);
  await press('Control+a', 'Delete');
  await said('30 edits moved to the trash').waitFor();
  await elsewhere();
  await said('30 edits moved to the trash').waitFor({ state: 'detached' });
});

test('the page that keeps pixels is left', async () => {
  await open({ edits: [edit], answers: answering({}).answers ?? {} });
  await page()
    .getByRole('img', { name: /a red boat$/ })
    .waitFor();
  await press('k');
  const keeping = page().getByRole('main', { name: 'Keep my pixels' });
  await keeping.waitFor();
  await elsewhere();
  await keeping.waitFor({ state: 'detached' });
  await page().getByRole('main', { name: 'Stage' }).waitFor();
});
