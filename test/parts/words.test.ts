// The list of words: what worked before, presets and snippets; by keys alone.
import { describe, expect, test } from 'vitest';
import { samplePreset } from '../fakes/words-calls.ts';
import { usePartWindow } from './open-window.ts';
import { autumn, draftWith, plainEdit } from './worlds.ts';
import { say } from '../../app/messages/say.ts';

const { open, page, press, calls, called, focused, axe } = usePartWindow();
const field = () => page().getByRole('textbox', { name: 'Instruction' });
const options = () => page().getByRole('option');
const list = () => page().getByRole('dialog', { name: 'Words' });
const edits = [
  plainEdit(9, { prompt: 'make it night', stars: 2 }),
  plainEdit(8, { prompt: 'make it gold', stars: 5, flag: 'pick' }),
  plainEdit(7, { prompt: 'make it gold', stars: 4, flag: 'reject' }),
];
const saved = [
  samplePreset('evening', 'make the {what} gold', { model: 'flux_kontext_max', parameters: { aspect_ratio: '3:2' } }),
  samplePreset('house', 'keep the house', { kind: 'snippet' }),
  samplePreset('cut', '', { damaged: say('record.noJson') }),
];
const opened = async (more: Parameters<typeof open>[0] = {}): Promise<void> => {
  await open({ edits, ...more });
  await press('Control+l');
  await list().waitFor();
  await expect.poll(() => focused()).toBe('combobox Find words');
};

describe('earlier words', () => {
  test('come by stars with their best result and how they did; Enter puts them in, Undo brings back what stood there', async () => {
    await opened({ snapshot: { draft: draftWith({ prompt: 'half a thought' }) } });
    await expect.poll(() => options().allTextContents()).toEqual(['make it gold4.5 stars2 uses1 kept1 out', 'make it night2.0 stars1 use']);
    expect(await options().first().locator('img').getAttribute('src')).toBe(`media/result/${edits[1]?.id}/0/160`);
    expect(await axe()).toEqual([]);
    await press('Enter');
    await expect.poll(() => field().inputValue()).toBe('make it gold');
    await expect.poll(focused).toBe('textarea Instruction');
    await press('Escape', 'Control+z');
    await expect.poll(() => field().inputValue()).toBe('half a thought');
  });

  test('are asked for as they are typed, and in another order', async () => {
    await opened();
    await page().keyboard.type('night');
    await expect.poll(() => options().allTextContents()).toEqual(['make it night2.0 stars1 use']);
    await page().getByRole('radio', { name: 'Newest' }).check();
    await expect
      .poll(async () => (await calls('words.earlier')).at(-1))
      .toEqual({ query: 'night', order: 'newest', offset: 0, count: 100 });
  });

  test('that are long are taken whole from their record', async () => {
    const prompt = 'a small red boat '.repeat(30).trim();
    const long = plainEdit(6, { prompt });
    await opened({ edits: [long] });
    await expect.poll(() => options().count()).toBe(1);
    await press('Enter');
    await expect.poll(() => field().inputValue()).toBe(prompt);
    expect(await calls('edit.show')).toContainEqual({ id: long.id });
  });
});

