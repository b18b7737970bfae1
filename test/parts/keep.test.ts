// "Keep my pixels": what is proposed, parts by pointer and by key, what is said of each verdict.
import { describe, expect, onTestFinished, test } from 'vitest';
import { englishFailure } from '../../app/failure.ts';
import { answering, edit, proposed, settings, useKeepWindow } from './keep-window.ts';
import { plainEdit } from './worlds.ts';

const {
  open,
  page,
  press,
  calls,
  called,
  letGo,
  axe,
  spoken,
  focused,
  view,
  stage,
  option,
  picture,
  keepButton,
  opened,
  ready,
  colourAt,
  isRed,
} = useKeepWindow();

describe('the proposal', () => {
  test('is asked for and shown: places, share, and the changed parts over the original', async () => {
    await ready();
    await called('keep.propose', { id: edit.id, index: 0, sensitivity: 1 });
    await view()
      .getByRole('heading', { name: /^2 places, 13\s?% of the picture\. The rest stays byte for byte\.$/ })
      .waitFor();
    await spoken('2 places, 13');
    await expect.poll(isRed).toBe(true);
    const [red = 0, green = 0] = await colourAt(300, 300);
    expect([Math.abs(red - 115), Math.abs(green - 155)].every((off) => off < 4)).toBe(true);
    await view().getByText('The places are enlarged 10×: they will look softer than the rest.').waitFor();
    await view().getByText('Shown at 600 × 400. Keep writes 6000 × 4000.').waitFor();
    expect(await axe('main')).toEqual([]);
  });

  test('shows the original at once, before there is one', async () => {
    await opened({ held: ['keep.propose'] });
    await view().getByRole('heading', { name: 'Comparing the result with the original …' }).waitFor();
    const shown = () =>
      view()
        .locator('img')
        .evaluateAll((all) => all.map((one) => one.getAttribute('src')));
    expect(await shown()).toContain(`media/picture/${edit.inputs[0]?.sha256}/640`);
    expect(await keepButton().isDisabled()).toBe(true);
    await letGo('keep.propose', proposed({}));
    await picture().waitFor();
  });

  test.each(['stage bar', 'menu of the application', 'menu of the tile'])('is opened from the %s too', async (from) => {
    await open({ edits: [edit], settings: { layout: { gridOpen: true } } });
    await stage()
      .getByRole('img', { name: /a red boat$/ })
      .waitFor();
    if (from === 'stage bar') await stage().getByRole('button', { name: 'Keep my pixels' }).click();
    else if (from === 'menu of the application') await page().evaluate(() => window.fake.emit('command.asked', 'keep-pixels'));
    else {
      await page().getByRole('gridcell').first().click({ button: 'right' });
      await page().getByRole('menuitem', { name: 'Keep my pixels' }).click();
    }
    await view().waitFor();
  });

  test.each([
    ['made from words alone', { inputs: [] }],
    ['without its file', { present: false }],
  ])('cannot be had of an edit that is %s', async (_, more) => {
    await open({ edits: [plainEdit(5, { prompt: 'a red boat', ...more })] });
    await page().getByRole('main').getByText('a red boat').first().waitFor();
    await press('k');
    await page().getByRole('status').getByText('There is nothing to keep pixels of').waitFor();
    expect(await stage().getByRole('button', { name: 'Keep my pixels' }).count()).toBe(0);
    expect(await calls('keep.propose')).toEqual([]);
  });

  test('says when it could not be made, and is asked for again', async () => {
    const failure = englishFailure('picture-missing', 'The original is not in the library any more.');
    await opened({ answers: { 'keep.propose': { ok: false, failure } } });
    await view().getByText('The original is not in the library any more.').waitFor();
    await view().getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => calls('keep.propose')).toHaveLength(2);
    expect(await keepButton().count()).toBe(0);
  });

  test('shows no broken picture where the original is gone', async () => {
    const failure = englishFailure('picture-missing', 'The original is not in the library any more.');
    await page().route('**/media/picture/**', (route) => route.fulfill({ status: 404 }));
    onTestFinished(() => page().unroute('**/media/picture/**'));
    await opened({ answers: { 'keep.propose': { ok: false, failure } } });
    await view().getByText('The original is not in the library any more.').waitFor();
    await expect.poll(() => view().locator('img').count()).toBe(0);
  });

  test('is in Chinese too', async () => {
    await open({ edits: [edit], settings: { language: 'zh-CN' } });
    await page().getByRole('main').getByRole('img', { name: '结果：a red boat' }).waitFor();
    await press('k');
    const main = page().getByRole('main', { name: '保留我的像素' });
    await main.getByRole('option', { name: '第 1 处' }).waitFor();
    expect(await main.getByRole('button', { name: 'Keep' }).count()).toBe(0);
  });
});

