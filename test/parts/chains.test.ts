// The steps that led to a picture, taken again on others: from the strip, from the keys, from a selection; kept as a chain, and asked between the steps.
import { describe, expect, test } from 'vitest';
import { englishFailure } from '../../app/failure.ts';
import { sampleBatch, sampleChain, sampleGathering, sampleSteps } from '../fakes/batch-calls.ts';
import { usePartWindow } from './open-window.ts';
import { madeFrom, plainEdit } from './worlds.ts';

const { open, page, press, called, calls, axe } = usePartWindow();

const first = plainEdit(1, { prompt: 'make the evening golden' });
const second = madeFrom(first, 2, { prompt: 'take the cables out of the sky' });
const sheet = () => page().getByRole('dialog');
const chosen = [0, 1, 2, 3, 4];
const usual = {
  gathering: sampleGathering(5).key,
  chosen,
  pilot: null,
  limits: { pictures: null, cost: null },
  stopOn: 'trouble',
  project: null,
};

async function openSteps(more: Parameters<typeof open>[0] = {}): Promise<void> {
  await open({ edits: [second, first], ...more });
  await page().getByRole('button', { name: 'Use these 2 steps' }).click();
  await sheet().getByText('Which pictures should go through these steps?').waitFor();
}

async function selectAll(): Promise<void> {
  await page().getByRole('button', { name: 'Show the library under the stage' }).click();
  await page().getByRole('gridcell').first().click();
  await press('ControlOrMeta+a');
}

describe('the steps of a picture', () => {
  test('are listed with their models and pictures, and run on what is chosen, for the sum of all steps', async () => {
    await openSteps({
      settings: { pricePerPicture: 0.08, currency: 'USD', prices: { flux_kontext_pro: 0.04 } },
      snapshot: { service: { rehearsal: false, baseUrl: 'https://cloud.seaart.ai/model' } },
      offer: { steps: sampleSteps, notes: ['view', 'kept'] },
    });
    const steps = sheet().getByRole('list', { name: 'Steps' }).getByRole('listitem');
    await expect.poll(() => steps.count()).toBe(3);
    await steps.nth(2).getByRole('img', { name: 'with logo.png' }).waitFor();
    await steps.nth(2).getByText('on pro').waitFor();
    await sheet().getByText('Crops, turns and marks of that picture stay with it. “Keep my pixels” is not taken along.').waitFor();
    expect(await axe('[role=dialog]')).toEqual([]);
    const run = sheet().getByRole('button', { name: /^Run/ });
    expect([await run.textContent(), await run.getAttribute('aria-disabled')]).toEqual(['Run', 'true']);
    await sheet().getByRole('button', { name: 'Choose pictures' }).click();
    await sheet().getByText('5 pictures × 3 steps = 15 edits · about 1.00 USD').waitFor();
    expect(await axe('[role=dialog]')).toEqual([]);
    await sheet().getByRole('button', { name: 'Run on 5 pictures' }).click();
    await called('chain.start', { ...usual, of: { id: second.id }, approve: false, set: null });
    await page().getByRole('dialog', { name: 'Queue' }).getByText('step 1 of 3').waitFor();
  });

  test('are kept under a name; one that is taken is said first', async () => {
    await openSteps({ chains: [sampleChain('Evening gold')] });
    await sheet().getByLabel('Keep them as a chain').fill('evening GOLD');
    await press('Enter');
    await sheet().getByText('There is a chain “evening GOLD” already. Save once more to replace it.').waitFor();
    expect(await calls('chain.save')).toEqual([]);
    await press('Enter');
    await called('chain.save', { id: second.id, name: 'evening GOLD', replace: true });
    await sheet().getByText('Saved as evening GOLD.').waitFor();
    expect(await sheet().getByRole('textbox', { name: 'Name of the set' }).inputValue()).toBe('evening GOLD');
  });

  test('are taken by their keys, and not of a picture that was made from words alone', async () => {
    await open({ edits: [plainEdit(3, { prompt: 'a lighthouse', inputs: [] })] });
    await page().getByRole('navigation', { name: 'Steps of this picture' }).waitFor();
    expect(
      await page()
        .getByRole('button', { name: /^Use th/ })
        .count(),
    ).toBe(0);
    await open({ edits: [second, first] });
    await page().getByRole('button', { name: 'Use these 2 steps' }).waitFor();
    await press('Shift+U');
    await sheet().getByText('Which pictures should go through these steps?').waitFor();
  });
});

test('a chain of the library is chosen for pictures that are selected, and asks between its steps', async () => {
  const broken = englishFailure(
    'record-damaged',
    'The chain “torn” cannot be read: it is no JSON. It was left as it is; put chains/torn.json right, or save it anew.',
  );
  await open({
    edits: [second, first],
    chains: [sampleChain('Evening gold'), sampleChain('Night'), sampleChain('torn', { steps: [], failure: broken })],
  });
  await selectAll();
  await page().getByRole('button', { name: 'A batch of these, or a chain over them' }).click();
  await called('batch.gatherEdits', { ids: [second.id, first.id] });
  await sheet().locator('label', { hasText: 'A chain' }).click();
  await sheet().getByText('The chain “torn” cannot be read').waitFor();
  await sheet().getByRole('button', { name: 'Which chain: Evening gold' }).click();
  await page().getByRole('menuitemradio', { name: 'Night' }).click();
  await sheet().getByRole('heading', { name: 'Night on other pictures' }).waitFor();
  await sheet().getByRole('switch', { name: 'Ask after each step' }).click();
  await press('ControlOrMeta+Enter');
  await called('chain.start', { ...usual, pilot: 3, of: { name: 'Night' }, approve: true, set: null });
});

test('a chain is thrown away when the person says so twice, and what stands on the sheet is another one, or none', async () => {
  await open({ edits: [second, first], chains: [sampleChain('Evening gold')] });
  await selectAll();
  await page().getByRole('button', { name: 'A batch of these, or a chain over them' }).click();
  await sheet().locator('label', { hasText: 'A chain' }).click();
  await sheet().getByRole('button', { name: 'Throw away Evening gold' }).click();
  expect(await calls('chain.discard')).toEqual([]);
  await page().getByRole('alertdialog').getByRole('button', { name: 'Throw away Evening gold' }).click();
  await called('chain.discard', { name: 'Evening gold' });
  await page().getByText('Evening gold is in the system’s trash.').waitFor();
  await sheet().getByRole('textbox', { name: 'Instruction' }).waitFor();
});

test('between two steps its row says what is to be looked at and what the rest costs, and goes on', async () => {
  const chain = { name: 'Night', steps: 2, pictures: 6, next: 1 };
  await open({
    settings: { pricePerPicture: 0.08, currency: 'USD' },
    batches: [
      sampleBatch({
        state: 'pilot',
        chain,
        toMake: { flux_kontext_max: 6 },
        counts: { ...sampleBatch().counts, waiting: 6, 'under-way': 0, done: 6 },
      }),
    ],
  });
  await page()
    .getByRole('button', { name: /^Queue/ })
    .click();
  const queue = page().getByRole('dialog', { name: 'Queue' });
  await queue.getByText('Step 1 of 2 is done. Mark with X what should not go on. 6 edits are still to be made, about 0.48 USD.').waitFor();
  await queue.getByRole('button', { name: 'Go on with step 2' }).click();
  await called('batch.goOn', { id: sampleBatch().id, approve: true });
});
