// Finding one's way in a family of edits: strip, tree, and comparing with any step before.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { plantLibrary } from './planted.ts';
import { instruction, makeScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

let scene: Scene;
let studio: RunningStudio;
let page: Page;

/** Each edit by what it was made from: the place of its parent. */
const made = [undefined, 0, 1, 1, 2, 2, 2, 4, 7, 0, 9, undefined];

beforeAll(async () => {
  scene = makeScene();
  await plantLibrary(
    scene.library,
    made.map((parent, n) => ({ prompt: `step ${n}`, at: new Date(2026, 9, 1, 10, n), ...(parent === undefined ? {} : { parent }) })),
  );
  studio = await launchStudio({ home: scene.home, library: scene.library, colorScheme: 'dark', viewport: { width: 1280, height: 800 } });
  ({ page } = studio);
  await instruction(page).waitFor();
  await page.getByRole('gridcell', { name: /^step 8/ }).dblclick();
  await page.getByText('step 6 of 6').waitFor();
});
afterAll(async () => {
  await studio.close();
  scene.remove();
});

const shot = async (name: string): Promise<void> => {
  if (process.env['KONTEXT_SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['KONTEXT_SHOTS']}/${name}.png` });
};

test('the tree shows the whole family and nobody else, and arrows walk it', async () => {
  await page.keyboard.press('y');
  const tree = page.getByRole('tree', { name: 'Family of this edit' });
  await page.getByText('11 edits in this family').waitFor();
  const names = await tree.getByRole('treeitem').evaluateAll((items) => items.map((item) => item.getAttribute('aria-label') ?? ''));
  expect(names.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `step ${n}`).toSorted());
  await shot('tree');
  await page.keyboard.press('ArrowLeft');
  await tree.locator('[aria-selected="true"][aria-label="step 7"]').waitFor();
  await tree.getByRole('treeitem', { name: 'step 10' }).click();
  await page.getByText('step 3 of 3').waitFor();
  // Still the same family: it is neither asked for anew nor laid out anew.
  expect(await tree.getByRole('treeitem').count()).toBe(11);
  await tree.getByRole('treeitem', { name: 'step 8' }).dblclick();
  await page.getByRole('img', { name: 'Result: step 8' }).waitFor();
  expect(await tree.count()).toBe(0);
});

test('any step before can be compared with, and the next edit starts with its own input again', async () => {
  await page.getByRole('slider', { name: 'Before and after' }).waitFor();
  const before = (): Promise<string | null> => page.locator('img[alt^="Before"]').getAttribute('src');
  const usual = await before();
  await page.getByRole('button', { name: 'Compare with this step' }).nth(1).click();
  await page.getByRole('img', { name: 'Before · step 1' }).waitFor();
  await shot('compare-ancestor');
  expect(await before()).not.toBe(usual);
  await page.getByRole('button', { name: 'Compare with this step' }).nth(1).click();
  await page.getByRole('img', { name: 'Before · image 1' }).waitFor();
  expect(await before()).toBe(usual);
});
