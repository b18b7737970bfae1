// Sent as a page: sums, months, projects, rows; the sum in the queue; the question when a press would pass a limit.
import { describe, expect, test } from 'vitest';
import { englishFailure } from '../../app/failure.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { usePartWindow } from './open-window.ts';
import type { Opened } from './open-window.ts';
import { autumn, draftWith, plainEdit } from './worlds.ts';

const { open, page, press, calls, called, emit, axe, focused } = usePartWindow();

const money = { pricePerPicture: 0.08, prices: { flux_kontext_pro: 0.04 }, currency: 'EUR' };
const charged = { service: { rehearsal: false, baseUrl: 'https://cloud.seaart.ai/model' } };
const sentAt = (at: string, number: number, more: Partial<EditSummary> = {}): EditSummary =>
  plainEdit(number, { sentAt: at, endedAt: at, ...more });
const main = () => page().getByRole('main', { name: 'Sent' });
const rows = () => main().getByRole('row');
const words = async (): Promise<readonly string[]> => (await rows().allInnerTexts()).map((line) => line.replaceAll(/\s+/g, ' ').trim());
const opened = async (edits: readonly EditSummary[], more: Opened = {}): Promise<void> => {
  await open({ edits: [...edits], settings: money, ...more });
  await press('Control+Shift+S');
  await main().waitFor();
};

const some = [
  sentAt('2026-10-05T09:00:00.000Z', 5, { prompt: 'a red boat', project: 'Client X' }),
  sentAt('2026-10-05T08:00:00.000Z', 4, { prompt: 'a blue hat', model: 'flux_kontext_pro', project: 'Client X' }),
  sentAt('2026-10-04T08:00:00.000Z', 3, {
    prompt: 'a green tree',
    state: 'lost',
    results: [],
    failure: englishFailure('outcome-unknown', 'Nobody knows.', { charged: 'maybe' }),
  }),
  sentAt('2026-09-04T08:00:00.000Z', 2, {
    prompt: 'a broken vase',
    state: 'failed',
    results: [],
    failure: englishFailure('balance', 'No credits.'),
  }),
  sentAt('2026-09-04T07:00:00.000Z', 1, { prompt: 'practised', rehearsal: true }),
];

describe('the page of what was sent', () => {
  test('has a row for each request, with its day, its charge and what it cost', async () => {
    await opened(some);
    await expect
      .poll(words)
      .toEqual([
        'a red boat 9:00 AM · FLUX.1 Kontext [max] · Client X charged 0.08 EUR',
        'a blue hat 8:00 AM · FLUX.1 Kontext [pro] · Client X charged 0.04 EUR',
        'a green tree 8:00 AM · FLUX.1 Kontext [max] · Lost perhaps charged 0.08 EUR',
      ]);
    await main().getByText('Monday, October 5, 2026').waitFor();
    expect((await main().getByRole('region', { name: 'Sum' }).innerText()).replaceAll(/\s+/g, ' ')).toBe(
      'October 2026 0.20 EUR 3 pictures · 1 perhaps',
    );
    expect((await main().getByRole('region', { name: 'Projects' }).innerText()).replaceAll(/\s+/g, ' ')).toBe(
      'Projects Client X 0.12 EUR No project 0.08 EUR',
    );
    expect(await axe('main')).toEqual([]);
  });

  test('shows another month, or all of them', async () => {
    await opened(some);
    const months = main().getByRole('navigation', { name: 'Months' });
    await months.getByRole('button', { name: 'September 2026' }).click();
    await expect.poll(words).toEqual(['a broken vase 8:00 AM · FLUX.1 Kontext [max] · Failed not charged –']);
    await months.getByRole('button', { name: 'All time' }).click();
    await expect.poll(async () => (await words()).length).toBe(4);
    expect(
      await months
        .getByRole('button')
        .allInnerTexts()
        .then((all) => all.map((one) => one.replaceAll(/\s+/g, ' '))),
    ).toEqual(['All time 0.20 EUR', 'October 2026 0.20 EUR', 'September 2026 0 pictures']);
  });

  test('goes by keys: arrows, Enter opens the edit, Escape goes back', async () => {
    await opened(some);
    await expect.poll(focused).toContain('grid');
    await press('ArrowDown');
    expect(await main().getByRole('row', { selected: true }).innerText()).toContain('a blue hat');
    await press('Enter');
    await page().getByRole('main', { name: 'Stage' }).getByRole('img', { name: 'Result: a blue hat' }).waitFor();
    await press('Control+Shift+S');
    await main().waitFor();
    await press('Escape');
    await page().getByRole('main', { name: 'Stage' }).waitFor();
  });

  test('draws what is in sight of twenty thousand rows, and gets to the last one', async () => {
    const many = Array.from({ length: 20_000 }, (_, n) =>
      sentAt(new Date(Date.UTC(2026, 9, 30) - n * 100_000).toISOString(), 100_000 - n, { prompt: `edit ${n}` }),
    );
    await opened(many);
    await expect.poll(async () => (await words())[0]).toContain('edit 0 ');
    expect(await rows().count()).toBeLessThan(60);
    expect(await main().getByRole('grid').getAttribute('aria-rowcount')).toBe('20000');
    await press('End');
    await expect.poll(async () => (await words()).at(-1)).toContain('edit 19999 ');
    expect(await rows().count()).toBeLessThan(60);
  });

  test('exports, and says that nothing was sent where nothing was', async () => {
    await opened(some);
    await main().getByRole('button', { name: 'Export as CSV' }).click();
    await expect.poll(() => calls('sent.export')).toHaveLength(1);
    await opened([]);
    await main().getByText('Nothing was sent to SeaArt yet.').waitFor();
  });

  test('shows what of the month’s limit is used, and asks for a price where there is none', async () => {
    const now = new Date().toISOString();
    await opened([sentAt(now, 5), sentAt(now, 4)], { settings: { ...money, limits: { monthCost: 2 } } });
    await main().getByText('of 2.00 EUR a month').waitFor();
    await opened([sentAt(now, 5)], { settings: {} });
    await main().getByRole('button', { name: 'Type a price' }).click();
    await page().getByRole('region', { name: 'Money', exact: true }).waitFor();
  });

  test('speaks Chinese', async () => {
    await open({ edits: some, settings: { ...money, language: 'zh-CN' } });
    await press('Control+Shift+S');
    await page().getByRole('main', { name: '已发送' }).getByText('可能已扣费').waitFor();
  });
});

