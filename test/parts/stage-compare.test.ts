// Before and after of unlike shapes, lined up by what both show, and the lens: what is seen where, read from the screen.
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { keepProposal } from '../fakes/keep-calls.ts';
import { usePartWindow } from './open-window.ts';
import type { Opened } from './open-window.ts';
import { plainEdit } from './worlds.ts';

const { open, page, press, calls, letGo, spoken, axe } = usePartWindow();
const stage = () => page().getByRole('main', { name: 'Stage' });
const after = () => stage().getByRole('img', { name: 'Result: a red boat' });
const lens = () => stage().getByRole('img', { name: /^Lens: / });

type Colour = 'red' | 'green' | 'blue' | 'yellow' | 'pale' | 'matte';
type Stripe = readonly [colour: Colour, from: number, to: number];
const colours: Readonly<Record<Colour, readonly number[]>> = {
  red: [200, 30, 30],
  green: [30, 160, 40],
  blue: [40, 50, 200],
  yellow: [220, 200, 40],
  pale: [225, 220, 230],
  matte: [0x15, 0x15, 0x15],
};

/** Stripes from top to bottom. */
const striped = (width: number, height: number, stripes: readonly Stripe[]): Promise<Buffer> => {
  const bytes = Buffer.alloc(width * height * 3);
  for (const [colour, from, to] of stripes)
    for (let y = 0; y < height; y += 1) for (let x = from; x < to; x += 1) bytes.set(colours[colour], (y * width + x) * 3);
  return sharp(bytes, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
};

/** What was sent is wide: red, green, blue, yellow. Of it the result has the middle, 10 columns more than green and blue on each side. */
const sent = { width: 600, height: 400 };
const made = { width: 400, height: 400 };
const stripes: readonly Stripe[] = [
  ['red', 0, 110],
  ['green', 110, 300],
  ['blue', 300, 490],
  ['yellow', 490, 600],
];
const cut = { ...keepProposal, original: { ...sent, sha256: 'cd'.repeat(32) }, transform: [1, 0, -100, 0, 1, 0] as const };
const edit = plainEdit(5, {
  prompt: 'a red boat',
  inputs: [{ sha256: 'a'.repeat(64), name: 'autumn.jpg', ...sent, parent: null }],
  results: [{ ...made, bytes: 1_830_000, mediaType: 'image/png' }],
});

let pictures: { readonly before: Buffer; readonly after: Buffer };
beforeEach(async () => {
  pictures ??= {
    before: await striped(sent.width, sent.height, stripes),
    // Drawn anew in one colour, so that it is always known which of both is seen.
    after: await striped(made.width, made.height, [['pale', 0, 400]]),
  };
  await page().unrouteAll();
  await page().route(/\/media\/(?:picture|result)\//, (route) =>
    route.fulfill({ contentType: 'image/png', body: route.request().url().includes('/media/picture/') ? pictures.before : pictures.after }),
  );
});

const opened = async (more: Opened = {}): Promise<void> => {
  await open({
    edits: [edit],
    answers: { 'keep.propose': { ok: true, value: cut } },
    settings: { layout: { view: 'stage', composeOpen: false } },
    ...more,
  });
  await after().waitFor();
};
const aligned = () => stage().getByRole('status').filter({ hasText: 'Lined up' }).waitFor();

/** The colour on the screen at a place of the result, in its pixels. `pane` is where the frame lies. */
const seenAt = async (x: number, y: number, frame?: { x: number; y: number; width: number; height: number }): Promise<string> => {
  const box = frame ?? (await after().boundingBox());
  if (box === null) throw new Error('the result is not there');
  const at = { x: Math.round(box.x + ((x + 0.5) * box.width) / made.width), y: Math.round(box.y + ((y + 0.5) * box.height) / made.height) };
  const { data } = await sharp(await page().screenshot({ clip: { ...at, width: 1, height: 1 } }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const near = Object.entries(colours).find(([, colour]) => colour.every((channel, n) => Math.abs(channel - (data[n] ?? 0)) < 12));
  return near?.[0] ?? [...data].join();
};
/** Along a row, at places a few pixels on either side of each edge as the result has them. */
const row = [2, 8, 13, 195, 205, 387, 392, 397] as const;
const seenAlong = async (frame?: Parameters<typeof seenAt>[2]): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const x of row) found.push(await seenAt(x, 60, frame));
  return found;
};
const linedUp = ['red', 'red', 'green', 'green', 'blue', 'blue', 'yellow', 'yellow'];

describe('a result of another shape', () => {
  test('lies under before as it was found to lie, and how much of before it has is said', async () => {
    await opened();
    await aligned();
    await stage().getByText('Lined up by what both show: 67% of the picture before is in the result').waitFor();
    await page().keyboard.down('\\');
    await expect.poll(() => seenAlong()).toEqual(linedUp);
    await page().keyboard.up('\\');
    await expect.poll(() => seenAlong()).toEqual(row.map((x) => (x < 200 ? linedUp[row.indexOf(x)] : 'pale')));
    expect(await calls('keep.propose')).toEqual([{ id: edit.id, index: 0, sensitivity: 1 }]);
  });

  test('beside each other both have one frame and one scale', async () => {
    await opened({ settings: { layout: { view: 'stage', composeOpen: false, compare: 'beside' } } });
    await aligned();
    const right = await after().boundingBox();
    const left = await stage().getByRole('img', { name: 'Before · image 1' }).boundingBox();
    const room = await stage().getByRole('img', { name: 'Before · image 1' }).locator('xpath=../..').boundingBox();
    if (left === null || right === null || room === null) throw new Error('not both are there');
    expect(left.width / right.width).toBeCloseTo(1.5, 2);
    expect(left.height / right.height).toBeCloseTo(1, 2);
    expect(room.width).toBeCloseTo(right.width, 0);
    await expect.poll(() => seenAlong({ ...right, x: room.x })).toEqual(linedUp);
  });

  test('shows its own matte where before has no pixels', async () => {
    // The result shows 40 more columns on the left.
    await opened({ answers: { 'keep.propose': { ok: true, value: { ...cut, transform: [1, 0, 40, 0, 1, 0] } } } });
    await aligned();
    await page().keyboard.down('\\');
    await expect.poll(async () => [await seenAt(20, 60), await seenAt(60, 60), await seenAt(160, 60)]).toEqual(['matte', 'red', 'green']);
    await page().keyboard.up('\\');
  });

  test.each([
    [
      'another picture',
      { verdict: 'refused', reason: 'another-picture', match: 0.04 },
      'Not to be laid over each other: compared as they lie.',
    ],
    ['an original that is gone', null, 'Not to be laid over each other: compared as they lie.'],
  ] as const)('is not lined up with %s, and that is said', async (_what, told, words) => {
    const answer =
      told === null
        ? ({ ok: false, failure: { kind: 'picture-missing', message: 'It is gone.', charged: 'no', next: 'none' } } as const)
        : ({ ok: true, value: { ...cut, ...told } } as const);
    await opened({ answers: { 'keep.propose': answer } });
    await stage().getByRole('status').filter({ hasText: words }).waitFor();
    await page().keyboard.down('\\');
    // Whole, in the middle: 400 × 267 of the frame.
    await expect
      .poll(async () => [await seenAt(200, 40), await seenAt(40, 200), await seenAt(360, 200)])
      .toEqual(['matte', 'red', 'yellow']);
    await page().keyboard.up('\\');
  });

  test('lined up with doubt says so', async () => {
    await opened({ answers: { 'keep.propose': { ok: true, value: { ...cut, verdict: 'look-first', reason: 'doubtful', match: 0.34 } } } });
    await stage().getByRole('status').filter({ hasText: 'with some doubt' }).waitFor();
  });

  test('shows whole until it is known, and an answer that was called off is asked for again', async () => {
    await opened({ held: ['keep.propose'] });
    await stage().getByRole('status').filter({ hasText: 'Lining both up …' }).waitFor();
    await letGo('keep.propose', { ok: false, failure: { kind: 'cancelled', message: 'Stopped.', charged: 'no', next: 'none' } });
    await expect.poll(async () => (await calls('keep.propose')).length).toBe(2);
    await letGo('keep.propose', { ok: true, value: cut });
    await aligned();
  });

  test('and one of a shape alike, but of none of the sizes that its model makes, is lined up too', async () => {
    // Stretched, 48 columns cut away, 16 rows added, as a host was seen to do it.
    const [result] = edit.results;
    const odd = { ...edit, results: [{ ...result, width: 1136, height: 760 }] as typeof edit.results };
    const transform = [2, 0, -30, 0, 1.9, 0] as const;
    await opened({ edits: [odd], answers: { 'keep.propose': { ok: true, value: { ...cut, transform } } } });
    await stage().getByText('Lined up by what both show: 95% of the picture before is in the result').waitFor();
    await page().keyboard.down('\\');
    const [frame, before] = [await after().boundingBox(), await stage().getByRole('img', { name: 'Before · image 1' }).boundingBox()];
    if (frame === null || before === null) throw new Error('not both are there');
    expect(before.width / frame.width).toBeCloseTo(1200 / 1136, 2);
    expect((before.x - frame.x) / frame.width).toBeCloseTo(-30.5 / 1136, 2);
    await page().keyboard.up('\\');
  });
});

describe('the lens', () => {
  const middleOf = async (): Promise<readonly [number, number]> => {
    const box = await lens().boundingBox();
    const frame = await after().boundingBox();
    if (box === null || frame === null) throw new Error('the lens is not there');
    return [Math.round(box.x + box.width / 2 - frame.x - frame.width / 2), Math.round(box.y + box.height / 2 - frame.y - frame.height / 2)];
  };

  test('shows before in the middle while its key is held, at the same place, and the arrows move it', async () => {
    await opened();
    await aligned();
    await page().keyboard.down('l');
    await lens().waitFor();
    expect(await middleOf()).toEqual([0, 0]);
    await spoken('Lens: Before · image 1. Arrow keys move it.');
    // Inside of it before, around it the result; there is no line.
    await expect
      .poll(async () => [await seenAt(190, 200), await seenAt(210, 200), await seenAt(30, 200), await seenAt(370, 200)])
      .toEqual(['green', 'blue', 'pale', 'pale']);
    expect(await stage().getByRole('slider', { name: 'Before and after' }).count()).toBe(0);
    await press('ArrowRight', 'ArrowRight', 'ArrowUp', 'Shift+ArrowDown');
    expect(await middleOf()).toEqual([16, 56]);
    expect(await calls('edit.show')).toHaveLength(1);
    await page().keyboard.up('l');
    await lens().waitFor({ state: 'detached' });
    await stage().getByRole('slider', { name: 'Before and after' }).waitFor();
  });

  test('follows the pointer', async () => {
    await opened();
    await aligned();
    const frame = await after().boundingBox();
    if (frame === null) throw new Error('the result is not there');
    const to = (x: number, y: number) =>
      page().mouse.move(frame.x + (x * frame.width) / made.width, frame.y + (y * frame.height) / made.height);
    await to(60, 200);
    await page().keyboard.down('l');
    await lens().waitFor();
    await expect.poll(async () => [await seenAt(4, 200), await seenAt(60, 200), await seenAt(330, 200)]).toEqual(['red', 'green', 'pale']);
    await to(340, 200);
    await expect
      .poll(async () => [await seenAt(60, 200), await seenAt(340, 200), await seenAt(396, 200)])
      .toEqual(['pale', 'blue', 'yellow']);
    await page().keyboard.up('l');
  });

  test('shows the result where all of before is shown', async () => {
    await opened();
    await aligned();
    await page().keyboard.down('\\');
    await page().keyboard.down('l');
    await stage()
      .getByRole('img', { name: /^Lens: After/ })
      .waitFor();
    await expect
      .poll(async () => [await seenAt(200, 200), await seenAt(2, 200), await seenAt(397, 200)])
      .toEqual(['pale', 'red', 'yellow']);
    await page().keyboard.up('\\');
    await page().keyboard.up('l');
  });

  test('beside each other each has the other, at the same place', async () => {
    await opened({ settings: { layout: { view: 'stage', composeOpen: false, compare: 'beside' } } });
    await aligned();
    await page().keyboard.down('l');
    await expect.poll(() => lens().count()).toBe(2);
    const boxes = await Promise.all((await lens().all()).map((one) => one.boundingBox()));
    expect(boxes[0]?.y).toBe(boxes[1]?.y);
    expect(await lens().evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')).toSorted())).toEqual([
      expect.stringMatching(/^Lens: After/),
      'Lens: Before · image 1',
    ]);
    await page().keyboard.up('l');
  });

  test('stays when it is chosen from the menu, until Escape or until it is chosen again', async () => {
    await opened();
    await aligned();
    const choose = async (): Promise<void> => {
      await stage().getByRole('button', { name: 'How to compare' }).click();
      await page().getByRole('menuitemcheckbox', { name: 'Lens' }).click();
    };
    await choose();
    await lens().waitFor();
    const before = await middleOf();
    await page().keyboard.press('ArrowLeft');
    await expect.poll(middleOf).toEqual([before[0] - 8, before[1]]);
    expect(await axe('main')).toEqual([]);
    await press('Escape');
    await lens().waitFor({ state: 'detached' });
    await choose();
    await lens().waitFor();
    await stage().getByRole('button', { name: 'How to compare' }).click();
    expect(await page().getByRole('menuitemcheckbox', { name: 'Lens' }).getAttribute('aria-checked')).toBe('true');
    await page().getByRole('menuitemcheckbox', { name: 'Lens' }).click();
    await lens().waitFor({ state: 'detached' });
  });

  test('typing an l is typing', async () => {
    await open({ edits: [edit] });
    await page().getByRole('textbox', { name: 'Instruction' }).focus();
    await page().keyboard.down('l');
    expect(await lens().count()).toBe(0);
    await page().keyboard.up('l');
  });
});
