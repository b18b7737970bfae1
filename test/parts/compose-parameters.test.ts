// The parameters of the model: each changed and set back by keys, with the default said in words.
import { describe, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { autumn, boats, draftWith } from './worlds.ts';

const { open, page, press, calls } = usePartWindow();

const kept = async (): Promise<unknown> => ((await calls('draft.keep')).at(-1) as { parameters: unknown } | undefined)?.parameters;
const button = (name: string) => page().getByRole('button', { name });
const run = () => page().getByRole('button', { name: /^Run/ });
const whyNot = () => run().evaluate((node) => document.getElementById(node.getAttribute('aria-describedby') ?? '')?.textContent);

describe('a parameter', () => {
  test.each([
    ['aspect ratio', 'radio', '16:9', 'Space', { aspect_ratio: '16:9' }, 'Reset aspect ratio to its default'],
    ['format', 'radio', 'JPEG', 'Space', { output_format: 'jpeg' }, 'Reset format to its default'],
    ['safety tolerance', 'slider', 'Safety tolerance', 'ArrowRight', { safety_tolerance: 3 }, 'Reset safety tolerance to its default'],
  ] as const)('%s is changed by %s “%s” and set back', async (_, role, name, key, parameters, reset) => {
    await open({ snapshot: { draft: draftWith({ prompt: 'make it red' }) } });
    expect(await button(reset).count()).toBe(0);
    await page().getByRole(role, { name, exact: true }).focus();
    await press(key);
    await expect.poll(kept).toEqual(parameters);
    await button(reset).click();
    await expect.poll(kept).toEqual({});
    await button(reset).waitFor({ state: 'detached' });
  });

  test('prompt upsampling is switched on and off, and says what it does', async () => {
    await open();
    const control = page().getByRole('switch', { name: 'Prompt upsampling' });
    await control.focus();
    await press('Space');
    await expect.poll(kept).toEqual({ prompt_upsampling: true });
    // The keys of Run are not those of the switch.
    await control.press('ControlOrMeta+Enter');
    expect(await control.getAttribute('aria-checked')).toBe('true');
    await page().getByText('Changes your words; a seed will not repeat.').waitFor();
    await press('Space');
    await expect.poll(kept).not.toEqual({ prompt_upsampling: true });
  });

  test.each([
    ['en', ['2 · balanced · default', '3 · moderate', '4 · open']],
    ['zh-CN', [/^2 · .*默认/, /^3 · /, /^4 · /]],
  ] as const)('in %s every level of safety is said in words', async (language, levels) => {
    await open({ settings: { language } });
    await page().getByRole('slider').first().focus();
    for (const words of levels) {
      await page().getByText(words, { exact: true }).first().waitFor();
      await press('ArrowRight');
    }
  });
});

describe('the aspect ratio', () => {
  test.each([
    ['of the first picture', [boats], 'as image 1 · 2:3'],
    ['of another first picture', [autumn], 'as image 1 · 1.60:1'],
    ['without a picture', [], 'no picture: 1:1'],
  ] as const)('%s is said', async (_, pictures, words) => {
    await open({ snapshot: { draft: draftWith({ pictures }) } });
    await page().getByText(words).waitFor();
  });

  test('may be any within the range of the model, and one that is not stops Run', async () => {
    await open({ snapshot: { draft: draftWith({ prompt: 'make it red' }) } });
    await page().getByRole('radio', { name: 'Custom' }).focus();
    await press('Space');
    const field = page().getByRole('textbox', { name: 'Custom ratio, width to height' });
    await field.fill('30:1');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(whyNot).toBe('The custom ratio is out of range');
    await press('Control+Enter');
    await field.fill('5:4');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('false');
    await expect.poll(kept).toEqual({ aspect_ratio: '5:4' });
    expect(await calls('edit.run')).toEqual([]);
  });
});

describe('the seed', () => {
  const seed = () => page().getByRole('textbox', { name: 'Seed' });

  test('is random until a number is typed, and random again after the cross', async () => {
    await open();
    await page().getByText('random · default').waitFor();
    await seed().fill('42');
    await expect.poll(kept).toEqual({ seed: 42 });
    await page().getByText('fixed', { exact: true }).waitFor();
    await button('Random seed each run').click();
    await expect.poll(kept).toEqual({});
    expect(await seed().inputValue()).toBe('');
  });

  test('is rolled by the dice, kept, and copied', async () => {
    await open();
    await button('Roll a seed and keep it').click();
    const rolled = await seed().inputValue();
    expect(rolled).toMatch(/^\d+$/);
    await expect.poll(kept).toEqual({ seed: Number(rolled) });
    await button('Copy seed').click();
    await page().getByText('Seed copied').waitFor();
    expect(await page().evaluate(() => navigator.clipboard.readText())).toBe(rolled);
    await page().evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('another program holds it'));
    });
    await button('Copy seed').click();
    await page().getByText('The clipboard did not take it.').waitFor();
  });

  test('out of its range stops Run', async () => {
    await open({ snapshot: { draft: draftWith({ prompt: 'make it red' }) } });
    await seed().fill('99999999999999999');
    await expect.poll(() => seed().getAttribute('aria-invalid')).toBe('true');
    await expect.poll(whyNot).toBe('The seed is out of range');
    await press('Control+Enter');
    await seed().fill('7');
    await expect.poll(whyNot).not.toBe('The seed is out of range');
    expect(await calls('edit.run')).toEqual([]);
  });
});
