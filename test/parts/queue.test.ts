// The queue: its counter, the list behind it with states in words, pause, cancel, what is held, what needs the person.
import { describe, expect, test } from 'vitest';
import { englishFailure } from '../../app/failure.ts';
import type { QueueStatus } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { usePartWindow } from './open-window.ts';
import { livingEdit, plainEdit, plainEdits } from './worlds.ts';
import { makeFailure } from '../../app/make-failure.ts';
import { say } from '../../app/messages/say.ts';

const { open, page, press, called, emit, queue, axe, focused } = usePartWindow();

const running = livingEdit(3, { prompt: 'a red boat', sentAt: new Date(Date.now() - 5000).toISOString() });
const next = livingEdit(4, { prompt: 'a blue hat', state: 'waiting', sentAt: null });
const last = livingEdit(5, { prompt: 'a green tree', state: 'waiting', sentAt: null });
const queueOf = (edits: readonly EditSummary[], more: Partial<QueueStatus> = {}): QueueStatus => ({
  paused: false,
  pausedBecause: null,
  held: 'no',
  edits,
  typicalSeconds: 12,
  turn: 0,
  ...more,
});
const list = () => page().getByRole('dialog', { name: 'Queue' });
const row = (words: string) => list().getByRole('listitem').filter({ hasText: words });
const opened = async (more: Partial<QueueStatus> = {}, edits: readonly EditSummary[] = [running, next, last]): Promise<void> => {
  await open({ edits: [...edits].toReversed(), snapshot: { queue: queueOf(edits, more) } });
  await page()
    .getByRole('button', { name: /^Queue/ })
    .click();
  await list().waitFor();
};

describe('the counter', () => {
  test.each([
    [[], {}, 'Queue, empty'],
    [[running], {}, 'Queue: 1 running'],
    [[running, next, last], {}, 'Queue: 1 running · 2 waiting'],
    [[next], { paused: true }, 'Queue: 1 waiting · paused'],
    [[next], { held: 'offline' }, 'Queue: 1 waiting · held'],
    [[plainEdit(6, { state: 'unknown', results: [], endedAt: null })], {}, 'Queue: 1 needs you'],
  ] as const)('of %j with %j says “%s”', async (edits, more, words) => {
    await open({ snapshot: { queue: queueOf(edits, more) } });
    await page().getByRole('button', { name: words, exact: true }).waitFor();
  });

  test('says so in Chinese', async () => {
    await open({ settings: { language: 'zh-CN' }, snapshot: { queue: queueOf([running, next]) } });
    await page().getByRole('button', { name: '队列：1 个运行中 · 1 个等待中' }).waitFor();
  });

  test('follows what main tells', async () => {
    await open();
    await queue(queueOf([running]));
    await page().getByRole('button', { name: 'Queue: 1 running' }).waitFor();
  });
});

describe('a result that came back as it was', () => {
  const same = plainEdit(7, { prompt: 'make it night', unchanged: true });
  const card = async (edit: EditSummary): Promise<ReturnType<typeof list>> => {
    await open({ edits: [edit] });
    await emit('edit.ended', edit);
    await page().getByRole('button', { name: 'Queue: 1 needs you' }).click();
    await list().getByText('Nothing changed', { exact: true }).first().waitFor();
    return list();
  };

  test('needs the person, says what it cost, and can be reworded or sent with another seed', async () => {
    const found = await card(same);
    await found.getByText('The service returned your picture unchanged. It was charged.').waitFor();
    await found.getByRole('button', { name: 'Send again' }).waitFor();
    expect(await axe()).toEqual([]);
    await found.getByRole('button', { name: 'Reword' }).click();
    await called('edit.recipe', { id: same.id });
    await list().waitFor({ state: 'detached' });
  });

  test('is dismissed like every other', async () => {
    await (await card(same)).getByRole('button', { name: 'Dismiss' }).click();
    await page().getByRole('button', { name: 'Queue, empty' }).waitFor();
  });

  test('cost nothing in a rehearsal', async () => {
    await (
      await card({ ...same, rehearsal: true })
    )
      .getByText('The service returned your picture unchanged. A rehearsal costs nothing.')
      .waitFor();
  });

  test('is said by its tile and under its picture', async () => {
    await open({ edits: [same] });
    await page()
      .getByRole('main', { name: 'Stage' })
      .getByText(/^Nothing changed · /)
      .waitFor();
    await press('g');
    await page().getByRole('gridcell', { name: 'make it night, Unchanged' }).getByText('Unchanged', { exact: true }).waitFor();
  });
});

