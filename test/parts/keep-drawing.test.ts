// "Keep my pixels": strokes by pointer and by key, what outlives leaving, sliders.
import { describe, expect, test } from 'vitest';
import { englishFailure } from '../../app/failure.ts';
import { keepProposal } from '../fakes/keep-calls.ts';
import { proposed, settings, useKeepWindow } from './keep-window.ts';

const { page, press, called, letGo, spoken, view, stage, option, picture, opened, ready, lastWrite, isRed } = useKeepWindow();

describe('drawing', () => {
  const strokes = async (): Promise<readonly unknown[]> => {
    await press('Control+Enter');
    await expect.poll(lastWrite).toBeDefined();
    return ((await lastWrite()) as { settings: { strokes: readonly unknown[] } }).settings.strokes;
  };
  const drag = async (fromX: number, fromY: number, toX: number, toY: number): Promise<void> => {
    const box = await picture().boundingBox();
    if (box === null) throw new Error('there is no picture');
    const at = (x: number, y: number) => [box.x + (x * box.width) / 600, box.y + (y * box.height) / 400] as const;
    await page().mouse.move(...at(fromX, fromY));
    await page().mouse.down();
    await page().mouse.move(...at(toX, toY), { steps: 4 });
    await page().mouse.up();
  };

  test('a rectangle is kept in pixels of the original, and takes a part away with Shift', async () => {
    await ready();
    await expect.poll(isRed).toBe(true);
    await press('r');
    await page().keyboard.down('Shift');
    await drag(50, 60, 220, 220);
    await page().keyboard.up('Shift');
    await page().mouse.move(2, 400);
    await expect.poll(isRed).toBe(false);
    const [stroke] = (await strokes()) as [{ kind: string; add: boolean; box: number[] }];
    expect({ kind: stroke.kind, add: stroke.add }).toEqual({ kind: 'rectangle', add: false });
    const wanted = [500, 600, 1700, 1600];
    for (const [at, value] of stroke.box.entries()) expect(Math.abs(value - (wanted[at] ?? 0))).toBeLessThan(15);
  });

  test('a brush is undone and done again, and its size follows the brackets', async () => {
    await ready();
    await press('b', ']');
    await drag(300, 300, 360, 300);
    const undo = view().getByRole('button', { name: 'Undo' });
    await expect.poll(() => undo.getAttribute('aria-disabled')).toBe('false');
    await press('Control+z');
    await expect.poll(() => undo.getAttribute('aria-disabled')).toBe('true');
    await press('Control+Shift+z');
    const [stroke] = (await strokes()) as [{ kind: string; add: boolean; radius: number; points: unknown[] }];
    expect(stroke).toMatchObject({ kind: 'brush', add: true, radius: 150 });
    expect(stroke.points.length).toBeGreaterThan(2);
  });

  test('is chosen without moving what one pressed', async () => {
    await ready();
    const tool = view().getByRole('button', { name: 'Brush' });
    const before = await tool.boundingBox();
    await tool.click();
    await view().getByRole('slider', { name: 'Size of the brush' }).waitFor();
    expect(await tool.boundingBox()).toEqual(before);
  });

  test('goes by arrows and the space bar too', async () => {
    await ready();
    await press('b');
    await view().getByRole('application', { name: 'Picture' }).focus();
    await press('ArrowRight', 'Space');
    await spoken('The result is taken here.');
    const [stroke] = (await strokes()) as [{ kind: string; points: [number, number][] }];
    const [x = 0, y = 0] = stroke.points[0] ?? [];
    // 16 pixels of the view to the right of its middle, which the picture fills.
    expect([Math.abs(x - 3084), Math.abs(y - 2000)].every((off) => off < 15)).toBe(true);
  });

  test('survives leaving, and the leaving is undone', async () => {
    await ready();
    await press('r');
    await drag(300, 250, 400, 350);
    await press('Escape');
    await stage().waitFor();
    await page().getByRole('status').getByText('Left without keeping').waitFor();
    await page().getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await picture().waitFor();
    expect(await strokes()).toHaveLength(1);
  });

  test('leaving is not told of where nothing was changed', async () => {
    await ready();
    await press('Escape');
    await stage().waitFor();
    expect(await page().getByText('Left without keeping').count()).toBe(0);
  });
});

describe('settings', () => {
  const slider = (name: string) => view().getByRole('slider', { name, exact: true });

  test('more sensitivity asks again, once for several steps, and the latest is what counts', async () => {
    await ready();
    // In one turn of the page: keys sent one by one can lie further apart than the wait, where the machine is busy.
    await slider('Sensitivity').evaluate((input: HTMLInputElement) => {
      for (let step = 0; step < 4; step++) {
        input.stepUp();
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    await called('keep.propose', { sensitivity: 1 }, { sensitivity: 2 });
  });

  test('a part that was left stays left where the next proposal has one', async () => {
    await opened({ held: ['keep.propose'] });
    await letGo('keep.propose', proposed({}));
    await option('Place 2').getByTestId('take').click();
    await slider('Sensitivity').focus();
    await press('ArrowRight');
    const [first, second] = keepProposal.parts;
    if (first === undefined || second === undefined) throw new Error('the sample has two parts');
    // The same two places under other numbers, a little larger.
    const parts = [
      { ...second, number: 1, box: [4790, 290, 440, 400] as const },
      { ...first, number: 2 },
      { ...first, number: 3, box: [3000, 3000, 100, 100] as const },
    ];
    await letGo('keep.propose', proposed({ key: 'ef'.repeat(32), parts }));
    await option('Place 3').waitFor();
    const on = () =>
      view()
        .getByRole('option')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-selected')));
    expect(await on()).toEqual(['false', 'true', 'true']);
  });

  test.each([
    ['Grow', { grow: 65 }],
    ['Feather', { feather: 65 }],
    ['Tone', { tone: 0.55 }],
  ])('%s reaches main, and Backspace sets it as proposed', async (name, changed) => {
    await ready();
    await slider(name).focus();
    await press('ArrowRight', 'Control+Enter');
    await called('keep.write', { settings: settings(changed) });
  });

  test('Backspace and “As proposed” set them back', async () => {
    await ready({ answers: { 'keep.write': { ok: false, failure: englishFailure('disk-full', 'The disk is full.') } } });
    await slider('Grow').focus();
    await press('ArrowRight', 'Backspace', 'Control+Enter');
    await called('keep.write', { settings: settings() });
    await view().getByRole('switch', { name: 'Grain' }).click();
    await option('Place 1').getByTestId('take').click();
    await view().getByRole('button', { name: 'As proposed' }).click();
    await press('Control+Enter');
    await called('keep.write', { settings: settings() }, { settings: settings() });
  });
});
