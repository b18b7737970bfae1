// A version of Keep my pixels whose result was thrown away for good: what is not known of it is said, and nothing leads to what is gone.
import { expect, test } from 'vitest';
import { keepProgram } from '../../app/composite/settings.ts';
import { edit } from './keep-window.ts';
import { usePartWindow } from './open-window.ts';
import { plainEdit } from './worlds.ts';

const { open, page, press, calls, called } = usePartWindow();

const laid = plainEdit(6, {
  prompt: 'a red boat, kept',
  editedIn: keepProgram,
  inputs: [...edit.inputs, { sha256: 'b'.repeat(64), name: 'result.png', width: 600, height: 400, parent: { editId: edit.id, index: 0 } }],
});
const picture = () =>
  page()
    .getByRole('main', { name: 'Stage' })
    .getByRole('img', { name: /a red boat, kept$/ });

test('keeping its pixels anew is refused with what can be done', async () => {
  await open({ edits: [laid] });
  await picture().waitFor();
  await press('k');
  await page().getByText('The result that this version was laid from is not in the library any more.').first().waitFor();
  expect(await calls('keep.propose')).toEqual([]);
});

test.each(['a', 'r'])('%s says that not all of the recipe is there', async (key) => {
  await open({ edits: [laid], recipeGone: 'result.png' });
  await picture().waitFor();
  await press(key);
  await called('edit.recipe', { id: laid.id });
  await page().getByText('Recipe loaded, but for what is not here any more').first().waitFor();
  await page()
    .getByRole('region', { name: 'Pictures' })
    .getByText(/result\.png/)
    .first()
    .waitFor();
});
