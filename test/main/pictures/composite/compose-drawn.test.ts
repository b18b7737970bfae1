// A result of a picture that was covered and marked before it was sent: covered places stay the original's, and marks are no change.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { apply } from '../../../../app/pictures/affine.ts';
import { allOfIt } from '../../../../app/pictures/input-view.ts';
import type { Seen } from '../../../../app/pictures/input-view.ts';
import { fullSize, largestInside, toView } from '../../../../app/pictures/turned.ts';
import type { ViewStroke } from '../../../../app/pictures/view-strokes.ts';
import { compose } from '../../../../main/pictures/composite/compose.ts';
import { asProposed } from '../../../../main/pictures/composite/jobs.ts';
import type { CompositeJob } from '../../../../main/pictures/composite/jobs.ts';
import { seenIn } from '../../../../main/pictures/upright.ts';
import { sceneOf } from '../../../fakes/scene.ts';
import { halfOf } from '../../../size.ts';

vi.setConfig({ testTimeout: 240_000 });

const [width, height] = [600, 400];
const [toWidth, toHeight] = [624, 416];
const own = sceneOf(width, height);
let folder: string;
let original: string;
let bytes: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kontext-compose-drawn-'));
  original = path.join(folder, 'original.png');
  bytes = await sharp(own, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  writeFileSync(original, bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cover: ViewStroke = { kind: 'cover', box: [350, 150, 100, 80] };
const frame: ViewStroke = { kind: 'box', box: [75, 210, 120, 100] };

type Patch = { readonly colour: string; readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** What a model might answer: what was sent, in its own size, with patches at places of the answer. */
async function answered(
  strokes: readonly ViewStroke[],
  patches: readonly Patch[],
  { crop, turned }: Pick<Seen, 'crop' | 'turned'> = allOfIt,
): Promise<string> {
  const file = path.join(folder, `result-${Math.random()}.png`);
  const sent = await seenIn(bytes, { crop, turned, strokes }, { size: { width: toWidth, height: toHeight } });
  const layers = await Promise.all(
    patches.map(async ({ colour, left, top, ...size }) => ({
      input: await sharp({ create: { ...size, channels: 3, background: colour } })
        .png()
        .toBuffer(),
      left,
      top,
    })),
  );
  writeFileSync(
    file,
    await sharp(await sent.png().toBuffer())
      .composite(layers)
      .png()
      .toBuffer(),
  );
  return file;
}

async function kept(result: string, strokes: readonly ViewStroke[], more: Partial<CompositeJob> = {}) {
  const into = path.join(folder, 'kept.png');
  rmSync(into, { force: true });
  const reply = await compose({
    ...asProposed,
    original: { path: original, name: 'original.png', crop: null, turned: null, strokes },
    result: { path: result, name: 'result.png' },
    write: { into, force: true, texts: null },
    ...more,
  });
  if (!reply.ok) throw new Error(reply.failure.message);
  const pixels = reply.value.written === null ? null : await sharp(readFileSync(into)).removeAlpha().raw().toBuffer();
  /** Pixels of a box that are not the original's. */
  const changedIn = ([x, y, wide, high]: readonly [number, number, number, number]): number => {
    let changed = 0;
    for (let row = y; row < y + high; row += 1)
      for (let column = x; column < x + wide; column += 1) {
        const at = (row * width + column) * 3;
        if (pixels !== null && [0, 1, 2].some((channel) => pixels[at + channel] !== own[at + channel])) changed += 1;
      }
    return changed;
  };
  return { ...reply.value, changedIn };
}

const patch: Patch = { colour: '#c02050', left: 150, top: 60, width: 75, height: 55 };
/** The same in pixels of the original, a little smaller: all of it is the result's. */
const inside = [157, 67, 46, 32] as const;

test('what was covered is the original’s again, though the answer is black there', async () => {
  const { verdict, parts, hasCovers, outside, changedIn } = await kept(await answered([cover], [patch]), [cover]);
  expect([verdict, parts.length, hasCovers, outside?.identical]).toEqual(['accepted', 1, true, outside?.pixels]);
  expect([changedIn(cover.box), changedIn(inside)]).toEqual([0, inside[2] * inside[3]]);
});

test('also where the model painted over the cover, and where a person took the place by hand', async () => {
  const over: Patch = { colour: '#20c050', left: 345, top: 145, width: 140, height: 110 };
  const result = await answered([cover], [patch, over]);
  const proposed = await kept(result, [cover]);
  expect(proposed.changedIn(cover.box)).toBe(0);
  const byHand = {
    ...proposed.settings,
    strokes: [{ kind: 'rectangle' as const, add: true, box: [325, 125, 150, 130] as [number, number, number, number] }],
  };
  const taken = await kept(result, [cover], { settings: byHand });
  expect([taken.changedIn(cover.box), taken.changedIn([331, 133, 10, 10]) > 0]).toEqual([0, true]);
  // Unlocked, the answer is taken there as anywhere.
  const unlocked = await kept(result, [cover], { settings: { ...byHand, unlocked: true } });
  expect(unlocked.changedIn(cover.box)).toBeGreaterThan(0.9 * cover.box[2] * cover.box[3]);
});

test('a mark that the model left is no change, and is told', async () => {
  const { verdict, parts, marksLeft, changedIn } = await kept(await answered([frame], [patch]), [frame]);
  expect([verdict, parts.length, marksLeft > 0.8]).toEqual(['accepted', 1, true]);
  expect(changedIn([65, 200, 140, 120])).toBe(0);
});

test('a mark that the model took away is no change either, and nothing of it is left', async () => {
  const { verdict, parts, marksLeft, changedIn } = await kept(await answered([], [patch]), [frame]);
  expect([verdict, parts.length, marksLeft < 0.1]).toEqual(['accepted', 1, true]);
  expect(changedIn([65, 200, 140, 120])).toBe(0);
});

test('what was sent with its marks and came back so is unchanged', async () => {
  const { verdict } = await kept(await answered([frame, cover], []), [frame, cover]);
  expect(verdict).toBe('unchanged');
});

test.each(
  halfOf([
    ['on whole pixels of the frame', cover.box, null],
    ['between two of them', [351, 149, 97, 83], null],
    ['in a straightened picture', [351, 149, 97, 83], { turn: 0, straighten: 4.3 }],
  ] as const),
)(
  'a cover %s that came back as it was is no difference at its edge, also where its place is taken from the result',
  async (_, box, turned) => {
    const drawn: readonly ViewStroke[] = [{ kind: 'cover', box }];
    const seen = { crop: largestInside({ width, height }, turned), turned };
    const as = { path: original, name: 'original.png', ...seen, strokes: drawn };
    const settings = { ...(await kept(await answered(drawn, [], seen), drawn, { original: as })).settings, unlocked: true };
    const same = await kept(await answered(drawn, [], seen), drawn, { original: as, settings });
    expect([same.verdict, same.parts]).toEqual(['unchanged', []]);
    // And what the model painted into it is found where it is, not with the cover's outline.
    const [x, y] = apply(toView({ width, height }, seen), box[0] + box[2] / 2, box[1] + box[3] / 2);
    const full = fullSize({ width, height }, seen);
    const spot = {
      colour: '#20c050',
      left: Math.round((x * toWidth) / full.width) - 15,
      top: Math.round((y * toHeight) / full.height) - 12,
      width: 30,
      height: 24,
    };
    const painted = await kept(await answered(drawn, [spot], seen), drawn, { original: as, settings });
    expect([painted.parts.length, (painted.parts[0]?.box[2] ?? 0) < 0.8 * box[2]]).toEqual([1, true]);
  },
);
