// The screens of looking: results, steps, what is kept of the original, what is known of an edit.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { text } from '../../renderer/text/text.ts';
import { recordsIn, until } from './scene.ts';
import { ask, button, has, openDrawer, openStage, prompts, start, toPage, toStage, unfoldDead } from './screen-steps.ts';
import type { Screen } from './screen-steps.ts';

export const stageScreens: readonly Screen[] = [
  {
    name: 'an edit that was blocked, on the stage',
    show: async ({ page }) => {
      await unfoldDead(page);
      await openStage(page, prompts.blocked.slice(0, 13));
      await button(page, text.queue.copyRequestId).waitFor();
    },
  },
  {
    name: 'before and after',
    show: async ({ page, scene }) => {
      await has(scene, 'done');
      await openStage(page, prompts.calm);
      await page.getByRole('slider', { name: text.stage.slider }).waitFor();
    },
  },
  {
    name: 'finishing a draft on another model',
    show: async ({ page, scene }) => {
      await toStage(page);
      await toPage(page, 'pro');
      await ask(page, prompts.drafted);
      const isDone = () => recordsIn(scene.library).some(({ model, state }) => model === 'flux_kontext_pro' && state === 'done');
      await until(isDone, 'the draft done');
      await openStage(page, prompts.drafted);
      await button(page, text.stage.finish.on('max')).click();
      await page.getByRole('alertdialog').waitFor();
      return async () => {
        await button(page, text.window.cancel).click();
        await openDrawer(page);
        await toPage(page, 'max');
      };
    },
  },
  {
    name: 'variations of a result',
    show: async ({ page, scene }) => {
      await has(scene, 'done');
      await openStage(page, prompts.calm);
      await button(page, text.stage.vary.open).click();
      await page.getByRole('alertdialog').waitFor();
      return () => button(page, text.window.cancel).click();
    },
  },
  {
    name: 'the steps of a picture for others',
    show: async ({ page }) => {
      await openStage(page, prompts.calm);
      await page.keyboard.press('Shift+U');
      await page.getByRole('dialog').getByText(text.chains.empty).waitFor();
    },
  },
  {
    name: 'keeping the original’s pixels',
    show: async ({ page }) => {
      await openStage(page, prompts.calm);
      await page.keyboard.press('k');
      const view = page.getByRole('main', { name: text.keep.title });
      await view.waitFor();
      await view.getByRole('heading', { name: text.keep.looking }).waitFor({ state: 'detached' });
      return async () => {
        await button(page, text.keep.leave).click();
        await view.waitFor({ state: 'detached' });
      };
    },
  },
  {
    name: 'the information panel',
    show: async ({ page }) => {
      await openStage(page, prompts.calm);
      await button(page, start(text.stage.information)).click();
      await page.getByRole('complementary', { name: text.stage.information }).waitFor();
      return () => button(page, start(text.stage.information)).click();
    },
  },
  {
    name: 'the picture alone',
    show: async ({ page }) => {
      await openStage(page, prompts.calm);
      await page.getByRole('group', { name: text.window.bare.picture }).click({ position: { x: 20, y: 20 } });
      await page.keyboard.press('Shift+Tab');
      await page.getByRole('banner').waitFor({ state: 'detached' });
      return async () => {
        await page.keyboard.press('Escape');
        await page.getByRole('banner').waitFor();
      };
    },
  },
  {
    name: 'the rest of the toolbar',
    show: async ({ page }) => {
      await openStage(page, prompts.calm);
      await button(page, text.stage.more).click();
      await page.getByRole('menu').waitFor();
      return () => page.keyboard.press('Escape');
    },
  },
  {
    name: 'the family of an edit',
    show: async ({ page }) => {
      await openStage(page, prompts.calm);
      await page.keyboard.press('y');
      await page.getByRole('tree', { name: text.stage.tree.label }).waitFor();
    },
  },
  {
    name: 'a recipe that was found in a picture',
    show: async ({ studio, page, scene }) => {
      await toStage(page);
      const done = recordsIn(scene.library).find((record) => record.results.length > 0);
      await studio.dropFiles(null, [fileOf(scene.library, done?.results[0]?.file ?? 'none')]);
      await page.getByRole('region', { name: text.compose.offer.title }).waitFor();
      return () => button(page, text.compose.offer.asInput).click();
    },
  },
];

function fileOf(library: string, name: string): string {
  const found = readdirSync(library, { recursive: true, encoding: 'utf8' }).find((file) => path.basename(file) === name);
  if (found === undefined) throw new Error(`${name} is not in the library`);
  return path.join(library, found);
}
