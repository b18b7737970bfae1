import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { beginItem } from '../../../app/batch/batch.ts';
import { isSpent } from '../../../app/batch/items.ts';
import type { BatchEdit } from '../../../app/batch/items.ts';
import { limitReachedDetail } from '../../../app/batch/limits.ts';
import { nextStep, passTrouble } from '../../../app/batch/next.ts';
import { englishFailure } from '../../../app/failure.ts';
import { blocked, editOf, empty, going, gone, planOf } from './plans.ts';

const noPrice = () => ({ each: null, currency: '' });
const dollars = () => ({ each: 0.08, currency: 'USD' });
const done = (count: number): BatchEdit[] => Array.from({ length: count }, (_, at) => editOf(at, 'done'));

test('items take their turns in order; what waits anew comes first; then it waits for the last, and ends', () => {
  const plan = planOf(3);
  expect(nextStep(plan, going(), [], noPrice)).toEqual({ kind: 'make', item: 0 });
  expect(nextStep(plan, going({ begun: 2, again: [0] }), [editOf(1, 'running')], noPrice)).toEqual({ kind: 'make', item: 0 });
  expect(nextStep(plan, going({ begun: 3 }), [...done(2), editOf(2, 'running')], noPrice)).toEqual({ kind: 'wait' });
  expect(nextStep(plan, going({ begun: 3 }), done(3), noPrice)).toEqual({ kind: 'end' });
});

describe('a pilot', () => {
  const plan = planOf(5, { pilot: 2 });

  test('is waited for, then the person is asked; the rest follows when it was approved', () => {
    expect(nextStep(plan, going({ begun: 1 }), done(1), noPrice)).toEqual({ kind: 'make', item: 1 });
    expect(nextStep(plan, going({ begun: 2 }), [editOf(0, 'done'), editOf(1, 'saving')], noPrice)).toEqual({ kind: 'wait' });
    expect(nextStep(plan, going({ begun: 2 }), done(2), noPrice)).toEqual({ kind: 'ask' });
    expect(nextStep(plan, going({ begun: 2, approved: true }), done(2), noPrice)).toEqual({ kind: 'make', item: 2 });
  });

  test('of everything there is asks nothing', () => {
    expect(nextStep(planOf(2, { pilot: 2 }), going({ begun: 2 }), done(2), noPrice)).toEqual({ kind: 'end' });
  });
});

