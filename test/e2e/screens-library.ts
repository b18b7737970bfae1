// The screens of the library: selection, filters, searches, projects, trash.
import { text } from '../../renderer/text/text.ts';
import { recordsIn, until } from './scene.ts';
import { ask, broughtTile, button, prompts, scrollGrid, search, start, toLibrary, toStage, unfoldDead } from './screen-steps.ts';
import type { Screen } from './screen-steps.ts';

const filterMenu = (name: string, of: () => string): Screen => ({
  name: `the filter menu ${name}`,
  show: async ({ page }) => {
    await toLibrary(page);
    await button(page, of()).click();
    await page.getByRole('menuitemradio').first().waitFor();
  },
});

export const libraryScreens: readonly Screen[] = [
  { name: 'the library', show: async ({ page }) => (await toLibrary(page), (await broughtTile(page, prompts.calm)).waitFor()) },
  {
    name: 'what did not end well, unfolded',
    show: async ({ page }) => {
      await unfoldDead(page);
      await (await broughtTile(page, prompts.blocked.slice(0, 13))).waitFor();
      return () => scrollGrid(page, 0);
    },
  },
  {
    name: 'a selection',
    show: async ({ page }) => {
      await toLibrary(page);
      await (await broughtTile(page, prompts.calm)).click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.getByRole('toolbar', { name: text.organise.actions }).waitFor();
      return () => page.keyboard.press('Escape');
    },
  },
  {
    name: 'several results side by side',
    show: async ({ page }) => {
      await toLibrary(page);
      await (await broughtTile(page, prompts.calm)).click();
      // Some have no picture: they are left out.
      await page.keyboard.press('ControlOrMeta+a');
      await page.getByRole('toolbar', { name: text.organise.actions }).waitFor();
      await page.keyboard.press('m');
      await page.getByRole('listbox', { name: text.survey.label }).waitFor();
      return async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
      };
    },
  },
  {
    name: 'tagging a selection',
    show: async ({ page }) => {
      await toLibrary(page);
      await (await broughtTile(page, prompts.calm)).click();
      await page.keyboard.press('t');
      await page.getByRole('combobox', { name: text.organise.addTag }).fill('sun');
      await page.getByRole('option', { name: text.organise.newTags(['sun']) }).waitFor();
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
      await (await broughtTile(page, prompts.calm)).click();
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
  filterMenu('of the order and the cells', () => text.window.order.newest),
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
      await (await broughtTile(page, prompts.calm)).click({ button: 'right' });
      await page.getByRole('menuitem', { name: text.organise.addTag }).waitFor();
    },
  },
  {
    name: 'quick look',
    show: async ({ page }) => {
      await toLibrary(page);
      await (await broughtTile(page, prompts.calm)).click();
      await page.keyboard.press('Space');
      await page.getByRole('dialog', { name: text.window.grid.quickLook }).waitFor();
    },
  },
  {
    name: 'exporting',
    show: async ({ page }) => {
      await toLibrary(page);
      await (await broughtTile(page, prompts.calm)).click();
      await page.keyboard.press('ControlOrMeta+e');
      await page.getByRole('dialog', { name: text.exporting.title(1) }).waitFor();
    },
  },
  {
    name: 'what was sent',
    show: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+Shift+s');
      await page.getByRole('main', { name: text.sent.title }).waitFor();
      return () => page.keyboard.press('Escape');
    },
  },
  {
    name: 'words that worked',
    show: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+L');
      const sheet = page.getByRole('dialog', { name: text.words.title });
      await sheet.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'saved words',
    show: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+L');
      const sheet = page.getByRole('dialog', { name: text.words.title });
      const name = sheet.getByRole('textbox', { name: text.words.name });
      for (const kind of ['preset', 'snippet'] as const) {
        await name.fill(`evening ${kind}`);
        await sheet
          .getByRole('button', { name: text.words.save[kind], exact: true })
          .or(sheet.getByRole('button', { name: text.words.replace[kind], exact: true }))
          .click();
        await sheet
          .getByRole('option')
          .filter({ hasText: `evening ${kind}` })
          .waitFor();
      }
    },
  },
  {
    name: 'all commands',
    show: async ({ page }) => {
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('dialog', { name: text.keys.palette.title }).waitFor();
    },
  },
  {
    name: 'the sheet of keys',
    show: async ({ page }) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: text.keys.sheet.title }).waitFor();
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
    // With what was cancelled before it was sent.
    name: 'the trash',
    show: async ({ page }) => {
      await unfoldDead(page);
      await (await broughtTile(page, prompts.blocked.slice(0, 13))).click();
      await page.keyboard.press('Delete');
      await button(page, start(text.trash.open(2))).click();
      await button(page, text.trash.empty).waitFor();
    },
  },
  {
    name: 'emptying the trash',
    show: async ({ page }) => {
      await button(page, text.trash.empty).click();
      await page.getByRole('alertdialog', { name: text.trash.emptyAsk(2) }).waitFor();
      return async () => {
        await button(page, text.window.cancel).click();
        await button(page, text.trash.back).click();
      };
    },
  },
  {
    name: 'keeping the pixels of several edits',
    show: async ({ page }) => {
      await toLibrary(page);
      await (await broughtTile(page, prompts.calm)).click();
      // Two are enough: each is written in full.
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('k');
      const card = page.getByRole('complementary', { name: text.keep.many.label });
      await card.getByRole('button', { name: text.window.close }).waitFor();
      return async () => {
        await card.getByRole('button', { name: text.window.close }).click();
        await page.keyboard.press('Escape');
      };
    },
  },
  {
    name: 'a set in the library',
    show: async ({ page, scene }) => {
      await search(page).fill('');
      await toStage(page);
      await button(page, text.compose.timesLabel(1)).click();
      await page.getByRole('menuitemradio', { name: start(text.compose.timesItem(4)) }).click();
      await ask(page, prompts.set);
      await until(
        () => recordsIn(scene.library).filter(({ request, state }) => request.prompt === prompts.set && state === 'done').length === 4,
        'the set',
      );
      await toLibrary(page);
      await page.getByRole('gridcell', { name: new RegExp(text.sets.stack(4)) }).waitFor();
    },
  },
  {
    name: 'a set looked through',
    show: async ({ page }) => {
      await toLibrary(page);
      await (await broughtTile(page, prompts.set)).dblclick();
      await page.getByRole('listbox', { name: text.survey.label }).waitFor();
      return () => page.keyboard.press('Escape');
    },
  },
  {
    name: 'left or right',
    show: async ({ page }) => {
      await toLibrary(page);
      await (await broughtTile(page, prompts.set)).click();
      await page.keyboard.press('j');
      await page.getByRole('heading', { name: text.survey.pairTitle(3) }).waitFor();
      return async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Escape');
      };
    },
  },
];
