// The grid: walked by arrows, selected like in a file manager, marked by keys; months, trash.
import { describe, expect, test } from 'vitest';
import { idOf, useGridWindow } from './grid-window.ts';
import { plainEdit } from './worlds.ts';

const { open, opened, page, press, calls, called, spoken, axe, grid, tile, active } = useGridWindow();

const selected = (): Promise<string[]> =>
  grid()
    .getByRole('gridcell', { selected: true })
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));

describe('in the grid', () => {
  test('arrows, Home and End go from edit to edit', async () => {
    await opened();
    const columns = Number(await grid().getAttribute('aria-colcount'));
    expect(columns).toBeGreaterThan(3);
    for (const [key, number] of [
      // The edit on the stage is the active one.
      ['ArrowRight', 29],
      ['ArrowDown', 29 - columns],
      ['ArrowUp', 29],
      ['ArrowLeft', 30],
      ['End', 1],
      ['Home', 30],
    ] as const) {
      await press(key);
      await expect.poll(active).toBe(`edit ${number}`);
      expect(await selected()).toEqual([`edit ${number}`]);
    }
  });

  test('Enter opens the active edit on the stage, g comes back', async () => {
    await opened();
    await press('ArrowRight', 'Enter');
    await page().getByRole('main', { name: 'Stage' }).getByRole('img', { name: 'Result: edit 29' }).waitFor();
    await press('g');
    await page().getByRole('main', { name: 'Library' }).waitFor();
  });

  test('a tile says state, marks and what is missing, in both languages', async () => {
    const edits = [
      plainEdit(9, { prompt: 'red', stars: 4, favourite: true, flag: 'pick', label: 'red' }),
      plainEdit(8, { prompt: 'blue', state: 'blocked', results: [] }),
      plainEdit(7, { prompt: 'green', present: false }),
    ];
    await open({ edits, settings: { layout: { view: 'library' } } });
    await tile('red, 4 stars, favourite, picked, red label').waitFor();
    await grid()
      .getByRole('button', { name: /did not end well/ })
      .click();
    await tile('blue, Blocked by safety').waitFor();
    await grid()
      .getByRole('gridcell', { name: /^green, .*File missing or damaged/ })
      .waitFor();
    await open({ edits, settings: { layout: { view: 'library' }, language: 'zh-CN' } });
    await page()
      .getByRole('button', { name: /1 个未成功/ })
      .click();
    await page()
      .getByRole('gridcell', { name: /被安全策略拦截/ })
      .waitFor();
  });

  test('months stand between the edits, newest first, with how many there are', async () => {
    const edits = [
      plainEdit(9, { createdAt: '2026-11-20T10:00:00.000Z' }),
      plainEdit(8, { createdAt: '2026-11-02T10:00:00.000Z' }),
      plainEdit(7, { createdAt: '2026-09-02T10:00:00.000Z' }),
    ];
    await open({ edits, settings: { layout: { view: 'library' } } });
    await grid().getByRole('rowheader', { name: 'September 2026 1 edit' }).waitFor();
    // The newest month stands in the head, which stays.
    await page().getByRole('main').getByText('November 2026').waitFor();
    expect(await grid().getByRole('rowheader').count()).toBe(1);
  });

  test('axe finds nothing on the page with a selection', async () => {
    await opened();
    await press('Home', 'Shift+ArrowRight');
    await page().getByRole('toolbar', { name: 'Actions on the selection' }).waitFor();
    expect(await axe('main')).toEqual([]);
  });
});

describe('edits are selected', () => {
  test('by Shift and arrows, from where it began', async () => {
    await opened();
    await press('Home', 'Shift+ArrowRight', 'Shift+ArrowRight');
    await expect.poll(selected).toEqual(['edit 30', 'edit 29', 'edit 28']);
    await press('Shift+ArrowLeft');
    await expect.poll(selected).toEqual(['edit 30', 'edit 29']);
    await press('ArrowRight');
    await expect.poll(selected).toEqual(['edit 28']);
  });

  test('by click, Shift and Control', async () => {
    await opened();
    await tile('edit 29').click();
    await expect.poll(selected).toEqual(['edit 29']);
    await tile('edit 27').click({ modifiers: ['Shift'] });
    await expect.poll(selected).toEqual(['edit 29', 'edit 28', 'edit 27']);
    await tile('edit 28').click({ modifiers: ['Control'] });
    await tile('edit 25').click({ modifiers: ['Control'] });
    await expect.poll(selected).toEqual(['edit 29', 'edit 27', 'edit 25']);
  });

  test('all at once by Control+A, and none by Escape', async () => {
    await opened();
    await press('Control+a');
    await page().getByText('30 selected').first().waitFor();
    await press('Escape');
    await expect.poll(selected).toEqual([]);
  });
});