describe('a limit', () => {
  test('of pictures is never passed, and what may be charged counts', () => {
    const progress = going({ begun: 3, stopOn: 'never', limits: { pictures: 3, cost: null } });
    const edits = [editOf(0, 'done'), editOf(1, 'unknown', { failure: blocked }), editOf(2, 'failed', { failure: blocked })];
    expect(nextStep(planOf(5), progress, edits, noPrice)).toEqual({
      kind: 'pause',
      because: englishFailure('usage', 'The limit of pictures, 3, is reached: 3 of 5 may be charged by now. Raise the limit to go on.', {
        detail: limitReachedDetail,
      }),
    });
    const free = [...edits.slice(0, 2), editOf(2, 'failed', { failure: englishFailure('invalid-request', 'x') })];
    expect(nextStep(planOf(5), progress, free, noPrice)).toEqual({ kind: 'make', item: 3 });
  });

  test('of cost is never passed by the next picture, whatever binary fractions say', () => {
    const progress = going({ begun: 2, limits: { pictures: null, cost: 0.24 } });
    expect(nextStep(planOf(5), progress, done(2), dollars)).toEqual({ kind: 'make', item: 2 });
    expect(nextStep(planOf(5), { ...progress, begun: 3 }, done(3), dollars)).toMatchObject({
      because: { message: 'The limit of 0.24 USD is reached: 3 of 5 pictures may be charged by now. Raise the limit to go on.' },
    });
  });

  test('counts what was bought and thrown away for good', () => {
    const progress = going({ begun: 3, limits: { pictures: 3, cost: null } });
    expect(nextStep(planOf(5), progress, done(1), noPrice)).toMatchObject({ kind: 'pause', because: { kind: 'usage' } });
    const cost = going({ begun: 3, limits: { pictures: null, cost: 0.24 } });
    expect(nextStep(planOf(5), cost, done(2), dollars)).toMatchObject({
      because: { message: 'The limit of 0.24 USD is reached: 3 of 5 pictures may be charged by now. Raise the limit to go on.' },
    });
    // What was left out before it was made cost nothing.
    expect(nextStep(planOf(5), { ...progress, left: { 2: gone }, passed: [2] }, done(2), noPrice)).toEqual({ kind: 'make', item: 3 });
  });

  test('of cost asks when the price is not said any more, and means nothing in a rehearsal', () => {
    const progress = going({ limits: { pictures: null, cost: 1 } });
    expect(nextStep(planOf(1), progress, [], noPrice)).toMatchObject({ kind: 'pause', because: { kind: 'usage' } });
    const rehearsal = planOf(1, { service: { baseUrl: 'rehearsal', rehearsal: true } });
    expect(nextStep(rehearsal, progress, [], noPrice)).toEqual({ kind: 'make', item: 0 });
  });

  test('holds for every way that edits may stand: one more is made only while fewer count than are allowed', () => {
    const states = fc.constantFrom<BatchEdit['state']>('waiting', 'running', 'done', 'unknown', 'failed', 'cancelled');
    fc.assert(
      fc.property(fc.array(states, { maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (all, pictures) => {
        const edits = all.map((state, at) => editOf(at, state, state === 'failed' ? { failure: blocked } : {}));
        const progress = going({ begun: all.length, stopOn: 'never', limits: { pictures, cost: null } });
        const step = nextStep(planOf(40), progress, edits, noPrice);
        expect(step.kind === 'make').toBe(edits.filter(isSpent).length < pictures);
      }),
    );
  });
});

describe('trouble', () => {
  test('of an edit that a limit of money keeps waiting pauses the batch, whatever it stops on', () => {
    const limit = englishFailure('limit', 'That would pass your limit.');
    const progress = going({ begun: 2, stopOn: 'never' });
    expect(nextStep(planOf(3), progress, [editOf(0, 'done'), editOf(1, 'waiting', { trouble: limit })], noPrice)).toEqual({
      kind: 'pause',
      because: limit,
    });
    const passing = englishFailure('rate-limited', 'Wait.');
    expect(nextStep(planOf(3), progress, [editOf(0, 'done'), editOf(1, 'waiting', { trouble: passing })], noPrice)).toEqual({
      kind: 'make',
      item: 2,
    });
  });

  test('of one picture stops where that is asked for, and says which it was', () => {
    const edits = [editOf(0, 'blocked', { failure: blocked })];
    expect(nextStep(planOf(3), going({ begun: 1 }), edits, noPrice)).toEqual({
      kind: 'pause',
      because: { ...blocked, message: '“p0.jpg”: Blocked.' },
    });
    expect(nextStep(planOf(3), going({ begun: 1, stopOn: 'never' }), edits, noPrice)).toEqual({ kind: 'make', item: 1 });
    expect(nextStep(planOf(3), going({ begun: 1, left: { 0: gone } }), [], noPrice)).toEqual({ kind: 'pause', because: gone });
    expect(nextStep(planOf(3), going({ begun: 1, left: { 0: gone }, stopOn: 'never' }), [], noPrice)).toEqual({ kind: 'make', item: 1 });
  });

  test('that would stop the next picture too stops it always', () => {
    const failed = [editOf(0, 'failed', { failure: empty, sent: false })];
    expect(nextStep(planOf(3), going({ begun: 1, stopOn: 'never' }), failed, noPrice)).toEqual({ kind: 'pause', because: empty });
    const offline = englishFailure('disk-full', 'Full.');
    expect(nextStep(planOf(3), going({ begun: 1, stopOn: 'never', left: { 0: offline } }), [], noPrice)).toEqual({
      kind: 'pause',
      because: offline,
    });
  });

  test('that a person has gone past is not told again; new trouble is', () => {
    const plan = planOf(4);
    const edits = [editOf(0, 'blocked', { failure: blocked }), editOf(1, 'unknown', { failure: blocked })];
    const past = passTrouble(plan, going({ begun: 3, left: { 2: gone } }), edits);
    expect(past.passed).toEqual([0, 1, 2]);
    expect(nextStep(plan, past, edits, noPrice)).toEqual({ kind: 'make', item: 3 });
    const more = [...edits, editOf(3, 'failed', { failure: blocked })];
    expect(nextStep(plan, { ...beginItem(past, 3), open: null }, more, noPrice)).toMatchObject({ kind: 'pause' });
  });

  test('is not what a person cancelled by hand', () => {
    expect(nextStep(planOf(2), going({ begun: 1 }), [editOf(0, 'cancelled')], noPrice)).toEqual({ kind: 'make', item: 1 });
  });
});
