// The best of twelve, by keys alone: what the records on the disk say in the end.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { idOf } from '../main/library/records.ts';
import { plantLibrary } from './planted.ts';
import { makeScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

let scene: Scene;
let studio: RunningStudio;
let page: Page;

beforeAll(async () => {
  scene = makeScene();
  const sets = ['golden evening', 'first snow'];
  await plantLibrary(
    scene.library,
    sets.flatMap((set, which) =>
      Array.from({ length: 12 }, (_, item) => ({
        prompt: set,
        at: new Date(2026, 9, 1 + which, 10, item),
        batch: { id: idOf(900 + which), item, set, of: 12 },
      })),
    ),
  );
  studio = await launchStudio({ home: scene.home, library: scene.library, colorScheme: 'dark', viewport: { width: 1440, height: 900 } });
  ({ page } = studio);
});
afterAll(async () => {
  await studio.close();
  scene.remove();
});

type Marks = { readonly flag: string | null; readonly stars: number };

/** Of the edits of a set, in its order. */
function marksOf(set: string): readonly Marks[] {
  const folder = path.join(scene.library, '2026', '10');
  const records = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { organised: Marks; batch: { item: number; set: string } })
    .filter(({ batch }) => batch.set === set);
  return records.toSorted((a, b) => a.batch.item - b.batch.item).map(({ organised: { flag, stars } }) => ({ flag, stars }));
}

/** Marks are written while the next key is pressed. */
const patient = { timeout: 200_000 };

const winner = { flag: 'pick', stars: 0 };
const out = { flag: 'reject', stars: 0 };

const shot = async (name: string): Promise<void> => {
  if (process.env['KONTEXT_SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['KONTEXT_SHOTS']}/${name}.png` });
};

async function byKeys(...keys: readonly string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key);
  return keys.length;
}

test('left or right takes fourteen keys from the grid to the winner, which stands for its set then', async () => {
  await page.getByRole('main', { name: 'Stage' }).waitFor();
  await page.keyboard.press('g');
  const grid = page.getByRole('grid', { name: 'Library' });
  await grid.getByRole('gridcell', { name: /golden evening.*set of 12/ }).waitFor();
  expect(await grid.getByRole('gridcell').count()).toBe(2);

  // It has the keys once it is drawn.
  await page.locator('[role=grid]:focus').waitFor();
  await shot('sets-grid');
  // The older set is the last cell.
  let keys = await byKeys('End', 'j');
  await page.getByText('Which is better? 11 choices to go').waitFor();
  await shot('sets-pairs');
  for (let left = 10; left >= 0; left -= 1) {
    keys += await byKeys(left % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
    await page
      .getByText(left === 0 ? 'This one is left. Enter takes it.' : new RegExp(`Which is better\\? ${left} choices? to go`))
      .waitFor();
  }
  await expect.poll(() => marksOf('golden evening').filter(({ flag }) => flag === 'reject').length, patient).toBe(11);
  keys += await byKeys('Enter');
  await page.getByRole('main', { name: 'Stage' }).waitFor();
  expect(keys).toBe(14);

  await expect.poll(() => marksOf('golden evening').filter(({ flag }) => flag !== 'reject'), patient).toEqual([winner]);
  expect(marksOf('first snow')).toEqual(Array.from({ length: 12 }, () => ({ flag: null, stars: 0 })));
  await page.keyboard.press('g');
  await grid.getByRole('gridcell', { name: /golden evening.*set of 12/ }).waitFor();
});

test('a look at all twelve and one number take five keys', async () => {
  const grid = page.getByRole('grid', { name: 'Library' });
  await page.locator('[role=grid]:focus').waitFor();
  let keys = await byKeys('Home');
  const active = (): Promise<string> =>
    page.evaluate(
      () => document.getElementById(document.activeElement?.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label') ?? '',
    );
  await expect.poll(active, patient).toContain('first snow');
  keys += await byKeys('Enter');
  await page.getByRole('main', { name: 'Compare several results' }).waitFor();
  const all = page.getByRole('listbox').getByRole('option');
  // Six are beside each other at first; more are had by a key.
  let more = 0;
  if ((await all.count()) < 12) more += await byKeys('-');
  await expect.poll(() => all.count(), patient).toBe(12);
  await shot('sets-all');
  await page.keyboard.press('7');
  await page.keyboard.press('Enter');
  await page.getByRole('main', { name: 'Stage' }).waitFor();
  expect(keys + more + 2).toBe(5);
  await expect.poll(() => marksOf('first snow'), patient).toEqual(Array.from({ length: 12 }, (_, item) => (item === 6 ? winner : out)));
  // One change: one undo.
  await page.keyboard.press('Control+z');
  await expect.poll(() => marksOf('first snow').every(({ flag }) => flag === null), patient).toBe(true);
  await page.keyboard.press('g');
  await grid.waitFor();
});
