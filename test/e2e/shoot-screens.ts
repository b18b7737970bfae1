// Pictures of every screen of `screens.ts`, in both languages and both themes, to be looked at.
import path from 'node:path';
import { settled } from './settled.ts';
import { walkScreens } from './walk-screens.ts';

export async function shootEveryScreen(folder: string, viewport: { readonly width: number; readonly height: number }): Promise<void> {
  for (const language of ['en', 'zh-CN'] as const) {
    await walkScreens({ language, viewport }, async ({ name }, page) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await settled(page);
        const file = `${name.replaceAll(/[^a-z0-9]+/gi, '-')}-${language}-${colorScheme}.png`;
        await page.screenshot({ path: path.join(folder, file) });
        console.log(file);
      }
    });
  }
}
