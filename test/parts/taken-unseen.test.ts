// Pictures dropped or pasted while something covers their places: they are told of, with the way there.
import { beforeEach, expect, test } from 'vitest';
import { dropFiles } from './drop-files.ts';
import { usePartWindow } from './open-window.ts';
import { plainEdit } from './worlds.ts';

const { open, page, press, calls } = usePartWindow();

const messages = () => page().getByRole('status', { name: 'Messages' });
const compose = () => page().getByRole('complementary', { name: 'Compose' });

beforeEach(async () => void (await open({ edits: [plainEdit(1)] })));

test.each([
  ['the settings', 'ControlOrMeta+,'],
  ['what was sent', 'ControlOrMeta+Shift+S'],
  ['the library', 'g'],
  ['the stage without compose', 'ControlOrMeta+b'],
])('over %s it is said how many are inputs now', async (_, key) => {
  await compose().waitFor();
  await press(key);
  await compose().waitFor({ state: 'detached' });
  await dropFiles(page(), 2, 'body');
  await messages().getByText('2 pictures are inputs now').waitFor();
  expect((await calls('picture.takePaths')).length).toBe(2);
  await messages().getByRole('button', { name: 'Show' }).click();
  await compose()
    .getByRole('button', { name: /^Image 2: / })
    .waitFor();
});

test('a list that lies over everything gives way, and beside the places nothing is said', async () => {
  await press('ControlOrMeta+k');
  await page().getByRole('dialog').waitFor();
  await dropFiles(page(), 1, 'body');
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  await compose()
    .getByRole('button', { name: /^Image 1: / })
    .waitFor();
  expect(await messages().getByText('input now').count()).toBe(0);
});

test('a bitmap that is pasted over the settings is told of in the same way', async () => {
  await press('ControlOrMeta+,');
  await compose().waitFor({ state: 'detached' });
  await page().evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['x'], 'copied.png', { type: 'image/png' }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
  });
  await messages().getByText('The picture is an input now').waitFor();
});