describe('parts', () => {
  test('one that is left shows the original there and reaches main', async () => {
    await ready();
    await expect.poll(isRed).toBe(true);
    await option('Place 1').getByTestId('take').click();
    await page().mouse.move(2, 400);
    await expect.poll(() => option('Place 1').getAttribute('aria-selected')).toBe('false');
    await expect.poll(isRed).toBe(false);
    await view()
      .getByRole('heading', { name: /^1 place, 2\s?% of the picture/ })
      .waitFor();
    await view().getByText('1 of 2 taken').waitFor();
    await keepButton().click();
    await called('keep.write', { id: edit.id, index: 0, settings: settings({ off: [1] }), force: false });
  });

  test('with none taken there is nothing to keep', async () => {
    await ready();
    for (const name of ['Place 1', 'Place 2']) await option(name).getByTestId('take').click();
    await view().getByRole('heading', { name: 'Nothing of the result is taken.' }).waitFor();
    expect(await keepButton().isDisabled()).toBe(true);
  });

  test('a click zooms to it', async () => {
    await ready();
    await option('Place 2').click();
    await expect.poll(() => view().getByRole('button', { name: 'Fit' }).getAttribute('aria-pressed')).toBe('false');
    expect(await option('Place 2').getAttribute('aria-selected')).toBe('true');
  });

  test('pointed at, it shows what was before', async () => {
    await ready();
    await expect.poll(isRed).toBe(true);
    await option('Place 1').hover();
    await expect.poll(isRed).toBe(false);
    await page().mouse.move(2, 400);
    await expect.poll(isRed).toBe(true);
  });

  test('the keyboard alone does all of it: to the list, leave one, zoom, undo, redo, keep', async () => {
    await ready();
    for (let n = 0; n < 20 && (await focused()) !== 'listbox Places'; n++) await press('Tab');
    expect(await focused()).toBe('listbox Places');
    await press('ArrowDown', 'Space');
    await expect.poll(() => option('Place 2').getAttribute('aria-selected')).toBe('false');
    await press('Enter');
    await expect.poll(() => view().getByRole('button', { name: 'Fit' }).getAttribute('aria-pressed')).toBe('false');
    expect(await calls('keep.write')).toEqual([]);
    await press('Control+z');
    await expect.poll(() => option('Place 2').getAttribute('aria-selected')).toBe('true');
    await press('Control+Shift+z');
    await expect.poll(() => option('Place 2').getAttribute('aria-selected')).toBe('false');
    await press('Control+Enter');
    await called('keep.write', { settings: settings({ off: [2] }) });
  });
});

describe('verdicts', () => {
  test.each([
    ['unchanged', 'unchanged', 'The service returned your picture unchanged. It was charged.', ['Send again', 'Reword']],
    ['refused', 'another-picture', 'This result cannot be laid over the original', ['Use the result as it is', 'Reword']],
    ['refused', 'all-changed', 'Light, colour or style of the whole picture changed.', ['Use the result as it is', 'Reword']],
  ] as const)('%s, %s: its sentence, its next steps, and no Keep', async (verdict, reason, sentence, steps) => {
    await opened(answering({ verdict, reason, parts: [] }));
    await view().getByText(sentence).waitFor();
    await spoken(sentence);
    for (const name of steps) await view().getByRole('button', { name }).waitFor();
    expect(await keepButton().count()).toBe(0);
    await press('Enter', 'Control+Enter');
    expect(await calls('keep.write')).toEqual([]);
    expect(await axe('main')).toEqual([]);
  });

  test('a rehearsal that changed nothing cost nothing', async () => {
    await opened({
      edits: [plainEdit(5, { prompt: 'a red boat', rehearsal: true })],
      ...answering({ verdict: 'unchanged', reason: 'unchanged', parts: [] }),
    });
    await view().getByText('A rehearsal costs nothing.').waitFor();
  });

  test('look first says so and is written with force', async () => {
    await ready(answering({ verdict: 'look-first', reason: 'doubtful', match: 0.34 }));
    await view().getByText('Look first').waitFor();
    await view()
      .getByText(/^34\s?% of the detail was found again\.$/)
      .waitFor();
    await press('Enter');
    await called('keep.write', { force: true });
  });

  test.each([
    ['Use the result as it is', []],
    ['Reword', [{ id: edit.id }]],
  ])('“%s” leaves', async (name, recipes) => {
    await opened(answering({ verdict: 'refused', reason: 'all-changed', parts: [] }));
    await view().getByRole('button', { name }).click();
    await stage().waitFor();
    await called('edit.recipe', ...recipes);
  });

  test('what had to be converted is said, and then nothing is called byte for byte', async () => {
    await ready(answering({ converted: 'cmyk', enlargement: 1.4 }));
    await view().getByText('The original is CMYK, for print.').waitFor();
    await view()
      .getByRole('heading', { name: /The rest stays the original’s\.$/ })
      .waitFor();
    expect(await view().getByText('softer').count()).toBe(0);
  });

  test('that a change lies where the picture is transparent is said as long as it is taken', async () => {
    await ready(answering({ unseen: [2] }));
    const said = view().getByText('Some of the change lies where your picture is transparent.');
    await said.waitFor();
    await option('Place 2').getByTestId('take').click();
    await said.waitFor({ state: 'detached' });
  });

  test('that a gain map is left behind is said, and the rest is still byte for byte', async () => {
    await ready(answering({ hasGainMap: true }));
    await view().getByText('The original has a gain map for HDR screens.').waitFor();
    await view()
      .getByRole('heading', { name: /The rest stays byte for byte\.$/ })
      .waitFor();
  });
});
