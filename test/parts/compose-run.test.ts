// What would be sent, and Run: one press is one set of intents, what stands in its way is said, and nothing is bought twice unasked.
import { describe, expect, test } from 'vitest';
import { englishFailure } from '../../app/failure.ts';
import type { PreflightWarning } from '../../app/edits/picture.ts';
import { usePartWindow } from './open-window.ts';
import { autumn, cups, draftWith, plainEdit, preflightOf, ready } from './worlds.ts';

const { open, page, press, calls, called, letGo, spoken, focused } = usePartWindow();

const run = () => page().getByRole('button', { name: /^Run/ });
const line = () => page().getByTestId('preflight');

describe('the line above Run', () => {
  test.each([
    ['words alone', { prompt: 'make it red' }, 'Sends words only → about 1248 × 832 png'],
    ['two pictures', { pictures: [autumn, cups] }, 'Sends 2 pictures, 3.1 MB, location removed → about 1248 × 832 png'],
    ['a square JPEG', { parameters: { aspect_ratio: '1:1', output_format: 'jpeg' } }, 'Sends words only → about 1024 × 1024 jpeg'],
  ])('says what is sent and what comes: %s', async (_, draft, words) => {
    await open({ snapshot: { draft: draftWith(draft) } });
    await expect.poll(async () => (await line().textContent())?.replaceAll(/\s+/g, ' ')).toBe(words);
  });

  test('breaks no size in two, however wide the pane is', async () => {
    await open({ snapshot: ready });
    const size = line().locator('strong');
    await size.filter({ hasText: '1248 × 832' }).waitFor();
    const rows = await size.evaluate((strong) => {
      const range = document.createRange();
      range.selectNodeContents(strong);
      const pane = strong.closest('button');
      return Array.from({ length: 20 }, (_, at) => {
        if (pane !== null) pane.style.width = `${180 + at * 10}px`;
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      });
    });
    expect(Math.max(...rows)).toBe(1);
  });

  test('says that a location stays in', async () => {
    await open({ answers: { 'edit.preflight': preflightOf([{ kind: 'location-kept' }]) } });
    await line().filter({ hasText: 'location kept' }).waitFor();
  });

  test('says that it is still looking', async () => {
    await open({ held: ['edit.preflight'] });
    await page().getByText('Looking at what would be sent …').waitFor();
    await letGo('edit.preflight', preflightOf([]));
    await line().waitFor();
  });

  test('says why nothing can be sent', async () => {
    const failure = englishFailure('picture-missing', 'autumn.jpg is not there any more. Take it in again.');
    await open({ answers: { 'edit.preflight': { ok: false, failure } } });
    await page().getByRole('alert').filter({ hasText: 'autumn.jpg is not there any more.' }).waitFor();
  });
});

describe('the card behind the line', () => {
  const card = () => page().getByRole('dialog', { name: 'What will be sent' });

  test('shows each picture as sent, where it goes and with which key, and gives the focus back', async () => {
    await open({
      snapshot: {
        ...ready,
        key: { present: true, last4: '12ab', where: 'keychain', trouble: null },
        service: { rehearsal: false, baseUrl: 'https://cloud.seaart.ai/model' },
      },
    });
    await line().click();
    await card().getByRole('img', { name: 'Image 1 exactly as sent' }).waitFor();
    const words = (await card().innerText()).replaceAll(/\s+/g, ' ');
    for (const part of [
      '1. autumn.jpg',
      'made smaller',
      'location removed',
      'https://cloud.seaart.ai/model',
      '… 12ab',
      'the original is 2560 × 1600',
    ])
      expect(words).toContain(part);
    await press('Escape');
    await card().waitFor({ state: 'detached' });
    await expect.poll(focused).toMatch(/^button Sends 1/);
  });

  test.each([
    [
      'en',
      /tokens; the model reads/,
      /parts may be cropped or added/,
      /smaller than the original/,
      /request is large/,
      /sent as they are/,
      /no instruction yet/,
      /charged again/,
    ],
    ['zh-CN', /512/, /1,?024/, /832/, /MB/, /位置|地点/, /指令|说明|文字/, /收费|扣费|计费/],
  ] as const)('in %s it names every warning', async (language, ...words) => {
    const warnings: readonly PreflightWarning[] = [
      { kind: 'prompt-long', tokens: 700, limit: 512 },
      { kind: 'crop', from: { width: 2560, height: 1600 }, to: { width: 1024, height: 1024 } },
      { kind: 'smaller-than-original', from: { width: 2560, height: 1600 }, to: { width: 1248, height: 832 } },
      { kind: 'body-large', bytes: 18_000_000 },
      { kind: 'location-kept' },
      { kind: 'no-prompt' },
      { kind: 'paid-before', editId: plainEdit(1).id },
    ];
    await open({ settings: { language }, answers: { 'edit.preflight': preflightOf(warnings) } });
    await line().click();
    const items = page().getByRole('dialog').getByRole('listitem');
    await items.last().waitFor();
    const shown = await items.allTextContents();
    expect(shown).toHaveLength(warnings.length);
    words.forEach((word, at) => expect(shown[at]).toMatch(word));
  });
});

