// Pictures by their addresses on the web: how they come, how their places show them, and what is sent of them.
import { describe, expect, test } from 'vitest';
import type { Picture } from '../../app/edits/picture.ts';
import { samplePicture } from '../fakes/studio-samples.ts';
import { usePartWindow } from './open-window.ts';
import { autumn, draftWith } from './worlds.ts';

const { open, page, press, called, calls, spoken, axe, letGo } = usePartWindow();

const address = 'https://pictures.example.com/a/boats.jpg?sign=1';
const fetched = samplePicture(4, { name: 'boats.jpg', web: { address, itself: false } });
const sent: Picture = { ...fetched, web: { address, itself: true } };
const unseen = samplePicture(5, { name: 'boats.jpg', bytes: 0, width: 1, height: 1, web: { address, itself: true, unseen: true } });
const ready = (...pictures: Picture[]) => ({ snapshot: { draft: draftWith({ pictures, prompt: 'make it night' }) } });

const place = (number: number) => page().getByRole('button', { name: new RegExp(`^Image ${number}\\b`) });
const labelOf = async (number: number): Promise<string> => (await place(number).getAttribute('aria-label')) ?? '';
const warning = /as an address: SeaArt fetches it, and may get another picture than you see\. Location in it is not removed\./;
const pasteWords = (words: string, into = 'body'): Promise<void> =>
  page().evaluate(
    ([said, selector]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', said);
      document.querySelector(selector)?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [words, into] as const,
  );

describe('an address', () => {
  test('that is pasted has its place at once, under its name and without its query, while main fetches it', async () => {
    await open({ held: ['picture.takeWeb'] });
    await pasteWords(`${address}\n`);
    await page().getByRole('img', { name: 'Image 1: reading boats.jpg' }).waitFor();
    await called('picture.takeWeb', { address });
    await letGo('picture.takeWeb', { pictures: [fetched], failures: [] });
    await expect.poll(() => labelOf(1)).toMatch(/^Image 1: boats\.jpg, 2560 × 1600/);
  });

  test('is words where words are typed', async () => {
    await open();
    await page().locator('textarea').focus();
    await pasteWords(address, 'textarea');
    expect(await calls('picture.takeWeb')).toEqual([]);
  });

  test('that is dropped from a browser is the picture shown there, in the place it is dropped on', async () => {
    await open(ready(autumn));
    const page_ = await page().evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.setData('text/uri-list', 'https://example.com/page');
      transfer.setData('text/html', '<a href="/page"><img src="https://pictures.example.com/a/boats.jpg?sign=1&amp;x=2"></a>');
      return transfer;
    });
    await page().dispatchEvent('main', 'dragover', { dataTransfer: page_ });
    await page().getByRole('region', { name: 'Drop to use as' }).waitFor();
    await page().getByTestId('drop-1').dispatchEvent('drop', { dataTransfer: page_ });
    await called('picture.takeWeb', { address: `${address}&x=2` });
    await expect.poll(() => labelOf(2)).toMatch(/^Image 2: autumn\.jpg/);
  });

  test('that the person said no to leaves its place free, and calls off a Run that waited for it', async () => {
    await open({ ...ready(autumn), held: ['picture.takeWeb'] });
    await pasteWords(address);
    await page().getByRole('img', { name: 'Image 2: reading boats.jpg' }).waitFor();
    await page().getByRole('button', { name: 'Run', exact: true }).click();
    await letGo('picture.takeWeb', { pictures: [], failures: [] });
    await expect.poll(() => labelOf(2)).toMatch(/^Image 2, empty/);
    await page().getByText('Nothing was run: it was changed while Run waited.').first().waitFor();
    expect(await calls('edit.run')).toEqual([]);
  });

  test('that cannot be fetched says why in its place', async () => {
    const failure = {
      kind: 'picture-missing',
      message: 'pictures.example.com leads into a private network.',
      charged: 'no',
      next: 'change-pictures',
    } as const;
    await open({ answers: { 'picture.takeWeb': { pictures: [], failures: [{ name: 'boats.jpg', failure }] } } });
    await pasteWords(address);
    await page()
      .getByRole('img', { name: /could not be read\. pictures\.example\.com leads into a private network/ })
      .waitFor();
  });
});

