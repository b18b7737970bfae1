import { expect, test } from 'vitest';
import type { EditRecord } from '../../app/edits/record.ts';
import { englishFailure } from '../../app/failure.ts';
import { unknownOutcome } from '../../app/seaart/failures.ts';
import { madeAt, namedOf, output, recordOf, result } from '../fakes/records.ts';
import type { Evidence, HeardRequest, TaskSeen } from './evidence.ts';
import { judge } from './judge.ts';

const at = Date.parse(madeAt);
const picture = 'd'.repeat(64);
const moves = (...states: readonly (EditRecord['state'] | readonly [EditRecord['state'], string])[]): EditRecord['timeline'] =>
  states.map((state) => (typeof state === 'string' ? { at: madeAt, state } : { at: madeAt, state: state[0], note: state[1] }));

const create: HeardRequest = {
  at: 'service',
  atMs: at + 5,
  operation: 'create',
  promisedBytes: 40,
  sha256: 'e'.repeat(64),
  authorized: true,
  holdsKey: true,
  fault: 'usual',
  answer: { status: 200, whole: true },
  taskId: 'mmsu_1',
  saidId: 'mmsu_1',
};
const task: TaskSeen = { requestId: 'mmsu_1', end: 'pictures', pictures: [picture], saidEmpty: false };
const done = recordOf(1, {
  state: 'done',
  timeline: moves('waiting', 'submitting', 'queued', 'saving', 'done'),
  posted: { bytes: 40, sha256: 'e'.repeat(64) },
  named: namedOf('mmsu_1'),
  outputs: [output],
  results: [{ ...result, sha256: picture }],
});
const unknown: EditRecord = {
  ...done,
  state: 'unknown',
  timeline: moves('waiting', 'submitting', 'unknown'),
  named: null,
  outputs: [],
  results: [],
  failure: unknownOutcome('ECONNRESET'),
};
const good: Evidence = {
  presses: [{ kind: 'run', intent: 'intent-1', answers: [done.id, done.id] }],
  acts: [],
  requests: [create],
  tasks: [task],
  headless: 0,
  downs: 0,
  kills: 0,
  starts: 1,
  records: [done],
  limit: null,
  files: new Map([[`2026/11/${result.file}`, picture]]),
  troubles: [],
};
/** Presses more that were held back, each with how many were asked for together. */
const held = (...limited: number[]): Evidence => ({
  ...good,
  presses: [
    ...good.presses,
    ...limited.map((count, nth) => ({ kind: 'run' as const, intent: `more-${nth}`, answers: [null], limited: count })),
  ],
});
const lost: Evidence = {
  ...good,
  requests: [{ ...create, fault: 'cut-answer', answer: { status: 200, whole: false } }],
  records: [unknown],
  files: new Map(),
};
const download: HeardRequest = { ...create, at: 'elsewhere', operation: 'download', authorized: false, holdsKey: false };
const again: HeardRequest = { ...create, atMs: at + 9 };
const refused = (status: number): HeardRequest => ({
  ...create,
  fault: `answer ${status}`,
  answer: { status, whole: true },
  taskId: null,
  saidId: null,
});

test('one press, one create, its picture saved: nothing to say', () => {
  expect(judge(good)).toEqual({
    breaches: [],
    ends: { 'one create': 1, refused: 0, 'not sent': 0, 'cut before its head': 0, 'gone with the program': 0, 'above the limit': 0 },
  });
});

