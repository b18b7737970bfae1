// The table of the rows is whole, every test it names is there, and every sentence it quotes is one of the product's.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { rows } from './rows.ts';

const root = path.resolve(import.meta.dirname, '../..');
const product = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'app', 'main', 'renderer'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && existsSync(path.join(root, file)))
  .map((file) => readFileSync(path.join(root, file), 'utf8'))
  .join('\n');

/** Whether a test or a group of tests, or a row of a table of tests, has a name that begins so. */
function isNamed(text: string, name: string): boolean {
  const quoted = ["'", '"', '`'].map((quote) => `${quote}${name.replaceAll("'", quote === "'" ? "\\'" : "'")}`);
  return text
    .split('\n')
    .some((line) => quoted.some((literal) => line.includes(literal)) && /\b(?:test|describe|it)\b|^\s*[\])[(]*['"`]|^\s*[\])]/.test(line));
}

/** So many there were once; the table only grows. */
const once = 48;

test('all are there, in order, each with what the person sees and what holds it', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: Math.max(once, rows.length) }, (_, at) => at + 1));
  expect(rows.filter(({ sees, checks, apart }) => sees.length < 10 || (checks.length === 0 && (apart ?? '').length < 40))).toEqual([]);
  const proved = rows.filter(({ checks }) => checks.length > 0).length;
  const withReason = rows.filter(({ apart }) => apart !== undefined);
  console.log(`${rows.length} rows: ${proved} proved, ${withReason.length} with a reason`);
  expect(proved + rows.filter(({ checks, apart }) => checks.length === 0 && apart !== undefined).length).toBe(rows.length);
});

test('a name that no test has is found out', () => {
  const text = "test('is here', () => undefined);\nconst words = 'is elsewhere';";
  expect(['is here', 'is elsewhere', 'here'].map((name) => isNamed(text, name))).toEqual([true, false, false]);
});

test('every sentence that is quoted is one of the product’s', () => {
  expect(rows.filter(({ says }) => says !== null && !product.includes(says)).map(({ number, says }) => [number, says])).toEqual([]);
});

describe.each(rows)('row $number, $fault', ({ checks }) => {
  test('is held by tests that exist', () => {
    const missing = checks.filter(
      ({ file, name }) => !existsSync(path.join(root, file)) || !isNamed(readFileSync(path.join(root, file), 'utf8'), name),
    );
    expect(missing).toEqual([]);
  });
});
