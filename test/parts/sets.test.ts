// Sets: one cell in the grid, one row in the queue, a page to look through them, and choosing between two.
import { describe, expect, test } from 'vitest';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { sampleBatch } from '../fakes/batch-calls.ts';
import { usePartWindow } from './open-window.ts';
import { livingEdit, plainEdit, sampleId } from './worlds.ts';

const { open, page, press, calls, called, axe, emit } = usePartWindow();

const setId = sampleId(9000);
const grid = () => page().getByRole('grid', { name: 'Library' });
const cell = (name: string | RegExp) => grid().getByRole('gridcell', { name });
const survey = () => page().getByRole('main', { name: 'Compare several results' });
const panes = () => survey().getByRole('option');
const stage = () => page().getByRole('main', { name: 'Stage' });

/** The `item`-th of a press of `of`; ids rise with it. */
const member = (item: number, of: number, more: Partial<EditSummary> = {}): EditSummary =>
  plainEdit(100 + item, {
    prompt: 'make the sky golden',
    parameters: { seed: 40 + item },
    batch: { id: setId, item, set: 'make the sky golden', of },
    ...more,
  });
const press12 = Array.from({ length: 12 }, (_, item) => member(item, 12));
const alone = plainEdit(300, { prompt: 'another one' });
const inGrid = { layout: { view: 'library' as const } };

const openedGrid = async (edits: readonly EditSummary[] = press12): Promise<void> => {
  await open({ edits: [alone, ...edits.toReversed()], settings: inGrid });
  await cell(/set of/).waitFor();
  await grid().focus();
};

describe('in the grid', () => {
  test('a set is one cell with its number, and the edits are counted as they are', async () => {
    await openedGrid();
    expect(await grid().getByRole('gridcell').count()).toBe(2);
    expect(await cell(/set of 12/).textContent()).toContain('12');
    await page().getByText('13 edits').first().waitFor();
    expect(await axe('main')).toEqual([]);
  });

  test('the switch, and its key, show every edit apart', async () => {
    await openedGrid();
    const fold = page().getByRole('button', { name: 'Sets as one' });
    expect(await fold.getAttribute('aria-pressed')).toBe('true');
    await press('Shift+M');
    await expect.poll(() => grid().getByRole('gridcell').count()).toBe(13);
    await called('settings.change', { layout: { foldSets: false } });
    await fold.click();
    await expect.poll(() => grid().getByRole('gridcell').count()).toBe(2);
  });

  test('what folding takes out of sight is not selected any more: a key marks the one that is in sight', async () => {
    await openedGrid();
    await press('Shift+M');
    await expect.poll(() => grid().getByRole('gridcell').count()).toBe(13);
    await press('Control+a');
    await page().getByText('13 selected', { exact: true }).waitFor();
    await press('Shift+M');
    await expect.poll(() => grid().getByRole('gridcell').count()).toBe(2);
    await expect.poll(() => grid().getByRole('gridcell', { selected: true }).count()).toBe(1);
    await press('5');
    await expect.poll(async () => (await calls('edit.organise')).length).toBe(1);
    expect(((await calls('edit.organise'))[0] as { ids: readonly string[] }).ids).toHaveLength(1);
  });

  test.each([
    ['Enter', () => press('End', 'Enter')],
    ['M', () => press('End', 'm')],
    ['C', () => press('End', 'c')],
    ['a double click', () => cell(/set of 12/).dblclick()],
  ])('%s on it looks through the set', async (_, act) => {
    await openedGrid();
    await act();
    await survey().waitFor();
    await page().getByText('12 results in the choice').waitFor();
    await page().getByText('1–6 of 12').waitFor();
    expect(await axe('main')).toEqual([]);
  });

  test('what is looked for is shown apart, each match', async () => {
    await openedGrid();
    await page().locator('#search').fill('golden');
    await expect.poll(() => grid().getByRole('gridcell').count()).toBe(12);
    expect(await cell(/set of/).count()).toBe(0);
  });

  test('its winner stands for it, and stays the active cell', async () => {
    await openedGrid();
    await press('End', 'Enter');
    await survey().waitFor();
    await press('ArrowRight', 'ArrowRight', 'Enter');
    await stage().waitFor();
    await press('g');
    await cell(/set of 12.*picked/).waitFor();
    await expect.poll(() => grid().getAttribute('aria-activedescendant')).toBe(`edit-${press12[2]?.id}`);
    // The stage goes on showing what it showed.
    await press('e');
    await stage().getByRole('img', { name: 'Result: make the sky golden' }).waitFor();
  });
});