test.each<[string, Evidence]>([
  ['an outcome that stays unknown until the person acts', lost],
  [
    'one that the person forgot',
    {
      ...lost,
      records: [{ ...unknown, state: 'lost', timeline: moves('waiting', 'submitting', 'unknown', 'lost') }],
      acts: [{ kind: 'forget', id: done.id }],
    },
  ],
  [
    'one that the person named',
    {
      ...good,
      requests: lost.requests,
      records: [{ ...done, timeline: moves('waiting', 'submitting', 'unknown', 'queued', 'saving', 'done') }],
      acts: [{ kind: 'name', id: done.id }],
    },
  ],
  [
    'a create after a 429',
    {
      ...good,
      requests: [refused(429), again],
      records: [
        { ...done, timeline: moves('waiting', 'submitting', ['waiting', 'rate-limited'], 'submitting', 'queued', 'saving', 'done') },
      ],
    },
  ],
  [
    'a try that found nobody',
    {
      ...good,
      records: [{ ...done, timeline: moves('waiting', 'submitting', ['waiting', 'offline'], 'submitting', 'queued', 'saving', 'done') }],
    },
  ],
  ['a line that was cut before the head', { ...lost, requests: [], tasks: [], headless: 1 }],
  [
    'a press that died with the program',
    { ...good, presses: [...good.presses, { kind: 'run', intent: 'gone', answers: [null] }], kills: 1 },
  ],
  [
    'a press that was cancelled in time',
    {
      ...good,
      requests: [],
      tasks: [],
      files: new Map(),
      records: [recordOf(1, { state: 'cancelled', timeline: moves('waiting', 'cancelled') })],
      acts: [{ kind: 'cancel', id: done.id }],
    },
  ],
  [
    'a press that was called off while its line broke',
    {
      ...good,
      requests: [],
      tasks: [],
      files: new Map(),
      headless: 1,
      records: [recordOf(1, { state: 'cancelled', timeline: moves('waiting', 'submitting', 'cancelled') })],
      acts: [{ kind: 'cancel', id: done.id }],
    },
  ],
  ['a download elsewhere without the key', { ...good, requests: [create, download] }],
  ['the last picture of a limit', { ...good, limit: 1 }],
  ['a press above the limit', { ...held(1), limit: 1 }],
  ['two of one Run, of which one would still be below the limit', { ...held(2, 2), limit: 2 }],
  [
    'a picture more than the limit, of which the service said that it costs nothing',
    {
      ...good,
      limit: 0,
      tasks: [{ ...task, end: 'blocked', pictures: [] }],
      files: new Map(),
      records: [
        {
          ...done,
          state: 'blocked',
          timeline: moves('waiting', 'submitting', 'queued', 'blocked'),
          outputs: [],
          results: [],
          failure: englishFailure('blocked', 'Blocked.'),
        },
      ],
    },
  ],
])('no breach: %s', (_what, evidence) => {
  expect(judge(evidence).breaches).toEqual([]);
});

