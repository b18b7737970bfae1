// What was taken away can be put back, what does not fit is said, and Tab goes round.
import { describe, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { autumn, boats, cups, draftWith, plainEdits } from './worlds.ts';

const { open, page, press, focused, letGo } = usePartWindow();

const sees = (words: string): Promise<void> =>
  page()
    .getByRole('main', { name: 'Stage' })
    .getByRole('img', { name: `Result: ${words}` })
    .waitFor();

describe('what was taken away', () => {
  const place = (at: number) =>
    page()
      .getByRole('region', { name: 'Pictures' })
      .getByRole('listitem')
      .nth(at - 1);
  const inPlaces = (): Promise<string[]> =>
    page()
      .getByRole('region', { name: 'Pictures' })
      .getByRole('button', { name: /^Image \d: / })
      .evaluateAll((all) => all.map((one) => one.getAttribute('title')?.split('\n')[0] ?? ''));
  const three = { snapshot: { draft: draftWith({ pictures: [autumn, cups, boats] }) } };

  test('is put back by Undo: a picture in its place, an order, the tray', async () => {
    await open({ snapshot: { draft: draftWith({ pictures: [autumn, cups, boats], tray: [autumn, boats] }) } });
    await place(2)
      .getByRole('button', { name: /^Remove/ })
      .click();
    await expect.poll(inPlaces).toEqual(['autumn.jpg', 'boats.webp']);
    await page().getByText('cups.png removed').waitFor();
    await press('Control+z');
    await expect.poll(inPlaces).toEqual(['autumn.jpg', 'cups.png', 'boats.webp']);
    await place(1)
      .getByRole('button', { name: /^Image 1/ })
      .focus();
    await press('Alt+ArrowRight');
    await expect.poll(inPlaces).toEqual(['cups.png', 'autumn.jpg', 'boats.webp']);
    await press('Control+z');
    await expect.poll(inPlaces).toEqual(['autumn.jpg', 'cups.png', 'boats.webp']);
    await press('Control+Shift+z');
    await expect.poll(inPlaces).toEqual(['cups.png', 'autumn.jpg', 'boats.webp']);
    const tray = page().getByRole('region', { name: 'Tray' });
    await tray.getByRole('button', { name: 'Empty the tray' }).click();
    await tray.waitFor({ state: 'detached' });
    await press('Control+z');
    await tray.getByRole('button', { name: 'Use boats.webp as an input' }).waitFor();
  });

  test('leaves the focus where it is of use', async () => {
    await open(three);
    await place(3)
      .getByRole('button', { name: /^Image 3/ })
      .focus();
    await press('Delete');
    await expect.poll(inPlaces).toEqual(['autumn.jpg', 'cups.png']);
    await expect.poll(focused).not.toBe('');
    await page().locator('h1').click();
    await expect.poll(focused).toMatch(/^main /);
  });
});

test('Tab goes round through all of the window, and is not held back in the page', async () => {
  await open({ edits: plainEdits(3), settings: { layout: { gridOpen: true } } });
  await sees('edit 3');
  const passed: string[] = [];
  for (let max = 90; max > 0 && passed.filter((one) => one === passed[0]).length < 2; max -= 1) {
    await press('Tab');
    const now = await focused();
    if (now !== '') passed.push(now);
  }
  expect(passed.at(-1)).toBe(passed[0]);
  for (const one of [/Hide compose/, /Settings/, /^textarea/, /^grid/]) expect(passed.some((name) => one.test(name))).toBe(true);
});

test('four pictures fit into the column', async () => {
  await open({ snapshot: { draft: draftWith({ pictures: [autumn, cups, boats, autumn], tray: Array.from({ length: 30 }, () => cups) }) } });
  await page().getByRole('region', { name: 'Tray' }).waitFor();
  const wide = () =>
    page()
      .getByRole('complementary', { name: 'Compose' })
      .evaluate((aside) =>
        [aside, ...aside.querySelectorAll('*')]
          .filter(
            (node) =>
              node.clientWidth > 40 &&
              node.scrollWidth > node.clientWidth + 1 &&
              ['auto', 'scroll', 'hidden'].includes(getComputedStyle(node).overflowX),
          )
          .filter((node) => getComputedStyle(node).textOverflow !== 'ellipsis' && node.closest('section[aria-label="Tray"]') === null)
          .map((node) => `${node.className} ${node.scrollWidth} of ${node.clientWidth}`),
      );
  expect(await wide()).toEqual([]);
});

test('more pictures than places: some are inputs, which is said, and one press puts all into the tray', async () => {
  await open({
    answers: {},
    offered: Array.from({ length: 6 }, (_, n) => ({ ...cups, sha256: String(n).repeat(64), name: `p${n}.png` })),
    held: ['picture.pick'],
  });
  await press('Control+o');
  await letGo(
    'picture.pick',
    Array.from({ length: 6 }, (_, n) => ({ key: crypto.randomUUID(), name: `p${n}.png` })),
  );
  await page().getByText('4 pictures are inputs of this one edit; 2 more are in the tray.').waitFor();
  await page().getByRole('button', { name: 'Put all into the tray' }).click();
  await page()
    .getByRole('region', { name: 'Tray' })
    .getByRole('button', { name: /^Use p\d/ })
    .nth(5)
    .waitFor();
  expect(
    await page()
      .getByRole('region', { name: 'Pictures' })
      .getByRole('button', { name: /^Image \d.*p\d/ })
      .count(),
  ).toBe(0);
});

test.each([1, 2, 3, 4])('with %i pictures the count of tokens stays on the line of its label', async (count) => {
  await open({ snapshot: { draft: draftWith({ pictures: [autumn, cups, boats, cups].slice(0, count) }) } });
  const section = page().getByRole('region', { name: 'Instruction' });
  const label = await section.locator('label').boundingBox();
  const tokens = await section.getByText('0 / 512').boundingBox();
  expect(Math.abs((tokens?.y ?? 0) - (label?.y ?? 1000))).toBeLessThan(5);
});
