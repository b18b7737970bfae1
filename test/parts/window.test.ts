// What lies over or beside the features: the bar of notices, the palette, the sheet of keys, messages with Undo, the areas that fold.
import { describe, expect, test } from 'vitest';
import { madeAt } from '../fakes/records.ts';
import { pressAsItOpens } from './grid-window.ts';
import { usePartWindow } from './open-window.ts';
import { livingEdit, plainEdit, plainEdits } from './worlds.ts';

const { open, page, press, calls, called, queue: moveQueue, focused, axe } = usePartWindow();

const note = () => page().getByRole('note');
const service = { rehearsal: false, baseUrl: 'https://cloud.seaart.ai/model' };
const key = { present: true, last4: '12ab', where: 'keychain', trouble: null } as const;
const queue = {
  paused: false,
  pausedBecause: null,
  edits: [livingEdit(4, { state: 'waiting', sentAt: null })],
  typicalSeconds: null,
  turn: 0,
};
const library = { folder: '/home/ada', total: 0, trashed: 0, damaged: 0 };

describe('the bar of notices', () => {
  test.each([
    ['rehearsal for want of a key', {}, /^Rehearsal: results are made on this computer\. Add a SeaArt key/, 'Add key'],
    ['rehearsal that was chosen', { key }, /^Rehearsal is switched on/, 'Use SeaArt'],
    ['no connection', { key, service, queue: { ...queue, held: 'offline' } }, /^SeaArt cannot be reached/, null],
    [
      'a connection that is back',
      { key, service, queue: { ...queue, held: 'ask' } },
      /^The connection is back\. Send 1 held edit\?/,
      'Send',
    ],
    ['a library that is away', { library: { ...library, state: 'missing' } }, /^The library folder is not connected/, 'Choose folder'],
    [
      'a library that cannot be written',
      { library: { ...library, state: 'readonly' } },
      /^The library folder cannot be written to/,
      'Choose folder',
    ],
  ] as const)('says the most pressing thing: %s', async (_, snapshot, words, button) => {
    await open({ snapshot });
    await note().filter({ hasText: words }).waitFor();
    expect(await note().count()).toBe(1);
    expect(await note().getByRole('button').allTextContents()).toEqual(button === null ? [] : [button]);
  });

  test('is not there when nothing is to be said, and follows main', async () => {
    await open({ snapshot: { key, service } });
    expect(await note().count()).toBe(0);
    await moveQueue({ ...queue, held: 'offline' });
    await note().filter({ hasText: 'SeaArt cannot be reached' }).waitFor();
  });

  test.each([
    ['Send', { key, service, queue: { ...queue, held: 'ask' } }, 'queue.release', undefined],
    ['Use SeaArt', { key }, 'settings.change', { rehearse: false }],
    ['Choose folder', { library: { ...library, state: 'missing' } }, 'library.chooseFolder', undefined],
  ] as const)('“%s” reaches main', async (name, snapshot, call, argument) => {
    await open({ snapshot });
    await note().getByRole('button', { name }).click();
    await called(call, argument);
  });

  test('“Add key” goes to the key', async () => {
    await open();
    await note().getByRole('button', { name: 'Add key' }).click();
    await page().getByRole('main', { name: 'Settings' }).getByLabel('SeaArt API key').waitFor();
  });

  test('says it in Chinese', async () => {
    await open({ settings: { language: 'zh-CN' }, snapshot: { key, service, queue: { ...queue, held: 'offline' } } });
    await note().filter({ hasText: '无法连接到 SeaArt' }).waitFor();
  });
});

describe('the palette', () => {
  const palette = () => page().getByRole('dialog', { name: 'All commands' });
  const options = () => palette().getByRole('option');

  test('a key pressed before the focus has come to it does nothing to what it covers', async () => {
    await open({ edits: plainEdits(3), settings: { layout: { view: 'library' } } });
    const grid = page().getByRole('grid', { name: 'Library' });
    await grid.getByRole('gridcell', { name: 'edit 3', exact: true }).waitFor();
    await grid.focus();
    await press('Home');
    const isLeft = await pressAsItOpens(grid, { key: 'k', code: 'KeyK', ctrlKey: true }, { key: 'Delete', code: 'Delete' });
    // What an act takes is not left to the page.
    expect(isLeft).toBe(true);
    await palette().waitFor();
    expect(await calls('edit.organise')).toEqual([]);
  });

  test('finds an act by part of its words and does it', async () => {
    await open({ edits: [plainEdit(5)] });
    await page()
      .getByRole('main')
      .getByRole('img', { name: /^Result/ })
      .waitFor();
    await press('Control+k');
    await palette().waitFor();
    await page().keyboard.type('favour');
    await expect.poll(async () => (await options().first().textContent()) ?? '').toMatch(/^Favourite/);
    expect(await axe('[role="dialog"]')).toEqual([]);
    await press('Enter');
    await palette().waitFor({ state: 'detached' });
    await called('edit.organise', { change: { favourite: true } });
  });

  test('goes to places: settings, saved searches, projects', async () => {
    await open({
      edits: [plainEdit(5, { project: 'Autumn' })],
      settings: { savedSearches: [{ name: 'Boats', query: 'boat' }] },
    });
    await press('Control+k');
    await page().keyboard.type('saved');
    await expect.poll(() => options().allTextContents()).toContain('Saved search: Boats');
    await palette().getByRole('combobox').fill('project autumn');
    await expect.poll(() => options().allTextContents()).toContain('Project: Autumn');
    await palette().getByRole('combobox').fill('settings keys');
    await options().filter({ hasText: 'Settings: Keys' }).first().click();
    await page().getByRole('main', { name: 'Settings' }).waitFor();
  });

  test('offers no act that has nothing to act on, and Escape leaves', async () => {
    await open();
    await press('Control+k');
    await options().first().waitFor();
    expect(await options().filter({ hasText: 'Favourite' }).count()).toBe(0);
    await press('Escape');
    await palette().waitFor({ state: 'detached' });
  });
});

