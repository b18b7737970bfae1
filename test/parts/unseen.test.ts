// Where a page or a card covers what a key would act on, the key means nothing of it: nobody would see it.
import { describe, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { draftWith, plainEdit } from './worlds.ts';

const { open, page, press, calls, called, focused } = usePartWindow();

const edit = plainEdit(3, { prompt: 'a red boat' });
const draft = draftWith({ prompt: 'a tree' });
const begun = async (view: 'stage' | 'library' = 'stage'): Promise<void> => {
  await open({ edits: [edit, plainEdit(4), plainEdit(5)], snapshot: { draft }, settings: { layout: { view } } });
};
/** What is pressed at last is heard after all that was pressed before. */
const heard = async (): Promise<void> => {
  await press('Control+Shift+p');
  await called('queue.pause', { paused: true });
};

describe('Run is not pressed', () => {
  test.each([
    ['in a limit of the settings', ['Control+,'], () => page().getByRole('textbox', { name: 'At most in a day: pictures' })],
    ['in the field of the key', ['Control+,'], () => page().getByPlaceholder(/key/i)],
    ['in the list of words', ['Control+l'], () => page().getByRole('dialog').getByRole('combobox')],
    ['in the palette', ['Control+k'], () => page().getByRole('dialog').getByRole('combobox')],
  ] as const)('%s', async (_, keys, field) => {
    await begun();
    await press(...keys);
    await field().first().focus();
    await press('Control+Enter', 'Control+Shift+Enter');
    await press('Escape', 'Escape');
    await heard();
    expect(await calls('edit.run')).toEqual([]);
  });

  test('where a new project is typed', async () => {
    await begun();
    await page().getByRole('button', { name: 'No project' }).click();
    await page().getByRole('dialog').getByRole('combobox').fill('Zebra');
    await press('Control+Enter', 'Escape');
    await heard();
    expect(await calls('edit.run')).toEqual([]);
  });

  test('where a tag is typed', async () => {
    await begun('library');
    await page().getByRole('gridcell').first().click();
    await press('Control+a', 't');
    await expect.poll(focused).toContain('tag');
    await page().keyboard.type('sea');
    await press('Control+Enter', 'Escape');
    await heard();
    expect(await calls('edit.run')).toEqual([]);
  });

  test('but beside the words and in the search it is', async () => {
    await begun();
    await page().locator('#instruction').focus();
    await press('Control+Enter');
    await expect.poll(async () => (await calls('edit.run')).length).toBe(1);
  });
});

test.each([
  ['the settings', 'Control+,', 'Settings'],
  ['what was sent', 'Control+Shift+S', 'Sent'],
] as const)('over %s no edit is marked, thrown away or loaded', async (_, key, name) => {
  await open({ edits: [edit, plainEdit(4), plainEdit(5)] });
  await page().getByRole('main', { name: 'Stage' }).getByRole('img').first().waitFor();
  await press(key);
  await page()
    .getByRole('main', { name: new RegExp(name) })
    .waitFor();
  await page().evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await press('Control+a', 'Delete', '5', 'x', 'f', '6', 'Shift+1', 'a', 'r', 's', 'u', ' ');
  await heard();
  expect([await calls('edit.organise'), await calls('edit.recipe'), await calls('library.ids')]).toEqual([[], [], []]);
  expect(await page().getByRole('dialog').count()).toBe(0);
});
