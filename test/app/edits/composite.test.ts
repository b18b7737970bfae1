// What a record says of a composite is read back, whoever wrote more into it.
import { describe, expect, test } from 'vitest';
import { compositeOf } from '../../../app/edits/composite.ts';
import type { CompositeRecord } from '../../../app/edits/composite.ts';
import { recordOf } from '../../fakes/records.ts';

const composite: CompositeRecord = {
  algorithm: 2,
  original: { sha256: 'a'.repeat(64), width: 3000, height: 2000 },
  result: { sha256: 'b'.repeat(64), width: 1248, height: 832 },
  transform: [0.416, 0, 0, 0, 0.416, 0],
  match: 0.9,
  inliers: 1,
  noise: 0.8,
  share: 0.1,
  verdict: 'accepted',
  parts: [{ number: 1, box: [10, 20, 30, 40], share: 0.1 }],
  settings: { off: [], strokes: [], sensitivity: 1, grow: 8, feather: 4, tone: 0, grain: false },
  converted: null,
  outside: { pixels: 90, identical: 90 },
  mask: 'AAAA',
};
const read = (written: unknown) => compositeOf({ ...recordOf(1), composite: written } as Parameters<typeof compositeOf>[0]);

describe('a composite', () => {
  test('is read as it was written, with a crop, a turn and the keys of a newer version', () => {
    expect(read(composite)).toEqual(composite);
    const more = { ...composite, crop: [0, 0, 10, 10], turn: 90, straighten: -2, converted: 'cmyk', tomorrow: 1 };
    expect(read(more)).toEqual(more);
  });

  test('is none in a record that has none', () => expect(compositeOf(recordOf(1))).toBeNull());

  test.each([
    ['algorithm', 0],
    ['transform', [1, 0, 0, 0, 1]],
    ['original', { ...composite.original, width: 0 }],
    ['result', { ...composite.result, sha256: 'b' }],
    ['verdict', 'v'.repeat(33)],
    ['converted', 'c'.repeat(33)],
    ['outside', { pixels: -1, identical: 0 }],
    ['parts', [{ number: 1, box: [1, 2, 3], share: 0 }]],
    ['turn', 45],
    ['mask', null],
  ])('whose %s is %j is none that this version reads', (key, value) => expect(read({ ...composite, [key]: value })).toBeNull());
});
