// Pictures that carry a recipe: dropped, the person chooses between picture and recipe; a folder of them becomes edits.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainText, pngWith, smallPng } from '../fakes/carrying.ts';
import { plantEdit } from '../faults/bench.ts';
import { instruction, makeScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

let scene: Scene;
let studio: RunningStudio;

beforeEach(() => {
  scene = makeScene();
});

afterEach(async () => {
  await studio.close();
  scene.remove();
});

const graph = {
  '1': { class_type: 'KSampler', inputs: { seed: 77, positive: ['2', 0] } },
  '2': { class_type: 'CLIPTextEncode', inputs: { text: 'a fox in the snow' } },
};

async function putComfy(name: string): Promise<string> {
  const file = path.join(scene.folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, pngWith(await smallPng(), [plainText('prompt', JSON.stringify(graph))]));
  return file;
}

test('a dropped picture with a recipe is an input, and its recipe is offered; so is that of a result of ours', async () => {
  const comfy = await putComfy('fox.png');
  const { file } = await plantEdit(scene.library, 1, 'a lighthouse at dusk');
  studio = await launchStudio({ home: scene.home, library: scene.library });
  const { page } = studio;
  await instruction(page).waitFor();
  const offer = page.getByRole('region', { name: 'A recipe was found' });

  await studio.dropFiles(null, [comfy]);
  await offer.getByText('fox.png carries its recipe, from ComfyUI.').waitFor();
  await offer.getByRole('button', { name: 'Use as input' }).click();
  await offer.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Remove image 1' }).waitFor();
  expect(await instruction(page).inputValue()).toBe('');

  await studio.dropFiles(null, [comfy]);
  await offer.getByText('a fox in the snow').waitFor();
  await offer.getByRole('button', { name: 'Load its recipe' }).click();
  expect(await instruction(page).inputValue()).toBe('a fox in the snow');
  expect(await page.getByRole('button', { name: 'Remove image 1' }).count()).toBe(0);

  await studio.dropFiles(null, [file]);
  await offer.getByText(`${path.basename(file)} carries its recipe, from Kontext Studio.`).waitFor();
  await offer.getByRole('button', { name: 'Load its recipe' }).click();
  expect(await instruction(page).inputValue()).toBe('a lighthouse at dusk');
});

test('Settings import a folder, say what was skipped and why, and the edits are in the library as imported', async () => {
  await putComfy('old/fox.png');
  writeFileSync(path.join(scene.folder, 'old', 'holiday.png'), await smallPng(90));
  studio = await launchStudio({ home: scene.home, library: scene.library, dialogPaths: [path.join(scene.folder, 'old')] });
  const { page } = studio;
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Import a folder', exact: true }).click();
  const report = page.getByRole('region', { name: 'What the import did' });
  await report.getByText('1 picture imported, 0 known already, 1 skipped.', { exact: false }).waitFor();
  expect(await report.getByRole('listitem').allTextContents()).toEqual(['holiday.pngIt carries no recipe that is known here.']);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('radio', { name: 'Library' }).click();
  await page.getByRole('gridcell', { name: /a fox in the snow/ }).dblclick();
  await page.getByRole('button', { name: 'Information' }).click();
  const information = page.getByRole('complementary', { name: 'Information' });
  await information.getByText('from ComfyUI, fox.png').waitFor();
  expect(await information.getByText('Request id').count()).toBe(0);
});
