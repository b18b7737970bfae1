// axe on every screen, dialog and menu of the window: in both languages and both themes at full size; in the sample on every eighth one, in one of the four.
import { afterEach, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { speakIn } from '../../renderer/text/text.ts';
import { isFull, seed } from '../size.ts';
import { findingsOfAxe } from './axe.ts';
import { isLookedAt, lookOf, looks, sampleOf, wordsOf } from './outlooks.ts';
import type { Look } from './outlooks.ts';
import { enlarged, outOfReach } from './reach.ts';
import { openDrawer } from './screen-steps.ts';
import { screenNames } from './screens.ts';
import { settled } from './settled.ts';
import { walkScreens } from './walk-screens.ts';

afterEach(() => speakIn('en'));

const viewport = { width: 1280, height: 800 };

/** What axe complains of in this look, each with the screen's name. */
async function findings(page: Page, name: string, look: Look): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: look.colorScheme });
  // axe judges the colours of the moment.
  await settled(page);
  expect([name, await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)]).toEqual([
    name,
    look.colorScheme === 'dark',
  ]);
  return (await findingsOfAxe(page)).map((words) => `${wordsOf(name, look)}: ${words}`);
}

test('a sample takes every eighth screen once, in both themes, and thirty-two seeds take every screen in each of the four looks', () => {
  expect(new Set(screenNames.filter((name) => isLookedAt(name, seed)).map((name) => lookOf(name, seed))).size).toBe(2);
  expect(Math.abs(sampleOf(seed).length - screenNames.length / 8)).toBeLessThan(1);
  const all = screenNames.flatMap((name) => looks.map((look) => wordsOf(name, look)));
  expect(
    Array.from({ length: 32 }, (_, more) => sampleOf(seed + more))
      .flat()
      .toSorted(),
  ).toEqual(all.toSorted());
});

test.skipIf(isFull)(
  `axe finds nothing on every eighth screen, each in one look of the four, and all is in reach at 200 %: sample ${seed}`,
  { timeout: 1_800_000 },
  async () => {
    const found: string[] = [];
    const hidden: string[] = [];
    const seen: string[] = [];
    const { language } = lookOf(screenNames[0] ?? '', seed);
    await walkScreens({ language, viewport }, async ({ name }, page) => {
      // The others are shown all the same, since what comes after may rest on them.
      if (!isLookedAt(name, seed)) return;
      const look = lookOf(name, seed);
      seen.push(wordsOf(name, { ...look, language: (await page.evaluate(() => document.documentElement.lang)) as Look['language'] }));
      found.push(...(await findings(page, name, look)));
      await page.setViewportSize(enlarged);
      hidden.push(...(await outOfReach(page)).map((words) => `${name}: ${words}`));
      if (await openDrawer(page)) hidden.push(...(await outOfReach(page)).map((words) => `${name}, with its drawer: ${words}`));
      await page.setViewportSize(viewport);
    });
    expect(seen).toEqual(sampleOf(seed));
    expect({ found, hidden }).toEqual({ found: [], hidden: [] });
  },
);

test.runIf(isFull).each(['en', 'zh-CN'] as const)(
  'in %s axe finds nothing on any screen, in dark and in light',
  { timeout: 1_800_000 },
  async (language) => {
    const found: string[] = [];
    const seen: string[] = [];
    const languages = new Set<string>();
    await walkScreens({ language, viewport }, async ({ name }, page) => {
      seen.push(name);
      languages.add(await page.evaluate(() => document.documentElement.lang));
      for (const look of looks.filter((one) => one.language === language)) found.push(...(await findings(page, name, look)));
    });
    expect(seen).toEqual(screenNames);
    expect([...languages]).toEqual([language]);
    expect(found).toEqual([]);
  },
);
