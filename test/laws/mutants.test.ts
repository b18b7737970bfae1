import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mutate } from './mutants.ts';
import { root } from './sources.ts';
import { acceptedOf, lawFiles, survivors } from './survivors.ts';
import { tooLong } from './too-long.ts';

const shown = (source: string): readonly string[] =>
  mutate('app/x.ts', source, 0, 0).mutants.map(({ kind, owner, before, after }) => `${kind} ${owner}: ${before} → ${after}`);

test('a named function answers a neutral value of its shape, and what stands in it is changed', () => {
  expect(shown('export function fits(n: number): boolean { return n < 3 && n !== 0; }')).toEqual([
    'body fits: function fits → true',
    'body fits: function fits → false',
    'law fits: n < 3 && n !== 0 → (n < 3) || (n !== 0)',
    'law fits: n < 3 → (n) <= (3)',
    'law fits: 3 → 4',
    'law fits: n !== 0 → (n) === (0)',
    'law fits: 0 → 1',
  ]);
});

test('entries of tables and cases are dropped; types, keys, imports and sentences are left alone', () => {
  expect(
    shown(`import type { A } from './a.ts';
const table: Readonly<Record<'a' | 'b', readonly string[]>> = { a: ['one'], b: [] };
const of = (word: A): string => { switch (word) { case 'a': return 'A sentence, as it is.'; default: return table[word][0] ?? ''; } };`),
  ).toEqual([
    "law table: a: ['one'] → nothing",
    'law table: b: [] → nothing',
    "law table: 'one' → nothing",
    "body of: of → ''",
    "law of: case 'a' → Symbol()",
    "law of: table[word][0] ?? '' → ('')",
    'law of: 0 → 1',
    "law of: '' → '~'",
  ]);
});

test('the parts of a factory are functions of their own', () => {
  expect(
    shown('export function makeBox() { let open = false; return { open: () => { open = true; }, close() { open = false; } }; }'),
  ).toEqual([
    'body makeBox: function makeBox → undefined',
    'law makeBox: false → true',
    'body makeBox.open: makeBox.open → undefined',
    'law makeBox.open: true → false',
    'body makeBox.close: makeBox.close → undefined',
    'law makeBox.close: false → true',
  ]);
});

test('with every switch off the text does what it did, and with one on it does not', () => {
  const source = 'const most = 3;\nconst fits = (n) => n <= most;';
  const { code, mutants } = mutate('app/x.ts', source, 0, 0);
  const fits = (on: number): readonly boolean[] => {
    const still: (() => void)[] = [];
    // oxlint-disable-next-line no-new-func
    const run = new Function('__law', '__lawIn', '__lawStill', `${code.replaceAll(' as never', '')}\nreturn fits;`);
    const answer = run(
      mutants.map(({ id }) => (id === on ? 0 : -(2 ** 52))),
      () => undefined,
      (_ids: unknown, again: () => void) => still.push(again),
    ) as (n: number) => boolean;
    return [2, 3, 4].map(answer);
  };
  expect(fits(-1)).toEqual([true, true, false]);
  expect(
    mutants.map(
      ({ id, before, after }) =>
        `${before} → ${after}: ${fits(id)
          .map((one) => one ?? 'nothing')
          .join(' ')}`,
    ),
  ).toEqual(['3 → 4: true true true', 'fits → undefined: nothing nothing nothing', 'n <= most → (n) < (most): true false false']);
});

test('what is too long to be tried is there, and says why', () => {
  expect([...tooLong].filter(([file, reason]) => !existsSync(path.join(root, file)) || reason === '')).toEqual([]);
});

test('each file of laws has mutations, and each accepted mutation is there', () => {
  const mutants = [...lawFiles].flatMap((file) => mutate(file, readFileSync(path.join(root, file), 'utf8'), 0, 0).mutants);
  expect([...lawFiles].filter((file) => !mutants.some((mutant) => mutant.file === file))).toEqual([]);
  const met = new Set(mutants.map(acceptedOf));
  expect(survivors.filter((one) => !met.has(one))).toEqual([]);
});
