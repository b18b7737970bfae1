import { expect, test } from 'vitest';
import { unsentInput } from '../../../app/edits/unsent-input.ts';

test('an input is what names the picture and what of it is sent; nothing of it was sent yet, and what else is known of it is left out', () => {
  const picture = { sha256: 'a'.repeat(64), name: 'a.jpg', mediaType: 'image/jpeg', bytes: 9, width: 3, height: 2, parent: null } as const;
  const view = { crop: [0, 0, 2, 1] as [number, number, number, number] };
  expect([unsentInput({ ...picture, ...{ hasLocation: true } }), unsentInput({ ...picture, view })]).toEqual([
    { ...picture, sent: null },
    { ...picture, view, sent: null },
  ]);
  expect('view' in unsentInput({ ...picture, view: undefined })).toBe(false);
});
