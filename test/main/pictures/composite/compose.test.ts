// A composite of every kind of original: read from the written file, what is outside of the change is what the original's own decoder gives.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { compose } from '../../../../main/pictures/composite/compose.ts';
import type { CompositeJob } from '../../../../main/pictures/composite/jobs.ts';
import { readOriginal } from '../../../../main/pictures/composite/original.ts';
import { withoutGainMap } from '../../../../main/pictures/containers/gain-map.ts';
import type { MediaType } from '../../../../app/edits/record.ts';
import { withSecond } from '../../../fakes/gain-map-pictures.ts';
import { sceneOf } from '../../../fakes/scene.ts';
import { halfOf } from '../../../size.ts';

vi.setConfig({ testTimeout: 240_000 });

const [width, height] = [450, 300];
let folder: string;
let result: string;
const scene = () => sharp(sceneOf(width, height), { raw: { width, height, channels: 3 } });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kontext-compose-'));
  result = path.join(folder, 'result.png');
  const patch = await sharp({ create: { width: 130, height: 100, channels: 3, background: '#c02050' } })
    .png()
    .toBuffer();
  const stretched = await scene().resize(468, 312, { fit: 'fill' }).png().toBuffer();
  writeFileSync(
    result,
    await sharp(stretched)
      .composite([{ input: patch, left: 240, top: 110 }])
      .png()
      .toBuffer(),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const job = (original: string, more: Partial<CompositeJob> = {}): CompositeJob => ({
  original: { path: original, name: path.basename(original), crop: null, turned: null, strokes: [] },
  result: { path: result, name: 'result.png' },
  settings: null,
  instead: {},
  only: null,
  mask: null,
  previews: null,
  write: { into: path.join(folder, 'kept.png'), force: false, texts: null },
  ...more,
});

const deep = (): Promise<Buffer> => {
  const samples = Uint16Array.from(sceneOf(width, height), (value, at) => value * 257 - ((at * 37) % 200) * (value > 2 ? 1 : 0));
  return sharp(samples, { raw: { width, height, channels: 3 } })
    .toColourspace('rgb16')
    .tiff({ compression: 'lzw' })
    .toBuffer();
};
const seeThrough = (): Promise<Buffer> => {
  const rgb = sceneOf(width, height);
  const rgba = Buffer.alloc(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    rgb.copy(rgba, at * 4, at * 3, at * 3 + 3);
    rgba[at * 4 + 3] = 120 + (at % 130);
  }
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
};

type Kind = {
  readonly what: string;
  readonly make: () => Promise<Buffer>;
  readonly mediaType: MediaType;
  readonly converted: string | null;
  readonly space: string;
  readonly channels: number;
};
const kinds: readonly Kind[] = [
  { what: 'PNG', make: () => scene().png().toBuffer(), mediaType: 'image/png', converted: null, space: 'srgb', channels: 3 },
  {
    what: 'PNG in Display P3',
    make: () => scene().withIccProfile('p3').png().toBuffer(),
    mediaType: 'image/png',
    converted: null,
    space: 'srgb',
    channels: 3,
  },
  {
    what: 'JPEG',
    make: () => scene().jpeg({ quality: 95 }).toBuffer(),
    mediaType: 'image/jpeg',
    converted: null,
    space: 'srgb',
    channels: 3,
  },
  { what: 'TIFF of 16 bits', make: deep, mediaType: 'image/tiff', converted: null, space: 'rgb16', channels: 3 },
  { what: 'PNG to be seen through', make: seeThrough, mediaType: 'image/png', converted: null, space: 'srgb', channels: 4 },
  {
    what: 'PNG with a table',
    make: () => scene().png({ palette: true }).toBuffer(),
    mediaType: 'image/png',
    converted: 'indexed',
    space: 'srgb',
    channels: 3,
  },
  {
    what: 'CMYK',
    make: () => scene().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
    mediaType: 'image/jpeg',
    converted: 'cmyk',
    space: 'srgb',
    channels: 3,
  },
];

test.each(halfOf(kinds))('$what', async ({ what, make, mediaType, converted, space, channels }) => {
  const file = path.join(folder, `${what.replaceAll(' ', '-')}.bin`);
  const bytes = await make();
  writeFileSync(file, bytes);
  const reply = await compose(job(file));
  if (!reply.ok) throw new Error(reply.failure.message);
  const { verdict, outside, converted: was, written, original } = reply.value;
  expect([verdict, was, written?.width, original.width]).toEqual(['accepted', converted, width, width]);
  expect(outside?.identical).toBe(outside?.pixels);
  expect(outside?.pixels).toBeGreaterThan(0.8 * width * height);
  const kept = readFileSync(path.join(folder, 'kept.png'));
  const about = await sharp(kept).metadata();
  expect([about.space, about.channels]).toEqual([space, channels]);
  const [ours, theirs] = await Promise.all([
    readOriginal({ name: '', bytes: Buffer.from(bytes), mediaType }, false),
    readOriginal({ name: '', bytes: kept, mediaType: 'image/png' }, false),
  ]);
  expect(theirs.icc).toEqual(ours.icc);
  let same = 0;
  for (let at = 0; at < ours.samples.length; at += channels) {
    let equal = true;
    for (let channel = 0; channel < channels; channel += 1) equal &&= ours.samples[at + channel] === theirs.samples[at + channel];
    if (equal) same += 1;
  }
  expect(same).toBeGreaterThanOrEqual(outside?.pixels ?? width * height);
  expect(same).toBeLessThan(width * height - 125 * 90);
  // Opacity is the original's everywhere.
  if (channels === 4)
    for (let at = 3; at < ours.samples.length; at += 4) if (ours.samples[at] !== theirs.samples[at]) throw new Error(`opacity at ${at}`);
});

test('a turned photograph is kept upright, with what the camera noted but for the turn', async () => {
  const turned = path.join(folder, 'turned.jpg');
  const onItsSide = await scene().rotate(-90).jpeg({ quality: 95 }).toBuffer();
  writeFileSync(
    turned,
    await sharp(onItsSide)
      .withExif({ IFD0: { Make: 'A camera' } })
      .withMetadata({ orientation: 6, exif: { IFD0: { Make: 'A camera' } } })
      .jpeg({ quality: 95 })
      .toBuffer(),
  );
  const reply = await compose(job(turned));
  expect(reply.ok && [reply.value.verdict, reply.value.written?.width, reply.value.written?.height]).toEqual(['accepted', width, height]);
  const about = await sharp(readFileSync(path.join(folder, 'kept.png'))).metadata();
  expect([about.orientation ?? 1, about.exif?.includes('A camera')]).toEqual([1, true]);
});

test('a grey photograph stays grey where the change is grey, and becomes colour where it is not', async () => {
  const grey = path.join(folder, 'grey.png');
  writeFileSync(grey, await scene().toColourspace('b-w').png().toBuffer());
  const greyResult = path.join(folder, 'grey-result.png');
  writeFileSync(greyResult, await sharp(readFileSync(result)).toColourspace('b-w').png().toBuffer());
  const stays = await compose(job(grey, { result: { path: greyResult, name: 'r' } }));
  expect(stays.ok && stays.value.verdict).toBe('accepted');
  expect((await sharp(readFileSync(path.join(folder, 'kept.png'))).metadata()).space).toBe('b-w');
});

test('what is shown meanwhile says which part each pixel belongs to, and where the result has pixels at all', async () => {
  const original = path.join(folder, 'whole.png');
  const cut = path.join(folder, 'cut.png');
  writeFileSync(original, await scene().png().toBuffer());
  // A host that cut a tenth away on the left.
  const seen = await scene().extract({ left: 45, top: 0, width: 405, height: 300 }).png().toBuffer();
  writeFileSync(cut, await sharp(seen).resize(420, 312, { fit: 'fill' }).png().toBuffer());
  const previews = {
    base: path.join(folder, 'base'),
    laid: path.join(folder, 'laid'),
    toned: path.join(folder, 'toned'),
    parts: path.join(folder, 'parts'),
  };
  const reply = await compose(job(original, { result: { path: cut, name: 'cut.png' }, previews, write: null }));
  expect(reply.ok).toBe(true);
  const { data, info } = await sharp(readFileSync(previews.parts)).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number): readonly number[] => [...data.subarray((150 * info.width + x) * 3, (150 * info.width + x) * 3 + 3)];
  expect([info.width, info.height, at(15), at(225), at(440)]).toEqual([450, 300, [0, 0, 0], [0, 0, 255], [0, 0, 255]]);
});

