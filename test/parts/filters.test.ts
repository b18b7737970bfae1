// The filters over the grid, and the searches that are saved there.
import { expect, test } from 'vitest';
import { useGridWindow } from './grid-window.ts';

const { opened, page, press, calls } = useGridWindow();
const box = () => page().getByRole('combobox', { name: 'Search the library' });

test('a filter whose words are too long ends in an ellipsis, with its arrow, and all of it as its title', async () => {
  await opened();
  const words = 'Without what ended without a picture';
  await page().getByRole('button', { name: 'More', exact: true }).click();
  await page().getByRole('menuitemradio', { name: words }).click();
  const button = page().getByRole('button', { name: words });
  await button.waitFor();
  expect(await button.getAttribute('title')).toBe(words);
  const ends = await button.evaluate((node) => [
    getComputedStyle(node.querySelector('span') ?? node).textOverflow,
    (node.querySelector('svg')?.getBoundingClientRect().right ?? Infinity) <= node.getBoundingClientRect().right,
  ]);
  expect(ends).toEqual(['ellipsis', true]);
});

test('a search is saved under a name and forgotten', async () => {
  await opened({ settings: { layout: { view: 'library' }, savedSearches: [{ name: 'Hats', query: 'hat' }] } });
  await box().fill('boat');
  await page().getByRole('button', { name: 'Saved' }).click();
  await page().getByRole('combobox', { name: 'Save this search as' }).fill('My boats');
  await press('Enter');
  const both = [
    { name: 'Hats', query: 'hat' },
    { name: 'My boats', query: 'boat' },
  ];
  await expect.poll(async () => (await calls('settings.change')).at(-1)).toEqual({ savedSearches: both });
  await page().getByText('Saved as “My boats”. It is in Saved and in the search box.').waitFor();
  await page().getByRole('button', { name: 'Saved', exact: true }).click();
  await page().getByRole('combobox', { name: 'Save this search as' }).fill('MY boats');
  await page().getByRole('option', { name: 'Replace “MY boats”' }).waitFor();
  await press('Escape');
  await page().getByRole('button', { name: 'Remove the saved search “Hats”' }).click();
  await expect.poll(async () => (await calls('settings.change')).at(-1)).toEqual({ savedSearches: both.slice(1) });
  await page().getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await calls('settings.change')).at(-1)).toEqual({ savedSearches: both });
});
