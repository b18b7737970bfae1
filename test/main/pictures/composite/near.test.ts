// The quick look overlooks no result that came back as it was, and sends few others on to the slow one.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isNear } from '../../../../main/pictures/composite/near.ts';
import { allOfIt } from '../../../../app/pictures/input-view.ts';
import { sceneOf } from '../../../fakes/scene.ts';

vi.setConfig({ testTimeout: 240_000 });

const [width, height] = [1200, 800];
let folder: string;
let picture: string;
const scene = (): Sharp => sharp(sceneOf(width, height), { raw: { width, height, channels: 3 } });
const patch = (long: number): Promise<Buffer> =>
  sharp({ create: { width: long, height: long, channels: 3, background: '#c02050' } })
    .png()
    .toBuffer();

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kontext-near-'));
  picture = path.join(folder, 'picture.png');
  writeFileSync(picture, await scene().png().toBuffer());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const near = async (result: Buffer): Promise<unknown> => {
  const file = path.join(folder, 'result');
  writeFileSync(file, result);
  const reply = await isNear({ seen: allOfIt, picture, result: file });
  return reply.ok ? reply.value : reply.failure.kind;
};

test.each<[string, () => Promise<Buffer>]>([
  ['the very picture', () => scene().png().toBuffer()],
  ['stretched to a size of the model', () => scene().resize(1248, 832, { fit: 'fill' }).png().toBuffer()],
  ['compressed', () => scene().resize(1248, 832, { fit: 'fill' }).jpeg({ quality: 70 }).toBuffer()],
  ['a little lighter and warmer', () => scene().linear([1.02, 1, 0.98], [3, 2, 1]).png().toBuffer()],
  ['cut by eight pixels on each side', () => scene().extract({ left: 8, top: 8, width: 1184, height: 784 }).png().toBuffer()],
])('%s is near', async (_what, result) => {
  expect(await near(await result())).toBe(true);
});

test.each<[string, () => Promise<Buffer>]>([
  [
    'a fifth of it painted over',
    async () =>
      scene()
        .composite([{ input: await patch(400), left: 300, top: 200 }])
        .png()
        .toBuffer(),
  ],
  [
    'a place of two hundred pixels',
    async () =>
      scene()
        .composite([{ input: await patch(200), left: 700, top: 500 }])
        .png()
        .toBuffer(),
  ],
  ['mirrored', () => scene().flop().png().toBuffer()],
  ['another light', () => scene().linear(0.5, 0).png().toBuffer()],
])('%s is not', async (_what, result) => {
  expect(await near(await result())).toBe(false);
});

test('what cannot be read is refused', async () => {
  expect(await near(Buffer.from('no picture'))).toBe('picture-unsupported');
  expect(await isNear({ seen: allOfIt, picture: path.join(folder, 'gone'), result: picture })).toMatchObject({ ok: false });
});

test('of a crop the crop alone is looked at', async () => {
  const crop = [Math.round(width / 4), Math.round(height / 4), Math.round(width / 2), Math.round(height / 2)] as const;
  const [left, top, wide, high] = crop;
  const file = path.join(folder, 'result');
  writeFileSync(file, await scene().extract({ left, top, width: wide, height: high }).png().toBuffer());
  const [ofCrop, ofWhole] = [
    await isNear({ seen: { crop, turned: null, strokes: [] }, picture, result: file }),
    await isNear({ seen: allOfIt, picture, result: file }),
  ];
  expect([ofCrop, ofWhole]).toEqual([
    { ok: true, value: true },
    { ok: true, value: false },
  ]);
});
