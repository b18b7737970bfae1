// What came to nothing stands behind one line a month: found by hand, by key and from the stage, passed by arrows and left out of a selection of all.
import { describe, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { plainEdits, sampleId } from './worlds.ts';

const { open, page, press, add, axe, focused } = usePartWindow();

/** Twelve edits of one month, of which the fourth and the fifth newest failed. */
const edits = plainEdits(12).map((edit, n) =>
  n === 3 || n === 4 ? { ...edit, state: n === 3 ? ('failed' as const) : ('cancelled' as const), results: [] } : edit,
);
const inLibrary = { edits, settings: { layout: { view: 'library' as const } } };

const grid = () => page().getByRole('grid', { name: 'Library' });
const cells = (): Promise<string[]> =>
  grid()
    .getByRole('gridcell')
    .evaluateAll((all) => all.map((one) => (one.getAttribute('aria-label') ?? '').replace('edit ', '')));
const line = () => grid().getByRole('button', { name: /^2 did not end well/ });
const active = (): Promise<string | null> =>
  grid().evaluate((node) => document.getElementById(node.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label') ?? null);
const ended = ['12', '11', '10', '7', '6', '5', '4', '3', '2', '1'];
const dead = ['9 Failed', '8 Cancelled'];
const shown = async (): Promise<string[]> => (await cells()).map((name) => name.replace(/[,.·]/g, '').replace(/\s+/g, ' '));

describe('in the grid', () => {
  test('it stands behind a line that unfolds the month and folds it again, in place, with the focus where it was', async () => {
    await open(inLibrary);
    await line().waitFor();
    expect(await shown()).toEqual(ended);
    expect(await line().getAttribute('aria-expanded')).toBe('false');
    await page().getByText('12 edits').first().waitFor();
    expect(await axe('main')).toEqual([]);
    await grid().focus();
    await press('Tab');
    expect(await line().evaluate((node) => node === document.activeElement)).toBe(true);
    await press('Enter');
    await expect.poll(shown).toEqual([...ended, ...dead]);
    expect(await line().getAttribute('aria-expanded')).toBe('true');
    expect(await line().evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await axe('main')).toEqual([]);
    await press('Space');
    await expect.poll(shown).toEqual(ended);
  });

  test('a key unfolds the month of the active edit and says so; the arrows go on to what shows by then alone', async () => {
    await open(inLibrary);
    await line().waitFor();
    await grid().focus();
    await press('End');
    await expect.poll(active).toBe('edit 1');
    await press('ArrowRight');
    await expect.poll(active).toBe('edit 1');
    await press('Shift+N');
    await page()
      .getByText(/2 edits of .* did not end well: at its end/)
      .first()
      .waitFor();
    await press('ArrowRight');
    await expect.poll(active).toMatch(/^edit 9/);
    await press('Shift+N');
    await expect.poll(shown).toEqual(ended);
  });

  test('all that is selected is what shows, and what is not is said', async () => {
    await open(inLibrary);
    await line().waitFor();
    await grid().focus();
    await press('Control+a');
    await page().getByText('10 selected').first().waitFor();
    await page().getByText('Not selected, since they are folded: 2 edits that did not end well.').first().waitFor();
  });

  test('a search shows what it found, and an order by something else than time all there is', async () => {
    await open(inLibrary);
    await line().waitFor();
    await page().locator('#search').fill('edit 9');
    await expect.poll(shown).toEqual(['9 Failed']);
    await page().locator('#search').fill('sort:oldest');
    await expect.poll(async () => (await shown()).length).toBe(12);
    expect(await line().count()).toBe(0);
  });

  test('a library of nothing else is no empty library', async () => {
    await open({ ...inLibrary, edits: edits.slice(3, 5) });
    await line().waitFor();
    await line().click();
    await expect.poll(shown).toEqual(dead);
  });

  test('an edit that ended so while the grid shows goes behind the line', async () => {
    await open(inLibrary);
    await line().waitFor();
    const [newest] = edits;
    if (newest === undefined) throw new Error('no edits');
    await add({ ...newest, id: sampleId(200_000), prompt: 'edit 13', state: 'failed', results: [] });
    await grid()
      .getByRole('button', { name: /^3 did not end well/ })
      .waitFor();
    expect(await shown()).toEqual(ended);
  });
});

describe('the loupe', () => {
  test('passes what is folded', async () => {
    await open(inLibrary);
    await line().waitFor();
    await grid().focus();
    await press('ArrowRight', 'ArrowRight');
    await expect.poll(active).toBe('edit 10');
    await press('Space');
    const look = page().getByRole('dialog', { name: 'Quick look' });
    await look.getByText('3 of 10').waitFor();
    await press('ArrowRight');
    await look.getByRole('img', { name: 'Result: edit 7' }).waitFor();
    await press('ArrowLeft');
    await look.getByRole('img', { name: 'Result: edit 10' }).waitFor();
    expect(await focused()).toContain('Quick look');
  });
});

describe('the stage', () => {
  test('says of an edit that is folded where it is, and shows it there', async () => {
    await open(inLibrary);
    await line().click();
    await grid()
      .getByRole('gridcell', { name: /^edit 9/ })
      .dblclick();
    await page().getByRole('main', { name: 'Stage' }).waitFor();
    await press('Shift+G');
    await line().click();
    await page().getByText('The edit on the stage did not end well and is folded.').waitFor();
    await page().getByRole('button', { name: 'Show', exact: true }).click();
    await expect.poll(active).toMatch(/^edit 9/);
  });
});
