// Sending only a part of a picture: chosen around what should change, shown in its place, and part of what Run sends.
import { beforeEach, expect, test } from 'vitest';
import { samplePicture } from '../fakes/studio-samples.ts';
import { usePartWindow } from './open-window.ts';
import { draftWith } from './worlds.ts';

const { open, page, press, calls, called, spoken, axe } = usePartWindow();

const coast = samplePicture(7, { name: 'coast.png', width: 6000, height: 4000 });
const narrow = samplePicture(8, { name: 'narrow.png', width: 3000, height: 2400 });

const slot = (name = /^Image 1: coast/) => page().getByRole('button', { name });
const sheet = () => page().getByRole('dialog');
const number = (label: string) => sheet().getByRole('spinbutton', { name: label });
const values = () => Promise.all(['Left', 'Top', 'Width', 'Height'].map(async (label) => Number(await number(label).inputValue())));
const keptView = async (): Promise<unknown> => {
  const last = (await calls('draft.keep')).at(-1) as { pictures: { view?: unknown }[] } | undefined;
  return last?.pictures[0]?.view ?? null;
};

beforeEach(async () => {
  await open({ snapshot: { draft: draftWith({ prompt: 'mend the wall', pictures: [coast] }) } });
});

test('C in a place opens the sheet; arrows lay a place, and the crop goes out at one to one', async () => {
  await slot().focus();
  await press('c');
  await sheet().getByRole('application').focus();
  await sheet().getByText('All of the picture').waitFor();
  await press('ArrowRight');
  expect(await values()).toEqual([2000, 1333, 2000, 1333]);
  await press('ArrowRight', 'Alt+ArrowDown');
  expect(await values()).toEqual([2060, 1334, 2000, 1333]);
  for (const [label, value] of [
    ['Width', '500'],
    ['Height', '400'],
  ] as const)
    await number(label).fill(value);
  await sheet().getByText('1:1, full detail').waitFor();
  await spoken('left 2060, top 1334');
  expect(await axe('[role="dialog"]')).toEqual([]);
  await press('Enter');
  await sheet().waitFor({ state: 'detached' });
  await expect
    .poll(keptView)
    .toEqual({ crop: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)], around: [2060, 1334, 500, 400] });
  // Its place shows that part, by an address of its own.
  expect(await slot().locator('img').getAttribute('src')).toMatch(/-c\d+-\d+-\d+-\d+\/160$/);
  await page()
    .getByRole('button', { name: /^Image 1: coast.*a part of/ })
    .waitFor();
});

test('a place is drawn by the pointer, moved by it, and never leaves the picture', async () => {
  await slot().focus();
  await press('c');
  const box = await sheet().getByRole('application').boundingBox();
  if (box === null) throw new Error('no area');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page().mouse.move(x - 60, y - 40);
  await page().mouse.down();
  await page().mouse.move(x + 60, y + 40);
  await page().mouse.up();
  const [left = 0, top = 0, width = 0, height = 0] = await values();
  expect([Math.abs(width / height - 1.5) < 0.05, left > 1500, top > 1000]).toEqual([true, true, true]);
  await page().mouse.move(x, y);
  await page().mouse.down();
  await page().mouse.move(x - 3000, y);
  await page().mouse.up();
  expect(await values()).toEqual([0, top, width, height]);
});

test('what is chosen is one step of Undo, and the whole picture is a press away', async () => {
  await slot().focus();
  await press('c');
  await sheet().getByRole('application').press('ArrowDown');
  await sheet().getByRole('button', { name: 'Send this part' }).click();
  await expect.poll(keptView).toMatchObject({ around: [2000, 1333, 2000, 1333] });
  await page().getByRole('main', { name: 'Stage' }).focus();
  await press('Control+z');
  await expect.poll(keptView).toBe(null);
  await press('Control+Shift+z');
  await expect.poll(keptView).toMatchObject({ around: [2000, 1333, 2000, 1333] });
  await slot().click();
  await page().getByRole('menuitem', { name: 'Send all of it' }).click();
  await expect.poll(keptView).toBe(null);
});

