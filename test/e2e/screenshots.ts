// `npm run screenshots [-- FOLDER]`: the pictures of README and docs, taken of the real window after a short walk through it.
// With `--every-screen` all screens of `screens.ts` instead, in both languages and both themes, to be looked at.
// Everything they show was painted in rehearsal, so that they may be shipped.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { speakIn, text } from '../../renderer/text/text.ts';
import { instruction, makeScene, recordsIn, run, until } from './scene.ts';
import { launchStudio } from './studio.ts';
import { walkScreens } from './walk-screens.ts';

const { values: asked, positionals } = parseArgs({
  options: { 'every-screen': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const folder = path.resolve(positionals[0] ?? path.join(import.meta.dirname, '../../docs/pictures'));
mkdirSync(folder, { recursive: true });

const paintings = [
  'a calm lake at sunset',
  'green hills under a blue sky',
  'the sea at night',
  'a red desert at noon',
  'snow on a purple mountain',
  'fields of yellow flowers',
  'a teal bay in the morning',
  'an orange forest in autumn',
];

if (asked['every-screen']) await shootEveryScreen();
else for (const colorScheme of ['dark', 'light'] as const) await shootDocuments(colorScheme);

async function shootDocuments(colorScheme: 'dark' | 'light'): Promise<void> {
  const scene = makeScene();
  const studio = await launchStudio({ home: scene.home, library: scene.library, colorScheme, viewport: { width: 1280, height: 800 } });
  const { page } = studio;
  const shoot = async (name: string): Promise<void> => {
    for (const close of await page.getByRole('button', { name: 'Dismiss' }).all())
      await close.click({ timeout: 1000 }).catch(() => undefined);
    await page.mouse.move(0, 0);
    // Fades are over by then.
    await page.waitForTimeout(600);
    await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`) });
    console.log(`${name}-${colorScheme}.png`);
  };
  try {
    await instruction(page).waitFor();
    await shoot('first-run');
    for (const [nth, words] of paintings.entries()) {
      await run(page, words);
      await until(() => recordsIn(scene.library).length > nth, words);
    }
    await until(
      () => recordsIn(scene.library).filter(({ state }) => state === 'done').length === paintings.length,
      'all paintings',
      90_000,
    );
    await edit(page, 'green hills under a blue sky', 'make the sky red');
    await until(() => recordsIn(scene.library).some(({ state, request }) => state === 'done' && request.inputs.length === 1), 'the edit');
    await page.getByRole('gridcell', { name: /make the sky red/ }).dblclick();
    await page.getByRole('slider', { name: 'Before and after' }).waitFor();
    await shoot('stage');
    await run(page, 'a fox in snow [blocked]');
    await run(page, 'golden evening [slow]');
    await page.getByRole('button', { name: /^Queue/ }).click();
    await page
      .getByText(/Blocked/)
      .first()
      .waitFor();
    await shoot('queue');
    await page.keyboard.press('Escape');
    await page.getByRole('radio', { name: 'Library' }).click();
    await page.getByRole('main', { name: 'Library' }).waitFor();
    await shoot('library');
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('main', { name: 'Settings' }).waitFor();
    await shoot('settings');
  } finally {
    await studio.close();
    scene.remove();
  }
}

async function shootEveryScreen(): Promise<void> {
  for (const [language, locale] of [
    ['en', 'en_GB.UTF-8'],
    ['zh-CN', 'zh_CN.UTF-8'],
  ] as const) {
    speakIn(language);
    const scene = makeScene();
    const env = { LANGUAGE: '', LC_ALL: locale };
    const studio = await launchStudio({ home: scene.home, library: scene.library, env, viewport: { width: 1280, height: 800 } });
    const { page } = studio;
    try {
      await page.getByRole('textbox', { name: text.compose.instruction }).waitFor();
      await walkScreens({ studio, page, scene }, async ({ name }) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.waitForTimeout(250);
          const file = `${name.replaceAll(/[^a-z0-9]+/gi, '-')}-${language}-${colorScheme}.png`;
          await page.screenshot({ path: path.join(folder, file) });
          console.log(file);
        }
      });
    } finally {
      await studio.close();
      scene.remove();
    }
  }
}

/** Takes a picture of the library as the input and asks for a change. */
async function edit(page: Page, of: string, words: string): Promise<void> {
  await page.getByRole('gridcell', { name: new RegExp(of) }).click();
  await page.keyboard.press('u');
  await page.getByText(/Sends 1 picture/).waitFor();
  await run(page, words);
}
