// `npm run test:money`: seeded schedules against the built product, and fal's client beside it.
//   --seeds N        so many schedules, from seed 1 (200)
//   --seed K         this schedule alone, told in full
//   --at-once N      so many at a time (4)
//   --sabotage NAME  with a guard of the product taken out: must turn red
//   --prove          takes every guard out in turn, and passes when each is missed
import { parseArgs } from 'node:util';
import { printFigures } from './figures.ts';
import { play } from './play.ts';
import type { Tried } from './play.ts';
import { buildProduct } from './product.ts';
import type { Product } from './product.ts';
import { sabotages } from './sabotage.ts';
import { makeSchedule } from './schedule.ts';
import { printRows, sideBySide } from './side-by-side.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    seed: { type: 'string' },
    'at-once': { type: 'string', default: '4' },
    sabotage: { type: 'string' },
    prove: { type: 'boolean', default: false },
  },
});
const atOnce = Number(values['at-once']);
/** A guard that is out must be missed by then. */
const mostToProve = 60;
const tally = { passed: 0, failed: 0 };
const began = performance.now();

const hostOf = (seed: number): 'studio' | 'command' => (seed % 5 === 0 ? 'command' : 'studio');

/** Plays seeds in turn, several at a time, until `until` is met by one of them. */
async function playSeeds(product: Product, seeds: readonly number[], until: (tried: Tried) => boolean): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  const left = [...seeds];
  let over = false;
  const worker = async (): Promise<void> => {
    for (let seed = left.shift(); seed !== undefined && !over; seed = left.shift()) {
      const one = await play(product, makeSchedule(seed, hostOf(seed)));
      tried.push(one);
      over ||= until(one);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return tried;
}

function count(passed: boolean): void {
  if (passed) tally.passed += 1;
  else tally.failed += 1;
}

function tell({ schedule: { seed }, verdict: { breaches } }: Tried): boolean {
  count(breaches.length === 0);
  for (const breach of breaches) console.log(`seed ${seed}: ${breach}`);
  if (breaches.length > 0) console.log(`        again: npm run test:money -- --seed ${seed}`);
  return false;
}

async function playAll(): Promise<void> {
  const spoilt = sabotages.find(({ name }) => name === values.sabotage);
  if (values.sabotage !== undefined && spoilt === undefined)
    throw new Error(`there is no such sabotage; there are ${sabotages.map(({ name }) => name).join(', ')}`);
  const product = await buildProduct(spoilt === undefined ? [] : [spoilt.change]);
  try {
    const one = values.seed === undefined ? null : Number(values.seed);
    const seeds = one === null ? Array.from({ length: Number(values.seeds) }, (_, n) => n + 1) : [one];
    const tried = await playSeeds(product, seeds, tell);
    if (one !== null)
      console.log(
        JSON.stringify(
          tried.map(({ schedule, evidence }) => ({ schedule, evidence })),
          null,
          1,
        ),
      );
    else if (spoilt === undefined) {
      const rows = await sideBySide(product);
      printRows(rows);
      for (const { fault, fal, breaches } of rows) {
        count(breaches.length === 0 && fal.creates > 0);
        for (const breach of breaches) console.log(`${fault}: ${breach}`);
      }
    }
    printFigures(tried, (performance.now() - began) / 1000);
  } finally {
    product.remove();
  }
}

async function prove(): Promise<void> {
  for (const { name, change } of sabotages) {
    const product = await buildProduct([change]);
    try {
      const seeds = Array.from({ length: mostToProve }, (_, n) => n + 1);
      const tried = await playSeeds(product, seeds, ({ verdict }) => verdict.breaches.length > 0);
      const red = tried.find(({ verdict }) => verdict.breaches.length > 0);
      count(red !== undefined);
      console.log(
        `${red === undefined ? 'MISSED ' : 'caught '} ${name.padEnd(38)} ${red === undefined ? '' : `seed ${red.schedule.seed}: ${red.verdict.breaches[0]}`}`,
      );
    } finally {
      product.remove();
    }
  }
}

if (values.prove) await prove();
else await playAll();
const failed = tally.passed === 0 ? Math.max(1, tally.failed) : tally.failed;
// Not left to end by itself: a line that was broken on purpose may never be let go of.
process.stdout.write(`\n${tally.passed} passed, ${failed} failed\n`, () => process.exit(failed === 0 ? 0 : 1));
