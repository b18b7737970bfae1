// The window enlarged to 200 %, without motion, and in the system's own colours; the grid as a grid although only a part of it is drawn.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { isFull } from '../size.ts';
import { plantLibrary } from './planted.ts';
import { enlarged, outOfReach } from './reach.ts';
import { instruction, makeScene, run } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';
import { walkScreens } from './walk-screens.ts';

let scene: Scene;
let studio: RunningStudio;
let page: Page;
const env = { LC_ALL: 'en_GB.UTF-8', LANGUAGE: '' };

beforeAll(async () => {
  scene = makeScene();
  const edits = Array.from({ length: 60 }, (_, n) => ({ prompt: `step ${n}`, at: new Date(Date.UTC(2026, n < 30 ? 8 : 9, 1 + (n % 30))) }));
  await plantLibrary(scene.library, edits);
  studio = await launchStudio({ home: scene.home, library: scene.library, env, viewport: { width: 1280, height: 800 } });
  ({ page } = studio);
  await instruction(page).waitFor();
  await page.getByRole('gridcell', { name: /step 59/ }).waitFor();
});

afterAll(async () => {
  await studio.close();
  scene.remove();
});

// The sample looks at it on its way through the screens, in everyone.test.ts.
test.runIf(isFull)('at 200 % every control of every screen can be brought into sight', { timeout: 900_000 }, async () => {
  const found: string[] = [];
  await walkScreens({ language: 'en', viewport: enlarged }, async ({ name }, small) => {
    found.push(...(await outOfReach(small)).map((words) => `${name}: ${words}`));
  });
  expect(found).toEqual([]);
});

test('the grid says how many rows and columns there are, and which of them are drawn', async () => {
  await page.keyboard.press('Escape');
  await page
    .getByRole('radio', { name: 'Library', exact: true })
    .first()
    .evaluate((radio: HTMLElement) => radio.click());
  const grid = page.getByRole('grid', { name: 'Library' });
  const look = () =>
    grid.evaluate((node) => {
      const rows = [...node.querySelectorAll('[role="row"]')];
      const active = document.getElementById(node.getAttribute('aria-activedescendant') ?? '');
      return {
        rowCount: Number(node.getAttribute('aria-rowcount')),
        columns: Number(node.getAttribute('aria-colcount')),
        drawn: rows.map((row) => Number(row.getAttribute('aria-rowindex'))),
        cells: [...node.querySelectorAll('[role="gridcell"]')].length,
        badColumns: [...node.querySelectorAll('[role="gridcell"]')].filter((cell) => !(Number(cell.getAttribute('aria-colindex')) >= 1))
          .length,
        active: active === null ? null : active.getAttribute('aria-label'),
      };
    });
  await page.setViewportSize({ width: 700, height: 500 });
  await grid.focus();
  await page.keyboard.press('Home');
  await page.getByRole('gridcell', { name: /step 59/ }).waitFor();
  // It was drawn whole in the larger window a moment ago.
  const drawnInPart = async (): Promise<boolean> => {
    const { drawn, rowCount } = await look();
    return drawn.length < rowCount;
  };
  await expect.poll(drawnInPart, { timeout: 200_000 }).toBe(true);
  const first = await look();
  // Two months, each with a line of its own.
  expect(first.rowCount).toBe(Math.ceil(30 / first.columns) * 2 + 2);
  // The month's own line may lie above what shows: the head says the month then.
  expect(first.drawn[0]).toBeLessThanOrEqual(2);
  expect([first.badColumns, first.active]).toEqual([0, 'step 59, duplicate']);
  expect(first.drawn.length).toBeLessThan(first.rowCount);
  await page.keyboard.press('End');
  await page.getByRole('gridcell', { name: /^step 0/ }).waitFor();
  const last = await look();
  expect([last.drawn.at(-1), last.active]).toEqual([last.rowCount, 'step 0, duplicate']);
  expect(last.drawn).toEqual(last.drawn.toSorted((a, b) => a - b));
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('the end of an edit is read aloud', async () => {
  await page.keyboard.press('e');
  await run(page, 'a quiet harbour');
  const live = page.locator('[aria-live="polite"]');
  await live
    .filter({ hasText: /a quiet harbour: Done/ })
    .first()
    .waitFor({ state: 'attached' });
});

test('nothing moves for whoever wants no motion', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = () =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter((one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 1 && one.playState === 'running')
        .map((one) => (one.effect as KeyframeEffect).target?.className ?? ''),
    );
  await run(page, 'a slow morning [slow]');
  await page.getByRole('button', { name: /running/ }).waitFor();
  expect(await moving()).toEqual([]);
  await page.getByRole('button', { name: /running/ }).click();
  await page.getByRole('dialog', { name: 'Queue' }).waitFor();
  expect(await moving()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
});

test('in the system’s colours, edges, choices and the focus are drawn as lines and fills', async () => {
  await page.emulateMedia({ forcedColors: 'active' });
  const drawn = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((node) => {
        const { outlineStyle, outlineWidth, backgroundColor } = getComputedStyle(node);
        return { line: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth), backgroundColor };
      });
  expect((await drawn('textarea')).line).toBeGreaterThanOrEqual(1);
  await page.locator('textarea').first().focus();
  expect((await drawn('textarea:focus-visible')).line).toBe(3);
  const chosen = await drawn('input[type=radio]:checked + span');
  const other = await drawn('input[type=radio]:not(:checked) + span');
  expect(chosen.backgroundColor).not.toBe(other.backgroundColor);
  await page.getByRole('gridcell').first().click();
  expect((await drawn('[role=gridcell][aria-selected=true]')).line).toBe(3);
  await page.emulateMedia({ forcedColors: 'none' });
});
