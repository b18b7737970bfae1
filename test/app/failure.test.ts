import { describe, expect, test } from 'vitest';
import { failureSchema } from '../../app/failure-schema.ts';
import { assertNever } from '../../app/assert-never.ts';
import { fail, failureKinds, englishFailure, nextSteps, ok } from '../../app/failure.ts';

describe('a failure', () => {
  test('costs nothing and has the next step of its kind, unless said', () => {
    expect(englishFailure('balance', 'Top up.')).toEqual({ kind: 'balance', message: 'Top up.', charged: 'no', next: 'top-up' });
    expect(englishFailure('rate-limited', 'Wait.', { charged: 'maybe', next: 'retry', detail: '429' })).toEqual({
      kind: 'rate-limited',
      message: 'Wait.',
      charged: 'maybe',
      next: 'retry',
      detail: '429',
    });
  });

  test('of each kind can be written and read again', () => {
    for (const kind of failureKinds) {
      const failure = englishFailure(kind, 'What happened.', { detail: 'x' });
      expect(failureSchema.parse(JSON.parse(JSON.stringify(failure)))).toEqual(failure);
    }
  });

  test('of each kind has one thing to do, and each thing to do belongs to some kind', () => {
    const steps = Object.fromEntries(failureKinds.map((kind) => [kind, englishFailure(kind, '').next]));
    expect(steps).toEqual({
      'no-key': 'add-key',
      'bad-key': 'add-key',
      balance: 'top-up',
      'model-denied': 'add-key',
      'model-unknown': 'change-request',
      'invalid-request': 'change-request',
      'too-large': 'change-pictures',
      blocked: 'change-request',
      'rate-limited': 'wait',
      offline: 'wait',
      'service-trouble': 'wait',
      'outcome-unknown': 'decide-unknown',
      'request-not-found': 'check-again',
      'model-failed': 'retry',
      'model-timeout': 'retry',
      cancelled: 'none',
      'no-result': 'check-again',
      'result-expired': 'check-again',
      'result-damaged': 'check-again',
      'picture-missing': 'change-pictures',
      'picture-unsupported': 'change-pictures',
      'picture-too-large': 'change-pictures',
      'picture-damaged': 'change-pictures',
      'picture-process': 'retry',
      'disk-full': 'free-space',
      'disk-trouble': 'retry',
      'library-missing': 'choose-library',
      'library-readonly': 'choose-library',
      'record-damaged': 'none',
      'edit-not-found': 'none',
      'owned-elsewhere': 'wait',
      keychain: 'add-key',
      'paid-before': 'run-anyway',
      limit: 'raise-limit',
      usage: 'none',
    });
    expect(nextSteps.filter((step) => !Object.values(steps).includes(step))).toEqual([]);
  });

  test('whose outcome is unknown never offers a plain retry', () => {
    expect(
      ['outcome-unknown', 'request-not-found', 'result-expired', 'result-damaged'].map(
        (kind) => englishFailure(kind as 'blocked', '').next,
      ),
    ).not.toContain('retry');
  });
});

test('a reply is a value or a failure', () => {
  const failure = englishFailure('usage', 'Say what to edit.');
  expect([ok(7), fail(failure)]).toEqual([
    { ok: true, value: 7 },
    { ok: false, failure },
  ]);
});

test('a case that nobody thought of throws and names itself', () => {
  expect(() => assertNever({ kind: 'new' } as never)).toThrow('unexpected value: {"kind":"new"}');
});