describe('the sum in the queue', () => {
  test('is that of today and of this month, beside their limits, and opens the page', async () => {
    const now = new Date().toISOString();
    await open({ edits: [sentAt(now, 5), sentAt(now, 4)], settings: { ...money, limits: { dayPictures: 20 } } });
    await press('q');
    const line = page().getByRole('dialog', { name: 'Queue' }).getByTitle('Show what was sent');
    await expect
      .poll(async () => (await line.innerText()).replaceAll(/\s+/g, ' '))
      .toBe('Today 0.16 EUR · 2 of 20 pictures This month 0.16 EUR');
    await line.click();
    await main().waitFor();
  });

  test('has one unit for both: a day without pictures has cost nothing where the month has a cost', async () => {
    const sum = { creates: 0, pictures: 0, maybe: 0, cost: null, unpriced: 0 };
    const answers = { 'sent.now': { ok: true, value: { day: sum, month: { ...sum, pictures: 30, cost: 2.4 } } } } as const;
    await open({ edits: [], settings: money, answers });
    await press('q');
    const line = page().getByRole('dialog', { name: 'Queue' }).getByTitle('Show what was sent');
    await expect.poll(async () => (await line.innerText()).replaceAll(/\s+/g, ' ')).toBe('Today 0.00 EUR This month 2.40 EUR');
  });

  test('is not there while nothing was spent and nothing is limited', async () => {
    await open({ edits: [], settings: money });
    await press('q');
    await page().getByText('Nothing is waiting or running.').waitFor();
    // Something is sent that costs nothing: it is counted again, and there is still nothing to say.
    const refused = englishFailure('balance', 'No credits.');
    await emit('edit.changed', sentAt(new Date().toISOString(), 7, { state: 'failed', results: [], failure: refused }));
    await expect.poll(async () => (await calls('sent.now')).length).toBeGreaterThan(1);
    await page().evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    expect(await page().getByTitle('Show what was sent').count()).toBe(0);
  });

  test('of a queue that a limit stopped says why, and leads to the limit', async () => {
    const failure = englishFailure(
      'limit',
      'That would pass your limit a day, 2.00 EUR: 2.00 EUR sent today or waiting, 0.08 EUR asked for. Nothing was sent. Raise the limit in the settings, under Money, or go on tomorrow.',
    );
    await open({ snapshot: { queue: { paused: true, pausedBecause: failure, held: 'no', edits: [], typicalSeconds: null, turn: 0 } } });
    await press('q');
    await page().getByText(failure.message).waitFor();
    await page().getByRole('button', { name: 'Change the limit' }).click();
    await page().getByRole('region', { name: 'Money', exact: true }).waitFor();
  });
});

