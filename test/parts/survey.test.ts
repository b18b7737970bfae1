// Several results beside each other: which are shown, what their recipes have of their own, and choosing by keys.
import { describe, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { madeFrom, plainEdit, plainEdits } from './worlds.ts';

const { open, page, press, calls, called, axe } = usePartWindow();

const survey = () => page().getByRole('main', { name: 'Compare several results' });
const panes = () => survey().getByRole('option');
const names = (): Promise<string[]> => panes().evaluateAll((all) => all.map((one) => one.textContent));
const active = (): Promise<string | null> => survey().getByRole('option', { selected: true }).textContent();
const stage = () => page().getByRole('main', { name: 'Stage' });

const first = plainEdit(1, { prompt: 'make the sky red', parameters: { seed: 1 } });
const second = plainEdit(2, { prompt: 'make the sky blue', parameters: { seed: 2 } });
const third = plainEdit(3, { prompt: 'make the sky red at night', parameters: { seed: 3, aspect_ratio: '1:1' } });

const opened = async (key = 'c'): Promise<void> => {
  await open({ edits: [third, second, first], settings: { layout: { view: 'library' } } });
  await page().getByRole('gridcell', { name: 'make the sky red', exact: true }).waitFor();
  await page().getByRole('grid', { name: 'Library' }).focus();
  await press('Control+a', key);
  await survey().waitFor();
};

describe('what is shown', () => {
  test.each(['c', 'm'])('%s on a selection shows its results, with what differs between their recipes', async (key) => {
    await opened(key);
    expect(await names()).toEqual([
      '1make the sky red at nightAspect ratio: 1:1 · Seed: 3',
      '2make the sky blueAspect ratio: as image 1 · Seed: 2',
      '3make the sky redAspect ratio: as image 1 · Seed: 1',
    ]);
    const own = await survey()
      .locator('mark')
      .evaluateAll((all) => all.map((one) => one.textContent?.trim()));
    expect(own).toEqual(['red at night', 'blue', 'red']);
    expect(await axe('main')).toEqual([]);
  });

  test('Control+E exports those that are looked at, or of them those that are picked', async () => {
    await opened();
    await press('Control+e');
    await page().getByRole('dialog', { name: 'Export 3 edits' }).waitFor();
    await press('Escape');
    await page().getByRole('dialog').waitFor({ state: 'detached' });
    await press('p', 'Control+e');
    await page().getByRole('dialog', { name: 'Export 1 edit' }).waitFor();
  });

  test('M on the stage shows what else was made of the same picture', async () => {
    const parent = plainEdit(1, { prompt: 'first' });
    const made = [2, 3].map((number) => madeFrom(parent, number, { prompt: `step ${number}` }));
    await open({ edits: [...made.toReversed(), parent] });
    await stage().getByRole('img', { name: 'Result: step 3' }).waitFor();
    await page().getByRole('navigation').getByText('2 versions').waitFor();
    await press('m');
    await survey().waitFor();
    expect(await names()).toEqual([expect.stringMatching(/^1step 2Seed/), expect.stringMatching(/^2step 3Seed/)]);
  });

  test('of more than six a page of six, and the next by its key; of one nothing, and why', async () => {
    await open({ edits: [first], settings: { layout: { view: 'library' } } });
    await page().getByRole('gridcell', { name: first.prompt }).click();
    await press('m');
    await page().getByText('Select two or more results to compare them side by side.').waitFor();
    await open({ edits: plainEdits(8), settings: { layout: { view: 'library' } } });
    await page().getByRole('gridcell', { name: 'edit 8', exact: true }).click();
    await press('Control+a', 'm');
    await survey().waitFor();
    await expect.poll(() => panes().count()).toBe(6);
    await page().getByText('1–6 of 8').waitFor();
    await press('PageDown');
    await page().getByText('7–8 of 8').waitFor();
    expect(await active()).toMatch(/^1edit 2/);
    await press('ArrowLeft');
    await page().getByText('1–6 of 8').waitFor();
    await press('-');
    await expect.poll(() => panes().count()).toBe(8);
    await press('+', '+');
    await expect.poll(() => panes().count()).toBe(4);
  });

  test('one zoom is that of all', async () => {
    await opened();
    const widths = (): Promise<number[]> =>
      survey()
        .locator('[role=option] img:last-child')
        .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().width)));
    const alike = (holds: (width: number) => boolean) => async (): Promise<boolean> => {
      const all = await widths();
      return all.length === 3 && new Set(all).size === 1 && holds(all[0] ?? 0);
    };
    await press('Control+1');
    await expect.poll(widths).toEqual([1248, 1248, 1248]);
    await press('Control+0');
    await expect.poll(alike((width) => width < 1248)).toBe(true);
    const [fitting = 0] = await widths();
    const box = await panes().nth(1).boundingBox();
    await page().mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 60);
    await page().mouse.wheel(0, -400);
    await expect.poll(alike((width) => width > fitting)).toBe(true);
  });
});

