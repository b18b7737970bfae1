// Turning and straightening a picture in its place: by keys, buttons, a slider, numbers and a line, never with an empty corner.
import { beforeEach, expect, test } from 'vitest';
import { isInside, largestInside } from '../../app/pictures/turned.ts';
import type { Turned } from '../../app/pictures/turn.ts';
import { samplePicture } from '../fakes/studio-samples.ts';
import { usePartWindow } from './open-window.ts';
import { draftWith } from './worlds.ts';

const { open, page, press, calls, spoken, axe } = usePartWindow();

const coast = samplePicture(7, { name: 'coast.png', width: 6000, height: 4000 });

const slot = (name = /^Image 1: coast/) => page().getByRole('button', { name });
const sheet = () => page().getByRole('dialog');
const area = () => sheet().getByRole('application');
const degrees = () => sheet().getByRole('spinbutton', { name: 'Straighten, degrees' });
const keptView = async (): Promise<{
  readonly turn?: number;
  readonly straighten?: number;
  readonly crop?: readonly [number, number, number, number];
} | null> => {
  const last = (await calls('draft.keep')).at(-1) as { pictures: { view?: object }[] } | undefined;
  return last?.pictures[0]?.view ?? null;
};
const openSheet = async (): Promise<void> => {
  await slot().focus();
  await press('c');
  await area().focus();
};
const largest = (turned: Turned) => largestInside(coast, turned);

beforeEach(async () => {
  await open({ snapshot: { draft: draftWith({ prompt: 'mend the wall', pictures: [coast] }) } });
});

test('R turns right, Shift+R left; the place shows the turned picture, and Run sends it', async () => {
  await openSheet();
  await press('r');
  await sheet().getByText('turned by 90°').waitFor();
  await spoken('turned by 90°');
  await press('r', 'Shift+R', 'Shift+R', 'Shift+R');
  await sheet().getByText('turned by 270°').waitFor();
  await press('Enter');
  await sheet().waitFor({ state: 'detached' });
  await expect.poll(keptView).toEqual({ turn: 270 });
  expect(await slot().locator('img').getAttribute('src')).toMatch(/[0-9a-f]{64}-t270\/160$/);
  await page()
    .getByRole('button', { name: /^Image 1: coast.*turned by 270°/ })
    .waitFor();
  await page().getByRole('button', { name: /^Run/ }).first().click();
  await expect.poll(async () => (await calls('edit.run')).length).toBe(1);
  const [run] = (await calls('edit.run')) as { request: { pictures: { sha256: string; view: unknown }[] }; shown: { places: string[] } }[];
  expect([run?.request.pictures[0]?.view, run?.shown.places]).toEqual([{ turn: 270 }, [`${coast.sha256}-t270`]]);
});

test('straightening cuts empty corners away by itself; arrows, numbers and the slider set the angle', async () => {
  await openSheet();
  await press('6', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'ArrowLeft');
  expect(await degrees().inputValue()).toBe('1.1');
  await sheet().getByText('straightened by 1.1°').waitFor();
  await spoken('straightened by 1.1°');
  await degrees().fill('-3.5');
  await sheet().getByRole('slider', { name: 'Straighten' }).press('ArrowRight');
  expect(await degrees().inputValue()).toBe('-3.4');
  expect(await axe('[role="dialog"]')).toEqual([]);
  await sheet().getByRole('button', { name: 'Send it so' }).click();
  await expect.poll(keptView).toEqual({ straighten: -3.4, crop: largest({ turn: 0, straighten: -3.4 }) });
});

test('a line along the horizon levels it', async () => {
  await openSheet();
  await press('6');
  const box = await area().boundingBox();
  if (box === null) throw new Error('no area');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page().mouse.move(x - 200, y - 14);
  await page().mouse.down();
  await page().mouse.move(x + 200, y + 14);
  await page().mouse.up();
  // It falls by 4° to the right: turned back by as much.
  expect(await degrees().inputValue()).toBe('-4');
  // One that is nearly upright becomes so.
  await page().mouse.move(x, y - 200);
  await page().mouse.down();
  await page().mouse.move(x - 14, y + 200);
  await page().mouse.up();
  expect(await degrees().inputValue()).toBe('-6');
});

