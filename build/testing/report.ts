// What came of the suites, as the table at the end of a run.

/** Times are seconds by the clock; the processor's are user and system together, null where they cannot be known. */
export type Outcome = {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** Tests of its files that were left out: by the day, or since they are of another size or system. */
  readonly left: number;
  readonly seconds: number;
  readonly processorSeconds: number | null;
  /** Each failure in a line. */
  readonly wrong: readonly string[];
  /** The slowest tests of the suite, slowest first. */
  readonly slowest: readonly Timed[];
  /** False for a program that says by its exit code alone whether all is well. */
  readonly counts: boolean;
};

export type Timed = { readonly test: string; readonly ms: number };

const shownSlow = 10;

/** Failures of all suites; a run without a single test failed too. */
export function failures(outcomes: readonly Outcome[]): number {
  const failed = sum(outcomes.map((outcome) => outcome.failed));
  return passes(outcomes) === 0 ? Math.max(1, failed) : failed;
}

/** Tests that passed, in all suites. */
export function passes(outcomes: readonly Outcome[]): number {
  return sum(outcomes.map(({ passed }) => passed));
}

/** The table of suites, the slowest ten tests and every failure. `seconds`: the whole run by the clock, less than its suites where two ran beside each other. */
export function summary(outcomes: readonly Outcome[], seconds: number): string {
  const row = (name: string, tests: string, failed: string, left: string, took: string, processor: string): string =>
    `${name.padEnd(22)}${tests.padStart(8)}${failed.padStart(8)}${left.padStart(8)}${took.padStart(10)}${processor.padStart(11)}`;
  const processor = (outcome: Outcome): string => outcome.processorSeconds?.toFixed(0) ?? '-';
  const lines = outcomes.map((one) =>
    row(
      one.name,
      one.counts ? String(one.passed + one.failed) : '-',
      one.failed === 0 ? '' : String(one.failed),
      one.left === 0 ? '' : String(one.left),
      one.seconds.toFixed(0),
      processor(one),
    ),
  );
  const slow = outcomes.flatMap(({ name, slowest }) => slowest.map((one) => ({ ...one, name }))).toSorted((a, b) => b.ms - a.ms);
  const wrong = outcomes.flatMap((outcome) => outcome.wrong.map((words) => `${outcome.name}: ${words}`));
  const known = outcomes.flatMap(({ processorSeconds }) => processorSeconds ?? []);
  return [
    row('suite', 'tests', 'failed', 'left', 'seconds', 'processor'),
    ...lines,
    row(
      'all',
      String(passes(outcomes) + failures(outcomes)),
      '',
      String(sum(outcomes.map(({ left }) => left))),
      seconds.toFixed(0),
      known.length === 0 ? '-' : sum(known).toFixed(0),
    ),
    ...(slow.length > 0 ? ['', 'Slowest tests', ...slow.slice(0, shownSlow).map(slowLine)] : []),
    ...(wrong.length > 0 ? ['', 'Failed', ...wrong] : []),
  ].join('\n');
}

function slowLine({ name, test, ms }: Timed & { readonly name: string }): string {
  return `${(ms / 1000).toFixed(1).padStart(7)} s  ${name}: ${test}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