describe('what is sent of it', () => {
  test('is the picture, until the menu of its place says the address; a warning stands beside it, and Undo takes it back', async () => {
    await open(ready(autumn, fetched));
    await place(2).click();
    await page().getByText('From pictures.example.com').waitFor();
    await page().getByRole('menuitem', { name: 'Send the address itself' }).click();
    await spoken('Image 2: its address is sent');
    await expect.poll(() => labelOf(2)).toBe('Image 2: boats.jpg, 2560 × 1600, its address is sent');
    await page().getByText(warning).first().waitFor();
    await expect.poll(async () => (await page().getByTestId('preflight').textContent()) ?? '').toMatch(/^Sends 1 picture and 1 address/);
    await page().getByTestId('preflight').click();
    const card = page().getByRole('dialog', { name: 'What will be sent' });
    await card.getByText(address, { exact: true }).waitFor();
    expect(await card.getByText(warning).count()).toBe(1);
    await press('Escape');
    await press('ControlOrMeta+z');
    await expect.poll(() => labelOf(2)).toMatch(/sends 2048 × 1280/);
    expect(await page().getByText(warning).count()).toBe(0);
  });

  test('is said to main with the press, by its place', async () => {
    await open(ready(autumn, sent));
    await page().getByRole('button', { name: 'Run', exact: true }).click();
    await called('edit.run', { shown: { places: [autumn.sha256, sent.sha256], addresses: [null, address], count: 1 } });
    await open(ready(autumn, fetched));
    await page().getByRole('button', { name: 'Run', exact: true }).click();
    await called('edit.run', { shown: { places: [autumn.sha256, fetched.sha256], count: 1 } });
  });

  test.each<[what: string, picture: Picture]>([
    [
      'whose query was left out',
      { ...fetched, web: { address: 'https://pictures.example.com/a/boats.jpg', itself: false, shortened: true } },
    ],
    ['of which a part is to be sent', { ...fetched, view: { crop: [0, 0, 1200, 800] } }],
  ])('of one %s is never the address', async (_, picture) => {
    await open(ready(picture));
    await place(1).click();
    await page().getByRole('menuitem', { name: 'Remove image 1' }).waitFor();
    expect(await page().getByRole('menuitem', { name: 'Send the address itself' }).count()).toBe(0);
  });
});

describe('an address without a copy', () => {
  test('shows that nobody has seen it, and no size that is not known', async () => {
    await open(ready(unseen));
    expect(await labelOf(1)).toBe('Image 1: boats.jpg, its address is sent');
    await page().getByText('boats.jpg was not fetched: only SeaArt will see it.').waitFor();
    await page().getByText('as image 1', { exact: true }).waitFor();
    await expect.poll(async () => (await page().getByTestId('preflight').textContent()) ?? '').toMatch(/^Sends 1 address → about … png/);
    await page().getByTestId('preflight').click();
    const card = page().getByRole('dialog', { name: 'What will be sent' });
    await card.getByText('in the shape of what SeaArt fetches').waitFor();
    expect(await card.getByText('1 × 1').count()).toBe(0);
    await press('Escape');
    expect(await axe('aside')).toEqual([]);
  });

  test('is fetched by its menu, and its address is still what is sent', async () => {
    await open({ ...ready(unseen), offered: [fetched] });
    await place(1).click();
    await page().getByRole('menuitem', { name: 'Fetch a copy to look at' }).click();
    await called('picture.takeWeb', { address });
    await expect.poll(() => labelOf(1)).toBe('Image 1: boats.jpg, 2560 × 1600, its address is sent');
  });
});

test('hosts that were allowed are listed in the settings and forgotten there', async () => {
  await open({ settings: { fetchHosts: ['pictures.example.com', 'cdn.example.net'] } });
  await press('ControlOrMeta+,');
  const hosts = page().getByRole('list', { name: 'Fetch pictures from' });
  await hosts.getByRole('button', { name: 'Forget pictures.example.com' }).click();
  await called('host.forget', { host: 'pictures.example.com' });
  await expect.poll(() => hosts.getByRole('listitem').allTextContents()).toEqual(['cdn.example.net']);
  await hosts.getByRole('button', { name: 'Forget cdn.example.net' }).click();
  await page().getByText('no host yet').waitFor();
});
