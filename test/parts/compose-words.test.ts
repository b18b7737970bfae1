// The instruction: what is typed is kept, counted and walked; chips put a picture's name where the caret is.
import { describe, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { autumn, cups, draftWith, plainEdit } from './worlds.ts';

const { open, page, press, calls, focused } = usePartWindow();
const field = () => page().getByRole('textbox', { name: 'Instruction' });
const kept = async (): Promise<unknown> => ((await calls('draft.keep')).at(-1) as { prompt: string } | undefined)?.prompt;

describe('what is typed', () => {
  test('is kept by main and counted towards the limit of the model', async () => {
    await open();
    await field().fill('make the sky red');
    await expect.poll(kept).toBe('make the sky red');
    const count = await page()
      .getByText(/^\d+ \/ 512$/)
      .textContent();
    expect(Number.parseInt(count ?? '', 10)).toBeGreaterThan(2);
  });

  test.each([
    ['en', 'The model reads about 512 tokens; the end of this instruction may be ignored.'],
    ['zh-CN', '512'],
  ] as const)('in %s a warning comes when it is longer than the model reads', async (language, words) => {
    await open({ settings: { language } });
    const area = page().locator('#instruction');
    await area.fill('a small red boat '.repeat(40));
    const warning = page().getByRole('paragraph').filter({ hasText: words });
    expect(await warning.count()).toBe(0);
    await area.fill('a small red boat '.repeat(400));
    await warning.waitFor();
  });

  test('w puts the caret into the field, and letters then are words', async () => {
    await open();
    await press('w');
    await expect.poll(focused).toBe('textarea Instruction');
    await page().keyboard.type('gw');
    expect(await field().inputValue()).toBe('gw');
  });
});

describe('chips', () => {
  test('there is one for each picture', async () => {
    await open({ snapshot: { draft: draftWith({ pictures: [autumn, cups] }) } });
    expect(
      await page()
        .getByRole('button', { name: /^Insert/ })
        .allTextContents(),
    ).toEqual(['image 1', 'image 2']);
  });

  test.each([
    ['put the hat from on her', 17, 'put the hat from image 2 on her'],
    ['', 0, 'image 2 '],
    ['use, then blur', 3, 'use image 2, then blur'],
  ])('into %j at %i it makes %j', async (before, caret, after) => {
    await open({ snapshot: { draft: draftWith({ pictures: [autumn, cups], prompt: before }) } });
    await field().focus();
    await field().evaluate((area, at) => (area as HTMLTextAreaElement).setSelectionRange(at, at), caret);
    await page().getByRole('button', { name: 'Insert “image 2”' }).click();
    await expect.poll(() => field().inputValue()).toBe(after);
  });
});

describe('earlier instructions', () => {
  const earlier = [
    plainEdit(9, { prompt: 'newest words' }),
    plainEdit(8, { prompt: 'older words' }),
    plainEdit(7, { prompt: 'older words' }),
  ];

  test('Alt+Up walks to older ones, each once, Alt+Down comes back to what was typed', async () => {
    await open({ edits: earlier });
    await field().fill('half a thou');
    for (const [key, words] of [
      ['Alt+ArrowUp', 'newest words'],
      ['Alt+ArrowUp', 'older words'],
      ['Alt+ArrowDown', 'newest words'],
      ['Alt+ArrowDown', 'half a thou'],
    ] as const) {
      await press(key);
      await expect.poll(() => field().inputValue()).toBe(words);
    }
  });
});
