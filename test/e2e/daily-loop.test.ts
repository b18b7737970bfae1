// What people do all day, by keys alone, counted: the next step from a result, one instruction over a folder, the steps again on another picture.
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { instruction, makeScene, recordsIn, run, takePhoto, until } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

const scene = makeScene();
let studio: RunningStudio;
let page: Page;
let other: string;

beforeAll(async () => {
  other = await takePhoto(scene.folder, 'other.jpg', 40);
  studio = await launchStudio({ home: scene.home, library: scene.library, dialogPaths: [other] });
  ({ page } = studio);
}, 240_000);
afterAll(async () => {
  await studio.close();
  scene.remove();
});

/** Words that are typed are one act. */
async function acts(...keys: readonly string[]): Promise<number> {
  for (const key of keys) await (key.includes(' ') ? page.keyboard.insertText(key) : page.keyboard.press(key));
  return keys.length;
}

const done = () => recordsIn(scene.library).filter(({ state }) => state === 'done');

test('the next step from a result takes three acts', { timeout: 240_000 }, async () => {
  await instruction(page).waitFor();
  await studio.dropFiles(null, [await takePhoto(scene.folder, 'coast.jpg')]);
  await page.getByText(/Sends 1 picture/).waitFor();
  await run(page, 'make the evening golden');
  await page.getByRole('main').getByRole('img', { name: 'Result: make the evening golden' }).waitFor();
  await until(() => done().length === 1, 'the first');
  await page.getByRole('main').focus();
  let count = await acts('Enter');
  await page.getByText(/^Going on from/).waitFor();
  await page.locator('textarea:focus').waitFor();
  count += await acts('add a bird', 'ControlOrMeta+Enter');
  await page.getByRole('main').getByRole('img', { name: 'Result: add a bird' }).waitFor();
  await until(() => done().length === 2, 'the second');
  expect(count).toBe(3);
  const [first, second] = done();
  expect(second?.request.inputs.map(({ sha256 }) => sha256)).toEqual([first?.results[0]?.sha256]);
});

test('its steps again on another picture take four acts from the words on', { timeout: 240_000 }, async () => {
  // The keys are still in the words.
  let count = await acts('Escape', 'Shift+U');
  const sheet = page.getByRole('dialog', { name: 'These 2 steps on other pictures' });
  await sheet.getByRole('button', { name: 'Choose pictures' }).and(page.locator(':focus')).waitFor();
  count += await acts('Enter');
  await sheet.getByText('1 of 1 chosen').waitFor();
  count += await acts('ControlOrMeta+Enter');
  await until(() => done().length === 4, 'both steps');
  expect(count).toBe(4);
  const [third, fourth] = done().slice(2);
  expect([third?.request.prompt, fourth?.request.prompt]).toEqual(['make the evening golden', 'add a bird']);
  expect(fourth?.request.inputs.map(({ sha256 }) => sha256)).toEqual([third?.results[0]?.sha256]);
  await page.keyboard.press('Escape');
});

test('one instruction over a folder takes three acts once it is dropped', { timeout: 240_000 }, async () => {
  const folder = path.join(scene.folder, 'shoot');
  mkdirSync(folder);
  for (let nth = 1; nth <= 3; nth += 1) await takePhoto(folder, `IMG_${nth}.jpg`, nth * 60);
  await studio.dropFiles(null, [folder]);
  await page.getByRole('alertdialog').getByRole('button', { name: 'One edit each (3)' }).and(page.locator(':focus')).waitFor();
  let count = await acts('Enter');
  const words = page.getByRole('dialog').getByRole('textbox', { name: 'Instruction' });
  await words.and(page.locator(':focus')).waitFor();
  count += await acts('take the cables away', 'ControlOrMeta+Enter');
  await until(() => done().length === 7, 'all three');
  expect(count).toBe(3);
  expect(readdirSync(folder).length).toBe(3);
});