test('Run sends the part that stands in the place', async () => {
  await slot().focus();
  await press('c');
  await sheet().getByRole('application').press('ArrowDown');
  await press('Enter');
  await sheet().waitFor({ state: 'detached' });
  await page().getByRole('button', { name: /^Run/ }).first().click();
  await expect.poll(async () => (await calls('edit.run')).length).toBe(1);
  const [run] = (await calls('edit.run')) as {
    request: { pictures: { sha256: string; view: { crop: number[] } }[] };
    shown: { places: string[] };
  }[];
  const picture = run?.request.pictures[0];
  expect(run?.shown.places).toEqual([`${picture?.sha256}-c${picture?.view.crop.join('-')}`]);
});

test('a picture of another shape can be cut to the model’s', async () => {
  await open({ snapshot: { draft: draftWith({ prompt: 'mend it', pictures: [narrow] }) } });
  await slot(/^Image 1: narrow/).focus();
  await press('c');
  await sheet().getByRole('button', { name: 'Largest in the model’s shape' }).click();
  // 4:5 is between two of the model's: of the nearer one nothing is stretched.
  expect(await values()).toEqual([96, 0, 2807, 2400]);
  await sheet().getByRole('application').press('ArrowLeft');
  expect(await values()).toEqual([66, 0, 2807, 2400]);
  await press('Enter');
  await expect.poll(keptView).toEqual({ crop: [66, 0, 2807, 2400] });
});

test('Escape leaves everything as it was', async () => {
  await slot().focus();
  await press('c');
  await sheet().getByRole('application').press('ArrowDown');
  await press('Escape');
  await sheet().waitFor({ state: 'detached' });
  await called('edit.run');
  expect(await keptView()).toBe(null);
});

test('the sheet speaks Chinese', async () => {
  await open({ settings: { language: 'zh-CN' }, snapshot: { draft: draftWith({ prompt: 'mend', pictures: [coast] }) } });
  await page().getByRole('button', { name: /^图 1/ }).first().focus();
  await press('c');
  await sheet().getByText('整张图片', { exact: true }).waitFor();
});

test('a cover is drawn with the pointer, marks with keys; the last one is taken back', async () => {
  await slot().focus();
  await press('c');
  const area = sheet().getByRole('application');
  await area.focus();
  await press('2');
  const box = await area.boundingBox();
  if (box === null) throw new Error('no area');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page().mouse.move(x - 50, y - 30);
  await page().mouse.down();
  await page().mouse.move(x + 50, y + 30);
  await page().mouse.up();
  await sheet().getByText('1 cover', { exact: true }).waitFor();
  await press('4', 'ArrowLeft', 'Space', 'ArrowUp', 'ArrowUp', 'Space');
  await spoken('Arrow drawn');
  await sheet().getByText('1 cover, 1 mark').waitFor();
  await press('3', 'Space', 'ArrowDown', 'ArrowRight', 'Space');
  await sheet().getByText('1 cover, 2 marks').waitFor();
  await press('Control+z');
  await sheet().getByText('1 cover, 1 mark').waitFor();
  expect(await axe('[role="dialog"]')).toEqual([]);
  await press('Enter');
  await expect.poll(keptView).toEqual({
    strokes: [
      { kind: 'cover', box: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)] },
      { kind: 'arrow', from: [2940, 2000], to: [2940, 1880] },
    ],
  });
  await page()
    .getByRole('button', { name: /^Image 1: coast.*1 cover, 1 mark/ })
    .waitFor();
  expect(await slot().locator('img').getAttribute('src')).toMatch(/-sc\d+\.\d+\.\d+\.\d+_a2940\.2000\.2940\.1880\/160$/);
});

