// The four places for pictures and the tray, by keys and by mouse.
import { describe, expect, test } from 'vitest';
import { usePartWindow } from './open-window.ts';
import { autumn, boats, cups, draftWith } from './worlds.ts';

const { open, page, press, called, calls, focused, axe } = usePartWindow();

const places = (): Promise<string[]> =>
  page()
    .locator('aside')
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => (item.querySelector('button')?.getAttribute('aria-label') ?? '').replaceAll(/\s+/g, ' ')));

const names = async (): Promise<string[]> => (await places()).map((words) => /[a-z]+\.(?:jpg|png|webp)/.exec(words)?.[0] ?? 'empty');
const seesPictures = (...wanted: string[]): Promise<void> => expect.poll(names).toEqual(wanted);

/** The names of the pictures that main was last given to keep. */
const kept = async (part: 'pictures' | 'tray' = 'pictures'): Promise<string[]> => {
  const last = (await calls('draft.keep')).at(-1) as Record<typeof part, { name: string }[]> | undefined;
  return (last?.[part] ?? []).map(({ name }) => name);
};

describe('free places', () => {
  test('four are offered, the first of them says how to fill it', async () => {
    await open();
    expect(await places()).toEqual([
      'Image 1, empty: drop or Ctrl V, or choose a picture',
      'Image 2, empty: choose a picture',
      'Image 3, empty: choose a picture',
      'Image 4, empty: choose a picture',
    ]);
  });

  test('they say so in Chinese', async () => {
    await open({ settings: { language: 'zh-CN' } });
    expect((await places())[0]).toBe('图 1，空：拖入或 Ctrl V，或选择图片');
  });

  test('a press on one asks main for pictures and shows what came', async () => {
    await open();
    await page()
      .getByRole('button', { name: /^Image 1, empty/ })
      .click();
    await seesPictures('autumn.jpg', 'empty', 'empty', 'empty');
    await called('picture.pick', undefined);
    await expect.poll(() => kept()).toEqual(['autumn.jpg']);
  });

  test('files that are dropped anywhere fill them in order', async () => {
    await open();
    const files = await page().evaluateHandle(() => {
      const transfer = new DataTransfer();
      for (const name of ['autumn.jpg', 'cups.png']) transfer.items.add(new File(['x'], name, { type: 'image/png' }));
      return transfer;
    });
    await page().dispatchEvent('main', 'dragover', { dataTransfer: files });
    const overlay = page().getByRole('region', { name: 'Drop to use as' });
    await overlay.waitFor();
    expect(await overlay.getByText(/^Image \d$/).allTextContents()).toEqual(['Image 1', 'Image 2', 'Image 3', 'Image 4']);
    await page().dispatchEvent('main', 'drop', { dataTransfer: files });
    await overlay.waitFor({ state: 'detached' });
    await seesPictures('autumn.jpg', 'cups.png', 'empty', 'empty');
    // One by one, so that each place can say what it waits for.
    await called('picture.takePaths', { paths: ['/home/ada/autumn.jpg'] }, { paths: ['/home/ada/cups.png'] });
  });
});

test.each([
  ['a move of the pointer without a button', () => page().mouse.move(400 + Math.random(), 400)],
  ['Escape', () => press('Escape')],
])('a drag whose end was lost is over with %s', async (_, end) => {
  await open();
  await page().mouse.move(300, 300);
  const files = await page().evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['x'], 'autumn.jpg', { type: 'image/jpeg' }));
    return transfer;
  });
  await page().dispatchEvent('main', 'dragover', { dataTransfer: files });
  const overlay = page().getByRole('region', { name: 'Drop to use as' });
  await overlay.waitFor();
  // A press right after the last word of a drag may be before its drop.
  await expect
    .poll(async () => {
      await end();
      return overlay.count();
    })
    .toBe(0);
});