describe('the list', () => {
  test('opens by q and closes by Escape', async () => {
    await open();
    await press('q');
    await list().getByText('Nothing is waiting or running.').waitFor();
    await press('Escape');
    await list().waitFor({ state: 'detached' });
  });

  test('is not opened again by Enter where a letter led to another page meanwhile', async () => {
    await open({ edits: plainEdits(3), settings: { layout: { view: 'stage' } } });
    await page()
      .getByRole('button', { name: /^Queue/ })
      .click();
    await list().waitFor();
    await press('Escape');
    await list().waitFor({ state: 'detached' });
    expect(await focused()).toMatch(/^button Queue/);
    await press('g');
    await expect.poll(focused).toBe('grid Library');
    // By its own keys the choice of the view keeps the focus.
    await page().getByRole('radio', { name: 'Library' }).focus();
    await press('ArrowLeft');
    await expect.poll(focused).toBe('input Stage');
  });

  test('says of each edit what it is, its state and how long beside what is usual', async () => {
    await opened();
    await row('a red boat')
      .getByText(/^Running · .*\d+ s of about 12 s$/)
      .waitFor();
    await row('a blue hat').getByText('Waiting', { exact: true }).waitFor();
    await list().getByText('typically 12 s').waitFor();
    expect(await axe('[role="dialog"]')).toEqual([]);
  });

  test('has what needs the person first, with their number, then what is under way', async () => {
    const uncertain = plainEdit(6, { prompt: 'a grey cat', state: 'unknown', results: [], endedAt: null });
    await opened({}, [running, next, uncertain]);
    await expect.poll(() => list().getByRole('heading', { level: 3 }).allTextContents()).toEqual(['Needs you (1)', 'Under way']);
    await opened({}, [running]);
    await expect.poll(() => list().getByRole('heading', { level: 3 }).allTextContents()).toEqual(['Under way']);
  });

  test('a press on an edit shows it on the stage', async () => {
    await opened();
    await row('a red boat')
      .getByRole('button', { name: /a red boat/ })
      .first()
      .click();
    await list().waitFor({ state: 'detached' });
    await page().getByRole('main', { name: 'Stage' }).getByText('a red boat').first().waitFor();
  });

  test.each([
    ['Cancel: a red boat', 'edit.cancel', { id: running.id }],
    ['Run next: a green tree', 'edit.runNext', { id: last.id }],
    ['Pause', 'queue.pause', { paused: true }],
  ] as const)('“%s” reaches main', async (name, call, argument) => {
    await opened();
    await list().getByRole('button', { name, exact: true }).click();
    await called(call, argument);
  });

  test('the first that waits needs no “Run next”', async () => {
    await opened();
    await row('a green tree')
      .getByRole('button', { name: /^Run next/ })
      .waitFor();
    expect(
      await row('a blue hat')
        .getByRole('button', { name: /^Run next/ })
        .count(),
    ).toBe(0);
  });

  test.each([
    ['Cancel waiting', 'waiting'],
    ['Cancel running', 'running'],
    ['Cancel all', 'all'],
  ])('“%s” is one call', async (name, which) => {
    await opened();
    await list().getByRole('button', { name: 'Cancel several' }).click();
    await page().getByRole('menuitem', { name }).click();
    await called('queue.cancel', { which });
  });

  test('an edit that was asked to cancel says what may still happen and cannot be asked again', async () => {
    await opened({}, [{ ...running, cancelAsked: true }]);
    await row('a red boat')
      .getByText(/^Asked to cancel, may still be charged/)
      .waitFor();
    expect(
      await row('a red boat')
        .getByRole('button', { name: /^Cancel/ })
        .count(),
    ).toBe(0);
  });
});

describe('what stands in the way', () => {
  test.each([
    [{ paused: true }, 'Paused: what runs goes on, nothing new is sent.'],
    [
      { paused: true, pausedBecause: makeFailure('balance', say('service.noBalance')) },
      'The balance of the rehearsal does not cover this edit. Top up your credits, then run it again; nothing was charged.',
    ],
    [{ held: 'offline' }, 'The rehearsal cannot be reached. New edits wait and are sent only after you say so.'],
  ] as const)('is said, of a rehearsal with its name: %j', async (more, words) => {
    await opened(more, [next]);
    await list().getByText(words).waitFor();
  });

  test('what was held is sent only after a press', async () => {
    await opened({ held: 'ask' }, [next, last]);
    await list().getByText('The connection is back. Send 2 held edits?').waitFor();
    await list().getByRole('button', { name: 'Send', exact: true }).click();
    await called('queue.release', undefined);
  });

  test('a pause ends by the same button', async () => {
    await opened({ paused: true }, [next]);
    await list().getByRole('button', { name: 'Resume' }).click();
    await called('queue.pause', { paused: false });
  });
});

describe('what needs the person', () => {
  test('a failure that came while the window was open stays until it is dismissed', async () => {
    await opened();
    const failed = plainEdit(3, {
      prompt: 'a red boat',
      state: 'failed',
      results: [],
      failure: englishFailure('model-failed', 'The model stopped halfway.', { charged: 'no' }),
    });
    await emit('edit.ended', failed);
    await queue(queueOf([next, last]));
    await list().getByText('The model stopped halfway.').waitFor();
    await page().getByRole('button', { name: 'Queue: 2 waiting · 1 needs you' }).waitFor();
    await list().getByRole('button', { name: 'Dismiss' }).click();
    await list().getByText('The model stopped halfway.').waitFor({ state: 'detached' });
  });

  test('an unknown outcome has its three answers in the list too', async () => {
    const unknown = plainEdit(6, {
      prompt: 'lost on the way',
      state: 'unknown',
      results: [],
      endedAt: null,
      failure: englishFailure('outcome-unknown', 'The answer was lost on the way.', { charged: 'maybe' }),
    });
    await opened({}, [unknown]);
    for (const name of ['Send again', 'Forget', 'I have the request id']) await list().getByRole('button', { name }).waitFor();
    await list().getByRole('button', { name: 'Forget' }).click();
    await page().getByRole('alertdialog', { name: 'Forget this edit?' }).getByRole('button', { name: 'Forget' }).click();
    await called('edit.forget', { id: unknown.id });
    // It ends by the person's own word: nothing of it needs anybody any more.
    const lost = { ...unknown, state: 'lost', requestId: null } as const;
    await emit('edit.ended', lost);
    await queue(queueOf([]));
    await list().getByText('Nothing is waiting or running.').waitFor();
  });
});
