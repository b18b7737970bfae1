// Going on from a result: it becomes the only picture, the words are selected, the stage follows.
import { describe, expect, test } from 'vitest';
import { samplePicture } from '../fakes/studio-samples.ts';
import { usePartWindow } from './open-window.ts';
import { draftWith, plainEdit } from './worlds.ts';

const { open, page, press, called, calls } = usePartWindow();
const stage = () => page().getByRole('main');
const edit = plainEdit(5, { prompt: 'a red boat', parameters: { seed: 4711 } });
describe('going on from a result', () => {
  const places = () => page().getByRole('region', { name: 'Pictures' });
  const words = () => page().getByRole('textbox', { name: 'Instruction' });
  const selected = () =>
    words().evaluate((field) => field instanceof HTMLTextAreaElement && field.value.slice(field.selectionStart, field.selectionEnd));
  /** Shown by a press in the grid, which has the focus then. */
  const openedFull = async (): Promise<void> => {
    await open({ edits: [edit], snapshot: full });
    await page().getByRole('gridcell', { name: 'a red boat' }).click();
    await stage().getByRole('img', { name: 'Result: a red boat' }).waitFor();
  };
  const full = {
    draft: draftWith({ prompt: 'a red boat', pictures: [samplePicture(1, { name: 'boat.jpg' }), samplePicture(2, { name: 'sky.jpg' })] }),
  };

  test.each([
    ['Enter', async () => (await stage().focus(), await press('Enter'))],
    ['Enter in the grid', () => press('Enter')],
    ['Ctrl+G while typing', async () => (await words().focus(), await press('Control+g'))],
    ['its button', () => stage().getByRole('button', { name: 'Go on from this result' }).click()],
    [
      'Enter on the line between before and after',
      async () => {
        await stage().getByRole('slider', { name: 'Before and after' }).focus();
        await press('Enter');
      },
    ],
    [
      'Enter in the strip',
      async () => {
        await page().getByRole('navigation').getByRole('button', { name: 'a red boat' }).focus();
        await press('Enter');
      },
    ],
  ])('by %s makes it the only picture and selects the words; Undo brings the others back', async (_, go) => {
    await openedFull();
    await go();
    await called('picture.takeResult', { id: edit.id, index: 0 });
    await places().getByText('Going on from').waitFor();
    expect(await places().getByRole('button', { name: 'a red boat', exact: true }).count()).toBe(1);
    expect(
      await places()
        .getByRole('button', { name: /^Remove image/ })
        .count(),
    ).toBe(1);
    await expect.poll(selected).toBe('a red boat');
    await page().keyboard.insertText('now at night');
    await press('Escape', 'Control+z');
    await expect
      .poll(() =>
        places()
          .getByRole('button', { name: /^Remove image/ })
          .count(),
      )
      .toBe(2);
    expect(await places().getByText('Going on from').count()).toBe(0);
    // What was written since stays.
    expect(await words().inputValue()).toBe('now at night');
  });

  test('the stage follows what is run, and leaves it when another is looked at', async () => {
    const seesOther = () => stage().getByRole('img', { name: 'Result: another boat' }).waitFor();
    await open({ edits: [edit, plainEdit(4, { prompt: 'another boat' })], settings: { layout: { gridOpen: true } } });
    await stage().getByRole('img', { name: 'Result: a red boat' }).waitFor();
    await press('Enter');
    await places().getByText('Going on from').waitFor();
    await page().keyboard.insertText('now at night');
    await press('Control+Enter');
    await stage().getByText('now at night').first().waitFor();
    expect(await stage().getByRole('img', { name: 'Result: a red boat' }).count()).toBe(0);
    await page().getByRole('gridcell', { name: 'another boat', exact: true }).click();
    await seesOther();
    await press('Control+Enter');
    await expect.poll(async () => (await calls('edit.run')).length).toBe(2);
    await seesOther();
  });

  test('a run of something else leaves the stage as it is', async () => {
    await openedFull();
    await press('Control+Enter');
    await page().getByRole('button', { name: 'Queue: 1 waiting' }).waitFor();
    await stage().getByRole('img', { name: 'Result: a red boat' }).waitFor();
  });
});