describe('a press that would pass a limit', () => {
  const failure = englishFailure(
    'limit',
    'That would pass your limit of pictures a day, 3: 2 sent today or waiting, 2 asked for. Nothing was sent. Raise the limit in the settings, under Money, or go on tomorrow.',
  );
  const question = () => page().getByRole('alertdialog', { name: 'Your limit is reached' });
  const pressed = async (more: Opened = {}): Promise<void> => {
    await open({
      snapshot: { ...charged, draft: draftWith({ prompt: 'make it night', pictures: [autumn] }) },
      settings: money,
      answers: { 'edit.run': { ok: false, failure } },
      ...more,
    });
    await page().getByRole('button', { name: 'Number of edits: 1' }).click();
    await page().getByRole('menuitemradio', { name: '2 edits, 2 seeds' }).click();
    await page().getByRole('button', { name: /^Run/ }).first().click();
  };

  test('is asked about once, and sent with the very same intents when the answer is yes', async () => {
    await pressed();
    await question().getByText(failure.message).waitFor();
    expect(await axe('[role="alertdialog"]')).toEqual([]);
    await question().getByRole('button', { name: 'Send 2 anyway' }).click();
    await expect.poll(() => calls('edit.run')).toHaveLength(2);
    const [asked, sent] = (await calls('edit.run')) as [object, object];
    expect(sent).toEqual({ ...asked, evenAboveLimit: true });
  });

  test('is left by default, and the limit is one press away', async () => {
    await pressed();
    await question().getByRole('button', { name: 'Cancel' }).click();
    await question().waitFor({ state: 'detached' });
    expect(await calls('edit.run')).toHaveLength(1);
    await pressed();
    await question().getByRole('button', { name: 'Change the limit' }).click();
    await page().getByRole('region', { name: 'Money', exact: true }).waitFor();
  });

  test('says its sum beside Run, and is asked about above the sum that was typed', async () => {
    await pressed({ settings: { ...money, askAbove: 0.1 } });
    expect(await page().getByTestId('sum').textContent()).toBe('2 edits · about 0.16 EUR');
    await page().getByRole('alertdialog', { name: 'Run 2 edits?' }).getByText('This press makes 2 edits for about 0.16 EUR').waitFor();
    expect(await calls('edit.run')).toHaveLength(0);
  });
});

describe('the settings of money', () => {
  const section = () => page().getByRole('region', { name: 'Money', exact: true });

  test('take limits of pictures and of money, each a part of its own', async () => {
    await open();
    await press('Control+,');
    const day = section().getByRole('group', { name: 'At most in a day' });
    await day.getByRole('textbox', { name: 'At most in a day: pictures' }).fill('20');
    // Half of an amount is another amount.
    expect(await calls('settings.change')).toEqual([]);
    await press('Enter');
    await called('settings.change', { limits: { dayPictures: 20 } });
    await day.getByRole('textbox', { name: 'At most in a day: pictures' }).fill('2.5');
    await day.getByText('Type a whole number in digits alone, such as 1200, or nothing.').waitFor();
    await section().getByRole('textbox', { name: 'At most in a month: money' }).fill('12,50');
    await press('Tab');
    await called('settings.change', { limits: { dayPictures: 20 } }, { limits: { monthCost: 12.5 } });
    // What was understood is what is seen; what can be understood in two ways is not taken.
    const month = section().getByRole('textbox', { name: 'At most in a month: money' });
    expect(await month.inputValue()).toBe('12.5');
    await month.fill('1,000');
    await section().getByText('Type a number without signs between thousands, such as 0.08 or 1200, or nothing.').waitFor();
    await press('Enter', 'Tab');
    await called('settings.change', { limits: { dayPictures: 20 } }, { limits: { monthCost: 12.5 } });
    await section().getByText('A limit of money needs the price of a picture.').waitFor();
    expect(await axe('[data-section="money"]')).toEqual([]);
    await section().getByRole('button', { name: 'Show what was sent' }).click();
    await main().waitFor();
  });
});

test('a new request is counted as soon as main tells of it', async () => {
  const now = new Date().toISOString();
  const edits = [sentAt(now, 5)];
  await open({ edits, settings: money });
  await press('q');
  const line = page().getByTitle('Show what was sent');
  await expect.poll(() => line.innerText()).toContain('0.08 EUR');
  const before = (await calls('sent.now')).length;
  await emit('edit.changed', sentAt(now, 6, { state: 'queued', results: [], endedAt: null }));
  await expect.poll(async () => (await calls('sent.now')).length).toBe(before + 1);
});

test('sums are asked for again where edits of another program came with the library', async () => {
  await open({ edits: [sentAt(new Date().toISOString(), 5)], settings: money });
  await press('q');
  await page().getByTitle('Show what was sent').waitFor();
  const before = (await calls('sent.now')).length;
  await emit('library.changed', { folder: '/home/ada/Pictures/Kontext Studio', state: 'open', total: 3, trashed: 0, damaged: 0 });
  await expect.poll(async () => (await calls('sent.now')).length).toBe(before + 1);
});
