// What a rehearsed result has in common with its first picture, measured: as the hosts return it, and how each word in brackets strays from that.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { strays } from '../../../main/pictures/strays.ts';
import type { Stray } from '../../../main/pictures/strays.ts';
import { noise } from '../../fakes/pictures.ts';
import { differences, greys, largest, median, openPainting, partsOf } from './painting.ts';
import type { Painting, Part } from './painting.ts';

const [width, height] = [592, 440];
const sizes = [
  { width, height },
  { width: height, height: width },
  { width: 512, height: 512 },
];
let painting: Painting;
let photo: string;
let tall: string;
let stretched: Buffer;

/** Blots of all sizes and colours: everywhere something to be found again. */
const blots = (across: number, down: number): ReturnType<typeof sharp> =>
  noise(Math.round(across / 12), Math.round(down / 12)).resize(across, down, { fit: 'fill', kernel: 'cubic' });

const stretch = (bytes: Uint8Array, across = width, down = height): Promise<Buffer> =>
  sharp(bytes).resize(across, down, { fit: 'fill' }).png().toBuffer();

beforeAll(async () => {
  painting = await openPainting({ sizes });
  const bytes = await blots(900, 700).png().toBuffer();
  photo = await painting.put('photo.png', bytes);
  tall = await painting.put('tall.png', await blots(700, 900).png().toBuffer());
  stretched = await stretch(bytes);
});
afterAll(() => painting.close());

const paint = (prompt: string, words: readonly Stray[] = [], seed = 1): Promise<Buffer> =>
  painting.paint({ inputs: [photo], prompt, strays: words, seed });

/** What differs from the stretched picture, part by part, without the mark in its corner. */
async function changes(result: Buffer): Promise<readonly Part[]> {
  return partsOf(await differences(result, stretched), width, 40).filter(({ x, y }) => x < 0.8 || y < 0.9);
}

