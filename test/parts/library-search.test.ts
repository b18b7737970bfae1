// Searching: the box, its suggestions, chips and filters, which are one text; nothing found; the trash.
import { describe, expect, test } from 'vitest';
import { paintedAt } from './grid-window.ts';
import { usePartWindow } from './open-window.ts';
import { plainEdit } from './worlds.ts';

const { open, page, press, calls, called, focused, axe } = usePartWindow();

const box = () => page().getByRole('combobox', { name: 'Search the library' });
const grid = () => page().getByRole('grid', { name: 'Library' });
const tiles = (): Promise<string[]> =>
  grid()
    .getByRole('gridcell')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
const asked = async (): Promise<string | undefined> => ((await calls('library.find')).at(-1) as { query: string } | undefined)?.query;
/** By the key; only then is what is typed meant for it. */
const goToBox = async (): Promise<void> => {
  await press('Control+f');
  await expect.poll(focused).toBe('combobox Search the library');
};
const edits = [
  plainEdit(9, { prompt: 'red boat', tags: ['sea'], project: 'Autumn' }),
  plainEdit(8, { prompt: 'red barn', tags: ['seaside'] }),
  plainEdit(7, { prompt: 'blue hat', trashed: true }),
];
const opened = async (more: Parameters<typeof open>[0] = {}): Promise<void> => {
  const { settings, ...rest } = more;
  await open({ edits, ...rest, settings: { ...settings, layout: { view: 'library' } } });
  await grid().getByRole('gridcell', { name: 'red boat' }).waitFor();
};

describe('the search box', () => {
  test('Control+F goes there, and what is typed is searched for', async () => {
    await opened();
    await goToBox();
    await page().keyboard.type('barn');
    await expect.poll(tiles).toEqual(['red barn']);
    await page().getByText('1 found').waitFor();
  });

  test('Enter remembers the search, Escape clears it, and once more leaves', async () => {
    await opened();
    await goToBox();
    await page().keyboard.type('barn');
    await press('Enter');
    await called('settings.change', { recentSearches: ['barn'] });
    await press('Escape');
    await expect.poll(() => box().inputValue()).toBe('');
    await expect.poll(tiles).toHaveLength(2);
    await press('Escape');
    await expect.poll(focused).not.toBe('combobox Search the library');
  });

  test('shows what it found where no grid is in sight, and keeps the focus; a grid under the stage stays where it is', async () => {
    await open({ edits, settings: { layout: { view: 'stage', gridOpen: false } } });
    await page().getByRole('main').getByRole('img', { name: 'Result: red boat' }).waitFor();
    await goToBox();
    // As a person types: the page comes between two letters.
    await page().keyboard.type('barn', { delay: 120 });
    await expect.poll(tiles).toEqual(['red barn']);
    await page().getByRole('main', { name: 'Library' }).waitFor();
    expect([await focused(), await box().inputValue()]).toEqual(['combobox Search the library', 'barn']);
    // The page has come, and the focus of what was pressed is taken along a frame later.
    await page().evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page().keyboard.type('x', { delay: 200 });
    expect([await focused(), await box().inputValue()]).toEqual(['combobox Search the library', 'barnx']);
    await open({ edits, settings: { layout: { view: 'stage', gridOpen: true } } });
    await page().getByRole('main').getByRole('img', { name: 'Result: red boat' }).waitFor();
    await goToBox();
    await page().keyboard.type('barn');
    await expect.poll(tiles).toEqual(['red barn']);
    expect(await page().getByRole('main', { name: 'Library' }).count()).toBe(0);
  });

  test('begins with the project that is open, also after a restart; an empty one says so', async () => {
    await open({ edits, settings: { project: 'Winter', layout: { view: 'library' } } });
    await page().getByText('Nothing is in the project “Winter” yet. What you run comes into it.').waitFor();
    expect([await asked(), await box().inputValue()]).toEqual(['project:Winter', 'project:Winter']);
    expect(await axe('main')).toEqual([]);
  });

  test('offers saved and earlier searches when it is asked', async () => {
    await opened({ settings: { savedSearches: [{ name: 'Boats', query: 'boat' }], recentSearches: ['barn', 'hat'] } });
    await box().click();
    const options = page().getByRole('option');
    await options.first().waitFor();
    await expect.poll(() => options.allTextContents()).toEqual(['Boatsboat', 'barn', 'hat']);
    await press('ArrowDown', 'Enter');
    await expect.poll(tiles).toEqual(['red boat']);
    await expect.poll(asked).toBe('boat');
  });

  test('offers names while a field is typed', async () => {
    await opened();
    await goToBox();
    await page().keyboard.type('tag:se');
    await expect.poll(() => page().getByRole('option').allTextContents()).toEqual(['sea', 'seaside']);
    await page().getByRole('option', { name: 'seaside' }).click();
    await expect.poll(() => box().inputValue()).toMatch(/^tag:seaside ?$/);
  });
});

