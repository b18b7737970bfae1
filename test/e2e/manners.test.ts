// What a desktop expects of its programs: files are opened with it, a second start hands over, quitting says what it does, a second window.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { plantLibrary } from './planted.ts';
import { instruction, makeScene, recordsIn, run, takePhoto, until } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio, StudioOptions } from './studio.ts';

const onElectron = process.env['KONTEXT_E2E_ELECTRON'] === '1';
const root = path.resolve(import.meta.dirname, '../..');
let scene: Scene | null = null;
let studio: RunningStudio | null = null;

afterEach(async () => {
  await studio?.close();
  scene?.remove();
  studio = scene = null;
});

async function open(here: Scene, options: StudioOptions = {}): Promise<RunningStudio> {
  studio = await launchStudio({ home: here.home, library: here.library, viewport: { width: 1280, height: 800 }, ...options });
  await instruction(studio.page).waitFor();
  return studio;
}

const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env['KONTEXT_SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['KONTEXT_SHOTS']}/${name}.png` });
};

test('files that the program is opened with become inputs, also when it runs already', async () => {
  scene = makeScene();
  const first = await takePhoto(scene.folder, 'first.jpg');
  const second = await takePhoto(scene.folder, 'second.jpg', 30);
  const { page, output } = await open(scene, { files: [first, path.join(scene.folder, 'nothing.jpg')] });
  await page.getByText('first.jpg').first().waitFor();
  await page.getByText('1 file not taken').waitFor();
  if (onElectron) return;
  await until(() => output().includes(`stand-in: recent ${first}`), 'a recent document');
  expect(output()).not.toContain('recent ' + path.join(scene.folder, 'nothing.jpg'));

  const register = path.join(root, 'build/stand-in/register.ts');
  const again = spawn(process.execPath, ['--import', register, path.join(root, 'dist/main/index.js'), 'second.jpg'], {
    cwd: scene.folder,
    env: { ...process.env, KONTEXT_HOME: scene.home, KONTEXT_LIBRARY: scene.library, KONTEXT_STAND_IN_HEADLESS: '1' },
    stdio: 'ignore',
  });
  expect(await new Promise((resolve) => again.on('exit', resolve))).toBe(0);
  await page.getByText('second.jpg').first().waitFor();
  expect(second).toContain('second.jpg');
});

test.skipIf(onElectron)('quitting with an edit under way says what happens to it; it goes on at the next start', async () => {
  scene = makeScene();
  const here = scene;
  const { page, output, close } = await open(here);
  await run(page, 'a lighthouse');
  await until(() => recordsIn(here.library).some(({ state }) => state === 'running'), 'a running edit');
  await until(() => output().includes('stand-in: progress 0'), 'progress on the taskbar');
  await close();
  studio = null;
  expect(output()).toContain('asked “Quit while edits are under way?” 1 edit is running. They go on without Kontext Studio');
  await open(here);
  await until(() => recordsIn(here.library).some(({ state }) => state === 'done'), 'the edit done');
});

test.skipIf(onElectron)('a person who stays keeps the window and the edit', async () => {
  scene = makeScene();
  const here = scene;
  const { page, output } = await open(here, { env: { KONTEXT_STAND_IN_ANSWER: '1' } });
  await run(page, 'a lighthouse');
  // As soon as it is out: on a busy machine it may be done before a later press.
  await until(() => recordsIn(here.library).some(({ state }) => state === 'queued' || state === 'running'), 'an edit that is out');
  await page.keyboard.press('Control+Q');
  await until(() => output().includes('asked “Quit while'), 'the question');
  await until(() => recordsIn(here.library).some(({ state }) => state === 'done'), 'the edit done');
  // The record is on disk before the program counts the edit as ended; quit in between, it asks again, and this person stays.
  await until(() => output().lastIndexOf('stand-in: progress -1') > output().lastIndexOf('asked “Quit while'), 'nothing under way');
  await page.getByText('a lighthouse').first().waitFor();
});

test('a limit that is being typed when the program is quit holds', async () => {
  scene = makeScene();
  const { page, close } = await open(scene);
  await page.keyboard.press('Control+,');
  await page.getByRole('textbox', { name: 'At most in a day: pictures' }).fill('9');
  await close();
  studio = null;
  expect(JSON.parse(readFileSync(path.join(scene.home, 'settings.json'), 'utf8'))).toMatchObject({ limits: { dayPictures: 9 } });
});

test('a second window shows what is on the stage and follows it', async () => {
  scene = makeScene();
  const [, sea = ''] = await plantLibrary(scene.library, [
    { prompt: 'red sky', at: new Date(2024, 1, 3) },
    { prompt: 'blue sea', at: new Date(2024, 2, 3), parent: 0, hue: 120 },
  ]);
  const { page } = await open(scene, { colorScheme: 'dark' });
  await page
    .getByRole('main', { name: 'Stage' })
    .getByRole('img', { name: /blue sea/ })
    .first()
    .waitFor();
  await page.getByRole('main', { name: 'Stage' }).click({ position: { x: 5, y: 300 } });
  await page.keyboard.press('V');
  const viewer = await until(
    () =>
      page
        .context()
        .pages()
        .find((other) => other.url().endsWith('?viewer')),
    'the second window',
  );
  const shown = viewer.getByRole('main', { name: 'Viewer' });
  await shown
    .getByRole('img', { name: /blue sea/ })
    .first()
    .waitFor();
  await shot(viewer, 'viewer');
  await page.keyboard.press('ArrowLeft');
  await shown
    .getByRole('img', { name: /red sky/ })
    .first()
    .waitFor();
  // Its own keys act on what it shows.
  await viewer.keyboard.press('4');
  await until(
    () => recordsIn(scene?.library ?? '').some((record) => 'organised' in record && (record.organised as { stars: number }).stars === 4),
    'four stars',
  );
  expect(sea).not.toBe('');
  // The window may be gone before the key is let go.
  await viewer.keyboard.press('Escape').catch(() => undefined);
  await until(() => viewer.isClosed(), 'the second window closed');
  await page.getByRole('main', { name: 'Stage' }).waitFor();
});
