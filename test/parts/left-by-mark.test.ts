// What a mark takes out of the search is not acted on any longer: the edit after it is, and quick hands mark one after the other.
import { expect, test } from 'vitest';
import { idOf, useGridWindow } from './grid-window.ts';
import { plainEdits } from './worlds.ts';

const { open, page, press, calls, called, grid, tile, active } = useGridWindow();

const edits = plainEdits(30).map((edit) => ({ ...edit, flag: 'pick' as const }));
const named = (number: number): string => `edit ${number}, picked`;
const selected = (): Promise<string[]> =>
  grid()
    .getByRole('gridcell', { selected: true })
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
const marked = async (): Promise<readonly (readonly string[])[]> =>
  (await calls('edit.organise')).map((argument) => (argument as { ids: readonly string[] }).ids);
const searching = async (): Promise<void> => {
  await open({ edits, settings: { layout: { view: 'library', gridOpen: true } } });
  await page().getByRole('combobox', { name: 'Search the library' }).fill('is:pick');
  await expect
    .poll(async () => (await calls('library.find')).some((one) => (one as { query: string }).query.includes('is:pick')))
    .toBe(true);
  await grid().focus();
  await press('Home', 'ArrowRight');
  await expect.poll(active).toBe(named(29));
};

test('the edit after it is the active one, and an undo brings it back', async () => {
  await searching();
  await press('x');
  await expect.poll(active).toBe(named(28));
  expect([await selected(), await tile(named(29)).count()]).toEqual([[named(28)], 0]);
  await press('x');
  await expect.poll(active).toBe(named(27));
  expect(await marked()).toEqual([[idOf(29)], [idOf(28)]]);
  await press('Control+z');
  await tile(named(28)).waitFor();
  await expect.poll(active).toBe(named(27));
});

test('of the last the one before is, and of the very last none', async () => {
  await searching();
  await press('End');
  await expect.poll(active).toBe(named(1));
  await press('x');
  await expect.poll(active).toBe(named(2));
  await press('Control+a', 'x');
  await page().getByText('29 edits rejected').waitFor();
  await grid().getByRole('gridcell').first().waitFor({ state: 'detached' });
  await expect.poll(() => page().getByRole('toolbar', { name: 'Actions on the selection' }).count()).toBe(0);
});

test('of several selected those that it takes out are not selected any longer', async () => {
  await searching();
  await press('Shift+ArrowRight', 'Shift+ArrowRight');
  await expect.poll(selected).toEqual([29, 28, 27].map(named));
  await press('x');
  await expect.poll(active).toBe(named(26));
  expect(await selected()).toEqual([named(26)]);
  await press('5');
  await called('edit.organise', { ids: [29, 28, 27].map(idOf) }, { ids: [idOf(26)], change: { stars: 5 } });
});

test('quick hands mark one after the other, and a second mark is for the same', async () => {
  await searching();
  // In one moment, however busy the machine is.
  await grid().evaluate((node) => {
    for (const key of ['x', '5', 'ArrowRight', 'x', 'ArrowRight', 'x'])
      node.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
  await expect.poll(active).toBe(named(26));
  expect(await marked()).toEqual([29, 29, 28, 27].map((number) => [idOf(number)]));
});

test('what is looked at stays until it is left', async () => {
  await searching();
  await press('Space', 'x');
  await tile(named(29)).waitFor({ state: 'detached' });
  await press('5');
  await expect.poll(marked).toEqual([[idOf(29)], [idOf(29)]]);
  await press('Escape');
  await expect.poll(active).toBe(named(28));
});

test('on the stage it is what is shown, and an arrow of the grid goes to the one after it', async () => {
  await searching();
  await press('Enter');
  await page().getByRole('main', { name: 'Stage' }).getByRole('img', { name: 'Result: edit 29' }).waitFor();
  await press('x');
  await page().getByText('The edit on the stage is not in this search.').waitFor();
  await grid().focus();
  await press('ArrowRight');
  await page().getByRole('main', { name: 'Stage' }).getByRole('img', { name: 'Result: edit 28' }).waitFor();
});

test('in the library what goes to the trash makes room for the next', async () => {
  await open({ edits: plainEdits(30), settings: { layout: { view: 'library' } } });
  await tile('edit 30').waitFor();
  await grid().focus();
  await press('Home', 'ArrowRight', 'Delete');
  await expect.poll(active).toBe('edit 28');
  await press('Delete');
  await expect.poll(active).toBe('edit 27');
  expect(await marked()).toEqual([[idOf(29)], [idOf(28)]]);
});

test('keys that come before the library has answered mean the next one: two presses throw two away, and Space looks at what is still there', async () => {
  await open({ edits: plainEdits(30), settings: { layout: { view: 'library' } } });
  await tile('edit 30').waitFor();
  await grid().focus();
  await press('Home', 'ArrowRight', 'Delete', 'Delete', 'Space');
  await page().getByRole('dialog').getByRole('img', { name: 'Result: edit 27' }).waitFor();
  await press('Escape');
  await expect.poll(marked).toEqual([[idOf(29)], [idOf(28)]]);
  await expect.poll(active).toBe('edit 27');
});
