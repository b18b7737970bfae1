// `npm run test:readers`: what other people's programs read of our copies, and what comes back when they saved one. Installs the programs on Debian as root.
// Ends with “N passed, N failed”; what could not be asked is SKIPPED, which is
// told and is no pass: with 2 where a program was missing and nothing failed.
//   --keep   leaves the folder of copies and says where it is
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { tellEnd } from '../gate/gate.ts';
import { factsBy, librariesOf, rules, textsBy } from './ai-readers.ts';
import { colourRows } from './colours.ts';
import { makeCopies } from './copies.ts';
import type { Copy } from './copies.ts';
import { byDigikam } from './digikam.ts';
import { readyPrograms } from './machine.ts';
import type { Here, Program } from './machine.ts';
import { byDarktable, byExiftool, byExiv2 } from './photo-programs.ts';
import { resavedRows } from './resave.ts';
import { printRows, rowsOf, skipped } from './rows.ts';
import type { Facts, Row } from './rows.ts';

const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });

/** Rows of one program, or the one that says why there are none. What it throws is a failure of that program's row alone. */
async function rowsFrom(program: Program, ask: (here: Here) => readonly Row[] | Promise<readonly Row[]>): Promise<readonly Row[]> {
  if ('reason' in program) return [skipped(program, program.reason)];
  try {
    return await ask(program);
  } catch (error) {
    return [{ program: program.name, version: program.version, about: 'all', written: '', read: String(error), verdict: 'failed' }];
  }
}

const aboutOf = ({ kind, edit }: Copy): string => `${kind}, ${edit.name}`;
const hasEmoji = ({ edit }: Copy): boolean => /[\u{10000}-\u{10ffff}]/u.test(edit.record.request.prompt);

/** The words as the organisers' text has them; of a comment with an emoji exiv2 reads nothing, and takes the caption beside it. */
function written(program: 'exiftool' | 'exiv2', copy: Copy): Facts {
  const { facts, record } = copy.edit;
  const { prompt } = record.request;
  const inExif = copy.kind !== 'png';
  const caption = inExif && hasEmoji(copy) ? { 'EXIF caption': prompt } : {};
  const words = program === 'exiv2' && (!inExif || hasEmoji(copy)) ? {} : { 'A1111 words': prompt };
  return { ...facts, ...words, ...caption };
}

async function readAll(folder: string): Promise<readonly Row[]> {
  const machine = readyPrograms();
  const copies = await makeCopies(folder);
  const each = (program: Here, facts: (copy: Copy) => Facts, read: (copy: Copy) => Facts): readonly Row[] =>
    copies.flatMap((copy) => rowsOf(program.name, program.version, aboutOf(copy), facts(copy), read(copy)));
  const marks = (copy: Copy): Facts => copy.edit.facts;

  const photo = [
    await rowsFrom(machine.exiftool, (program) => each(program, (copy) => written('exiftool', copy), byExiftool)),
    await rowsFrom(machine.exiv2, (program) => [
      ...each(
        program,
        (copy) => written('exiv2', copy),
        (copy) => byExiv2(program.file, copy),
      ),
      ...copies
        .filter((copy) => copy.kind !== 'png' && hasEmoji(copy))
        .map((copy) =>
          skipped(program, 'A1111 words: cannot be read by it, findings/exiv2-user-comment-is-ucs2.sh', aboutOf(copy), 'known'),
        ),
    ]),
    await rowsFrom(machine.darktable, (program) =>
      each(program, marks, (copy) => byDarktable(program.file, copy, path.join(folder, 'darktable', aboutOf(copy)))),
    ),
    await rowsFrom(machine.digikam, async (program) => {
      const read = await byDigikam(program.file, copies, path.join(folder, 'digikam'));
      return each(program, marks, (copy) => read.get(copy.file) ?? {});
    }),
  ].flat();
  printRows('What photo programs read', photo);

  const organisers = await rowsFrom(machine.python, (python) => {
    const libraries = librariesOf(python.file);
    const texts = textsBy(python.file, copies);
    return Object.keys(rules).flatMap((rule) =>
      copies.flatMap((copy, nth) => {
        const facts = { words: copy.edit.record.request.prompt, seed: '42', model: 'flux_kontext_max' };
        return rowsOf(rule, `(${libraries})`, aboutOf(copy), facts, factsBy(rule, texts[nth] ?? { piexif: '', pillow: '' }));
      }),
    );
  });
  printRows('What readers of A1111’s text read: by their libraries, and their rules as written down here, not by the programs', organisers);

  const back = resavedRows(folder, machine, copies);
  printRows('What comes back of a copy that another program saved', back);
  const colours = await rowsFrom(machine.imagemagick, (program) => colourRows(program, folder));
  printRows('What colours a decoder that manages them reads of what we take in', colours);
  return [...photo, ...organisers, ...back, ...colours];
}

const folder = mkdtempSync(path.join(tmpdir(), 'kontext-readers-'));
try {
  const rows = await readAll(folder);
  const count = (verdict: Row['verdict']): number => rows.filter((row) => row.verdict === verdict).length;
  const failed = rows.filter(({ verdict }) => verdict === 'failed');
  if (failed.length > 0) printRows('Failed', failed);
  console.log(`\n${count('SKIPPED')} SKIPPED, ${count('known')} known not to be readable`);
  tellEnd({ passed: count('passed'), failed: failed.length });
  if (failed.length === 0 && count('SKIPPED') > 0) process.exitCode = 2;
} finally {
  if (values.keep) console.log(`The copies are in ${folder}`);
  else rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
