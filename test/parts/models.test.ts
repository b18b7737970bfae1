// Which model a draft goes to, what it costs there, and finishing a draft on the model that takes over.
import { describe, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { autumn, boats, cups, draftWith, plainEdit } from './worlds.ts';

const { open, page, press, calls, called, axe, spoken } = usePartWindow();

const draft = draftWith({ prompt: 'make it red', pictures: [autumn], parameters: { seed: 4, aspect_ratio: '16:9' } });
const charged = {
  key: { present: true, last4: '12ab', where: 'keychain', trouble: null },
  service: { rehearsal: false, baseUrl: 'https://cloud.seaart.ai/model' },
} as const;
const button = (name: string | RegExp) => page().getByRole('button', { name });
const chosen = (name: string) => page().getByRole('radio', { name, exact: true });
const run = () => button(/^Run/).click();
const request = async (): Promise<unknown> => ((await calls('edit.run')).at(-1) as { request: unknown } | undefined)?.request;

describe('the model', () => {
  test('is chosen with a line that says what differs, keeps what was set, and is what Run asks for', async () => {
    await open({ snapshot: { draft } });
    await page().getByText('Follows words and lettering most closely.').waitFor();
    await chosen('max').focus();
    await press('ArrowRight');
    await page().getByText('For drafts, usually at a lower price.').waitFor();
    await run();
    await expect.poll(request).toMatchObject({ model: 'flux_kontext_pro', parameters: { seed: 4, aspect_ratio: '16:9' } });
    await expect.poll(async () => (await calls('draft.keep')).at(-1)).toMatchObject({ model: 'flux_kontext_pro' });
  });

  test('is not asked about where there is one alone', async () => {
    await open({ snapshot: { draft }, models: 'one' });
    await button(/^Run/).waitFor();
    expect(await page().getByRole('radiogroup', { name: 'Model' }).count()).toBe(0);
  });

  test('of a recipe comes with the recipe', async () => {
    const drafted = plainEdit(1, { model: 'flux_kontext_pro' });
    await open({ edits: [drafted], snapshot: { draft } });
    await page().getByRole('gridcell').first().click();
    await button('More actions').click();
    await page().getByRole('menuitem', { name: 'Use all' }).click();
    await expect.poll(() => chosen('pro').isChecked()).toBe(true);
  });
});

describe('a made-up model', () => {
  test('has its controls by what they are for, takes over what fits, and is run with its own fields', async () => {
    await open({ snapshot: { draft: { ...draft, pictures: [autumn, cups, boats] } }, models: 'made-up' });
    await chosen('nine').click();
    await page().getByText('Atelier Nine takes fewer pictures: 1 is in the tray').waitFor();
    expect(await page().getByRole('radiogroup', { name: 'Aspect ratio' }).count()).toBe(0);
    expect(await page().getByRole('textbox', { name: 'Seed' }).inputValue()).toBe('4');
    await chosen('768×512').click();
    await page().getByRole('slider', { name: 'Results' }).focus();
    await press('ArrowRight');
    await page().getByRole('slider', { name: 'Guidance' }).focus();
    await press('ArrowRight');
    await run();
    await expect.poll(request).toMatchObject({
      model: 'atelier_9',
      pictures: [{ name: 'autumn.jpg' }, { name: 'cups.png' }],
      parameters: { start: 4, canvas: '768*512', n: 2, strength: 8 },
    });
  });

  test('is counted with by its own price, each of its results', async () => {
    const drafted = draftWith({ model: 'atelier_9', prompt: 'a', parameters: { n: 3 }, count: 1 });
    await open({
      snapshot: { ...charged, draft: drafted },
      settings: { pricePerPicture: 0.08, prices: { atelier_9: 0.02 }, currency: 'USD' },
      models: 'made-up',
    });
    await expect.poll(() => page().getByTestId('sum').textContent()).toBe('1 edit · about 0.06 USD');
    await chosen('max').click();
    await expect.poll(() => page().getByTestId('sum').textContent()).toBe('1 edit · about 0.08 USD');
  });

  test('says what was chosen for an edit', async () => {
    await open({
      edits: [plainEdit(1, { model: 'atelier_9', parameters: { start: 3, canvas: '768*512', n: 2 } })],
      models: 'made-up',
      settings: { layout: { gridOpen: true } },
    });
    await page().getByRole('gridcell').first().click();
    await button('Information').click();
    const panel = page().getByRole('complementary', { name: 'Information' });
    const rows = async (): Promise<Record<string, string>> =>
      Object.fromEntries(
        await panel
          .locator('dl')
          .first()
          .evaluate((list) =>
            [...list.querySelectorAll('dt')].map((name) => [name.textContent, name.nextElementSibling?.textContent ?? '']),
          ),
      ) as Record<string, string>;
    await expect
      .poll(rows)
      .toMatchObject({ Model: 'Atelier Nine', Size: '768×512', Results: '2', Seed: '3', Guidance: '7', 'Prompt upsampling': 'off' });
  });
});

describe('finish on max', () => {
  const drafted = plainEdit(7, { model: 'flux_kontext_pro', parameters: { seed: 9 }, prompt: 'a red door' });
  const finish = () => button('Finish on max');
  const show = async (more: Parameters<typeof open>[0] = {}) => {
    await open({
      edits: [drafted, plainEdit(6, { prompt: 'made on max' })],
      ...more,
      settings: { layout: { gridOpen: true }, ...more.settings },
    });
    await page().getByRole('gridcell').first().click();
  };

  test('says that it will be another picture and what it costs, and sends nothing until that was read', async () => {
    await show({ snapshot: charged, settings: { pricePerPicture: 0.08, prices: { flux_kontext_pro: 0.04 }, currency: 'USD' } });
    await page()
      .getByText(/ · pro/)
      .waitFor();
    await finish().click();
    const dialog = page().getByRole('alertdialog', { name: 'Finish on FLUX.1 Kontext [max]?' });
    await dialog.getByText(/It will be another picture: .* It is charged: about 0\.08 USD\./).waitFor();
    expect(await axe('[role=alertdialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await calls('edit.finish')).toEqual([]);
    await finish().click();
    await dialog.getByRole('button', { name: 'Finish on max' }).click();
    await called('edit.finish', { id: drafted.id, model: 'flux_kontext_max', evenIfPaid: false });
    await spoken('1 edit added to the queue');
  });

  test('of what was paid for asks once more, and the answer is the same press', async () => {
    await show({ paidBefore: true });
    await finish().click();
    await page().getByRole('alertdialog').getByRole('button', { name: 'Finish on max' }).click();
    await page().getByRole('alertdialog', { name: 'Already paid for this' }).getByRole('button', { name: 'Run anyway' }).click();
    await called('edit.finish', { evenIfPaid: false }, { evenIfPaid: true });
    const [first, second] = (await calls('edit.finish')) as { intent: string }[];
    expect(first?.intent).toBe(second?.intent);
  });

  test('is not offered for what max made, whoever asks', async () => {
    await show();
    await page().getByRole('gridcell').nth(1).click();
    await page().getByText('made on max').first().waitFor();
    await expect.poll(() => finish().count()).toBe(0);
    await page().evaluate(() => window.fake.emit('command.asked', 'finish'));
    await page().evaluate(() => window.fake.emit('command.asked', 'information'));
    await page().getByRole('complementary', { name: 'Information' }).waitFor();
    expect(await page().getByRole('alertdialog').count()).toBe(0);
  });
});

test('a price is said for each model, and taken back', async () => {
  await open({ settings: { pricePerPicture: 0.08 } });
  await press('Control+,');
  const price = page().getByRole('textbox', { name: 'Price with FLUX.1 Kontext [pro]' });
  await price.fill('0.04');
  await press('Enter');
  await called('settings.change', { prices: { flux_kontext_pro: 0.04 } });
  await price.fill('');
  await press('Enter');
  await called('settings.change', { prices: { flux_kontext_pro: 0.04 } }, { prices: {} });
});
