import { expect, test } from 'vitest';
import { encodeSmall } from '../../../main/pictures/encode.ts';
import { allOfIt } from '../../../app/pictures/input-view.ts';
import { noise } from '../../fakes/pictures.ts';

const common = { longSide: 2048, seen: allOfIt, size: null, lossless: true, keepAlpha: true };

test('a picture that does not fit becomes a JPEG, then a worse one, then a smaller one', async () => {
  const source = await noise(400, 300).png().toBuffer();
  const bytesOf = async (maxBytes: number): Promise<{ readonly about: string; readonly fits: boolean; readonly bytes: number }> => {
    const { mediaType, width, height, bytes } = await encodeSmall(source, { ...common, maxBytes });
    return { about: `${mediaType} ${width}x${height}`, fits: bytes.byteLength <= maxBytes, bytes: bytes.byteLength };
  };
  const [png, fine, coarse, small, tiny] = [
    await bytesOf(1_000_000),
    await bytesOf(300_000),
    await bytesOf(190_000),
    await bytesOf(60_000),
    await bytesOf(3000),
  ];
  expect([png, fine, coarse, small, tiny].map(({ about, fits }) => [about, fits])).toEqual([
    ['image/png 400x300', true],
    ['image/jpeg 400x300', true],
    ['image/jpeg 400x300', true],
    [expect.stringMatching(/^image\/jpeg (2|3)\d\dx\d\d\d$/), true],
    [expect.stringMatching(/^image\/jpeg \d\dx\d\d$/), true],
  ]);
  expect(coarse.bytes < fine.bytes).toBe(true);
});

test('says when transparency was laid on white', async () => {
  const source = await noise(60, 40, 4).png().toBuffer();
  const kinds = await Promise.all([100_000, 9000].map((maxBytes) => encodeSmall(source, { ...common, maxBytes })));
  expect(kinds.map(({ mediaType, flattened }) => [mediaType, flattened])).toEqual([
    ['image/png', false],
    ['image/jpeg', true],
  ]);
});
