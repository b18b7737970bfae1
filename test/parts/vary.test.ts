// Variations of a result: how many is chosen, what they cost is said, and the draft stays as it is.
import { describe, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { cups, draftWith, plainEdit } from './worlds.ts';

const { open, page, press, calls, axe, spoken } = usePartWindow();

const edit = plainEdit(5, { prompt: 'a red door', parameters: { seed: 4711, aspect_ratio: '16:9' }, project: 'Doors' });
const charged = {
  key: { present: true, last4: '12ab', where: 'keychain', trouble: null },
  service: { rehearsal: false, baseUrl: 'https://cloud.seaart.ai/model' },
} as const;
type Asked = {
  readonly request: { readonly parameters: object };
  readonly intents: readonly string[];
  readonly shown: { readonly count: number };
};
const priced = { snapshot: charged, settings: { pricePerPicture: 0.08, currency: 'USD' } };
const dialog = () => page().getByRole('alertdialog', { name: 'Variations' });
/** Keys as a person presses them: the next one goes to what the first has opened. */
const pressed = async (...keys: string[]): Promise<void> => {
  await press('Shift+R');
  await expect
    .poll(() =>
      dialog()
        .getByRole('radio', { name: '4' })
        .evaluate((radio) => radio === document.activeElement),
    )
    .toBe(true);
  await press(...keys);
};
const ran = async (): Promise<readonly Asked[]> => {
  await expect.poll(async () => (await calls('edit.run')).length).toBe(1);
  return (await calls('edit.run')) as readonly Asked[];
};
const opened = async (world: Parameters<typeof open>[0] = {}): Promise<void> => {
  await open({
    edits: [edit],
    ...world,
    snapshot: { draft: draftWith({ prompt: 'my own words', pictures: [cups], count: 3 }), ...world.snapshot },
    settings: { layout: { gridOpen: true }, ...world.settings },
  });
  await page().getByRole('gridcell').first().click();
  await page().getByRole('button', { name: 'Variations' }).waitFor();
};

describe('variations of the shown result', () => {
  test('by two keys are four edits of its recipe with other seeds; what is being written stays', async () => {
    await opened(priced);
    await page().getByRole('button', { name: 'Number of edits: 1' }).click();
    await page().getByRole('menuitemradio', { name: '3 edits, 3 seeds' }).click();
    await page().getByRole('gridcell').first().click();
    await pressed('Enter');
    const [asked] = await ran();
    expect(asked).toMatchObject({
      request: { model: edit.model, prompt: 'a red door', pictures: [{ name: 'autumn.jpg' }] },
      next: false,
      evenIfPaid: false,
      shown: { count: 4, addresses: [null] },
      project: 'Doors',
    });
    expect(asked?.request.parameters).toEqual({ aspect_ratio: '16:9' });
    expect(new Set(asked?.intents).size).toBe(4);
    await spoken('4 edits added to the queue');
    await dialog().waitFor({ state: 'detached' });
    expect(await page().getByRole('textbox', { name: 'Instruction' }).inputValue()).toBe('my own words');
    expect(await page().getByTestId('sum').textContent()).toBe('3 edits · about 0.24 USD');
  });

  test('say what so many are thought to cost before anything is sent; the number stays chosen', async () => {
    await opened(priced);
    await page().getByRole('button', { name: 'Variations' }).click();
    await dialog()
      .getByText(/makes 4 edits for about 0\.32 USD/)
      .waitFor();
    expect(await axe('[role=alertdialog]')).toEqual([]);
    await press('ArrowRight');
    await dialog()
      .getByText(/makes 6 edits for about 0\.48 USD/)
      .waitFor();
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await calls('edit.run')).toEqual([]);
    await press('Shift+R');
    await dialog().getByRole('button', { name: 'Make 6 variations' }).click();
    expect((await ran()).map(({ shown }) => shown.count)).toEqual([6]);
  });

  test('are not made without a picture that is gone', async () => {
    await opened({ recipeGone: 'autumn.jpg' });
    await pressed('Enter');
    await page()
      .getByText('Nothing was sent: “autumn.jpg” is not here any more. Use Remix, and give another picture in its place.')
      .waitFor();
    expect(await calls('edit.run')).toEqual([]);
  });

  test('are not offered for what no model made', async () => {
    const { editedIn: _, ...plain } = edit;
    await open({ edits: [{ ...plain, editedIn: 'Krita' }], settings: { layout: { gridOpen: true } } });
    await page().getByRole('gridcell').first().click();
    await page().getByRole('button', { name: 'Export' }).waitFor();
    expect(await page().getByRole('button', { name: 'Variations' }).count()).toBe(0);
    await press('Shift+R');
    await page().getByText('Varied are results that a model known here made of words. This edit has none.').waitFor();
  });
});
