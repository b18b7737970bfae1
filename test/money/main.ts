// `npm run test:money`: seeded schedules against the built product, and fal's client beside it.
//   --seeds N        so many schedules, from seed 1 (200)
//   --quick          24 of them, from a seed that goes on with the days, or from --seed: all faults and both hosts are among them
//   --seed K         this schedule alone, told in full
//   --at-once N      so many at a time (4)
//   --sabotage NAME  with a guard of the product taken out: must turn red
//   --prove          takes every guard out in turn, and passes when each is missed
//   --sample         one of the guards, by the day or by --seed
import { parseArgs } from 'node:util';
import { choose, runGate, tellEnd } from '../gate/gate.ts';
import type { Choice, Tally } from '../gate/gate.ts';
import type { Mutation } from '../gate/mutation.ts';
import { buildProduct } from '../gate/product.ts';
import type { Product } from '../gate/product.ts';
import { seedOf } from '../gate/sample.ts';
import { drawSeeds, hostOf } from './draw.ts';
import { printFigures, unserved } from './figures.ts';
import { hastened } from './haste.ts';
import { play } from './play.ts';
import type { Tried } from './play.ts';
import { sabotages } from './sabotage.ts';
import { makeSchedule } from './schedule.ts';
import { printRows, sideBySide } from './side-by-side.ts';
import type { Row } from './side-by-side.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    seed: { type: 'string' },
    'at-once': { type: 'string', default: '4' },
    sabotage: { type: 'string' },
    quick: { type: 'boolean', default: false },
    prove: { type: 'boolean', default: false },
    sample: { type: 'boolean', default: false },
  },
});
const atOnce = Number(values['at-once']);
/** A guard that is out must be missed by then. */
const maxToProve = 60;
const began = performance.now();
const given = values.seed === undefined ? undefined : Number(values.seed);

/** Schedules of a run of every day; the next day goes on where this one ends. */
const few = 24;

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

async function withProduct<T>(mutation: Mutation | undefined, act: (product: Product) => Promise<T>): Promise<T> {
  const product = await buildProduct('test/money/studio-process.ts', [...hastened, ...(mutation?.changes ?? [])]);
  try {
    return await act(product);
  } finally {
    product.remove();
  }
}

function tell({ schedule: { seed }, verdict: { breaches } }: Tried): boolean {
  for (const breach of breaches) console.log(`FAILED  seed ${seed}: ${breach}`);
  if (breaches.length > 0) console.log(`        again: npm run test:money -- --seed ${seed}`);
  return false;
}

async function playAll(): Promise<Tally> {
  const spoilt = sabotages.find(({ name }) => name === values.sabotage);
  if (values.sabotage !== undefined && spoilt === undefined)
    throw new Error(`there is no such sabotage; there are ${sabotages.map(({ name }) => name).join(', ')}`);
  return withProduct(spoilt, async (product) => {
    if (given !== undefined && !values.quick) {
      const tried = await playSeeds(product, [given], tell);
      const whole = tried.map(({ schedule, evidence }) => ({ schedule, evidence }));
      console.log(JSON.stringify(whole, null, 1));
      return end(tried, []);
    }
    const first = values.quick ? (given ?? seedOf(Date.now()) * few + 1) : 1;
    if (values.quick) console.log(`${few} schedules from seed ${first}; the same again with --quick --seed ${first}`);
    const tried = await playSeeds(product, drawSeeds(first, values.quick ? few : Number(values.seeds)), tell);
    return end(tried, spoilt === undefined ? await sideBySide(product) : []);
  });
}

function end(tried: readonly Tried[], rows: readonly Row[]): Tally {
  if (rows.length > 0) printRows(rows);
  for (const { fault, breaches } of rows) for (const breach of breaches) console.log(`FAILED  ${fault}: ${breach}`);
  const missed = unserved(tried);
  if (tried.length >= few && missed.length > 0) console.log(`FAILED  nothing of this happened: ${missed.join(', ')}.`);
  printFigures(tried, (performance.now() - began) / 1000);
  console.log('');
  const held = [
    ...tried.map(({ verdict }) => verdict.breaches.length === 0),
    ...rows.map(({ breaches, fal }) => breaches.length === 0 && fal.creates > 0),
    // That every fault was served and both hosts played is a check of its own.
    ...(tried.length >= few ? [missed.length === 0] : []),
  ];
  const passed = held.filter(Boolean).length;
  return { passed, failed: held.length - passed };
}

/** Each guard until a schedule misses it. */
function prove(choice: Choice): Promise<Tally> {
  return runGate(choose(sabotages, choice), [
    (mutation) =>
      withProduct(mutation, async (product) => {
        const tried = await playSeeds(product, drawSeeds(1, maxToProve), ({ verdict }) => verdict.breaches.length > 0);
        const red = tried.find(({ verdict }) => verdict.breaches.length > 0);
        return {
          caught: red !== undefined,
          how: red === undefined ? `green in ${tried.length} schedules` : `seed ${red.schedule.seed}: ${red.verdict.breaches[0]}`,
        };
      }),
  ]);
}

tellEnd(values.prove ? await prove({}) : values.sample ? await prove({ sample: 1, seed: given }) : await playAll());
// Not left to end by itself: a line that was broken on purpose may never be let go of.
process.stdout.write('', () => process.exit());
