// The folder is the truth: what a person does in it is seen in the window, and Settings check it and index it anew.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plantEdit } from '../faults/bench.ts';
import { makeScene, until } from './scene.ts';
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

test('edits that others put into the folder appear, and a picture renamed by hand stays', async () => {
  const first = await plantEdit(scene.library, 1, 'a lighthouse at dusk');
  studio = await launchStudio({ home: scene.home, library: scene.library });
  const { page } = studio;
  await page.getByRole('radio', { name: 'Library' }).click();
  await page.getByRole('gridcell', { name: /a lighthouse at dusk/ }).waitFor();
  await plantEdit(scene.library, 2, 'a fox in the snow');
  await page.getByRole('gridcell', { name: /a fox in the snow/ }).waitFor();
  const record = first.file.replace(/\.png$/, '.json');
  renameSync(first.file, path.join(path.dirname(first.file), 'dusk.png'));
  await until(() => readFileSync(record, 'utf8').includes('"file": "dusk.png"'), 'the record says so');
  rmSync(record);
  await page.getByRole('gridcell', { name: /a lighthouse at dusk/ }).waitFor({ state: 'detached' });
});

test('Settings verify the library, list what is wrong, and index it anew', async () => {
  const good = await plantEdit(scene.library, 1);
  const bad = await plantEdit(scene.library, 2);
  const gone = await plantEdit(scene.library, 3);
  studio = await launchStudio({ home: scene.home, library: scene.library });
  const { page } = studio;
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Verify the library', exact: true }).click();
  const findings = page.getByRole('region', { name: 'What the check found' });
  await findings.getByText('Verified 3 edits: all is well.', { exact: false }).waitFor();
  writeFileSync(bad.file, good.bytes);
  rmSync(gone.file);
  await page.getByRole('button', { name: 'Verify the library', exact: true }).click();
  await findings.getByText('Verified 3 edits: 2 things to look at.', { exact: false }).waitFor();
  expect((await findings.getByRole('listitem').allTextContents()).toSorted()).toEqual(
    [
      `2026/10/${path.basename(bad.file)}The picture is not the one that was received: it was changed or damaged.Show in folder`,
      `2026/10/${path.basename(gone.file)}The picture of this edit is not here any more. Put it back, or show the edit: there it is fetched or made again, where that can be done.Show in folder`,
    ].toSorted(),
  );
  // It stays while other pages are looked at.
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: 'Settings' }).click();
  await findings.getByText('2 things to look at', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Rebuild the index', exact: true }).click();
  await page.getByText('Index rebuilt: 3 edits').waitFor();
});
