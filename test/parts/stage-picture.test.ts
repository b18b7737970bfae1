// The picture on the stage: the line between before and after, zoom, caption, marks and acts by keys, information.
import { describe, expect, test } from 'vitest';
import { madeAt } from '../fakes/records.ts';
import { usePartWindow } from './open-window.ts';
import { plainEdit } from './worlds.ts';

const { open, page, press, calls, called, emit, spoken } = usePartWindow();
const stage = () => page().getByRole('main');
const edit = plainEdit(5, { prompt: 'a red boat', parameters: { seed: 4711 } });
const opened = async (): Promise<void> => {
  await open({ edits: [edit] });
  await stage().getByRole('img', { name: 'Result: a red boat' }).waitFor();
};

describe('the line between before and after', () => {
  const slider = () => stage().getByRole('slider', { name: 'Before and after' });

  test('is a slider that the keyboard moves', async () => {
    await opened();
    await slider().focus();
    for (const [key, value] of [
      ['ArrowLeft', '49'],
      ['ArrowRight', '50'],
      ['PageUp', '60'],
      ['Shift+ArrowRight', '70'],
      ['Home', '0'],
      ['End', '100'],
    ] as const) {
      await press(key);
      await expect.poll(() => slider().getAttribute('aria-valuenow')).toBe(value);
    }
    expect(await slider().getAttribute('aria-valuetext')).toMatch(/^100\s?% before$/);
  });

  test('follows the mouse', async () => {
    await opened();
    const box = await slider().boundingBox();
    if (box === null) throw new Error('the line is not there');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page().mouse.move(x, y);
    await page().mouse.down();
    await page().mouse.move(x - 60, y);
    await page().mouse.up();
    await expect.poll(async () => Number(await slider().getAttribute('aria-valuenow'))).toBeLessThan(48);
  });

  test('never shows the result in place of a before that is still loading', async () => {
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((done) => (letGo = done));
    const whole = /\/media\/picture\/[0-9a-f]{64}$/;
    await page().route(whole, (route) => held.then(() => route.continue()));
    await opened();
    await page().keyboard.down('\\');
    // What lies topmost where the right half of the picture is, and whether anything shows through it.
    const topmost = () =>
      stage()
        .getByRole('img', { name: 'Result: a red boat' })
        .evaluate((result) => {
          const { left, right, top, bottom } = result.getBoundingClientRect();
          const all = document.elementsFromPoint(left + (right - left) * 0.8, (top + bottom) / 2);
          const layer = all.slice(0, all.indexOf(result)).find((one) => one.tagName === 'DIV' && one.querySelector('img') !== null);
          const pictures = [...(layer?.querySelectorAll('img') ?? [])];
          return {
            opaque: layer !== undefined && !/, 0\)$|transparent/.test(getComputedStyle(layer).backgroundColor),
            loaded: pictures.map((one) => one.naturalWidth > 0),
          };
        });
    await expect.poll(topmost).toEqual({ opaque: true, loaded: [true, false] });
    letGo();
    await expect.poll(topmost).toEqual({ opaque: true, loaded: [true, true] });
    await page().keyboard.up('\\');
    await page().unroute(whole);
  });

  test('c hides and shows it, and the backslash shows all of before while it is held', async () => {
    await opened();
    await slider().waitFor();
    await press('c');
    await slider().waitFor({ state: 'detached' });
    expect(await stage().getByRole('button', { name: 'Compare', exact: true }).getAttribute('aria-pressed')).toBe('false');
    await page().keyboard.down('\\');
    await stage()
      .getByRole('img', { name: /^Before/ })
      .waitFor();
    await page().keyboard.up('\\');
    await stage()
      .getByRole('img', { name: /^Before/ })
      .waitFor({ state: 'detached' });
    await press('c');
    await slider().waitFor();
  });

  test.each([
    ['A line, above and below', { compare: 'down' }, 'vertical'],
    ['Side by side', { compare: 'beside' }, null],
    ['What differs', { compare: 'difference' }, null],
  ] as const)('“%s” is one of the ways, and is remembered', async (name, layout, orientation) => {
    await opened();
    await stage().getByRole('button', { name: 'How to compare' }).click();
    await page().getByRole('menuitemradio', { name }).click();
    await called('settings.change', { layout });
    if (orientation !== null) await expect.poll(() => slider().getAttribute('aria-orientation')).toBe(orientation);
    else await slider().waitFor({ state: 'detached' });
    if (layout.compare === 'difference') {
      await stage().getByRole('img', { name: '2 places, 13% of the picture.' }).waitFor();
      await stage().getByText('Differences from 8%').waitFor();
    }
    if (layout.compare === 'beside') await stage().getByRole('img', { name: 'Before · image 1' }).waitFor();
  });
});

