// Walks the list of screens: each is shown, looked at, and left again.
import type { Page } from 'playwright';
import { text } from '../../renderer/text/text.ts';
import { screens } from './screens.ts';
import type { Screen, Walk } from './screen-steps.ts';

/** Shows one screen after the other; `look` is called at each. Ends on the first that cannot be shown, with its name. */
export async function walkScreens(walk: Walk, look: (screen: Screen) => Promise<void>): Promise<void> {
  for (const screen of screens) {
    let back: (() => Promise<unknown>) | void;
    try {
      await dismissMessages(walk.page);
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

/** A message may lie over what is wanted next; those that a screen brings about are still looked at with it. */
async function dismissMessages(page: Page): Promise<void> {
  for (const close of await page.getByRole('button', { name: text.window.dismiss, exact: true }).all())
    await close.click({ timeout: 1000 }).catch(() => undefined);
}
