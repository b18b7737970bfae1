// axe on every screen, dialog and menu of the window, in both languages and both themes.
import { AxeBuilder } from '@axe-core/playwright';
import { afterEach, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { speakIn } from '../../renderer/text/text.ts';
import { windows } from './screens.ts';
import { walkScreens } from './walk-screens.ts';

afterEach(() => speakIn('en'));

async function findings(page: Page): Promise<readonly string[]> {
  // Legacy: without a page of axe's own, which the app did not open and therefore closes.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

test.each(['en', 'zh-CN'] as const)(
  'in %s axe finds nothing on any screen, in dark and in light',
  { timeout: 600_000 },
  async (language) => {
    speakIn(language);
    const found: string[] = [];
    const seen: string[] = [];
    const languages = new Set<string>();
    await walkScreens({ language, viewport: { width: 1280, height: 800 } }, async ({ name }, page) => {
      seen.push(name);
      languages.add(await page.evaluate(() => document.documentElement.lang));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        // Fades end: axe judges the colours of the moment.
        await page.waitForTimeout(250);
        found.push(...(await findings(page)).map((words) => `${name}, ${colorScheme}: ${words}`));
      }
    });
    expect(seen).toEqual(windows.flatMap(({ screens }) => screens.map(({ name }) => name)));
    expect([...languages]).toEqual([language]);
    expect(found).toEqual([]);
  },
);