describe('saved words', () => {
  test('a preset brings its words and parameters, and its first field is selected to be written over', async () => {
    await opened({ saved });
    await page().keyboard.type('evening');
    await press('Enter');
    await expect.poll(() => field().inputValue()).toBe('make the {what} gold');
    await expect.poll(focused).toBe('textarea Instruction');
    await page().keyboard.type('water');
    expect(await field().inputValue()).toBe('make the water gold');
    await expect
      .poll(async () => ((await calls('draft.keep')).at(-1) as { parameters: unknown } | undefined)?.parameters)
      .toEqual({ aspect_ratio: '3:2' });
  });

  test('a snippet goes where the caret was', async () => {
    await open({ saved, snapshot: { draft: draftWith({ prompt: 'night, please' }) } });
    await field().evaluate((area) => ((area as HTMLTextAreaElement).focus(), (area as HTMLTextAreaElement).setSelectionRange(5, 5)));
    await press('Control+l');
    await list().waitFor();
    await page().keyboard.type('house');
    await press('Enter');
    await expect.poll(() => field().inputValue()).toBe('night keep the house, please');
  });

  test('one that cannot be read says so, and is not taken', async () => {
    await opened({ saved });
    await page().keyboard.type('cut');
    await expect.poll(() => options().allTextContents()).toEqual(['cutPresetCannot be used: it is not complete JSON.']);
    await press('Enter');
    expect(await list().isVisible()).toBe(true);
  });

  test('what stands in the draft is saved under a name; a name that is taken says that it is replaced', async () => {
    await opened({ saved, snapshot: { draft: draftWith({ prompt: 'make it day', parameters: { seed: 4 } }) } });
    const name = page().getByRole('textbox', { name: 'Name for the words in the instruction' });
    await name.fill('Evening');
    await page().getByRole('button', { name: 'Replace preset' }).waitFor();
    await name.fill('day');
    await name.press('Enter');
    await called('words.keep', {
      kind: 'preset',
      name: 'day',
      prompt: 'make it day',
      model: 'flux_kontext_max',
      parameters: { seed: 4 },
      replace: false,
    });
    await name.fill('day words');
    await page().getByRole('button', { name: 'Save snippet' }).click();
    await expect
      .poll(async () => (await calls('words.keep')).at(-1))
      .toEqual({ kind: 'snippet', name: 'day words', prompt: 'make it day', model: null, parameters: {}, replace: false });
  });

  test('Delete removes one, F2 renames one, and Undo takes either back', async () => {
    await opened({ saved });
    await page().keyboard.type('house');
    await expect.poll(() => options().count()).toBe(1);
    await press('F2');
    const name = page().getByRole('textbox', { name: 'New name of “house”' });
    const find = page().getByRole('combobox', { name: 'Find words' });
    const isFound = (): Promise<boolean> => find.evaluate((field) => field === document.activeElement);
    await name.waitFor();
    // The old name is written over by whatever is typed, and the search has the keys again however it ends.
    expect(await name.evaluate((field: HTMLInputElement) => [field.selectionStart, field.selectionEnd])).toEqual([0, 5]);
    await press('Escape');
    await expect.poll(isFound).toBe(true);
    await press('F2');
    await page().getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(isFound).toBe(true);
    await press('F2');
    await name.waitFor();
    await page().keyboard.type('home');
    await press('Enter');
    await called('words.rename', { kind: 'snippet', name: 'house', to: 'home' });
    await expect.poll(isFound).toBe(true);
    await find.fill('home');
    await expect.poll(() => options().allTextContents()).toEqual(['homeSnippetkeep the house']);
    await press('Delete');
    await called('words.remove', { kind: 'snippet', name: 'home' });
    await expect.poll(() => options().count()).toBe(0);
    await press('Escape');
    // In its field Ctrl+Z would be that of the letters.
    await list().waitFor({ state: 'detached' });
    await press('Control+z');
    await expect.poll(() => calls('words.putBack')).toHaveLength(1);
    await press('Control+l');
    await page().keyboard.type('home');
    await expect.poll(() => options().count()).toBe(1);
  });
});

test.each(['light', 'dark'] as const)('in Chinese and %s axe finds nothing, nor where there is nothing yet', async (theme) => {
  await open({ edits: [], settings: { language: 'zh-CN', theme } });
  await press('Control+l');
  await page().getByText('还没有内容').waitFor();
  expect(await axe()).toEqual([]);
});

describe('hints while writing', () => {
  const hint = () => page().getByRole('complementary').getByRole('note');

  test.each([
    ['en', 'dark', 'Say what stays as it is'],
    ['zh-CN', 'light', '请说明哪些保持不变'],
  ] as const)('in %s one quiet line says what may be missing, and goes as soon as it is said', async (language, theme, words) => {
    await open({ settings: { language, theme }, snapshot: { draft: draftWith({ pictures: [autumn], prompt: 'change to daytime' }) } });
    await hint().filter({ hasText: words }).waitFor();
    expect(await axe()).toEqual([]);
    await page().locator('#instruction').fill('change to daytime while keeping the style');
    await expect.poll(() => hint().count()).toBe(0);
  });

  test('is switched off where it stands, which Undo takes back, and stays off', async () => {
    await open({ snapshot: { draft: draftWith({ pictures: [autumn], prompt: 'change her hair to blonde' }) } });
    await page().getByRole('button', { name: 'No hints while writing' }).click();
    await called('settings.change', { advice: false });
    expect(await hint().count()).toBe(0);
    await page().getByRole('button', { name: 'Undo', exact: true }).click();
    await hint().waitFor();
  });
});
