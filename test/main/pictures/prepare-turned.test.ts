// What is sent of a picture that was turned: quarter turns move pixels and change none, straightening reads between them once, and covers hide what they hid.
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CropBox } from '../../../app/pictures/crop-box.ts';
import { largestInside } from '../../../app/pictures/turned.ts';
import type { Turned } from '../../../app/pictures/turn.ts';
import type { ViewStroke } from '../../../app/pictures/view-strokes.ts';
import { sceneOf } from '../../fakes/scene.ts';
import { openPreparing } from './preparing.ts';
import type { Preparing } from './preparing.ts';

let preparing: Preparing;
beforeAll(async () => {
  preparing = await openPreparing();
});
afterAll(() => preparing.close());

const sending = { longSide: 2048, asIs: false };
const quarter = (turn: Turned['turn']): Turned => ({ turn, straighten: 0 });

async function sent(bytes: Uint8Array, more: Partial<Parameters<Preparing['ask']>[1]>) {
  const reply = await preparing.ask(bytes, { ...sending, ...more });
  if (!reply.ok) throw new Error(reply.failure.message);
  const { data, info } = await sharp(await sharp(reply.value.path).toBuffer())
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { ...reply.value.sent, data, channels: info.channels };
}

const [width, height] = [300, 200];
const scene = sceneOf(width, height);
const picture = (): Promise<Buffer> =>
  sharp(scene, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();

test('a quarter turn moves every pixel to its place and changes none', async () => {
  const bytes = await picture();
  const places: readonly (readonly [Turned['turn'], (x: number, y: number) => readonly [number, number]])[] = [
    [90, (x, y) => [height - 1 - y, x]],
    [180, (x, y) => [width - 1 - x, height - 1 - y]],
    [270, (x, y) => [y, width - 1 - x]],
  ];
  for (const [turn, to] of places) {
    const made = await sent(bytes, { turned: quarter(turn) });
    expect([made.width, made.height, made.mediaType]).toEqual(turn === 180 ? [300, 200, 'image/png'] : [200, 300, 'image/png']);
    let moved = 0;
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const [atX, atY] = to(x, y);
        const [from, at] = [(y * width + x) * 3, (atY * made.width + atX) * 3];
        if ([0, 1, 2].every((channel) => made.data[at + channel] === scene[from + channel])) moved += 1;
      }
    expect(moved).toBe(width * height);
  }
});

test('of a turned JPEG the pixels that its decoder gives are sent, without another loss', async () => {
  const jpeg = await sharp(await picture())
    .jpeg({ quality: 90 })
    .toBuffer();
  const made = await sent(jpeg, { turned: quarter(90) });
  const decoded = await sharp(jpeg).rotate(90).raw().toBuffer();
  expect([made.mediaType, made.data.equals(decoded)]).toEqual(['image/png', true]);
});

test('the turn comes after the orientation of the file, and the crop after the turn', async () => {
  const lying = await sharp(await picture())
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 100 })
    .toBuffer();
  const crop = [10, 20, 60, 40] as const;
  const made = await sent(lying, { turned: quarter(90), crop });
  const wanted = await sharp(await sharp(lying).autoOrient().png().toBuffer())
    .rotate(90)
    .png()
    .toBuffer();
  const cut = await sharp(wanted).extract({ left: 10, top: 20, width: 60, height: 40 }).removeAlpha().raw().toBuffer();
  expect([made.width, made.height, made.from, made.data.equals(cut)]).toEqual([60, 40, [10, 20, 60, 40], true]);
});

/** A picture whose every pixel says where it is: red across, green down. */
async function coordinates(): Promise<Buffer> {
  const data = new Uint8Array(256 * 256 * 3);
  for (let at = 0; at < 256 * 256; at += 1) data.set([at % 256, at >> 8, 128], at * 3);
  return sharp(data, { raw: { width: 256, height: 256, channels: 3 } })
    .png()
    .toBuffer();
}

test('straightening brings every point to where it belongs, in the size that is wanted', async () => {
  const bytes = await coordinates();
  const crop = [60, 50, 128, 140] as const;
  for (const [straighten, size] of [
    [7, null],
    [-12.5, null],
    [30, { width: 64, height: 70 }],
  ] as const) {
    const made = await sent(bytes, { turned: { turn: 0, straighten }, crop, size });
    const scale = crop[2] / made.width;
    const angle = (-straighten * Math.PI) / 180;
    let worst = 0;
    for (let y = 2; y < made.height - 2; y += 1)
      for (let x = 2; x < made.width - 2; x += 1) {
        const [dx, dy] = [crop[0] + (x + 0.5) * scale - 128, crop[1] + (y + 0.5) * scale - 128];
        const [u, v] = [128 + dx * Math.cos(angle) - dy * Math.sin(angle) - 0.5, 128 + dx * Math.sin(angle) + dy * Math.cos(angle) - 0.5];
        const at = (y * made.width + x) * 3;
        worst = Math.max(worst, Math.abs((made.data[at] ?? 0) - u), Math.abs((made.data[at + 1] ?? 0) - v));
      }
    // A slope is read without any error but rounding.
    expect(worst).toBeLessThan(0.51);
  }
});

test('nothing empty is ever sent: a crop with an empty corner is refused, the largest inside has none', async () => {
  const white = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer();
  const turned = { turn: 90, straighten: 11.3 } as const;
  const crop = largestInside({ width: 400, height: 300 }, turned);
  const made = await sent(white, { turned, crop });
  expect(made.data.every((value) => value === 255)).toBe(true);
  const [x = 0, y = 0, wide = 0, high = 0] = crop ?? [];
  const reply = await preparing.ask(white, { ...sending, turned, crop: [x - 9, y - 9, wide + 18, high + 18] });
  expect(reply.ok ? null : reply.failure.message).toBe('“photo” has no such part: it is 400 × 300 px. Choose the crop again.');
});

