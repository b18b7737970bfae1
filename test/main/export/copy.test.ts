// Copies by the real picture process: the same pixels, and what they say as exiftool, our own reader and the organisers' rules find it.
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import type { EditRecord } from '../../../app/edits/record.ts';
import { exportedRecord } from '../../../app/export/own-record.ts';
import type { Origin } from '../../../app/export/source-type.ts';
import { writeCopy } from '../../../main/export/copy.ts';
import type { CopyAsk, WrittenCopy } from '../../../main/export/copy.ts';
import type { Pictures } from '../../../main/pictures/host/pictures.ts';
import { chunkOf, jpegWith, plainText, pngWith, smallPng, webpWith } from '../../fakes/carrying.ts';
import { byA1111 } from '../../fakes/parameter-readers.ts';
import { makeFolder, openRealPictures, quarters } from '../../fakes/pictures.ts';
import { recordIn } from '../../fakes/records.ts';
import { resultOf } from '../library/records.ts';
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

const instruction = 'make the sky "red", 把天空变成红色 🦊\nSteps: 20, Sampler: none & <b>\nkeep: all';
const base = recordIn('done');
const record: EditRecord = {
  ...base,
  request: { ...base.request, prompt: instruction, parameters: { seed: 42, aspect_ratio: '3:2' } },
  organised: { ...base.organised, stars: 4, label: 'red', tags: ['sea', '海, sky'], note: 'private', project: 'client-x' },
};

