// Pictures of every screen of `screens.ts`, in both languages and both themes, to be looked at.
import path from 'node:path';
import { speakIn } from '../../renderer/text/text.ts';
import { walkScreens } from './walk-screens.ts';

export async function shootEveryScreen(folder: string, viewport: { readonly width: number; readonly height: number }): Promise<void> {
  for (const language of ['en', 'zh-CN'] as const) {
    speakIn(language);
    await walkScreens({ language, viewport }, async ({ name }, page) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        // Fades are over by then.
        await page.waitForTimeout(250);
        const file = `${name.replaceAll(/[^a-z0-9]+/gi, '-')}-${language}-${colorScheme}.png`;
        await page.screenshot({ path: path.join(folder, file) });
        console.log(file);
      }
    });
  }
}
