// The main job without a pointer: a picture, words, settings, run, compare, marks, library, search, trash, undo, settings. Keys only.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright';
import { makeScene, recordsIn, takePhoto, until } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

let scene: Scene;
let studio: RunningStudio;
let page: Page;

beforeAll(async () => {
  scene = makeScene();
  const photo = await takePhoto(scene.folder, 'coast.jpg');
  studio = await launchStudio({
    home: scene.home,
    library: scene.library,
    dialogPaths: [photo],
    viewport: { width: 1280, height: 800 },
    env: { LC_ALL: 'en_GB.UTF-8', LANGUAGE: '' },
  });
  ({ page } = studio);
  await page.getByRole('textbox', { name: 'Instruction' }).waitFor();
});

afterAll(async () => {
  await studio.close();
  scene.remove();
});

type Focused = { readonly role: string; readonly name: string; readonly ring: boolean };

/** What has the focus, and whether that can be seen: on itself, or on the face that is drawn for it. */
const focused = (): Promise<Focused> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return { role: '', name: '', ring: false };
    const active = document.getElementById(at.getAttribute('aria-activedescendant') ?? '');
    const faces = [at, active, at.nextElementSibling, at.parentElement, at.firstElementChild];
    const ring = faces.some((face) => {
      if (!(face instanceof HTMLElement)) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(face);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    });
    const label = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? (at.labels?.[0]?.textContent ?? '') : '';
    const type = at.getAttribute('type') ?? '';
    const role = at.getAttribute('role') ?? (type === 'radio' ? 'radio' : type === 'range' ? 'slider' : at.tagName.toLowerCase());
    return { role, name: at.getAttribute('aria-label') ?? (label || (at.textContent ?? '').trim()), ring };
  });

const press = (key: string): Promise<void> => page.keyboard.press(key);

/** Goes on by Tab until the control with this role and name has the focus; every stop on the way must show where it is. */
async function tabTo(role: string, name: RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let max = 120; max > 0; max -= 1) {
    await press(key);
    const now = await focused();
    if (now.role !== '' && !now.ring) throw new Error(`the focus cannot be seen on ${now.role} “${now.name}”`);
    if (now.role === role && name.test(now.name)) return;
    passed.push(`${now.role} “${now.name.slice(0, 40)}”`);
  }
  throw new Error(`${role} ${String(name)} is never reached: ${passed.slice(0, 70).join(', ')}`);
}

const only = () => recordsIn(scene.library)[0];
const marks = () =>
  (only() as unknown as { organised: { stars: number; favourite: boolean; trashedAt: string | null } } | undefined)?.organised;

