import { expect, test } from 'vitest';
import {
  importAddress,
  keepPreviewAddress,
  keepPreviews,
  pictureAddress,
  pictureThumbnailAddress,
  resultAddress,
  resultThumbnailAddress,
  sentAddress,
} from '../../../app/contract/addresses.ts';

test('each kind of pixels has an address of its own, below studio://app/', () => {
  expect([
    resultAddress('01JD', 1),
    resultThumbnailAddress('01JD', 1, 320),
    pictureAddress({ sha256: 'abc' }),
    pictureThumbnailAddress({ sha256: 'abc', view: { crop: [1, 2, 30, 40] } }, 640),
    sentAddress('abc'),
    importAddress,
  ]).toEqual([
    'media/result/01JD/1',
    'media/result/01JD/1/320',
    'media/picture/abc',
    'media/picture/abc-c1-2-30-40/640',
    'media/sent/abc',
    'import',
  ]);
});

test('what is kept of a picture is previewed as four pictures, each with an address of its own', () => {
  expect(keepPreviews.map((preview) => keepPreviewAddress('k1', preview))).toEqual([
    'media/keep/k1/base',
    'media/keep/k1/laid',
    'media/keep/k1/toned',
    'media/keep/k1/parts',
  ]);
});
