import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { quarters, quartersOf } from '../../fakes/pictures.ts';
import { openPainting } from './painting.ts';
import type { Painting } from './painting.ts';

let painting: Painting;
let input: string;
let tall: string;

// Small sizes keep the tests quick; the painter knows none of its own.
const sizes = [
  { width: 480, height: 320 },
  { width: 320, height: 480 },
  { width: 400, height: 400 },
];

beforeAll(async () => {
  painting = await openPainting({ sizes });
  input = await painting.put('input.png', await quarters(300, 200).png().toBuffer());
  tall = await painting.put('tall.jpg', await quarters(200, 300).jpeg().toBuffer());
});
afterAll(() => painting.close());

const paint: Painting['paint'] = (job) => painting.paint({ inputs: [input], ...job });

const sizeOf = async (bytes: Buffer): Promise<string> => {
  const { width, height } = await sharp(bytes).metadata();
  return `${width}x${height}`;
};

/** Mean difference of all values, 0 to 255. */
async function difference(a: Buffer, b: Buffer): Promise<number> {
  const [x, y] = await Promise.all([a, b].map((bytes) => sharp(bytes).removeAlpha().raw().toBuffer()));
  if (x === undefined || y === undefined || x.length !== y.length) return 255;
  return x.reduce((sum, value, at) => sum + Math.abs(value - (y[at] ?? 0)), 0) / x.length;
}

describe('the painter', () => {
  test('gives the same bytes for the same job, and others for another seed', async () => {
    const [once, again, other] = [
      await paint({ prompt: 'snow' }),
      await paint({ prompt: 'snow' }),
      await paint({ prompt: 'snow', seed: 2 }),
    ];
    expect([once.equals(again), once.equals(other)]).toEqual([true, false]);
  });

  test('takes the ratio that was asked, else that of the first picture, else a square', async () => {
    expect(
      await Promise.all(
        [paint({ ratio: '2:3' }), paint({}), paint({ inputs: [tall, input] }), paint({ inputs: [] }), paint({ prompt: 'rotate it' })].map(
          async (bytes) => sizeOf(await bytes),
        ),
      ),
    ).toEqual(['320x480', '480x320', '320x480', '400x400', '320x480']);
  });

  test('changes the picture visibly whatever the words, and keeps it recognisable', async () => {
    const untouched = await sharp(await readFile(input))
      .resize(480, 320)
      .png()
      .toBuffer();
    for (const prompt of [
      'add a hat',
      'make it red',
      'make the background blue',
      'sky teal',
      'night',
      'sunset',
      'fog',
      'snow',
      'rain',
      'autumn',
      'winter',
      'black and white',
      'sepia',
      'vintage',
      'watercolor',
      'sketch',
      'comic',
      'oil painting',
      'pixel art',
      'bright',
      'cold',
    ]) {
      const off = await difference(await paint({ prompt }), untouched);
      expect({ prompt, changed: off > 2, recognisable: off < 110 }).toEqual({ prompt, changed: true, recognisable: true });
    }
  }, 240_000);

  test('mirrors and turns', async () => {
    expect([
      await quartersOf(await paint({ prompt: 'mirror' })),
      await quartersOf(await paint({ prompt: 'upside down' })),
      await quartersOf(await paint({ prompt: 'rotate 180' })),
    ]).toEqual([
      ['green', 'red', 'white', 'blue'],
      ['blue', 'white', 'red', 'green'],
      ['white', 'blue', 'green', 'red'],
    ]);
  });

  test('puts several pictures side by side when told to', async () => {
    const solid = async (name: string, background: string): Promise<string> =>
      painting.put(
        name,
        await sharp({ create: { width: 90, height: 60, channels: 3, background } })
          .png()
          .toBuffer(),
      );
    const inputs = [
      await solid('r.png', '#dc1e1e'),
      await solid('g.png', '#1ec828'),
      await solid('b.png', '#1e28d2'),
      await solid('w.png', '#f5f5f5'),
    ];
    expect(await quartersOf(await paint({ inputs, prompt: 'side by side, with a vignette' }))).toEqual(['red', 'green', 'blue', 'white']);
  });

  test('marks every picture as a rehearsal in its corner', async () => {
    for (const job of [{}, { inputs: [] }, { prompt: 'night' }]) {
      const bytes = await paint(job);
      const { width, height } = await sharp(bytes).metadata();
      // The sign of 61 × 15 pixels that it is at this size.
      const sign = await sharp(bytes)
        .extract({ left: width - 77, top: height - 31, width: 61, height: 15 })
        .greyscale()
        .raw()
        .toBuffer();
      const bright = sign.filter((value) => value > 190).length / sign.length;
      const dark = sign.filter((value) => value < 150).length / sign.length;
      expect({ job, letters: bright > 0.12 && bright < 0.3, paper: dark > 0.6 }).toEqual({ job, letters: true, paper: true });
    }
  });

  test('writes a JPEG when asked', async () => {
    expect((await sharp(await paint({ mediaType: 'image/jpeg' })).metadata()).format).toBe('jpeg');
  });

  test('says which picture cannot be decoded', async () => {
    const { reply } = await painting.ask({ inputs: [await painting.put('bad.png', 'nonsense')] });
    expect(!reply.ok && reply.failure.kind).toBe('picture-unsupported');
  });
});