test.each<[string, Evidence, string]>([
  ['two creates for one press', { ...good, requests: [create, again] }, '2 creates for one press (usual, usual)'],
  [
    'a create after one that was in doubt',
    { ...good, requests: [{ ...create, fault: 'cut-answer' }, refused(429)] },
    'sent again after cut-answer',
  ],
  ['a picture more than the limit', { ...good, limit: 0 }, '1 pictures may be charged where 0 were allowed'],
  ['an unknown outcome above the limit', { ...lost, limit: 0 }, '1 pictures may be charged where 0 were allowed'],
  ['a press held back below its limit', { ...held(2), limit: 3 }, 'a press was held back below its limit'],
  ['a press held back by nothing', held(1), 'a press was held back by a limit that nobody set'],
  ['a create after a plain refusal', { ...good, requests: [refused(402), again] }, 'sent again after answer 402'],
  [
    'no end of 429',
    { ...good, requests: [...Array.from({ length: 9 }, () => refused(429)), again] },
    '10 creates for one press, refused or not',
  ],
  [
    'a create without a record',
    { ...good, requests: [create, { ...again, promisedBytes: 41 }] },
    'a create left before any record said so',
  ],
  [
    'another body than the record says',
    { ...good, requests: [{ ...create, sha256: 'f'.repeat(64) }] },
    'what arrived is not what the record says was sent',
  ],
  [
    'a second create that the record does not know of',
    { ...good, requests: [refused(429), again] },
    'a create left that its record does not know of',
  ],
  ['a create that nobody heard', { ...good, requests: [], tasks: [] }, 'a record says that it was sent, and the service heard nothing'],
  ['lines cut by nobody', { ...lost, requests: [], tasks: [] }, 'more presses came to nothing than lines were cut'],
  ['two edits of a double press', { ...good, records: [done, { ...done, id: recordOf(2).id }] }, 'one press made 2 edits'],
  [
    'two answers to a double press',
    { ...good, presses: [{ kind: 'run', intent: 'intent-1', answers: [done.id, recordOf(2).id] }] },
    'one press was answered with different edits',
  ],
  [
    'an edit that was promised and is not there',
    { ...good, presses: [...good.presses, { kind: 'run', intent: 'gone', answers: ['x'] }], kills: 1 },
    'a press was answered, but its edit is not in the library',
  ],
  [
    'a press that vanished without a kill',
    { ...good, presses: [...good.presses, { kind: 'run', intent: 'gone', answers: [null] }] },
    'a press came to nothing, and nobody killed the program',
  ],
  [
    'a press that was never sent',
    { ...good, requests: [], tasks: [], files: new Map(), records: [recordOf(1)] },
    'a press was never sent, and its edit is waiting (no reason)',
  ],
  ['an edit of nobody’s press', { ...good, presses: [] }, 'an edit that nobody pressed for'],
  [
    'an unknown outcome that was forgotten by itself',
    { ...lost, records: [{ ...unknown, state: 'lost', timeline: moves('waiting', 'submitting', 'unknown', 'lost') }] },
    'an unknown outcome was forgotten by nobody',
  ],
  [
    'an unknown outcome that got a name by itself',
    { ...good, records: [{ ...done, timeline: moves('waiting', 'submitting', 'unknown', 'queued', 'saving', 'done') }] },
    'an unknown outcome got a name from nobody',
  ],
  [
    'an unknown outcome that was sent',
    { ...lost, records: [{ ...unknown, timeline: moves('waiting', 'submitting', 'unknown', 'submitting', 'unknown') }] },
    'an unknown outcome became submitting by itself',
  ],
  [
    'an unknown outcome that hides the money',
    { ...lost, records: [{ ...unknown, failure: null }] },
    'an unknown outcome does not say that it may have been charged',
  ],
  [
    'doubt that was never told',
    { ...lost, records: [{ ...unknown, state: 'failed', timeline: moves('waiting', 'submitting', 'failed') }] },
    'a create ended in doubt (cut-answer), and its edit never said so: failed',
  ],
  ['a task in no record', { ...good, records: [{ ...done, named: namedOf('mmsu_2') }] }, 'a task that was made is in no record (usual)'],
  ['a task in two records', { ...good, records: [done, { ...done, id: recordOf(2).id, intent: 'x' }] }, 'two edits hold one task'],
  [
    'a picture given up',
    { ...good, records: [{ ...done, state: 'lost', results: [] }] },
    'a picture was made, and its edit is lost (no reason)',
  ],
  [
    'the second picture given up',
    { ...good, tasks: [{ ...task, pictures: [picture, picture] }] },
    '2 pictures were made, and the edit holds 1 of them or others',
  ],
  ['a failed task that is called done', { ...good, tasks: [{ ...task, end: 'error' }] }, 'a task failed, and its edit is done'],
  ['a blocked task that is called done', { ...good, tasks: [{ ...task, end: 'blocked' }] }, 'a task was blocked, and its edit is done'],
  [
    'a cancelled task that is called done',
    { ...good, tasks: [{ ...task, end: 'cancelled' }] },
    'a task was cancelled, and its edit is done',
  ],
  ['an edit that still runs', { ...good, records: [{ ...done, state: 'running' }] }, 'an edit still is running'],
  ['changed bytes', { ...good, files: new Map([[`2026/11/${result.file}`, 'f'.repeat(64)]]) }, 'a picture differs from what was served'],
  ['a missing file', { ...good, files: new Map() }, 'a record holds a picture that is not there'],
  ['a stray file', { ...good, files: new Map([...good.files, ['2026/11/x.png', picture]]) }, 'a picture that no record holds'],
  ['the key elsewhere', { ...good, requests: [create, { ...download, holdsKey: true }] }, 'the key went to another origin'],
  ['a question elsewhere', { ...good, requests: [create, { ...download, operation: 'status' }] }, 'status went to another origin'],
  [
    'the key with a download',
    { ...good, requests: [create, { ...download, at: 'service', authorized: true }] },
    'the key went out with a download',
  ],
  [
    'a strange request',
    { ...good, requests: [create, { ...download, at: 'service', operation: null }] },
    'the service was asked something strange',
  ],
  ['what the run noticed itself', { ...good, troubles: ['the key is in a file: home/x'] }, 'the key is in a file: home/x'],
])('a breach: %s', (_what, evidence, breach) => {
  expect(judge(evidence).breaches).toContain(breach);
});
