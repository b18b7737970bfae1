// Walks the list of screens: each is shown, looked at, and left again.
import type { Page } from 'playwright';
import { speakIn, text } from '../../renderer/text/text.ts';
import { startSeaart } from '../fakes/seaart-server.ts';
import { makeScene, until } from './scene.ts';
import { openDrawer } from './screen-steps.ts';
import type { Screen, Walk } from './screen-steps.ts';
import { windows } from './screens.ts';
import { launchStudio } from './studio.ts';

const locales = { en: 'en_GB.UTF-8', 'zh-CN': 'zh_CN.UTF-8' } as const;

type Language = keyof typeof locales;
export type Outlook = {
  readonly language: Language;
  readonly viewport: { readonly width: number; readonly height: number };
};

/** Shows one screen after the other; `look` is called at each. Ends on the first that cannot be shown, with its name. */
export async function walkScreens(outlook: Outlook, look: (screen: Screen, page: Page) => Promise<void>): Promise<void> {
  const { language } = outlook;
  speakIn(language);
  for (const { hasKey, screens } of windows) {
    const scene = makeScene();
    const service = await startSeaart();
    try {
      const studio = await launchStudio({
        home: scene.home,
        library: scene.library,
        viewport: outlook.viewport,
        env: {
          // The system's language is what an app without settings speaks.
          LANGUAGE: '',
          LC_ALL: locales[language],
          ...(hasKey ? { SEAART_API_KEY: service.key, SEAART_BASE_URL: service.baseUrl } : {}),
        },
      });
      try {
        // What fades in is not looked at while it does.
        await studio.page.emulateMedia({ reducedMotion: 'reduce' });
        await studio.page.getByRole('textbox', { name: text.compose.instruction }).waitFor();
        await walkWindow({ studio, page: studio.page, scene, service }, screens, look);
      } finally {
        await studio.close();
      }
    } finally {
      await service.stop();
      scene.remove();
    }
  }
}

async function walkWindow(walk: Walk, screens: readonly Screen[], look: (screen: Screen, page: Page) => Promise<void>): Promise<void> {
  for (const screen of screens) {
    let back: (() => Promise<unknown>) | void;
    try {
      await dismissMessages(walk.page);
      await openDrawer(walk.page);
      back = await screen.show(walk);
      await look(screen, walk.page);
      await back?.();
      await leave(walk.page);
    } catch (error) {
      const shown = await walk.page.locator('body').ariaSnapshot({ timeout: 10_000 }).catch(String);
      console.log(`at ${screen.name}:\n${shown}`);
      throw new Error(`at ${screen.name}`, { cause: error });
    }
  }
}

/** Out of whatever is open over the page. */
async function leave(page: Page): Promise<void> {
  for (let max = 4; max > 0; max -= 1) {
    const open = page.locator('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]');
    const before = await open.count();
    if (before === 0) return;
    await page.keyboard.press('Escape');
    // One that goes back by a step first, as a field of suggestions does, stays and is pressed again.
    await until(async () => (await open.count()) < before, 'one closed', 1000).catch(() => undefined);
  }
}

/** A message may lie over what is wanted next; those that a screen brings about are still looked at with it. */
async function dismissMessages(page: Page): Promise<void> {
  for (const close of await page.getByRole('button', { name: text.window.dismiss, exact: true }).all())
    await close.click({ timeout: 1000 }).catch(() => undefined);
}
