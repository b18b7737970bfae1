// Results to other programs and back. On the stand-in what Electron would drag and copy is what it says; on Electron the system has it.
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright';
import type { Parent } from '../../app/edits/record.ts';
import { beginDragOf, middle, saidOf } from './drags.ts';
import { plantLibrary } from './planted.ts';
import { instruction, makeScene, recordsIn, takePhoto, until } from './scene.ts';
import type { LooseRecord, Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

const words = ['a red barn', 'a blue boat', 'a green field', 'a white tower'];
const onElectron = process.env['KONTEXT_E2E_ELECTRON'] === '1';
let scene: Scene;
let studio: RunningStudio;
let page: Page;
let ids: readonly string[];
let program: string;

beforeAll(async () => {
  scene = makeScene();
  ids = await plantLibrary(
    scene.library,
    words.map((prompt, n) => ({ prompt, at: new Date(2024, 5, 3, 10, n) })),
  );
  program = path.join(scene.folder, 'Retouch');
  // It does what an editor does at a save: it writes beside the file and renames.
  writeFileSync(program, '#!/bin/sh\nprintf %s "$1" > "$0.opened"\ncp "$0.png" "$1.saving" && mv "$1.saving" "$1"\n');
  chmodSync(program, 0o700);
  writeFileSync(
    `${program}.png`,
    await sharp({ create: { width: 312, height: 208, channels: 3, background: '#204080' } })
      .png()
      .toBuffer(),
  );
  studio = await launchStudio({
    home: scene.home,
    library: scene.library,
    colorScheme: 'dark',
    viewport: { width: 1280, height: 800 },
    dialogPaths: [program],
  });
  ({ page } = studio);
  await instruction(page).waitFor();
});
afterAll(async () => {
  await studio.close();
  scene.remove();
});

type Made = Omit<LooseRecord, 'request'> & {
  readonly imported?: { readonly program?: string };
  readonly request: { readonly inputs: readonly { readonly parent: Parent | null }[] };
};
const records = (): readonly Made[] => recordsIn(scene.library) as unknown as readonly Made[];
const fileOf = (n: number): string => {
  const file = records().find(({ id }) => id === ids[n])?.results[0]?.file ?? '';
  return path.join(scene.library, '2024', '06', file);
};
const tile = (name: string): Locator => page.getByRole('gridcell', { name: new RegExp(name) });
const said = (verb: string): readonly string[] => saidOf(studio, verb);
const shot = async (name: string): Promise<void> => {
  if (process.env['KONTEXT_SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['KONTEXT_SHOTS']}/${name}.png` });
};
const beginDrag = (from: Locator): Promise<void> => beginDragOf(studio, from);

const draftParents = (): readonly (Parent | null)[] => {
  const kept = JSON.parse(readFileSync(path.join(scene.home, 'draft.json'), 'utf8')) as { pictures?: { parent: Parent | null }[] };
  return (kept.pictures ?? []).map(({ parent }) => parent);
};

async function emptySlots(): Promise<void> {
  const remove = page.getByRole('button', { name: 'Remove image 1' });
  // Until main knows it too: a page that is just being changed may show no places yet.
  await until(async () => {
    if ((await remove.count()) > 0) await remove.click();
    return (await remove.count()) === 0 && draftParents().length === 0;
  }, 'empty places');
}

test.skipIf(onElectron)('a tile is dragged out as its file, the selection as all of its files, with Alt as clean copies', async () => {
  await page.getByRole('radio', { name: 'Library' }).click();
  await beginDrag(tile('red barn'));
  await page.mouse.up();
  expect(said('drag')).toEqual([fileOf(0)]);

  await tile('red barn').click();
  await tile('green field').click({ modifiers: ['ControlOrMeta'] });
  await tile('white tower').click({ modifiers: ['ControlOrMeta'] });
  await beginDrag(tile('green field'));
  await page.mouse.up();
  expect(new Set(said('drag').slice(1))).toEqual(new Set([fileOf(0), fileOf(2), fileOf(3)]));
  expect(said('drag')[1]).toBe(fileOf(2));

  await tile('blue boat').click();
  await page.keyboard.down('Alt');
  await beginDrag(tile('blue boat'));
  await page.mouse.up();
  await page.keyboard.up('Alt');
  const clean = said('drag').at(-1) ?? '';
  expect(clean).toBe(path.join(scene.home, 'out', 'clean', `${ids[1]}-0`, path.basename(fileOf(1))));
  expect((await sharp(clean).metadata()).width).toBe(312);
});

test.skipIf(onElectron)(
  'what is dropped back on a place is the result itself, with its parent; on the recipe it is its recipe',
  async () => {
    await page.getByRole('radio', { name: 'Stage' }).click();
    // What was let go beside the places went into none of them.
    expect(await page.getByRole('button', { name: 'Remove image 1' }).count()).toBe(0);
    await beginDrag(tile('red barn'));
    await page.getByTestId('drop-overlay').waitFor();
    await page.getByTestId('drop-overlay').getByText('Load its recipe').waitFor();
    await shot('drag-overlay');
    await page.mouse.move(...(await middle(page.getByTestId('drop-1'))), { steps: 3 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Remove image 1' }).waitFor();
    await page.getByTestId('drop-overlay').waitFor({ state: 'detached' });
    await until(() => draftParents()[0]?.editId === ids[0], 'the parent');

    await beginDrag(tile('blue boat'));
    await page.mouse.move(...(await middle(page.getByTestId('drop-overlay').getByText('Load its recipe'))), { steps: 3 });
    await page.mouse.up();
    await until(async () => (await instruction(page).inputValue()) === 'a blue boat', 'the recipe');
  },
);

test('a file of the library that is dropped from elsewhere keeps its parent too', async () => {
  await page.getByRole('radio', { name: 'Stage' }).click();
  await emptySlots();
  await studio.dropFiles(null, [fileOf(3)]);
  const own = page.getByRole('button', { name: 'Use as input' });
  await until(async () => draftParents()[0]?.editId === ids[3] || (await own.count()) > 0, 'the picture');
  if ((await own.count()) > 0) await own.first().click();
  await until(() => draftParents()[0]?.editId === ids[3], 'the parent');
});

test.skipIf(onElectron)('Copy puts the bitmap and the file on the clipboard, of several the files; text stays text', async () => {
  await page.getByRole('radio', { name: 'Library' }).click();
  await tile('red barn').click();
  await page.keyboard.press('ControlOrMeta+c');
  await page.getByText('Copied the picture and its file.').waitFor();
  expect(said('copy').filter((line) => line.startsWith('text/uri-list'))).toEqual([`text/uri-list ${pathToFileURL(fileOf(0)).href}`]);
  expect(said('copy').some((line) => /^image\/png [1-9]\d* bytes$/.test(line))).toBe(true);

  await tile('green field').click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('ControlOrMeta+c');
  await page.getByText('Copied the files of 2 pictures.').waitFor();
  const both =
    said('copy')
      .filter((line) => line.startsWith('text/uri-list'))
      .at(-1) ?? '';
  expect(new Set(both.split(' ').slice(1))).toEqual(new Set([pathToFileURL(fileOf(0)).href, pathToFileURL(fileOf(2)).href]));

  const count = said('copy').length;
  await page.getByRole('radio', { name: 'Stage' }).click();
  await instruction(page).fill('only words');
  await instruction(page).press('ControlOrMeta+a');
  await instruction(page).press('ControlOrMeta+c');
  // What was asked first is answered first: had the words been taken for the picture, its copy would stand before that of the tile.
  await page.getByRole('radio', { name: 'Library' }).click();
  await tile('blue boat').click();
  await page.keyboard.press('ControlOrMeta+c');
  await until(() => said('copy').length >= count + 2, 'both forms of the copy of the tile');
  const copied = said('copy')
    .slice(count)
    .filter((line) => line.startsWith('text/uri-list'));
  expect(copied).toEqual([`text/uri-list ${pathToFileURL(fileOf(1)).href}`]);
});

/** As Chromium brings a paste: files without a path, and words. */
function paste(parts: { readonly words?: string; readonly bitmap?: boolean; readonly into?: string }): Promise<void> {
  return page.evaluate(async ({ words: said, bitmap, into }) => {
    const clipboardData = new DataTransfer();
    if (said !== undefined) clipboardData.setData('text/plain', said);
    if (bitmap === true) {
      const canvas = new OffscreenCanvas(40, 30);
      canvas.getContext('2d')?.fillRect(0, 0, 20, 20);
      clipboardData.items.add(new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' }));
    }
    const target = into === undefined ? document.body : (document.getElementById(into) ?? document.body);
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, parts);
}

test('a bitmap and the addresses of files are pasted as pictures; where words are typed, words are', async () => {
  await page.getByRole('radio', { name: 'Stage' }).click();
  await emptySlots();
  const remove = page.getByRole('button', { name: /^Remove image \d$/ });
  await paste({ bitmap: true });
  await until(async () => (await remove.count()) === 1, 'the bitmap');
  const photo = await takePhoto(scene.folder, 'from a file manager.jpg');
  await paste({ words: `${pathToFileURL(photo).href}\r\n` });
  await until(async () => (await remove.count()) === 2, 'the file');
  await paste({ words: 'a sheet of figures', bitmap: true, into: 'instruction' });
  await paste({ bitmap: true, into: 'instruction' });
  await until(async () => (await remove.count()) === 3, 'the bitmap over the words');
  // The bitmap that came with words would be in the last place, which the next picture has.
  await studio.dropFiles(null, [await takePhoto(scene.folder, 'the last.jpg')]);
  await page.getByRole('button', { name: /^Image 4: the last\.jpg/ }).waitFor();
  await emptySlots();
});

test('a program is chosen, renamed, and opens a working copy; its save is a new version beside the result', async () => {
  await page.getByRole('radio', { name: 'Stage' }).click();
  await tile('red barn').click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Choose programs' }).click();
  await page.getByRole('button', { name: 'Add a program' }).click();
  await page.getByText('Retouch was added.').waitFor();
  const name = page.getByRole('textbox', { name: 'Name of program 1' });
  await name.fill('Retouch Pro');
  await name.press('Enter');
  await until(() => readFileSync(path.join(scene.home, 'settings.json'), 'utf8').includes('"Retouch Pro"'), 'the name');
  await shot('programs');
  await page.getByRole('button', { name: 'Back', exact: true }).click();

  const before = readFileSync(fileOf(0));
  await tile('red barn').click();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: /Open in Retouch Pro/ }).waitFor();
  await shot('open-in-menu');
  await page.getByRole('menuitem', { name: /Open in Retouch Pro/ }).click();
  // Under the pointer a message stays: it would leave after five seconds, with its “Show”.
  await page.getByText('New version of “a red barn” from Retouch Pro').hover();
  await shot('new-version');
  const opened = readFileSync(`${program}.opened`, 'utf8');
  expect(opened).toBe(path.join(scene.home, 'working', `${ids[0]}-0`, path.basename(fileOf(0))));
  expect(readFileSync(fileOf(0)).equals(before)).toBe(true);

  const version = await until(() => records().find(({ imported }) => imported?.program === 'Retouch Pro'), 'the record');
  expect(version.request.inputs.map(({ parent }) => parent)).toEqual([{ editId: ids[0], index: 0 }]);
  await page.getByRole('gridcell', { name: /Edited in Retouch Pro/ }).waitFor();
  await page.getByRole('button', { name: 'Show', exact: true }).last().click();
  await page.getByText('Edited in Retouch Pro').first().waitFor();
  await page.keyboard.press('i');
  const information = page.getByRole('complementary', { name: 'Information' });
  await information.getByText('Edited in', { exact: true }).waitFor();
  await shot('version-shown');
  await page.keyboard.press('i');
  await page.keyboard.press('y');
  await page.getByRole('treeitem', { name: /Edited in Retouch Pro/ }).waitFor();
  await page.getByRole('treeitem', { name: /a red barn/ }).waitFor();
  await shot('version-tree');
  await page.keyboard.press('y');
});

test('a key opens it too, the same save again is no version, and what was saved while the studio was closed is taken in', async () => {
  const versions = (): number => records().filter(({ imported }) => imported?.program !== undefined).length;
  await tile('blue boat').click();
  await page.keyboard.press('Shift+Digit1');
  await until(() => versions() === 2, 'the version of the boat');
  const opened = readFileSync(`${program}.opened`, 'utf8');
  expect(opened.includes(`${ids[1]}-0`)).toBe(true);
  await studio.close();
  mkdirSync(path.dirname(opened), { recursive: true });
  writeFileSync(
    opened,
    await sharp({ create: { width: 312, height: 208, channels: 3, background: '#802040' } })
      .png()
      .toBuffer(),
  );
  studio = await launchStudio({ home: scene.home, library: scene.library, colorScheme: 'light', viewport: { width: 1280, height: 800 } });
  ({ page } = studio);
  await instruction(page).waitFor();
  await until(() => versions() === 3, 'the version that was saved meanwhile');
  await page.getByText('New version of “a blue boat” from Retouch Pro').waitFor();
  await page.getByRole('radio', { name: 'Library' }).click();
  await shot('versions-light');
  expect(existsSync(opened)).toBe(true);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Open in', exact: true }).click();
  await shot('programs-light');
});
