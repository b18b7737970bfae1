// The page of the command names what the command has, no more and no less.
import { expect, test } from 'vitest';
import { exitCodes } from '../../main/command/exit-codes.ts';
import { help } from '../../main/command/help.ts';
import { allowed } from '../../main/command/options.ts';
import { read, rowsOf } from './pages.ts';

const page = read('docs/command-line.md');
const optionsIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)].map(([, name]) => name ?? ''))].toSorted();

test('every option of the help stands in the page, and no other', () => {
  expect(optionsIn(page)).toEqual([...new Set([...optionsIn(help), 'prompt', 'help', 'version'])].toSorted());
});

test('every command has a heading of its own, in the order of the help', () => {
  const inHelp = [...new Set([...help.matchAll(/^ {2}kontext ([a-z]+)/gm)].map(([, name]) => name))];
  const headings = [...page.matchAll(/^### kontext ([a-z]+)/gm)].map(([, name]) => name);
  expect(headings).toEqual(inHelp);
  expect(headings.toSorted()).toEqual(Object.keys(allowed).toSorted());
});

test('under the heading of a command stand exactly the options that it takes', () => {
  const sections = page.split(/^### kontext /m).slice(1);
  const named = sections.map((section) => {
    const own = section.split(/^## /m)[0] ?? '';
    return [
      /^[a-z]+/.exec(own)?.[0],
      rowsOf(own)
        .flatMap(([cell = '']) => optionsIn(cell))
        .toSorted(),
    ];
  });
  expect(named).toEqual(
    Object.keys(allowed)
      .map((command) => [command, [...(allowed[command] ?? [])].toSorted()])
      .toSorted(inOrderOf(named)),
  );
});

/** The page is in the order of the help, the table of options in its own. */
function inOrderOf(rows: readonly (readonly unknown[])[]): (a: readonly unknown[], b: readonly unknown[]) => number {
  const place = (row: readonly unknown[]): number => rows.findIndex(([name]) => name === row[0]);
  return (a, b) => place(a) - place(b);
}

test('the exit codes are those of the command', () => {
  const section = page.split(/^## /m).find((part) => part.startsWith('Exit codes')) ?? '';
  const codes = rowsOf(section).map(([code]) => Number(code?.replaceAll('`', '')));
  expect(codes).toEqual([...Object.values(exitCodes), 130]);
});
