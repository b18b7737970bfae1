import { describe, expect, test } from 'vitest';
import { chargedSaid, failureOf } from '../../../app/edits/charged.ts';
import { summarise } from '../../../app/edits/summary.ts';
import {
  cannotAsk,
  cannotFetch,
  damagedResult,
  editGoesOn,
  expiredResult,
  failureOfRefusal,
  failureOfTask,
  keyRefusedWhileOut,
  noPicture,
  noSuchRequest,
  offline,
  pageInstead,
  pictureWaits,
  rateLimited,
  stillRunning,
  unknownOutcome,
} from '../../../app/seaart/failures.ts';
import { failureIn } from '../../../app/messages/languages/spoken.ts';
import { failureOfDisk } from '../../../main/platform/durable-files.ts';
import { recordIn } from '../../fakes/records.ts';

const failures = [
  failureOfTask({ code: 'CANCELLED', message: '' }),
  failureOfTask({ code: 'INFERENCE_TIMEOUT', message: '' }),
  failureOfTask({ code: 'X', message: 'out of memory' }),
  noPicture(),
  noSuchRequest('r'),
  expiredResult('HTTP 403'),
  damagedResult('cut'),
  unknownOutcome('reset'),
];

describe('a rehearsed edit', () => {
  test.each(failures.map((failure) => [failure.message, failure] as const))('is never said to be charged: %s', (_words, failure) => {
    const said = failureOf(true, failure);
    expect([said.charged, chargedSaid(true, failure.charged)]).toEqual(['no', 'rehearsal']);
    expect(said.message).toMatch(/[Nn]othing is charged in a rehearsal\.$|charges nothing\. /);
    expect(said.message).not.toMatch(/(?:been|probably) charged|charged it/);
    // Known in Chinese whole, not by its kind.
    expect(failureIn('zh-CN', said)).not.toMatch(/[（A-Z][a-z]{4}/);
    expect(failureOf(false, failure)).toBe(failure);
  });

  test('nor is it where a record of an older version says so', () => {
    const record = recordIn('failed', 1, { failure: noPicture() });
    const rehearsed = { ...record, service: { ...record.service, rehearsal: true } };
    expect([summarise(record).failure?.charged, summarise(rehearsed).failure?.charged]).toEqual(['maybe', 'no']);
  });
});

/** Every sentence about the service that can be said of an edit, with what a disk adds. */
const ofService = [
  ...failures,
  failureOfTask({ code: 'REQUEST_INVALID', message: 'no such ratio' }),
  failureOfTask({ code: 'X', message: 'insufficient balance' }),
  ...[
    [400, 'bad'],
    [401, 'bad'],
    [402, 'no credits'],
    [403, 'model not allowed'],
    [404, 'no such model'],
    [413, 'too large'],
  ].map(([status, message]) => failureOfRefusal(Number(status), { code: 'X', message: String(message) })),
  offline('reset'),
  cannotAsk('reset'),
  cannotFetch('reset'),
  pageInstead('text/html'),
  rateLimited('429'),
  keyRefusedWhileOut('401'),
  stillRunning(),
  editGoesOn(failureOfDisk(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))),
  pictureWaits(failureOfDisk(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))),
];

describe('of a rehearsal nothing is said of SeaArt', () => {
  test.each(ofService.map((failure) => [failure.message, failure] as const))('in either language: %s', (_words, failure) => {
    const said = failureOf(true, failure);
    const chinese = failureIn('zh-CN', said);
    expect([said.message, chinese]).toEqual([expect.not.stringMatching(/SeaArt/), expect.not.stringMatching(/SeaArt|（[A-Z]|rehearsal/)]);
    expect(chinese).not.toBe(said.message);
    expect(said.message).not.toMatch(/(?:^|[.!?] )the rehearsal|[^.!?] The rehearsal/);
  });
});
