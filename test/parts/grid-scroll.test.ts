// Where the grid stands, and that no scrolling is lost: the event of a scrolling comes a frame later, and the grid may be put elsewhere before.
import { expect, test } from 'vitest';
import { settingsWith } from './open-window.ts';
import { useGridWindow } from './grid-window.ts';
import { plainEdits } from './worlds.ts';

const { open, grid, tile, page } = useGridWindow();

const openGrid = async (): Promise<void> => {
  await open({ edits: plainEdits(3000), settings: { layout: { view: 'library', cellSize: 120 } } });
  await tile('edit 3000').waitFor();
};
const scrolled = (): Promise<number> => grid().evaluate((node) => node.scrollTop);
const topTile = (): Promise<string | null> =>
  grid().evaluate((node) => {
    const { left, top } = node.getBoundingClientRect();
    return (
      document
        .elementFromPoint(left + 40, top + 20)
        ?.closest('[role="gridcell"]')
        ?.getAttribute('aria-label') ?? null
    );
  });

test('a scrolling at the moment in which the grid comes to rest is not taken back', async () => {
  await openGrid();
  const rests = await grid().evaluate(async (node) => {
    const ends: (() => void)[] = [];
    const plain = window.setTimeout;
    // What the grid leaves for the moment in which it rests is done by hand.
    window.setTimeout = ((end: () => void, delay?: number) =>
      (delay ?? 0) >= 100 ? ends.push(end) : plain(end, delay)) as typeof setTimeout;
    node.scrollTop = node.scrollHeight / 2;
    await new Promise((resolve) => node.addEventListener('scroll', () => queueMicrotask(() => resolve(null)), { once: true }));
    window.setTimeout = plain;
    // The event of this one has not come.
    node.scrollTop = 0;
    for (const end of ends) end();
    return ends.length;
  });
  expect(rests).toBeGreaterThan(0);
  await expect.poll(topTile).toBe('edit 3000');
  expect(await scrolled()).toBe(0);
});

test('a scrolling at the moment in which the cells get another size is not taken back; nor is a step of it', async () => {
  await openGrid();
  const withSize = async (top: number | 'middle', cellSize: number): Promise<void> =>
    grid().evaluate(
      (node, [to, settings]) => {
        node.scrollTop = to === 'middle' ? node.scrollHeight / 2 : to;
        window.fake.emit('settings.changed', settings);
      },
      [top, settingsWith({ layout: { view: 'library', cellSize } })] as const,
    );
  await withSize('middle', 240);
  await expect.poll(topTile).toMatch(/^edit 1[45]\d\d$/);
  await withSize(0, 120);
  await expect.poll(topTile).toBe('edit 3000');
  await withSize(60, 240);
  await expect.poll(scrolled).toBe(60);
});

test('an end that comes nearer is not a scrolling of the person', async () => {
  await openGrid();
  await grid().evaluate((node) => (node.scrollTop = node.scrollHeight));
  await tile('edit 1').waitFor();
  const last = await topTile();
  const layout = { view: 'library', cellSize: 96 } as const;
  await page().evaluate((settings) => window.fake.emit('settings.changed', settings), settingsWith({ layout }));
  await expect.poll(() => grid().locator('[id^=edit-]').count()).toBeGreaterThan(50);
  await page().evaluate(
    (settings) => window.fake.emit('settings.changed', settings),
    settingsWith({ layout: { ...layout, cellSize: 120 } }),
  );
  await expect.poll(topTile).toBe(last);
});
