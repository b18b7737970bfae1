// Readers of colour names on files that nobody vouches for: an answer, whatever the bytes.
import { expect, test } from 'vitest';
import type { MediaType } from '../../../../app/edits/record.ts';
import { avifProperties } from '../../../../main/pictures/containers/avif-boxes.ts';
import { colourOfCodes } from '../../../../main/pictures/containers/colour-names.ts';
import { withExifInFront } from '../../../../main/pictures/containers/exif-in-front.ts';
import { namedColour } from '../../../../main/pictures/containers/named-colour.ts';
import { withGreyProfile } from '../../../../main/pictures/grey-profile.ts';
import { chunkOf, pngWith } from '../../../fakes/carrying.ts';
import { colourKinds } from '../../../fakes/colour-pictures.ts';
import { png } from '../../../fakes/pictures.ts';

const typeOf = (name: string): MediaType => {
  const kind = ['jpeg', 'webp', 'avif', 'tiff', 'gif'].find((one) => name.includes(one)) ?? 'png';
  return `image/${kind}` as MediaType;
};

test('bytes that were cut or changed anywhere never throw', async () => {
  let state = 4711;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const answers = new Set<string>();
  for (const { name, bytes } of await colourKinds()) {
    for (let round = 0; round < 60; round += 1) {
      const hurt = Buffer.from(bytes.subarray(0, round % 3 === 0 ? random(Math.min(bytes.byteLength, 600)) : bytes.byteLength));
      for (let flips = 0; flips < 4 && hurt.byteLength > 0; flips += 1) hurt[random(Math.min(hurt.byteLength, 400))] = random(256);
      const named = namedColour(hurt, typeOf(name));
      answers.add(named === null ? 'none' : named === 'unknown' ? 'unknown' : 'named');
      expect(withExifInFront(hurt).byteLength).toBeGreaterThanOrEqual(hurt.byteLength);
      expect(withGreyProfile(hurt).byteLength).toBeLessThanOrEqual(hurt.byteLength + 64);
      expect(avifProperties(hurt)?.length ?? 0).toBeLessThan(200);
    }
  }
  expect([...answers].toSorted()).toEqual(['named', 'none', 'unknown']);
});

test('what a PNG says without sense is as good as unsaid, and cICP has the last word', async () => {
  const plain = await png();
  const gamma = (value: number): Buffer => {
    const body = Buffer.alloc(4);
    body.writeUInt32BE(value);
    return chunkOf('gAMA', body);
  };
  const of = (...chunks: readonly Buffer[]) => namedColour(pngWith(plain, chunks), 'image/png');
  expect([of(gamma(0)), of(gamma(4_000_000_000)), of(chunkOf('cHRM', Buffer.alloc(32))), of(chunkOf('gAMA', Buffer.alloc(3)))]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  const sRgb = chunkOf('sRGB', Buffer.from([0]));
  expect(of(sRgb, gamma(100_000))).toBeNull();
  expect(of(sRgb, gamma(100_000), chunkOf('cICP', Buffer.from([12, 13, 0, 1])))).toEqual(colourOfCodes(12, 13, null));
  expect([of(chunkOf('cICP', Buffer.from([1, 13, 0, 0]))), of(chunkOf('cICP', Buffer.from([10, 13, 0, 1])))]).toEqual([
    'unknown',
    'unknown',
  ]);
});