describe('filled places', () => {
  const two = () => open({ snapshot: { draft: draftWith({ pictures: [autumn, cups] }) } });
  const place = (number: number) => page().getByRole('button', { name: new RegExp(`^Image ${number}\\b`) });

  test('each says its name, its pixels and what will be sent of it', async () => {
    await two();
    await expect
      .poll(async () => (await places()).slice(0, 2))
      .toEqual([
        'Image 1: autumn.jpg, 2560 × 1600, sends 2048 × 1280, 1.6 MB',
        'Image 2: cups.png, 1600 × 1600, sends 2048 × 1280, 1.6 MB',
      ]);
  });

  test.each([
    ['Alt+ArrowRight', 1, ['cups.png', 'autumn.jpg'], 'autumn.jpg is now image 2'],
    ['Alt+ArrowLeft', 2, ['cups.png', 'autumn.jpg'], 'cups.png is now image 1'],
    ['Delete', 1, ['cups.png'], 'autumn.jpg removed'],
    ['Backspace', 2, ['autumn.jpg'], 'cups.png removed'],
  ] as const)('%s on image %i leaves %j and says so', async (key, number, left, words) => {
    await two();
    await place(number).focus();
    await press(key);
    await seesPictures(...left, ...Array.from({ length: 4 - left.length }, () => 'empty'));
    // Read aloud, or shown with the way back.
    await page().getByText(words).first().waitFor({ state: 'attached' });
    await expect.poll(() => kept()).toEqual(left);
    // The same press must not reach the library.
    expect(await calls('edit.organise')).toEqual([]);
  });

  test('the first cannot go further to the left', async () => {
    await two();
    await place(1).focus();
    await press('Alt+ArrowLeft');
    await press('Alt+ArrowRight');
    await seesPictures('cups.png', 'autumn.jpg', 'empty', 'empty');
  });

  test('what takes the place of a removed picture has the focus', async () => {
    await two();
    await place(1).focus();
    await press('Delete');
    await expect.poll(focused).toMatch(/^button Image 1: cups\.png/);
  });

  test('the menu of a place moves and removes as the keys do', async () => {
    await two();
    await place(1).click();
    const menu = page().getByRole('menu');
    await expect
      .poll(() => menu.getByRole('menuitem').allTextContents())
      .toEqual(['Crop, turn, cover, mark …C', 'Move left', 'Move right', 'Remove image 1']);
    expect(await menu.getByRole('menuitem', { name: 'Move left' }).getAttribute('aria-disabled')).toBe('true');
    await menu.getByRole('menuitem', { name: 'Move right' }).click();
    await seesPictures('cups.png', 'autumn.jpg', 'empty', 'empty');
  });

  test('the cross removes', async () => {
    await two();
    await place(2).hover();
    await page().getByRole('button', { name: 'Remove image 2' }).click();
    await seesPictures('autumn.jpg', 'empty', 'empty', 'empty');
  });

  test('axe finds nothing on compose', async () => {
    await open({ snapshot: { draft: draftWith({ pictures: [autumn, cups], tray: [boats], prompt: 'make it red' }) } });
    await page().getByRole('region', { name: 'Tray' }).waitFor();
    expect(await axe('aside')).toEqual([]);
  });
});

describe('the tray', () => {
  const tray = () => page().getByRole('region', { name: 'Tray' });

  test('a press on a picture gives it a place', async () => {
    await open({ snapshot: { draft: draftWith({ pictures: [autumn], tray: [cups, boats] }) } });
    await tray().getByRole('button', { name: 'Use boats.webp as an input' }).click();
    await seesPictures('autumn.jpg', 'boats.webp', 'empty', 'empty');
    expect(
      await tray()
        .getByRole('button')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
    ).toEqual(['Use cups.png as an input', 'Empty the tray']);
    await expect.poll(() => kept('tray')).toEqual(['cups.png']);
  });

  test('it is emptied at once and then gone', async () => {
    await open({ snapshot: { draft: draftWith({ tray: [cups, boats] }) } });
    await tray().getByRole('button', { name: 'Empty the tray' }).click();
    await tray().waitFor({ state: 'detached' });
    await expect.poll(() => kept('tray')).toEqual([]);
  });

  test('without pictures it is not there', async () => {
    await open();
    expect(await tray().count()).toBe(0);
  });
});
