import { expect, test } from 'vitest';
import { afterPilot } from '../../../app/batch/limits.ts';

const batch = { chain: null, total: 12, pilot: 3, limits: { pictures: null }, spent: 3 };

test.each([
  ['no limit', {}, 9, 9],
  ['a limit that some are within', { limits: { pictures: 5 } }, 9, 2],
  ['a limit that all are within', { limits: { pictures: 12 } }, 9, 9],
  ['a limit that is reached, of which another sentence tells', { limits: { pictures: 3 } }, 9, 9],
  ['no pilot', { pilot: null, spent: 0, limits: { pictures: 5 } }, 12, 5],
  ['a chain, whose pictures are several edits', { chain: { pictures: 4 }, limits: { pictures: 5 } }, 1, 1],
])('after a pilot, of %s', (_, more, rest, within) => {
  expect(afterPilot({ ...batch, ...more })).toEqual({ rest, within });
});
