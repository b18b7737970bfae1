// The system's own few colours: whatever is pressed, chosen or current can be read, with all that stands in it.
import { beforeEach, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { plainEdit, plainEdits } from './worlds.ts';

const { open, page, press } = usePartWindow();

beforeEach(async () => {
  await page().emulateMedia({ forcedColors: 'active' });
});

/** What is on or chosen, as names, and what in it is not HighlightText on Highlight. */
const chosen = () =>
  page().evaluate(() => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.cssText = 'forced-color-adjust: none; color: HighlightText; background: Highlight';
    const { color, backgroundColor } = getComputedStyle(probe);
    probe.remove();
    const on = document.querySelectorAll(
      '[aria-pressed="true"], [aria-current="true"], [data-on="true"], [data-highlighted], input:checked + span',
    );
    const names: string[] = [];
    const unreadable: string[] = [];
    for (const one of on) {
      if (one.hasAttribute('data-colour') || !one.checkVisibility()) continue;
      const name = one.getAttribute('aria-label') ?? one.textContent;
      names.push(name);
      if (getComputedStyle(one).backgroundColor !== backgroundColor) unreadable.push(`${name}: ground`);
      for (const part of [one, ...one.querySelectorAll('*')])
        if (getComputedStyle(part).color !== color) unreadable.push(`${name}: ${part.tagName}`);
    }
    return { names, unreadable };
  });

test('the bars of the stage, the marks, the shapes and a row of a menu', async () => {
  const edit = plainEdit(5, {
    favourite: true,
    stars: 3,
    inputs: [{ sha256: 'a'.repeat(64), name: 'autumn.jpg', width: 300, height: 200, parent: null }],
  });
  await open({ edits: [edit], settings: { layout: { view: 'stage' } } });
  const stage = page().getByRole('main', { name: 'Stage' });
  await stage.getByRole('button', { name: 'Compare', pressed: true }).waitFor();
  expect(await chosen()).toEqual({
    names: expect.arrayContaining(['Compare', 'Fit', '3 stars', '2 stars', 'Remove from favourites']) as unknown,
    unreadable: [],
  });
  await stage.getByRole('button', { name: 'How to compare' }).click();
  await press('ArrowDown');
  await page().locator('[data-highlighted]').waitFor();
  expect((await chosen()).unreadable).toEqual([]);
});

test('filters of the library and the list of the settings', async () => {
  await open({ edits: plainEdits(3), settings: { layout: { view: 'library' } } });
  await page().getByRole('search').getByRole('combobox').fill('stars:>=3');
  await press('Enter');
  expect((await chosen()).unreadable).toEqual([]);
  await press('Control+,');
  await page().getByRole('main', { name: 'Settings' }).waitFor();
  expect(await chosen()).toEqual({ names: expect.arrayContaining(['Service']) as unknown, unreadable: [] });
});
