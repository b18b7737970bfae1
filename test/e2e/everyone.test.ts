// axe on every screen, dialog and menu of the window, in both languages and both themes.
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { speakIn, text } from '../../renderer/text/text.ts';
import { makeScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { screens } from './screens.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';
import { walkScreens } from './walk-screens.ts';

async function findings(page: Page): Promise<readonly string[]> {
  // Legacy: without a page of axe's own, which the app did not open and therefore closes.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

describe.each([
  ['en', 'en_GB.UTF-8'],
  ['zh-CN', 'zh_CN.UTF-8'],
] as const)('in %s', (language, locale) => {
  let scene: Scene;
  let studio: RunningStudio;
  beforeAll(async () => {
    speakIn(language);
    scene = makeScene();
    // The system's language is what an app without settings speaks.
    const env = { LANGUAGE: '', LC_ALL: locale };
    studio = await launchStudio({ home: scene.home, library: scene.library, env, viewport: { width: 1280, height: 800 } });
    await studio.page.getByRole('textbox', { name: text.compose.instruction }).waitFor();
  });
  afterAll(async () => {
    await studio.close();
    scene.remove();
    speakIn('en');
  });

  test('axe finds nothing on any screen, in dark and in light', { timeout: 400_000 }, async () => {
    const { page } = studio;
    const found: string[] = [];
    const seen: string[] = [];
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    await walkScreens({ studio, page, scene }, async ({ name }) => {
      seen.push(name);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        // Fades end: axe judges the colours of the moment.
        await page.waitForTimeout(250);
        found.push(...(await findings(page)).map((words) => `${name}, ${colorScheme}: ${words}`));
      }
    });
    expect(seen).toEqual(screens.map(({ name }) => name));
    expect(found).toEqual([]);
  });
});
