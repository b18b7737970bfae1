// A result of a crop, laid on the whole picture: everywhere but in what changed the written file has the original's samples.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { KeepSettings } from '../../../../app/composite/keep-settings.ts';
import { compose } from '../../../../main/pictures/composite/compose.ts';
import { asProposed } from '../../../../main/pictures/composite/jobs.ts';
import type { CompositeJob } from '../../../../main/pictures/composite/jobs.ts';
import { sceneOf } from '../../../fakes/scene.ts';

vi.setConfig({ testTimeout: 240_000 });

const [width, height] = [760, 560];
/** One pixel of what was sent is one of the original. */
const crop = [100, 50, 592, 440] as const;
const [left, top, wide, high] = crop;
let folder: string;
let original: string;
const own = sceneOf(width, height);

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kontext-compose-crop-'));
  original = path.join(folder, 'original.png');
  writeFileSync(
    original,
    await sharp(own, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer(),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The crop a little lighter, with a patch at a place of it. */
async function resultWith(patch: readonly [x: number, y: number, width: number, height: number]): Promise<string> {
  const [x, y, patchWidth, patchHeight] = patch;
  const file = path.join(folder, `result-${x}-${y}.png`);
  const cut = await sharp(own, { raw: { width, height, channels: 3 } })
    .extract({ left, top, width: wide, height: high })
    .linear(1.01, 1)
    .raw()
    .toBuffer();
  const red = await sharp({ create: { width: patchWidth, height: patchHeight, channels: 3, background: '#c02050' } })
    .png()
    .toBuffer();
  writeFileSync(
    file,
    await sharp(cut, { raw: { width: wide, height: high, channels: 3 } })
      .composite([{ input: red, left: x, top: y }])
      .png()
      .toBuffer(),
  );
  return file;
}

async function kept(result: string, more: Partial<CompositeJob> = {}) {
  const into = path.join(folder, 'kept.png');
  rmSync(into, { force: true });
  const reply = await compose({
    ...asProposed,
    original: { path: original, name: 'original.png', crop, turned: null, strokes: [] },
    result: { path: result, name: 'result.png' },
    write: { into, force: false, texts: null },
    ...more,
  });
  if (!reply.ok) throw new Error(reply.failure.message);
  if (reply.value.written === null) return { ...reply.value, changed: () => [] };
  const pixels = await sharp(readFileSync(into)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([pixels.info.width, pixels.info.height]).toEqual([width, height]);
  /** Left, top, right and bottom of all that is not the original's. */
  const changed = (): readonly number[] => {
    let [minX, minY, maxX, maxY] = [width, height, -1, -1];
    for (let at = 0; at < own.length; at += 1) {
      if (pixels.data[at] === own[at]) continue;
      const [x, y] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
      [minX, minY, maxX, maxY] = [Math.min(minX, x), Math.min(minY, y), Math.max(maxX, x), Math.max(maxY, y)];
    }
    return [minX, minY, maxX, maxY];
  };
  return { ...reply.value, changed };
}

test('a change within the crop lands where it belongs, and nothing else of the picture is touched', async () => {
  const {
    verdict,
    transform,
    parts,
    outside,
    written,
    atEdge,
    changed,
    crop: laid,
    original: of,
  } = await kept(await resultWith([200, 150, 75, 60]));
  expect([verdict, laid, atEdge, of.width, written?.width, written?.height]).toEqual(['accepted', crop, [], width, width, height]);
  // The way back is known: one pixel is one pixel, moved by the crop's corner.
  expect(transform).toEqual([
    expect.closeTo(1, 3),
    expect.closeTo(0, 4),
    expect.closeTo(-left, 1),
    expect.closeTo(0, 4),
    expect.closeTo(1, 3),
    expect.closeTo(-top, 1),
  ]);
  expect(parts).toHaveLength(1);
  const [x = 0, y = 0, partWidth = 0, partHeight = 0] = parts[0]?.box ?? [];
  expect([Math.abs(x - 300) < 15, Math.abs(y - 200) < 15, Math.abs(partWidth - 75) < 30, Math.abs(partHeight - 60) < 30]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  // Of the whole picture, not of the crop.
  expect(parts[0]?.share).toBeCloseTo((partWidth * partHeight) / (width * height), 2);
  expect(outside?.identical).toBe(outside?.pixels);
  expect(outside?.pixels).toBeGreaterThan(width * height - 110 * 95);
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = changed();
  expect([minX > 280, minY > 180, maxX < 395, maxY < 280]).toEqual([true, true, true, true]);
});

test('a change that reaches the crop’s edge is told, and fades out before it', async () => {
  const { atEdge, parts, outside, changed } = await kept(await resultWith([0, 150, 100, 75]));
  expect([parts.length, atEdge]).toEqual([1, [1]]);
  expect(outside?.identical).toBe(outside?.pixels);
  // The pixel at the very edge is the original's.
  expect(changed()[0]).toBeGreaterThan(left);
});

test('where the crop ends with the picture, a change may end there too', async () => {
  const corner = [0, 0, 592, 440] as const;
  const result = await resultWith([0, 0, 10, 10]);
  const cut = sharp(own, { raw: { width, height, channels: 3 } }).extract({ left: 0, top: 0, width: wide, height: high });
  const red = await sharp({ create: { width: 75, height: 60, channels: 3, background: '#c02050' } })
    .png()
    .toBuffer();
  writeFileSync(
    result,
    await sharp(await cut.png().toBuffer())
      .composite([{ input: red, left: 0, top: 0 }])
      .png()
      .toBuffer(),
  );
  const { atEdge, changed } = await kept(result, {
    original: { path: original, name: 'original.png', crop: corner, turned: null, strokes: [] },
  });
  expect([atEdge, changed().slice(0, 2)]).toEqual([[], [0, 0]]);
});

test('strokes and boxes count in pixels of the whole picture', async () => {
  const result = await resultWith([200, 150, 75, 60]);
  const { settings } = await kept(result, { write: null });
  const box = [450, 350, 30, 20] as const;
  const strokes: KeepSettings['strokes'] = [{ kind: 'rectangle', add: true, box: [...box] }];
  const { changed } = await kept(result, { settings: { ...settings, off: [1], feather: 0, grain: false, tone: 0, strokes } });
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = changed();
  expect([minX >= 449, minY >= 349, maxX <= 481, maxY <= 371, maxX - minX > 15, maxY - minY > 8]).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
  ]);
});

test('a mask is one of the whole picture, of any size', async () => {
  const mask = path.join(folder, 'mask.png');
  const white = await sharp({ create: { width: 15, height: 10, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer();
  writeFileSync(
    mask,
    await sharp({ create: { width: width / 2, height: height / 2, channels: 3, background: '#000000' } })
      .composite([{ input: white, left: 225, top: 175 }])
      .png()
      .toBuffer(),
  );
  const { changed } = await kept(await resultWith([200, 150, 75, 60]), { mask });
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = changed();
  expect([minX >= 447, minY >= 347, maxX <= 483, maxY <= 373]).toEqual([true, true, true, true]);
});

test('a picture that has no such part is not the one the result was made from', async () => {
  const result = await resultWith([200, 150, 75, 60]);
  const reply = await compose({
    ...asProposed,
    original: { path: original, name: 'original.png', crop: [300, 50, 592, 440], turned: null, strokes: [] },
    result: { path: result, name: 'result.png' },
  });
  expect(reply.ok ? null : reply.failure.message).toBe(
    '“original.png” is smaller than the part that was sent of it, so it is not the picture this result was made from.',
  );
});

test('the same result and settings give the same bytes', async () => {
  const result = await resultWith([200, 150, 75, 60]);
  const [first, second] = [(await kept(result)).written?.sha256, (await kept(result)).written?.sha256];
  expect(first).toBe(second);
});