test('the pairs of a batch take one key each; one sent again has another seed and the same place', { timeout: 240_000 }, async () => {
  const [first] = done().slice(4);
  // The steps of before were a batch too, and have a row of their own.
  const row = page.getByRole('dialog', { name: 'Queue' }).getByRole('listitem').filter({ hasText: 'take-the-cables-away' });
  await row.getByRole('button', { name: 'Look at them' }).click();
  const pairs = page.getByRole('main', { name: 'Before and after of a batch' });
  await pairs.getByRole('listbox').and(page.locator(':focus')).waitFor();
  let count = await acts('Enter');
  await pairs.getByRole('heading', { name: '1 of 3 approved' }).waitFor();
  count += await acts('x');
  await pairs.getByRole('heading', { name: '1 of 2 approved' }).waitFor();
  count += await acts('r');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).and(page.locator(':focus')).waitFor();
  await acts('Tab', 'Enter');
  expect(count).toBe(3);
  await until(() => done().length === 8, 'the one that was sent again');
  const [last, again] = done().slice(6);
  expect(again?.batch).toEqual(last?.batch);
  expect(again?.request).toMatchObject({ prompt: last?.request.prompt, inputs: [{ sha256: last?.request.inputs[0]?.sha256 }] });
  expect(again?.request.parameters['seed']).not.toBe(last?.request.parameters['seed']);
  await until(() => recordsIn(scene.library).filter(({ organised }) => organised.flag === 'reject').length === 2, 'the marks');
  expect(recordsIn(scene.library).find(({ id }) => id === first?.id)?.organised.flag).toBe('pick');
  await page.keyboard.press('Escape');
});

test('variations of a result take two acts: a set with other seeds', { timeout: 240_000 }, async () => {
  const [first] = done();
  await page.keyboard.press('g');
  await page.getByRole('gridcell').last().click();
  await page.keyboard.press('e');
  await page.getByRole('main').getByRole('img', { name: 'Result: make the evening golden' }).waitFor();
  await page.getByRole('main').focus();
  let count = await acts('Shift+R');
  await page.getByRole('radio', { name: '4' }).and(page.locator(':focus')).waitFor();
  count += await acts('Enter');
  await until(() => done().length === 12, 'all four');
  expect(count).toBe(2);
  const made = done().slice(8);
  expect(new Set(made.map(({ request }) => request.parameters['seed'])).size).toBe(4);
  expect(made.map(({ request }) => request.inputs[0]?.sha256)).toEqual(Array(4).fill(first?.request.inputs[0]?.sha256));
});

test('what is cancelled before it was sent is gone from sight, and Undo asks for it anew', { timeout: 240_000 }, async () => {
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await run(page, 'a boat in the bay');
  const boats = () => recordsIn(scene.library).filter(({ request }) => request.prompt === 'a boat in the bay');
  await until(() => boats().length === 1, 'the edit that waits');
  await page.keyboard.press('Escape');
  await page.keyboard.press('q');
  const queue = page.getByRole('dialog', { name: 'Queue' });
  await queue.getByRole('button', { name: 'Cancel: a boat in the bay' }).click();
  await page.getByText('“a boat in the bay” cancelled before it was sent').waitFor();
  await page.keyboard.press('Escape');
  await queue.waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.getByRole('grid').waitFor();
  await page.getByRole('gridcell', { name: /a boat in the bay/ }).waitFor({ state: 'detached' });
  expect(boats().map(({ state, organised }) => [state, typeof organised.trashedAt])).toEqual([['cancelled', 'string']]);
  await page.keyboard.press('ControlOrMeta+z');
  await page.getByRole('gridcell', { name: /a boat in the bay/ }).waitFor();
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await until(() => boats().some(({ state }) => state === 'done'), 'the one that was asked for anew');
  expect(boats().map(({ state }) => state)).toEqual(['cancelled', 'done']);
});
