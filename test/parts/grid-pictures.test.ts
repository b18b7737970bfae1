// Pictures of the grid: painted by a worker behind the tiles of a row, there before the tiles where the grid is scrolled, and never in a tile's way.
import { expect, test } from 'vitest';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { paintedAt, useGridWindow } from './grid-window.ts';
import { plainEdit, plainEdits } from './worlds.ts';

const { open, opened, grid, tile, page, active } = useGridWindow();

/** The library's page with these edits, the first of which has this name. */
const openedWith = async (edits: EditSummary[], first: string): Promise<void> => {
  await open({ edits, settings: { layout: { view: 'library' } } });
  await tile(first).waitFor();
  await grid().focus();
};

const grey = [136, 136, 136, 255];

test('a picture is painted behind its tile, rounded as the tile is; the tile has none of its own', async () => {
  await opened();
  const last = tile('edit 30');
  await expect.poll(() => paintedAt(last, 0.5, 0.5)).toEqual(grey);
  expect((await paintedAt(last, 0.001, 0.001))?.[3]).toBeLessThan(128);
  expect(await last.locator('img').count()).toBe(0);
});

test('one that was turned down stands back', async () => {
  await open({ edits: [plainEdit(100_000, { prompt: 'red boat', flag: 'reject' })], settings: { layout: { view: 'library' } } });
  // Two fifths of 255: how opaque it is.
  const opaque = () => paintedAt(grid().getByRole('gridcell', { name: /^red boat/ }), 0.5, 0.5).then((rgba) => rgba?.[3]);
  await expect.poll(opaque).toBe(102);
});

test('where the grid is scrolled, rows have their tiles in the end, and what is pressed before is the tile that comes', async () => {
  await openedWith(plainEdits(3000), 'edit 3000');
  await grid().evaluate((node) => (node.scrollTop = node.scrollHeight / 2));
  await expect.poll(() => grid().locator('canvas[data-strip="painted"]').count()).toBeGreaterThan(3);
  const rows = grid().locator('[role="row"]:has(> canvas), [role="presentation"]:has(> canvas)');
  await expect.poll(() => rows.evaluateAll((all) => all.every((row) => row.querySelector('[role="gridcell"][id]') !== null))).toBe(true);
  // In the very task in which a row comes by scrolling, its tiles are not there.
  const pressed = await grid().evaluate(
    (node) =>
      new Promise<string | null>((resolve) => {
        const before = new Set([...node.querySelectorAll('canvas')]);
        new MutationObserver((_, self) => {
          const edges = node.getBoundingClientRect();
          const canvas = [...node.querySelectorAll('canvas')].find((one) => {
            const { top, bottom } = one.getBoundingClientRect();
            return !before.has(one) && one.parentElement?.role === 'presentation' && top > edges.top && bottom < edges.bottom;
          });
          if (canvas === undefined) return;
          self.disconnect();
          const box = canvas.getBoundingClientRect();
          const [clientX, clientY] = [box.left + 20, box.top + 20];
          const at = { bubbles: true, cancelable: true, clientX, clientY, button: 0, view: window };
          canvas.dispatchEvent(new PointerEvent('pointerdown', { ...at, pointerId: 1, pointerType: 'mouse' }));
          canvas.dispatchEvent(new MouseEvent('click', at));
          resolve(document.elementFromPoint(clientX, clientY)?.closest('[role="gridcell"]')?.getAttribute('aria-label') ?? null);
        }).observe(node, { childList: true, subtree: true });
        node.scrollTop += node.clientHeight * 0.8;
      }),
  );
  expect(pressed).toMatch(/^edit \d+$/);
  await expect.poll(active).toBe(pressed);
});

test('keys that go far find their tile at once, with its picture', async () => {
  await openedWith(plainEdits(3000), 'edit 3000');
  await page().keyboard.press('End');
  await expect.poll(active).toBe('edit 1');
  await expect.poll(() => paintedAt(tile('edit 1'), 0.5, 0.5)).toEqual(grey);
});
