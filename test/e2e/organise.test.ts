// Ordering the library in the window: marks, filters, projects, trash, undo. What counts is looked for in the records.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright';
import type { Organised } from '../../app/edits/record.ts';
import { plantLibrary } from './planted.ts';
import { instruction, makeScene, recordsIn, run, until } from './scene.ts';
import type { LooseRecord, Scene } from './scene.ts';
import { launchStudio } from './studio.ts';
import type { RunningStudio } from './studio.ts';

const count = 60;
let scene: Scene;
let studio: RunningStudio;
let page: Page;

beforeAll(async () => {
  scene = makeScene();
  await plantLibrary(
    scene.library,
    Array.from({ length: count }, (_, n) => ({
      prompt: n % 3 === 0 ? `red sky ${n}` : `blue sea ${n}`,
      at: new Date(2024, n % 24, 3, 10, n),
      ...(n % 10 === 0 ? { marks: { stars: 4, tags: ['coast'] } } : {}),
    })),
  );
  studio = await launchStudio({ home: scene.home, library: scene.library, colorScheme: 'dark', viewport: { width: 1280, height: 800 } });
  ({ page } = studio);
  await instruction(page).waitFor();
  await page.getByRole('radio', { name: 'Library' }).click();
  await page.getByText(`${count} edits`).first().waitFor();
});
afterAll(async () => {
  await studio.close();
  scene.remove();
});