describe('choosing by keys', () => {
  test('arrows and numbers choose; the same number, or Space, shows it large', async () => {
    await opened();
    expect(await active()).toMatch(/^1/);
    await press('ArrowRight');
    expect(await active()).toMatch(/^2/);
    await press('3');
    expect(await active()).toMatch(/^3/);
    await press('3');
    expect(await names()).toHaveLength(1);
    await press('Escape');
    await expect.poll(() => panes().count()).toBe(3);
    await press('Space', 'Space');
    await expect.poll(() => panes().count()).toBe(3);
    await press('Escape');
    await page().getByRole('main', { name: 'Library' }).waitFor();
  });

  test('P picks; X puts out and makes room; what is out comes back', async () => {
    await opened();
    await press('p');
    await called('edit.organise', { ids: [third.id], change: { flag: 'pick' } });
    await survey().getByRole('option', { name: 'picked' }).waitFor();
    await press('ArrowRight', 'x');
    await called('edit.organise', { ids: [third.id], change: { flag: 'pick' } }, { ids: [second.id], change: { flag: 'reject' } });
    await expect.poll(() => panes().count()).toBe(2);
    expect(await active()).toMatch(/^2make the sky redAspect/);
    await survey().getByRole('button', { name: 'Bring back: make the sky blue' }).click();
    await expect.poll(() => panes().count()).toBe(3);
    expect(await active()).toMatch(/make the sky blue/);
  });

  test('Enter takes one and leaves the others out; one undo takes all of it back', async () => {
    await opened();
    await press('2', 'Enter');
    await stage().getByRole('img', { name: 'Result: make the sky blue' }).waitFor();
    await called(
      'edit.organise',
      { ids: [second.id], change: { flag: 'pick' } },
      { ids: [third.id, first.id], change: { flag: 'reject' } },
    );
    await page().getByText('1 taken, 2 out').waitFor();
    await press('Control+z');
    await called('edit.putBack', {
      marked: [second, third, first].map(({ id }) => ({ id, marks: { flag: null }, left: { flag: id === second.id ? 'pick' : 'reject' } })),
    });
  });

  test('marks and acts of the window do not reach what lies under it', async () => {
    await opened();
    await press('f', 'Delete', 'k', 'a');
    await survey().waitFor();
    expect(await calls('edit.organise')).toEqual([]);
  });

  test('what was taken is alone from then on: the next mark is about it', async () => {
    await opened();
    await press('2', 'Enter');
    await stage().getByRole('img', { name: 'Result: make the sky blue' }).waitFor();
    await press('5');
    await expect.poll(async () => (await calls('edit.organise')).at(-1)).toEqual({ ids: [second.id], change: { stars: 5 } });
  });

  test('the keys are those that pick and reject have', async () => {
    await open({
      edits: [second, first],
      settings: { layout: { view: 'library' }, keys: { pick: ['H'] } },
    });
    await page().getByRole('gridcell', { name: 'make the sky red', exact: true }).waitFor();
    await page().getByRole('grid', { name: 'Library' }).focus();
    await press('Control+a', 'm');
    await survey().waitFor();
    await press('p');
    await press('h');
    await called('edit.organise', { ids: [second.id], change: { flag: 'pick' } });
  });

  test.each([
    ['the bar', () => page().getByRole('radio', { name: 'Library' }).click(), 'Library'],
    ['the page of what was sent', () => press('Control+Shift+S'), 'Sent'],
    ['the settings', () => press('Control+,'), 'Settings'],
  ])('%s takes its place', async (_, go, title) => {
    await opened();
    await go();
    await page().getByRole('main', { name: title }).waitFor();
    expect(await survey().count()).toBe(0);
  });
});