describe('filters', () => {
  test.each([
    ['3 stars or more', 'stars:>=3'],
    ['Favourites', 'is:favourite'],
    ['Picked', 'is:pick'],
  ])('“%s” is the term %s, on and off', async (name, term) => {
    await opened();
    const toggle = page().getByRole('group', { name: 'Filters' }).getByRole('button', { name });
    await toggle.click();
    await expect.poll(() => box().inputValue()).toBe(term);
    await expect.poll(asked).toBe(term);
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
    await toggle.click();
    await expect.poll(() => box().inputValue()).toBe('');
  });

  test('projects and the rest are chosen from menus', async () => {
    await opened();
    await page().getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Project' }).click();
    await page().getByRole('menuitemradio', { name: 'Autumn' }).click();
    await expect.poll(asked).toBe('project:Autumn');
    await page().getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'More', exact: true }).click();
    await page().getByRole('menuitemradio', { name: 'Blocked by safety' }).click();
    await expect.poll(asked).toBe('project:Autumn is:blocked');
  });

  test('each term is a chip that can be taken away, and “Clear” takes all', async () => {
    await opened();
    await box().fill('red stars:>=3');
    const chips = page().getByRole('list', { name: 'Terms of this search' });
    await chips.getByRole('button', { name: 'Search without stars:>=3' }).click();
    await expect.poll(() => box().inputValue()).toBe('red');
    await page().getByRole('button', { name: 'Clear', exact: true }).click();
    await expect.poll(() => box().inputValue()).toBe('');
    await chips.waitFor({ state: 'detached' });
  });

  test.each([
    ['en', 'Nothing matches this search.', 'Clear search'],
    ['zh-CN', '没有符合这个搜索的内容。', '清除搜索'],
  ] as const)('in %s nothing found offers to clear', async (language, words, clear) => {
    await open({ edits, settings: { language, layout: { view: 'library' } } });
    await page().getByRole('gridcell').first().waitFor();
    await page().locator('#search').fill('zebra');
    await page().getByText(words).waitFor();
    await page().getByRole('main').getByRole('button', { name: clear }).click();
    await expect.poll(() => page().getByRole('gridcell').count()).toBe(2);
  });

  test('what is not understood is said', async () => {
    await opened({
      answers: {
        'library.find': {
          ok: true,
          value: { total: 2, exact: true, months: [{ month: '2026-11', count: 2 }], notUnderstood: ['stars:many'] },
        },
      },
    });
    await page().getByText('Not understood and left out: stars:many').waitFor();
  });

  test('a filter that is mistyped is said beneath the field, and one press puts the nearest in its place', async () => {
    const value = { total: 2, exact: true, months: [{ month: '2026-11', count: 2 }], notUnderstood: ['is:duplicat'] };
    await opened({ answers: { 'library.find': { ok: true, value } } });
    await box().fill('hat is:duplicat');
    const note = page().getByRole('search').getByRole('status');
    await note.getByText('“is:duplicat” is no filter. Did you mean').waitFor();
    await note.getByText('In double quotes it is looked for as it is written.').waitFor();
    expect(await axe('search')).toEqual([]);
    await note.getByRole('button', { name: 'is:duplicate' }).click();
    expect(await box().inputValue()).toBe('hat is:duplicate');
    await expect.poll(async () => (await calls('library.find')).at(-1)).toMatchObject({ query: 'hat is:duplicate' });
  });
});

