import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxInPack, openPack, packAddress, packHead } from '../../../app/contract/packs.ts';

const picture = fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => new Uint8Array(bytes));

test('a pack gives out the pictures that were put into it, in whatever pieces it comes', () => {
  fc.assert(
    fc.property(fc.array(fc.option(picture), { maxLength: maxInPack }), fc.array(fc.nat(20), { minLength: 1 }), (pictures, cuts) => {
      const whole = Buffer.concat(pictures.flatMap((bytes, number) => [packHead(number, bytes?.length ?? 0), bytes ?? new Uint8Array(0)]));
      const unpack = openPack();
      const found = [];
      for (let at = 0, n = 0; at < whole.length; n += 1) {
        const end = at + 1 + (cuts[n % cuts.length] ?? 0);
        found.push(...unpack(whole.subarray(at, end)));
        at = end;
      }
      expect(found).toEqual(pictures.map((bytes, number) => ({ number, bytes })));
    }),
  );
});

test('what has come of a picture that is cut is not given out', () => {
  const unpack = openPack();
  expect(unpack(packHead(3, 2))).toEqual([]);
  expect(unpack(Uint8Array.of(7))).toEqual([]);
  expect(unpack(Uint8Array.of(8))).toEqual([{ number: 3, bytes: Uint8Array.of(7, 8) }]);
});

test('its address names size and edits', () => {
  expect(packAddress(['01A', '01B'], 320)).toBe('media/pack/320/01A,01B');
});