describe('the sheet of keys', () => {
  const sheet = () => page().getByRole('dialog', { name: 'Keyboard shortcuts' });

  test('shows every act with the keys it has now', async () => {
    await open({ settings: { keys: { favourite: ['Mod+J'] } } });
    await press('?');
    await sheet()
      .getByRole('term')
      .filter({ hasText: /^Favourite$/ })
      .waitFor();
    expect(
      await sheet()
        .locator('div', {
          has: page()
            .getByRole('term')
            .filter({ hasText: /^Favourite$/ }),
        })
        .last()
        .innerText(),
    ).toMatch(/Ctrl\+J$/);
    expect(await axe('[role="dialog"]')).toEqual([]);
  });

  test('leads to where they are changed', async () => {
    await open();
    await press('?');
    await sheet().getByRole('button', { name: 'Change keys' }).click();
    await page().getByRole('main', { name: 'Settings' }).waitFor();
  });
});

describe('messages', () => {
  const messages = () => page().getByRole('status', { name: 'Messages' }).getByRole('listitem');

  test('Undo takes back, Redo does it again', async () => {
    const edit = plainEdit(5);
    await open({ edits: [edit] });
    await page()
      .getByRole('main')
      .getByRole('img', { name: /^Result/ })
      .waitFor();
    await press('Delete');
    await messages().filter({ hasText: '1 edit moved to the trash' }).getByRole('button', { name: 'Undo' }).click();
    await called('edit.putBack', { marked: [{ id: edit.id, marks: { trashedAt: null }, left: { trashedAt: madeAt } }] });
    await messages().filter({ hasText: 'Undone: 1 edit moved to the trash' }).getByRole('button', { name: 'Redo' }).click();
    await expect.poll(() => calls('edit.putBack')).toHaveLength(2);
    await messages().filter({ hasText: 'Done again: 1 edit moved to the trash' }).waitFor();
  });

  test('with nothing to undo say so, and are dismissed by a press', async () => {
    await open();
    await press('Control+z');
    await messages().filter({ hasText: 'Nothing to undo.' }).getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => messages().count()).toBe(0);
  });
});

describe('the areas', () => {
  test('compose folds and comes back, and is remembered', async () => {
    await open();
    await press('Control+b');
    await page().getByRole('complementary', { name: 'Compose' }).waitFor({ state: 'detached' });
    await called('settings.change', { layout: { composeOpen: false } });
    await page().getByRole('button', { name: 'Show compose' }).click();
    await page().getByRole('complementary', { name: 'Compose' }).waitFor();
  });

  test('the splitter is moved by keys', async () => {
    await open();
    const splitter = page().getByRole('separator', { name: 'Width of compose' });
    const before = Number(await splitter.getAttribute('aria-valuenow'));
    await splitter.focus();
    await press('ArrowRight');
    await expect.poll(async () => Number(await splitter.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
    await expect.poll(() => calls('settings.change')).toHaveLength(1);
  });

  test('g is the library, e the stage, Escape one level back', async () => {
    await open({ edits: plainEdits(3) });
    await press('g');
    await page().getByRole('main', { name: 'Library' }).waitFor();
    await press('e');
    await page().getByRole('main', { name: 'Stage' }).waitFor();
    await press('g', 'Escape');
    await page().getByRole('main', { name: 'Stage' }).waitFor();
    expect(await focused()).not.toBe('grid Library');
  });

  test('a project is opened from the bar and then holds what is run', async () => {
    await open({ edits: [plainEdit(5, { project: 'Autumn' })] });
    await page().getByRole('button', { name: 'No project' }).click();
    await page().getByRole('combobox', { name: 'Open or start a project' }).fill('Winter');
    await press('Enter');
    await called('settings.change', { project: 'Winter' });
    await page().getByRole('button', { name: 'Winter' }).waitFor();
  });

  test('axe finds nothing on the whole window with a picture', async () => {
    await open({ edits: plainEdits(12) });
    await page()
      .getByRole('main')
      .getByRole('img', { name: /^Result/ })
      .waitFor();
    expect(await axe()).toEqual([]);
  });

  test('axe says what is wrong, also where it was asked before: no name, and words as pale as their ground', async () => {
    await open();
    expect(await axe()).toEqual([]);
    await page().evaluate(() => {
      const [button, words] = [document.createElement('button'), document.createElement('p')];
      [button.id, words.id] = ['nameless', 'pale'];
      words.textContent = 'words';
      words.style.cssText = 'color: #888; background: #999';
      document.querySelector('main')?.append(button, words);
    });
    expect((await axe()).toSorted()).toEqual(['button-name: #nameless', 'color-contrast: #pale']);
    expect(await axe('#pale')).toEqual(['color-contrast: #pale']);
  });
});
