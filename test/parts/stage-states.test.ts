// The stage by the state of the shown edit: nothing yet, on its way, ended badly, outcome unknown, file lost.
import { describe, expect, test } from 'vitest';
import { keepProgram } from '../../app/composite/settings.ts';
import { englishFailure } from '../../app/failure.ts';
import { usePartWindow } from './open-window.ts';
import { autumn, draftWith, livingEdit, plainEdit } from './worlds.ts';

const { open, page, calls, called, emit, axe } = usePartWindow();
const stage = () => page().getByRole('main');
const button = (name: string) => stage().getByRole('button', { name, exact: true });

describe('with nothing to show', () => {
  test.each([
    ['Choose pictures', 'picture.pick'],
    ['Try a sample picture', 'picture.takeSample'],
  ] as const)('it offers “%s”', async (name, call) => {
    await open();
    await stage()
      .getByRole('heading', { name: /Drop 1 to 4 pictures here, or press Ctrl\+V/ })
      .waitFor();
    await button(name).click();
    await called(call, undefined);
    await stage().getByText('Write what should change, then press Run.').waitFor();
  });

  test('it names the key of a Mac on a Mac', async () => {
    await open({ snapshot: { platform: 'darwin' } });
    await stage()
      .getByRole('heading', { name: /press ⌘V/ })
      .waitFor();
  });

  test('it shows the picture that was taken in', async () => {
    await open({ snapshot: { draft: draftWith({ pictures: [autumn] }) } });
    await stage().getByRole('img', { name: 'autumn.jpg' }).waitFor();
  });

  test('where the words are written already it asks for none', async () => {
    await open({ snapshot: { draft: draftWith({ pictures: [autumn], prompt: 'make it red' }) } });
    await stage().getByText('Press Run when this picture, the words and the settings are as you want them.').waitFor();
    expect(await stage().getByText('Write what should change').count()).toBe(0);
  });

  test('after a start it shows the result of what is asked for, and not that of something else', async () => {
    const made = plainEdit(5, { prompt: 'make it red', inputs: [{ ...autumn, parent: null }] });
    const snapshot = { draft: draftWith({ pictures: [autumn], prompt: 'make it red' }) };
    await open({ snapshot, edits: [made] });
    await stage().getByRole('img', { name: 'Result: make it red' }).waitFor();
    await open({ snapshot, edits: [plainEdit(5, { prompt: 'make it green', inputs: made.inputs })] });
    await stage().getByRole('img', { name: 'autumn.jpg' }).waitFor();
  });
});

describe('an edit on its way', () => {
  test.each([
    ['en', 'waiting', 'Waiting'],
    ['en', 'submitting', 'Sending'],
    ['en', 'queued', 'In queue'],
    ['en', 'running', 'Running'],
    ['en', 'saving', 'Saving'],
    ['zh-CN', 'running', '运行中'],
  ] as const)('in %s “%s” is “%s”', async (language, state, words) => {
    await open({ edits: [livingEdit(5, { state, ...(state === 'waiting' ? { sentAt: null } : {}) })], settings: { language } });
    await stage().getByText(words).first().waitFor();
    // How long, beside what is usual; no invented percentage.
    expect(await stage().getByText('%').count()).toBe(0);
    if (language === 'en')
      expect(
        await stage()
          .getByText(/of about 12 s/)
          .count(),
      ).toBe(state === 'waiting' ? 0 : 1);
  });

  test('is cancelled by one press, which then says what may still happen', async () => {
    const edit = livingEdit(5);
    await open({ edits: [edit] });
    await button('Cancel').click();
    await called('edit.cancel', { id: edit.id });
    await stage().getByText('Asked to cancel, may still be charged').first().waitFor();
    expect(await button('Cancel').count()).toBe(0);
  });

  test('becomes its picture when main says that it is done', async () => {
    const edit = livingEdit(5, { prompt: 'a red boat' });
    await open({ edits: [edit] });
    await stage().getByText('Running').first().waitFor();
    const done = plainEdit(5, { prompt: 'a red boat' });
    await emit('edit.changed', done);
    await emit('edit.ended', done);
    await stage().getByRole('img', { name: 'Result: a red boat' }).waitFor();
  });
});

