// `npm run test:crash`: kills the product at its system calls, starts it again, and judges by the files alone what is left.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { buildStudio } from '../../build/vite.ts';
import { choose, runGate, tellEnd } from '../gate/gate.ts';
import type { Choice, Proof, Tally } from '../gate/gate.ts';
import type { Mutation } from '../gate/mutation.ts';
import { buildProduct } from '../gate/product.ts';
import type { Product } from '../gate/product.ts';
import { seedOf } from '../gate/sample.ts';
import { choosePoints } from './points.ts';
import type { Point } from './points.ts';
import { makeRandom } from './random.ts';
import { figures, repeatLine, spared, table } from './report.ts';
import { sabotages } from './sabotages.ts';
import { countCalls, tryAll } from './try-all.ts';
import { figuresOfWindows, tryWindows } from './window.ts';

const help = `npm run test:crash -- [options]
  --points N|all    so many points, drawn by weight (500), or each with both kinds of restart
  --windows N       so many runs in the window, killed at random moments (10)
  --seed N          of the draw (1)
  --quick           32 points and a window, by the day or by --seed: every state, sink and moment is among them
  --jobs N          points at a time (${availableParallelism() + 1})
  --built           dist/ is built already
  --repeat JSON     one point, as a failure printed it
  --sabotage NAME   the same with a guard taken out of the product, which must fail; "all" tries each until it fails
  --sample          one of the guards, by the day or by --seed, until it fails
${sabotages.map(({ name, what }) => `      ${name.padEnd(15)} ${what}`).join('\n')}`;

const { values } = parseArgs({
  options: {
    points: { type: 'string' },
    windows: { type: 'string' },
    seed: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism() + 1) },
    built: { type: 'boolean', default: false },
    repeat: { type: 'string' },
    sabotage: { type: 'string' },
    sample: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const many = values.points === 'all' ? 'all' : Number(values.points ?? (values.quick ? 32 : 500));
const given = values.seed === undefined ? undefined : Number(values.seed);
const seed = given ?? (values.quick ? seedOf(Date.now()) : 1);
const jobs = Number(values.jobs);
const spoilt = sabotages.find(({ name }) => name === values.sabotage);

if (values.help) console.log(help);
else tellEnd(await ready());

function ready(): Promise<Tally> | Tally {
  if (spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status !== 0) {
    console.log('The crash test needs strace, and leave to trace. On Debian or Ubuntu: sudo apt-get install strace');
    return { passed: 0, failed: 1 };
  }
  if (values.sample) return proveThem({ sample: 1, seed: given });
  if (values.sabotage === 'all') return proveThem({});
  if (values.sabotage !== undefined && spoilt === undefined) throw new Error(`There is no such sabotage.\n${help}`);
  return withProduct(
    spoilt,
    values.repeat === undefined ? wholeRun : (product) => repeat(product, JSON.parse(values.repeat ?? '') as Point),
  );
}

async function withProduct<T>(mutation: Mutation | undefined, act: (product: Product) => Promise<T>): Promise<T> {
  const product = await buildProduct('test/crash/studio-process.ts', mutation?.changes);
  try {
    return await act(product);
  } finally {
    product.remove();
  }
}

async function wholeRun(product: Product): Promise<Tally> {
  const begun = performance.now();
  const points = choosePoints(await countCalls(product), many, makeRandom(seed));
  console.log(`${points.length} points by seed ${seed}${spoilt === undefined ? '' : `, and ${spoilt.what}`}`);
  const { tried, passed, failed } = await tryAll(product, points, { jobs, onFailure: tellFailure });
  console.log(`\n${table(tried)}\n\n${figures(tried)}`);
  const missed = spared(tried);
  if (missed.length > 0) console.log(`FAILED no kill struck while an edit was ${missed.join(', ')}.`);
  const windows = Number(values.windows ?? (spoilt !== undefined ? 0 : values.quick ? 1 : 10));
  if (windows > 0 && !values.built) await buildStudio({ quiet: true });
  const inWindow = await tryWindows(product, windows, seed);
  if (windows > 0) console.log(figuresOfWindows(inWindow));
  console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s`);
  const bad = inWindow.filter(({ breaches }) => breaches.length > 0).length;
  // That every state was struck is a check of its own.
  return {
    passed: passed + windows - bad + (missed.length === 0 ? 1 : 0),
    failed: failed + bad + (missed.length === 0 ? 0 : 1),
  };
}

function tellFailure(point: Point, breaches: readonly string[]): void {
  console.log(`\nFAILED ${breaches.map((breach) => `· ${breach}`).join('\n       ')}\n  repeat: ${repeatLine(point)}`);
}

async function repeat(product: Product, point: Point): Promise<Tally> {
  const { tried, passed, failed } = await tryAll(product, [point], { jobs: 1, onFailure: tellFailure });
  for (const { killed, sink, state } of tried) console.log(killed ? `killed at ${sink} while ${state}` : 'over before its point');
  return { passed, failed };
}

/** Each until its first red point. */
function proveThem(choice: Choice): Promise<Tally> {
  return runGate(choose(sabotages, choice), [
    (mutation) =>
      withProduct(mutation, async (product): Promise<Proof> => {
        const points = choosePoints(await countCalls(product, true), many, makeRandom(1), mutation.shownBy);
        let first: string | undefined;
        const { tried } = await tryAll(product, points, { jobs, untilFailure: true, onFailure: (_, [breach]) => (first ??= breach) });
        return {
          caught: first !== undefined,
          how: first === undefined ? `green at ${tried.length} points` : `after ${tried.length} points: ${first}`,
        };
      }),
  ]);
}
