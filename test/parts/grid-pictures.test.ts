// Pictures of the grid: painted by a worker behind the tiles of a row, there before the tiles where the grid is scrolled, and never in a tile's way.
import { expect, onTestFinished, test } from 'vitest';
import { packHead } from '../../app/contract/packs.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { paintedAt, useGridWindow } from './grid-window.ts';
import { pixels } from './page-server.ts';
import { plainEdit, plainEdits, sampleId } from './worlds.ts';

const { open, opened, grid, tile, page, active, called } = useGridWindow();

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

const selected = (): Promise<(string | null)[]> =>
  grid()
    .getByRole('gridcell', { selected: true })
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
const twoFrames = (): Promise<void> =>
  page().evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));

test('a box that is drawn from the room between and ends over a picture selects what is in it', async () => {
  await opened();
  const [from, to] = [await tile('edit 30').boundingBox(), await tile('edit 28').boundingBox()];
  if (from === null || to === null) throw new Error('There are no tiles.');
  await page().mouse.move(from.x - 6, from.y + 20);
  await page().mouse.down();
  await page().mouse.move(to.x + 20, to.y + 60, { steps: 4 });
  await page().mouse.up();
  await twoFrames();
  expect(await selected()).toEqual(['edit 30', 'edit 29', 'edit 28']);
});

test('the menu that a key opens is about the active edit, not the one in the middle', async () => {
  await opened();
  await page().keyboard.press('Home');
  await expect.poll(selected).toEqual(['edit 30']);
  await page().keyboard.press('Shift+F10');
  await page().getByRole('menu').getByRole('menuitem', { name: 'Use all' }).click();
  await called('edit.recipe', { id: sampleId(100_000) });
  expect(await selected()).toEqual(['edit 30']);
});

test('the menu on a cell that is not loaded is about the active edit', async () => {
  await open({ edits: plainEdits(3000), held: ['library.rows'], settings: { layout: { view: 'library' } } });
  await tile('edit 3000').click();
  await grid().evaluate((node) => (node.scrollTop = node.scrollHeight / 2));
  const cell = grid().locator('[role="gridcell"]:not([id])').nth(25);
  await cell.click({ button: 'right' });
  await page().getByRole('menu').getByRole('menuitem', { name: 'Use all' }).click();
  await called('edit.recipe', { id: sampleId(100_000) });
});

/** Answers packs as the test says. */
const packs = async (answer: (ids: readonly string[]) => Promise<Buffer>): Promise<void> => {
  onTestFinished(() => page().unrouteAll({ behavior: 'ignoreErrors' }));
  await page().route('**/media/pack/**', async (route) => {
    const ids = new URL(route.request().url()).pathname.split('/').at(-1)?.split(',') ?? [];
    await route.fulfill({ body: await answer(ids) });
  });
};
const packOf = (ids: readonly string[], isThere: (id: string) => boolean = () => true): Buffer =>
  Buffer.concat(ids.flatMap((id, number) => (isThere(id) ? [packHead(number, pixels.length), pixels] : [packHead(number, 0)])));

/** Of the rows in sight, those that show any picture, whether it is of their edits or not. */
const rowsShown = (): Promise<number> =>
  grid()
    .locator('canvas')
    .evaluateAll(
      (all) =>
        all.filter((canvas) => {
          const context = new OffscreenCanvas(1, 1).getContext('2d');
          context?.drawImage(canvas as HTMLCanvasElement, 0, 0, 1, 1);
          return (context?.getImageData(0, 0, 1, 1).data[3] ?? 0) > 0;
        }).length,
    );

test('a row of other edits shows nothing of those before, however long its pictures take', async () => {
  await openedWith(plainEdits(3000), 'edit 3000');
  await expect.poll(() => paintedAt(tile('edit 3000'), 0.5, 0.5)).toEqual(grey);
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await packs(async (ids) => (await held, packOf(ids)));
  await page().keyboard.press('Control+f');
  await page().keyboard.type('100');
  await tile('edit 100').waitFor();
  expect(await rowsShown()).toBe(0);
  letGo();
  await expect.poll(() => paintedAt(tile('edit 100'), 0.5, 0.5)).toEqual(grey);
});

test('a picture that could not be had is told of, and asked for again when its row comes back', async () => {
  let isThere = false;
  const asked: string[] = [];
  await packs(async (ids) => (asked.push(...ids), packOf(ids, (id) => isThere || id !== sampleId(100_000))));
  await openedWith(plainEdits(3000), 'edit 3000');
  await tile('edit 3000').getByText('The picture could not be shown').waitFor();
  await expect.poll(() => paintedAt(tile('edit 2999'), 0.5, 0.5)).toEqual(grey);
  expect((await paintedAt(tile('edit 3000'), 0.5, 0.5))?.[3]).toBe(0);
  isThere = true;
  await page().keyboard.press('End');
  await tile('edit 1').waitFor();
  await page().keyboard.press('Home');
  await expect.poll(() => paintedAt(tile('edit 3000'), 0.5, 0.5)).toEqual(grey);
  expect(await tile('edit 3000').getByText('The picture could not be shown').count()).toBe(0);
  expect(asked.filter((id) => id === sampleId(100_000)).length).toBe(2);
});

test('without a worker that paints all rows say so, also those that come later', async () => {
  onTestFinished(() => page().unrouteAll({ behavior: 'ignoreErrors' }));
  await page().route('**/paint-worker-*', (route) => route.abort());
  await openedWith(plainEdits(3000), 'edit 3000');
  await tile('edit 3000').getByText('The picture could not be shown').waitFor();
  await page().keyboard.press('End');
  await tile('edit 1').getByText('The picture could not be shown').waitFor();
});

test('keys that go far find their tile at once, with its picture', async () => {
  await openedWith(plainEdits(3000), 'edit 3000');
  await page().keyboard.press('End');
  await twoFrames();
  expect(await active()).toBe('edit 1');
  await expect.poll(() => paintedAt(tile('edit 1'), 0.5, 0.5)).toEqual(grey);
});
