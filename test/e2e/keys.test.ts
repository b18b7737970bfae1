// The palette, the sheet of keys and changed keys, as a person uses them: without a pointer.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright';
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
    { prompt: 'red sky', at: new Date(2024, 1, 3) },
    { prompt: 'blue sea', at: new Date(2024, 2, 3), parent: 0 },
  ]);
  studio = await launchStudio({ home: scene.home, library: scene.library, colorScheme: 'dark', viewport: { width: 1280, height: 800 } });
  ({ page } = studio);
  await instruction(page).waitFor();
  await page.getByText('blue sea').first().waitFor();
});
afterAll(async () => {
  await studio.close();
  scene.remove();
});

const settings = (): { readonly keys?: Record<string, string[]> } => {
  try {
    return JSON.parse(readFileSync(path.join(scene.home, 'settings.json'), 'utf8')) as { keys?: Record<string, string[]> };
  } catch {
    return {};
  }
};
const shot = async (name: string): Promise<void> => {
  if (process.env['KONTEXT_SHOTS'] === undefined) return;
  for (const scheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: `${process.env['KONTEXT_SHOTS']}/${name}-${scheme}.png` });
  }
  await page.emulateMedia({ colorScheme: 'dark' });
};
const palette = (): Locator => page.getByRole('dialog', { name: 'All commands' });
const sheet = (): Locator => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

test('the palette finds a command by words and does it, and the focus is where it was', async () => {
  await instruction(page).focus();
  await page.keyboard.press('Control+K');
  await palette().waitFor();
  await shot('palette');
  await page.keyboard.type('library fol');
  await shot('palette-typed');
  await page.keyboard.press('Escape');
  await palette().waitFor({ state: 'detached' });
  expect(await instruction(page).evaluate((field) => field === document.activeElement)).toBe(true);

  await page.keyboard.press('Control+K');
  await page.keyboard.type('favour');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove from favourites' }).waitFor();

  await page.keyboard.press('Control+K');
  await page.keyboard.type('sea');
  await page.getByRole('option', { name: 'Search the library for “sea”' }).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
});

test('the sheet shows every key as it is set', async () => {
  await page
    .locator('main')
    .first()
    .click({ position: { x: 5, y: 300 } });
  await page.keyboard.press('?');
  await sheet().waitFor();
  await shot('key-sheet');
  // Of Run, and of Keep in the view that keeps pixels.
  expect(await sheet().getByText('Ctrl+Enter', { exact: true }).count()).toBe(2);
  expect(await sheet().locator('dt').count()).toBeGreaterThan(60);
  await page.keyboard.press('Escape');
  await sheet().waitFor({ state: 'detached' });
});

test('held, a key shows what was before; let go, it is over', async () => {
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page
    .locator('main')
    .first()
    .click({ position: { x: 5, y: 300 } });
  const before = page.getByRole('img', { name: /before|image 1/i });
  expect(await before.count()).toBe(0);
  await page.keyboard.down('\\');
  await before.first().waitFor();
  await page.keyboard.up('\\');
  await before.first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
});

test('before and after are compared in four ways, by key and by menu', async () => {
  await page.getByRole('main', { name: 'Stage' }).click({ position: { x: 5, y: 300 } });
  const handle = page.getByRole('slider', { name: 'Before and after' });
  await handle.waitFor();
  await page.keyboard.press('Shift+C');
  await until(async () => (await handle.getAttribute('aria-orientation')) === 'vertical', 'a line that lies');
  await handle.focus();
  await page.keyboard.press('ArrowDown');
  await until(async () => (await handle.getAttribute('aria-valuenow')) === '51', 'the line a little lower');
  await shot('compare-down');
  await page.getByRole('button', { name: 'How to compare' }).click();
  await page.getByRole('menuitemradio', { name: 'Side by side' }).click();
  await handle.waitFor({ state: 'detached' });
  const pictures = page.getByRole('main', { name: 'Stage' }).getByRole('img', { name: /blue sea|image 1/ });
  await until(async () => (await pictures.count()) === 2, 'two pictures');
  const boxes = await Promise.all([0, 1].map((n) => pictures.nth(n).boundingBox()));
  expect([boxes[0]?.width, boxes[0]?.y]).toEqual([boxes[1]?.width, boxes[1]?.y]);
  await shot('compare-beside');
  await page.getByRole('main', { name: 'Stage' }).click({ position: { x: 5, y: 300 } });
  await page.keyboard.press('Shift+C');
  await page.getByRole('img', { name: /% changed/ }).waitFor();
  await shot('compare-difference');
  await page.keyboard.press('Shift+C');
  await until(async () => (await handle.getAttribute('aria-orientation')) === 'horizontal', 'a line that stands');
});

test('a key is added by pressing it, asked about when it is taken, told of, and set back', async () => {
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Find an act or a key' }).fill('pick');
  await page.getByRole('button', { name: 'Add a key to “Pick”' }).click();
  await page.getByRole('button', { name: /Press the keys/ }).waitFor();
  await shot('keys-recording');
  await page.keyboard.press('Shift+J');
  await until(() => settings().keys?.['pick']?.join() === 'P,Shift+J', 'the added key is kept');

  await page.getByRole('button', { name: 'Add a key to “Pick”' }).click();
  await page.getByRole('button', { name: /Press the keys/ }).waitFor();
  await page.keyboard.press('F');
  await page.getByText('F belongs to “Favourite”.').waitFor();
  await shot('keys-taken');
  await page.keyboard.press('Enter');
  await until(
    () => settings().keys?.['pick']?.join() === 'P,Shift+J,F' && settings().keys?.['favourite']?.length === 0,
    'the key is taken over',
  );

  await page.getByRole('searchbox', { name: 'Find an act or a key' }).fill('');
  await shot('keys-settings');
  await page.keyboard.press('Escape');
  await page.getByRole('main', { name: 'Stage' }).waitFor();
  await page.keyboard.press('F');
  await page.getByRole('button', { name: 'Pick', exact: true, pressed: true }).waitFor();

  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Usual keys for everything' }).click();
  await until(() => Object.keys(settings().keys ?? {}).length === 0, 'the usual keys are back');
  await page.keyboard.press('Escape');
});

test('text and controls grow and come back by keys', async () => {
  const width = (): Promise<number> => page.evaluate(() => document.documentElement.getBoundingClientRect().width / window.innerWidth);
  const usual = await width();
  await page.keyboard.press('Control+=');
  await until(
    async () => (await width()) !== usual || (await page.evaluate(() => document.documentElement.style.zoom)) === '1.2',
    'the page is larger',
  );
  await page.keyboard.press('Control+Shift+0');
  await until(async () => (await page.evaluate(() => document.documentElement.style.zoom)) !== '1.2', 'the page has its usual size');
});
