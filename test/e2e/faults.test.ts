// What a person sees when files are damaged, missing, or their drive is away: a sentence, a next step, and a window that goes on.
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { noise } from '../fakes/pictures.ts';
import { quickPace } from '../fakes/seaart-behaviour.ts';
import { startSeaart } from '../fakes/seaart-server.ts';
import { mountSmallDisk, noSmallDisk } from '../main/platform/small-disk.ts';
import { instruction, makeScene, recordsIn, run, takePhoto, until } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

// Each starts the app twice, and waits there as long as a busy machine may need.
vi.setConfig({ testTimeout: 600_000 });

let scene: Scene;
let studio: RunningStudio | null = null;

beforeEach(() => {
  scene = makeScene();
});
afterEach(async () => {
  await studio?.close();
  studio = null;
  scene.remove();
});

const start = async (): Promise<RunningStudio> => {
  studio = await launchStudio({ home: scene.home, library: scene.library });
  await instruction(studio.page).waitFor();
  return studio;
};

/** One rehearsed edit, done; its picture's path and bytes. The app is closed again. */
async function oneEdit(): Promise<{ file: string; bytes: Buffer; month: string }> {
  const { page, dropFiles } = await start();
  await dropFiles(null, [await takePhoto(scene.folder, 'coast.jpg')]);
  await page.getByText(/Sends 1 picture/).waitFor();
  await run(page, 'make the sky red');
  const record = await until(() => recordsIn(scene.library).find(({ state }) => state === 'done'), 'a done record');
  await studio?.close();
  const name = record.results[0]?.file ?? '';
  const found = readdirSync(scene.library, { recursive: true, encoding: 'utf8' }).find((one) => path.basename(one) === name);
  const file = path.join(scene.library, found ?? '');
  return { file, bytes: readFileSync(file), month: path.dirname(file) };
}

test('rows 11 and 12 in the window: a missing picture is fetched again, a damaged record is listed with its reason', async () => {
  const { file, bytes, month } = await oneEdit();
  rmSync(file);
  writeFileSync(path.join(month, 'broken.json'), '{"format":1');

  const { page } = await start();
  await page.getByRole('gridcell', { name: /File missing or damaged/ }).dblclick();
  await page.getByText(/The picture file is missing or damaged/).waitFor();
  await page.getByRole('button', { name: 'Fetch again' }).click();
  await page.getByText('The picture is back').waitFor();
  await page.getByRole('slider', { name: 'Before and after' }).waitFor();
  expect(readFileSync(file).equals(bytes)).toBe(true);

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText(/^\d{4}\/\d\d\/broken\.json is not complete JSON$/).waitFor();
  await page.getByText('1 record could not be read and was left as it is').waitFor();
  await page.getByRole('button', { name: /Show .*broken\.json in its folder/ }).waitFor();
  expect(readFileSync(path.join(month, 'broken.json'), 'utf8')).toBe('{"format":1');
});

test('row 9 in the window: with the drive away the library is browsed and says so; it goes on when the drive is back', async () => {
  await oneEdit();
  renameSync(scene.library, `${scene.library}.away`);
  const { page } = await start();
  await page.getByText('The library folder is not connected.', { exact: false }).waitFor();
  await page.getByRole('combobox', { name: 'Search the library' }).fill('red sky');
  await until(async () => (await page.getByRole('gridcell').count()) === 1, 'the edit in the grid');
  expect(existsSync(scene.library)).toBe(false);

  renameSync(`${scene.library}.away`, scene.library);
  await page.getByText('The library folder is not connected.', { exact: false }).waitFor({ state: 'detached' });
  await page.getByRole('combobox', { name: 'Search the library' }).fill('');
  await run(page, 'make the sky green');
  await until(() => recordsIn(scene.library).filter(({ state }) => state === 'done').length === 2, 'a second done record');
});

test.skipIf(noSmallDisk !== null)(
  `row 5 in the window: a full disk is said with where the picture is, and it comes home when there is room${noSmallDisk === null ? '' : `: ${noSmallDisk}`}`,
  async () => {
    const disk = mountSmallDisk(24);
    onTestFinished(disk.unmount);
    const library = path.join(disk.folder, 'library');
    const server = await startSeaart();
    onTestFinished(server.stop);
    server.behaviour.pace = ['IN_PROGRESS'];
    server.behaviour.pictures = async () => [await noise(400, 300).png().toBuffer()];
    studio = await launchStudio({ home: scene.home, library, env: { SEAART_API_KEY: server.key, SEAART_BASE_URL: server.baseUrl } });
    const { page } = studio;
    await instruction(page).waitFor();
    await run(page, 'a lake at dawn');
    await until(() => recordsIn(library).some(({ state }) => state === 'running'), 'an edit that is out');
    const { bavail, bsize } = statfsSync(disk.folder);
    const filler = path.join(disk.folder, 'filler');
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 120_000));
    for (const task of server.tasks.values()) task.pace = quickPace;
    await page
      .getByText(/The disk is full\. .* The finished picture is safe at SeaArt/)
      .first()
      .waitFor({ timeout: 200_000 });
    // The window goes on.
    await page.getByRole('combobox', { name: 'Search the library' }).fill('dawn');
    await until(async () => (await page.getByRole('gridcell').count()) === 1, 'the edit in the grid');
    rmSync(filler);
    await until(() => recordsIn(library)[0]?.state === 'done', 'the picture at home');
    await studio.close();
    studio = null;
  },
);