/** How alike two pictures of one size are in what they show, from −1 to 1. */
async function likeness(a: Buffer, b: Buffer): Promise<number> {
  const [x, y] = [(await greys(a)).values, (await greys(b)).values];
  const mean = (values: Uint8Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  for (let at = 0; at < x.length; at += 1) {
    const [dx, dy] = [(x[at] ?? 0) - mx, (y[at] ?? 0) - my];
    [xy, xx, yy] = [xy + dx * dy, xx + dx * dx, yy + dy * dy];
  }
  return xy / Math.sqrt(xx * yy);
}

describe('the ordinary result', () => {
  test.each([1, 2, 3, 4])('is the stretched picture with one change in one place (seed %i)', async (seed) => {
    const result = await paint('add a hat', [], seed);
    const [asked, ...others] = await changes(result);
    expect({ others, share: asked !== undefined && asked.share > 0.01 && asked.share < 0.08 }).toEqual({ others: [], share: true });
    expect([asked?.width ?? 1, asked?.height ?? 1].every((side) => side < 0.35)).toBe(true);
  });

  test.each([1, 2, 3, 4])('has new grain, and colours that moved by little, where nothing was asked (seed %i)', async (seed) => {
    const [result, before] = await Promise.all(
      [await paint('add a hat', [], seed), stretched].map((bytes) => sharp(bytes).removeAlpha().raw().toBuffer()),
    );
    const off = (channel: number): readonly number[] =>
      Array.from({ length: width * height }, (_, pixel) => (result?.[pixel * 3 + channel] ?? 0) - (before?.[pixel * 3 + channel] ?? 0));
    for (const channel of [0, 1, 2]) {
      const values = off(channel);
      const typical = median(values.map(Math.abs));
      expect({ channel, moved: Math.abs(median(values)) <= 3, grain: typical >= 1 && typical <= 6 }).toEqual({
        channel,
        moved: true,
        grain: true,
      });
    }
  });

  test('has grain of single pixels and of blots also on a grey wall', async () => {
    const wall = await painting.put(
      'wall.png',
      await sharp({ create: { width: 90, height: 66, channels: 3, background: '#808080' } })
        .png()
        .toBuffer(),
    );
    // The upper left corner, where nothing is ever asked for.
    const corner = sharp(await painting.paint({ inputs: [wall], prompt: 'add a hat' })).extract({
      left: 0,
      top: 0,
      width: 100,
      height: 80,
    });
    const spread = async (image: ReturnType<typeof sharp>): Promise<number> =>
      (await sharp(await image.png().toBuffer()).stats()).channels[1]?.stdev ?? 0;
    const [fine, soft] = [await spread(corner.clone()), await spread(corner.clone().blur(1.2))];
    expect({ fine, soft, seen: fine > 1.6 && fine < 3.5 && soft > 0.7 }).toEqual({ fine, soft, seen: true });
  });

  test('changes another place for other words and another seed, and in the named colour', async () => {
    const [hat, boat, other] = [await paint('add a hat'), await paint('add a boat'), await paint('add a hat', [], 2)];
    const places = (await Promise.all([hat, boat, other].map(changes))).map(([part]) => part?.x ?? 0);
    expect(new Set(places.map((x) => x.toFixed(3))).size).toBe(3);
    const blue = await paint('make the car blue');
    const [part] = await changes(blue);
    const at = { left: Math.round((part?.x ?? 0) * width) - 10, top: Math.round((part?.y ?? 0) * height) - 10, width: 20, height: 20 };
    const { channels } = await sharp(await sharp(blue).extract(at).png().toBuffer()).stats();
    expect((channels[2]?.mean ?? 0) - (channels[0]?.mean ?? 0)).toBeGreaterThan(60);
  });

  test('keeps to words about the picture as a whole', async () => {
    for (const prompt of ['night', 'watercolor', 'sepia', 'tint everything blue', 'the whole picture in black and white']) {
      const off = await differences(await paint(prompt), stretched);
      expect({ prompt, all: off.filter((value) => value > 15).length / off.length > 0.6 }).toEqual({ prompt, all: true });
    }
  });

  test('has the other pictures in it, in one place', async () => {
    const magenta = await painting.put(
      'magenta.png',
      await sharp({ create: { width: 60, height: 90, channels: 3, background: '#ff00ff' } })
        .png()
        .toBuffer(),
    );
    const result = await painting.paint({ inputs: [photo, magenta], prompt: 'put it on the table' });
    const [inset, ...others] = await changes(result);
    const { data } = await sharp(result).raw().toBuffer({ resolveWithObject: true });
    const at = (Math.round((inset?.y ?? 0) * height) * width + Math.round((inset?.x ?? 0) * width)) * 3;
    expect([others.length, (data[at] ?? 0) > 230, (data[at + 1] ?? 255) < 30, (data[at + 2] ?? 0) > 230]).toEqual([0, true, true, true]);
  });

  test('has a change also where words speak of several pictures and there is one', async () => {
    expect((await changes(await paint('mix the dough together in a grid'))).length).toBe(1);
  });

  test('is upright where the picture is', async () => {
    const result = await painting.paint({ inputs: [tall], prompt: 'add a hat' });
    const off = median(await differences(result, await stretch(await blots(700, 900).png().toBuffer(), height, width)));
    expect({ off: off > 0 && off < 10 }).toEqual({ off: true });
  });
});

describe('words in brackets', () => {
  test.each(Object.keys(strays) as Stray[])('[%s] gives the same bytes for the same job', async (word) => {
    expect((await paint('add a hat', [word], 5)).equals(await paint('add a hat', [word], 5))).toBe(true);
  });

  test.each([1, 2, 3])('[unasked] is a second change, far from the first (seed %i)', async (seed) => {
    const [asked, unasked, ...others] = await changes(await paint('add a hat', ['unasked'], seed));
    const apart = Math.hypot((asked?.x ?? 0) - (unasked?.x ?? 0), (asked?.y ?? 0) - (unasked?.y ?? 0));
    expect({ others, apart: apart > 0.35, smaller: (unasked?.share ?? 0) > 0.004 }).toEqual({ others: [], apart: true, smaller: true });
  });

  test('[unchanged] is the stretched picture and nothing else', async () => {
    const off = await differences(await paint('make it night', ['unchanged']), stretched);
    const jpeg = await painting.paint({ inputs: [photo], prompt: 'add a hat', strays: ['unchanged'], mediaType: 'image/jpeg' });
    expect([largest(off) <= 1, median(await differences(jpeg, stretched)) <= 6]).toEqual([true, true]);
  });

  test('[redrawn] has nothing of the picture', async () => {
    expect([
      (await likeness(await paint('add a hat'), stretched)) > 0.9,
      Math.abs(await likeness(await paint('add a hat', ['redrawn']), stretched)) < 0.3,
    ]).toEqual([true, true]);
  });

  test('[cut] is smaller by multiples of 8 pixels, which were cut from one side or from both', async () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 8; seed += 1) {
      const result = await paint('add a hat', ['cut', 'unchanged'], seed);
      const { width: across = 0, height: down = 0 } = await sharp(result).metadata();
      const cut = width - across;
      expect({ cut, down: Math.abs(down - height), by8: cut % 8 }).toEqual({
        cut: expect.toSatisfy((n) => n >= 8 && n <= 24),
        down: 8,
        by8: 0,
      });
      const common = { width: across, height: Math.min(down, height) };
      const window = (from: Buffer, left: number): Promise<Buffer> =>
        sharp(from)
          .extract({ left, top: 0, ...common })
          .png()
          .toBuffer();
      const whole = await window(result, 0);
      const [cornered, centred] = [
        largest(await differences(whole, await window(stretched, 0))),
        largest(await differences(whole, await window(stretched, cut / 2))),
      ];
      expect({ seed, exact: Math.min(cornered, centred) <= 1 }).toEqual({ seed, exact: true });
      seen.add(`${cornered <= 1 ? 'cornered' : 'centred'} ${down > height ? 'more' : 'less'}`);
    }
    expect(seen.size).toBeGreaterThan(2);
  });

  test('[cut] cuts as much of the model’s own sizes as a host did', async () => {
    const result = await painting.paint({ inputs: [photo], prompt: 'x', strays: ['cut'], sizes: [{ width: 1184, height: 880 }] });
    const { width: across = 0, height: down = 0 } = await sharp(result).metadata();
    expect([[16, 32, 48].includes(1184 - across), Math.abs(down - 880)]).toEqual([true, 16]);
  });

  test.each([1, 2, 3, 4])('[drift] enlarges by about one per cent and moves by about one per cent of the width (seed %i)', async (seed) => {
    const spots = [
      [0.2, 0.2],
      [0.8, 0.8],
    ] as const;
    const dots = spots.map(([u, v]) => `<circle cx="${900 * u}" cy="${700 * v}" r="14"/>`).join('');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="700"><rect width="900" height="700" fill="#fff"/>${dots}</svg>`;
    const pattern = await painting.put('dots.png', await sharp(Buffer.from(svg)).png().toBuffer());
    const size = { width: 1184, height: 880 };
    const { values } = await greys(await painting.paint({ inputs: [pattern], sizes: [size], strays: ['drift', 'unchanged'], seed }));
    const found = spots.map(([u, v]) => {
      let [sum, x, y] = [0, 0, 0];
      for (let down = -60; down <= 60; down += 1) {
        for (let across = -60; across <= 60; across += 1) {
          const [px, py] = [Math.round(size.width * u) + across, Math.round(size.height * v) + down];
          const dark = 255 - (values[py * size.width + px] ?? 255);
          [sum, x, y] = [sum + dark, x + dark * (px + 0.5), y + dark * (py + 0.5)];
        }
      }
      return { x: x / sum, y: y / sum };
    });
    const [one, two] = [found[0] ?? { x: 0, y: 0 }, found[1] ?? { x: 0, y: 0 }];
    const zoom = { x: (two.x - one.x) / (0.6 * size.width) - 1, y: (two.y - one.y) / (0.6 * size.height) - 1 };
    const shift = { x: Math.abs((one.x + two.x - size.width) / 2), y: Math.abs((one.y + two.y - size.height) / 2) };
    expect({
      zoom,
      shift,
      across: zoom.x > 0.008 && zoom.x < 0.013,
      down: zoom.y > 0.006 && zoom.y < 0.01,
      moved: shift.x > 8.5 && shift.x < 13 && shift.y > 0.8 && shift.y < 3,
    }).toEqual({ zoom, shift, across: true, down: true, moved: true });
  });

  test.each([1, 2, 3])('[relit] changes light and colour everywhere, and not alike (seed %i)', async (seed) => {
    const result = await paint('add a hat', ['relit'], seed);
    const off = await differences(result, stretched);
    const parts = await Promise.all(
      [0, 1, 2, 3].map(async (quarter) => {
        const box = { left: (quarter % 2) * 296, top: quarter < 2 ? 0 : 220, width: 296, height: 220 };
        const mean = async (of: Buffer): Promise<number> =>
          (await sharp(await sharp(of).extract(box).png().toBuffer()).stats()).channels[2]?.mean ?? 1;
        return (await mean(result)) / (await mean(stretched));
      }),
    );
    expect({
      all: off.filter((value) => value > 12).length / off.length > 0.6,
      uneven: Math.max(...parts) / Math.min(...parts) > 1.02,
    }).toEqual({
      all: true,
      uneven: true,
    });
    expect(await likeness(result, stretched)).toBeGreaterThan(0.5);
  });

  test('go together', async () => {
    const result = await paint('add a hat', ['unasked', 'cut', 'drift']);
    const plain = await paint('add a hat', ['cut', 'drift']);
    expect(partsOf(await differences(result, plain), (await sharp(result).metadata()).width, 40).length).toBe(1);
  });

  test('say nothing of a picture from words alone', async () => {
    const job = { inputs: [], prompt: 'a lake' };
    expect((await painting.paint({ ...job, strays: Object.keys(strays) as Stray[] })).equals(await painting.paint(job))).toBe(true);
  });
});
