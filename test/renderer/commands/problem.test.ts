import { describe, expect, it } from 'vitest';
import { failureKinds, englishFailure } from '../../../app/failure.ts';
import { problemOf } from '../../../renderer/commands/problem.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';

const failed = sampleEdit(1, { state: 'failed', results: [] });

describe('a failure on the screen', () => {
  it('says what happened, what it may have cost, what to do and the number to quote', () => {
    const { step, afterwards, ...said } = problemOf(failed, englishFailure('balance', 'Too few credits.', { detail: 'HTTP 402' }));
    expect(said).toEqual({
      title: 'Not enough credits',
      message: 'Too few credits.',
      charged: 'Not charged',
      mayHaveCost: false,
      detail: 'HTTP 402',
      requestId: failed.requestId,
    });
    expect([step?.label, afterwards?.label]).toEqual(['Open SeaArt credits', 'Try again']);
  });

  it('has one button, one more to try again after what is put right elsewhere, if nothing was charged, and none where the person must choose', () => {
    for (const kind of failureKinds) {
      const failure = englishFailure(kind, 'x');
      const { step, afterwards } = problemOf(failed, failure);
      expect(step === null).toBe(failure.next === 'none' || failure.next === 'decide-unknown');
      expect(afterwards !== null).toBe(['add-key', 'top-up', 'raise-limit', 'choose-library'].includes(failure.next));
      expect(problemOf(failed, englishFailure(kind, 'x', { charged: 'maybe' })).afterwards).toBe(null);
    }
    expect(problemOf(failed, englishFailure('outcome-unknown', 'x', { charged: 'maybe' })).mayHaveCost).toBe(true);
  });
});
