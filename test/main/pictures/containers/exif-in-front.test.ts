// EXIF and XMP of a PNG in places where decoders do not look: the place is noticed and leaves nothing behind in what is sent.
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withExifInFront } from '../../../../main/pictures/containers/exif-in-front.ts';
import { chunkOf, packedText, pngWith, worldText } from '../../../fakes/carrying.ts';
import { lying, pngBehind, rawProfile, turnedExif } from '../../../fakes/patches.ts';
import { jpegFromPhone, png } from '../../../fakes/pictures.ts';
import { openPreparing } from '../preparing.ts';
import type { Preparing } from '../preparing.ts';

let preparing: Preparing;
beforeAll(async () => {
  preparing = await openPreparing();
});
afterAll(() => preparing.close());

/** Of a phone, with a place; with the head that JPEG puts before it. */
async function exifWithPlace(): Promise<Buffer> {
  const { exif } = await sharp(await jpegFromPhone()).metadata();
  if (exif === undefined) throw new Error('the phone wrote no EXIF');
  return exif.toString('latin1', 0, 4) === 'Exif' ? exif : Buffer.concat([Buffer.from('Exif\0\0'), exif]);
}

const xmpWithPlace = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="52,31.2N"/></x:xmpmeta>';

describe('a place', () => {
  test('is noticed and removed wherever a PNG holds it', async () => {
    const [plain, exif] = [await png(), await exifWithPlace()];
    const bare = exif.subarray(6);
    const packed = rawProfile('exif', exif).subarray(8, -4).toString('latin1').split('\0')[1] ?? '';
    const xmp = Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), Buffer.from(xmpWithPlace)]);
    const files = {
      'eXIf before the pixels': pngWith(plain, [chunkOf('eXIf', bare)]),
      'eXIf behind the pixels': pngBehind(plain, [chunkOf('eXIf', bare)]),
      'Raw profile type exif': pngWith(plain, [rawProfile('exif', exif)]),
      'Raw profile type APP1': pngWith(plain, [rawProfile('APP1', exif)]),
      'Raw profile type exif, packed': pngWith(plain, [packedText('Raw profile type exif', packed)]),
      'Raw profile type exif behind the pixels': pngBehind(plain, [rawProfile('exif', exif)]),
      'XMP in Raw profile type APP1': pngWith(plain, [rawProfile('APP1', xmp)]),
      'XMP behind the pixels': pngBehind(plain, [worldText('XML:com.adobe.xmp', xmpWithPlace)]),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const found = await preparing.pictures.inspect(await preparing.put(`${name}.png`, bytes));
      const { sent, bytes: out } = await preparing.prepared(bytes);
      expect({ name, noticed: found.ok && found.value.hasLocation, steps: sent.steps, pixels: out.equals(plain) }).toEqual({
        name,
        noticed: true,
        steps: ['location-removed', 'metadata-removed'],
        pixels: true,
      });
    }
  });
});

describe('a file', () => {
  test('that holds nothing there is the very same', async () => {
    const plain = await png();
    const before = pngWith(plain, [chunkOf('eXIf', turnedExif)]);
    for (const bytes of [plain, before, await jpegFromPhone(), Buffer.from('no picture')]) expect(withExifInFront(bytes)).toBe(bytes);
  });

  test('whose text is no profile, or is cut, is the very same', async () => {
    const plain = await png();
    // The last would take minutes where spaces are tried in every way.
    for (const text of ['', '\nexif\n  12\nxyz', '\nexif\n', 'exif 4 0a0b0c0d', `exif 1${' '.repeat(400_000)}z`]) {
      const bytes = pngWith(plain, [packedText('Raw profile type exif', text)]);
      expect(withExifInFront(bytes)).toBe(bytes);
    }
    const cut = pngBehind(plain, [chunkOf('eXIf', turnedExif)]).subarray(0, -20);
    expect(withExifInFront(cut)).toBe(cut);
  });

  test('keeps each chunk once, and the first EXIF counts', async () => {
    const other = Buffer.from(turnedExif);
    other[18] = 3;
    const lies = await (await lying()).png().toBuffer();
    const moved = withExifInFront(pngBehind(lies, [chunkOf('eXIf', turnedExif)]));
    expect(Buffer.from(moved).toString('latin1').split('eXIf').length).toBe(2);
    const both = pngBehind(pngWith(lies, [chunkOf('eXIf', other)]), [chunkOf('eXIf', turnedExif)]);
    expect(withExifInFront(both)).toBe(both);
    expect((await sharp(moved).metadata()).orientation).toBe(6);
  });
});