describe('an edit that ended badly', () => {
  const failed = (kind: Parameters<typeof englishFailure>[0], charged: 'no' | 'maybe' | 'yes', state: 'failed' | 'blocked' = 'failed') =>
    plainEdit(5, {
      state,
      results: [],
      requestId: 'req_77',
      failure: englishFailure(kind, `SeaArt said: ${kind}.`, { charged, detail: 'HTTP 4xx' }),
    });

  test.each([
    ['balance', 'no', 'Not enough credits', 'Not charged', 'Open SeaArt credits', 'link.open', { link: 'credits' }],
    ['model-failed', 'maybe', 'Failed', 'May have been charged', 'Try again', 'edit.retry', {}],
    ['rate-limited', 'no', 'Too many requests', 'Not charged', 'Try again', 'edit.retry', {}],
    ['invalid-request', 'no', 'Failed', 'Not charged', 'Change the request', 'edit.recipe', {}],
    ['result-expired', 'yes', 'Failed', 'Charged', 'Check again', 'edit.checkAgain', {}],
  ] as const)(
    'for %s says what happened, that it is charged: %s, and offers one thing',
    async (kind, charged, title, money, label, call, more) => {
      const edit = failed(kind, charged);
      await open({ edits: [edit] });
      for (const words of [title, `SeaArt said: ${kind}.`, money, 'req_77'])
        await stage().getByText(words, { exact: true }).first().waitFor();
      await button(label).click();
      await called(call, call === 'link.open' ? more : { id: edit.id });
    },
  );

  test('for a key that is not accepted opens the page of the key', async () => {
    await open({ edits: [failed('bad-key', 'no')] });
    await button('Open key settings').click();
    await page().getByRole('main', { name: 'Settings' }).waitFor();
  });

  test('lets its request id be copied and its details be read', async () => {
    await open({ edits: [failed('blocked', 'yes', 'blocked')] });
    await button('Copy request id').click();
    await page().getByText('Request id copied').waitFor();
    expect(await page().evaluate(() => navigator.clipboard.readText())).toBe('req_77');
    await stage().getByText('Details').click();
    await stage().getByText('HTTP 4xx').waitFor();
    expect(await axe('main')).toEqual([]);
  });

  test('says so in Chinese', async () => {
    await open({ edits: [failed('blocked', 'yes', 'blocked')], settings: { language: 'zh-CN' } });
    await stage().getByText('被安全策略拦截').first().waitFor();
  });
});

describe('an unknown outcome', () => {
  const edit = plainEdit(5, {
    state: 'unknown',
    results: [],
    endedAt: null,
    failure: englishFailure('outcome-unknown', 'The answer was lost on the way.', { charged: 'maybe' }),
  });
  const question = (name: string) => page().getByRole('alertdialog', { name });

  test.each([
    ['Send again', 'Send this edit again?', 'edit.sendAgain'],
    ['Forget', 'Forget this edit?', 'edit.forget'],
  ] as const)('“%s” asks first, and is done only after a yes', async (label, title, call) => {
    await open({ edits: [edit] });
    await stage().getByText('May have been charged').waitFor();
    await button(label).click();
    await question(title).getByRole('button', { name: 'Cancel' }).click();
    await question(title).waitFor({ state: 'detached' });
    expect(await calls(call)).toEqual([]);
    await button(label).click();
    await question(title).getByRole('button', { name: label }).click();
    await called(call, { id: edit.id });
  });

  test('a request id that is known is looked up', async () => {
    await open({ edits: [edit] });
    await button('I have the request id').click();
    const field = stage().getByRole('textbox', { name: 'Request id from SeaArt' });
    await field.press('Enter');
    await field.fill('  req_abc ');
    await button('Look for the result').click();
    await called('edit.nameRequest', { id: edit.id, requestId: 'req_abc' });
  });
});

describe('a done edit whose file is gone', () => {
  test('is fetched again by one press', async () => {
    const edit = plainEdit(5, { present: false, prompt: 'a red boat' });
    await open({ edits: [edit] });
    await stage()
      .getByText(/The picture file is missing or damaged/)
      .waitFor();
    await button('Fetch again').click();
    await called('edit.fetchAgain', { id: edit.id });
    await stage().getByRole('img', { name: 'Result: a red boat' }).waitFor();
  });

  test('is made again where it was made here', async () => {
    const edit = plainEdit(6, { present: false, prompt: 'a red boat', editedIn: keepProgram });
    await open({ edits: [edit] });
    await stage()
      .getByText(/it can be made again from the two pictures it was laid from/)
      .waitFor();
    await button('Make again').click();
    await called('edit.fetchAgain', { id: edit.id });
    await stage().getByRole('img', { name: 'Result: a red boat' }).waitFor();
  });
});