test('what was drawn stays when the sheet is opened again, and goes with one press', async () => {
  await open({
    snapshot: {
      draft: draftWith({ prompt: 'mend', pictures: [{ ...coast, view: { strokes: [{ kind: 'cover', box: [10, 10, 900, 900] }] } }] }),
    },
  });
  await slot().focus();
  await press('c');
  await sheet().getByText('1 cover', { exact: true }).waitFor();
  await sheet().getByRole('button', { name: 'Take back all strokes' }).click();
  await sheet().getByRole('button', { name: 'Send all of it' }).click();
  await expect.poll(keptView).toBe(null);
});

test('a picture that is too small to be cut is sent whole: one button says so', async () => {
  await open({ snapshot: { draft: draftWith({ prompt: 'mend', pictures: [{ ...coast, width: 300, height: 200 }] }) } });
  await slot().focus();
  await press('c');
  await sheet().getByRole('application').press('ArrowDown');
  await sheet().getByText('The picture is too small').waitFor();
  expect(await sheet().getByRole('button', { name: 'Send all of it' }).count()).toBe(1);
});

test('the price is that of the model that is chosen', async () => {
  await open({
    settings: { pricePerPicture: 0.05, prices: { flux_kontext_pro: 0.02 }, currency: 'USD' },
    snapshot: {
      draft: draftWith({ model: 'flux_kontext_pro', pictures: [coast] }),
      service: { rehearsal: false, baseUrl: 'https://cloud.seaart.ai/model' },
    },
  });
  await slot().focus();
  await press('c');
  await sheet().getByText('about 0.02 USD an edit').waitFor();
});

test('Escape loses nothing that was drawn: it comes back by undo, or when the sheet is opened again; Cancel throws it away', async () => {
  const draw = async (): Promise<void> => {
    await slot().focus();
    await press('c');
    await sheet().getByRole('application').focus();
    await press('ArrowRight', 'ArrowRight');
  };
  await draw();
  const drawn = await values();
  await press('Escape');
  await sheet().waitFor({ state: 'detached' });
  expect(await keptView()).toBe(null);
  await page().getByText('Left without using it').waitFor();
  await page().getByRole('status', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  expect(await values()).toEqual(drawn);
  await press('Escape');
  await sheet().waitFor({ state: 'detached' });
  await slot().focus();
  await press('c');
  expect(await values()).toEqual(drawn);
  await sheet().getByRole('button', { name: 'Cancel' }).click();
  await sheet().waitFor({ state: 'detached' });
  await slot().focus();
  await press('c');
  await sheet().getByText('All of the picture').waitFor();
});

test('of a picture after the first exactly what was drawn goes out, and nothing is said of an answer to it', async () => {
  await open({ snapshot: { draft: draftWith({ prompt: 'put the logo on the wall', pictures: [coast, narrow] }) } });
  await slot(/^Image 2: narrow/).focus();
  await press('c');
  await sheet().getByText('Draw around what the model should see of it. Exactly that part goes out.').waitFor();
  await sheet().getByRole('application', { name: 'The picture: draw around what should go out' }).focus();
  await press('ArrowRight');
  for (const [label, value] of [
    ['Left', '30'],
    ['Top', '20'],
    ['Width', '416'],
    ['Height', '360'],
  ] as const)
    await number(label).fill(value);
  const facts = await sheet().innerText();
  expect(facts).toContain('416 × 360');
  expect(facts).not.toMatch(/Keep my pixels|enlarged|detail|should change|model’s shape/i);
  expect(await axe('[role="dialog"]')).toEqual([]);
  await press('Enter');
  const secondView = async (): Promise<unknown> => {
    const last = (await calls('draft.keep')).at(-1) as { pictures: { view?: unknown }[] } | undefined;
    return last?.pictures[1]?.view ?? null;
  };
  await expect.poll(secondView).toEqual({ crop: [30, 20, 416, 360] });
  // Opened again, it is there to be changed.
  await slot(/^Image 2: narrow/).focus();
  await press('c');
  expect(await values()).toEqual([30, 20, 416, 360]);
  await number('Width').fill('200');
  await press('Enter');
  await expect.poll(secondView).toEqual({ crop: [30, 20, 200, 360] });
});
