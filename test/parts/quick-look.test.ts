// The active edit's picture over everything: walked by arrows, marked by keys, left where one came to.
import { expect, test } from 'vitest';
import { idOf, pressAsItOpens, useGridWindow } from './grid-window.ts';
import { plainEdits } from './worlds.ts';

const { open, opened, page, letGo, press, calls, called, focused, axe, grid, tile, active } = useGridWindow();

const look = () => page().getByRole('dialog', { name: 'Quick look' });
const sees = (words: string) =>
  look()
    .getByRole('img', { name: `Result: ${words}` })
    .waitFor();
const looking = async (): Promise<void> => {
  await opened();
  await press('Home', 'Space');
  await sees('edit 30');
};

test('Space looks at it, and Space or Escape goes back to the grid', async () => {
  await opened();
  for (const key of ['Space', 'Escape']) {
    await press('Home', 'Space');
    await sees('edit 30');
    await press(key);
    await look().waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('grid Library');
  }
});

test('arrows go on, and the grid is where one leaves', async () => {
  await looking();
  for (const [key, words] of [
    ['ArrowRight', 'edit 29'],
    ['ArrowDown', 'edit 28'],
    ['ArrowLeft', 'edit 29'],
    ['End', 'edit 1'],
    ['ArrowRight', 'edit 1'],
  ] as const) {
    await press(key);
    await sees(words);
  }
  await look().getByText('30 of 30').waitFor();
  await press('Space');
  await expect.poll(active).toBe('edit 1');
  await tile('edit 1').waitFor();
  await expect.poll(() => tile('edit 1').evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
  await expect.poll(focused).toBe('grid Library');
});

test('one of 20,000 is looked at and gone on from by two keys, at the same place', async () => {
  await open({ edits: plainEdits(20_000), settings: { layout: { view: 'library' } } });
  await grid().focus();
  await press('End', 'PageUp', 'PageUp');
  await expect.poll(async () => Number(/^edit (\d+)$/.exec((await active()) ?? '')?.[1])).toBeGreaterThan(1);
  const words = (await active()) ?? '';
  const place = async () => (await tile(words).boundingBox())?.y;
  const before = await place();
  await press('Space');
  await sees(words);
  await press('Space');
  await look().waitFor({ state: 'detached' });
  await expect.poll(focused).toBe('grid Library');
  expect([await active(), await place()]).toEqual([words, before]);
});

test('marks act on it and are said; with the switch a mark goes on to the next', async () => {
  await looking();
  await press('p', '4');
  await called('edit.organise', { ids: [idOf(30)], change: { flag: 'pick' } }, { ids: [idOf(30)], change: { stars: 4 } });
  await look().getByRole('img', { name: 'picked' }).waitFor();
  await look().getByRole('img', { name: '4 stars' }).waitFor();
  await sees('edit 30');
  await look().getByRole('switch', { name: 'A mark goes on to the next' }).click();
  await press('x');
  await sees('edit 29');
  expect(await calls('edit.organise')).toContainEqual({ ids: [idOf(30)], change: { flag: 'reject' } });
  expect(await axe('[role=dialog]')).toEqual([]);
});

test('what goes to the trash is not looked at any longer: the next is, at the end the one before', async () => {
  await looking();
  await press('Delete');
  await sees('edit 29');
  await press('End');
  await sees('edit 1');
  await press('Delete');
  await sees('edit 2');
  await called('edit.organise', { ids: [idOf(30)], change: { trashed: true } }, { ids: [idOf(1)], change: { trashed: true } });
  await press('Control+z');
  await expect.poll(async () => (await calls('edit.putBack')).length).toBe(1);
  await sees('edit 1');
});

test('after the last of all that was found the look ends', async () => {
  await open({ edits: plainEdits(1), settings: { layout: { view: 'library' } } });
  await grid().focus();
  await press('Home', 'Space');
  await sees('edit 1');
  await press('Delete');
  await look().waitFor({ state: 'detached' });
  // Of one edit alone the newest.
  await called('edit.organise', { ids: [idOf(30)], change: { trashed: true } });
});

test('of several selected only the one that is shown is marked', async () => {
  await opened();
  await press('Home', 'Control+a', 'Space');
  await sees('edit 30');
  await press('x');
  await called('edit.organise', { ids: [idOf(30)], change: { flag: 'reject' } });
});

test('a mark pressed before the focus has come to it is for what is shown', async () => {
  await opened();
  await press('Home', 'Control+a');
  await pressAsItOpens(grid(), { key: ' ', code: 'Space' }, { key: 'x', code: 'KeyX' });
  await called('edit.organise', { ids: [idOf(30)], change: { flag: 'reject' } });
});

test('Escape leaves it also while the place of what it is to show is still asked for', async () => {
  await open({ edits: plainEdits(1), held: ['library.position'] });
  await page().getByRole('main').getByRole('img', { name: 'Result: edit 1' }).waitFor();
  await press('Space', 'Escape');
  // Asked when it came to the stage, and for the look.
  await letGo('library.position', { ok: true, value: 0 });
  await letGo('library.position', { ok: true, value: 0 });
  await press('i');
  await page().getByRole('complementary', { name: 'Information' }).waitFor();
  expect(await look().count()).toBe(0);
});

test('with Caps Lock on a mark goes on to the next', async () => {
  await looking();
  await look().evaluate((dialog) =>
    dialog.dispatchEvent(new KeyboardEvent('keydown', { key: 'X', code: 'KeyX', modifierCapsLock: true, bubbles: true, cancelable: true })),
  );
  await called('edit.organise', { ids: [idOf(30)], change: { flag: 'reject' } });
  await sees('edit 29');
});

test('Tab hides the words and brings them back; what is no mark does nothing', async () => {
  await looking();
  await press('Tab');
  await expect.poll(() => look().getByText('1 of 30').count()).toBe(0);
  await press('Tab');
  await look().getByText('1 of 30').waitFor();
  await press('g', 'k');
  await sees('edit 30');
  expect(await calls('edit.organise')).toEqual([]);
});
