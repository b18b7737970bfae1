// The ledger says what was sent, from records alone.
import { expect, test } from 'vitest';
import { ledgerCsv, sentBy, sentSchema } from '../../../app/edits/ledger.ts';
import { moveEdit } from '../../../app/edits/edit.ts';
import { englishFailure } from '../../../app/failure.ts';
import { models } from '../../../app/models/models.ts';
import type { Model } from '../../../app/models/model.ts';
import { madeUp } from '../../fakes/made-up-model.ts';
import { input, namedOf, posted, recordOf, sentPicture } from '../../fakes/records.ts';

const at = (second: number): string => `2026-11-23T14:33:${String(second).padStart(2, '0')}.000Z`;

test('an edit that never was sent is not in the ledger', () => {
  expect(sentBy(recordOf(1))).toEqual([]);
});

test('a create that was refused for the rate and one that was taken are two lines with their own outcome', () => {
  const real = { ...recordOf(1), service: { baseUrl: 'https://cloud.seaart.ai/model', rehearsal: false } };
  let record = { ...real, request: { ...real.request, inputs: [input] } };
  record = moveEdit(
    record,
    { to: 'submitting', sent: [sentPicture], posted: { bytes: 1, sha256: 'd'.repeat(64) } },
    at(1),
  ) as typeof record;
  record = moveEdit(record, { to: 'waiting', because: 'rate-limited' }, at(2)) as typeof record;
  record = moveEdit(record, { to: 'submitting', sent: [sentPicture], posted }, at(3)) as typeof record;
  record = moveEdit(record, { to: 'queued', named: namedOf('mmsu_1') }, at(4)) as typeof record;
  const shared = {
    editId: record.id,
    service: 'https://cloud.seaart.ai/model',
    rehearsal: false,
    model: record.model,
    pictures: [sentPicture.sha256],
    endedAt: at(4),
  };
  expect(sentBy(record)).toEqual([
    { ...shared, at: at(1), bytes: null, sha256: null, requestId: null, outcome: 'not-taken', charged: 'no' },
    {
      ...shared,
      at: at(3),
      bytes: posted.bytes,
      sha256: posted.sha256,
      requestId: namedOf('mmsu_1').requestId,
      outcome: 'queued',
      charged: 'maybe',
    },
  ]);
});

test('an unknown outcome may have been charged, a done edit was, a rehearsal never', () => {
  const sent = moveEdit(
    { ...recordOf(1), service: { baseUrl: 'https://cloud.seaart.ai/model', rehearsal: false } },
    { to: 'submitting', sent: [], posted },
    at(1),
  );
  const unknown = moveEdit(sent, { to: 'unknown', failure: englishFailure('outcome-unknown', 'Lost.', { charged: 'maybe' }) }, at(2));
  const done = { ...unknown, state: 'done' as const, failure: null };
  const rehearsed = { ...done, service: { baseUrl: 'rehearsal', rehearsal: true } };
  expect([unknown, done, rehearsed].map((record) => sentBy(record).map(({ charged }) => charged))).toEqual([['maybe'], ['yes'], ['no']]);
});

test('the ledger as CSV quotes what must be quoted and starts no formula', () => {
  const line = {
    at: at(1),
    editId: 'E',
    service: 'https://a,b',
    rehearsal: false,
    model: '=1+1',
    bytes: 7,
    sha256: null,
    pictures: ['x', 'y'],
    requestId: 'say "hi"',
    outcome: 'done' as const,
    charged: 'yes' as const,
    endedAt: null,
  };
  expect(ledgerCsv([line])).toBe(
    [
      'at,editId,service,model,bytes,sha256,pictures,requestId,outcome,charged,endedAt,addresses',
      `${at(1)},E,"https://a,b",'=1+1,7,,x y,"say ""hi""",done,yes,,`,
      '',
    ].join('\r\n'),
  );
});

test('of a model that is not known any more, one picture is said to be asked for', () => {
  const record = recordOf(1, { model: 'model_of_yesterday', timeline: [{ at: at(1), state: 'submitting' }] });
  expect(sentBy(record)).toMatchObject([{ model: 'model_of_yesterday' }]);
  expect(sentBy(record)[0]).not.toHaveProperty('results');
});