test('a crop stays inside the turned picture, and turns along with it', async () => {
  await openSheet();
  await press('ArrowRight');
  const values = () =>
    Promise.all(
      ['Left', 'Top', 'Width', 'Height'].map(async (label) => Number(await sheet().getByRole('spinbutton', { name: label }).inputValue())),
    );
  for (const [label, value] of [
    ['Width', '500'],
    ['Height', '400'],
    ['Left', '0'],
    ['Top', '0'],
  ] as const)
    await sheet().getByRole('spinbutton', { name: label }).fill(value);
  await area().focus();
  await press('r');
  // The left top corner of the picture is now on the right.
  expect(await values()).toEqual([3600, 0, 400, 500]);
  await press('6', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter');
  await sheet().waitFor({ state: 'detached' });
  await expect.poll(keptView).toMatchObject({ turn: 90, straighten: 3 });
  const { crop } = (await keptView()) ?? {};
  expect(crop === undefined ? null : isInside(crop, coast, { turn: 90, straighten: 3 })).toBe(true);
});

test('a place that straightening cuts into is said to be so, on screen and aloud, until less is cut away', async () => {
  await openSheet();
  await press('ArrowRight');
  const said = /^Not all of this place is sent: straightening cuts some of it away with a corner\./;
  await sheet().getByRole('spinbutton', { name: 'Left' }).fill('0');
  await sheet().getByRole('spinbutton', { name: 'Top' }).fill('0');
  // Nothing is cut away of a picture that stands as it is.
  expect(await sheet().getByText(said).count()).toBe(0);
  await area().focus();
  await press('6', 'Shift+ArrowRight', 'Shift+ArrowRight');
  await sheet().getByText(said).waitFor();
  await spoken('straightened by 2°. Not all of this place is sent');
  expect(await axe('[role="dialog"]')).toEqual([]);
  await press('Shift+ArrowLeft', 'Shift+ArrowLeft');
  await sheet().getByText(said).waitFor({ state: 'detached' });
});

test('every step is taken back and made again; “As it stands” is one of them', async () => {
  await openSheet();
  await press('r', '6', 'ArrowRight', 'ArrowRight');
  await sheet().getByText('turned by 90°, straightened by 0.2°').waitFor();
  await sheet().getByRole('button', { name: 'As it stands' }).click();
  await sheet().getByText('All of the picture').waitFor();
  await press('Control+z');
  await sheet().getByText('turned by 90°, straightened by 0.2°').waitFor();
  // Presses of one kind are one step.
  await press('Control+z');
  await sheet().getByText('turned by 90°', { exact: true }).waitFor();
  await press('Control+z');
  await sheet().getByText('turned by', { exact: false }).waitFor({ state: 'detached' });
  await sheet().getByRole('button', { name: 'Redo' }).click();
  await press('Control+Shift+z');
  await sheet().getByText('turned by 90°, straightened by 0.2°').waitFor();
  await press('Escape');
  await sheet().waitFor({ state: 'detached' });
  expect(await keptView()).toBe(null);
});

test('steps are taken back and made again by the keys as they are set, and no more by the usual ones', async () => {
  await open({
    settings: { keys: { undo: ['U'], redo: ['Mod+B'] } },
    snapshot: { draft: draftWith({ prompt: 'mend the wall', pictures: [coast] }) },
  });
  await openSheet();
  await press('r', 'r', 'Control+z');
  await sheet().getByText('turned by 180°').waitFor();
  await press('u');
  await sheet().getByText('turned by 90°').waitFor();
  await press('Control+Shift+z', 'Control+y');
  await sheet().getByText('turned by 90°').waitFor();
  await press('Control+b');
  await sheet().getByText('turned by 180°').waitFor();
  // A letter that is typed in a field is none of them.
  await press('6', 'Shift+ArrowRight');
  await degrees().focus();
  await press('u');
  await sheet().getByText('turned by 180°, straightened by 1°').waitFor();
  await area().focus();
  await press('u');
  await sheet().getByText('turned by 180°', { exact: true }).waitFor();
});

test('what was turned is so when the sheet is opened again, and taking it is one step of Undo', async () => {
  const view = { turn: 180, straighten: 2, crop: largest({ turn: 180, straighten: 2 }) ?? undefined } as const;
  await open({ snapshot: { draft: draftWith({ prompt: 'mend', pictures: [{ ...coast, view }] }) } });
  await openSheet();
  await sheet().getByText('turned by 180°, straightened by 2°').waitFor();
  await press('6');
  // The crop was the angle's own: a smaller angle needs a smaller cut.
  await degrees().fill('1');
  await press('Enter');
  await sheet().waitFor({ state: 'detached' });
  await expect.poll(keptView).toEqual({ turn: 180, straighten: 1, crop: largest({ turn: 180, straighten: 1 }) });
  await page().getByRole('main', { name: 'Stage' }).focus();
  await press('Control+z');
  await expect.poll(keptView).toMatchObject({ straighten: 2 });
  await slot().click();
  await page().getByRole('menuitem', { name: 'Send it as it was given' }).click();
  await expect.poll(keptView).toBe(null);
});

test('what is drawn on a turned picture lies on the picture as it stands', async () => {
  await openSheet();
  await press('r', '2');
  const box = await area().boundingBox();
  if (box === null) throw new Error('no area');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  // Right of the middle and tall, as it is shown.
  await page().mouse.move(x + 20, y - 60);
  await page().mouse.down();
  await page().mouse.move(x + 60, y + 60);
  await page().mouse.up();
  await press('4', 'Space', 'ArrowRight', 'Space', 'Enter');
  await sheet().waitFor({ state: 'detached' });
  await expect.poll(keptView).toMatchObject({
    turn: 90,
    strokes: [
      { kind: 'cover', box: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)] },
      // The pen goes right as it is shown, which is up on the picture.
      { kind: 'arrow', from: [3000, 2000], to: [3000, 1940] },
    ],
  });
  const { strokes } = (await keptView()) as unknown as { strokes: readonly { box: readonly [number, number, number, number] }[] };
  const [left = 0, top = 0, wide = 0, high = 0] = strokes[0]?.box ?? [];
  // Right of the middle is above it, and what is tall is wide.
  expect([Math.abs(left + wide / 2 - 3000) < 20, top + high < 2000, wide > 2.5 * high]).toEqual([true, true, true]);
});

test('the sheet speaks Chinese', async () => {
  await open({ settings: { language: 'zh-CN' }, snapshot: { draft: draftWith({ prompt: 'mend', pictures: [coast] }) } });
  await page().getByRole('button', { name: /^图 1/ }).first().focus();
  await press('c');
  await area().focus();
  await press('r', '6', 'ArrowLeft');
  await sheet().getByText('旋转 90°，拉直 −0.1°').waitFor();
});
