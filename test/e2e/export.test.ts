// Exporting from the window: what the dialog says is what is written, and the library is left as it was.
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { chunkOf, pngWith } from '../fakes/carrying.ts';
import { plantEdit } from '../faults/bench.ts';
import { findingsOfAxe } from './axe.ts';
import { instruction, makeScene, until } from './scene.ts';
import type { Scene } from './scene.ts';
import { settled } from './settled.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

let scene: Scene;
let studio: RunningStudio;
let target: string;

beforeEach(() => {
  scene = makeScene();
  target = path.join(scene.folder, 'for a client');
  mkdirSync(target, { recursive: true });
});
afterEach(async () => {
  await studio.close();
  scene.remove();
});

async function open(): Promise<Page> {
  studio = await launchStudio({ home: scene.home, library: scene.library, dialogPaths: [target] });
  const { page } = studio;
  await instruction(page).waitFor();
  return page;
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: /^Export/ });
const written = (): string[] =>
  readdirSync(target)
    .filter((name) => !name.startsWith('.'))
    .toSorted();

test('Mod+E exports the edit on the stage: the names shown are the names written, and the choices are remembered', async () => {
  const { file, bytes } = await plantEdit(scene.library, 1, '把天空变成红色 now');
  let page = await open();
  await page.getByRole('gridcell', { name: /把天空变成红色/ }).click();
  await page.keyboard.press('Control+e');
  const dialog = dialogOf(page);
  await dialog.getByRole('heading', { name: 'Export 1 edit' }).waitFor();
  await dialog.getByRole('button', { name: 'Choose folder' }).click();
  await dialog.getByText(target).waitFor();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('{n} {promt}');
  await dialog.getByText('These words mean nothing and stay as they are: {promt}').waitFor();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('{n} ');
  await dialog.getByRole('button', { name: 'Put {prompt} into the name' }).click();
  await dialog.getByText('01 把天空变成红色-now.png').waitFor();
  await dialog.getByRole('radio', { name: 'WebP' }).click();
  await dialog.getByText('01 把天空变成红色-now.webp').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    expect(await findingsOfAxe(page, '[role="dialog"]')).toEqual([]);
  }
  await page.keyboard.press('Control+Enter');
  // One message, which leaves after five seconds.
  await Promise.all([
    page.getByText('1 file exported to “for a client”').waitFor(),
    page.getByRole('button', { name: 'Show in folder' }).last().waitFor(),
  ]);
  expect(written()).toEqual(['01 把天空变成红色-now.webp']);
  expect(readFileSync(file)).toEqual(bytes);
  await studio.close();

  page = await open();
  await page.getByRole('gridcell', { name: /把天空变成红色/ }).click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await dialogOf(page).getByText('01 把天空变成红色-now 2.webp').waitFor();
});

test('the selection becomes a page for a client, which works by keyboard and loads nothing', async () => {
  for (const n of [1, 2, 3]) await plantEdit(scene.library, n, `a lighthouse ${n} <script>alert(1)</script>`);
  const page = await open();
  await page.getByRole('radio', { name: 'Library' }).click();
  await page.getByRole('gridcell').first().click();
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar', { name: 'Actions on the selection' }).getByRole('button', { name: 'Export' }).click();
  const dialog = dialogOf(page);
  await dialog.getByRole('radio', { name: 'Page for a client' }).click();
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Lights & <co>');
  await dialog.getByText('1 file of 3 pictures').waitFor();
  await dialog.getByRole('button', { name: 'Choose folder' }).click();
  await dialog.getByText(target).waitFor();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await until(() => written().length === 1, 'the page');
  const file = path.join(target, written()[0] ?? '');
  const html = readFileSync(file, 'utf8');
  expect([
    html.includes('<script>alert'),
    (html.match(/<img /g) ?? []).length,
    /https?:\/\//.test(html.replace(/data:[^"]*/g, '')),
  ]).toEqual([false, 3, false]);
});

test('Content Credentials are shown with what becomes of them, and “Unchanged” keeps the file', async () => {
  const sign = (png: Buffer): Buffer => pngWith(png, [chunkOf('caBX', Buffer.from('signed'))]);
  const { bytes: signed } = await plantEdit(scene.library, 1, 'signed', sign);
  const page = await open();
  await page.getByRole('gridcell', { name: /signed/ }).click();
  await page.keyboard.press('Control+e');
  const dialog = dialogOf(page);
  await dialog.getByText('Content Credentials: present').waitFor();
  await dialog.getByText('A changed copy loses them', { exact: false }).waitFor();
  await dialog.getByRole('radio', { name: 'JPEG' }).click();
  await dialog.getByRole('radio', { name: 'Unchanged' }).click();
  await dialog.getByText('kept, since the file is not changed').waitFor();
  expect(await dialog.getByRole('radio', { name: 'As received' }).isChecked()).toBe(true);
  await dialog.getByRole('button', { name: 'Choose folder' }).click();
  await dialog.getByText(target).waitFor();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  await until(() => written().length === 1, 'the copy');
  expect(readFileSync(path.join(target, written()[0] ?? ''))).toEqual(signed);
});
