// What was written is read again by rows: the same samples are known, and every kind of damage is.
import { inflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Original } from '../../../../main/pictures/composite/original.ts';
import { holdsSamples } from '../../../../main/pictures/composite/written-again.ts';
import { pngChunk, pngChunks } from '../../../../main/pictures/containers/png-chunks.ts';

const [width, height] = [61, 47];
type Kind = readonly [channels: Original['channels'], deep: boolean];
const kinds: readonly Kind[] = [
  [1, false],
  [3, false],
  [4, false],
  [1, true],
  [3, true],
  [4, true],
];

/** A slope with noise, so that an encoder that chooses a filter for each row takes several. */
function pixelsOf([channels, deep]: Kind): Pick<Original, 'width' | 'height' | 'channels' | 'samples'> {
  const length = width * height * channels;
  const samples = deep ? new Uint16Array(length) : new Uint8Array(length);
  for (let at = 0; at < length; at += 1) {
    const [x, y] = [Math.floor(at / channels) % width, Math.floor(at / channels / width)];
    const value = y < 12 ? x * 4 : y < 24 ? y * 5 : y < 36 ? x + y : Math.imul(at + 1, 0x9e3779b1) >>> 24;
    samples[at] = deep ? value * 257 - (at % 3) : value;
  }
  return { width, height, channels, samples };
}

const encode = ([channels, deep]: Kind, filtered: boolean): Promise<Buffer> =>
  sharp(pixelsOf([channels, deep]).samples, { raw: { width, height, channels } })
    .toColourspace(channels === 1 ? (deep ? 'grey16' : 'b-w') : deep ? 'rgb16' : 'srgb')
    .png({ adaptiveFiltering: filtered })
    .toBuffer();

describe.each(kinds)('%i channels, 16 bit: %s', (...kind) => {
  test.each([false, true])('the same samples are known, filtered: %s', async (filtered) => {
    expect(await holdsSamples(await encode(kind, filtered), pixelsOf(kind))).toBe(true);
  });

  test.each([0, width * height * kind[0] - 1, 1234])('one other sample is seen: %i', async (at) => {
    const other = pixelsOf(kind);
    other.samples[at] = (other.samples[at] as number) ^ 1;
    expect(await holdsSamples(await encode(kind, true), other)).toBe(false);
  });
});

test('the filters of a row are among those that were read', async () => {
  const png = await encode([3, false], true);
  const rows = inflateSync(Buffer.concat([...pngChunks(png)].filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const used = new Set(Array.from({ length: height }, (_, y) => rows[y * (1 + width * 3)]));
  expect(used.size).toBeGreaterThanOrEqual(3);
});

describe('what is damaged is no', () => {
  const kind: Kind = [3, false];
  const changed = async (change: (png: Buffer) => Buffer): Promise<boolean> =>
    holdsSamples(change(await encode(kind, true)), pixelsOf(kind));

  test.each<[what: string, change: (png: Buffer) => Buffer]>([
    ['cut short', (png) => png.subarray(0, png.length - 20)],
    ['no PNG', () => Buffer.from('a text of no picture at all')],
    ['nothing', () => Buffer.alloc(0)],
    [
      'a byte of its pixels',
      (png) => {
        const data = [...pngChunks(png)].find(({ type }) => type === 'IDAT');
        const at = ((data?.from ?? 0) + (data?.to ?? 0)) >> 1;
        png[at] = (png[at] as number) ^ 1;
        return png;
      },
    ],
    ['without its rows', (png) => Buffer.concat([png.subarray(0, 33), pngChunk('IEND', Buffer.alloc(0))])],
  ])('%s', async (_, change) => {
    expect(await changed(change)).toBe(false);
  });

  test('of another size, with other channels or another depth', async () => {
    const png = await encode(kind, false);
    const pixels = pixelsOf(kind);
    expect(await holdsSamples(png, { ...pixels, width: height, height: width })).toBe(false);
    expect(await holdsSamples(png, { ...pixels, height: height - 1 })).toBe(false);
    expect(await holdsSamples(png, pixelsOf([4, false]))).toBe(false);
    expect(await holdsSamples(png, pixelsOf([3, true]))).toBe(false);
  });
});
