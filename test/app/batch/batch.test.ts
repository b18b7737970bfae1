import { expect, test } from 'vitest';
import { batchPlanSchema, batchProgressSchema, beginItem, leaveItem, tryAgain } from '../../../app/batch/batch.ts';
import { gone, going, planOf } from './plans.ts';

test('what a newer version adds to the files of a batch is kept', () => {
  const plan = { ...planOf(2), later: { x: 1 }, items: planOf(1).items.map((item) => ({ ...item, crop: [1, 2] })) };
  expect(batchPlanSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  const progress = { ...going({ left: { 3: gone }, attempts: { 3: 1 }, open: { item: 3, attempt: 1 } }), later: true };
  expect(batchProgressSchema.parse(JSON.parse(JSON.stringify(progress)))).toEqual(progress);
});

test('a turn is written down before anything is made, and the trouble of an earlier one is over', () => {
  const left = leaveItem(beginItem(going(), 0), 0, gone);
  expect(left).toEqual(going({ begun: 1, left: { 0: gone } }));
  const again = tryAgain(left, [0], new Set());
  expect(again).toEqual(going({ begun: 1, again: [0] }));
  expect(beginItem(again, 0)).toEqual(going({ begun: 1, open: { item: 0, attempt: 0 } }));
});

test('an item of which an edit was made gets another one; the others keep their turn and their order', () => {
  const before = going({ begun: 9, passed: [2, 5, 7], attempts: { 5: 1 }, again: [6] });
  expect(tryAgain(before, [5, 2], new Set([5]))).toEqual(going({ begun: 9, passed: [7], attempts: { 5: 2 }, again: [2, 5, 6] }));
});