describe('marks are given', () => {
  test.each([
    ['5', { stars: 5 }, '2 edits: 5 stars'],
    ['f', { favourite: true }, '2 edits added to favourites'],
    ['p', { flag: 'pick' }, '2 edits picked'],
    ['x', { flag: 'reject' }, '2 edits rejected'],
    ['8', { label: 'green' }, '2 edits: green label'],
    ['Delete', { trashed: true }, '2 edits moved to the trash'],
  ] as const)('by %s to the whole selection, with Undo: %j', async (key, change, words) => {
    await opened();
    await press('Home', 'Shift+ArrowRight');
    await expect.poll(selected).toHaveLength(2);
    await press(key);
    await called('edit.organise', { ids: [idOf(30), idOf(29)], change });
    const message = page().getByRole('status', { name: 'Messages' }).getByRole('listitem').filter({ hasText: words });
    await message.getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(async () => ((await calls('edit.putBack')) as { marked: { id: string }[] }[]).map(({ marked }) => marked.map(({ id }) => id)))
      .toEqual([[idOf(30), idOf(29)]]);
  });

  test('to one edit they are only read aloud', async () => {
    await opened();
    await press('Home', '3');
    await spoken('1 edit: 3 stars');
    await tile('edit 30, 3 stars').waitFor();
    expect(await page().getByRole('button', { name: 'Undo' }).count()).toBe(0);
  });

  test('a tag by t, typed and entered', async () => {
    await opened();
    await press('Home', 't');
    await page().keyboard.type('sunset');
    await press('Enter');
    await called('edit.organise', { ids: [idOf(30)], change: { addTags: ['sunset'] } });
  });
});

describe('the selection bar', () => {
  const bar = () => page().getByRole('toolbar', { name: 'Actions on the selection' });

  test.each([
    ['4 stars', { stars: 4 }],
    ['Favourite', { favourite: true }],
    ['Pick', { flag: 'pick' }],
    ['Yellow', { label: 'yellow' }],
    ['Move to the trash', { trashed: true }],
  ] as const)('gives “%s” to all', async (name, change) => {
    await opened();
    await press('Home', 'Shift+ArrowRight');
    await bar().getByText('2 selected').waitFor();
    await bar().getByRole('button', { name }).click();
    await called('edit.organise', { ids: [idOf(30), idOf(29)], change });
  });

  test('gives a project, and its cross clears the selection', async () => {
    await opened();
    await press('Home');
    await bar().getByRole('button', { name: 'Project' }).click();
    await page().getByRole('combobox', { name: 'Project name' }).fill('Catalogue');
    await press('Enter');
    await called('edit.organise', { ids: [idOf(30)], change: { project: 'Catalogue' } });
    await bar().getByRole('button', { name: 'Clear the selection' }).click();
    await bar().waitFor({ state: 'detached' });
  });
});

describe('the menu of a tile', () => {
  test.each([
    ['Use all', 'edit.recipe', { id: idOf(29) }],
    ['Use as input', 'picture.takeResult', { id: idOf(29), index: 0 }],
    ['Show in folder', 'edit.reveal', { id: idOf(29), index: 0 }],
    ['Pick', 'edit.organise', { ids: [idOf(29)], change: { flag: 'pick' } }],
    ['Move to the trash', 'edit.organise', { ids: [idOf(29)], change: { trashed: true } }],
  ] as const)('does “%s” to what it was opened on', async (name, call, argument) => {
    await opened();
    await tile('edit 29').click({ button: 'right' });
    await page().getByRole('menu').getByRole('menuitem', { name }).first().click();
    await called(call, argument);
  });

  test('keeps a selection that it was opened in, and leaves one that it was not', async () => {
    await opened();
    await press('Home', 'Shift+ArrowRight');
    await tile('edit 29').click({ button: 'right' });
    await page().getByRole('menu').getByRole('menuitem').first().waitFor();
    expect(await page().getByRole('menu').getByRole('menuitem', { name: 'Use all' }).count()).toBe(0);
    await press('Escape');
    await tile('edit 27').click({ button: 'right' });
    await page().getByRole('menu').getByRole('menuitem', { name: 'Use all' }).waitFor();
    await press('Escape');
    await expect.poll(selected).toEqual(['edit 27']);
  });
});
