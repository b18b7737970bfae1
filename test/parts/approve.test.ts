// After a batch: each result beside what it was made from, to be approved, sent again or left out.
import { describe, expect, test } from 'vitest';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { sampleBatch } from '../fakes/batch-calls.ts';
import { usePartWindow } from './open-window.ts';
import { plainEdit, sampleId } from './worlds.ts';

const { open, page, press, calls, called, axe, focused } = usePartWindow();

const batch = sampleBatch({
  state: 'pilot',
  pilot: 3,
  total: 12,
  counts: { ...sampleBatch().counts, waiting: 9, 'under-way': 0, done: 3 },
});
const member = (item: number): EditSummary =>
  plainEdit(100 + item, {
    prompt: `make photo ${item} golden`,
    parameters: { seed: 40 + item },
    inputs: [{ sha256: String(item).repeat(64), name: `photo-${item}.jpg`, width: 1200, height: 800, parent: null }],
    batch: { id: batch.id, item, set: batch.set },
  });
const members = [member(1), member(2), member(3)];
const pairs = () => page().getByRole('main', { name: 'Before and after of a batch' });
const pane = (item: number) => pairs().getByRole('option', { name: new RegExp(`photo ${item} golden`) });
const marked = async (): Promise<readonly unknown[]> => {
  const asked = (await calls('edit.organise')) as { ids: readonly string[]; change: object }[];
  return asked.map(({ ids, change }) => [members.findIndex(({ id }) => id === ids[0]) + 1, change]);
};
const opened = async (more: Parameters<typeof open>[0] = {}): Promise<void> => {
  await open({ edits: members.toReversed(), batches: [batch], ...more });
  await press('q');
  await page().getByRole('button', { name: 'Look at them' }).click();
  await pairs().waitFor();
  await expect.poll(focused).toMatch(/^listbox/);
};

describe('the results of a batch', () => {
  test('stand beside what they were made from, two on a page; Enter approves and goes on, X leaves out', async () => {
    await opened();
    await expect.poll(() => pairs().getByRole('option').count()).toBe(2);
    const pictures = (item: number) =>
      pane(item)
        .locator('img')
        .evaluateAll((all) => all.map((one) => (one.getAttribute('src') ?? '').includes('media/picture/')));
    await expect.poll(async () => (await pictures(1)).slice(0, 2)).toEqual([true, true]);
    expect(await pictures(1)).toContain(false);
    expect(await axe('main')).toEqual([]);
    await press('Enter');
    await pairs().getByRole('heading', { name: '1 of 3 approved' }).waitFor();
    await press('x');
    await pairs().getByRole('heading', { name: '1 of 2 approved' }).waitFor();
    await press('Enter');
    await pairs().getByRole('heading', { name: '2 of 2 approved' }).waitFor();
    expect(await marked()).toEqual([
      [1, { flag: 'pick' }],
      [2, { flag: 'reject' }],
      [3, { flag: 'pick' }],
    ]);
    await pairs().getByRole('button', { name: 'Export' }).click();
    await expect
      .poll(async () => ((await calls('export.preview')).at(-1) as { ids: unknown } | undefined)?.ids)
      .toEqual([members[0]?.id, members[2]?.id]);
  });

  test('are approved once, however often Enter is pressed on the last', async () => {
    await opened();
    await press('Enter', 'Enter', 'Enter', 'Enter');
    await pairs().getByRole('heading', { name: '3 of 3 approved' }).waitFor();
    expect((await marked()).length).toBe(3);
  });

  test('say of a page with one that it is the third of three, and whose picture it is', async () => {
    await opened();
    await press('PageDown');
    await pairs().getByText('3 of 3', { exact: true }).waitFor();
    await pane(3).getByText('Image 1: photo-3.jpg').waitFor();
  });

  test('are sent again one by one, with another seed, after a yes; the one before is left out', async () => {
    await opened({ settings: { pricePerPicture: 0.08, currency: 'USD' } });
    await press('r');
    const question = page().getByRole('alertdialog', { name: 'Send it again with another seed?' });
    await question.getByText(/“make photo 1 golden” is asked for once more/).waitFor();
    await press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await calls('edit.retry')).toEqual([]);
    await pairs().getByRole('button', { name: 'Send again' }).click();
    await question.getByRole('button', { name: 'Send again' }).click();
    await called('edit.retry', { id: members[0]?.id, otherSeed: true });
    await expect.poll(marked).toEqual([[1, { flag: 'reject' }]]);
  });

  test('keep their place when one is sent again: the keys go on to the one after it', async () => {
    await opened({ edits: [member(5), member(4), ...members.toReversed()] });
    await press('Enter', 'Enter', 'r');
    await page().getByRole('alertdialog').getByRole('button', { name: 'Send again' }).click();
    await expect.poll(marked).toContainEqual([3, { flag: 'reject' }]);
    await expect.poll(() => pane(4).getAttribute('aria-selected')).toBe('true');
  });

  test.each([
    ['Enter', ['Enter']],
    ['M', ['m']],
  ])('%s on the batch in the library opens them, where nothing can be taken in place of the rest', async (_, keys) => {
    await open({ edits: members.toReversed(), settings: { layout: { view: 'library' } } });
    const grid = page().getByRole('grid', { name: 'Library' });
    await grid.getByRole('gridcell', { name: /set of 3/ }).waitFor();
    await grid.focus();
    await press('End', ...keys);
    await pairs().getByRole('heading', { name: '0 of 3 approved' }).waitFor();
    await press('Enter');
    expect(await marked()).toEqual([[1, { flag: 'pick' }]]);
  });

  test('keep their own number on a page: a set has as many as ever afterwards', async () => {
    const others = [0, 1, 2].map((item) =>
      plainEdit(90 + item, { prompt: 'of a press', batch: { id: sampleId(9000), item, set: 'three', of: 3 } }),
    );
    await opened({ edits: [...members.toReversed(), ...others.toReversed()] });
    await pairs().getByRole('radio', { name: '4' }).check({ force: true });
    await press('Escape', 'g', 'End', 'm');
    const set = page().getByRole('main', { name: 'Compare several results' });
    await expect.poll(() => set.getByRole('radio', { name: '6' }).isChecked()).toBe(true);
    await press('Escape', 'q');
    await page().getByRole('button', { name: 'Look at them' }).click();
    await expect.poll(() => pairs().getByRole('radio', { name: '4' }).isChecked()).toBe(true);
  });

  test('keep the keys when the card closes from which they were opened', async () => {
    await open({ edits: members.toReversed(), batches: [batch] });
    await page()
      .getByRole('button', { name: /^Queue/ })
      .click();
    await page().getByRole('button', { name: 'Look at them' }).click();
    await page().getByRole('dialog', { name: 'Queue' }).waitFor({ state: 'detached' });
    expect(await focused()).toMatch(/^listbox/);
  });

  test('of a pilot lead on to the rest of it', async () => {
    await opened();
    await pairs().getByRole('button', { name: 'Go on with the other 9' }).click();
    await called('batch.goOn', { id: batch.id, approve: true });
    await pairs().waitFor({ state: 'detached' });
  });

  test('say how many of the rest the limit lets run', async () => {
    await opened({ batches: [{ ...batch, spent: 3, limits: { pictures: 8, cost: null } }] });
    await pairs().getByRole('button', { name: 'Go on with 5 of the other 9' }).waitFor();
  });

  test('are one, and it is looked at as well', async () => {
    await opened({ edits: [members[0] as EditSummary] });
    expect(await pairs().getByRole('option').count()).toBe(1);
  });
});
