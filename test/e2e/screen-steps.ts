// What a walk through the screens does again and again, in the words of the language in use.
import type { Locator, Page } from 'playwright';
import { text } from '../../renderer/text/text.ts';
import type { SeaartServer } from '../fakes/seaart-server.ts';
import { recordsIn, until } from './scene.ts';
import type { Scene } from './scene.ts';
import type { RunningStudio } from './studio.ts';

export type Walk = {
  readonly studio: RunningStudio;
  readonly page: Page;
  readonly scene: Scene;
  /** Asked only in a window that has its key. */
  readonly service: SeaartServer;
};

export type Screen = {
  readonly name: string;
  /** Comes to the screen; the words are those of the language in use. Returns what puts the window back, where Escape does not. */
  readonly show: (walk: Walk) => Promise<(() => Promise<unknown>) | void>;
};

export const prompts = {
  calm: 'golden evening',
  next: 'make the sky red',
  later: 'a bridge at noon',
  blocked: 'a fox in snow [blocked]',
  lost: 'a lighthouse [drop]',
  drafted: 'a small boat',
  bought: 'a quiet harbour',
  held: 'a train station',
  set: 'four golden hours',
} as const;

export const start = (english: string): RegExp => new RegExp(`^${english.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
export const tile = (page: Page, prompt: string): Locator => page.getByRole('gridcell', { name: start(prompt) }).first();
export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first();
/** A radio is drawn by the label around it. */
export const toPage = async (page: Page, name: string): Promise<void> =>
  void (await page
    .getByRole('radio', { name, exact: true })
    .first()
    .evaluate((radio: HTMLElement) => radio.click()));
export const toLibrary = (page: Page): Promise<void> => toPage(page, text.window.library);
/** With compose: in a narrow window its drawer. */
export async function toStage(page: Page): Promise<void> {
  await toPage(page, text.window.stage);
  await openDrawer(page);
}
export const search = (page: Page): Locator => page.locator('#search');

/** In a narrow window compose is a drawer, which goes when the stage is gone to. */
export async function openDrawer(page: Page): Promise<boolean> {
  const opener = button(page, text.window.showCompose);
  if (!(await opener.isVisible()) || (await page.locator('[role="dialog"], [role="alertdialog"], [role="menu"]').count()) > 0) return false;
  await opener.click();
  return true;
}

export async function ask(page: Page, prompt: string): Promise<void> {
  await openDrawer(page);
  const field = page.getByRole('textbox', { name: text.compose.instruction });
  await field.fill(prompt);
  // While one press is being taken, the next would be the same press.
  await page.getByRole('button', { name: start(text.compose.run), disabled: false }).waitFor();
  await field.press('ControlOrMeta+Enter');
}

export const has = (scene: Scene, state: string): Promise<unknown> =>
  until(() => recordsIn(scene.library).some((record) => record.state === state), state);

/** The line of what did not end well, unfolded where it is not. */
export async function unfoldDead(page: Page): Promise<void> {
  await toLibrary(page);
  const line = page
    .getByRole('grid')
    .getByRole('button', { name: new RegExp(text.window.grid.dead(1).replace('1', String.raw`\d+`)) })
    .first();
  await page.getByRole('gridcell').first().waitFor();
  // Only what is in sight is in the document.
  if (!(await line.isVisible())) await scrollGrid(page, 1e6);
  await line.waitFor();
  if ((await line.getAttribute('aria-expanded')) === 'false') await line.click();
}

export const scrollGrid = (page: Page, top: number): Promise<void> =>
  page.getByRole('grid').evaluate((grid, to) => void (grid.scrollTop = to), top);

/** A tile of the grid, which is scrolled to it from its top: of a low window most tiles are not in the document. */
export async function broughtTile(page: Page, prompt: string): Promise<Locator> {
  const wanted = tile(page, prompt);
  await page.getByRole('gridcell').first().waitFor();
  for (let top = 0; top < 20_000 && (await wanted.count()) === 0; top += 100) {
    await scrollGrid(page, top);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }
  return wanted;
}

export async function openStage(page: Page, prompt: string): Promise<void> {
  await toLibrary(page);
  // In a low window the bar of the selection may float over it.
  await (await broughtTile(page, prompt)).dispatchEvent('dblclick');
  await page.getByRole('toolbar', { name: text.stage.actions }).waitFor();
}