test('an edge keeps its contrast: one reading between pixels, and no more', async () => {
  const data = new Uint8Array(200 * 200 * 3);
  for (let at = 0; at < 200 * 200; at += 1) data.fill(at % 200 < 100 ? 20 : 220, at * 3, at * 3 + 3);
  const bytes = await sharp(data, { raw: { width: 200, height: 200, channels: 3 } })
    .png()
    .toBuffer();
  const made = await sent(bytes, { turned: { turn: 0, straighten: 2 }, crop: [20, 20, 160, 160] });
  // Across the edge in the middle row no more than two pixels lie between dark and light.
  const row = Array.from({ length: 160 }, (_, x) => made.data[(80 * 160 + x) * 3] ?? 0);
  expect(row.filter((value) => value > 40 && value < 200).length).toBeLessThanOrEqual(2);
});

const secret = { left: 700, top: 500, width: 200, height: 160 };
async function secretPicture(): Promise<Buffer> {
  const green = await sharp({ create: { width: secret.width, height: secret.height, channels: 3, background: '#00ff00' } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#808080' } })
    .composite([{ input: green, left: secret.left, top: secret.top }])
    .png()
    .toBuffer();
}
const cover: ViewStroke = { kind: 'cover', box: [secret.left, secret.top, secret.width, secret.height] };

test.each([
  ['turned by a quarter', { turned: quarter(90) }],
  ['turned over, in the model’s size', { turned: quarter(180), size: { width: 1184, height: 880 } }],
  ['turned, in a crop', { turned: quarter(270), crop: [300, 500, 400, 500] as CropBox }],
  ['straightened', { turned: { turn: 0, straighten: 4.2 } as const, crop: [200, 200, 1100, 800] as CropBox }],
  [
    'turned and straightened, made smaller',
    { turned: { turn: 90, straighten: -17 } as const, crop: [350, 450, 500, 600] as CropBox, size: { width: 250, height: 300 } },
  ],
])('nothing of what is covered is sent %s', async (_, more) => {
  const bytes = await secretPicture();
  const greenest = ({ data, channels }: { readonly data: Uint8Array; readonly channels: number }): number => {
    let max = 0;
    for (let at = 0; at < data.length; at += channels)
      max = Math.max(max, (data[at + 1] ?? 0) - Math.max(data[at] ?? 0, data[at + 2] ?? 0));
    return max;
  };
  const [covered, open] = [await sent(bytes, { ...more, strokes: [cover] }), await sent(bytes, more)];
  expect([greenest(covered) < 3, greenest(open) > 150]).toEqual([true, true]);
});

test('marks turn along with the picture', async () => {
  const bytes = await secretPicture();
  const drawn: readonly ViewStroke[] = [{ kind: 'arrow', from: [100, 300], to: [400, 300] }];
  const made = await sent(bytes, { turned: quarter(90), strokes: drawn });
  const at = (x: number, y: number): readonly number[] => [
    ...made.data.subarray((y * made.width + x) * made.channels, (y * made.width + x) * made.channels + 3),
  ];
  // 300 from the top is 300 from the right.
  expect([at(900, 200), at(900, 600)]).toEqual([
    [255, 0, 48],
    [128, 128, 128],
  ]);
});

test('a copy of one turn is never taken for another’s, nor for that of the picture as it stands', async () => {
  const bytes = await picture();
  const crop = [90, 60, 100, 80] as const;
  const views: readonly Partial<Parameters<Preparing['ask']>[1]>[] = [
    {},
    { turned: quarter(90) },
    { turned: quarter(180) },
    { turned: quarter(270) },
    { crop },
    { crop, turned: quarter(180) },
    { crop, turned: { turn: 0, straighten: 1.2 } },
    { crop, turned: { turn: 0, straighten: -1.2 } },
    { crop, turned: { turn: 0, straighten: 12 } },
    { crop, turned: { turn: 180, straighten: 1.2 } },
  ];
  const ask = async (): Promise<readonly string[]> => {
    const hashes: string[] = [];
    for (const view of views) hashes.push((await sent(bytes, view)).sha256);
    return hashes;
  };
  const first = await ask();
  expect(new Set(first).size).toBe(views.length);
  expect(await ask()).toEqual(first);
});

test('transparent pixels give no colour to their neighbours', async () => {
  const data = new Uint8Array(100 * 100 * 4);
  for (let at = 0; at < 100 * 100; at += 1) data.set(at % 100 < 50 ? [200, 10, 10, 255] : [0, 255, 0, 0], at * 4);
  const bytes = await sharp(data, { raw: { width: 100, height: 100, channels: 4 } })
    .png()
    .toBuffer();
  const made = await sent(bytes, { turned: { turn: 0, straighten: 9 }, crop: [20, 20, 60, 60] });
  expect(made.channels).toBe(4);
  for (let at = 0; at < made.data.length; at += 4) if ((made.data[at + 3] ?? 0) > 0) expect(made.data[at + 1]).toBeLessThan(12);
});

test('the file’s own bytes are not sent of a picture that is turned, whatever the setting says', async () => {
  const bytes = await picture();
  const [asItIs, turned] = [await sent(bytes, { asIs: true }), await sent(bytes, { asIs: true, turned: quarter(90) })];
  expect([asItIs.steps, turned.steps.includes('untouched'), turned.width]).toEqual([['untouched'], false, 200]);
});
