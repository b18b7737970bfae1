import { expect, test } from 'vitest';
import { shownOf } from '../../../app/edits/shown.ts';
import { inputViewKey } from '../../../app/pictures/input-view.ts';

test('what stood before the person is each picture as it is seen, each address that is sent itself, and how many edits were spoken of', () => {
  const [plain, cropped] = [
    { sha256: 'a'.repeat(64) },
    { sha256: 'b'.repeat(64), view: { crop: [0, 0, 20, 10] as [number, number, number, number] } },
  ];
  const fetched = { sha256: 'c'.repeat(64), web: { address: 'https://pictures.example/c.jpg', itself: true } };
  const copied = { sha256: 'd'.repeat(64), web: { address: 'https://pictures.example/d.jpg', itself: false } };
  const shown = shownOf([plain, cropped, fetched, copied], 3);
  expect(shown).toEqual({
    places: [plain, cropped, fetched, copied].map(inputViewKey),
    addresses: [null, null, 'https://pictures.example/c.jpg', null],
    count: 3,
  });
  expect(new Set(shown.places).size).toBe(4);
});
