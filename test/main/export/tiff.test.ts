// Copies as TIFF by the real picture process: the same pixels without loss, and what they say as exiftool and our own reader find it.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import sharp from 'sharp';
import { writeCopy } from '../../../main/export/copy.ts';
import type { CopyAsk, WrittenCopy } from '../../../main/export/copy.ts';
import { tiffWith } from '../../../main/pictures/containers/tiff-with.ts';
import type { Pictures } from '../../../main/pictures/host/pictures.ts';
import { smallPng } from '../../fakes/carrying.ts';
import { byA1111 } from '../../fakes/parameter-readers.ts';
import { makeFolder, openRealPictures, quarters } from '../../fakes/pictures.ts';
import { recordIn } from '../../fakes/records.ts';
import { noExiftool, tagsOf } from './exiftool.ts';

let pictures: Pictures;
let folder: Awaited<ReturnType<typeof makeFolder>>;

beforeAll(async () => {
  pictures = openRealPictures();
  folder = await makeFolder();
});
afterAll(async () => {
  await pictures.close();
  await folder.remove();
});

const instruction = 'make the sky "red", 把天空变成红色 🦊\nkeep: all';
const base = recordIn('done');
const record = { ...base, request: { ...base.request, prompt: instruction, parameters: { seed: 42, aspect_ratio: '3:2' } } };
const pixels = async (bytes: Buffer): Promise<Buffer> => sharp(bytes).raw().toBuffer();

let count = 0;
async function copied(source: Buffer, more: Partial<CopyAsk> = {}): Promise<WrittenCopy> {
  const reply = await writeCopy(pictures, {
    source: await folder.put(`source-${(count += 1)}`, source),
    called: 'sky.png',
    record,
    index: 0,
    origin: 'pictures',
    format: 'tiff',
    longSide: null,
    quality: 90,
    metadata: 'full',
    version: '0.1.0',
    folder: folder.path,
    name: `copy-${count}`,
    ...more,
  });
  if (!reply.ok) throw new Error(reply.failure.message);
  return reply.value;
}

test('a TIFF has the very same pixels, transparency and sRGB among them, on one page', async () => {
  for (const source of [await quarters(61, 47).png().toBuffer(), await quarters(61, 47).ensureAlpha(0.5).png().toBuffer()])
    for (const metadata of ['full', 'none'] as const) {
      const { file, mediaType } = await copied(source, { metadata });
      const bytes = await readFile(file);
      expect([mediaType, path.extname(file), await pixels(bytes)]).toEqual(['image/tiff', '.tiff', await pixels(source)]);
      const { hasAlpha, pages = 1, density, hasProfile } = await sharp(bytes).metadata();
      expect({ hasAlpha, pages, density, hasProfile }).toEqual({
        hasAlpha: (await sharp(source).metadata()).hasAlpha,
        pages: 1,
        density: 72,
        hasProfile: true,
      });
      expect(await pictures.inspect(file, 'a.tiff')).toMatchObject({ ok: true, value: { width: 61, height: 47 } });
    }
});

test.skipIf(noExiftool)('a TIFF is read by exiftool: every tag, in their order, and no complaint; “none” says nothing', async () => {
  const source = await smallPng();
  const full = tagsOf((await copied(source)).file);
  expect(Object.keys(full).filter((name) => /Warning|Error/.test(name))).toEqual([]);
  expect(full).toMatchObject({
    'IFD0:ImageDescription': instruction,
    'IFD0:Software': 'Kontext Studio 0.1.0',
    'XMP-dc:Description': instruction,
    'XMP-iptcExt:DigitalSourceType': 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
  });
  expect(byA1111(full['ExifIFD:UserComment'] as string).values).toMatchObject({ Seed: '42', 'Aspect ratio': '3:2' });
  const none = tagsOf((await copied(source, { metadata: 'none' })).file);
  expect(Object.keys(none).filter((name) => /^(XMP|ExifIFD)|ImageDescription|Software|Warning|Error/.test(name))).toEqual([]);
});

test('of a TIFF that was given one is made anew: what else it held stays behind', async () => {
  const source = await quarters(40, 30)
    .withExif({ IFD0: { Artist: 'Somebody' } })
    .tiff()
    .toBuffer();
  const { file, mediaType } = await copied(source, { format: 'received' });
  expect([mediaType, (await readFile(file)).toString('latin1').includes('Somebody')]).toEqual(['image/tiff', false]);
});

test('what is no TIFF of one page in little-endian order is left alone', async () => {
  const texts = { parameters: null, description: '', own: null, xmp: '', packets: [], program: '', made: null };
  const tiff = await quarters(8, 8).tiff().toBuffer();
  const of = (change: (bytes: Buffer) => void): Buffer => {
    const other = Buffer.from(tiff);
    change(other);
    return other;
  };
  const directory = tiff.readUInt32LE(4);
  const next = directory + 2 + tiff.readUInt16LE(directory) * 12;
  for (const other of [
    await smallPng(),
    of((bytes) => bytes.write('MM', 'latin1')),
    of((bytes) => bytes.writeUInt32LE(bytes.byteLength, 4)),
    of((bytes) => bytes.writeUInt16LE(60_000, directory)),
    of((bytes) => bytes.writeUInt32LE(8, next)),
  ])
    expect(tiffWith(other, texts)).toBeNull();
  expect(tiffWith(tiff, null)?.bytes).toBe(tiff);
});
