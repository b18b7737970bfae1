import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseRecord, readRecord, writeRecord } from '../../../../main/library/store/record-files.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { recordOf } from '../records.ts';

const bytes = (value: unknown): Uint8Array => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

test('a record is written for people to read and comes back equal, with what this version does not know', async () => {
  const path = join(temporaryFolder(), 'a.json');
  const record = { ...recordOf(1), theirs: { a: [1, 'ü'] }, organised: { ...recordOf(1).organised, mood: 'calm' } };
  await writeRecord(path, record, { fresh: true });
  const text = readFileSync(path, 'utf8');
  expect([text.startsWith('{\n  "format": 1,\n  "id"'), text.endsWith('}\n')]).toEqual([true, true]);
  expect(await readRecord(path)).toEqual({ kind: 'record', record });
});

test('an instruction comes back exactly, whatever is in it', () => {
  for (const prompt of ['\0 \u202e <img onerror=x> "*" NEAR( -', '\ud800 half', 'x'.repeat(1_000_000), '__proto__', '{"constructor": 1}']) {
    expect(parseRecord(bytes(recordOf(1, { prompt })))).toEqual({ kind: 'record', record: recordOf(1, { prompt }) });
  }
});

test('names that change what objects are do not survive the reading', () => {
  const hostile = JSON.stringify(recordOf(1)).replace(
    '"format"',
    '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"\\u005f_proto__":{"polluted":2},"format"',
  );
  const read = parseRecord(bytes(hostile));
  expect(read).toEqual({ kind: 'record', record: recordOf(1) });
  expect([Object.getPrototypeOf(read.kind === 'record' ? read.record : null), ({} as { polluted?: number }).polluted]).toEqual([
    Object.prototype,
    undefined,
  ]);
});

test('what is no record is damaged with a reason', () => {
  const record = recordOf(1);
  const reasons = [
    '',
    '{',
    JSON.stringify(record).slice(0, -20),
    'null',
    '[]',
    '"text"',
    '['.repeat(100_000),
    { ...record, format: 2, whatever: true },
    { ...record, format: 0 },
    { ...record, id: '../../etc/passwd' },
    { ...record, state: 'nice' },
    { ...record, timeline: 'none' },
    { ...record, organised: { ...record.organised, stars: 1e308 } },
  ].map((value) => parseRecord(bytes(value)));
  expect(reasons.map((read) => (read.kind === 'damaged' ? read.reason : read.kind))).toEqual([
    'is empty',
    'is not complete JSON',
    'is not complete JSON',
    'is not a record: the whole does not fit',
    'is not a record: the whole does not fit',
    'is not a record: the whole does not fit',
    'is not complete JSON',
    'was written by a newer version of Kontext Studio',
    'is not a record: format does not fit',
    'is not a record: id does not fit',
    'is not a record: state does not fit',
    'is not a record: timeline does not fit',
    'is not a record: organised.stars does not fit',
  ]);
  expect(parseRecord(Buffer.from([0xff, 0xfe, 0x7b, 0x7d]))).toEqual({ kind: 'damaged', reason: 'is not complete JSON' });
});

test('what is no file is damaged or missing, and is never waited for', async () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('good'), JSON.stringify(recordOf(1)));
  symlinkSync(at('good'), at('link'));
  mkdirSync(at('folder'));
  execFileSync('mkfifo', [at('pipe')]);
  writeFileSync(at('huge'), '');
  truncateSync(at('huge'), 1024 ** 3);
  expect(await Promise.all(['link', 'folder', 'pipe', 'huge', 'nothing', 'good/beneath'].map((name) => readRecord(at(name))))).toEqual([
    { kind: 'damaged', reason: 'is a link, not a file' },
    { kind: 'damaged', reason: 'is not a regular file' },
    { kind: 'damaged', reason: 'is not a regular file' },
    { kind: 'damaged', reason: 'is larger than 16 MB, which no record is' },
    { kind: 'missing' },
    { kind: 'missing' },
  ]);
  expect(statSync(at('huge')).size).toBe(1024 ** 3);
});
