// Words that are composed of several keys, as Chinese is: while they are, no key is a command, and the switch of languages loses nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CDPSession, Page } from 'playwright';
import { plantLibrary } from './planted.ts';
import { makeScene, recordsIn, until } from './scene.ts';
import type { Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

let scene: Scene;
let studio: RunningStudio;
let page: Page;
let keys: CDPSession;

beforeAll(async () => {
  scene = makeScene();
  await plantLibrary(scene.library, [
    { prompt: '让天空乌云密布', at: new Date(Date.UTC(2026, 9, 3)) },
    { prompt: 'a red barn', at: new Date(Date.UTC(2026, 9, 4)) },
  ]);
  studio = await launchStudio({
    home: scene.home,
    library: scene.library,
    viewport: { width: 1280, height: 800 },
    env: { LC_ALL: 'en_GB.UTF-8', LANGUAGE: '' },
  });
  ({ page } = studio);
  await page.getByRole('gridcell', { name: /a red barn/ }).waitFor();
  keys = await page.context().newCDPSession(page);
});

afterAll(async () => {
  await studio.close();
  scene.remove();
});

/** Letters on their way to be words, as an input method shows them under a line. */
const compose = (letters: string): Promise<unknown> =>
  keys.send('Input.imeSetComposition', { text: letters, selectionStart: letters.length, selectionEnd: letters.length });

/** A key that the input method takes: the page hears of it with the code 229. */
async function taken(key: string, more: { readonly modifiers?: number } = {}): Promise<void> {
  const event = { key, code: key, windowsVirtualKeyCode: 229, ...more };
  await keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
  await keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}

const control = 2;
const alt = 1;

describe('while words are composed', () => {
  test('in the instruction, no key runs, walks or closes anything', async () => {
    const field = page.getByRole('textbox', { name: 'Instruction' });
    await field.click();
    await compose('rang tian kong');
    await taken('Enter', { modifiers: control });
    await taken('ArrowUp', { modifiers: alt });
    await taken('Escape');
    await taken('Delete');
    expect(await field.inputValue()).toBe('rang tian kong');
    expect(recordsIn(scene.library)).toHaveLength(2);
    await keys.send('Input.insertText', { text: '让天空变红' });
    expect(await field.inputValue()).toBe('让天空变红');
    await field.press('Control+Enter');
    await until(() => recordsIn(scene.library).some(({ request }) => request.prompt === '让天空变红'), 'the edit, once it is asked for');
  });

  test('in the search box, nothing is searched or chosen before the words are there', async () => {
    const field = page.getByRole('combobox', { name: 'Search the library' });
    await field.click();
    // The window's clock is turned on by hand: what waits for a pause in typing has had it.
    await page.clock.install();
    await compose('tian kong');
    await taken('Enter');
    await page.clock.runFor(2000);
    await page.evaluate(() =>
      (window as unknown as { studio: { call: Record<string, () => Promise<unknown>> } }).studio.call['studio.snapshot']?.(),
    );
    await page.clock.runFor(2000);
    await page.clock.resume();
    expect(await page.getByRole('gridcell', { name: /a red barn/ }).count()).toBe(1);
    await keys.send('Input.insertText', { text: '乌云' });
    await page.getByText('1 found').waitFor();
    expect(await page.getByRole('gridcell', { name: /让天空乌云密布/ }).count()).toBe(1);
    await field.press('Escape');
  });

  test('in a tag and in a note, Enter and Escape leave the field as it is', async () => {
    await page.getByRole('gridcell', { name: /a red barn/ }).click();
    await page.getByRole('toolbar', { name: 'Actions', exact: true }).getByRole('button', { name: 'Information' }).click();
    const tag = page.getByRole('combobox', { name: 'Add a tag' });
    await tag.click();
    await compose('hong');
    await taken('Enter');
    await taken('Escape');
    expect(await tag.inputValue()).toBe('hong');
    await keys.send('Input.insertText', { text: '红色' });
    await page.getByRole('option', { name: 'New tag “红色”' }).waitFor();
    await tag.press('Enter');
    await page.getByRole('button', { name: 'Take tag “红色” away' }).waitFor();
    expect(await page.getByRole('button', { name: /^Take tag/ }).count()).toBe(1);
    const note = page.getByRole('textbox', { name: 'Note' });
    await note.click();
    await compose('bei zhu');
    await taken('Escape');
    expect(await page.getByRole('complementary', { name: 'Information' }).count()).toBe(1);
    expect(await note.inputValue()).toBe('bei zhu');
    await keys.send('Input.insertText', { text: '备注' });
  });
});

describe('another language', () => {
  test('is spoken at once, without a restart, and nothing that was written or chosen is lost', async () => {
    await page.getByRole('textbox', { name: 'Instruction' }).fill('half a thought');
    const shown = await page.getByRole('gridcell', { selected: true }).first().getAttribute('id');
    await page.getByRole('button', { name: 'Settings' }).click();
    const chinese = page.getByRole('radio', { name: '简体中文' });
    await chinese.focus();
    await chinese.check({ force: true });
    await page.getByRole('main', { name: '设置' }).waitFor();
    // The control that was used has kept the focus, and the page the place.
    expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('zh-CN');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('textbox', { name: '指令', exact: true }).inputValue()).toBe('half a thought');
    expect(await page.getByRole('gridcell', { selected: true }).first().getAttribute('id')).toBe(shown);
    // Tiles are drawn again too, although nothing of theirs has changed.
    await page.getByText('2026年10月').first().waitFor();
  });

  test('is kept over a restart', async () => {
    const { home, library } = scene;
    await studio.close();
    studio = await launchStudio({ home, library, env: { LC_ALL: 'en_GB.UTF-8', LANGUAGE: '' } });
    ({ page } = studio);
    await page.getByRole('textbox', { name: '指令', exact: true }).waitFor();
    expect(await page.getByRole('textbox', { name: '指令', exact: true }).inputValue()).toBe('half a thought');
  });
});
