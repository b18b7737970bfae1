import { expect, test } from 'vitest';
import { leftAbove, sentencesOf, softAbove, unchangedSaid } from '../../../app/composite/sentences.ts';

const accepted: Parameters<typeof sentencesOf>[0] = {
  verdict: 'accepted',
  reason: null,
  match: 0.9,
  inliers: 1,
  largest: 12,
  share: 0.25,
  parts: [1, 2],
  enlargement: softAbove,
  atEdge: [],
  unseen: [],
  marksLeft: leftAbove,
};
const said = (more: Partial<typeof accepted>) => sentencesOf({ ...accepted, ...more }, null);

test('a picture that came back unchanged is said to be charged, practised, or neither where nobody knows', () => {
  expect((['charged', 'rehearsal', null] as const).map((cost) => unchangedSaid(cost))).toEqual([
    'The service returned the picture unchanged. It was charged. Send it again with another seed, or say it in other words.',
    'The service returned the picture unchanged. A rehearsal costs nothing. Send it again with another seed, or say it in other words.',
    'The result does not differ from the original. Send it again with another seed, or say it in other words.',
  ]);
  expect(said({ verdict: 'unchanged' })).toEqual([unchangedSaid(null), 'The largest difference is ΔE 12.0.']);
});

test('a faint change is said with how much it is, and not as doubt about where it lies', () => {
  expect(said({ verdict: 'look-first', reason: 'faint', largest: 9.26 })).toEqual([
    '2 places, 25% of the picture.',
    'Only a faint change was found, of ΔE 9.3 at most. Look whether it is the one you asked for; --force writes it.',
  ]);
});

test('an accepted result is counted in places and parts of the picture, small ones to a tenth', () => {
  expect(said({})).toEqual(['2 places, 25% of the picture.']);
  expect(said({ parts: [1], share: 0.0512 })).toEqual(['1 place, 5.1% of the picture.']);
});

test('a tenth of the picture and more is counted in whole per cent', () => {
  expect([said({ share: 0.1 }), said({ share: 0.0999 }), said({ share: 0.756 })]).toEqual([
    ['2 places, 10% of the picture.'],
    ['2 places, 10.0% of the picture.'],
    ['2 places, 76% of the picture.'],
  ]);
});

test('a patch is soft above twice its pixels, and a mark is left above 15%', () => {
  expect([softAbove, leftAbove]).toEqual([2, 0.15]);
  expect([said({ enlargement: 2.05 }).length, said({ marksLeft: 0.151 }).length]).toEqual([2, 2]);
});

test('of the detail so much is found again as match and inliers say together', () => {
  expect(said({ verdict: 'look-first', match: 0.8, inliers: 0.8 })[1]).toContain(' 64% ');
});

test('doubt, an edge, a mark that is left and softness follow in this order, each above its limit', () => {
  const all = said({ verdict: 'look-first', match: 0.5, inliers: 0.8, atEdge: [1], marksLeft: 0.16, enlargement: 2.25 });
  expect(all.map((sentence) => sentence.slice(0, 40))).toEqual([
    '2 places, 25% of the picture.',
    'Laid over with some doubt: 40% of the de',
    'The change reaches the edge of what was ',
    'A mark that you drew is still there in t',
    'The changed parts are enlarged 2.3 times',
  ]);
});

test('a refused result says why, and what to do instead', () => {
  expect(said({ verdict: 'refused', reason: 'another-picture' })).toEqual([expect.stringContaining('Mark the region yourself')]);
  expect(said({ verdict: 'refused', reason: 'all-changed' })).toEqual([expect.stringContaining('there is no unchanged part to keep')]);
});