test('a create that asks for several pictures says how many, and one that asks for one says nothing', () => {
  const asking = (n: number) =>
    sentBy(
      recordOf(1, {
        model: madeUp.id,
        timeline: [{ at: at(1), state: 'submitting' }],
        request: { ...recordOf(1).request, parameters: { n } },
      }),
    )[0];
  // No model that is offered makes several: the made-up one is offered for so long.
  const offered = models as Model[];
  offered.push(madeUp);
  try {
    expect(asking(3)?.results).toBe(3);
    expect(asking(1)).not.toHaveProperty('results');
  } finally {
    offered.pop();
  }
});

const line = {
  at: 'a'.repeat(40),
  editId: recordOf(1).id,
  service: 's'.repeat(2048),
  rehearsal: false,
  model: 'm'.repeat(128),
  bytes: 4321,
  sha256: 'c'.repeat(64),
  pictures: Array.from({ length: 64 }, () => 'd'.repeat(64)),
  requestId: 'r'.repeat(512),
  outcome: 'done',
  charged: 'yes',
  endedAt: 'e'.repeat(40),
};

test('a line that was written down is read with every field up to its limit', () => {
  expect(sentSchema.parse(line)).toEqual(line);
  for (const change of [
    { outcome: 'not-taken' },
    { charged: 'no' },
    { charged: 'maybe' },
    { bytes: null, sha256: null, requestId: null, endedAt: null },
    { results: 3, project: 'p'.repeat(256), addresses: Array.from({ length: 64 }, () => 'https://a.example/b.png') },
  ])
    expect(sentSchema.parse({ ...line, ...change })).toEqual({ ...line, ...change });
});

test.each([
  { at: 'a'.repeat(41) },
  { editId: 'x' },
  { service: 's'.repeat(2049) },
  { rehearsal: 'no' },
  { model: 'm'.repeat(129) },
  { bytes: '1' },
  { sha256: 'c'.repeat(65) },
  { pictures: Array.from({ length: 65 }, () => 'd') },
  { pictures: ['d'.repeat(65)] },
  { requestId: 'r'.repeat(513) },
  { outcome: 'lost-for-good' },
  { charged: 'perhaps' },
  { endedAt: 'e'.repeat(41) },
  { addresses: Array.from({ length: 65 }, () => 'https://a.example/b.png') },
  { results: 0 },
  { results: 1.5 },
  { project: 'p'.repeat(257) },
])('a line is none with %j', (change) => {
  expect(sentSchema.safeParse({ ...line, ...change }).success).toBe(false);
});

test('an address that was sent is in the ledger without its query, and one that was only fetched is not', () => {
  const { request } = recordOf(1);
  const address = 'https://pictures.example.com/a.png?X-Sign=secret';
  const record = recordOf(1, {
    state: 'done',
    timeline: [{ at: at(1), state: 'submitting' }],
    request: {
      ...request,
      inputs: [
        { ...input, sent: sentPicture, web: { address: 'https://pictures.example.com/b.png', itself: false } },
        { ...input, sent: null, web: { address, itself: true } },
      ],
    },
  });
  const lines = sentBy(record);
  expect(lines).toMatchObject([{ pictures: [sentPicture.sha256], addresses: ['https://pictures.example.com/a.png'] }]);
  expect(sentSchema.parse(lines[0])).toEqual(lines[0]);
  expect(ledgerCsv(lines).trimEnd().split(',').at(-1)).toBe('https://pictures.example.com/a.png');
  expect(JSON.stringify(sentBy({ ...record, request: { ...request, inputs: [input] } }))).not.toContain('addresses');
});

test('what a failure says of the charge is in the ledger', () => {
  const sentAt = [{ at: '2026-11-23T14:32:06.000Z', state: 'submitting' as const }];
  const failure = { kind: 'balance', message: 'Top up.', charged: 'no', next: 'top-up' } as const;
  expect(sentBy(recordOf(1, { state: 'failed', failure, timeline: sentAt })).map(({ charged }) => charged)).toEqual(['no']);
});
