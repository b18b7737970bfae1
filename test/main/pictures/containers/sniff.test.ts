import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeader } from '../../../../main/pictures/containers/header.ts';
import { isSrgbProfile } from '../../../../main/pictures/srgb-profile.ts';
import { sniff } from '../../../../main/pictures/containers/sniff.ts';
import { mediaTypes } from '../../../../app/edits/record.ts';
import { bareOf } from '../../../../main/pictures/containers/container.ts';
import { hasLocation } from '../../../../main/pictures/containers/metadata.ts';
import { isCommonJpeg, notThePicture } from '../../../../main/pictures/passable.ts';
import { animatedGif, jpeg, png, pngClaiming, quarters, webp } from '../../../fakes/pictures.ts';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const latin = (words: string): Uint8Array => Buffer.from(words, 'latin1');

describe('sniff', () => {
  test('names every kind of picture by its bytes', async () => {
    const found = [
      await png(),
      await jpeg(),
      await webp(),
      await quarters(8, 8).avif().toBuffer(),
      await quarters(8, 8).tiff().toBuffer(),
      await animatedGif(),
    ].map((bytes) => sniff(bytes));
    expect(found).toEqual(
      ['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/tiff', 'image/gif'].map((mediaType) => ({
        kind: 'picture',
        mediaType,
      })),
    );
  });

  test('knows HEIC from AVIF and from video', () => {
    const box = (brands: string): Uint8Array =>
      latin(`\0\0\0${String.fromCharCode(8 + 4 + brands.length)}ftyp${brands.slice(0, 4)}\0\0\0\0${brands.slice(4)}`);
    expect(
      [box('heicmif1heic'), box('mif1heicmif1'), box('mif1avifmif1'), box('avifmif1'), box('isomiso2mp41')].map((bytes) => sniff(bytes)),
    ).toEqual([
      { kind: 'picture', mediaType: 'image/heic' },
      { kind: 'picture', mediaType: 'image/heic' },
      { kind: 'picture', mediaType: 'image/avif' },
      { kind: 'picture', mediaType: 'image/avif' },
      { kind: 'other', what: 'a video' },
    ]);
  });

  test.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'an SVG drawing'],
    ['\uFEFF  <?xml version="1.0"?>\n<!-- made by hand -->\n<svg:svg>', 'an SVG drawing'],
    ['<!-- a --><svg >', 'an SVG drawing'],
    ['<!DOCTYPE html><p>hi', 'a web page'],
    ['  <html>', 'a web page'],
    ['<?xml version="1.0"?><feed/>', 'an XML document'],
    ['%PDF-1.7\n', 'a PDF document'],
    ['MZ\x90', 'a program'],
    ['\x7fELF\x02', 'a program'],
    ['#!/bin/sh\n', 'a script'],
    ['PK\x03\x04', 'a ZIP archive or an office document'],
    ['RIFF\x10\0\0\0WAVEfmt ', 'a sound file'],
    ['{"detail":"Not Found"}', 'a text file'],
    ['hello there', 'a text file'],
    ['', 'an empty file'],
    ['\x00\x01\x02\x03\x04', 'a file that is no picture'],
  ])('says what %j is instead', (start, what) => {
    expect(sniff(start.includes('\uFEFF') ? text(start) : latin(start))).toEqual({ kind: 'other', what });
  });
});

describe('the readers of hostile bytes', () => {
  const starts = [
    [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10],
    [0xff, 0xd8, 0xff],
    [...latin('RIFF\x40\0\0\0WEBPVP8X')],
    [...latin('GIF89a')],
    [...latin('II*\0\x08\0\0\0')],
    [...latin('MM\0*\0\0\0\x08')],
    [...latin('\0\0\0\x18ftypavif')],
    [],
  ];
  const hostile = fc
    .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }))
    .map(([start, rest]) => Uint8Array.from([...start, ...rest]));

  test('never throw, whatever the bytes', () => {
    fc.assert(
      fc.property(hostile, (bytes) => {
        sniff(bytes);
        for (const mediaType of mediaTypes) {
          readHeader(bytes, mediaType);
          bareOf(bytes, mediaType, true);
          bareOf(bytes, mediaType, false);
        }
        hasLocation({ exif: bytes, xmp: bytes });
        isSrgbProfile(bytes);
        isCommonJpeg(bytes);
        notThePicture(bytes);
      }),
      { numRuns: 3000 },
    );
  });

  test('never throw on a picture with any one byte changed or cut anywhere', async () => {
    for (const [bytes, mediaType] of [
      [await png(), 'image/png'],
      [await jpeg(), 'image/jpeg'],
      [await webp(), 'image/webp'],
    ] as const) {
      for (let at = 0; at < bytes.length; at += 1) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 0xff;
        for (const hurt of [changed, bytes.subarray(0, at)]) {
          sniff(hurt);
          readHeader(hurt, mediaType);
          bareOf(hurt, mediaType, false);
        }
      }
    }
  });
});

describe('readHeader', () => {
  test('reads the size every kind claims', async () => {
    const size = { width: 24, height: 16 };
    const lossless = await quarters(24, 16).webp({ lossless: true }).toBuffer();
    const extended = await quarters(24, 16).ensureAlpha(0.5).webp().toBuffer();
    const progressive = await quarters(24, 16)
      .withExif({ IFD0: { Artist: 'Somebody' } })
      .jpeg({ progressive: true })
      .toBuffer();
    expect([
      readHeader(await png(), 'image/png'),
      readHeader(await jpeg(), 'image/jpeg'),
      readHeader(progressive, 'image/jpeg'),
      readHeader(await webp(), 'image/webp'),
      readHeader(lossless, 'image/webp'),
      readHeader(extended, 'image/webp'),
      readHeader(await quarters(24, 16).tiff().toBuffer(), 'image/tiff'),
      readHeader(await quarters(24, 16).avif().toBuffer(), 'image/avif'),
      readHeader(await animatedGif(), 'image/gif'),
      readHeader(await pngClaiming(60_000, 60_001), 'image/png'),
    ]).toEqual([size, size, size, size, size, size, size, size, { width: 20, height: 10 }, { width: 60_000, height: 60_001 }]);
  });
});
