// A Run that is pressed while what was given before it is still being read: it takes all of that along, or runs nothing and says why.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { startSeaart } from '../fakes/seaart-server.ts';
import type { SeaartServer } from '../fakes/seaart-server.ts';
import { instruction, makeScene, recordsIn, runButton, until, write } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

/** Reading and preparing 24 megapixels, on a machine that does much else. */
const patienceMs = 90_000;
const max = { timeout: 4 * patienceMs };

let scene: Scene;
let server: SeaartServer;
let studio: RunningStudio;

beforeEach(async () => {
  scene = makeScene();
  server = await startSeaart();
});
afterEach(async () => {
  await studio.close();
  await server.stop();
  scene.remove();
});

const start = async (): Promise<Page> => {
  studio = await launchStudio({
    home: scene.home,
    library: scene.library,
    env: { SEAART_API_KEY: server.key, SEAART_BASE_URL: server.baseUrl },
    viewport: { width: 1280, height: 800 },
  });
  await instruction(studio.page).waitFor();
  return studio.page;
};

/** 24 megapixels as a camera's TIFF has them. */
async function takeTiff(name: string, background = '#8098b0'): Promise<string> {
  const file = path.join(scene.folder, name);
  await sharp({ create: { width: 6000, height: 4000, channels: 3, background } })
    .tiff({ compression: 'none' })
    .toFile(file);
  return file;
}

/** Everything the foot of the compose area said from now on, one after the other. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const said: string[] = [];
    (globalThis as unknown as { said: string[] }).said = said;
    const note = (): void => {
      const words = document.querySelector('aside')?.textContent ?? '';
      if (said.at(-1) !== words) said.push(words);
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
    note();
  });
  return () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
}

test(
  'a 24-MP TIFF dropped and Control+Enter at once: the create has the picture, and nothing ever said that words alone are sent',
  max,
  async () => {
    const tiff = await takeTiff('photo.tif');
    const page = await start();
    await write(page, 'make it night');
    await page.getByText(/Sends words only/).waitFor();
    const heard = await listen(page);
    await studio.dropFiles(null, [tiff]);
    await page.keyboard.press('ControlOrMeta+Enter');
    // Counted when its head is there; a task is made of the whole of it.
    await until(() => server.tasks.size === 1, 'the create', patienceMs);
    const [task] = server.tasks.values();
    const sent = await sharp(Buffer.from(String(task?.fields['input_image']), 'base64')).metadata();
    expect([task?.fields['prompt'], sent.width, sent.height]).toEqual(['make it night', 1248, 832]);
    await until(() => recordsIn(scene.library)[0]?.state === 'done', 'a done record', patienceMs);
    expect(recordsIn(scene.library).map(({ request }) => request.inputs.map(({ name }) => name))).toEqual([['photo.tif']]);
    const said = await heard();
    const given = said.findIndex((words) => words.includes('photo.tif'));
    expect(given).toBeGreaterThan(0);
    expect(said.slice(given).filter((words) => words.includes('Sends words only'))).toEqual([]);
    expect(said.some((words) => words.includes('Reading photo.tif …') && words.includes('Runs when photo.tif is read'))).toBe(true);
    expect(server.count('create')).toBe(1);
  },
);

/** Presses Run, and does in the same task of the page what calls it off: a computer that is slow to press keys may have read the picture before the second. */
const runAnd = (page: Page, then: { readonly escapes: true } | { readonly types: string }): Promise<void> =>
  instruction(page).evaluate((field, what) => {
    const down = (key: string, mod: boolean): void => {
      const isMac = navigator.userAgent.includes('Mac');
      const keys = { key, code: key, ctrlKey: mod && !isMac, metaKey: mod && isMac };
      field.dispatchEvent(new KeyboardEvent('keydown', { ...keys, bubbles: true, cancelable: true }));
    };
    field.focus();
    down('Enter', true);
    if ('escapes' in what) down('Escape', false);
    else document.execCommand('insertText', false, what.types);
  }, then);

