// The turns of a chain: which picture, which step, what it goes on from, and where the person is asked.
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { BatchPlan, BatchStep } from '../../../app/batch/batch.ts';
import { englishFailure } from '../../../app/failure.ts';
import { nextStep } from '../../../app/batch/next.ts';
import { skipItem } from '../../../app/batch/batch.ts';
import { approve, isLastStep, turnAt, turnsOf } from '../../../app/batch/turns.ts';
import { blocked, editOf, going, planOf } from './plans.ts';

const step = (prompt: string, model = 'flux_kontext_max'): BatchStep => ({ model, prompt, parameters: {}, fixed: [], place: 0 });
const chained = (pictures: number, steps: number, more: Partial<BatchPlan> = {}): BatchPlan =>
  planOf(pictures, { format: 2, steps: Array.from({ length: steps }, (_, at) => step(`step ${at}`)), ...more });
const noPrice = () => ({ each: null, currency: '' });
const turnsIn = (plan: BatchPlan): string[] =>
  Array.from({ length: turnsOf(plan) }, (_, at) => turnAt(plan, at)).map(({ picture, step: nth }) => `${picture}.${nth}`);

test('a few pictures go through all steps before the next ones begin; where the person is asked, all go through one step', () => {
  expect(turnsIn(chained(7, 2)).join(' ')).toBe('0.0 1.0 2.0 3.0 4.0 5.0 0.1 1.1 2.1 3.1 4.1 5.1 6.0 6.1');
  expect(turnsIn(chained(7, 2, { approve: true })).join(' ')).toBe('0.0 1.0 2.0 3.0 4.0 5.0 6.0 0.1 1.1 2.1 3.1 4.1 5.1 6.1');
  expect(turnsIn(chained(3, 2, { pilot: 1 })).join(' ')).toBe('0.0 0.1 1.0 2.0 1.1 2.1');
  expect(turnsIn(planOf(3, { pilot: 2 })).join(' ')).toBe('0.0 1.0 2.0');
});

test('every picture has each step once, after the one before it, however many there are', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 6 }),
      fc.option(fc.integer({ min: 1, max: 45 })),
      fc.boolean(),
      (pictures, steps, pilot, asks) => {
        const plan = chained(pictures, steps, { pilot, approve: asks });
        const seen = new Set<string>();
        let lastGate = 0;
        for (let at = 0; at < turnsOf(plan); at += 1) {
          const { picture, step: nth, after, gate } = turnAt(plan, at);
          seen.add(`${picture}.${nth}`);
          expect(after === null ? nth : turnAt(plan, after)).toEqual(
            after === null ? 0 : expect.objectContaining({ picture, step: nth - 1 }),
          );
          expect([after === null || after < at, gate <= at, gate >= lastGate]).toEqual([true, true, true]);
          expect(isLastStep(plan, at)).toBe(nth === steps - 1);
          lastGate = gate;
        }
        expect(seen.size).toBe(pictures * steps);
      },
    ),
  );
});

describe('what is next', () => {
  const plan = chained(2, 2, { approve: true });

  test('a step waits for the one before it, and is asked about where that was wished', () => {
    const free = chained(2, 2);
    const both = [editOf(0, 'running'), editOf(1, 'running')];
    expect(nextStep(free, going({ begun: 2 }), both, noPrice)).toEqual({ kind: 'wait' });
    expect(nextStep(free, going({ begun: 2 }), [editOf(0, 'done'), editOf(1, 'running')], noPrice)).toEqual({ kind: 'make', item: 2 });
    const done = [editOf(0, 'done'), editOf(1, 'done')];
    expect(nextStep(plan, going({ begun: 2 }), done, noPrice)).toEqual({ kind: 'ask' });
    expect(nextStep(plan, approve(plan, going({ begun: 2 })), done, noPrice)).toEqual({ kind: 'make', item: 2 });
  });

  test('a yes is of what was seen: given before the step it opens nothing', () => {
    const early = approve(plan, going({ begun: 1 }));
    expect(nextStep(plan, { ...early, begun: 2 }, [editOf(0, 'done'), editOf(1, 'done')], noPrice)).toEqual({ kind: 'ask' });
  });

  test('what failed, or was taken out by the person, does not go on, and is no trouble of its own', () => {
    const progress = approve(plan, going({ begun: 2, stopOn: 'trouble', passed: [0] }));
    const edits = [editOf(0, 'failed', { failure: blocked }), editOf(1, 'done', { out: true })];
    const because = englishFailure('picture-missing', 'The step before it has no picture, so it was not run.');
    expect(nextStep(plan, progress, edits, noPrice)).toEqual({ kind: 'skip', item: 2, because });
    const skipped = skipItem(progress, 2, because);
    const next = nextStep(plan, skipped, edits, noPrice);
    expect(next).toMatchObject({ kind: 'skip', item: 3, because: { kind: 'cancelled' } });
    expect(nextStep(plan, skipItem(skipped, 3, englishFailure('cancelled', 'x')), edits, noPrice)).toEqual({ kind: 'end' });
  });

  test('of what waits anew the step before comes first, and the next one waits for it', () => {
    const progress = going({ begun: 4, again: [0, 2], approvedTo: 2 });
    const rest = [editOf(1, 'done'), editOf(3, 'done')];
    expect(nextStep(plan, progress, rest, noPrice)).toEqual({ kind: 'make', item: 0 });
    expect(nextStep(plan, { ...progress, again: [2] }, [...rest, editOf(0, 'running')], noPrice)).toEqual({ kind: 'wait' });
  });

  test('trouble says whose it is and at which step', () => {
    const failed = [editOf(0, 'done'), editOf(1, 'failed', { failure: blocked })];
    expect(nextStep(plan, going({ begun: 2 }), failed, noPrice)).toMatchObject({ because: { message: '“p1.jpg”, step 1: Blocked.' } });
  });

  test('a limit of cost counts each step by the price of its own model', () => {
    const two = planOf(2, { format: 2, steps: [step('a', 'cheap'), step('b', 'dear')] });
    const prices = (model: string) => ({ each: model === 'dear' ? 1 : 0.1, currency: 'USD' });
    const done = [editOf(0, 'done'), editOf(1, 'done')];
    const at = (cost: number) => nextStep(two, going({ begun: 2, limits: { pictures: null, cost } }), done, prices);
    expect([at(1.2).kind, at(1.19).kind]).toEqual(['make', 'pause']);
  });
});
