// What Run asks before the same is bought twice: of what was paid for before, and of what is still under way.
import { describe, expect, test } from 'vitest';
import { englishFailure } from '../../app/failure.ts';
import { usePartWindow } from './open-window.ts';
import { autumn, livingEdit, plainEdit, preflightOf, ready } from './worlds.ts';

const { open, page, press, calls, called, spoken, axe } = usePartWindow();

const run = () => page().getByRole('button', { name: /^Run/ });
const line = () => page().getByTestId('preflight');

describe('what was paid for before', () => {
  const question = () => page().getByRole('alertdialog', { name: 'Already paid for this' });

  test('is asked about, and left when the answer is no', async () => {
    await open({ snapshot: ready, paidBefore: true });
    await run().click();
    await question().getByRole('button', { name: 'Cancel' }).click();
    await question().waitFor({ state: 'detached' });
    expect(await calls('edit.run')).toHaveLength(1);
  });

  test('is sent with the very same intents when the answer is yes', async () => {
    await open({ snapshot: ready, paidBefore: true });
    await run().click();
    await question().getByRole('button', { name: 'Run anyway' }).click();
    await expect.poll(() => calls('edit.run')).toHaveLength(2);
    const [asked, sent] = (await calls('edit.run')) as [{ intents: string[] }, { intents: string[] }];
    expect(sent).toEqual({ ...asked, evenIfPaid: true });
  });

  test('can be looked at instead', async () => {
    const earlier = plainEdit(5, { prompt: 'the one before' });
    await open({
      snapshot: ready,
      edits: [plainEdit(6), earlier],
      paidBefore: true,
      answers: { 'edit.preflight': preflightOf([{ kind: 'paid-before', editId: earlier.id }]) },
    });
    await line().waitFor();
    await run().click();
    await question().getByRole('button', { name: 'Show the earlier result' }).click();
    await page().getByRole('main', { name: 'Stage' }).getByRole('img', { name: 'Result: the one before' }).waitFor();
    expect(await calls('edit.run')).toHaveLength(1);
  });
});

describe('what is under way already', () => {
  const question = () => page().getByRole('alertdialog', { name: 'The same is under way' });
  const real = { service: { rehearsal: false, baseUrl: 'https://cloud.seaart.ai/model' } };
  const of = { ...ready.draft, parameters: {} };
  const same = livingEdit(5, { prompt: of.prompt, inputs: [{ ...autumn, parent: null }], parameters: { seed: 7 } });

  test('since before the window opened is on the stage, and asked about before it is bought again', async () => {
    await open({ snapshot: { ...real, draft: of }, edits: [same] });
    await page().getByRole('main', { name: 'Stage' }).getByText('Running').first().waitFor();
    await press('Control+Enter');
    await question().waitFor();
    expect(await axe('[role=alertdialog]')).toEqual([]);
    await question().getByRole('button', { name: 'Cancel' }).click();
    await question().waitFor({ state: 'detached' });
    expect(await calls('edit.run')).toEqual([]);
    await run().click();
    await question().getByRole('button', { name: 'Run another' }).click();
    await called('edit.run', { evenIfPaid: false, request: expect.objectContaining({ prompt: 'make it red' }) });
  });

  test('can be looked at instead', async () => {
    await open({
      snapshot: { ...real, draft: of },
      edits: [plainEdit(9, { prompt: 'another' }), same],
      settings: { layout: { view: 'library' } },
    });
    await page().getByRole('grid').or(page().getByRole('listbox')).first().waitFor();
    await press('Control+Enter');
    await question().getByRole('button', { name: 'Show it' }).click();
    await page().getByRole('main', { name: 'Stage' }).getByText('Running').first().waitFor();
    expect(await calls('edit.run')).toEqual([]);
  });

  test('of which nobody knows the outcome is asked about as what it is', async () => {
    await open({
      snapshot: { ...real, draft: of },
      edits: [{ ...same, state: 'unknown', failure: englishFailure('outcome-unknown', 'The answer was lost.', { charged: 'maybe' }) }],
    });
    await run().click();
    const asked = page().getByRole('alertdialog', { name: 'The same may be paid for already' });
    await asked.getByRole('button', { name: 'Show it' }).click();
    await page().getByRole('main', { name: 'Stage' }).getByRole('button', { name: 'I have the request id' }).waitFor();
    expect(await calls('edit.run')).toEqual([]);
  });

  test.each([
    ['with other words', { ...real, draft: { ...of, prompt: 'make it blue' } }],
    ['in a rehearsal, where nothing is bought', { service: { rehearsal: true, baseUrl: 'http://127.0.0.1:1' }, draft: of }],
  ])('is not asked about %s', async (_, snapshot) => {
    await open({ snapshot, edits: [same] });
    await press('Control+Enter');
    await expect.poll(() => calls('edit.run')).toHaveLength(1);
  });

  test('by a press of this window is the person’s own wish when pressed again', async () => {
    await open({ snapshot: { ...real, draft: of } });
    await press('Control+Enter');
    await expect.poll(() => calls('edit.run')).toHaveLength(1);
    await spoken('1 edit added to the queue');
    await press('Control+Enter');
    await expect.poll(() => calls('edit.run')).toHaveLength(2);
  });
});
