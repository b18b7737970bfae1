// A result of a picture that was turned before it was sent, laid on the picture as it stands: its pixels are never turned.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { apply, invert } from '../../../../app/pictures/affine.ts';
import type { KeepSettings } from '../../../../app/composite/keep-settings.ts';
import type { Seen } from '../../../../app/pictures/input-view.ts';
import type { CropBox } from '../../../../app/pictures/crop-box.ts';
import { fullSize, largestInside, toView } from '../../../../app/pictures/turned.ts';
import type { Turned } from '../../../../app/pictures/turn.ts';
import type { ViewStroke } from '../../../../app/pictures/view-strokes.ts';
import { compose } from '../../../../main/pictures/composite/compose.ts';
import { asProposed } from '../../../../main/pictures/composite/jobs.ts';
import type { CompositeJob } from '../../../../main/pictures/composite/jobs.ts';
import { seenIn } from '../../../../main/pictures/upright.ts';
import { sceneOf } from '../../../fakes/scene.ts';
import { halfOf } from '../../../size.ts';

vi.setConfig({ testTimeout: 240_000 });

const whole = { width: 570, height: 420 };
const { width, height } = whole;
const own = sceneOf(width, height);
let folder: string;
let original: string;
let bytes: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kontext-compose-turned-'));
  original = path.join(folder, 'original.png');
  bytes = await sharp(own, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
  writeFileSync(original, bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const seenWith = (turned: Turned, crop: CropBox | null = largestInside(whole, turned), strokes: readonly ViewStroke[] = []): Seen => ({
  crop,
  turned,
  strokes,
});

/** Where the model changes something: a place of the original, and the box of what is seen that is wholly within it. */
const place = [280, 180, 90, 70] as const;
function patchOf(seen: Seen): CropBox {
  const map = toView(whole, seen);
  const [x, y] = apply(map, place[0] + place[2] / 2, place[1] + place[3] / 2);
  return [Math.round(x - 30), Math.round(y - 30), 60, 60];
}

/** What a model might answer: what was sent, a little lighter, with a patch. */
async function answered(seen: Seen, [left, top, wide, high]: CropBox = patchOf(seen), colour = '#c02050'): Promise<string> {
  const file = path.join(folder, `result-${Math.random()}.png`);
  const sent = await (await seenIn(bytes, seen, { longSide: null })).linear(1.01, 1).png().toBuffer();
  const red = await sharp({ create: { width: wide, height: high, channels: 3, background: colour } })
    .png()
    .toBuffer();
  writeFileSync(
    file,
    await sharp(sent)
      .composite([{ input: red, left, top }])
      .png()
      .toBuffer(),
  );
  return file;
}

async function kept(seen: Seen, result: string, more: Partial<CompositeJob> = {}) {
  const into = path.join(folder, 'kept.png');
  rmSync(into, { force: true });
  const reply = await compose({
    ...asProposed,
    original: { path: more.original?.path ?? original, name: 'original.png', ...seen },
    result: { path: result, name: 'result.png' },
    write: { into, force: false, texts: null },
    ...more,
  });
  if (!reply.ok) throw new Error(reply.failure.message);
  if (reply.value.written === null) return { ...reply.value, changed: [], at: () => [0, 0, 0] };
  const { data, info } = await sharp(readFileSync(into)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([width, height]);
  let [minX, minY, maxX, maxY] = [width, height, -1, -1];
  for (let at = 0; at < own.length; at += 1) {
    if (data[at] === own[at]) continue;
    const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
    [minX, minY, maxX, maxY] = [Math.min(minX, x), Math.min(minY, y), Math.max(maxX, x), Math.max(maxY, y)];
  }
  const at = (x: number, y: number): readonly number[] => [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
  return { ...reply.value, changed: [minX, minY, maxX, maxY], at };
}

/** Differences of a box's sides from those of the changed place, which grows a little on each side. */
const around = ([left = 0, top = 0, right = 0, bottom = 0]: readonly number[], grown: number): readonly boolean[] => {
  const [x, y] = [place[0] + place[2] / 2, place[1] + place[3] / 2];
  return [x - 30 - left, y - 30 - top, right - x - 30, bottom - y - 30].map((more) => more > -6 && more < grown);
};
const all = [true, true, true, true];

test.each(halfOf([90, 180, 270] as const))(
  'after a turn of %i° the change lands where it belongs, and all else has the original’s samples',
  async (turn) => {
    const seen = seenWith({ turn, straighten: 0 });
    const { verdict, transform, parts, outside, written, changed, at, crop, turned } = await kept(seen, await answered(seen));
    expect([verdict, crop, turned, written?.width, written?.height, parts.length]).toEqual([
      'accepted',
      null,
      seen.turned,
      width,
      height,
      1,
    ]);
    expect(outside?.identical).toBe(outside?.pixels);
    expect(outside?.pixels).toBeGreaterThan(width * height - 100 * 100);
    expect(around(changed, 22)).toEqual(all);
    const [red = 0, green = 0] = at(place[0] + 45, place[1] + 35);
    expect(red - green).toBeGreaterThan(100);
    // From the original as it stands to the result.
    const [px, py] = apply(transform, place[0] + 44.5, place[1] + 34.5);
    const [x, y, wide, high] = patchOf(seen);
    expect([Math.abs(px - (x + wide / 2 - 0.5)) < 1, Math.abs(py - (y + high / 2 - 0.5)) < 1]).toEqual([true, true]);
  },
);

test.each(
  halfOf([
    [0, 3],
    [0, -8.5],
    [90, 4],
    [180, 20],
  ] as const),
)('after a turn of %i° and %d° more the patch is laid back by the inverse, and no pixel beside it is touched', async (turn, straighten) => {
  const seen = seenWith({ turn, straighten });
  const { verdict, outside, changed, at, written } = await kept(seen, await answered(seen));
  expect([verdict, written?.width, written?.height]).toEqual(['accepted', width, height]);
  expect(outside?.identical).toBe(outside?.pixels);
  // The corners of a square that stands askew reach farther.
  const reach = 30 * (Math.cos((Math.abs(straighten) * Math.PI) / 180) + Math.sin((Math.abs(straighten) * Math.PI) / 180) - 1);
  expect(around(changed, 22 + reach)).toEqual(all);
  const [red = 0, green = 0] = at(place[0] + 45, place[1] + 35);
  expect(red - green).toBeGreaterThan(100);
});

test.each(halfOf([0, 180] as const))(
  'what the model left alone comes back with its detail in place, turned by %i° and 6° more',
  async (turn) => {
    const seen = seenWith({ turn, straighten: 6 });
    const result = await answered(seen);
    const { settings } = await kept(seen, result, { write: null });
    const map = invert(toView(whole, seen));
    const { width: wide, height: high } = fullSize(whole, seen);
    // All of it is taken from the result by hand: a quarter in the middle, away from the patch.
    const box = [Math.round(wide / 2) + (seen.crop?.[0] ?? 0) - 230, Math.round(high / 2) + (seen.crop?.[1] ?? 0) - 60, 120, 120] as const;
    const strokes: KeepSettings['strokes'] = [{ kind: 'rectangle', add: true, box: [...box] }];
    const laid = await kept(seen, result, { settings: { ...settings, off: [1], feather: 0, grain: false, tone: 0, strokes } });
    const [x, y] = apply(map, box[0] - (seen.crop?.[0] ?? 0) + 60, box[1] - (seen.crop?.[1] ?? 0) + 60);
    let sum = 0;
    for (let row = -30; row < 30; row += 1)
      for (let column = -30; column < 30; column += 1) {
        const [px, py] = [Math.round(x) + column, Math.round(y) + row];
        const [red = 0] = laid.at(px, py);
        sum += Math.abs(red - (own[(py * width + px) * 3] ?? 0));
      }
    // Two readings between pixels soften noise, by 1.5; a slip of one pixel would cost 4.
    expect(sum / 3600).toBeLessThan(2.5);
  },
);

test('a crop of a turned picture is laid on its own place', async () => {
  // The turned picture is 420 wide and 570 high.
  const seen = seenWith({ turn: 90, straighten: 0 }, [60, 130, 320, 400]);
  const { outside, changed, verdict, crop } = await kept(seen, await answered(seen));
  expect([verdict, crop]).toEqual(['accepted', seen.crop]);
  expect(outside?.identical).toBe(outside?.pixels);
  expect(around(changed, 22)).toEqual(all);
});

test('of sixteen bits nothing outside of the parts changes either', async () => {
  const deep = path.join(folder, 'deep.png');
  writeFileSync(
    deep,
    await sharp(own, { raw: { width, height, channels: 3 } })
      .toColourspace('rgb16')
      .linear(0.93, 1.7)
      .png()
      .toBuffer(),
  );
  const seen = seenWith({ turn: 270, straighten: 2 });
  const into = path.join(folder, 'kept-deep.png');
  const result = await answered(seen);
  const reply = await compose({
    ...asProposed,
    original: { path: deep, name: 'deep.png', ...seen },
    result: { path: result, name: 'result.png' },
    write: { into, force: true, texts: null },
  });
  if (!reply.ok) throw new Error(reply.failure.message);
  const samples = async (file: string): Promise<Uint16Array> => {
    const { data } = await sharp(readFileSync(file)).toColourspace('rgb16').raw({ depth: 'ushort' }).toBuffer({ resolveWithObject: true });
    return new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
  };
  const [before, after] = [await samples(deep), await samples(into)];
  let changed = 0;
  for (let at = 0; at < before.length; at += 3) if ([0, 1, 2].some((channel) => before[at + channel] !== after[at + channel])) changed += 1;
  expect([reply.value.outside?.identical === reply.value.outside?.pixels, changed > 2000, changed < 14_000]).toEqual([true, true, true]);
});

test.each(
  halfOf([
    [90, 0],
    [0, 7],
  ] as const),
)('where it was covered the original stays, turned by %i° and %d°', async (turn, straighten) => {
  const cover: ViewStroke = { kind: 'cover', box: [...place] };
  const seen = seenWith({ turn, straighten }, undefined, [cover]);
  const laid = await kept(seen, await answered(seen), { write: { into: path.join(folder, 'kept.png'), force: true, texts: null } });
  expect(laid.hasCovers).toBe(true);
  if (laid.written !== null)
    expect(laid.at(place[0] + 45, place[1] + 35)).toEqual([...own.subarray(((place[1] + 35) * width + place[0] + 45) * 3).subarray(0, 3)]);
  else expect(laid.verdict).toBe('unchanged');
});

test('a mask is one of the whole picture as it stands', async () => {
  const mask = path.join(folder, 'mask.png');
  const white = await sharp({ create: { width: 15, height: 10, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer();
  writeFileSync(
    mask,
    await sharp({ create: { width: width / 2, height: height / 2, channels: 3, background: '#000000' } })
      .composite([{ input: white, left: 200, top: 135 }])
      .png()
      .toBuffer(),
  );
  for (const turned of [
    { turn: 90, straighten: 0 },
    { turn: 0, straighten: -5 },
  ] as const) {
    const seen = seenWith(turned);
    const { changed } = await kept(seen, await answered(seen), { mask });
    const [left = 0, top = 0, right = 0, bottom = 0] = changed;
    expect([left >= 397, top >= 267, right <= 433, bottom <= 293, right - left > 15]).toEqual([true, true, true, true, true]);
  }
});

test('the same result and settings give the same bytes', async () => {
  const seen = seenWith({ turn: 90, straighten: 1.5 });
  const result = await answered(seen);
  const [first, second] = [(await kept(seen, result)).written?.sha256, (await kept(seen, result)).written?.sha256];
  expect([first, typeof first]).toEqual([second, 'string']);
});
