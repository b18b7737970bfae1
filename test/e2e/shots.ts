// What the pictures of the documents show, in the order in which each sitting takes them.
import type { Locator, Page } from 'playwright';
import { text } from '../../renderer/text/text.ts';
import { settled } from './settled.ts';
import type { RunningStudio } from './studio.ts';

export type Shot = {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly show: (sitting: { readonly page: Page; readonly studio: RunningStudio; readonly photo: string }) => Promise<unknown>;
  /** The whole window when absent. */
  readonly part?: (page: Page) => Locator;
};

const lighthouse = 'add a lighthouse on the cliff';
const night = 'make it night, with stars';

const button = (page: Page | Locator, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true }).first();
const tile = (page: Page, prompt: string): Locator => page.getByRole('gridcell', { name: new RegExp(`^${prompt}`) }).first();
const to = (page: Page, view: string): Promise<void> => page.getByRole('radio', { name: view, exact: true }).first().check({ force: true });
const toLibrary = (page: Page): Promise<void> => to(page, text.window.library);
const dialog = (page: Page): Locator => page.getByRole('dialog').first();

async function toStage(page: Page, prompt: string): Promise<void> {
  await toLibrary(page);
  await tile(page, prompt).dblclick();
  await page.getByRole('slider', { name: text.stage.slider }).waitFor();
}

async function openKeys(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: text.keys.sheet.title }).waitFor();
}

async function openExport(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+e');
  await button(dialog(page), text.exporting.choose).click();
  await dialog(page).getByText('For a client').first().waitFor();
}

async function toSettings(page: Page, section: keyof typeof text.settings.sections): Promise<void> {
  await button(page, text.window.settings).click();
  await page.getByRole('navigation').getByRole('button', { name: text.settings.sections[section], exact: true }).click();
  await page.getByRole('heading', { name: text.settings.sections[section], exact: true, level: 2 }).waitFor();
}

/** The stage as people see it in the middle of their work: the next step is being written. */
const stage = (name: string, next: string): Shot => ({
  name,
  show: async ({ page }) => {
    await toStage(page, lighthouse);
    await page.keyboard.press('u');
    await page.getByText(text.compose.line.sends(1)).first().waitFor();
    await page.getByRole('textbox', { name: text.compose.instruction }).fill(next);
    await page.getByRole('slider', { name: text.stage.slider }).focus();
  },
});
const library = (name: string): Shot => ({
  name,
  show: async ({ page }) => {
    await toLibrary(page);
    await page.getByRole('main', { name: text.window.library }).waitFor();
  },
});
const keys = (name: string): Shot => ({ name, show: ({ page }) => openKeys(page), part: dialog });
const exporting = (name: string): Shot => ({
  name,
  show: async ({ page }) => {
    await toStage(page, night);
    await openExport(page);
  },
  part: dialog,
});

const empty: readonly Shot[] = [
  { name: 'first-run', show: ({ page }) => button(page, text.window.empty.pick).waitFor() },
  {
    name: 'ready-to-run',
    show: async ({ page, studio, photo }) => {
      await studio.dropFiles(null, [photo]);
      await page.getByText(text.compose.line.sends(1)).first().waitFor();
      await page.getByRole('textbox', { name: text.compose.instruction }).fill('make the sky red, keep the water as it is');
    },
    part: (page) => page.getByRole('complementary', { name: text.window.compose }),
  },
  {
    name: 'what-will-be-sent',
    show: async ({ page }) => {
      await page.getByTestId('preflight').click();
      await page.getByRole('dialog', { name: text.compose.card.title }).waitFor();
    },
    part: dialog,
  },
];

const full: readonly Shot[] = [
  stage('stage', 'make it night, with stars'),
  { name: 'strip', show: async () => undefined, part: (page) => page.getByRole('navigation', { name: text.stage.strip.label }) },
  {
    name: 'difference',
    show: async ({ page }) => {
      await button(page, text.stage.ways.title).click();
      await page.getByRole('menuitemradio', { name: text.stage.ways.difference }).click();
      await page
        .getByText(/of the picture\.$/)
        .first()
        .waitFor();
    },
    part: (page) => page.getByRole('main', { name: text.window.stage }),
  },
  {
    name: 'information',
    show: async ({ page }) => {
      await button(page, text.stage.ways.title).click();
      await page.getByRole('menuitemradio', { name: text.stage.ways.across }).click();
      await button(page, new RegExp(`^${text.stage.information}`)).click();
      await page.getByRole('complementary', { name: text.stage.information }).waitFor();
    },
    part: (page) => page.getByRole('complementary', { name: text.stage.information }),
  },
  {
    name: 'tree',
    show: async ({ page }) => {
      await button(page, new RegExp(`^${text.stage.information}`)).click();
      await toStage(page, lighthouse);
      await page.keyboard.press('y');
      await page.getByRole('tree', { name: text.stage.tree.label }).waitFor();
    },
  },
  {
    name: 'selection',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await toLibrary(page);
      await page.locator('#search').fill('stars:>=3');
      await page.getByRole('main', { name: text.window.library }).waitFor();
      await settled(page);
      await tile(page, night).click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.getByRole('toolbar', { name: text.organise.actions }).waitFor();
    },
  },
  {
    name: 'survey',
    show: async ({ page }) => {
      await toStage(page, night);
      await page.keyboard.press('m');
      await page.getByRole('listbox', { name: text.survey.label }).waitFor();
    },
  },
  {
    name: 'palette',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await page.locator('#search').fill('');
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('dialog', { name: text.keys.palette.title }).waitFor();
      await page.keyboard.type('library');
    },
    part: dialog,
  },
  {
    name: 'sets',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await toLibrary(page);
      await tile(page, 'the harbour at dusk').dblclick();
      await page.getByRole('listbox', { name: text.survey.label }).waitFor();
    },
  },
  {
    name: 'words',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await toStage(page, night);
      await page.keyboard.press('ControlOrMeta+l');
      await page.getByRole('dialog', { name: text.words.title }).getByRole('option').first().waitFor();
    },
    part: dialog,
  },
  {
    ...keys('keys'),
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await toStage(page, night);
      await openKeys(page);
    },
  },
  {
    ...exporting('export'),
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await toStage(page, night);
      await openExport(page);
    },
  },
  {
    name: 'settings-library',
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await toSettings(page, 'library');
    },
  },
];

const light: readonly Shot[] = [library('library')];

const chinese: readonly Shot[] = [
  stage('stage-chinese', '改成夜晚，天上有星星'),
  library('library-chinese'),
  {
    ...keys('keys-chinese'),
    show: async ({ page }) => {
      await tile(page, night).click();
      await openKeys(page);
    },
  },
  {
    ...exporting('export-chinese'),
    show: async ({ page }) => {
      await page.keyboard.press('Escape');
      await toStage(page, night);
      await openExport(page);
    },
  },
];

const trouble: readonly Shot[] = [
  {
    name: 'queue',
    show: async ({ page }) => {
      await button(page, new RegExp(`^${text.queue.label}`)).click();
      await page.getByText(text.queue.sendAgain, { exact: true }).first().waitFor();
    },
    part: (page) => page.getByRole('dialog', { name: text.queue.title }),
  },
];

export const shots = { empty, full, light, chinese, trouble };
