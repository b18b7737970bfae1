import { describe, expect, test } from 'vitest';
import { editStates } from '../../../app/edits/record.ts';
import { countItems, isSpent, itemState, newestByItem, refusedItems, retriedItems, stopsAll } from '../../../app/batch/items.ts';
import type { BatchEdit } from '../../../app/batch/items.ts';
import { englishFailure } from '../../../app/failure.ts';
import { blocked, editOf, empty, going, gone, planOf } from './plans.ts';

test('the newest edit of an item counts', () => {
  const old = editOf(0, 'failed');
  const retried = editOf(0, 'done', { id: 'Z', createdAt: '2026-11-28T11:00:00.000Z' });
  expect([...newestByItem([retried, old, editOf(1, 'running')])]).toEqual([
    [0, retried],
    [1, editOf(1, 'running')],
  ]);
});

test('one more of an item that has its picture, and that came to nothing, is not what counts', () => {
  const [first, second] = [editOf(0, 'done'), editOf(0, 'done', { id: 'Y', createdAt: '2026-11-28T10:30:00.000Z' })];
  const more = (state: BatchEdit['state']): BatchEdit =>
    editOf(0, state, { id: 'Z', createdAt: '2026-11-28T11:00:00.000Z', failure: state === 'failed' ? empty : null });
  const counts = (edits: readonly BatchEdit[]): BatchEdit | undefined => newestByItem(edits).get(0);
  for (const state of ['failed', 'blocked', 'cancelled', 'lost'] as const) {
    expect(counts([more(state), second, first])).toBe(second);
    expect(counts([{ ...first, out: true }, more(state)])).toEqual(more(state));
  }
  for (const state of ['unknown', 'running', 'waiting', 'done'] as const) expect(counts([first, more(state)])).toEqual(more(state));
  const newest = newestByItem([first, more('failed')]);
  expect([refusedItems(going({ begun: 1 }), newest), retriedItems(planOf(1), going({ begun: 1 }), newest)]).toEqual([[], []]);
});

test('every state of an edit is a state of its item', () => {
  const progress = going({ begun: 1 });
  expect(editStates.map((state) => [state, itemState(progress, 0, editOf(0, state))])).toEqual([
    ['waiting', 'under-way'],
    ['submitting', 'under-way'],
    ['queued', 'under-way'],
    ['running', 'under-way'],
    ['saving', 'under-way'],
    ['done', 'done'],
    ['unknown', 'unknown'],
    ['failed', 'failed'],
    ['blocked', 'failed'],
    ['cancelled', 'cancelled'],
    ['lost', 'failed'],
  ]);
});

test('without an edit it waits, was left out, is being made, or its edit is gone', () => {
  const progress = going({ begun: 4, left: { 1: gone }, again: [2], open: { item: 3, attempt: 0 } });
  expect([0, 1, 2, 3, 4].map((at) => itemState(progress, at, undefined))).toEqual(['gone', 'left', 'waiting', 'waiting', 'waiting']);
});

describe('against a limit', () => {
  test.each([
    [editOf(0, 'waiting', { sent: false }), true],
    [editOf(0, 'unknown', { failure: englishFailure('outcome-unknown', 'x', { charged: 'maybe' }) }), true],
    [editOf(0, 'done'), true],
    [editOf(0, 'blocked', { failure: blocked }), true],
    [editOf(0, 'failed', { failure: empty }), false],
    [editOf(0, 'cancelled', { sent: false }), false],
    // Sent, and provably not taken: what may have been made ends with a failure that says so.
    [editOf(0, 'cancelled'), false],
    [editOf(0, 'cancelled', { failure: englishFailure('cancelled', 'x', { charged: 'maybe' }) }), true],
    [editOf(0, 'cancelled', { failure: englishFailure('cancelled', 'x', { charged: 'no' }) }), false],
    [editOf(0, 'lost', { failure: englishFailure('outcome-unknown', 'x', { charged: 'maybe' }) }), true],
  ])('%j counts: %s', (edit, counts) => {
    expect(isSpent(edit)).toBe(counts);
  });
});

test('what stops every item is what made nothing and is no picture’s own fault', () => {
  expect(
    [empty, blocked, gone, englishFailure('offline', 'x'), englishFailure('offline', 'x', { charged: 'maybe' })].map(stopsAll),
  ).toEqual([true, false, false, true, false]);
});

test('what is tried anew by itself, and by “retry”; never what may be paid for', () => {
  const plan = planOf(7);
  const progress = going({ begun: 7, left: { 6: gone } });
  const newest = newestByItem([
    editOf(0, 'failed', { failure: empty, sent: false }),
    editOf(1, 'blocked', { failure: blocked }),
    editOf(2, 'unknown'),
    editOf(3, 'lost'),
    editOf(4, 'cancelled'),
    editOf(5, 'done'),
  ]);
  expect([refusedItems(progress, newest), retriedItems(plan, progress, newest)]).toEqual([[0], [0, 1, 4, 6]]);
  expect(countItems(plan, progress, newest)).toEqual({
    waiting: 0,
    'under-way': 0,
    done: 1,
    failed: 3,
    unknown: 1,
    cancelled: 1,
    left: 1,
    gone: 0,
  });
});
