// The log: bounded, for its owner alone, without keys and without instructions.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeLog } from '../../main/platform/log.ts';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { having, read } from './tree.ts';

const canary = 'sa-canary/4f1c9e+7d2b==';
const written = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('');

describe('a line of the log', () => {
  test('never holds a key that is hidden, wherever it stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 5000 }), fc.string({ maxLength: 200 }), (before, after) => {
        const folder = path.join(temporaryFolder(), 'logs');
        const log = makeLog(folder);
        log.hide(canary);
        log.line(before + canary + after);
        const text = written(folder);
        expect([text.includes(canary), text.includes(canary.slice(0, 12))]).toEqual([false, false]);
      }),
      { numRuns: 60 },
    );
  });

  test('that is shortened is not shortened through the key', () => {
    const folder = path.join(temporaryFolder(), 'logs');
    const log = makeLog(folder);
    log.hide(canary);
    for (let fill = 3970; fill <= 4000; fill += 1) log.line('x'.repeat(fill) + canary);
    expect(written(folder)).not.toMatch(/sa-can/);
  });

  test.each(['Bearer abcdefgh-123', 'Key abcdefgh-123', 'authorization: Bearer abcdefgh-123'])(
    'has the word after “%s” struck out, hidden or not',
    (words) => {
      const folder = path.join(temporaryFolder(), 'logs');
      makeLog(folder).line(words);
      expect(written(folder)).not.toContain('abcdefgh-123');
    },
  );

  test('is one line, so that no text can pretend to be another entry', () => {
    const folder = path.join(temporaryFolder(), 'logs');
    makeLog(folder).line('first\r\n2026-01-01T00:00:00.000Z second');
    expect(written(folder).trimEnd().split('\n')).toHaveLength(1);
  });
});

test('a key is hidden from every log of the program, also from one that was made before it was known', () => {
  const folder = temporaryFolder();
  const [early, late] = [makeLog(path.join(folder, 'a')), makeLog(path.join(folder, 'b'))];
  late.hide('sa-canary-of-the-keychain');
  early.line('x sa-canary-of-the-keychain x');
  expect(written(path.join(folder, 'a'))).not.toContain('sa-canary');
});

test('it is two files of a bounded size, which nobody else may read', () => {
  const folder = path.join(temporaryFolder(), 'logs');
  const log = makeLog(folder);
  for (let i = 0; i < 1200; i += 1) log.line('x'.repeat(3900));
  const sizes = readdirSync(folder).map((name) => statSync(path.join(folder, name)));
  expect(sizes).toHaveLength(2);
  expect(sizes.filter(({ size }) => size > 1_010_000)).toEqual([]);
  if (process.platform !== 'win32')
    expect([statSync(folder).mode & 0o777, ...sizes.map(({ mode }) => mode & 0o777)]).toEqual([0o700, 0o600, 0o600]);
});

test('no line of the program logs an instruction, and only the log writes it', () => {
  expect(having(/log(?:\.line)?\([^;]*\b(?:prompt|instruction)\b/)).toEqual([]);
  expect(having(/appendFileSync\(/)).toEqual(['main/platform/log.ts']);
  expect(read('main/platform/log.ts')).toContain('mode: 0o600');
});
