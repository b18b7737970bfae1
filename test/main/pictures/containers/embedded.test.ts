import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readEmbedded } from '../../../../main/pictures/containers/embedded.ts';
import { exifTexts } from '../../../../main/pictures/containers/exif-texts.ts';
import {
  boxesWith,
  chunkOf,
  exifOf,
  jpegWith,
  packedText,
  plainText,
  pngWith,
  smallPng,
  webpWith,
  worldText,
} from '../../../fakes/carrying.ts';
import { rawProfile } from '../../../fakes/patches.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const nothing = { texts: [], comment: null, xmp: null, takenAt: null, madeBy: null };
const words = 'a lighthouse – 灯台\nSteps: 4, Seed: 1, Size: 1x1';

function put(bytes: Buffer): string {
  const file = join(temporaryFolder(), 'picture');
  writeFileSync(file, bytes);
  return file;
}

describe('the texts of', () => {
  test('a PNG, plain, packed and of the world, wherever they lie', async () => {
    const png = pngWith(await smallPng(), [
      plainText('parameters', 'caf\xe9'),
      packedText('prompt', '{"a": 1}'),
      worldText('Title', words),
      worldText('workflow', words, true),
      worldText('XML:com.adobe.xmp', '<x:xmpmeta/>'),
    ]);
    const behind = Buffer.concat([png.subarray(0, -12), plainText('Late', 'x'), png.subarray(-12)]);
    expect(await readEmbedded(put(behind))).toEqual({
      ...nothing,
      texts: [
        { keyword: 'parameters', text: 'café' },
        { keyword: 'prompt', text: '{"a": 1}' },
        { keyword: 'Title', text: words },
        { keyword: 'workflow', text: words },
        { keyword: 'Late', text: 'x' },
      ],
      xmp: '<x:xmpmeta/>',
    });
  });

  test('a text of the world in Latin-1, as exiv2 leaves it; a damaged letter among others of UTF-8 is none', async () => {
    const latin = Buffer.from('caf\xe9 \xa9, a fox', 'latin1');
    const damaged = Buffer.concat([Buffer.from('caf\xe9', 'latin1'), Buffer.from(' 灯台')]);
    const png = pngWith(await smallPng(), [
      worldText('Description', latin, true),
      worldText('Title', latin),
      worldText('prompt', damaged),
      worldText('Replaced', 'lost \ufffd'),
    ]);
    expect((await readEmbedded(put(png))).texts).toEqual([
      { keyword: 'Description', text: 'café ©, a fox' },
      { keyword: 'Title', text: 'café ©, a fox' },
      { keyword: 'prompt', text: 'caf\ufffd 灯台' },
      { keyword: 'Replaced', text: 'lost \ufffd' },
    ]);
  });

  test('a PNG whose EXIF or XMP is written out as a text, as ImageMagick, exiv2 and GIMP leave it', async () => {
    const inJpeg = Buffer.concat([Buffer.from('Exif\0\0'), exifOf(words, null)]);
    const found = [];
    for (const exif of [exifOf(words, null), inJpeg])
      found.push(await readEmbedded(put(pngWith(await smallPng(), [rawProfile('exif', exif)]))));
    expect(found.map(({ texts, comment, takenAt }) => ({ texts, comment, takenAt }))).toEqual(
      Array.from({ length: 2 }, () => ({ texts: [], comment: words, takenAt: '2024:05:06 07:08:09' })),
    );
    const xmp = await readEmbedded(put(pngWith(await smallPng(), [rawProfile('xmp', Buffer.from('<x:xmpmeta/>'))])));
    expect(xmp).toEqual({ ...nothing, xmp: '<x:xmpmeta/>' });
  });

  test.each([
    ['II', 'le'],
    ['II', 'be'],
    ['MM', 'le'],
    ['MM', 'be'],
  ] as const)('EXIF of order %s with a comment in UTF-16%s, in JPEG, WebP and PNG', async (order, utf16) => {
    const exif = exifOf(words, 'prompt:{"1": {}}', order, utf16);
    const madeBy = { description: null, make: null, model: 'prompt:{"1": {}}', software: null };
    const expected = {
      texts: [{ keyword: 'prompt', text: '{"1": {}}' }],
      comment: words,
      xmp: '<x/>',
      takenAt: '2024:05:06 07:08:09',
      madeBy,
    };
    const inExif = Buffer.concat([Buffer.from('Exif\0\0'), exif]);
    const xmp = Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>');
    expect([
      await readEmbedded(put(await jpegWith([inExif, xmp]))),
      await readEmbedded(
        put(
          await webpWith([
            ['EXIF', exif],
            ['XMP ', Buffer.from('<x/>')],
          ]),
        ),
      ),
      await readEmbedded(put(pngWith(await smallPng(), [chunkOf('eXIf', exif), worldText('XML:com.adobe.xmp', '<x/>')]))),
    ]).toEqual([expected, expected, expected]);
  });

  test.each([
    ['II', 'le'],
    ['MM', 'be'],
  ] as const)('a TIFF of order %s: its own fields, and EXIF with a comment in UTF-16%s', async (order, utf16) => {
    const exif = exifOf(words, 'prompt:{"1": {}}', order, utf16);
    expect(await readEmbedded(put(exif))).toEqual({
      texts: [{ keyword: 'prompt', text: '{"1": {}}' }],
      comment: words,
      xmp: null,
      takenAt: '2024:05:06 07:08:09',
      madeBy: { description: null, make: null, model: 'prompt:{"1": {}}', software: null },
    });
  });

  test.each([
    ['+09:00', '2024:05:06 07:08:09+09:00'],
    ['-03:30', '2024:05:06 07:08:09-03:30'],
    ['   :  ', '2024:05:06 07:08:09'],
    ['+19:00', '2024:05:06 07:08:09'],
    ['Berlin', '2024:05:06 07:08:09'],
  ])('the time with the offset %j that EXIF names of it, in JPEG and TIFF', async (offset, takenAt) => {
    const exif = exifOf(null, null, 'II', 'le', offset);
    const found = [
      await readEmbedded(put(await jpegWith([Buffer.concat([Buffer.from('Exif\0\0'), exif])]))),
      await readEmbedded(put(exif)),
    ];
    expect(found.map((embedded) => embedded.takenAt)).toEqual([takenAt, takenAt]);
  });

  test('a TIFF and an AVIF as they are really written, with XMP, and with EXIF where the writer has it', async () => {
    const picture = sharp(await smallPng())
      .withExif({ IFD0: { Software: 'Somebody' }, IFD2: { DateTimeOriginal: '2024:05:06 07:08:09' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>');
    const [tiff, avif] = [
      await readEmbedded(put(await picture.clone().tiff().toBuffer())),
      await readEmbedded(put(await picture.clone().avif().toBuffer())),
    ];
    expect([tiff.xmp, avif.xmp]).toEqual(Array.from({ length: 2 }, () => expect.stringContaining('adobe:ns:meta/')));
    expect([avif.takenAt, avif.madeBy?.software]).toEqual(['2024:05:06 07:08:09', 'Somebody']);
  });

  test('items of a file of boxes that lie beside them, in pieces, with wide numbers; of two kinds alone', async () => {
    const exif = Buffer.concat([Buffer.from([0, 0, 0, 6]), Buffer.from('Exif\0\0'), exifOf(words, null)]);
    const items = [
      { id: 70_001, type: 'Exif', content: null, bytes: exif },
      { id: 70_002, type: 'mime', content: 'text/plain', bytes: Buffer.from('no packet') },
      { id: 70_003, type: 'mime', content: 'application/rdf+xml', bytes: Buffer.from('<x/>') },
    ];
    const { comment, xmp } = await readEmbedded(put(boxesWith(items)));
    expect([comment, xmp]).toEqual([words, '<x/>']);
  });

  test('a file that has none, or is no picture', async () => {
    expect([
      await readEmbedded(put(await smallPng())),
      await readEmbedded(put(Buffer.from('no picture'))),
      await readEmbedded(put(Buffer.alloc(0))),
    ]).toEqual([nothing, nothing, nothing]);
  });
});

describe('a hostile file', () => {
  test('that unpacks to gigabytes gives nothing, in no time', async () => {
    const bomb = Buffer.alloc(200_000_000);
    const png = pngWith(await smallPng(), [packedText('prompt', bomb), plainText('parameters', 'x')]);
    expect(await readEmbedded(put(png))).toEqual({ ...nothing, texts: [{ keyword: 'parameters', text: 'x' }] });
  });

  test('of very many and very large texts is read as far as its bounds', async () => {
    const many = Array.from({ length: 5000 }, (_, n) => plainText(`k${n}`, 'x'));
    const large = Array.from({ length: 20 }, () => plainText('large', 'x'.repeat(3_900_000)));
    const [first, second] = [
      await readEmbedded(put(pngWith(await smallPng(), many))),
      await readEmbedded(put(pngWith(await smallPng(), large))),
    ];
    expect([first.texts.length, second.texts.reduce((sum, { text }) => sum + text.length, 0) <= 16 * 1024 * 1024]).toEqual([64, true]);
  });

  test('whose lengths lie, of two thousand kinds, is read or not read', async () => {
    const sources = [
      pngWith(await smallPng(), [plainText('parameters', words), worldText('workflow', words, true)]),
      await jpegWith([Buffer.concat([Buffer.from('Exif\0\0'), exifOf(words, 'prompt:{}')])]),
      await webpWith([['EXIF', exifOf(words, 'prompt:{}', 'II', 'le')]]),
      exifOf(words, 'prompt:{}', 'II', 'le'),
      exifOf(words, 'prompt:{}', 'MM', 'be'),
      boxesWith([{ id: 1, type: 'mime', content: 'application/rdf+xml', bytes: Buffer.from('<x/>') }]),
      await sharp(await smallPng())
        .withXmp('<x/>')
        .avif()
        .toBuffer(),
    ];
    const file = put(Buffer.alloc(1));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sources),
        fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        fc.option(fc.nat(900)),
        async (source, changes, cut) => {
          const bytes = Buffer.from(source);
          for (const [at, value] of changes) if (at < bytes.byteLength) bytes[at] = value;
          writeFileSync(file, bytes);
          if (cut !== null) truncateSync(file, Math.min(cut, bytes.byteLength));
          const { texts } = await readEmbedded(file);
          expect(texts.length).toBeLessThanOrEqual(64);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('no bytes of EXIF throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('II*\0\b\0\0\0', 'MM\0*\0\0\0\b', ''), (bytes, head) => {
        expect(() => exifTexts(Buffer.concat([Buffer.from(head, 'latin1'), bytes]))).not.toThrow();
      }),
      { numRuns: 3000 },
    );
  });
});
