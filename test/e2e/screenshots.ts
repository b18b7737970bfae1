// `npm run screenshots [-- FOLDER]`: the pictures of README and docs, taken of the real window after a short walk through it.
// Everything they show was painted in rehearsal, so that they may be shipped.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { instruction, makeScene, recordsIn, run, until } from './scene.ts';
import { launchStudio } from './studio.ts';

const folder = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../../docs/pictures'));
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

for (const colorScheme of ['dark', 'light'] as const) {
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

/** Takes a picture of the library as the input and asks for a change. */
async function edit(page: Page, of: string, words: string): Promise<void> {
  await page.getByRole('gridcell', { name: new RegExp(of) }).click();
  await page.keyboard.press('u');
  await page.getByText(/Sends 1 picture/).waitFor();
  await run(page, words);
}
