// Many pictures dropped at once: the question, the sheet on which a batch is planned, and its row in the queue.
import { describe, expect, test } from 'vitest';
import { limitReachedDetail } from '../../app/batch/limits.ts';
import { englishFailure } from '../../app/failure.ts';
import { sampleBatch, sampleGathering, samplePreset as golden } from '../fakes/batch-calls.ts';
import { dropFiles } from './drop-files.ts';
import { usePartWindow } from './open-window.ts';
import { say } from '../../app/messages/say.ts';

const { open, page, press, called, calls, emit, axe, focused } = usePartWindow();

const drop = (count: number): Promise<void> => dropFiles(page(), count);

const question = () => page().getByRole('alertdialog');
const sheet = () => page().getByRole('dialog', { name: 'A batch of 5 pictures' });

async function openSheet(more: Parameters<typeof open>[0] = {}): Promise<void> {
  await open(more);
  await drop(5);
  await question().getByRole('button', { name: 'One edit each (5)' }).click();
  await sheet().waitFor();
}

describe('what is dropped', () => {
  test('as many pictures as there are places are inputs, and nothing is asked', async () => {
    await open();
    await drop(4);
    await expect.poll(async () => (await calls('picture.takePaths')).length).toBe(4);
    expect([await calls('batch.gather'), await question().count()]).toEqual([[], 0]);
  });

  test('more are asked about once; into the tray they go as before', async () => {
    await open();
    await drop(5);
    await question().getByText('5 pictures').waitFor();
    expect(await axe('[role=alertdialog]')).toEqual([]);
    await question().getByRole('button', { name: 'Into the tray' }).click();
    await expect.poll(async () => (await calls('picture.takePaths')).length).toBe(5);
    expect((await calls('batch.gather')).length).toBe(1);
  });

  test('Escape takes nothing in, Enter opens the sheet', async () => {
    await open();
    await drop(5);
    await question().waitFor();
    await press('Escape');
    await question().waitFor({ state: 'detached' });
    await drop(5);
    await expect.poll(focused).toContain('One edit each (5)');
    await press('Enter');
    await sheet().waitFor();
    expect(await calls('picture.takePaths')).toEqual([]);
  });
});

