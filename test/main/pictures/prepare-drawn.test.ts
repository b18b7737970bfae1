// What is sent of a picture that was drawn on: covered pixels are nowhere in it, marks are, and no copy of it is taken for another.
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ViewStroke } from '../../../app/pictures/view-strokes.ts';
import { openPreparing } from './preparing.ts';
import type { Preparing } from './preparing.ts';

let preparing: Preparing;
beforeAll(async () => {
  preparing = await openPreparing();
});
afterAll(() => preparing.close());

const [width, height] = [1600, 1200];
/** Grey, with a secret: a square of pure green. */
const secret = { left: 700, top: 500, width: 200, height: 160 };
async function picture(kind: 'png' | 'jpeg' = 'png'): Promise<Buffer> {
  const green = await sharp({ create: { width: secret.width, height: secret.height, channels: 3, background: '#00ff00' } })
    .png()
    .toBuffer();
  const whole = sharp({ create: { width, height, channels: 3, background: '#808080' } }).composite([
    { input: green, left: secret.left, top: secret.top },
  ]);
  return kind === 'png' ? whole.png().toBuffer() : whole.jpeg({ quality: 95 }).toBuffer();
}

async function sent(bytes: Uint8Array, more: Parameters<Preparing['ask']>[1]) {
  const reply = await preparing.ask(bytes, more);
  if (!reply.ok) throw new Error(reply.failure.message);
  const { data, info } = await sharp(await sharp(reply.value.path).toBuffer())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): readonly number[] => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  /** By how much green is the strongest colour anywhere. */
  let greenest = 0;
  for (let pixel = 0; pixel < data.length; pixel += 3)
    greenest = Math.max(greenest, (data[pixel + 1] ?? 0) - Math.max(data[pixel] ?? 0, data[pixel + 2] ?? 0));
  return { ...reply.value.sent, at, greenest };
}

const cover: ViewStroke = { kind: 'cover', box: [secret.left, secret.top, secret.width, secret.height] };
const sending = { longSide: 2048, asIs: false };

test.each([
  ['in its own size', { size: null, crop: null }],
  ['in the model’s size, where filters could spread it', { size: { width: 1184, height: 880 }, crop: null }],
  ['made smaller', { size: null, crop: null, longSide: 512 }],
  ['in a crop', { size: null, crop: [600, 400, 500, 400] as const }],
  ['with the file’s own bytes wanted', { size: null, crop: null, asIs: true }],
])('nothing of what is covered is sent %s', async (_, more) => {
  for (const kind of ['png', 'jpeg'] as const) {
    const bytes = await picture(kind);
    const [covered, open] = [await sent(bytes, { ...sending, ...more, strokes: [cover] }), await sent(bytes, { ...sending, ...more })];
    // A JPEG has spread it beyond its edge before anybody covered it.
    expect(covered.greenest).toBeLessThan(kind === 'png' ? 3 : 90);
    expect([open.greenest > 150, covered.sha256 === open.sha256]).toEqual([true, false]);
    const scale = covered.width / (more.crop === null ? width : more.crop[2]);
    const [x, y] = more.crop === null ? [0, 0] : more.crop;
    expect(covered.at(Math.round((800 - x) * scale), Math.round((580 - y) * scale))).toEqual([0, 0, 0]);
  }
});

test('a cover is never bypassed by the copy of the uncovered picture, nor one cover by another’s', async () => {
  const bytes = await picture();
  const strokes: readonly (readonly ViewStroke[])[] = [
    [],
    [cover],
    [{ kind: 'cover', box: [0, 0, 10, 10] }],
    [{ kind: 'box', box: [0, 0, 10, 10] }],
    [cover, { kind: 'box', box: [0, 0, 10, 10] }],
  ];
  const ask = async () => {
    const hashes: string[] = [];
    for (const drawn of strokes) hashes.push((await sent(bytes, { ...sending, strokes: drawn })).sha256);
    return hashes;
  };
  const first = await ask();
  expect(new Set(first).size).toBe(strokes.length);
  expect(await ask()).toEqual(first);
});

test('marks are drawn in red at the size that is sent', async () => {
  const bytes = await picture();
  const drawn: readonly ViewStroke[] = [
    { kind: 'box', box: [200, 200, 300, 200] },
    { kind: 'arrow', from: [1200, 900], to: [1500, 900] },
    { kind: 'brush', points: [[100, 1100]] },
  ];
  const made = await sent(bytes, { ...sending, crop: null, size: { width: 800, height: 600 }, strokes: drawn });
  const isRed = ([red = 0, green = 0, blue = 0]: readonly number[]): boolean => red > 200 && green < 60 && blue < 100;
  expect([made.at(100, 150), made.at(675, 450), made.at(50, 550)].map(isRed)).toEqual([true, true, true]);
  expect([made.at(175, 150), made.at(600, 500)]).toEqual([
    [128, 128, 128],
    [128, 128, 128],
  ]);
  expect([made.mediaType, made.width, made.height]).toEqual(['image/png', 800, 600]);
});

test('transparent and grey pictures are covered as well', async () => {
  const clear = await sharp({ create: { width: 300, height: 200, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } } })
    .png()
    .toBuffer();
  const grey = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#ffffff' } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
  const box: ViewStroke = { kind: 'cover', box: [100, 50, 100, 100] };
  const [ofClear, ofGrey] = [await sent(clear, { ...sending, strokes: [box] }), await sent(grey, { ...sending, strokes: [box] })];
  expect([ofClear.at(150, 100), ofGrey.at(150, 100), ofGrey.at(20, 20)]).toEqual([
    [0, 0, 0],
    [0, 0, 0],
    [255, 255, 255],
  ]);
});
