// Each rule of a verdict at its limit and just beyond it.
import { expect, test } from 'vitest';
import { judge, limits } from '../../../app/composite/verdict.ts';
import type { Evidence } from '../../../app/composite/verdict.ts';

const good: Evidence = { match: 1, inliers: 1, textured: 40, noise: 0.5, share: 0.1 };
const said = (more: Partial<Evidence>): string => {
  const { verdict, reason } = judge({ ...good, ...more });
  return reason === null || reason === verdict ? verdict : `${verdict}: ${reason}`;
};

test('the limits are the ones that the pairs were looked at with', () => {
  expect(limits).toEqual({ another: 0.15, doubtful: 0.45, noise: 2.5, share: 0.6, unchanged: 0.0005, faint: 0.001, textured: 12 });
});

test('blocks that are found agree by both their match and their inliers', () => {
  expect([said({}), said({ match: 0.5, inliers: 0.9 }), said({ match: 0.5, inliers: 0.8 }), said({ match: 0.5, inliers: 0.2 })]).toEqual([
    'accepted',
    'accepted',
    'look-first: doubtful',
    'refused: another-picture',
  ]);
  expect([said({ match: 0.15 }), said({ match: 0.149 }), said({ match: 0.45 }), said({ match: 0.449 })]).toEqual([
    'look-first: doubtful',
    'refused: another-picture',
    'accepted',
    'look-first: doubtful',
  ]);
});

test('twelve blocks are enough to tell another picture by, eleven are always in doubt', () => {
  expect([said({ textured: 12 }), said({ textured: 12, match: 0 }), said({ textured: 11 }), said({ textured: 11, match: 0 })]).toEqual([
    'accepted',
    'refused: another-picture',
    'look-first: doubtful',
    'look-first: doubtful',
  ]);
});

test('noise and share are within what can be kept up to their limits', () => {
  expect([said({ noise: 2.5 }), said({ noise: 2.501 }), said({ share: 0.6 }), said({ share: 0.601 })]).toEqual([
    'accepted',
    'refused: all-changed',
    'accepted',
    'refused: all-changed',
  ]);
  expect([said({ share: 0.0005 }), said({ share: 0.0004 }), said({ share: 0.0004, match: 0.3 })]).toEqual([
    'accepted',
    'unchanged',
    'look-first: doubtful',
  ]);
});

test('what changed faintly alone is looked at first, whatever else is well, and is never called unchanged', () => {
  expect([
    said({ isFaint: true }),
    said({ isFaint: true, share: 0.001 }),
    said({ isFaint: true, match: 0.3 }),
    said({ isFaint: true, noise: 3 }),
  ]).toEqual(['look-first: faint', 'look-first: faint', 'look-first: doubtful', 'refused: all-changed']);
});

test('numbers that could not be had are never accepted', () => {
  expect([said({ match: NaN }), said({ noise: NaN })]).toEqual(['refused: another-picture', 'refused: all-changed']);
});
