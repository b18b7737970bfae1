// What is typed after a key is meant for what the key shows, also on a machine on which a frame takes long: no letter is lost, and none is a key of
// what was there before.
import { expect, test } from 'vitest';
import type { Page } from 'playwright';
import { usePartWindow } from './open-window.ts';
import { plainEdit, plainEdits } from './worlds.ts';

const { open, page, press, calls, called, focused } = usePartWindow();
const options = () => page().getByRole('option');
const instruction = () => page().getByRole('textbox', { name: 'Instruction' });

/** A frame comes 400 ms after it was asked for. */
const slowFrames = (at: Page): Promise<void> =>
  at.evaluate(() => {
    const { requestAnimationFrame } = window;
    window.requestAnimationFrame = (then) => window.setTimeout(() => requestAnimationFrame(then), 400);
    window.cancelAnimationFrame = window.clearTimeout;
  });

const opened = async (): Promise<void> => {
  await open({ edits: [plainEdit(5, { prompt: 'make it gold' })] });
  await page()
    .getByRole('main')
    .getByRole('img', { name: /^Result/ })
    .waitFor();
  await slowFrames(page());
};

test('the palette has it, also while the one before is still leaving, and the focus comes back', async () => {
  await opened();
  await instruction().focus();
  await press('Control+k');
  await page().keyboard.type('settings keys');
  await press('Escape', 'Control+k');
  await page().keyboard.type('sea');
  expect(await page().getByRole('dialog', { name: 'All commands' }).getByRole('combobox').inputValue()).toBe('sea');
  await options().filter({ hasText: 'Search the library for “sea”' }).waitFor();
  await press('Escape');
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused()).toContain('Instruction');
});

test('the list of words looks for it', async () => {
  await opened();
  await press('Control+l');
  await page().keyboard.type('gold');
  await expect.poll(() => options().allTextContents()).toEqual([expect.stringContaining('make it gold')]);
  expect(await page().getByRole('combobox', { name: 'Find words' }).inputValue()).toBe('gold');
});

test.each(['library', 'stage'] as const)('the field of tags has it, from the %s: x in a tag rejects nothing', async (view) => {
  await open({ edits: plainEdits(5), settings: { layout: { view } } });
  if (view === 'stage') {
    await page()
      .getByRole('main')
      .getByRole('img', { name: /^Result/ })
      .waitFor();
  } else {
    await page().getByRole('gridcell', { name: 'edit 5', exact: true }).waitFor();
    await page().getByRole('grid', { name: 'Library' }).focus();
    await press('Home');
  }
  await slowFrames(page());
  await press('t');
  await page().keyboard.type('xmas 5');
  await press('Enter');
  await called('edit.organise', { change: { addTags: ['xmas 5'] } });
});

test('a new instruction is written over what stood there, from its first letter on', async () => {
  await opened();
  await instruction().fill('half a thought');
  await press('Escape', 'Control+g');
  await page().keyboard.type('xmas');
  expect(await instruction().inputValue()).toBe('xmas');
  expect(await calls('edit.organise')).toEqual([]);
});

test('the window has it from its first sight on, before what is not in sight yet is drawn', async () => {
  await open();
  const at = await page().context().newPage();
  await at.addInitScript(() => {
    // The key again and again until it is heard.
    const knock = (): void => {
      const key = new KeyboardEvent('keydown', { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true });
      if (document.body.dispatchEvent(key)) setTimeout(knock);
    };
    new MutationObserver((_, self) => {
      if (document.querySelector('h1') === null) return;
      self.disconnect();
      knock();
    }).observe(document, { childList: true, subtree: true });
  });
  await at.goto(page().url());
  await at.getByRole('dialog', { name: 'All commands' }).getByRole('combobox').waitFor();
  await at.close();
});
