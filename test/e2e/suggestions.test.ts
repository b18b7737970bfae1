// Lists of suggestions are no dialogs: all else stays for screen readers, they go as they came, and the keyboard is then where it was.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { findingsOfAxe } from './axe.ts';
import { plantLibrary } from './planted.ts';
import { instruction, makeScene, until } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

let scene: Scene;
let studio: RunningStudio;
let page: Page;

beforeAll(async () => {
  scene = makeScene();
  await plantLibrary(scene.library, [
    { prompt: 'a red barn', at: new Date(2024, 5, 3, 10, 0) },
    { prompt: 'a blue boat', at: new Date(2024, 5, 3, 10, 1) },
  ]);
  studio = await launchStudio({ home: scene.home, library: scene.library, viewport: { width: 1280, height: 800 } });
  ({ page } = studio);
  await instruction(page).waitFor();
  // Two searches that are offered from now on.
  for (const words of ['barn', 'boat']) {
    await page.locator('#search').fill(words);
    await page.keyboard.press('Enter');
    await until(async () => (await page.getByRole('gridcell').count()) === 1, words);
  }
  await page.locator('#search').fill('');
  await instruction(page).click();
});
afterAll(async () => {
  await studio.close();
  scene.remove();
});

const options = () => page.getByRole('option');
const open = async (): Promise<void> => {
  await page.locator('#search').click();
  await options().first().waitFor();
};
const gone = (): Promise<void> => options().first().waitFor({ state: 'detached' });

/** What screen readers are kept from, and what axe has to say. */
async function keptFromReaders(): Promise<readonly string[]> {
  const hidden = await page.evaluate(() =>
    [...document.querySelectorAll('[aria-hidden="true"], [inert]')]
      .filter((one) => one.querySelector('button, input, textarea, [role="grid"]') !== null)
      .map((one) => one.outerHTML.slice(0, 120)),
  );
  return [...hidden, ...(await findingsOfAxe(page))];
}

test('while it is open nothing is kept from screen readers', async () => {
  await open();
  expect(await keptFromReaders()).toEqual([]);
  await instruction(page).click();
  await gone();
});

test('it goes by Escape, by Tab and by a press elsewhere', async () => {
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => page.keyboard.press('Tab'),
    () => instruction(page).click(),
    () => page.getByRole('gridcell').first().click(),
  ]) {
    await open();
    await leave();
    await gone();
    await instruction(page).click();
  }
});

test('what it offers is taken by key and by pointer', async () => {
  await open();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await gone();
  expect(await page.locator('#search').inputValue()).toBe('barn');
  await until(async () => (await page.getByRole('gridcell').count()) === 1, 'the barn alone');
  await page.locator('#search').fill('');
  await instruction(page).click();
  await open();
  await options().first().click();
  await gone();
  expect(['barn', 'boat']).toContain(await page.locator('#search').inputValue());
  await until(async () => (await page.getByRole('gridcell').count()) === 1, 'one alone');
});

const bar = () => page.getByRole('toolbar', { name: 'Actions on the selection' });
const tagField = () => page.getByRole('combobox', { name: 'Add a tag' });
const focused = (): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.getAttribute('role'));
const selectBoth = async (): Promise<void> => {
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await bar().getByText('2 selected').waitFor();
};

test('of tags, one is given by Enter; then Escape closes the card, the next lets the selection go, and arrows walk the grid', async () => {
  await page.locator('#search').fill('');
  await page.getByRole('radio', { name: 'Library' }).click();
  await until(async () => (await page.getByRole('gridcell').count()) === 2, 'both');
  await selectBoth();
  await page.keyboard.press('t');
  await tagField().pressSequentially('harbour');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /harbour/ }).waitFor();
  await page.keyboard.press('Escape');
  await tagField().waitFor({ state: 'detached' });
  await until(async () => (await focused()) === 'grid', 'the keys back in the grid');
  expect(await bar().count()).toBe(1);
  await page.keyboard.press('Escape');
  await bar().waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowRight');
  await bar().getByText('1 selected').waitFor();
});

test('the keyboard goes back to the grid when the bar of the selection goes with the button that has it', async () => {
  await selectBoth();
  await bar().getByRole('button', { name: 'Tags' }).click();
  await tagField().waitFor();
  await page.keyboard.press('Escape');
  await tagField().waitFor({ state: 'detached' });
  await until(() => page.evaluate(() => document.activeElement?.textContent === 'Tags'), 'the keys back on the button');
  await page.keyboard.press('Escape');
  await bar().waitFor({ state: 'detached' });
  await until(async () => (await focused()) === 'grid', 'the keys back in the grid');
});

test('of tags in use, one is taken by pointer while all else stays for screen readers; Escape goes back step by step', async () => {
  await selectBoth();
  await page.keyboard.press('t');
  await tagField().fill('har');
  await options().first().waitFor();
  expect(await keptFromReaders()).toEqual([]);
  await page.keyboard.press('Escape');
  await gone();
  expect(await tagField().inputValue()).toBe('har');
  await page.keyboard.press('Escape');
  expect([await tagField().inputValue(), await bar().count()]).toEqual(['', 1]);
  await tagField().fill('harb');
  await options().filter({ hasText: 'harbour' }).click();
  await gone();
  const given = page.getByRole('list', { name: 'Tags' }).getByText('harbour');
  await given.waitFor();
  expect([await tagField().inputValue(), await focused()]).toEqual(['', 'combobox']);
  await tagField().click();
  await options().first().waitFor();
  await page.getByRole('gridcell').last().click();
  await gone();
  await tagField().waitFor({ state: 'detached' });
});
