// What is shown, what is active and what the grid has in sight are one; the focus and the way back are where they are looked for.
import { describe, expect, test } from 'vitest';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { Page } from 'playwright';
import { usePartWindow } from './open-window.ts';
import type { Opened } from './open-window.ts';
import { madeFrom, plainEdit, plainEdits } from './worlds.ts';

const { open: openFolded, page, press, add, emit, focused, calls, letGo } = usePartWindow();

/** With the grid under the stage beside what is shown. */
const open = ({ settings = {}, ...more }: Opened = {}): Promise<Page> =>
  openFolded({ ...more, settings: { ...settings, layout: { gridOpen: true, ...settings.layout } } });

const grid = () => page().getByRole('grid', { name: 'Library' });
const tile = (words: string) => grid().getByRole('gridcell', { name: words, exact: true });
const active = (): Promise<string | null> =>
  grid().evaluate((node) => document.getElementById(node.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label') ?? null);
const selected = (): Promise<string[]> =>
  grid()
    .getByRole('gridcell', { selected: true })
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
const sees = (words: string): Promise<void> =>
  page()
    .getByRole('main', { name: 'Stage' })
    .getByRole('img', { name: `Result: ${words}` })
    .waitFor();
/** Whole within what the grid shows. */
const inSight = (words: string) =>
  expect.poll(() =>
    tile(words).evaluateAll((tiles) =>
      tiles.some((one) => {
        const [own, all] = [one.getBoundingClientRect(), one.closest('[role="grid"]')?.getBoundingClientRect()];
        return all !== undefined && own.top >= all.top - 1 && own.bottom <= all.bottom + 1;
      }),
    ),
  );
/** The first edit of the row at the grid's upper edge, by its number in "edit 12", and how much of the row is above the edge, 0 to 1. */
const topRow = (): Promise<{ readonly number: number; readonly past: number }> =>
  grid().evaluate((node) => {
    const edge = node.getBoundingClientRect().top;
    const rows = [...node.querySelectorAll('[role="gridcell"][id]')]
      .map((one) => ({ box: one.getBoundingClientRect(), number: Number(one.getAttribute('aria-label')?.replace('edit ', '')) }))
      .filter(({ box }) => box.bottom > edge + 1)
      .toSorted((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
    const [first] = rows;
    return { number: first?.number ?? 0, past: first === undefined ? 0 : Math.max(0, (edge - first.box.top) / first.box.height) };
  });

/** 3,000 edits over more than four months. */
const many = plainEdits(3000);
const inLibrary = { edits: many, settings: { layout: { view: 'library' } } } as const;

describe('the grid', () => {
  test('that is come to keeps what was chosen in it before it was known where the shown edit is', async () => {
    await open({ edits: plainEdits(30), held: ['library.position'] });
    await sees('edit 30');
    await press('g');
    await grid().waitFor();
    await grid().focus();
    await press('End');
    await expect.poll(active).toBe('edit 1');
    for (const _ of await calls('library.position')) await letGo('library.position', { ok: true, value: 0 });
    await press('ArrowLeft');
    await expect.poll(active).toBe('edit 2');
  });

  test('under the stage stands where it stood as a page, and back', async () => {
    await open(inLibrary);
    await tile('edit 3000').waitFor();
    await grid().focus();
    await press('End');
    await expect.poll(active).toBe('edit 1');
    await press('Enter');
    await sees('edit 1');
    await inSight('edit 1').toBe(true);
    await press('g');
    await page().getByRole('main', { name: 'Library' }).waitFor();
    await expect.poll(active).toBe('edit 1');
    await inSight('edit 1').toBe(true);
    expect(await focused()).toBe('grid Library');
    expect(await selected()).toEqual(['edit 1']);
  });

  test('goes where the stage goes, whichever way that is', async () => {
    const old = plainEdit(100_000 - 2500, { prompt: 'the old one' });
    const edits = [madeFrom(old, 100_001, { prompt: 'made of it' }), ...many.slice(0, 2500), old, ...many.slice(2501)];
    await open({ edits });
    await sees('made of it');
    await page().getByRole('navigation', { name: 'Steps of this picture' }).getByRole('button', { name: 'the old one' }).waitFor();
    await press('ArrowLeft');
    await sees('the old one');
    await inSight('the old one').toBe(true);
    expect(await selected()).toEqual(['the old one']);
    await press('ArrowRight');
    await sees('made of it');
    await inSight('made of it').toBe(true);
  });

  test('shows on the stage what was active in it, on every way back', async () => {
    await open({ edits: plainEdits(30), settings: { layout: { view: 'library' } } });
    for (const [number, back] of [
      [28, () => press('Escape')],
      [26, () => press('e')],
      [24, () => page().getByRole('radio', { name: 'Stage', exact: true }).check({ force: true })],
    ] as const) {
      await tile(`edit ${number}`).click();
      await back();
      await sees(`edit ${number}`);
      await press('g');
      await page().getByRole('main', { name: 'Library' }).waitFor();
      await expect.poll(active).toBe(`edit ${number}`);
    }
  });

  test('keeps its upper row when cells or the window change, and when edits come', async () => {
    await open(inLibrary);
    await tile('edit 3000').waitFor();
    // Into the middle, where the upper row is cut.
    await grid().evaluate((node) => (node.scrollTop = node.scrollHeight / 2));
    await expect.poll(async () => (await topRow()).number).toBeLessThan(2000);
    await expect
      .poll(async () => {
        const { past } = await topRow();
        if (past <= 0.1) await grid().evaluate((node) => (node.scrollTop += 37));
        return past;
      })
      .toBeGreaterThan(0.1);
    const before = await topRow();
    const columns = async (): Promise<number> => Number(await grid().getAttribute('aria-colcount'));
    const usual = await columns();
    const stays = async (): Promise<void> => {
      const wide = await columns();
      // With other columns the row that holds the same edit may begin before it; with the usual ones it is the same, as far past the edge.
      await expect.poll(async () => Math.abs((await topRow()).number - before.number)).toBeLessThan(wide === usual ? 1 : wide);
      if (wide === usual) await expect.poll(async () => (await topRow()).past).toBeCloseTo(before.past, 1);
    };
    const size = page().getByRole('slider', { name: 'Size of the pictures in the grid' });
    await size.focus();
    for (const key of ['End', 'Home']) {
      await press(key);
      await stays();
    }
    for (const width of [900, 1800, 1440]) {
      await page().setViewportSize({ width, height: 900 });
      await stays();
    }
    // Three rows more above it.
    const more = usual * 3;
    for (let n = 1; n <= more; n += 1) await add(plainEdit(100_000 + n, { prompt: `edit ${3000 + n}` }));
    await page()
      .getByText(`${(3000 + more).toLocaleString('en')} edits`)
      .first()
      .waitFor();
    await stays();
  });

  test('says when the shown edit is not in the search, and how to see it', async () => {
    await open({ edits: plainEdits(30) });
    await sees('edit 30');
    const search = page().getByRole('combobox', { name: 'Search the library' });
    await search.fill('edit 2');
    const words = page().getByText('The edit on the stage is not in this search.');
    await words.waitFor();
    await page().getByRole('button', { name: 'Clear search' }).last().click();
    await words.waitFor({ state: 'detached' });
    await inSight('edit 30').toBe(true);
  });

  test('says how far the reading of a library is', async () => {
    const folder = '/home/ada/Pictures/Kontext Studio';
    await open({ edits: plainEdits(7), snapshot: { library: { folder, state: 'indexing', total: 7, trashed: 0, damaged: 0 } } });
    await page().getByText('Reading the library: 7 edits so far').waitFor();
    await emit('library.changed', { folder, state: 'open', total: 7, trashed: 0, damaged: 0 });
    await page().getByText('7 edits', { exact: true }).waitFor();
  });
});

describe('the strip and the tree', () => {
  const first = plainEdit(1, { prompt: 'first step' });
  const child = (number: number): EditSummary => madeFrom(first, number, { prompt: `version ${number}` });
  const strip = () => page().getByRole('navigation', { name: 'Steps of this picture' });

  test('learn of what is made while they are open', async () => {
    await open({ edits: [child(3), child(2), first] });
    await sees('version 3');
    await strip().getByText('2 versions').waitFor();
    await add(child(4));
    await strip().getByText('3 versions').waitFor();
    await strip().getByRole('button', { name: 'version 4' }).waitFor();
    await press('y');
    await page().getByText('4 edits in this family').waitFor();
    await add(child(5));
    await page().getByText('5 edits in this family').waitFor();
  });

  test('show how a version is now', async () => {
    const living = { ...child(4), state: 'running', results: [], endedAt: null } as const;
    await open({ edits: [child(3), child(2), first] });
    await strip().getByText('2 versions').waitFor();
    await add(living);
    await strip()
      .getByRole('button', { name: /^version 4.*Running/i })
      .waitFor();
    await emit('edit.changed', child(4));
    await strip().getByRole('button', { name: 'version 4', exact: true }).waitFor();
  });

  test('have the shown version in sight', async () => {
    const versions = Array.from({ length: 40 }, (_, n) => child(50 - n));
    await open({ edits: [...versions, first] });
    await sees('version 50');
    const within = () =>
      strip()
        .getByRole('button', { name: 'version 50', exact: true })
        .evaluate((node) => {
          const [own, all] = [node.getBoundingClientRect(), node.parentElement?.getBoundingClientRect()];
          return all !== undefined && own.left >= all.left - 1 && own.right <= all.right + 1;
        });
    await expect.poll(within).toBe(true);
  });
});
