import { describe, expect, test } from 'vitest';
import { chargedSaid, failureOf } from '../../../app/edits/charged.ts';
import { summarise } from '../../../app/edits/summary.ts';
import { damagedResult, expiredResult, failureOfTask, noPicture, noSuchRequest, unknownOutcome } from '../../../app/seaart/failures.ts';
import { failureIn } from '../../../app/words/in-language.ts';
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
