// Pictures of every screen of `screens.ts`, in both languages and both themes, to be looked at.
import path from 'node:path';
import { speakIn, text } from '../../renderer/text/text.ts';
import { makeScene } from './scene.ts';
import { launchStudio } from './studio.ts';
import { walkScreens } from './walk-screens.ts';

const locales = { en: 'en_GB.UTF-8', 'zh-CN': 'zh_CN.UTF-8' } as const;

export async function shootEveryScreen(folder: string): Promise<void> {
  for (const language of ['en', 'zh-CN'] as const) {
    speakIn(language);
    const scene = makeScene();
    const env = { LANGUAGE: '', LC_ALL: locales[language] };
    const studio = await launchStudio({ home: scene.home, library: scene.library, env, viewport: { width: 1280, height: 800 } });
    const { page } = studio;
    try {
      await page.getByRole('textbox', { name: text.compose.instruction }).waitFor();
      await walkScreens({ studio, page, scene }, async ({ name }) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          // Fades are over by then.
          await page.waitForTimeout(250);
          const file = `${name.replaceAll(/[^a-z0-9]+/gi, '-')}-${language}-${colorScheme}.png`;
          await page.screenshot({ path: path.join(folder, file) });
          console.log(file);
        }
      });
    } finally {
      await studio.close();
      scene.remove();
    }
  }
}
