// The screens of making: pictures, parameters, queue, stage.
import { mkdirSync, realpathSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from '../../renderer/text/text.ts';
import { recordsIn, takePhoto, until } from './scene.ts';
import { ask, button, has, openStage, prompts, start, toPage } from './screen-steps.ts';
import type { Screen } from './screen-steps.ts';

/** Six pictures in a folder of their own. */
async function takeFolder(scene: string): Promise<string> {
  const folder = path.join(scene, 'shoot');
  mkdirSync(folder, { recursive: true });
  for (let nth = 1; nth <= 6; nth += 1) await takePhoto(folder, `IMG_${4000 + nth}.jpg`, nth * 50);
  return folder;
}

function noPictures(scene: string): readonly string[] {
  const files = ['README.md', 'scan.tif'].map((name) => path.join(scene, name));
  for (const file of files) writeFileSync(file, 'Photographs of the lake, November.');
  return files;
}

export const workScreens: readonly Screen[] = [
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
    name: 'a crop of a picture',
    show: async ({ page }) => {
      await button(page, start(text.compose.slot(1))).focus();
      await page.keyboard.press('c');
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('application').press('ArrowRight');
      await sheet.getByRole('spinbutton').first().waitFor();
    },
  },
  {
    name: 'a picture that is straightened',
    show: async ({ page }) => {
      await button(page, start(text.compose.slot(1))).focus();
      await page.keyboard.press('c');
      const sheet = page.getByRole('dialog');
      await sheet.getByRole('application').press('6');
      await sheet.getByRole('spinbutton').fill('4.5');
      await sheet.getByText(text.crop.turned({ turn: 0, straighten: 4.5 })).waitFor();
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
      await ask(page, `${prompts.next} [slow]`);
      await until(() => recordsIn(scene.library).length > 0, 'the first record');
      await openStage(page, prompts.next);
    },
  },
  {
    name: 'the queue with what runs and what went wrong',
    show: async ({ page, scene }) => {
      for (const prompt of [prompts.calm, prompts.blocked, prompts.lost]) {
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
    name: 'a folder is dropped',
    show: async ({ studio, page, scene }) => {
      await studio.dropFiles(null, [await takeFolder(scene.folder)]);
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'the sheet of a batch',
    show: async ({ studio, page, scene }) => {
      await studio.dropFiles(null, [await takeFolder(scene.folder)]);
      await button(page, text.batch.each(6)).click();
      await page.getByRole('dialog', { name: text.batch.title(6) }).waitFor();
      await page.getByRole('textbox', { name: text.batch.instruction }).fill('make {name} a postcard from {place}');
    },
  },
  {
    name: 'files that cannot be sent, apart on the sheet of a batch',
    show: async ({ studio, page, scene }) => {
      await studio.dropFiles(null, [await takeFolder(scene.folder), ...noPictures(scene.folder)]);
      await button(page, text.batch.each(6)).click();
      await page.getByRole('group', { name: text.batch.leftOut(2) }).waitFor();
    },
  },
  {
    name: 'a batch that was put away',
    show: async ({ studio, page, scene }) => {
      await studio.dropFiles(null, [await takeFolder(scene.folder)]);
      await button(page, text.batch.each(6)).click();
      await page.getByRole('textbox', { name: text.batch.instruction }).fill('a watercolour of {name}');
      await page.keyboard.press('Escape');
      await button(page, start(text.queue.label)).click();
      await page.getByText(text.batch.kept(6)).waitFor();
      return async () => {
        await button(page, text.batch.discardKept('a watercolour of {name}')).click();
        await page.keyboard.press('Escape');
      };
    },
  },
  {
    name: 'a batch that waits for the person',
    show: async ({ studio, page, scene }) => {
      await studio.dropFiles(null, [await takeFolder(scene.folder)]);
      await button(page, text.batch.each(6)).click();
      const sheet = page.getByRole('dialog', { name: text.batch.title(6) });
      await sheet.getByRole('textbox', { name: text.batch.instruction }).fill('a postcard of {name}');
      await sheet.getByRole('button', { name: text.batch.runPilot(3) }).click();
      await page.getByText(text.batch.pilotAsk(3, 3)).waitFor();
      return async () => {
        await button(page, text.batch.cancelOf('a-postcard-of-name')).click();
        await page
          .getByRole('alertdialog')
          .getByRole('button', { name: text.batch.cancelOf('a-postcard-of-name') })
          .click();
        await page.keyboard.press('Escape');
      };
    },
  },
  {
    name: 'the pairs of a batch',
    show: async ({ studio, page, scene }) => {
      await studio.dropFiles(null, [await takeFolder(scene.folder)]);
      await button(page, text.batch.each(6)).click();
      const sheet = page.getByRole('dialog', { name: text.batch.title(6) });
      await sheet.getByRole('textbox', { name: text.batch.instruction }).fill('a view of {name}');
      await sheet.getByRole('button', { name: text.batch.runPilot(3) }).click();
      await page.getByText(text.batch.pilotAsk(3, 3)).waitFor();
      await button(page, text.batch.look).last().click();
      await page.getByRole('main', { name: text.survey.pairsTitle }).waitFor();
      return async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('q');
        await button(page, text.batch.cancelOf('a-view-of-name')).click();
        await page
          .getByRole('alertdialog')
          .getByRole('button', { name: text.batch.cancelOf('a-view-of-name') })
          .click();
        await page.keyboard.press('Escape');
      };
    },
  },
  {
    name: 'new pictures of a watched folder',
    show: async ({ page, scene }) => {
      const folder = path.join(scene.folder, 'incoming');
      mkdirSync(folder, { recursive: true });
      // As the command adds one; the window reads the list when it comes to the front.
      const list = { format: 1, folders: [{ path: realpathSync(folder), use: { kind: 'preset', name: 'Evening gold' }, done: [] }] };
      writeFileSync(path.join(scene.home, 'watched.json'), JSON.stringify(list));
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      for (let nth = 1; nth <= 8; nth += 1) {
        // Each another picture: of equal files one waits, and none that was used before.
        const file = await takePhoto(folder, `IMG_${4100 + nth}.jpg`, nth * 5 + 1);
        // Long still: nobody waits here for a file to be left alone.
        utimesSync(file, 1_700_000_000, 1_700_000_000);
      }
      // While it is open nobody is told beside it.
      await button(page, start(text.queue.label)).click();
      await page.getByText(text.watched.row(8, 'incoming')).waitFor();
      return async () => {
        await button(page, text.watched.leave).click();
        await page.getByText(text.watched.row(8, 'incoming')).waitFor({ state: 'detached' });
        await page.keyboard.press('Escape');
      };
    },
  },
  {
    name: 'cancelling several',
    show: async ({ page, scene }) => {
      // What runs may end while it is looked at, and the menu with it; what waits in a queue that is stopped stays.
      await button(page, start(text.queue.label)).click();
      await button(page, text.queue.pause).click();
      await button(page, text.queue.resume).waitFor();
      await page.keyboard.press('Escape');
      const before = recordsIn(scene.library).length;
      await ask(page, prompts.later);
      await until(() => recordsIn(scene.library).length > before, prompts.later);
      await button(page, start(text.queue.label)).click();
      await button(page, text.queue.cancelMore).click();
      await page.getByRole('menuitem', { name: text.queue.cancelAll }).waitFor();
      return async () => {
        await page.getByRole('menuitem', { name: text.queue.cancelAll }).click();
        await button(page, text.queue.resume).click();
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
      await page.getByRole('textbox', { name: text.queue.idLabel(true) }).waitFor();
    },
  },
];
