// A start shows its first page from the index alone; the folder is compared with it afterwards.
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeHome, open, plant, prompts, saveAll } from '../opened.ts';
import type { Home } from '../opened.ts';
import { recordOf, resultOf } from '../records.ts';

/** A library with one edit in its index, and one that was put into its folder since. */
async function grownByHand(): Promise<Home> {
  const home = makeHome();
  const { library } = await open(home);
  await saveAll(library, [recordOf(1, { prompt: 'known' })]);
  await library.close();
  plant(home, recordOf(2, { prompt: 'new' }));
  return home;
}

test('the first page is answered before the folder is read, and then it is read', async () => {
  const { library, statuses } = await open(await grownByHand(), { settle: false });
  expect([library.status().state, await prompts(library, '')]).toEqual(['open', ['known']]);
  await vi.waitFor(() => expect(library.status().total).toBe(2));
  expect(await prompts(library, '')).toEqual(['new', 'known']);
  expect(statuses.map(({ state }) => state)).not.toContain('indexing');
});

test('the folder is read soon even when nobody asks for a page', async () => {
  const { library } = await open(await grownByHand(), { settle: false });
  await vi.waitFor(() => expect(library.status().total).toBe(2));
});

test('who waits until the library is settled has the folder read at once', async () => {
  const { library } = await open(await grownByHand(), { settle: false });
  await library.settled();
  expect(await prompts(library, '')).toEqual(['new', 'known']);
});

test('a library without an index is read at once, and says so', async () => {
  const home = makeHome();
  plant(home, recordOf(1));
  const { library } = await open(home, { settle: false });
  expect(library.status().state).toBe('indexing');
  await library.settled();
  expect(library.status()).toMatchObject({ state: 'open', total: 1 });
});

test('a library that is closed at once reads nothing', async () => {
  const { library } = await open(await grownByHand(), { settle: false });
  await library.close();
  await library.settled();
  expect(library.status().total).toBe(1);
});

test('that a picture is gone is told, though there are as many edits as before', async () => {
  const home = makeHome();
  const { library } = await open(home);
  const record = recordOf(1);
  const picture = join(dirname(plant(home, record)), `${record.stem}.png`);
  writeFileSync(picture, 'picture');
  await saveAll(library, [{ ...record, results: [resultOf(`${record.stem}.png`, Buffer.from('picture'))] }]);
  await library.close();
  rmSync(picture);
  const again = await open(home, { settle: false });
  expect((await again.library.rows('', 0, 1)).map(({ present }) => present)).toEqual([true]);
  const told = again.statuses.length;
  await again.library.settled();
  expect([again.statuses.length > told, (await again.library.rows('', 0, 1)).map(({ present }) => present)]).toEqual([true, [false]]);
});
