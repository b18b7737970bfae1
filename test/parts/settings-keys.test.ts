// Keys: found, pressed in, taken from another act after a question, taken away, set back; conflicts are named.
import { describe, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import type { Opened } from './open-window.ts';

const { open, page, press, calls, called } = usePartWindow();

const section = () => page().locator('[data-section="keys"]');
const button = (name: string) => section().getByRole('button', { name, exact: true });
const opened = async (more: Opened = {}): Promise<void> => {
  await open(more);
  await press('Control+,');
  await section().getByRole('searchbox').waitFor();
};
const recorder = () => section().getByRole('button', { name: 'Press the keys … Escape leaves it as it is.' });

describe('a key', () => {
  test('that is free is given to an act by pressing it', async () => {
    await opened();
    await button('Add a key to “Favourite”').click();
    await recorder().waitFor();
    await press('Control+j');
    await called('settings.change', { keys: { favourite: ['F', 'Mod+J'] } });
    await button('Take Ctrl+J from “Favourite”').waitFor();
  });

  test('works at once', async () => {
    await opened({ settings: { keys: { palette: ['Mod+J'] } } });
    await press('Escape', 'Control+k');
    await press('Control+j');
    await page().getByRole('dialog', { name: 'All commands' }).waitFor();
    await press('Escape');
    await page().getByRole('dialog', { name: 'All commands' }).waitFor({ state: 'detached' });
    await press('Control+k');
    expect(await page().getByRole('dialog', { name: 'All commands' }).count()).toBe(0);
  });

  test('of another act is asked about, and left there when the answer is no', async () => {
    await opened();
    await button('Add a key to “Favourite”').click();
    await recorder().waitFor();
    await press('p');
    await section().getByRole('alert').getByText('P belongs to “Pick”.').waitFor();
    await button('Leave it').click();
    expect(await calls('settings.change')).toEqual([]);
  });

  test('of another act goes over after a yes', async () => {
    await opened();
    await button('Add a key to “Favourite”').click();
    await recorder().waitFor();
    await press('p');
    await button('Use it here instead').click();
    await called('settings.change', { keys: { favourite: ['F', 'P'], pick: [] } });
  });

  test.each([
    ['en', 'Add a key to “Favourite”', 'Press the keys', 'Ctrl+V is always for “Paste pictures as inputs” and cannot be given to an act.'],
    ['zh-CN', '为“收藏”添加按键', '请按键', 'Ctrl+V 固定用于“把图片粘贴为输入图片”，不能用于其他操作。'],
  ] as const)('that pastes is refused in words, %s', async (language, add, pressIt, words) => {
    await opened({ settings: { language } });
    await button(add).click();
    await section().getByRole('button', { name: pressIt }).waitFor();
    await press('Control+v');
    await section().getByRole('alert').getByText(words).waitFor();
    expect(await calls('settings.change')).toEqual([]);
  });

  test('of one list is told of, and is the act’s elsewhere after a yes', async () => {
    await opened();
    await button('Add a key to “Favourite”').click();
    await recorder().waitFor();
    await press('PageDown');
    const told =
      'PageDown has a fixed meaning, which stays: “In the library: to another edit” and “Among several results: page before, next page, fewer, more”.';
    await section().getByRole('alert').getByText(told).waitFor();
    await button('Use it elsewhere').click();
    await called('settings.change', { keys: { favourite: ['F', 'PageDown'] } });
  });

  test('is left alone by Escape', async () => {
    await opened();
    await button('Add a key to “Favourite”').click();
    await recorder().waitFor();
    await press('Escape');
    await button('Add a key to “Favourite”').waitFor();
    expect(await calls('settings.change')).toEqual([]);
  });

  test('is taken away', async () => {
    await opened();
    await button('Take F from “Favourite”').click();
    await called('settings.change', { keys: { favourite: [] } });
  });
});

describe('keys that were changed', () => {
  const keys = { favourite: ['H'], pick: ['H'] };

  test('and mean two things name each other', async () => {
    await opened({ settings: { keys } });
    await section().getByText('Also “Pick”: only the first acts').waitFor();
    await section().getByText('Also “Favourite”: only the first acts').waitFor();
  });

  test('to one that is fixed do not take it: it is said in the list, and taken away there', async () => {
    await opened({ settings: { keys: { favourite: ['F', 'Mod+V'] } } });
    await section().getByText('Ctrl+V is always for “Paste pictures as inputs” and cannot be given to an act.').waitFor();
    await button('Take Ctrl+V from “Favourite”').click();
    await called('settings.change', { keys: {} });
    await expect.poll(() => section().getByText('Ctrl+V is always for').count()).toBe(0);
  });

  test('are set back one by one', async () => {
    await opened({ settings: { keys } });
    await section().getByText('2 changed').waitFor();
    await button('Usual keys of “Pick”').click();
    await called('settings.change', { keys: { favourite: ['H'] } });
    await section().getByText('1 changed').waitFor();
  });

  test('are set back all at once', async () => {
    await opened({ settings: { keys } });
    await button('Usual keys for everything').click();
    await called('settings.change', { keys: {} });
    await button('Take F from “Favourite”').waitFor();
  });
});

describe('the search over them', () => {
  test.each([
    ['favourite', ['Favourite']],
    ['ctrl+k', ['All commands']],
    ['zebra', []],
  ])('“%s” finds %j', async (words, found) => {
    await opened();
    await section().getByRole('searchbox', { name: 'Find an act or a key' }).fill(words);
    const add = section().getByRole('button', { name: /^Add a key to/ });
    await expect
      .poll(() => add.evaluateAll((all) => all.map((one) => /“(.*)”/.exec(one.getAttribute('aria-label') ?? '')?.[1])))
      .toEqual(found);
    if (found.length === 0) await section().getByText('No act and no key fits.').waitFor();
  });
});
