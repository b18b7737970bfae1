// Every screen, dialog and menu of the window, one entry each, in an order in which a person could come to them: what an entry shows may rest on
// what the entries before it made. Tests and the maker of screenshots walk this list, so a new screen is looked at by all of them from one line here.
import type { Locator, Page } from 'playwright';
import { text } from '../../renderer/text/text.ts';
import { recordsIn, takePhoto, until } from './scene.ts';
import type { Scene } from './scene.ts';
import type { RunningStudio } from './studio.ts';

export type Walk = { readonly studio: RunningStudio; readonly page: Page; readonly scene: Scene };

export type Screen = {
  readonly name: string;
  /** Comes to the screen; the words are those of the language in use. Returns what puts the window back, where Escape does not. */
  readonly show: (walk: Walk) => Promise<(() => Promise<unknown>) | void>;
};

const words = {
  calm: 'golden evening',
  next: 'make the sky red',
  blocked: 'a fox in snow [blocked]',
  lost: 'a lighthouse [drop]',
} as const;

const start = (english: string): RegExp => new RegExp(`^${english.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
const tile = (page: Page, prompt: string): Locator => page.getByRole('gridcell', { name: start(prompt) }).first();
const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first();
/** A radio is drawn by the label around it. */
const toPage = async (page: Page, name: string): Promise<void> =>
  void (await page.getByRole('radio', { name, exact: true }).first().check({ force: true }));
const toLibrary = (page: Page): Promise<void> => toPage(page, text.window.library);
const toStage = (page: Page): Promise<void> => toPage(page, text.window.stage);
const search = (page: Page): Locator => page.locator('#search');

async function ask(page: Page, prompt: string): Promise<void> {
  const field = page.getByRole('textbox', { name: text.compose.instruction });
  await field.fill(prompt);
  await field.press('ControlOrMeta+Enter');
}

const has = (scene: Scene, state: string): Promise<unknown> =>
  until(() => recordsIn(scene.library).some((record) => record.state === state), state);

async function openStage(page: Page, prompt: string): Promise<void> {
  await toLibrary(page);
  await tile(page, prompt).dblclick();
  await page.getByRole('toolbar', { name: text.stage.actions }).waitFor();
}

const filterMenu = (name: string, of: () => string): Screen => ({
  name: `the filter menu ${name}`,
  show: async ({ page }) => {
    await toLibrary(page);
    await button(page, of()).click();
    await page.getByRole('menuitemradio').first().waitFor();
  },
});

const setting = (section: keyof typeof text.settings.sections): Screen => ({
  name: `settings, ${section}`,
  show: async ({ page }) => {
    await button(page, text.window.settings).click();
    await page.getByRole('navigation').getByRole('button', { name: text.settings.sections[section], exact: true }).click();
    await page.getByRole('heading', { name: text.settings.sections[section], exact: true }).waitFor();
    return () => button(page, text.settings.back).click();
  },
});

export const screens: readonly Screen[] = [
  { name: 'the first run', show: async ({ page }) => button(page, text.window.empty.pick).waitFor() },
  {
    name: 'files carried over the window',
    show: async ({ studio, page, scene }) => {
      const away = await studio.hoverFiles([await takePhoto(scene.folder, 'coast.jpg')]);
      await page.getByTestId('drop-overlay').waitFor();
      return away;
    },
  },
  {
    name: 'pictures in their places',
    show: async ({ studio, page, scene }) => {
      await studio.dropFiles(null, [await takePhoto(scene.folder, 'coast.jpg'), await takePhoto(scene.folder, 'hills.jpg', 40)]);
      await page.getByText(text.compose.line.sends(2)).first().waitFor();
    },
  },
  {
    name: 'the menu of a place',
    show: async ({ page }) => {
      await button(page, start(text.compose.slot(1))).click();
      await page.getByRole('menuitem', { name: text.compose.moveRight }).waitFor();
    },
  },
  {
    name: 'what will be sent',
    show: async ({ page }) => {
      await page.getByTestId('preflight').click();
      await page.getByRole('dialog', { name: text.compose.card.title }).waitFor();
    },
  },
  {
    name: 'a ratio of one’s own that does not fit',
    show: async ({ page }) => {
      await toPage(page, text.compose.customRatio);
      await page.getByRole('textbox', { name: text.compose.customRatioLabel }).fill('9:1');
      return () => button(page, text.compose.reset(text.compose.fieldName('aspect_ratio'))).click();
    },
  },
  {
    name: 'a fixed seed',
    show: async ({ page }) => {
      await button(page, text.compose.seedDice).click();
      await button(page, text.compose.seedCopy).waitFor();
      return () => button(page, text.compose.seedClear).click();
    },
  },
  {
    name: 'how many edits',
    show: async ({ page }) => {
      await button(page, text.compose.timesLabel(1)).click();
      await page.getByRole('menuitemradio').first().waitFor();
    },
  },
  {
    name: 'an edit under way',
    show: async ({ page, scene }) => {
      await ask(page, `${words.next} [slow]`);
      await until(() => recordsIn(scene.library).length > 0, 'the first record');
      await openStage(page, words.next);
    },
  },
  {
    name: 'the queue with what runs and what went wrong',
    show: async ({ page, scene }) => {
      for (const prompt of [words.calm, words.blocked, words.lost]) {
        const before = recordsIn(scene.library).length;
        await ask(page, prompt);
        await until(() => recordsIn(scene.library).length > before, prompt);
      }
      await button(page, start(text.queue.label)).click();
      await page.getByRole('dialog', { name: text.queue.title }).waitFor();
      for (const state of ['blocked', 'unknown']) await has(scene, state);
      await page.getByText(text.queue.sendAgain, { exact: true }).first().waitFor();
    },
  },
  {
    name: 'cancelling several',
    show: async ({ page }) => {
      await button(page, start(text.queue.label)).click();
      await button(page, text.queue.cancelMore).click();
      await page.getByRole('menuitem', { name: text.queue.cancelAll }).waitFor();
      return async () => {
        await page.getByRole('menuitem', { name: text.queue.cancelAll }).click();
        await page.keyboard.press('Escape');
      };
    },
  },
  {
    name: 'sending again an edit whose outcome is unknown',
    show: async ({ page }) => {
      await button(page, start(text.queue.label)).click();
      await button(page, text.queue.sendAgain).click();
      await page.getByRole('alertdialog', { name: text.queue.sendAgainTitle }).waitFor();
    },
  },
  {
    name: 'giving a request id',
    show: async ({ page }) => {
      await button(page, start(text.queue.label)).click();
      await button(page, text.queue.haveId).click();
      await page.getByRole('textbox', { name: text.queue.idLabel }).waitFor();
    },
  },
  {
    name: 'an edit that was blocked, on the stage',
    show: async ({ page }) => {
      await openStage(page, words.blocked.slice(0, 13));
      await button(page, text.queue.copyRequestId).waitFor();
    },
  },
  {
    name: 'before and after',
    show: async ({ page, scene }) => {
      await has(scene, 'done');
      await openStage(page, words.calm);
      await page.getByRole('slider', { name: text.stage.slider }).waitFor();
    },
  },
  {
    name: 'the information panel',
    show: async ({ page }) => {
      await openStage(page, words.calm);
      await button(page, start(text.stage.information)).click();
      await page.getByRole('complementary', { name: text.stage.information }).waitFor();
      return () => button(page, start(text.stage.information)).click();
    },
  },
  {
    name: 'the family of an edit',
    show: async ({ page }) => {
      await openStage(page, words.calm);
      await page.keyboard.press('y');
      await page.getByRole('tree', { name: text.stage.tree.label }).waitFor();
    },
  },
  {
    name: 'a recipe that was found in a picture',
    show: async ({ studio, page, scene }) => {
      await toStage(page);
      const done = recordsIn(scene.library).find((record) => record.results.length > 0);
      const result = await resultOf(scene.library, done?.results[0]?.file ?? '');
      await studio.dropFiles(null, [result]);
      await page.getByRole('region', { name: text.compose.offer.title }).waitFor();
      return () => button(page, text.compose.offer.asInput).click();
    },
  },
  { name: 'the library', show: async ({ page }) => (await toLibrary(page), tile(page, words.calm).waitFor()) },
  {
    name: 'a selection',
    show: async ({ page }) => {
      await toLibrary(page);
      await tile(page, words.calm).click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.getByRole('toolbar', { name: text.organise.actions }).waitFor();
      return () => page.keyboard.press('Escape');
    },
  },
  {
    name: 'tagging a selection',
    show: async ({ page }) => {
      await toLibrary(page);
      await tile(page, words.calm).click();
      await page.keyboard.press('t');
      await page.getByRole('combobox', { name: text.organise.addTag }).fill('sun');
      await page.getByRole('option', { name: text.organise.newTag('sun') }).waitFor();
      return async () => {
        await page.keyboard.press('Enter');
        await page.keyboard.press('Escape');
      };
    },
  },
  {
    name: 'a project for a selection',
    show: async ({ page }) => {
      await toLibrary(page);
      await tile(page, words.calm).click();
      await page
        .getByRole('toolbar', { name: text.organise.actions })
        .getByRole('button', { name: text.organise.project, exact: true })
        .click();
      await page.getByRole('combobox', { name: text.organise.chooseProject }).fill('coast');
      await page.getByRole('option', { name: text.organise.newProject('coast') }).waitFor();
      return async () => {
        await page.keyboard.press('Enter');
        await page.keyboard.press('Escape');
      };
    },
  },
  filterMenu('of labels', () => text.organise.label),
  filterMenu('of tags', () => text.organise.tags),
  filterMenu('of more', () => text.window.filters.more),
  {
    name: 'saving a search',
    show: async ({ page }) => {
      await toLibrary(page);
      await search(page).fill('stars:>=0 golden');
      await button(page, text.window.filters.saved).click();
      await page.getByRole('combobox', { name: text.window.filters.save }).fill('golden');
      await page.getByRole('option', { name: text.window.filters.saveAs('golden') }).waitFor();
      return async () => {
        await page.keyboard.press('Enter');
        await search(page).fill('');
      };
    },
  },
  {
    name: 'searches that were saved or made before',
    show: async ({ page }) => {
      await toLibrary(page);
      await search(page).click();
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'a search that is not understood',
    show: async ({ page }) => {
      await toLibrary(page);
      await search(page).fill('golden nonsense:1');
      await page.getByText(text.window.grid.notUnderstood('nonsense:1')).first().waitFor();
      return () => search(page).fill('');
    },
  },
  {
    name: 'a search that finds nothing',
    show: async ({ page }) => {
      await toLibrary(page);
      await search(page).fill('zeppelin');
      await page.getByText(text.window.grid.nothingFound).first().waitFor();
      return () => search(page).fill('');
    },
  },
  {
    name: 'the menu of an edit',
    show: async ({ page }) => {
      await toLibrary(page);
      await tile(page, words.calm).click({ button: 'right' });
      await page.getByRole('menuitem', { name: text.organise.addTag }).waitFor();
    },
  },
  {
    name: 'quick look',
    show: async ({ page }) => {
      await toLibrary(page);
      await tile(page, words.calm).click();
      await page.keyboard.press('Space');
      await page.getByRole('dialog', { name: text.window.grid.quickLook }).waitFor();
    },
  },
  {
    name: 'the projects',
    show: async ({ page }) => {
      await button(page, text.window.project.none).click();
      await page.getByRole('combobox', { name: text.window.project.make }).waitFor();
    },
  },
  {
    name: 'the trash',
    show: async ({ page }) => {
      await toLibrary(page);
      await tile(page, words.blocked.slice(0, 13)).click();
      await page.keyboard.press('Delete');
      await button(page, start(text.trash.open(1))).click();
      await button(page, text.trash.empty).waitFor();
    },
  },
  {
    name: 'emptying the trash',
    show: async ({ page }) => {
      await button(page, text.trash.empty).click();
      await page.getByRole('alertdialog', { name: text.trash.emptyAsk(1) }).waitFor();
      return async () => {
        await button(page, text.window.cancel).click();
        await button(page, text.trash.back).click();
      };
    },
  },
  ...(['service', 'library', 'sending', 'queue', 'sent', 'look', 'about'] as const).map(setting),
];

async function resultOf(library: string, file: string): Promise<string> {
  const { readdirSync } = await import('node:fs');
  const { join } = await import('node:path');
  const found = readdirSync(library, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith(file));
  if (found === undefined || file === '') throw new Error('there is no result yet');
  return join(library, found);
}

/** Shows one screen after the other; `look` is called at each. Ends on the first that cannot be shown, with its name. */
export async function walkScreens(walk: Walk, look: (screen: Screen) => Promise<void>): Promise<void> {
  for (const screen of screens) {
    let back: (() => Promise<unknown>) | void;
    try {
      back = await screen.show(walk);
      await look(screen);
      await (back ?? (() => leave(walk.page)))();
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