describe('zoom', () => {
  const pressed = (name: string) => stage().getByRole('button', { name, exact: true }).getAttribute('aria-pressed');

  test.each([
    ['Control+1', 'false', 'true'],
    ['Control+0', 'true', 'false'],
    ['z', 'false', 'true'],
  ])('%s makes it fit: %s, its own pixels: %s', async (key, fits, actual) => {
    await opened();
    await press(key);
    await expect.poll(async () => [await pressed('Fit'), await pressed('100%')]).toEqual([fits, actual]);
  });

  test('z again goes back, and the wheel says how large it is', async () => {
    await opened();
    await press('z', 'z');
    await expect.poll(() => pressed('Fit')).toBe('true');
    // The picture itself lies under the line.
    const box = await stage().boundingBox();
    await page().mouse.move((box?.x ?? 0) + 400, (box?.y ?? 0) + 200);
    await page().mouse.wheel(0, -200);
    await expect.poll(() => pressed('Fit')).toBe('false');
    await stage()
      .getByText(/^\d+\s?%$/)
      .first()
      .waitFor();
  });
});

describe('a key on the stage', () => {
  test.each([
    ['f', { favourite: true }],
    ['p', { flag: 'pick' }],
    ['x', { flag: 'reject' }],
    ['1', { stars: 1 }],
    ['5', { stars: 5 }],
    ['0', { stars: 0 }],
    ['6', { label: 'red' }],
  ])('%s marks the shown edit: %j', async (key, change) => {
    await opened();
    await press(key);
    await called('edit.organise', { ids: [edit.id], change });
  });

  test.each([
    ['r', 'edit.recipe', { id: edit.id }],
    ['u', 'picture.takeResult', { id: edit.id, index: 0 }],
    ['Control+c', 'result.copy', { items: [{ id: edit.id, index: 0 }] }],
    ['Control+r', 'edit.reveal', { id: edit.id, index: 0 }],
  ] as const)('%s reaches main as %s', async (key, call, argument) => {
    await opened();
    await press(key);
    await called(call, argument);
  });

  test('the same stars again take them away', async () => {
    await open({ edits: [{ ...edit, stars: 4 }] });
    await stage().getByRole('img', { name: 'Result: a red boat' }).waitFor();
    await press('4');
    await called('edit.organise', { ids: [edit.id], change: { stars: 0 } });
    await spoken('1 edit: no stars');
  });

  test('a loads the whole recipe, and Undo gives the own draft back', async () => {
    await opened();
    const field = page().getByRole('textbox', { name: 'Instruction' });
    await field.fill('my own words');
    await stage().getByRole('button', { name: 'More actions' }).click();
    await page().getByRole('menuitem', { name: 'Use all' }).click();
    await expect.poll(() => field.inputValue()).toBe('a red boat');
    await page().getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => field.inputValue()).toBe('my own words');
  });

  test('s takes the seed', async () => {
    await opened();
    await press('s');
    await page().getByText('Seed 4711 is set').waitFor();
    expect(await page().getByRole('textbox', { name: 'Seed' }).inputValue()).toBe('4711');
  });

  test('Delete throws away, and Control+Z takes exactly that back', async () => {
    await opened();
    await press('Delete');
    await page().getByText('1 edit moved to the trash').first().waitFor();
    await called('edit.organise', { ids: [edit.id], change: { trashed: true } });
    await press('Control+z');
    await page().getByText('Undone: 1 edit moved to the trash').first().waitFor();
    await called('edit.putBack', { marked: [{ id: edit.id, marks: { trashedAt: null }, left: { trashedAt: madeAt } }] });
  });
});

describe('the caption', () => {
  test('says what was asked, size, kind, seed and how long it took', async () => {
    await opened();
    await stage()
      .getByText(/1248 × 832 · PNG · seed 4711 · 11\.8/)
      .waitFor();
    expect(await stage().getByRole('paragraph').filter({ hasText: 'a red boat' }).count()).toBe(1);
  });

  test('gives stars by a press, and a click on a number shows another result', async () => {
    const [result] = edit.results;
    await open({ edits: [{ ...edit, results: [result, result].filter((one) => one !== undefined) }] });
    await stage().getByRole('button', { name: 'Result 2 of 2' }).click();
    await expect.poll(() => stage().getByRole('button', { name: 'Result 2 of 2' }).getAttribute('aria-pressed')).toBe('true');
    await stage().getByRole('button', { name: '3 stars' }).click();
    await called('edit.organise', { ids: [edit.id], change: { stars: 3 } });
    await press('u');
    await called('picture.takeResult', { id: edit.id, index: 1 });
  });
});

describe('information', () => {
  const panel = () => page().getByRole('complementary', { name: 'Information' });

  test('i opens it: recipe, what was sent, timeline, files; i closes it', async () => {
    await opened();
    await press('i');
    for (const heading of ['Recipe', 'What was sent', 'Timeline', 'Result', 'Record'])
      await panel().getByRole('heading', { name: heading, exact: true }).waitFor();
    await panel().getByRole('button', { name: 'Copy request id' }).click();
    expect(await page().evaluate(() => navigator.clipboard.readText())).toBe(edit.requestId);
    await press('i');
    await panel().waitFor({ state: 'detached' });
  });

  test('an act of the application menu opens it as the key does', async () => {
    await opened();
    await emit('command.asked', 'information');
    await panel().waitFor();
    expect(await calls('edit.show')).not.toEqual([]);
  });
});
