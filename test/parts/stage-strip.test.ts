// The steps under the picture: walked by arrows and clicks, compared with, told when one is new; and the same family as a tree.
import { describe, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { madeFrom, plainEdit } from './worlds.ts';

const { open, page, press, called, emit, axe } = usePartWindow();

const first = plainEdit(1, { prompt: 'first step' });
const second = madeFrom(first, 2, { prompt: 'second step' });
const other = madeFrom(first, 3, { prompt: 'another second step' });
const third = madeFrom(second, 4, { prompt: 'third step' });
const strip = () => page().getByRole('navigation', { name: 'Steps of this picture' });
const step = (name: string) => strip().getByRole('button', { name, exact: true });
const sees = (words: string): Promise<void> =>
  page()
    .getByRole('main')
    .getByRole('img', { name: `Result: ${words}` })
    .waitFor();

/** Opened on the newest edit, with the whole way to it known. */
const opened = async (): Promise<void> => {
  await open({ edits: [third, other, second, first] });
  await sees('third step');
  await step('first step').waitFor();
};

describe('the strip', () => {
  test('shows the original and every step to the shown one', async () => {
    await opened();
    expect(
      await strip()
        .getByRole('button', { name: /step$/ })
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
    ).toEqual(expect.arrayContaining(['first step', 'second step', 'third step']));
    await strip().getByRole('img', { name: 'Original' }).waitFor();
    expect(await step('third step').getAttribute('aria-current')).toBe('step');
    await strip().getByText('step 3 of 3').waitFor();
    expect(await axe('nav')).toEqual([]);
  });

  test('arrows walk to parent, child and the other versions', async () => {
    await opened();
    for (const [key, words] of [
      ['ArrowLeft', 'second step'],
      ['ArrowDown', 'another second step'],
      ['ArrowUp', 'second step'],
      ['ArrowLeft', 'first step'],
      ['ArrowRight', 'second step'],
    ] as const) {
      await press(key);
      await sees(words);
      // The next arrow needs to know what is around this step.
      await strip().getByText(/^step/).waitFor();
      if (words !== 'first step') await step('first step').waitFor();
      if (words !== 'second step') continue;
      await strip().getByText('2 versions').waitFor();
      for (const version of ['second step', 'another second step']) await step(version).waitFor();
    }
  });

  test('a press on a step shows it', async () => {
    await opened();
    await step('first step').click();
    await sees('first step');
    await strip().getByText('step 1 of 2').waitFor();
  });

  test('a step can be put under the line instead of the own input', async () => {
    await opened();
    await strip().getByRole('button', { name: 'Compare with this step' }).first().click();
    await page().getByRole('main').getByRole('img', { name: 'Before · first step' }).waitFor();
    await strip().getByRole('button', { name: 'Compare with the original' }).click();
    await page().getByRole('main').getByRole('img', { name: 'Before · autumn.jpg' }).waitFor();
  });

  test('a result that came of another step is only marked as new', async () => {
    await opened();
    await press('ArrowLeft');
    await sees('second step');
    const done = { ...other, endedAt: new Date().toISOString() };
    await emit('edit.ended', done);
    await step('another second step, new').waitFor();
    await sees('second step');
    await page().getByRole('status').getByText('New result: another second step').waitFor();
    await page().getByRole('button', { name: 'Show', exact: true }).click();
    await sees('another second step');
  });

  test('a new result stays told of until it is seen, and N goes from one to the next', async () => {
    await opened();
    const rivals = [5, 6].map((number) => plainEdit(number, { prompt: `rival ${number}` }));
    const lost = plainEdit(7, { prompt: 'refused', state: 'failed', results: [] });
    for (const edit of [...rivals, lost]) await emit('edit.ended', edit);
    await strip().getByRole('button', { name: '2 new results' }).waitFor();
    expect(await axe('nav')).toEqual([]);
    await press('n');
    await sees('rival 5');
    await strip().getByRole('button', { name: '1 new result' }).click();
    await sees('rival 6');
    await strip().getByRole('button', { name: '1 new result' }).waitFor({ state: 'detached' });
    await press('n');
    await sees('rival 6');
  });

  test('a new result that is thrown away is new no more', async () => {
    await opened();
    const rival = plainEdit(5, { prompt: 'rival' });
    await emit('edit.ended', rival);
    await strip().getByRole('button', { name: '1 new result' }).waitFor();
    await emit('edit.changed', { ...rival, trashed: true });
    await strip().getByRole('button', { name: '1 new result' }).waitFor({ state: 'detached' });
  });
});

describe('the tree', () => {
  test('y shows the whole family, arrows walk it, y goes back to the picture', async () => {
    await opened();
    await press('y');
    const tree = page().getByRole('tree', { name: 'Family of this edit' });
    await tree.getByRole('treeitem', { name: 'another second step' }).waitFor();
    await page().getByText('4 edits in this family').waitFor();
    expect(await tree.getByRole('treeitem', { selected: true }).getAttribute('aria-label')).toBe('third step');
    // Before its first step stands what was given, which is no edit.
    await tree.getByTitle('autumn.jpg').waitFor();
    expect([
      await tree.getByRole('treeitem').count(),
      await tree.getByRole('treeitem', { name: 'first step', exact: true }).getAttribute('aria-level'),
    ]).toEqual([4, '1']);
    expect(await axe('main')).toEqual([]);
    await press('ArrowLeft');
    await expect.poll(() => tree.getByRole('treeitem', { selected: true }).getAttribute('aria-label')).toBe('second step');
    await press('y');
    await sees('second step');
  });

  test('a family that was made of words has nothing before its first step', async () => {
    const words = plainEdit(1, { prompt: 'of words', inputs: [] });
    await open({ edits: [madeFrom(words, 2, { prompt: 'a step' }), words] });
    await sees('a step');
    await press('y');
    const first = page().getByRole('treeitem', { name: 'of words' });
    await first.waitFor();
    expect([await page().getByTitle('autumn.jpg').count(), await first.evaluate((node) => node.style.left)]).toEqual([0, '24px']);
  });

  test('Delete in it throws away what is selected', async () => {
    await opened();
    await press('y');
    await page().getByRole('treeitem', { name: 'first step' }).click();
    await press('Delete');
    await called('edit.organise', { ids: [first.id], change: { trashed: true } });
  });
});