describe('looked through', () => {
  const opened = async (edits: readonly EditSummary[] = press12): Promise<void> => {
    await openedGrid(edits);
    await press('End', 'Enter');
    await survey().waitFor();
  };

  test('2, 4, 6 or all at once; what differs is marked between those', async () => {
    await opened();
    const perPage = survey().getByRole('radiogroup', { name: 'How many are beside each other' });
    for (const [label, count] of [
      ['2', 2],
      ['4', 4],
      ['All', 12],
    ] as const) {
      await perPage.getByRole('radio', { name: label, exact: true }).check({ force: true });
      await expect.poll(() => panes().count()).toBe(count);
    }
    expect(await panes().nth(11).textContent()).toBe('12make the sky goldenSeed: 51');
    await press('9');
    await expect.poll(() => survey().getByRole('option', { selected: true }).textContent()).toMatch(/^9/);
  });

  test('those kept stay kept when one is crowned, which then has five stars', async () => {
    await opened(press12.slice(0, 4).map((edit) => ({ ...edit, batch: { ...edit.batch, of: 4 } as never })));
    await press('p', '3', 'Enter');
    await stage().waitFor();
    const ids = press12.map(({ id }) => id);
    await called(
      'edit.organise',
      { ids: [ids[0]], change: { flag: 'pick' } },
      { ids: [ids[2]], change: { flag: 'pick', stars: 5 } },
      { ids: [ids[1], ids[3]], change: { flag: 'reject' } },
    );
    await page().getByText('1 taken, 1 kept, 2 out').waitFor();
  });

  test('a result that comes in meanwhile joins, at its place', async () => {
    const late = member(1, 3, { state: 'running', results: [], endedAt: null });
    await opened([member(0, 3), late, member(2, 3)]);
    await expect.poll(() => panes().count()).toBe(2);
    await emit('edit.changed', member(1, 3));
    await expect.poll(() => panes().count()).toBe(3);
    expect(await panes().nth(1).textContent()).toMatch(/^2.*Seed: 41/);
  });
});

describe('left or right', () => {
  test('J chooses between two by arrows alone until one is left, which Enter takes; undo brings back the pair', async () => {
    await openedGrid(press12.slice(0, 4));
    await press('End', 'j');
    await page().getByText('Which is better? 3 choices to go').waitFor();
    const seeds = (): Promise<string[]> => panes().evaluateAll((all) => all.map((one) => /Seed: (\d+)/.exec(one.textContent)?.[1] ?? ''));
    expect(await seeds()).toEqual(['40', '41']);
    expect(await axe('main')).toEqual([]);
    await press('ArrowRight');
    await expect.poll(seeds).toEqual(['42', '41']);
    await press('ArrowLeft');
    await expect.poll(seeds).toEqual(['42', '43']);
    await press('Control+z');
    await expect.poll(seeds).toEqual(['42', '41']);
    // A mark or an Enter here would be a choice that nobody made.
    await press('x', 'p', 'Enter');
    await survey().waitFor();
    await press('ArrowLeft', 'ArrowRight');
    await page().getByText('This one is left. Enter takes it.').waitFor();
    await press('Enter');
    await stage().waitFor();
    const marks = (await calls('edit.organise')) as readonly { ids: readonly string[]; change: { flag: string } }[];
    expect(marks.filter(({ change }) => change.flag === 'pick').map(({ ids }) => ids)).toEqual([[press12[3]?.id]]);
  });

  test('Escape goes back to all that are left', async () => {
    await openedGrid(press12.slice(0, 4));
    await press('End', 'j', 'ArrowLeft', 'Escape');
    await expect.poll(() => panes().count()).toBe(3);
  });
});

describe('on its way', () => {
  const going = [
    ...Array.from({ length: 5 }, (_, item) => member(item, 12)),
    ...Array.from({ length: 7 }, (_, n) =>
      livingEdit(105 + n, {
        prompt: 'make the sky golden',
        batch: { id: setId, item: 5 + n, set: 'make the sky golden', of: 12 },
        state: n < 2 ? 'running' : 'waiting',
      }),
    ),
  ];

  test('is one row of the queue that says how far it is, and one cell that says it too', async () => {
    await open({ edits: [alone, ...going.toReversed()], settings: inGrid });
    await cell(/set of 12 5 of 12/).waitFor();
    await press('q');
    const queue = page().getByRole('dialog', { name: 'Queue' });
    await expect.poll(() => queue.getByRole('listitem').count()).toBe(1);
    await queue.getByText('5 of 12 · Running').waitFor();
    expect(await queue.getByRole('progressbar', { name: 'make the sky golden: 5 of 12' }).getAttribute('aria-valuenow')).toBe('42');
    expect(await axe('[role=dialog]')).toEqual([]);
    await queue.getByRole('button', { name: 'Cancel: make the sky golden' }).click();
    await expect.poll(async () => (await calls('edit.cancel')).length).toBe(7);
  });

  test('of a batch, whose edits are made while the queue has room, is counted by its pictures in both', async () => {
    const begun = Array.from({ length: 2 }, (_, item) =>
      livingEdit(105 + item, { prompt: 'evening light', batch: { id: setId, item, set: 'evening light' } }),
    );
    const counts = { ...sampleBatch().counts, waiting: 6, 'under-way': 2, done: 0 };
    await open({ edits: [alone, ...begun.toReversed()], batches: [sampleBatch({ id: setId, total: 8, counts })], settings: inGrid });
    await cell(/set of 2 0 of 8/).waitFor();
    await press('q');
    await page()
      .getByRole('dialog', { name: 'Queue' })
      .getByText(/^0 of 8 · /)
      .waitFor();
  });

  test('is told once, when its last one ends', async () => {
    const last = [
      member(0, 2),
      livingEdit(101, { prompt: 'make the sky golden', batch: { id: setId, item: 1, set: 'make the sky golden', of: 2 } }),
    ];
    await open({ edits: [alone, ...last.toReversed()], settings: inGrid });
    await cell(/set of 2/).waitFor();
    const ended = member(1, 2);
    await emit('edit.changed', ended);
    await emit('edit.ended', ended);
    await page().getByText('2 results: make the sky golden').first().waitFor();
    await page().getByRole('button', { name: 'Look through the set' }).click();
    await expect.poll(async () => (await calls('library.rows')).at(-1)).toMatchObject({ query: `batch:${setId}` });
  });
});