describe('the sheet', () => {
  test('runs what is ticked, with its words, pilot and limit, for the sum that it says', async () => {
    await openSheet({
      settings: { pricePerPicture: 0.08, currency: 'USD', project: 'Client X' },
      snapshot: { service: { rehearsal: false, baseUrl: 'https://cloud.seaart.ai/model' } },
    });
    await sheet().getByText('5 edits · about 0.40 USD').waitFor();
    await sheet().getByRole('checkbox', { name: 'IMG_0002.jpg' }).uncheck();
    await sheet().getByText('4 edits · about 0.32 USD').waitFor();
    await sheet().getByRole('textbox', { name: 'Instruction' }).fill('night of ');
    await sheet()
      .getByRole('button', { name: /Insert the picture’s name/ })
      .click();
    await sheet().getByText('IMG_0001.jpg: night of IMG_0001').waitFor();
    await sheet().locator('label', { hasText: 'Cost' }).click();
    await sheet().getByRole('textbox', { name: 'The most of it' }).fill('0,2');
    await sheet().locator('label', { hasText: 'Go on without it' }).click();
    await sheet().getByRole('textbox', { name: 'Name of the set' }).fill(' nights ');
    expect(await axe('[role=dialog]')).toEqual([]);
    await sheet().getByRole('button', { name: 'Run the first 3' }).click();
    await called('batch.start', {
      gathering: sampleGathering(5).key,
      chosen: [0, 2, 3, 4],
      request: { model: 'flux_kontext_max', prompt: 'night of {name}', parameters: {}, pictures: [] },
      pilot: 3,
      limits: { pictures: null, cost: 0.2 },
      stopOn: 'never',
      set: 'nights',
      project: 'Client X',
    });
    await page().getByRole('dialog', { name: 'Queue' }).getByText('nights', { exact: true }).waitFor();
  });

  test('does not run without words, with words that mean nothing, without a picture, or with a limit that is none', async () => {
    await openSheet();
    const words = sheet().getByRole('textbox', { name: 'Instruction' });
    const run = () => sheet().getByRole('button', { name: /^Run/ });
    await press('ControlOrMeta+Enter');
    await words.fill('make {it} red');
    await sheet().getByText('These mean nothing here: {it}. There are {name} and {n}.').waitFor();
    expect(await run().getAttribute('aria-disabled')).toBe('true');
    await words.fill('make {name red');
    await sheet().getByText('“{name” has a brace without its other half. Close it, or leave it out.').waitFor();
    expect(await run().getAttribute('aria-disabled')).toBe('true');
    await words.fill('red');
    await expect.poll(() => run().getAttribute('aria-disabled')).toBe('false');
    await sheet().getByRole('button', { name: 'None', exact: true }).click();
    expect(await run().getAttribute('aria-disabled')).toBe('true');
    await sheet().getByRole('button', { name: 'All', exact: true }).click();
    await sheet().locator('label', { hasText: 'Pictures' }).click();
    await expect.poll(() => run().getAttribute('aria-disabled')).toBe('true');
    // Nothing is wrong yet with what nobody has typed.
    const limit = sheet().getByRole('textbox', { name: 'The most of it' });
    expect(await limit.getAttribute('aria-invalid')).toBe('false');
    await limit.fill('some');
    await expect.poll(() => limit.getAttribute('aria-invalid')).toBe('true');
    await limit.fill('');
    await press('ControlOrMeta+Enter');
    expect(await calls('batch.start')).toEqual([]);
  });

  test('a batch of the same that has not ended is asked about: it is shown, or another is begun all the same', async () => {
    const said = say('batch.begunBefore', { set: 'nights', common: 3 });
    const failure = { ...englishFailure('paid-before', 'It was begun.', { detail: sampleBatch().id }), said };
    await openSheet({ answers: { 'batch.start': { ok: false, failure } } });
    await sheet().getByRole('textbox', { name: 'Instruction' }).fill('night');
    await press('ControlOrMeta+Enter');
    await question().getByText('The batch “nights” asks the very same and has not ended. Pictures that are in both: 3.').waitFor();
    expect(await axe('[role=alertdialog]')).toEqual([]);
    await question().getByRole('button', { name: 'Cancel' }).click();
    await sheet().waitFor();
    await press('ControlOrMeta+Enter');
    await question().getByRole('button', { name: 'Begin all the same' }).click();
    await expect.poll(async () => (await calls('batch.start')).length).toBe(3);
    expect((await calls('batch.start')).map((one) => (one as { evenIfBegun?: boolean }).evenIfBegun)).toEqual([undefined, undefined, true]);
    await question().getByRole('button', { name: 'Show that batch' }).click();
    await page().getByRole('dialog', { name: 'Queue' }).waitFor();
    await page().getByText('The batch is put away as you left it.').waitFor();
    expect([await sheet().count(), await question().count()]).toEqual([0, 0]);
  });

  test('a fixed picture is the same in every edit; both are said in Chinese', async () => {
    await open({ settings: { language: 'zh-CN' } });
    await drop(5);
    await page().getByRole('button', { name: '逐张编辑（5）' }).click();
    await page().getByRole('button', { name: '添加图片' }).click();
    await page().getByRole('button', { name: '移除 autumn.jpg' }).waitFor();
    await page().getByRole('textbox', { name: '指令' }).last().fill('夜晚');
    await press('ControlOrMeta+Enter');
    await expect
      .poll(async () => (await calls('batch.start')).at(-1))
      .toMatchObject({
        request: { prompt: '夜晚', pictures: [{ name: 'autumn.jpg' }] },
        set: null,
      });
  });
});

