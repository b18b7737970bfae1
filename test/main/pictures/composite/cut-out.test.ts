// Pictures with transparency: a service shows them on a ground of its own, which is no change.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { allOfIt } from '../../../../app/pictures/input-view.ts';
import { compose } from '../../../../main/pictures/composite/compose.ts';
import { asProposed } from '../../../../main/pictures/composite/jobs.ts';
import type { Composed } from '../../../../main/pictures/composite/jobs.ts';
import { isNear } from '../../../../main/pictures/composite/near.ts';
import { sceneOf } from '../../../fakes/scene.ts';

vi.setConfig({ testTimeout: 240_000 });

const [width, height] = [600, 400];
let folder: string;
let original: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kontext-cut-out-'));
  original = path.join(folder, 'cut-out.png');
  // The scene within an ellipse with a soft edge; its colours are stored around it, too.
  const scene = sceneOf(width, height);
  const rgba = Buffer.alloc(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const distance = Math.hypot(((at % width) - width / 2) / 220, (Math.floor(at / width) - height / 2) / 150);
    rgba.set([...scene.subarray(at * 3, at * 3 + 3), Math.max(0, Math.min(255, (1 - distance) * 2500))], at * 4);
  }
  writeFileSync(
    original,
    await sharp(rgba, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer(),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The product's decoder reads from memory alone, and so does sharp in this process.
const cutOut = () => sharp(readFileSync(original));

type Ground = '#ffffff' | '#000000' | '#808080' | 'as stored';
const grounds: readonly Ground[] = ['#ffffff', '#000000', '#808080', 'as stored'];

/** As a service gives it back, with a patch whose corner lies there. */
async function resultOn(ground: Ground, patchAt: readonly [left: number, top: number] | null): Promise<string> {
  const all = ground === 'as stored' ? cutOut().removeAlpha() : cutOut().flatten({ background: ground });
  const patch = await sharp({ create: { width: 80, height: 60, channels: 3, background: '#c02050' } })
    .png()
    .toBuffer();
  const painted = patchAt === null ? all : all.composite([{ input: patch, left: patchAt[0], top: patchAt[1] }]);
  const file = path.join(folder, `result-${ground}-${String(patchAt)}.jpg`);
  writeFileSync(
    file,
    await sharp(await painted.png().toBuffer())
      .resize(624, 416, { fit: 'fill' })
      .jpeg({ quality: 92 })
      .toBuffer(),
  );
  return file;
}

const keptAs = (result: string): string => path.join(folder, `kept-${path.basename(result)}.png`);
const versionOf = (result: string): Promise<Buffer> =>
  sharp(readFileSync(keptAs(result)))
    .raw()
    .toBuffer();

/** Means of the four channels where the cut-out is half transparent, away from where the red ends. */
function edgeOf(rgba: Buffer, own: Buffer): readonly number[] {
  const edge = Array.from({ length: width * height }, (_, at) => at).filter((at) => {
    const opacity = own[at * 4 + 3] ?? 0;
    return at % width < 130 && opacity > 40 && opacity < 240;
  });
  expect(edge.length).toBeGreaterThan(50);
  return [0, 1, 2, 3].map((of) => edge.reduce((sum, at) => sum + (rgba[at * 4 + of] ?? 0), 0) / edge.length);
}

async function kept(result: string, of = original): Promise<Composed> {
  const composed = await compose({
    ...asProposed,
    original: { path: of, name: 'cut-out.png', ...allOfIt },
    result: { path: result, name: 'result.jpg' },
    write: { into: keptAs(result), force: false, texts: null },
  });
  if (!composed.ok) throw new Error(composed.failure.message);
  return composed.value;
}

describe.each(grounds)('a cut-out that came back on %s', (ground) => {
  test('is changed where it was changed, and nowhere else', async () => {
    const { verdict, parts, unseen, outside } = await kept(await resultOn(ground, [260, 170]));
    expect([verdict, parts.length, unseen, outside?.identical]).toEqual(['accepted', 1, [], outside?.pixels]);
    const [left = 0, top = 0, wide = 0, high = 0] = parts[0]?.box ?? [];
    expect([left, top, left + wide, top + high].map((at, nth) => Math.abs(at - ([260, 170, 340, 230][nth] ?? 0)) <= 12)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test('is near to the picture when nothing of it was changed, and not when it was', async () => {
    const near = async (result: string): Promise<unknown> => {
      const reply = await isNear({ picture: original, seen: allOfIt, result });
      return reply.ok && reply.value;
    };
    expect([await near(await resultOn(ground, null)), await near(await resultOn(ground, [260, 170]))]).toEqual([true, false]);
  });
});

test('a change where the picture is transparent is told of, and stays transparent', async () => {
  const result = await resultOn('#ffffff', [8, 8]);
  const { verdict, parts, unseen } = await kept(result);
  expect([verdict, parts.length, unseen]).toEqual(['accepted', 1, [1]]);
  const alpha = (file: string): Promise<Buffer> => sharp(readFileSync(file)).extractChannel('alpha').raw().toBuffer();
  expect((await alpha(keptAs(result))).equals(await alpha(original))).toBe(true);
});

test('a soft edge is as it was shown where the service showed what is stored behind it, though that is of one colour', async () => {
  const { data: own } = await cutOut().raw().toBuffer({ resolveWithObject: true });
  for (let at = 0; at < width * height; at += 1) if (own[at * 4 + 3] === 0) own.fill(255, at * 4, at * 4 + 3);
  const white = path.join(folder, 'white-behind.png');
  writeFileSync(
    white,
    await sharp(own, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer(),
  );
  const painted = Buffer.from(own);
  for (let at = 0; at < width * height; at += 1) if (at % width < 150 && own[at * 4 + 3] !== 0) painted.set([190, 30, 40], at * 4);
  const result = path.join(folder, 'white-red.png');
  writeFileSync(
    result,
    await sharp(painted, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .png()
      .toBuffer(),
  );
  const { verdict } = await kept(result, white);
  expect(verdict).toBe('accepted');
  expect(
    edgeOf(await versionOf(result), own)
      .slice(0, 3)
      .map((mean, of) => Math.abs(mean - ([190, 30, 40][of] ?? 0)) < 12),
  ).toEqual([true, true, true]);
});

test('a soft edge that got another colour has that colour, and nothing of the ground that it was shown on', async () => {
  const { data: own } = await cutOut().raw().toBuffer({ resolveWithObject: true });
  // What a service would paint: the left end of the cut-out in red, with the edge that it has.
  const painted = Buffer.from(own);
  for (let at = 0; at < width * height; at += 1) if (at % width < 150) painted.set([190, 30, 40], at * 4);
  const result = path.join(folder, 'red.png');
  writeFileSync(
    result,
    await sharp(painted, { raw: { width, height, channels: 4 } })
      .flatten({ background: '#ffffff' })
      .png()
      .toBuffer(),
  );
  const { verdict } = await kept(result);
  expect(verdict).toBe('accepted');
  const means = edgeOf(await versionOf(result), own);
  const [, , , opacity = 0] = edgeOf(own, own);
  expect([190, 30, 40, opacity].map((wanted, of) => Math.abs(wanted - (means[of] ?? 0)) < 12)).toEqual([true, true, true, true]);
});