describe('by keys alone', () => {
  test('a picture is chosen, words are written, parameters are set', async () => {
    await tabTo('button', /^Choose pictures$/);
    await press('Enter');
    await page.getByText(/Sends 1 picture/).waitFor();
    await tabTo('textarea', /^Instruction$/);
    await page.keyboard.type('make the sky red');
    await tabTo('radio', /^as image 1$/);
    await press('ArrowRight');
    expect((await focused()).name).toBe('21:9');
    await press('ArrowLeft');
    await tabTo('input', /^Seed$/);
    await page.keyboard.type('42');
    await tabTo('slider', /^Safety tolerance$/);
    await press('ArrowRight');
  });

  test('what is sent can be looked at, and the focus comes back', async () => {
    await tabTo('button', /^Sends 1 picture/);
    await press('Enter');
    await page.getByRole('dialog', { name: 'What will be sent' }).waitFor();
    await press('Escape');
    await page.getByRole('dialog', { name: 'What will be sent' }).waitFor({ state: 'detached' });
    await until(async () => (await focused()).name.startsWith('Sends 1 picture'), 'the focus back on the line');
    await tabTo('button', /^Number of edits/);
    await press('Enter');
    await page.getByRole('menuitemradio').first().waitFor();
    await press('Escape');
    await until(async () => (await focused()).name.startsWith('Number of edits'), 'the focus back on the menu’s button');
  });

  test('it runs, and the result is compared with the slider', async () => {
    await tabTo('button', /^Run/, 'Shift+Tab');
    await press('Enter');
    await until(() => only()?.state === 'done', 'the result');
    expect(only()?.request).toMatchObject({ prompt: 'make the sky red', parameters: { seed: 42, safety_tolerance: 3 } });
    await page.getByRole('slider', { name: 'Before and after' }).waitFor();
    await tabTo('slider', /^Before and after$/);
    const before = await page.getByRole('slider', { name: 'Before and after' }).getAttribute('aria-valuenow');
    await press('ArrowLeft');
    expect(await page.getByRole('slider', { name: 'Before and after' }).getAttribute('aria-valuenow')).not.toBe(before);
  });

  test('it is marked', async () => {
    await tabTo('grid', /^Library$/);
    await press('4');
    await press('f');
    await until(() => marks()?.stars === 4 && marks()?.favourite === true, 'stars and favourite in the record');
  });

  test('it is found again and opened', async () => {
    await press('g');
    await page.getByRole('main', { name: 'Library' }).waitFor();
    await press('Control+f');
    expect((await focused()).name).toBe('Search the library');
    await page.keyboard.type('stars:>=4 red');
    await press('Enter');
    await page.getByText('1 found').waitFor();
    await tabTo('grid', /^Library$/);
    await press('ArrowRight');
    await until(
      async () => (await page.locator('[role=grid]').getAttribute('aria-activedescendant')) === `edit-${only()?.id}`,
      'an active edit',
    );
    await press('Space');
    await page.getByRole('dialog', { name: 'Quick look' }).waitFor();
    await press('Escape');
    await page.getByRole('dialog', { name: 'Quick look' }).waitFor({ state: 'detached' });
    await until(async () => (await focused()).role === 'grid', 'the focus back in the grid');
    await press('Enter');
    await page.getByRole('toolbar', { name: 'Actions', exact: true }).waitFor();
  });

  test('it is thrown away, taken back, thrown away and put back from the trash', async () => {
    await press('Delete');
    await page.getByText('1 edit moved to the trash').first().waitFor();
    expect(marks()?.trashedAt).not.toBeNull();
    await press('Control+z');
    await page
      .getByText(/^Undone:/)
      .first()
      .waitFor();
    expect(marks()?.trashedAt).toBeNull();
    await press('Delete');
    await until(() => marks()?.trashedAt !== null, 'the trash again');
    await press('g');
    await press('Control+f');
    await press('Control+a');
    await page.keyboard.type('in:trash');
    await press('Enter');
    // The record is on disk before the search finds it there, and the arrow needs a cell to go to.
    await page.getByRole('gridcell', { name: /in the trash/ }).waitFor();
    await tabTo('button', /^Empty the trash$/);
    await press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await until(async () => (await focused()).name === 'Empty the trash', 'the focus back where the question was asked');
    await tabTo('grid', /^Library$/);
    await press('ArrowRight');
    await press('Delete');
    await until(() => marks()?.trashedAt === null, 'out of the trash');
  });

  test('settings are opened, changed and left', async () => {
    await press('Control+,');
    await page.getByRole('main', { name: 'Settings' }).waitFor();
    await tabTo('radio', /^As the system$/);
    await press('ArrowRight');
    await until(() => page.evaluate(() => document.documentElement.dataset['theme'] === 'dark'), 'the dark theme');
    await press('ArrowLeft');
    await press('Escape');
    await page.getByRole('main', { name: 'Settings' }).waitFor({ state: 'detached' });
    await tabTo('button', /^Settings$/);
    await press('Enter');
    await page.getByRole('main', { name: 'Settings' }).waitFor();
    await press('Escape');
    await until(async () => (await focused()).name === 'Settings', 'the focus back on the button of the settings');
  });

  test('the queue is opened and left', async () => {
    await tabTo('button', /^Queue/, 'Shift+Tab');
    await press('Enter');
    await page.getByRole('dialog', { name: 'Queue' }).waitFor();
    await press('Escape');
    await page.getByRole('dialog', { name: 'Queue' }).waitFor({ state: 'detached' });
    await until(async () => (await focused()).name.startsWith('Queue'), 'the focus back on the button of the queue');
  });

  test('a picture is taken away without losing the place, and nothing else with it', async () => {
    await press('e');
    await tabTo('button', /^Image 1: coast\.jpg/);
    await press('Delete');
    await page.getByText(/Sends 1 picture/).waitFor({ state: 'detached' });
    await until(async () => (await focused()).name.startsWith('Image 1'), 'the focus on the place that is empty now');
    expect(marks()?.trashedAt).toBeNull();
  });
});