describe('its row in the queue', () => {
  const queue = () => page().getByRole('dialog', { name: 'Queue' });
  const openQueue = async (batch: Parameters<typeof sampleBatch>[0]): Promise<void> => {
    await open({ batches: [sampleBatch(batch)] });
    await page()
      .getByRole('button', { name: /^Queue/ })
      .click();
    await queue().getByText('evening light', { exact: true }).waitFor();
  };

  test('says how far it is, pauses, and is cancelled when the person says so twice', async () => {
    await openQueue({});
    await queue().getByText('5 of 12 · running · 2 under way').waitFor();
    expect(await axe('[role=dialog]')).toEqual([]);
    await queue().getByRole('button', { name: 'Pause evening light' }).click();
    await called('batch.pause', { id: sampleBatch().id });
    await queue().getByRole('button', { name: 'Cancel evening light' }).click();
    expect(await calls('batch.cancel')).toEqual([]);
    await question().getByRole('button', { name: 'Cancel evening light' }).click();
    await called('batch.cancel', { id: sampleBatch().id });
    await queue().getByText('evening light', { exact: true }).waitFor({ state: 'detached' });
  });

  test.each([
    ['after its pilot', { state: 'pilot', pilot: 5 }, 'Go on with the other 7', { approve: true }],
    ['when it was interrupted', { interrupted: true }, 'Go on', {}],
    ['when it paused itself', { state: 'paused', because: englishFailure('balance', 'No credits are left.') }, 'Go on', {}],
    [
      'past a picture that is missing',
      {
        state: 'paused',
        because: englishFailure('picture-missing', '“a.jpg” is gone.'),
        counts: { ...sampleBatch().counts, left: 1 },
      },
      'Leave it out and go on',
      { past: true },
    ],
    [
      'with a picture that was put right',
      {
        state: 'paused',
        because: englishFailure('picture-damaged', '“a.jpg” is damaged or cut short.'),
        counts: { ...sampleBatch().counts, left: 1 },
      },
      'Try it again',
      {},
    ],
    [
      'past one that is in the library already',
      {
        state: 'paused',
        because: englishFailure('paid-before', 'This very edit is in the library.'),
        counts: { ...sampleBatch().counts, left: 1 },
      },
      'Leave it out and go on',
      { past: true },
    ],
    [
      'with what failed',
      { state: 'ended', counts: { ...sampleBatch().counts, waiting: 0, failed: 3 }, toRetry: 3 },
      'Make 3 anew',
      { retry: true },
    ],
  ] as const)('goes on %s', async (_, batch, name, how) => {
    await openQueue(batch);
    await queue().getByRole('button', { name, exact: true }).click();
    await called('batch.goOn', { id: sampleBatch().id, ...how });
  });

  test('buys what the library has already where the person says so twice', async () => {
    await openQueue({ state: 'paused', because: englishFailure('paid-before', 'This very edit is in the library.') });
    await queue().getByRole('button', { name: 'Run it anyway' }).click();
    expect(await calls('batch.goOn')).toEqual([]);
    await question().getByRole('button', { name: 'Run it anyway' }).click();
    await called('batch.goOn', { id: sampleBatch().id, evenIfPaid: true });
  });

  test.each([
    ['of pictures', { limits: { pictures: 5, cost: null }, spent: 5 }, 'Up to so many pictures', '10', '8', { pictures: 8 }],
    ['of cost', { limits: { pictures: null, cost: 0.4 }, spent: 5 }, 'Up to so much in all', '0.8', '0,75', { cost: 0.75 }],
  ] as const)(
    'at its limit %s it goes on with a higher one, and begins with what all needs',
    async (_, at, label, forAll, typed, limits) => {
      const because = englishFailure('usage', 'The limit is reached. Raise the limit to go on.', { detail: limitReachedDetail });
      await open({
        settings: { pricePerPicture: 0.08, currency: 'USD' },
        batches: [sampleBatch({ ...at, state: 'paused', because, counts: { ...sampleBatch().counts, 'under-way': 0 } })],
      });
      await page()
        .getByRole('button', { name: /^Queue/ })
        .click();
      const field = queue().getByRole('textbox', { name: label });
      expect(await field.inputValue()).toBe(forAll);
      await field.fill('none');
      await press('Enter');
      expect(await calls('batch.goOn')).toEqual([]);
      await field.fill(typed);
      expect(await axe('[role=dialog]')).toEqual([]);
      await press('Enter');
      await called('batch.goOn', { id: sampleBatch().id, limits });
    },
  );

  test('tells that it needs the person, and while it runs finds its edits', async () => {
    await open({ batches: [sampleBatch()] });
    await emit('batch.changed', sampleBatch({ state: 'pilot', pilot: 5 }));
    await page().getByText('evening light needs you.').waitFor();
    await page().getByRole('button', { name: 'Queue: 1 needs you' }).click();
    await queue().getByRole('button', { name: 'Look at them' }).waitFor();
    await emit('batch.changed', sampleBatch());
    await queue().getByRole('button', { name: 'Show them' }).click();
    await expect.poll(async () => (await calls('library.find')).at(-1)).toMatchObject({ query: 'set:"evening light"' });
  });
});

describe('a preset', () => {
  const instruction = () => sheet().getByRole('textbox', { name: 'Instruction' });

  test('fills in the words, the model and the parameters of a batch; the pane is as it was, and its settings can be had again', async () => {
    await openSheet({ saved: [golden, { ...golden, name: 'Torn', damaged: say('record.noJson') }] });
    await instruction().fill('something else');
    await sheet().getByRole('button', { name: 'From a preset' }).click();
    await expect.poll(() => page().getByRole('menuitemradio').allInnerTexts()).toEqual(['Settings of the compose pane', 'Golden']);
    expect(await axe('[role=menu]')).toEqual([]);
    await page().getByRole('menuitemradio', { name: 'Golden' }).click();
    await sheet().getByText('Settings of the preset Golden: pro · 3:2').waitFor();
    expect(await instruction().inputValue()).toBe('make {name} golden');
    expect(await axe('[role=dialog]')).toEqual([]);
    await sheet().getByRole('button', { name: 'Preset: Golden' }).click();
    await page().getByRole('menuitemradio', { name: 'Settings of the compose pane' }).click();
    await sheet()
      .getByText(/^Settings of the compose pane/)
      .waitFor();
    expect(await instruction().inputValue()).toBe('make {name} golden');
    await sheet().getByRole('button', { name: 'From a preset' }).click();
    await page().getByRole('menuitemradio', { name: 'Golden' }).click();
    await sheet().getByRole('button', { name: 'Run the first 3' }).click();
    const request = { model: 'flux_kontext_pro', prompt: 'make {name} golden', parameters: { aspect_ratio: '3:2' }, pictures: [] };
    await called('batch.start', { request });
  });

  test('is not spoken of where none is saved', async () => {
    await openSheet();
    await instruction().waitFor();
    expect(await sheet().getByRole('button', { name: 'From a preset' }).count()).toBe(0);
  });
});
