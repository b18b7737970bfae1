// What stands in the window where drawing fails.
import { expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { plainEdit } from './worlds.ts';

const { open, page, press, axe } = usePartWindow();

/** An edit as no main sends it, which nothing can draw. */
const broken = { ...plainEdit(1), parameters: null } as unknown as ReturnType<typeof plainEdit>;

test('a part that cannot be drawn says so and leaves the rest in reach', async () => {
  await open({ edits: [broken] });
  const said = page().getByRole('alert');
  await said.getByRole('heading', { name: 'This part of the window could not be drawn.' }).waitFor();
  expect(await axe()).toEqual([]);
  await said.getByRole('button', { name: 'Copy details' }).click();
  expect(await page().evaluate(() => navigator.clipboard.readText())).toContain('TypeError');
  await press('?');
  await page().getByRole('dialog').getByRole('definition').first().waitFor();
});

test('it is opened again by its button', async () => {
  await open({ edits: [broken] });
  await page().evaluate(() => document.documentElement.setAttribute('data-before', ''));
  await page().getByRole('button', { name: 'Open the window again' }).click();
  await page().locator('html:not([data-before])').getByRole('heading', { name: 'This part of the window' }).waitFor();
});
