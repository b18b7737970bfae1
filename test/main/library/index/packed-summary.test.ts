// What the index keeps of an edit is all of what it shows of it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summarise } from '../../../../app/edits/summary.ts';
import { recordName, resultName } from '../../../../app/library/naming.ts';
import { packSummary, packedFiles, unpackSummary } from '../../../../main/library/index/packed-summary.ts';
import { packValue } from '../../../../main/library/index/packed-value.ts';
import { outlineOf, recordOf } from '../../../corpus/edits.ts';
import { pretendedPictures } from '../../../corpus/pictures.ts';

const corpus = { total: 500, seed: 3 };
const pictures = pretendedPictures(corpus);

test('gives every kind of edit back as it was, and the names of its files', () => {
  for (let n = 0; n < corpus.total; n += 1) {
    const record = recordOf(corpus, n, pictures);
    const summary = summarise(record);
    const files = record.results.map(({ file }) => file);
    const path = `2026/11/${recordName(record.stem)}`;
    const packed = packSummary(summary, files, path);
    const row = { id: record.id, present: 1, model: record.model, summary: packed };
    expect(unpackSummary(row)).toEqual(summary);
    expect(unpackSummary({ ...row, present: 0 }).present).toBe(false);
    expect(packedFiles(path, packed)).toEqual(record.results.map(({ file, bytes }) => ({ file, bytes })));
    // A record under another name still has the same pictures.
    const elsewhere = `2026/11/${recordName('renamed')}`;
    expect(packedFiles(elsewhere, packSummary(summary, files, elsewhere)).map(({ file }) => file)).toEqual(files);
    expect(packed.length).toBeLessThan(JSON.stringify(summary).length * 0.5);
  }
});

test('keeps times and names as they are written, however they are written', () => {
  const whole = summarise(recordOf(corpus, 7, pictures));
  const time = fc.oneof(
    fc.string(),
    fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
    fc.constant('2026-11-23T14:32:05+01:00'),
  );
  fc.assert(
    fc.property(
      time,
      fc.option(time),
      fc.string(),
      fc.constantFrom('', 'a.png', resultName('x', 0, 'image/png')),
      fc.constantFrom({}, { more: 1 }),
      fc.constantFrom({ turn: 90 as const }, undefined),
      (at, ended, prompt, file, more, view) => {
        const results = [{ width: 1, height: 2, bytes: 3, mediaType: 'image/png' as const }];
        const summary = {
          ...whole,
          createdAt: at,
          endedAt: ended,
          prompt,
          results,
          editedIn: prompt,
          state: 'saving' as const,
          sentAt: ended,
          inputs: [
            { sha256: prompt, name: prompt, width: 1, height: 2, parent: { editId: prompt, index: 1, ...more } },
            { sha256: 'ab'.repeat(32), name: '', width: 1, height: 2, parent: null, view },
          ],
          tags: [prompt],
        };
        const packed = packSummary(summary, [file], '2026/11/x.json');
        expect(unpackSummary({ id: whole.id, present: 1, model: whole.model, summary: packed })).toEqual(summary);
        expect(packedFiles('2026/11/x.json', packed)).toEqual([{ file, bytes: 3 }]);
      },
    ),
  );
});

test('is damage to the index when it does not read', () => {
  const id = outlineOf(corpus, 1).id;
  const unpack = (summary: unknown) => () => unpackSummary({ id, present: 1, model: '', summary });
  const damage = expect.objectContaining({ errcode: 11 });
  for (const other of ['', null, new Uint8Array(), new Uint8Array([0, 0]), packValue({}), packValue([]), packValue(null)])
    expect(unpack(other)).toThrow(damage);
  const packed = packSummary(summarise(recordOf(corpus, 1, pictures)), [], '2026/11/x.json');
  expect(unpack(packed)).not.toThrow();
  // Cut short, gone on with, and with one byte that is another.
  expect(unpack(packed.subarray(0, -1))).toThrow(damage);
  expect(unpack(Uint8Array.of(...packed, 0))).toThrow(damage);
  packed.forEach((byte, at) => expect(unpack(packed.with(at, byte ^ 0x20))).toThrow(damage));
});