describe('the trash', () => {
  const library = { folder: '/home/ada', state: 'open', total: 2, trashed: 1, damaged: 0 } as const;

  test('is opened by its filter, says what it is, and puts back', async () => {
    await opened({ snapshot: { library } });
    await page().getByRole('button', { name: 'Trash: 1 edit' }).click();
    await page()
      .getByText(/Edits in the trash keep their files/)
      .waitFor();
    await grid()
      .getByRole('gridcell', { name: /^blue hat/ })
      .click();
    await page().getByRole('toolbar', { name: 'Actions on the selection' }).getByRole('button', { name: 'Put back' }).click();
    await called('edit.organise', { ids: [edits[2]?.id], change: { trashed: false } });
    await page().getByRole('status').getByText('1 edit put back from the trash').waitFor();
  });

  test('is emptied only after a yes', async () => {
    await opened({ snapshot: { library } });
    await page().getByRole('button', { name: 'Trash: 1 edit' }).click();
    await page().getByRole('button', { name: 'Empty the trash' }).click();
    const question = page().getByRole('alertdialog', { name: 'Move 1 edit to the system’s trash?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await calls('library.emptyTrash')).toEqual([]);
    await page().getByRole('button', { name: 'Empty the trash' }).click();
    await question.getByRole('button', { name: 'Move to the system’s trash' }).click();
    await called('library.emptyTrash', { ids: null });
    await page().getByRole('status').getByText('1 edit moved to the system’s trash.').waitFor();
  });
});

describe('duplicates', () => {
  test('say what they are in the grid, the same and the nearly same apart; a button finds them, the menu those of one edit', async () => {
    const [first, second, third] = [plainEdit(9, { prompt: 'red boat', twin: -1 }), plainEdit(8, { twin: 3 }), plainEdit(7, {})] as const;
    await opened({ edits: [first, second, third] });
    const names = await tiles();
    expect(names.map((name) => /duplicate.*$/.exec(name)?.[0] ?? '')).toEqual(['duplicate', 'duplicate, 3 of 256 bits apart', '']);
    await page().getByRole('button', { name: 'Duplicates and near-duplicates' }).click();
    await expect.poll(asked).toBe('is:duplicate');
    await page().getByRole('button', { name: 'Duplicates and near-duplicates' }).click();
    await expect.poll(asked).toBe('');
    await grid().getByRole('gridcell', { name: 'red boat' }).click({ button: 'right' });
    await page().getByRole('menuitem', { name: 'Show its duplicates' }).click();
    await expect.poll(asked).toBe(`twin:${first.id}`);
  });
});

describe('the order', () => {
  test('is chosen in a menu and stays for every search, also over a restart; a word of the search has the last say', async () => {
    await opened();
    await page().getByRole('button', { name: 'Newest first' }).click();
    await page().getByRole('menuitemradio', { name: 'Most stars first' }).click();
    await expect.poll(asked).toBe('sort:stars');
    await called('settings.change', { layout: { order: 'stars' } });
    await box().fill('boat "red');
    await expect.poll(asked).toBe('sort:stars boat "red');
    await box().fill('sort:touched boat');
    await expect.poll(asked).toBe('sort:touched boat');
    await page().getByRole('button', { name: 'Last changed first' }).waitFor();
    await box().fill('');
    await open({ edits, settings: { layout: { view: 'library', order: 'stars' } } });
    await expect.poll(asked).toBe('sort:stars');
    await page().getByRole('button', { name: 'Most stars first' }).click();
    await page().getByRole('menuitemradio', { name: 'By their words' }).click();
    await expect.poll(asked).toBe('sort:name');
    await page().getByRole('button', { name: 'By their words' }).click();
    await page().getByRole('menuitemradio', { name: 'Newest first' }).click();
    await expect.poll(asked).toBe('');
  });

  test('of the menu are switches too: whole pictures, and words under them where there is room', async () => {
    await open({ edits, settings: { layout: { view: 'library', cellSize: 240, wholePictures: false, captions: false } } });
    const boat = grid().getByRole('gridcell', { name: 'red boat' });
    await boat.waitFor();
    // A picture of three by two fills a square, or leaves a sixth of it free above and below.
    const fit = () => paintedAt(boat, 0.5, 0.05).then((rgba) => (rgba?.[3] === 0 ? 'contain' : rgba === null ? '' : 'cover'));
    await expect.poll(fit).toBe('cover');
    expect(await boat.innerText()).toBe('');
    await page().getByRole('button', { name: 'Newest first' }).click();
    await page().getByRole('menuitemcheckbox', { name: 'Whole pictures' }).click();
    await called('settings.change', { layout: { wholePictures: true } });
    await page().getByRole('button', { name: 'Newest first' }).click();
    await page().getByRole('menuitemcheckbox', { name: 'Words under pictures' }).click();
    await expect.poll(fit).toBe('contain');
    await expect.poll(() => boat.innerText()).toBe('red boat');
  });
});

describe('months', () => {
  test('have rows while all edits show; a search puts what it found together and says in a cell where a month begins', async () => {
    const far = [
      plainEdit(9, { prompt: 'red boat', createdAt: '2026-11-02T10:00:00.000Z' }),
      plainEdit(8, { prompt: 'red barn', createdAt: '2026-09-02T10:00:00.000Z' }),
    ];
    await opened({ edits: far });
    const rows = () => grid().getByRole('rowheader').allTextContents();
    await expect.poll(rows).toEqual(['September 20261 edit']);
    await goToBox();
    await page().keyboard.type('red');
    await page().getByText('2 found').waitFor();
    await expect.poll(rows).toEqual([]);
    await expect.poll(() => grid().locator('[data-month="September 2026"]').count()).toBe(1);
    await expect.poll(tiles).toEqual(['red boat', 'red barn']);
  });
});
