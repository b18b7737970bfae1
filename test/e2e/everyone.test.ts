// axe on every screen, in both themes, in the built window.
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { instruction, makeScene, recordsIn, run, takePhoto, until } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

async function findings(page: Page): Promise<readonly string[]> {
  // Legacy: without a page of axe's own, which the app did not open and therefore closes.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

describe.each(['dark', 'light'] as const)('axe finds nothing in %s', (colorScheme) => {
  let scene: Scene;
  let studio: RunningStudio;
  beforeAll(async () => {
    scene = makeScene();
    studio = await launchStudio({ home: scene.home, library: scene.library, colorScheme, viewport: { width: 1280, height: 800 } });
    await instruction(studio.page).waitFor();
  });
  afterAll(async () => {
    await studio.close();
    scene.remove();
  });

  test('on the first screen', async () => {
    expect(await findings(studio.page)).toEqual([]);
  });

  test('while edits run, on the queue, on what went wrong', async () => {
    const { page } = studio;
    await studio.dropFiles(null, [await takePhoto(scene.folder, 'coast.jpg')]);
    await page.getByText(/Sends 1 picture/).waitFor();
    for (const [nth, words] of ['golden evening', 'a fox in snow [blocked]', 'a lighthouse [drop]'].entries()) {
      await run(page, words);
      // A second press while the first is taken would be the same press.
      await until(() => recordsIn(scene.library).length > nth, words);
    }
    await page.getByRole('button', { name: /^Queue/ }).click();
    await page.getByRole('dialog', { name: 'Queue' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await until(
      () => ['blocked', 'done', 'unknown'].every((state) => recordsIn(scene.library).some((record) => record.state === state)),
      'all three ends',
    );
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('on the stage with its information, in the library and in Settings', async () => {
    const { page } = studio;
    await page.getByRole('gridcell', { name: /golden evening/ }).dblclick();
    await page.getByRole('slider', { name: 'Before and after' }).waitFor();
    await page.getByRole('button', { name: 'Information' }).click();
    await page.getByRole('complementary', { name: 'Information' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('radio', { name: 'Library' }).click();
    await page.getByRole('main', { name: 'Library' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('main', { name: 'Settings' }).waitFor();
    expect(await findings(page)).toEqual([]);
  });

  test('while the library is put in order: selection, tags, filters, projects, trash, family', async () => {
    const { page } = studio;
    await page.getByRole('radio', { name: 'Library' }).click();
    await page.getByRole('gridcell', { name: /golden evening/ }).click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('t');
    await page.getByRole('combobox', { name: 'Add a tag' }).fill('sun');
    await page.getByRole('option', { name: 'New tag “sun”' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('gridcell', { name: /golden evening/ }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Add a tag' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'No project' }).click();
    await page.getByRole('combobox', { name: 'Open or start a project' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('gridcell', { name: /a fox in snow/ }).click();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: /^Trash:/ }).click();
    await page.getByRole('button', { name: 'Empty the trash' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Empty the trash' }).click();
    await page.getByRole('alertdialog').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Back to the library' }).click();
    await page.getByRole('combobox', { name: 'Search the library' }).fill('golden nonsense:1');
    await page.getByText('Not understood and left out: nonsense:1').first().waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('gridcell', { name: /golden evening/ }).dblclick();
    await page.keyboard.press('y');
    await page.getByRole('tree', { name: 'Family of this edit' }).waitFor();
    expect(await findings(page)).toEqual([]);
  });
});