let count = 0;
async function copied(source: Buffer, more: Partial<CopyAsk> = {}): Promise<WrittenCopy> {
  const file = await folder.put(`source-${(count += 1)}`, source);
  const reply = await writeCopy(pictures, {
    source: file,
    called: 'sky.png',
    record: more.metadata === 'untouched' ? { ...record, results: [resultOf('sky.png', source)] } : record,
    index: 0,
    origin: 'pictures',
    format: 'received',
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

const pixels = async (bytes: Buffer): Promise<Buffer> => sharp(bytes).raw().toBuffer();
/** The compressed pixels: PNG's IDAT, JPEG's scans, WebP's image chunk. */
function compressed(bytes: Buffer): Buffer {
  const found: Buffer[] = [];
  if (bytes.toString('latin1', 1, 4) === 'PNG') {
    for (let at = 8; at < bytes.byteLength; at += 12 + bytes.readUInt32BE(at))
      if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') found.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  } else if (bytes[0] === 0xff) found.push(bytes.subarray(bytes.lastIndexOf(Buffer.from([0xff, 0xda]))));
  else
    for (let at = 12; at < bytes.byteLength; at += 8 + bytes.readUInt32LE(at + 4) + (bytes.readUInt32LE(at + 4) % 2))
      if (/^VP8[ L]$/.test(bytes.toString('latin1', at, at + 4))) found.push(bytes.subarray(at, at + 8 + bytes.readUInt32LE(at + 4)));
  return Buffer.concat(found);
}

const kinds: readonly (readonly [name: string, make: () => Promise<Buffer>])[] = [
  ['png', async () => quarters(64, 48).png().toBuffer()],
  ['jpeg', async () => quarters(64, 48).jpeg().toBuffer()],
  ['webp', async () => quarters(64, 48).webp().toBuffer()],
  ['lossless webp with transparency', async () => quarters(64, 48).ensureAlpha(0.5).webp({ lossless: true }).toBuffer()],
];

describe.each(kinds)('a %s as received', (_, make) => {
  test('has the very same compressed pixels under every policy', async () => {
    const source = await make();
    for (const metadata of ['full', 'standard', 'none', 'untouched'] as const) {
      const bytes = await readFile((await copied(source, { metadata })).file);
      expect(compressed(bytes)).toEqual(compressed(source));
      expect(await pixels(bytes)).toEqual(await pixels(source));
      expect((await sharp(bytes).metadata()).hasAlpha).toBe((await sharp(source).metadata()).hasAlpha);
    }
  });
  test('is the same file, byte for byte, when nothing is to be said and nothing was', async () => {
    const source = await make();
    expect(await readFile((await copied(source, { metadata: 'none' })).file)).toEqual(source);
  });
  test('gives its whole recipe to our own reader, without anything that is private', async () => {
    const { file } = await copied(await make());
    const read = await pictures.recipe(file, false);
    expect(read).toMatchObject({ ok: true, value: { recipe: { record: exportedRecord(record, 0), prompt: instruction } } });
    const text = (await readFile(file)).toString('latin1');
    for (const secret of ['client-x', 'private', 'cloud.seaart.ai', 'cdn.example']) expect(text).not.toContain(secret);
  });
  test('under “standard” and “none” gives no recipe', async () => {
    for (const metadata of ['standard', 'none'] as const) {
      const { file } = await copied(await make(), { metadata });
      expect(await pictures.recipe(file, false)).toMatchObject({ ok: true, value: { recipe: null } });
    }
  });
  test.skipIf(noExiftool)('is read by exiftool: every tag, and no complaint', async () => {
    const { file } = await copied(await make());
    const tags = tagsOf(file);
    // Cameras must say how they sample and at which resolution; a copy need not.
    const complaints = Object.entries(tags).filter(
      ([name, said]) => /Warning|Error/.test(name) && !String(said).startsWith('Missing required'),
    );
    expect(complaints).toEqual([]);
    expect(tags).toMatchObject({
      'XMP-dc:Description': instruction,
      'XMP-dc:Subject': ['sea', '海, sky'],
      'XMP-xmp:CreatorTool': 'Kontext Studio 0.1.0',
      'XMP-xmp:Rating': 4,
      'XMP-xmp:Label': 'Red',
      'XMP-xmp:CreateDate': '2026:11:23 14:32:05.000Z',
      'XMP-xmpMM:DerivedFrom': { DocumentID: `sha256:${'a'.repeat(64)}` },
      'XMP-iptcCore:AltTextAccessibility': instruction,
      'XMP-iptcExt:DigitalSourceType': 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
    });
    expect(JSON.stringify(tags)).toContain('FLUX.1 Kontext [max]');
    const parameters = (tags['PNG:Parameters'] ?? tags['ExifIFD:UserComment']) as string;
    expect(byA1111(parameters).values).toMatchObject({ Seed: '42', Size: '1024x1024', 'Aspect ratio': '3:2' });
  });
});

test.skipIf(noExiftool)('says which kind of source it has: of words alone, of a picture, of a rehearsal', async () => {
  const source = await smallPng();
  const said = async (of: EditRecord, origin: Origin): Promise<unknown> =>
    tagsOf((await copied(source, { record: of, origin, metadata: 'standard' })).file)['XMP-iptcExt:DigitalSourceType'];
  const rehearsed = { ...record, service: { ...record.service, rehearsal: true } };
  expect([
    await said(record, 'words'),
    await said(record, 'pictures'),
    await said(rehearsed, 'words'),
    await said(rehearsed, 'pictures'),
  ]).toEqual(
    ['trainedAlgorithmicMedia', 'compositeWithTrainedAlgorithmicMedia', 'algorithmicMedia', 'algorithmicallyEnhanced'].map(
      (name) => `http://cv.iptc.org/newscodes/digitalsourcetype/${name}`,
    ),
  );
});

test('whatever the instruction is, the copy gives it back', async () => {
  const source = await smallPng();
  const jpeg = await quarters(16, 16).jpeg().toBuffer();
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: fc.constantFrom('<', '&', ']]>', '"', '\r', '\n', '\u0000', '\ud800', '空', '🦊', 'Steps:'), maxLength: 30 }),
  );
  await fc.assert(
    fc.asyncProperty(text, async (prompt) => {
      for (const bytes of [source, jpeg]) {
        const { file } = await copied(bytes, { record: { ...record, request: { ...record.request, prompt } } });
        expect(await pictures.recipe(file, false)).toMatchObject({ ok: true, value: { recipe: { prompt } } });
      }
    }),
    { numRuns: 25 },
  );
});

describe('another kind or size', () => {
  test('is written as asked, upright, in sRGB, never larger', async () => {
    const source = await quarters(400, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const webp = await copied(source, { format: 'webp', longSide: 100 });
    expect([webp.mediaType, webp.width, webp.height, path.extname(webp.file)]).toEqual(['image/webp', 50, 100, '.webp']);
    expect((await sharp(webp.file).metadata()).orientation ?? 1).toBe(1);
    const png = await copied(source, { format: 'png', longSide: 4000 });
    expect([png.mediaType, png.width, png.height, path.extname(png.file)]).toEqual(['image/png', 200, 400, '.png']);
    const jpeg = await copied(await quarters(64, 48).ensureAlpha(0).png().toBuffer(), { format: 'jpeg' });
    expect([...(await pixels(await readFile(jpeg.file))).subarray(0, 3)]).toEqual([255, 255, 255]);
  });
  test('a better quality is a larger file', async () => {
    const source = await quarters(400, 300).blur(8).png().toBuffer();
    const [low, high] = [await copied(source, { format: 'jpeg', quality: 20 }), await copied(source, { format: 'jpeg', quality: 95 })];
    expect(high.bytes).toBeGreaterThan(low.bytes);
  });
  test('keeps the recipe', async () => {
    for (const format of ['png', 'jpeg', 'webp', 'tiff'] as const) {
      const { file } = await copied(await smallPng(), { format, longSide: 20 });
      expect(await pictures.recipe(file, false)).toMatchObject({ ok: true, value: { recipe: { prompt: instruction } } });
    }
  });
  test('a kind that cannot carry anything is written as PNG', async () => {
    const gif = await quarters(20, 20).gif().toBuffer();
    expect((await copied(gif)).mediaType).toBe('image/png');
    expect((await copied(gif, { metadata: 'untouched' })).mediaType).toBe('image/gif');
  });
});

test('pixels that are to be turned stay so, whatever is taken away', async () => {
  const source = await quarters(400, 200)
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Artist: 'Somebody' } })
    .jpeg()
    .toBuffer();
  const turned = await sharp(source).metadata();
  for (const metadata of ['full', 'none'] as const) {
    const bytes = await readFile((await copied(source, { metadata })).file);
    expect((await sharp(bytes).metadata()).orientation).toBe(turned.orientation);
    expect(bytes.toString('latin1')).not.toContain('Somebody');
  }
});

