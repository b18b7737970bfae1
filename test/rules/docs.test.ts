// What the documents list is what the program has.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { help } from '../../main/command/help.ts';
import { misbehaviours } from '../../main/rehearsal/misbehave.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

test('the page on the rehearsal lists every misbehaviour with its own sentence', () => {
  const rows = read('docs/rehearsal.md')
    .split('\n')
    .flatMap((line) => [...line.matchAll(/^\| `\[([a-z]+)\]` \| (.+) \|$/g)].map(([, word, sentence]) => [word, sentence]));
  expect(rows).toEqual(Object.entries(misbehaviours));
});

test('the README names the commands that set a machine up, and the command’s exit codes as its help does', () => {
  const readme = read('README.md');
  expect(readme).toContain('npm ci && npm start');
  expect(readme).toContain('npm ci && npm test');
  const codes = /Exit codes: (.+)\./.exec(help)?.[1] ?? 'none';
  expect(readme.replace(/\s+/g, ' ')).toContain(codes);
});

test('the architecture page keeps to 150 lines and the contributing page to 80', () => {
  expect(read('ARCHITECTURE.md').split('\n').length).toBeLessThanOrEqual(150);
  expect(read('CONTRIBUTING.md').split('\n').length).toBeLessThanOrEqual(80);
});
