// `npm run test:laws`: every exported function and law of app/ has a test that a mutation turns red. It ends with the line "N passed, N failed".
import { parseArgs } from 'node:util';
import { sampleOf as walk, seedOf } from '../gate/sample.ts';
import type { Mutant } from './mutants.ts';
import { readSources, sampleOf } from './sources.ts';
import { acceptedOf, isExportedBody, lawFiles, staleOf } from './survivors.ts';
import { tooLong } from './too-long.ts';
import { tryMutants } from './try-mutants.ts';
import type { Tried } from './try-mutants.ts';

const usage = `npm run test:laws                        tries every mutation of app/ on the tests of test/app/
  --only app/edits/edit.ts               those of the files whose path has this in it; may be said more than once
  --bodies                               of each exported function one alone: that it does nothing
  --sample N [--seed S]                  so many, chosen by the seed
  --file-of-the-day [--seed S]           those of one file of laws, by the seed
  --list                                 says the mutations and tries none
  --missed                               says every one that no test catches, also the accepted ones`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    bodies: { type: 'boolean', default: false },
    sample: { type: 'string' },
    seed: { type: 'string' },
    'file-of-the-day': { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    missed: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const sources = readSources();
const wanted = chosen();
if (values.help) console.log(usage);
else if (values.list) for (const mutant of wanted) console.log(lineOf(mutant));
else await tryAll();

function chosen(): readonly Mutant[] {
  const { sample, bodies } = values;
  const only = values['file-of-the-day'] ? fileOfTheDay() : values.only;
  const mutants = sources
    .flatMap((source) => source.mutants)
    .filter(({ file }) => only === undefined || only.some((part) => file.includes(part)))
    .filter((mutant) => !bodies || isExportedBody(mutant));
  if (sample === undefined) return mutants;
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  console.log(`sample of ${sample} by seed ${seed}`);
  return sampleOf(mutants, Number(sample), seed);
}

function fileOfTheDay(): readonly string[] {
  const seed = Number(values.seed ?? seedOf(Date.now()));
  const files = walk([...lawFiles], 1, seed);
  console.log(`${files.join()} by seed ${seed} (days since 1970 unless given)`);
  return files;
}

async function tryAll(): Promise<void> {
  const tried = await tryMutants(sources, wanted);
  for (const test of tried.leftOut) console.log(`not tried on ${test}: ${tooLong.get(test)}`);
  for (const red of tried.redBefore) console.log(`red before any mutation: ${red}`);
  tellFolders(tried);
  const faults = [...tried.redBefore, ...missedFaults(tried), ...(values.sample === undefined ? wholeFaults(tried) : [])];
  for (const fault of faults) console.log(fault.startsWith('MISSED') ? fault : `FAILED  ${fault}`);
  const failed = faults.length === 0 && tried.caught.size === 0 ? 1 : faults.length;
  process.exitCode = failed === 0 ? 0 : 1;
  console.log(`${tried.caught.size} passed, ${failed} failed`);
}

function tellFolders(tried: Tried): void {
  console.log(`${'folder'.padEnd(16)} mutants  caught  missed`);
  const folders = Map.groupBy(wanted, ({ file }) => file.split('/').slice(0, -1).join('/'));
  for (const [folder, mutants] of [...folders, ['all', wanted] as const]) {
    const caught = mutants.filter(({ id }) => tried.caught.has(id)).length;
    console.log(
      `${folder.padEnd(16)} ${String(mutants.length).padStart(7)} ${String(caught).padStart(7)} ${String(mutants.length - caught).padStart(7)}`,
    );
  }
}

/** In a file of laws each mutation that no test catches is a fault, but for the accepted ones. */
function missedFaults(tried: Tried): readonly string[] {
  const missed = wanted.filter(({ id }) => !tried.caught.has(id));
  if (values.missed)
    for (const mutant of missed) console.log(`${tried.reached.has(mutant.id) ? 'missed   ' : 'unreached'} ${lineOf(mutant)}`);
  return missed.filter((mutant) => lawFiles.has(mutant.file) && acceptedOf(mutant) === null).map((mutant) => `MISSED  ${lineOf(mutant)}`);
}

/** What only a run of all mutations of a file can tell. */
function wholeFaults(tried: Tried): readonly string[] {
  const untested = [...Map.groupBy(wanted.filter(isExportedBody), ({ file, owner }) => `${file} ${owner}`)].filter(
    ([, mutants]) => !mutants.some(({ id }) => tried.caught.has(id)),
  );
  const files = new Set(wanted.map(({ file }) => file));
  const missed = wanted.filter(({ id }) => !tried.caught.has(id));
  return [
    ...untested.map(([name]) => `UNTESTED  ${name}: no test is red when it does nothing`),
    ...(values.bodies ? [] : staleOf(missed, files)).map(
      ({ file, owner, before, after }) => `STALE  ${file} ${owner}: ${before} → ${after} is accepted, and is caught or gone`,
    ),
  ];
}

function lineOf({ file, line, kind, owner, before, after }: Mutant): string {
  return `${file}:${line} ${kind} ${owner}: ${before} → ${after}`;
}