test('“none” takes away what the received picture said, and keeps its colours', async () => {
  const png = pngWith(await quarters(20, 20).withIccProfile('p3').png().toBuffer(), [
    plainText('Comment', 'secret'),
    chunkOf('caBX', Buffer.from('signed')),
  ]);
  const bytes = await readFile((await copied(png, { metadata: 'none' })).file);
  expect(bytes.toString('latin1')).not.toContain('secret');
  expect((await sharp(bytes).metadata()).icc).toEqual((await sharp(png).metadata()).icc);
});

describe('Content Credentials', () => {
  const jumbf = Buffer.concat([Buffer.from('JP\0\x01\0\0\0\x01\0\0\0\x20', 'latin1'), Buffer.from('jumb\0\0\0\x18jumdc2pa', 'latin1')]);
  const signed: readonly (readonly [string, () => Promise<Buffer>])[] = [
    ['PNG', async () => pngWith(await smallPng(), [chunkOf('caBX', Buffer.from('signed'))])],
    [
      'JPEG',
      async () => {
        const jpeg = await jpegWith([]);
        const head = Buffer.from([0xff, 0xeb, 0, 0]);
        head.writeUInt16BE(jumbf.byteLength + 2, 2);
        return Buffer.concat([jpeg.subarray(0, 2), head, jumbf, jpeg.subarray(2)]);
      },
    ],
    ['WebP', () => webpWith([['C2PA', Buffer.from('signed')]])],
  ];
  test.each(signed)('of a %s are seen, kept by an untouched copy alone, and their loss is told', async (_, make) => {
    const source = await make();
    expect(await pictures.credentials(await folder.put('signed', source))).toEqual({ ok: true, value: true });
    const kept = await copied(source, { metadata: 'untouched' });
    expect([kept.credentials, await readFile(kept.file)]).toEqual(['kept', source]);
    const lost = await copied(source);
    expect(lost.credentials).toBe('lost');
    expect(await pictures.credentials(lost.file)).toEqual({ ok: true, value: false });
    expect((await copied(source, { metadata: 'untouched', format: 'webp', longSide: 8 })).credentials).toBe('lost');
  });
  test('are not seen where there are none', async () => {
    for (const bytes of [await smallPng(), await jpegWith([]), await webpWith([])])
      expect(await pictures.credentials(await folder.put('plain', bytes))).toEqual({ ok: true, value: false });
  });
});

test('an instruction too long for a JPEG is left out of it, which is told; its label stays', async () => {
  const long = { ...record, request: { ...record.request, prompt: '空'.repeat(40_000) } };
  const jpeg = await copied(await quarters(16, 16).jpeg().toBuffer(), { record: long });
  expect(jpeg.leftOut).toBe(true);
  expect((await readFile(jpeg.file)).toString('latin1')).toContain('compositeWithTrainedAlgorithmicMedia');
  const png = await copied(await smallPng(), { record: long });
  expect(png.leftOut).toBe(false);
  expect(await pictures.recipe(png.file, false)).toMatchObject({ ok: true, value: { recipe: { prompt: long.request.prompt } } });
});

test('an existing file is never replaced, and others may read the copy', async () => {
  const source = await smallPng();
  await writeFile(path.join(folder.path, 'taken.png'), 'mine');
  await writeFile(path.join(folder.path, 'taken 2.png'), 'mine too');
  const { file } = await copied(source, { name: 'taken', metadata: 'untouched' });
  expect(path.basename(file)).toBe('taken 3.png');
  expect((await readFile(path.join(folder.path, 'taken.png'))).toString()).toBe('mine');
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o644);
  expect((await readdir(folder.path)).filter((name) => name.startsWith('.kontext'))).toEqual([]);
});

test('a picture that is missing or damaged is said so, and nothing is left behind', async () => {
  const before = await readdir(folder.path);
  const ask = {
    called: 'sky.png',
    record,
    index: 0,
    origin: 'pictures' as const,
    format: 'received' as const,
    longSide: null,
    quality: 90,
    metadata: 'full' as const,
    version: '0.1.0',
    folder: folder.path,
    name: 'none',
  };
  expect(await writeCopy(pictures, { ...ask, source: path.join(folder.path, 'gone') })).toMatchObject({
    ok: false,
    failure: { kind: 'picture-missing' },
  });
  const broken = await folder.put('broken', (await smallPng()).subarray(0, 40));
  expect(await writeCopy(pictures, { ...ask, source: broken })).toMatchObject({ ok: false, failure: { kind: 'picture-damaged' } });
  expect(await writeCopy(pictures, { ...ask, source: broken, folder: path.join(folder.path, 'nowhere') })).toMatchObject({ ok: false });
  expect((await readdir(folder.path)).filter((name) => !before.includes(name))).toEqual(['broken']);
});
