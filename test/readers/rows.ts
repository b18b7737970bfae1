// The table: a row for each thing that a program was asked for.
import type { Program } from './machine.ts';

export type Row = {
  readonly program: string;
  readonly version: string;
  /** The kind of file, and which of the copies. */
  readonly about: string;
  readonly written: string;
  readonly read: string;
  /** `known`: it is known of the program that it cannot be asked this. `SKIPPED`: the program is not here. */
  readonly verdict: 'passed' | 'failed' | 'known' | 'SKIPPED';
  /** Where another reading than what was written is the program's own: what it is, and where that is told. */
  readonly why?: string;
};

/** What a program said of one copy, by the fact. */
export type Facts = Readonly<Record<string, string>>;

/** A row for each fact of `written`; a fact that was not read is told as such. */
export function rowsOf(program: string, version: string, about: string, written: Facts, read: Facts): readonly Row[] {
  return Object.entries(written).map(([fact, value]) => ({
    program,
    version,
    about,
    written: `${fact} ${value}`,
    read: read[fact] ?? 'nothing',
    verdict: read[fact] === value ? 'passed' : 'failed',
  }));
}

/** One row for what could not be asked. Never a pass. */
export const skipped = (program: Pick<Program, 'name'>, reason: string, about = 'all', verdict: 'known' | 'SKIPPED' = 'SKIPPED'): Row => ({
  program: program.name,
  version: '',
  about,
  written: '',
  read: reason,
  verdict,
});

/** Rows under a heading, columns as wide as they must be. */
export function printRows(title: string, rows: readonly Row[]): void {
  const lines = rows.map(({ program, version, about, written, read, verdict, why }) => [
    verdict,
    `${program} ${version}`.trim(),
    about,
    shown(written),
    `${shown(read)}${why === undefined ? '' : `  (${why})`}`,
  ]);
  const all = [['', 'program', 'copy', 'written', 'read'], ...lines];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((line) => widthOf(line[column] ?? ''))));
  console.log(`\n${title}`);
  for (const line of all)
    console.log(
      line
        .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))))
        .join('  ')
        .trimEnd(),
    );
}

const max = 60;
function shown(text: string): string {
  const letters = Array.from(text.replace(/\s+/g, ' '));
  return letters.length <= max ? letters.join('') : `${letters.slice(0, max - 1).join('')}…`;
}

/** In cells of a terminal: Chinese and emoji take two. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + (/[\u2e80-\uffef]|[\u{1f000}-\u{1ffff}]/u.test(letter) ? 2 : 1), 0);