test('the same pictures and settings give the same bytes; parts that are off and a mask of one’s own decide where the result is', async () => {
  const file = path.join(folder, 'plain.png');
  writeFileSync(file, await scene().png().toBuffer());
  const hash = async (more: Partial<CompositeJob> = {}): Promise<unknown> => {
    const reply = await compose(job(file, more));
    return reply.ok ? reply.value.written?.sha256 : reply.failure.kind;
  };
  const once = await hash();
  expect([await hash(), await hash({ only: [1] }), await hash({ only: [9] })]).toEqual([once, once, 'usage']);
  const mask = path.join(folder, 'mask.png');
  writeFileSync(
    mask,
    await sharp({ create: { width: 45, height: 30, channels: 3, background: '#000' } })
      .png()
      .toBuffer(),
  );
  const black = await compose(job(file, { mask }));
  expect(black.ok && black.value.outside).toEqual({ pixels: width * height, identical: width * height });
});

test('what came back unchanged is told and nothing is written', async () => {
  const file = path.join(folder, 'same.png');
  writeFileSync(file, await scene().png().toBuffer());
  const into = path.join(folder, 'not-there.png');
  const reply = await compose(job(file, { result: { path: file, name: 'r' }, write: { into, force: true, texts: null } }));
  expect(reply.ok && [reply.value.verdict, reply.value.written, reply.value.share]).toEqual(['unchanged', null, 0]);
});

test('an original with a gain map is told of, and its standard picture is kept sample by sample', async () => {
  const first = await scene().jpeg().toBuffer();
  const [file, plain] = [path.join(folder, 'ultra.jpg'), path.join(folder, 'plain.jpg')];
  writeFileSync(file, withSecond(first, first, 'urn:com:apple:photo:2020:aux:hdrgainmap'));
  writeFileSync(plain, first);
  const made = await compose(job(file));
  if (!made.ok) throw new Error(made.failure.message);
  const { hasGainMap, converted, outside } = made.value;
  expect({ hasGainMap, converted, identical: outside?.identical }).toEqual({
    hasGainMap: true,
    converted: null,
    identical: outside?.pixels,
  });
  expect(outside?.pixels).toBeGreaterThan(width * height * 0.5);
  expect(await compose(job(plain, { write: null }))).toMatchObject({ ok: true, value: { hasGainMap: false } });
  // What the system made of a HEIC that has one.
  const decoded = path.join(folder, 'decoded.png');
  writeFileSync(decoded, withoutGainMap(await scene().png().toBuffer()));
  expect(await compose(job(decoded, { write: null }))).toMatchObject({ ok: true, value: { hasGainMap: true } });
});
