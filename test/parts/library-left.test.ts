// Another library is opened: nothing of the one before stays on screen, and no card comes back by itself.
import { describe, expect, test } from 'vitest';
import { useGridWindow } from './grid-window.ts';
import { answering, edit, written } from './keep-window.ts';
import { plainEdit } from './worlds.ts';

const { open, page, press, opened, grid, tile, emit, called, calls, letGo } = useGridWindow();

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

test('the stage is empty', async () => {
  await open({ edits: [edit] });
  const picture = page().getByRole('img', { name: /a red boat$/ });
  await picture.waitFor();
  await elsewhere();
  await picture.waitFor({ state: 'detached' });
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

describe('another library is not opened while edits of this one are being changed', () => {
  const change = async (): Promise<void> => {
    await press('Control+,');
    await page().getByRole('button', { name: 'Choose another folder' }).click();
  };
  const refused = () => page().getByText('Edits of this library are still being changed.').first();

  test.each([
    ['marks', 'edit.organise', ['Control+a', '5'], { ok: true, value: { before: [], stoppedBy: null } }],
    ['pixels kept of several', 'keep.write', ['Control+a', 'k'], { ok: true, value: written }],
  ] as const)('%s', async (_what, call, keys, answer) => {
    await open({ edits: [edit, { ...edit, id: plainEdit(4).id }], settings: { layout: { view: 'library' } }, held: [call] });
    await tile('a red boat').first().waitFor();
    await grid().focus();
    await press(...keys);
    await expect.poll(() => calls(call)).toHaveLength(1);
    await change();
    await refused().waitFor();
    expect(await calls('library.chooseFolder')).toEqual([]);
    await letGo(call, answer);
  });
});
