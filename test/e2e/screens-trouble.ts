// The screens of a window with a key that are seen when something is in the way: bought before, no line, a library that is not connected.
import { existsSync, renameSync } from 'node:fs';
import { text } from '../../renderer/text/text.ts';
import { recordsIn, takePhoto, until } from './scene.ts';
import { ask, button, openStage, prompts, search, start, toLibrary, toStage } from './screen-steps.ts';
import type { Screen, Walk } from './screen-steps.ts';

const openQueue = async ({ page }: Walk): Promise<void> => {
  await button(page, start(text.queue.label)).click();
  await page.getByRole('dialog', { name: text.queue.title }).waitFor();
};

const away = (folder: string): string => `${folder}.away`;

export const troubleScreens: readonly Screen[] = [
  {
    name: 'the question before the same is bought again',
    show: async ({ studio, page, scene }) => {
      await toStage(page);
      await studio.dropFiles(null, [await takePhoto(scene.folder, 'coast.jpg')]);
      await page.getByText(text.compose.line.sends(1)).first().waitFor();
      await page.getByRole('textbox', { name: text.compose.fieldName('seed') }).fill('42');
      await ask(page, prompts.bought);
      await until(() => recordsIn(scene.library).some(({ state }) => state === 'done'), 'the first one done');
      await ask(page, prompts.bought);
      await page.getByRole('alertdialog', { name: text.compose.paidBefore.title }).waitFor();
      return () => button(page, text.window.cancel).click();
    },
  },
  {
    name: 'what will be sent, bought before',
    show: async ({ page }) => {
      await page.getByTestId('preflight').click();
      await page.getByRole('dialog', { name: text.compose.card.title }).waitFor();
    },
  },
  {
    name: 'no line to the service, an edit held',
    show: async ({ page, scene, service }) => {
      await page.getByRole('textbox', { name: text.compose.fieldName('seed') }).fill('43');
      await service.stop();
      await ask(page, prompts.held);
      await until(() => recordsIn(scene.library).length === 2, 'the record of the held edit');
      await page.getByRole('note').getByText(text.window.heldOffline(false)).waitFor();
      await openStage(page, prompts.held);
      await page.getByText(text.stage.held).first().waitFor();
    },
  },
  { name: 'the queue while it is held', show: openQueue },
  {
    name: 'the question before held edits are sent',
    show: async (walk) => {
      await walk.service.start();
      await walk.page.getByRole('note').getByText(text.window.heldAsk(1)).waitFor({ timeout: 200_000 });
      await walk.page.getByText(text.stage.heldAsk).first().waitFor();
      await openQueue(walk);
    },
  },
  {
    name: 'the library while its folder is not connected',
    show: async ({ page, scene }) => {
      renameSync(scene.library, away(scene.library));
      await page.getByRole('note').getByText(text.window.libraryMissing).waitFor();
      await toLibrary(page);
      await search(page).fill(prompts.bought);
      await page.getByRole('gridcell').first().waitFor();
      return () => search(page).fill('');
    },
  },
  {
    name: 'an instruction while the library is not connected',
    show: async ({ page }) => {
      await toStage(page);
      await page.getByText(text.compose.cannot['no-library']).first().waitFor();
    },
  },
  {
    name: 'settings of a library that is not connected',
    show: async ({ page, scene }) => {
      await button(page, text.window.settings).click();
      await page.getByRole('navigation').getByRole('button', { name: text.settings.sections.library, exact: true }).click();
      await page.getByText(text.settings.library.states.missing).first().waitFor();
      return async () => {
        await button(page, text.settings.back).click();
        if (existsSync(away(scene.library))) renameSync(away(scene.library), scene.library);
      };
    },
  },
];