describe('Run', () => {
  test.each([
    ['without words', { draft: draftWith() }, 'Write what should change first'],
    [
      'without a library',
      { ...ready, library: { folder: '/x', state: 'missing', total: 0, trashed: 0, damaged: 0 } },
      'The library folder is not connected',
    ],
    [
      'on a library that cannot be written',
      { ...ready, library: { folder: '/x', state: 'readonly', total: 0, trashed: 0, damaged: 0 } },
      'The library folder cannot be written to',
    ],
  ] as const)('%s is refused with a reason', async (_, snapshot, words) => {
    await open({ snapshot });
    await page().getByText(words, { exact: true }).waitFor();
    expect(await run().getAttribute('aria-disabled')).toBe('true');
    // Playwright would wait for it to be enabled.
    await run().click({ force: true });
    await press('Control+Enter');
    expect(await calls('edit.run')).toEqual([]);
  });

  test.each([
    ['Control+Enter', false],
    ['Control+Shift+Enter', true],
  ])('%s sends one intent', async (key, next) => {
    await open({ snapshot: ready });
    await line().waitFor();
    await press(key);
    await called('edit.run', {
      next,
      evenIfPaid: false,
      intents: [expect.any(String)],
      request: expect.objectContaining({ prompt: 'make it red' }),
    });
    await spoken('1 edit added to the queue');
    // What was written stays for the next one.
    expect(await page().getByRole('textbox', { name: 'Instruction' }).inputValue()).toBe('make it red');
  });

  test('× 3 sends three intents in one press, each its own', async () => {
    await open({ snapshot: ready });
    await page().getByRole('button', { name: 'Number of edits: 1' }).click();
    await page().getByRole('menuitemradio', { name: '3 edits, 3 seeds' }).click();
    await page().getByRole('button', { name: 'Number of edits: 3' }).waitFor();
    await run().click();
    await expect.poll(() => calls('edit.run')).toHaveLength(1);
    const [{ intents }] = (await calls('edit.run')) as [{ intents: string[] }];
    expect(new Set(intents).size).toBe(3);
  });

  test('in an open project sends the edit there', async () => {
    await open({ snapshot: ready, settings: { project: 'Autumn catalogue' } });
    await run().click();
    await called('edit.run', { project: 'Autumn catalogue' });
  });

  test('while a press is on its way hears no second one', async () => {
    await open({ snapshot: ready, held: ['edit.run'] });
    await run().click();
    await page().getByText('Adding to the queue …').waitFor();
    await press('Control+Enter');
    await letGo('edit.run', { ok: true, value: { ids: [] } });
    await page().getByText('Adding to the queue …').waitFor({ state: 'detached' });
    expect(await calls('edit.run')).toHaveLength(1);
  });

  test('that main refuses for want of a key says what to do', async () => {
    await open({
      snapshot: ready,
      answers: { 'edit.run': { ok: false, failure: englishFailure('no-key', 'There is no key. Add one in Settings.') } },
    });
    await run().click();
    await page().getByRole('status').getByText('There is no key. Add one in Settings.').waitFor();
  });
});

describe('the key of Run where its button is not', () => {
  const settings = { layout: { view: 'library' } } as const;
  const library = () => page().getByRole('main', { name: 'Library' });

  test('says that an edit was added', async () => {
    await open({ snapshot: ready, settings });
    await library().waitFor();
    await press('Control+Enter');
    await page().getByRole('status').getByText('1 edit added to the queue').waitFor();
    expect(await calls('edit.run')).toHaveLength(1);
  });

  test('says why nothing runs', async () => {
    await open({ snapshot: { draft: draftWith() }, settings });
    await library().waitFor();
    await press('Control+Enter');
    await page().getByRole('status').getByText('Write what should change first').waitFor();
    await open({ snapshot: { draft: draftWith() }, settings: { layout: { composeOpen: false } } });
    await page().getByRole('main', { name: 'Stage' }).waitFor();
    await press('Control+Enter');
    await page().getByRole('status').getByText('Write what should change first').waitFor();
    expect(await calls('edit.run')).toEqual([]);
  });

  test('asks what the button would ask', async () => {
    await open({ snapshot: ready, settings, paidBefore: true });
    await library().waitFor();
    await press('Control+Enter');
    const question = page().getByRole('alertdialog', { name: 'Already paid for this' });
    await question.getByRole('button', { name: 'Run anyway' }).click();
    await expect.poll(() => calls('edit.run')).toHaveLength(2);
    await page().getByRole('status').getByText('1 edit added to the queue').waitFor();
  });
});