type Marked = LooseRecord & { readonly organised: Organised };
const records = (): readonly Marked[] => recordsIn(scene.library) as readonly Marked[];
const search = () => page.getByRole('combobox', { name: 'Search the library' });
const shot = async (name: string): Promise<void> => {
  if (process.env['KONTEXT_SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['KONTEXT_SHOTS']}/${name}.png` });
};
const noToasts = async (): Promise<void> => {
  for (const close of await page.getByRole('button', { name: 'Dismiss' }).all())
    await close.click({ timeout: 1000 }).catch(() => undefined);
};

test('a tag is given to all that were found at once, and one undo takes it back', async () => {
  await search().fill('red sky');
  await page.getByText('20 found').waitFor();
  await page.getByRole('grid', { name: 'Library' }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.getByText('20 selected').first().waitFor();
  await page.keyboard.press('t');
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('sunset');
  await shot('tagging');
  await page.keyboard.press('Enter');
  // A message leaves after five seconds, which a busy computer may take to read the records: it is waited for meanwhile.
  await Promise.all([
    until(() => records().filter(({ organised }) => organised.tags.includes('sunset')).length === 20, 'the tag on all'),
    page.getByText('20 edits tagged “sunset”').waitFor(),
  ]);
  // Of the tags that were there none is lost.
  expect(records().filter(({ organised }) => organised.tags.includes('coast')).length).toBe(6);
  await page.keyboard.press('Escape');
  await page.getByRole('grid', { name: 'Library' }).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await Promise.all([
    until(() => records().every(({ organised }) => !organised.tags.includes('sunset')), 'the tag gone'),
    page.getByText('Undone: 20 edits tagged “sunset”').waitFor(),
  ]);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await until(() => records().filter(({ organised }) => organised.tags.includes('sunset')).length === 20, 'the tag again');
  await noToasts();
});

test('culling leaves out no edit, though each mark takes one out of what was found', async () => {
  // What an earlier search found must not be taken for this one's.
  await search().fill('');
  await page.getByText('20 found').waitFor({ state: 'detached' });
  await search().fill('red sky -is:pick');
  await page.getByText('20 found').waitFor();
  await page.getByRole('grid', { name: 'Library' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  const look = page.getByRole('dialog', { name: 'Quick look' });
  for (let left = 20; left > 17; left -= 1) {
    await look.getByText(`1 of ${left}`).waitFor();
    await page.keyboard.press('p');
    await look.getByText(`1 of ${left - 1}`).waitFor();
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Escape');
  const picked = (): number => records().filter(({ organised }) => organised.flag === 'pick').length;
  expect(picked()).toBe(3);
  for (let left = 2; left >= 0; left -= 1) {
    await page.keyboard.press('ControlOrMeta+z');
    await until(() => picked() === left, 'the mark gone');
    await page.getByText(`${20 - left} found`).waitFor();
  }
  await search().fill('');
  await noToasts();
});

test('filters, chips and the search box are one thing', async () => {
  await search().fill('');
  await page.getByRole('button', { name: '3 stars or more' }).click();
  await page.getByText('6 found').waitFor();
  expect(await search().inputValue()).toBe('stars:>=3');
  await page.getByRole('button', { name: 'Tags', exact: true }).first().click();
  await page.getByRole('menuitemradio', { name: 'sunset' }).click();
  await page.getByText('2 found').waitFor();
  expect(await search().inputValue()).toBe('stars:>=3 tag:sunset');
  await shot('chips');
  await page.getByRole('button', { name: 'Search without stars:>=3' }).click();
  await page.getByText('20 found').waitFor();
  await search().fill('tag:sun');
  await page.getByRole('option', { name: 'sunset' }).click();
  expect(await search().inputValue()).toBe('tag:sunset');
  await search().fill('tag:sunset stars:9');
  const leftOut = page.getByText('Not understood and left out: stars:9').first();
  await leftOut.waitFor();
  // The note beneath the box lies over the filters while its field is typed into.
  await page.getByRole('search').getByRole('status').waitFor();
  await leftOut.click();
  await page.getByRole('button', { name: 'Saved' }).click();
  await page.getByRole('combobox', { name: 'Save this search as' }).fill('Sunsets');
  await page.keyboard.press('Enter');
  await page.getByText('Saved as “Sunsets”').waitFor();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await page.getByText(`${count} edits`).first().waitFor();
  await search().click();
  await shot('suggestions');
  await page.getByRole('option', { name: /Sunsets/ }).click();
  await page.getByText('20 found').waitFor();
  await search().fill('');
  await page.getByText(`${count} edits`).first().waitFor();
});

test('what is run lands in the open project, and the library shows it', async () => {
  await page.getByRole('button', { name: 'No project' }).click();
  await page.getByRole('combobox', { name: 'Open or start a project' }).fill('Client X');
  await shot('project');
  await page.keyboard.press('Enter');
  await page.getByText('Nothing is in the project “Client X” yet.').waitFor();
  await page.getByRole('radio', { name: 'Stage' }).click();
  await run(page, 'a calm lake at sunset');
  await until(
    () => records().some(({ state, organised }) => state === 'done' && organised.project === 'Client X'),
    'the edit in its project',
  );
  await page.getByRole('radio', { name: 'Library' }).click();
  await page.getByText('1 found').waitFor();
  await page.getByRole('button', { name: 'Client X' }).first().click();
  await page.getByRole('button', { name: 'No project' }).click();
  await page
    .getByText(`${count + 1} edits`)
    .first()
    .waitFor();
  await noToasts();
});

test('the trash keeps what it gets until it is emptied, and gives it back', async () => {
  await page.getByRole('gridcell', { name: /calm lake/ }).click();
  await page.keyboard.press('Delete');
  await page.getByText('1 edit moved to the trash').waitFor();
  await page.getByText(`${count} edits`).first().waitFor();
  await page.getByRole('button', { name: 'Trash: 1 edit' }).click();
  await page.getByRole('gridcell', { name: /calm lake.*in the trash/ }).click();
  await shot('trash');
  await page.getByRole('button', { name: 'Put back' }).click();
  await page.getByText('The trash is empty.').waitFor();
  await page.getByRole('button', { name: 'Back to the library' }).click();
  await page
    .getByText(`${count + 1} edits`)
    .first()
    .waitFor();
  expect(records().every(({ organised }) => (organised.trashedAt ?? null) === null)).toBe(true);
});

test('a box drawn over the pictures selects them, and the menu acts on all', async () => {
  await noToasts();
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Library' }).click();
  const grid = page.getByRole('grid', { name: 'Library' });
  await grid.waitFor();
  const area = await grid.boundingBox();
  if (area === null) throw new Error('the grid is not there');
  await page.mouse.move(area.x + 5, area.y + 3);
  await page.mouse.down();
  await page.mouse.move(area.x + 420, area.y + 420, { steps: 5 });
  await shot('box');
  await page.mouse.up();
  const selected = page.locator('[role="gridcell"][aria-selected="true"]');
  await until(async () => (await selected.count()) > 1, 'several selected');
  const ids = await selected.evaluateAll((tiles) => tiles.map((tile) => tile.id.replace('edit-', '')));
  await selected.first().click({ button: 'right' });
  await shot('menu');
  await page.getByRole('menuitem', { name: /^Favourite/ }).click();
  await until(() => ids.every((id) => records().find((record) => record.id === id)?.organised.favourite === true), 'all favourites');
  await page.keyboard.press('Escape');
});

test('a note and a label are written on the stage, and found', async () => {
  await page.getByRole('gridcell', { name: /calm lake/ }).dblclick();
  await page.getByRole('button', { name: 'Information' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('for the cover');
  await page.getByRole('button', { name: 'Purple' }).click();
  await until(
    () => records().some(({ organised }) => organised.note === 'for the cover' && organised.label === 'purple'),
    'note and label',
  );
  await shot('stage-marks');
  await search().fill('cover label:purple');
  await page.getByText('1 found').waitFor();
  await search().fill('');
  await page.getByRole('button', { name: 'Information' }).click();
});
