// The bytes of EXIF, by a walk of its own over the directories.
import { describe, expect, test } from 'vitest';
import { exifBytes } from '../../../../main/pictures/containers/exif.ts';
import type { ExifFacts } from '../../../../main/pictures/containers/exif.ts';
import { rewrap } from '../../../../main/pictures/containers/rewrap.ts';
import type { ExportTexts } from '../../../../app/export/texts.ts';
import { exifTexts } from '../../../../main/pictures/containers/exif-texts.ts';
import { jpeg } from '../../../fakes/pictures.ts';

const facts: ExifFacts = { program: null, made: null, comment: null, description: null, orientation: 1 };

type Field = { readonly tag: string; readonly type: number; readonly bytes: Buffer };

/** The fields of the first directory, then of the one of EXIF. */
function fieldsOf(tiff: Buffer): readonly Field[] {
  const directory = (at: number): readonly Field[] =>
    Array.from({ length: tiff.readUInt16BE(at) }, (_, nth) => {
      const entry = at + 2 + nth * 12;
      const type = tiff.readUInt16BE(entry + 2);
      const length = tiff.readUInt32BE(entry + 4) * ([0, 1, 1, 2, 4, 8, 1, 1][type] ?? 0);
      const from = length <= 4 ? entry + 8 : tiff.readUInt32BE(entry + 8);
      return { tag: tiff.readUInt16BE(entry).toString(16), type, bytes: tiff.subarray(from, from + length) };
    });
  const first = directory(tiff.readUInt32BE(4));
  return [...first, ...directory(first.find(({ tag }) => tag === '8769')?.bytes.readUInt32BE(0) ?? 0)];
}

describe('the comment', () => {
  test('in Chinese is UNICODE and UTF-16 in the order of the header, and needs no caption beside it', () => {
    const bytes = exifBytes({ ...facts, comment: '一A', description: '一' });
    expect([bytes.toString('latin1', 0, 4), fieldsOf(bytes).map(({ tag }) => tag)]).toEqual(['MM\0*', ['8769', '9000', '9286']]);
    expect(fieldsOf(bytes).at(-1)?.bytes).toEqual(Buffer.from([...Buffer.from('UNICODE\0'), 0x4e, 0x00, 0x00, 0x41]));
  });
  test('with an emoji is whole, as surrogates, and its words are the description too, in UTF-8 with its end', () => {
    const bytes = exifBytes({ ...facts, orientation: 6, program: 'P', comment: '🦊', description: '狐 🦊\0' });
    const fields = fieldsOf(bytes);
    expect(fields.map(({ tag }) => tag)).toEqual(['10e', '112', '131', '8769', '9000', '9286']);
    expect(fields[0]).toEqual({ tag: '10e', type: 2, bytes: Buffer.from('狐 🦊\0', 'utf8') });
    expect(fields.at(-1)?.bytes).toEqual(Buffer.from([...Buffer.from('UNICODE\0'), 0xd8, 0x3e, 0xdd, 0x8a]));
    expect(exifTexts(bytes)).toMatchObject({ comment: '🦊', madeBy: { description: '狐 🦊' } });
  });
  test('that is not written has no caption either', () => {
    expect(fieldsOf(exifBytes({ ...facts, description: '🦊' })).map(({ tag }) => tag)).toEqual(['8769', '9000']);
  });
});

test('a JPEG without room for both keeps the comment, and nothing was left out', async () => {
  const long = `🦊${'空'.repeat(20_000)}`;
  const texts: ExportTexts = { parameters: long, description: long, own: null, xmp: '', packets: ['<x/>'], program: 'P', made: null };
  const made = rewrap(await jpeg(), 'image/jpeg', texts, 1);
  const at = made?.bytes.indexOf('Exif\0\0', 0, 'latin1') ?? -1;
  expect([made?.leftOut, exifTexts(made?.bytes.subarray(at) ?? Buffer.alloc(0))]).toMatchObject([
    false,
    { comment: long, madeBy: { description: null } },
  ]);
});
