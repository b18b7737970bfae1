// A window at its narrowest, and enlarged to 200 %: nothing lies over something else, nothing is cut, all can be come to.
import { afterAll, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { draftWith, livingEdit, madeFrom, plainEdit, plainEdits } from './worlds.ts';

const { open, page, press } = usePartWindow();

afterAll(() => page().setViewportSize({ width: 1440, height: 900 }));

const sizes = [
  ['zh-CN', 760, 520],
  ['en', 900, 600],
  ['zh-CN', 640, 400],
  ['en', 640, 400],
] as const;
const opened = async (language: 'en' | 'zh-CN', width: number, height: number): Promise<void> => {
  await page().setViewportSize({ width, height });
  // Begun, and nothing made of it: the stage is empty, and compose stands beside it.
  await open({
    edits: plainEdits(60),
    snapshot: { draft: draftWith({ prompt: 'a lighthouse' }) },
    settings: { language, layout: { view: 'stage', gridOpen: true } },
  });
  await page().getByRole('gridcell').first().waitFor({ state: 'attached' });
};

test.each(sizes)('the line over the grid breaks between its parts alone, %s at %i × %i', async (language, width, height) => {
  await opened(language, width, height);
  const broken = await page()
    .getByRole('grid')
    .evaluate((grid) => {
      const head = grid.parentElement?.previousElementSibling;
      if (!(head instanceof HTMLElement)) return ['no line'];
      const inside = head.getBoundingClientRect();
      const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
      const wrong: string[] = [];
      const boxes: DOMRect[] = [];
      while (texts.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        const [box, ...more] = range.getClientRects();
        if (box === undefined) continue;
        const words = texts.currentNode.nodeValue ?? '';
        if (more.length > 0) wrong.push(`${words}: several lines`);
        if (box.left < inside.left || box.right > inside.right || box.top < inside.top || box.bottom > inside.bottom)
          wrong.push(`${words}: cut`);
        if (
          boxes.some((one) => one.left < box.right - 1 && box.left < one.right - 1 && one.top < box.bottom - 1 && box.top < one.bottom - 1)
        )
          wrong.push(`${words}: over others`);
        boxes.push(box);
      }
      return wrong;
    });
  expect(broken).toEqual([]);
});

test.each(sizes)('compose is beside the stage, not under it, and Run is come to, %s at %i × %i', async (language, width, height) => {
  await opened(language, width, height);
  const compose = page().locator('aside');
  const [side, stage] = await Promise.all([compose.boundingBox(), page().locator('main').boundingBox()]);
  const parts = await compose
    .locator('button, textarea, input')
    .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().right));
  expect(Math.max(...parts)).toBeLessThanOrEqual(stage?.x ?? 0);
  expect(side === null ? 0 : side.x + side.width).toBeLessThanOrEqual(stage?.x ?? 0);
  const run = compose.getByRole('button', { name: language === 'en' ? 'Run' : '运行', exact: true });
  await compose.locator('textarea').hover();
  await page().mouse.wheel(0, 5000);
  await expect
    .poll(() =>
      run.evaluate((button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect();
        return button.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
      }),
    )
    .toBe(true);
});

test.each([
  ['en', 901],
  ['en', 1041],
  ['zh-CN', 1041],
  ['en', 1280],
  ['zh-CN', 640],
] as const)('nothing in the bar lies over something else, %s at %i', async (language, width) => {
  await page().setViewportSize({ width, height: 600 });
  await open({
    edits: [livingEdit(9), livingEdit(8), ...plainEdits(5)],
    settings: { language, project: 'Harbour calendar 2027 for Client Zebra' },
  });
  const boxes = await page()
    .locator('search')
    .evaluate((search) =>
      [...(search.parentElement?.children ?? [])]
        .flatMap((one) => (one === search ? [one] : [...one.children]))
        .filter((one) => one.tagName !== 'H1')
        .map((one) => ({ of: one.textContent ?? '', box: one.getBoundingClientRect() }))
        .map(({ of, box: { left, right, top, bottom } }) => ({ of, left, right, top, bottom })),
    );
  const over = boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .filter((other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)
      .map((other) => `${one.of} and ${other.of}`),
  );
  expect([over, boxes.filter(({ left, right }) => left < 0 || right > width)]).toEqual([[], []]);
});

test('the sheet of steps has one scroll for all of it, and no part of it is a strip, at 640 × 400', async () => {
  await page().setViewportSize({ width: 640, height: 400 });
  const first = plainEdit(3, { prompt: 'a lighthouse' });
  await open({ edits: [madeFrom(first, 4, { prompt: 'at night' }), first] });
  await page()
    .getByRole('button', { name: /^Use these/ })
    .waitFor();
  await press('Shift+U');
  const sheet = page().getByRole('dialog');
  await sheet.getByText('Which pictures should go through these steps?').waitFor();
  const cut = await sheet
    .locator('div')
    .filter({ hasText: 'First look at a few' })
    .evaluateAll((parts) => parts.filter((part) => part.scrollHeight > part.clientHeight + 1).map((part) => part.clientHeight > 200));
  expect(cut).toEqual([true]);
});