test('Escape, and any change of the draft, call a waiting Run off; nothing is sent by it', max, async () => {
  const tiff = await takeTiff('photo.tif');
  // What was read once is read at once, and three take longer than a busy computer takes to press a key.
  const others = await Promise.all(['#b09880', '#98b080', '#b080b0'].map((colour, nth) => takeTiff(`other-${nth}.tif`, colour)));
  const page = await start();
  await write(page, 'make it night');
  const heard = await listen(page);
  await studio.dropFiles(null, [tiff]);
  await runAnd(page, { escapes: true });
  await page.getByText(/Sends 1 picture/).waitFor({ timeout: patienceMs });

  await studio.dropFiles(null, others);
  await runAnd(page, { types: ' with stars' });
  await page
    .getByRole('status')
    .getByText(/^Nothing was run: it was changed/)
    .waitFor();
  await until(async () => (await page.getByTestId(/^reading-/).count()) === 0, 'all pictures in their places', patienceMs);
  expect(await instruction(page).inputValue()).toContain(' with stars');
  expect([server.count('create'), recordsIn(scene.library).length]).toEqual([0, 0]);
  expect((await heard()).filter((words) => words.includes('Adding to the queue'))).toEqual([]);
});

test(
  'a file that cannot be read stops the Run that waited for it, keeps its place, and nothing runs while it stands there',
  max,
  async () => {
    const broken = path.join(scene.folder, 'broken.tif');
    const tiff = await takeTiff('photo.tif');
    // Whole in size, cut in its pixels: only reading it to the end tells.
    writeFileSync(broken, (await sharp(tiff).jpeg().toBuffer()).subarray(0, 60_000));
    const page = await start();
    await write(page, 'make it night');
    await studio.dropFiles(null, [broken, tiff]);
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText(/“broken.tif” could not be read, so nothing would be sent/).waitFor({ timeout: patienceMs });
    await page.getByRole('img', { name: /^Image 1: broken.tif could not be read\./ }).waitFor();
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByText('Take away the picture that could not be read, or give another').waitFor();
    expect(server.count('create')).toBe(0);
    await page.getByRole('button', { name: 'Remove image 1' }).click();
    await page.getByText(/Sends 1 picture/).waitFor({ timeout: patienceMs });
    await page.keyboard.press('ControlOrMeta+Enter');
    await until(() => server.tasks.size === 1, 'the create', patienceMs);
    expect([...server.tasks.values()].map(({ fields }) => [typeof fields['input_image'], fields['input_image_2']])).toEqual([
      ['string', undefined],
    ]);
  },
);

test('twelve at once are asked about with their sum, once, and the next press is for one again', max, async () => {
  let page = await start();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByLabel('Price of a picture').fill('0,08');
  await page.getByLabel('Currency').fill('USD');
  await page.keyboard.press('Escape');
  await write(page, 'a mountain lake');
  const choose = async (): Promise<void> => {
    await page.getByRole('button', { name: /^Number of edits/ }).click();
    await page.getByRole('menuitemradio', { name: /^12 edits/ }).click();
  };
  await choose();
  await page.getByText('12 edits · about 0.96 USD', { exact: true }).waitFor();
  await runButton(page).click();
  const question = page.getByRole('alertdialog');
  await question.getByText('This press makes 12 edits for about 0.96 USD, by the price in the settings.').waitFor();
  await question.getByRole('button', { name: 'Cancel' }).click();
  // Its own button says Run too.
  await question.waitFor({ state: 'detached' });
  expect(server.count('create')).toBe(0);
  await runButton(page).click();
  await question.getByRole('button', { name: 'Run 12' }).click();
  await until(() => recordsIn(scene.library).length === 12, 'twelve records', patienceMs);
  await page.getByRole('button', { name: 'Number of edits: 1', exact: true }).waitFor();
  await page.getByText('1 edit · about 0.08 USD', { exact: true }).waitFor();

  // Nor is a number that was chosen and not run there after a restart.
  await choose();
  await until(async () => (await page.getByTestId('sum').textContent())?.startsWith('12 edits') === true, 'the number');
  await write(page, 'a mountain lake at dawn');
  await until(() => readFileSync(path.join(scene.home, 'draft.json'), 'utf8').includes('at dawn'), 'the draft on the disk');
  await studio.close();
  page = await start();
  await until(async () => (await instruction(page).inputValue()) === 'a mountain lake at dawn', 'the draft of before');
  await page.getByRole('button', { name: 'Number of edits: 1', exact: true }).waitFor();
});
