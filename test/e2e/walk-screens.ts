// Walks the list of screens: each is shown, looked at, and left again.
import type { Page } from 'playwright';
import { screens } from './screens.ts';
import type { Screen, Walk } from './screen-steps.ts';

/** Shows one screen after the other; `look` is called at each. Ends on the first that cannot be shown, with its name. */
export async function walkScreens(walk: Walk, look: (screen: Screen) => Promise<void>): Promise<void> {
  for (const screen of screens) {
    let back: (() => Promise<unknown>) | void;
    try {
      back = await screen.show(walk);
      await look(screen);
      await back?.();
      await leave(walk.page);
    } catch (error) {
      throw new Error(`at ${screen.name}`, { cause: error });
    }
  }
}

/** Out of whatever is open over the page. */
async function leave(page: Page): Promise<void> {
  for (let most = 4; most > 0; most -= 1) {
    const open = page.locator('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]');
    if ((await open.count()) === 0) return;
    await page.keyboard.press('Escape');
    await page.waitForTimeout(150);
  }
}
