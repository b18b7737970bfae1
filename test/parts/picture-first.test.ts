// How much of the window is picture, and the pane under the stage, which is out of the way once a strip is there.
import { describe, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { plainEdit, plainEdits } from './worlds.ts';

const { open, page, press, calls, axe, focused, spoken } = usePartWindow();
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
    [1280, 800, 0.49],
    [1440, 900, 0.55],
    [1920, 1200, 0.6],
  ])('at %i × %i at least the share %d', async (width, height, min) => {
    await page().setViewportSize({ width, height });
    try {
      await opened();
      const share = async (): Promise<number> => {
        const box = await picture().boundingBox();
        return ((box?.width ?? 0) * (box?.height ?? 0)) / (width * height);
      };
      await expect.poll(share).toBeGreaterThanOrEqual(min);
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

describe('Tab', () => {
  const compose = () => page().getByRole('complementary', { name: 'Compose' });
  const toolbar = () => page().getByRole('toolbar', { name: 'Actions', exact: true });
  const onPicture = () =>
    page()
      .getByRole('group', { name: 'Picture' })
      .click({ position: { x: 200, y: 40 } });
  const shown = async (): Promise<readonly boolean[]> => [
    await compose().isVisible(),
    await toolbar().isVisible(),
    await page().getByRole('banner').isVisible(),
  ];

  test('on the picture hides the sides, with Shift all but the picture, and brings them back', async () => {
    await opened();
    const ring = () =>
      page()
        .getByRole('group', { name: 'Picture' })
        .evaluate((node) => getComputedStyle(node).outlineStyle);
    await onPicture();
    await press('Tab');
    await spoken('The sides are hidden.');
    // Who pressed it judges colours; who came by F6 has to see where the keys are.
    expect(await ring()).toBe('none');
    await press('F6', 'Shift+F6');
    await expect.poll(ring).toBe('solid');
    await expect.poll(shown).toEqual([false, true, true]);
    await press('Shift+Tab');
    await expect.poll(shown).toEqual([false, false, false]);
    expect(await axe()).toEqual([]);
    await press('Tab');
    await expect.poll(shown).toEqual([true, true, true]);
    await press('Shift+Tab');
    await expect.poll(shown).toEqual([false, false, false]);
    // What is asked for while it is away comes back with the rest.
    await press('w');
    await expect.poll(focused).toBe('textarea Instruction');
    expect(await shown()).toEqual([true, true, true]);
  });

  test('stays the way through all controls: no walk ends on the picture, and F6 goes over it', async () => {
    await opened();
    await page().getByRole('button', { name: 'Hide compose' }).focus();
    const names = new Set<string>();
    for (let max = 80; max > 0 && !names.has('button Show the library under the stage'); max -= 1) {
      await press('Tab');
      names.add(await focused());
    }
    expect([...names]).toEqual(
      expect.arrayContaining(['textarea Instruction', 'button Export', 'slider Before and after', 'button Settings']),
    );
    expect([...names].filter((name) => name.startsWith('group'))).toEqual([]);
    expect(await shown()).toEqual([true, true, true]);
    for (const start of [
      'button Hide compose',
      'textarea Instruction',
      'button Go on from this result',
      'group Picture',
      'button the newest',
    ]) {
      await press('F6');
      await expect.poll(focused).toContain(start);
    }
    await press('Shift+F6');
    await expect.poll(focused).toBe('group Picture');
  });

  test('alone, the picture is left by F6 too, and by a button at its edge', async () => {
    await opened();
    await onPicture();
    await press('Shift+Tab', 'F6');
    await expect.poll(shown).toEqual([true, true, true]);
    await onPicture();
    await press('Shift+Tab');
    await page().getByRole('button', { name: 'Show the rest' }).click();
    await expect.poll(shown).toEqual([true, true, true]);
  });
});

describe('in a narrow window', () => {
  const compose = () => page().getByRole('complementary', { name: 'Compose' });
  const narrowly = async (look: () => Promise<void>): Promise<void> => {
    await page().setViewportSize({ width: 860, height: 800 });
    try {
      await look();
    } finally {
      await page().setViewportSize({ width: 1440, height: 900 });
    }
  };

  test('compose is a drawer over the stage: it comes by its button or W, and goes by Escape or when the stage is gone to', () =>
    narrowly(async () => {
      await opened();
      expect(await compose().count()).toBe(0);
      const before = await picture().boundingBox();
      await page().getByRole('button', { name: 'Show compose' }).click();
      await compose().waitFor();
      expect(await picture().boundingBox()).toEqual(before);
      expect(await axe()).toEqual([]);
      await press('Escape');
      await expect.poll(() => compose().count()).toBe(0);
      await press('w');
      await expect.poll(focused).toBe('textarea Instruction');
      await page().mouse.click(700, 500);
      await expect.poll(() => compose().count()).toBe(0);
      await press('w');
      await expect.poll(focused).toBe('textarea Instruction');
      await press('F6');
      await expect.poll(() => compose().count()).toBe(0);
    }));

  test('it goes when another picture is opened, and is not there for who comes back to the stage', () =>
    narrowly(async () => {
      await opened();
      await press('w');
      await expect.poll(focused).toBe('textarea Instruction');
      await page()
        .getByRole('radio', { name: 'Library' })
        .evaluate((radio: HTMLElement) => radio.click());
      await page().getByRole('gridcell').nth(2).dblclick();
      await picture().waitFor();
      expect(await compose().count()).toBe(0);
    }));

  test('it stands beside an empty stage, whose invitation is in sight, and makes room for what is run', () =>
    narrowly(async () => {
      await open({ edits: [] });
      const [side, invitation] = await Promise.all([
        compose().boundingBox(),
        page()
          .getByRole('heading', { name: /^Drop 1 to 4/ })
          .boundingBox(),
      ]);
      expect((side?.x ?? 0) + (side?.width ?? 0)).toBeLessThan(invitation?.x ?? 0);
      expect((invitation?.x ?? 0) + (invitation?.width ?? 0)).toBeLessThanOrEqual(860);
      await page().getByText('JPEG, PNG, WebP, AVIF, TIFF, GIF.').waitFor();
      expect(await axe()).toEqual([]);
      await page().getByRole('textbox', { name: 'Instruction' }).fill('a lighthouse');
      await press('Control+Enter');
      await page().getByRole('main', { name: 'Stage' }).getByText('Waiting').first().waitFor();
      await expect.poll(() => compose().count()).toBe(0);
    }));
});
