import { describe, expect, test } from 'vitest';
import {
  cannotAsk,
  damagedResult,
  editGoesOn,
  expiredResult,
  failureOfRefusal,
  failureOfTask,
  keyRefusedWhileOut,
  noPicture,
  noSuchRequest,
  offline,
  pictureWaits,
  rateLimited,
  stillRunning,
  unknownOutcome,
} from '../../../app/seaart/failures.ts';
import { englishFailure } from '../../../app/failure.ts';
import { readError } from '../../../app/seaart/wire.ts';

const envelope = (code: number, message: string, error_code?: number) => ({
  status: { code, message, ...(error_code === undefined ? {} : { error_code }) },
  data: null,
});

describe('a create that is refused', () => {
  test.each([
    [401, { error: { code: 'UNAUTHORIZED', message: 'Authorization Bearer or Key token is required' } }, 'bad-key', 'add-key'],
    [401, { error: 'missing authentication token' }, 'bad-key', 'add-key'],
    [401, { error: 'Missing Token' }, 'bad-key', 'add-key'],
    [401, {}, 'bad-key', 'add-key'],
    [403, { error: 'invalid_api_key' }, 'bad-key', 'add-key'],
    [403, { error: 'API key expired' }, 'bad-key', 'add-key'],
    [403, { error: 'insufficient balance' }, 'balance', 'top-up'],
    [403, { detail: 'Model not allowed for this user' }, 'model-denied', 'add-key'],
    [403, { detail: 'This token may not use the model' }, 'model-denied', 'add-key'],
    [402, envelope(402, 'Insufficient credits', 40201), 'balance', 'top-up'],
    [402, {}, 'balance', 'top-up'],
    [400, envelope(400, 'x', 40208), 'balance', 'top-up'],
    [400, envelope(400, 'x', 40200), 'invalid-request', 'change-request'],
    [400, envelope(400, 'x', 40209), 'invalid-request', 'change-request'],
    [400, { error: { code: 'insufficient_credits', message: 'x' } }, 'balance', 'top-up'],
    [404, { detail: 'App not found: not_exists' }, 'model-unknown', 'change-request'],
    [404, { detail: 'Not Found' }, 'model-unknown', 'change-request'],
    [400, { detail: 'webhook not supported' }, 'invalid-request', 'change-request'],
    [400, envelope(400, 'invalid image format'), 'invalid-request', 'change-request'],
    [422, { detail: [{ loc: ['body', 'seed'], msg: 'not an integer' }] }, 'invalid-request', 'change-request'],
    [413, {}, 'too-large', 'change-pictures'],
    [400, { detail: 'image exceeds 20 MB' }, 'too-large', 'change-pictures'],
    [400, { error: 'x', error_type: 'CONTENT_BLOCKED' }, 'blocked', 'change-request'],
    [400, { detail: 'Request Moderated' }, 'blocked', 'change-request'],
  ] as const)('%i %j is %s', (status, body, kind, next) => {
    const error = readError(JSON.stringify(body), status);
    const failure = failureOfRefusal(status, error);
    expect(failure).toEqual({
      kind,
      message: expect.any(String),
      charged: 'no',
      next,
      detail: `HTTP ${status} · ${error.code} · ${error.message}`,
    });
  });

  test('a long text of the service is quoted in part', () => {
    const failure = failureOfRefusal(400, { message: 'x'.repeat(1000), code: '400' });
    expect(failure.message).toContain(`${'x'.repeat(240)}…`);
    expect(failure.message).not.toContain('x'.repeat(241));
  });
});

describe('a task that ended without a picture', () => {
  test.each([
    ['INFERENCE_FAILURE', 'Task execution failed', 'model-failed', 'maybe', 'retry'],
    ['INFERENCE_TIMEOUT', 'x', 'model-timeout', 'maybe', 'retry'],
    ['REQUEST_INVALID', 'Image dimensions must be in [384, 5000]', 'invalid-request', 'maybe', 'change-request'],
    ['CONTENT_BLOCKED', 'x', 'blocked', 'maybe', 'change-request'],
    ['content_blocked', 'x', 'blocked', 'maybe', 'change-request'],
    ['CANCELED', 'x', 'cancelled', 'maybe', 'none'],
    ['CANCELLED', 'x', 'cancelled', 'maybe', 'none'],
    ['INTERNAL_SERVER_ERROR', 'x', 'model-failed', 'maybe', 'retry'],
    ['SOMETHING_NEW', 'x', 'model-failed', 'maybe', 'retry'],
    ['INFERENCE_FAILURE', 'Task execution failed · Content Moderated', 'blocked', 'maybe', 'change-request'],
    ['INFERENCE_FAILURE', 'Request Moderated', 'blocked', 'maybe', 'change-request'],
    ['INFERENCE_FAILURE', 'insufficient credits', 'balance', 'no', 'top-up'],
    ['40203', 'x', 'balance', 'no', 'top-up'],
  ] as const)('%s, %s', (code, message, kind, charged, next) => {
    expect(failureOfTask({ code, message })).toEqual({ kind, message: expect.any(String), charged, next, detail: `${code} · ${message}` });
  });
});

test('each other trouble says whether money may be involved and what to do', () => {
  const told = [
    unknownOutcome('x'),
    offline('x'),
    cannotAsk('x'),
    rateLimited('x'),
    keyRefusedWhileOut('x'),
    noSuchRequest('x'),
    noPicture(),
    expiredResult('x'),
    damagedResult('x'),
    stillRunning(),
  ].map(({ kind, charged, next }) => `${kind} ${charged} ${next}`);
  expect(told).toEqual([
    'outcome-unknown maybe decide-unknown',
    'offline no wait',
    'service-trouble maybe wait',
    'rate-limited no wait',
    'bad-key maybe add-key',
    'request-not-found maybe check-again',
    'no-result maybe check-again',
    'result-expired yes check-again',
    'result-damaged yes check-again',
    'service-trouble maybe wait',
  ]);
});

test('trouble of the disk while an edit is out says in addition where the edit or its picture is, and nothing else of it changes', () => {
  const full = englishFailure('disk-full', 'The disk is full.', { charged: 'maybe', detail: 'ENOSPC' });
  const rest = { ...full, message: '' };
  const [goesOn, waits] = [editGoesOn(full), pictureWaits(full)];
  expect([goesOn.message, waits.message]).toEqual([
    'The disk is full. The edit goes on at SeaArt, and its picture is fetched as soon as it can be kept.',
    'The disk is full. The finished picture is safe at SeaArt and is fetched as soon as it can be kept.',
  ]);
  expect([goesOn, waits].map(({ said: _said, ...failure }) => ({ ...failure, message: '' }))).toEqual([rest, rest]);
});
