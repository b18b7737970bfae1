// How much of the window is picture, and the pane under the stage, which is out of the way once a strip is there.
import { describe, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { plainEdit, plainEdits } from './worlds.ts';

const { open, page, press, calls, axe } = usePartWindow();
const picture = () => page().getByRole('main', { name: 'Stage' }).getByRole('img').first();
const grid = () => page().getByRole('region', { name: 'Library' });
const edits = [plainEdit(100_001, { prompt: 'the newest' }), ...plainEdits(8)];
const opened = async (): Promise<void> => {
  // As a person sees it who works: with a key, so that no line says what a rehearsal is.
  await open({
    edits,
    snapshot: {
      key: { present: true, last4: 'wxyz', where: 'keychain', trouble: null },
      service: { rehearsal: false, baseUrl: 'https://a.b' },
    },
  });
  await picture().waitFor();
};

describe('of the window is picture', () => {
  test.each([
    [1280, 800, 0.47],
    [1440, 900, 0.5],
    [1920, 1200, 0.55],
  ])('at %i × %i at least the share %d', async (width, height, least) => {
    await page().setViewportSize({ width, height });
    try {
      await opened();
      const share = async (): Promise<number> => {
        const box = await picture().boundingBox();
        return ((box?.width ?? 0) * (box?.height ?? 0)) / (width * height);
      };
      await expect.poll(share).toBeGreaterThanOrEqual(least);
    } finally {
      await page().setViewportSize({ width: 1440, height: 900 });
    }
  });
});

describe('the library under the stage', () => {
  test('is there while nothing is shown, and folded once something is', async () => {
    await open({ edits: [] });
    await grid().waitFor();
    await open({ edits });
    await picture().waitFor();
    expect(await grid().count()).toBe(0);
  });

  test('comes and goes by its key and its button, and that is remembered', async () => {
    await opened();
    await press('Shift+G');
    await grid().waitFor();
    await page().getByRole('button', { name: 'Hide the library under the stage' }).click();
    await expect.poll(() => grid().count()).toBe(0);
    const said = async (): Promise<unknown> =>
      (await calls('settings.change')).map((one) => (one as { layout?: { gridOpen?: boolean } }).layout?.gridOpen).at(-1);
    await expect.poll(said).toBe(false);
    expect(await axe()).toEqual([]);
  });
});
