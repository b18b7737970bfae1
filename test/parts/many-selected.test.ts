// More edits than the window meets are selected by their ids, marked in turns and put back as one step, while the window stays alive.
import { expect, test } from 'vitest';
import { useGridWindow } from './grid-window.ts';
import { plainEdits } from './worlds.ts';

const { open, page, press, calls, letGo, grid, tile } = useGridWindow();
const count = 5400;

const idsOf = async (name: 'edit.organise' | 'edit.putBack'): Promise<string[]> =>
  (await calls(name)).flatMap((argument) =>
    'ids' in (argument as object)
      ? (argument as { ids: string[] }).ids
      : (argument as { marked: { id: string }[] }).marked.map(({ id }) => id),
  );

test('that thousands are being selected is said until they are, and no longer', async () => {
  await open({ edits: plainEdits(count), settings: { layout: { view: 'library' } }, held: ['library.ids'] });
  await tile(`edit ${count}`).waitFor();
  await grid().focus();
  await press('Control+a');
  const said = page().getByRole('status').getByText('Selecting … Until that is done, keys act on what was selected before.');
  await said.waitFor();
  await letGo('library.ids', {
    ok: true,
    value: plainEdits(count)
      .map(({ id }) => id)
      .join(''),
  });
  await page().getByRole('toolbar', { name: 'Actions on the selection' }).getByText('5,400 selected').waitFor();
  await said.waitFor({ state: 'detached' });
});

test('all of thousands are selected without their rows, tagged, put back by one undo and tagged again', async () => {
  await open({ edits: plainEdits(count), settings: { layout: { view: 'library' } } });
  await tile(`edit ${count}`).waitFor();
  await grid().focus();
  const rows = (await calls('library.rows')).length;
  await press('Control+a');
  const bar = page().getByRole('toolbar', { name: 'Actions on the selection' });
  await bar.getByText('5,400 selected').waitFor();
  expect([(await calls('library.ids')).length, (await calls('library.rows')).length]).toEqual([1, rows]);
  await press('4');
  await page().getByText('5,400 edits: 4 stars').first().waitFor();
  const asked = await idsOf('edit.organise');
  expect([asked.length, new Set(asked).size]).toEqual([count, count]);
  await tile(`edit ${count}, 4 stars`).waitFor();
  await press('Control+z');
  await page().getByText('Undone: 5,400 edits: 4 stars').first().waitFor();
  expect(new Set(await idsOf('edit.putBack')).size).toBe(count);
  await tile(`edit ${count}`).waitFor();
  await press('Control+Shift+z');
  await tile(`edit ${count}, 4 stars`).waitFor();
});

test('the first of thousands are beside each other, also those that no row has shown, and it is said that they are the first', async () => {
  await open({ edits: plainEdits(count), settings: { layout: { view: 'library' } } });
  await tile(`edit ${count}`).waitFor();
  await grid().focus();
  await press('Control+a');
  await page().getByRole('toolbar', { name: 'Actions on the selection' }).getByText('5,400 selected').waitFor();
  await press('c');
  await page().getByText('500 results in the choice').waitFor();
  await page().getByText('The first 500 of 5,400 are shown side by side.').first().waitFor();
});
