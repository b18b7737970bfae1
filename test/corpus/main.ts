// `npm run make-library -- --edits 100000`: a library of years, for looking at the program as it is after years, and for measuring it.
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeLibrary } from './library.ts';

const help = `Makes a library as the program would have written it over six years, the newest edits in November 2026.

  npm run make-library -- --edits N [--folder DIR] [--pictures M] [--seed S]

  --edits N      how many edits
  --folder DIR   where; must be empty or not there yet. Without it: a folder beside other temporary files
  --pictures M   the newest M edits get results of full size, each painted by its own words from its own inputs (300).
                 All others have small pictures, which many of them share: every record names a file that is there,
                 with its true length and SHA-256
  --seed S       the same seed makes the same files, but for the id in library.json (1)

Instructions are in nine languages. Some edits failed, were blocked, cancelled or lost, in every way an edit can end; none is under way,
so that opening the library never sends anything.`;

const { values } = parseArgs({
  options: {
    edits: { type: 'string' },
    folder: { type: 'string' },
    pictures: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
const [edits, painted, seed] = [values.edits ?? '', values.pictures, values.seed].map(Number);
const isCount = (value: number | undefined): value is number => value !== undefined && Number.isSafeInteger(value) && value >= 0;

if (values.help) console.log(help);
else if (values.edits === undefined || !isCount(edits) || !isCount(painted) || !isCount(seed)) {
  console.error(help);
  process.exitCode = 2;
} else {
  const folder = path.resolve(values.folder ?? path.join(tmpdir(), `kontext-library-${edits}`));
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    console.error(`${folder} is not empty; nothing was written. Name another folder with --folder.`);
    process.exitCode = 1;
  } else {
    const begun = performance.now();
    const made = await makeLibrary({
      folder,
      edits,
      painted,
      seed,
      progress: (so) => process.stderr.isTTY && process.stderr.write(`\r${so} of ${edits}`),
    });
    if (process.stderr.isTTY) process.stderr.write('\r');
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    console.log(`${folder}: ${edits} edits in ${made.months} months, ${made.results} results, ${made.inputs} inputs, in ${seconds} s`);
    console.log(`Look at it: KONTEXT_HOME=${folder}-home KONTEXT_LIBRARY=${folder} npm start`);
  }
}
