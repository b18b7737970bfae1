// What the tests are made of: each suite once, with what `npm test` runs of it and what `npm run test:all` does.

/** `sample` is what every change has to pass, `full` what a release has to. */
export type Size = 'sample' | 'full';

/** How a suite is run and how its tests are counted. */
export type Command =
  /** A project of vitest.config.ts; its own report is read. */
  | { readonly kind: 'vitest'; readonly project: string; readonly environment?: Variables }
  /** A program that ends with the line "N passed, N failed". */
  | { readonly kind: 'counting'; readonly file: string; readonly args: readonly string[] }
  /** A program that says by its exit code alone whether all is well. It counts when it fails. */
  | { readonly kind: 'step'; readonly file: string; readonly args: readonly string[] };

type Variables = Readonly<Record<string, string>>;

export type Suite = {
  readonly name: string;
  /** Null where this size has nothing to run. */
  readonly command: (size: Size) => Command | null;
  /** Runs with `--check` alone. */
  readonly onlyChecked?: true;
  /** Tests of an old build would say nothing about this one, so they are left out when building failed. */
  readonly needsBuild?: true;
  /** Kills at system calls need strace, which only Linux has. */
  readonly onlyLinux?: true;
};

const step = (name: string, file: string, ...args: string[]): Suite => ({ name, command: () => ({ kind: 'step', file, args }) });
/** A project, and what its tests are told at either size. */
const vitest = (project: string, full: Variables = {}, sample: Variables = {}): Suite => ({
  name: project,
  command: (size) => ({ kind: 'vitest', project, environment: size === 'full' ? full : sample }),
});
const counting = (name: string, file: string, args: Readonly<Record<Size, readonly string[] | null>>): Suite => ({
  name,
  command: (size) => (args[size] === null ? null : { kind: 'counting', file, args: args[size] }),
});

/**
 * In the order in which they start. Steps run one after the other, since tests say nothing about what cannot be built; then, as samples, two suites at a
 * time, the longest first: about half of what a window, a kill or a leak takes by the clock is waiting, and so is a third of what the units take.
 */
export const suites: readonly Suite[] = [
  step('build', 'build/vite.ts'),
  step('types', 'node_modules/typescript/bin/tsc', '-b'),
  step('rules', 'node_modules/oxlint/bin/oxlint', '--deny-warnings'),
  { ...step('format', 'node_modules/oxfmt/bin/oxfmt', '--check'), onlyChecked: true },
  { ...step('dead code', 'node_modules/knip/bin/knip.js'), onlyChecked: true },
  vitest('unit', { KONTEXT_FUZZ_RUNS: '10000' }, { KONTEXT_FUZZ_RUNS: '1000' }),
  { ...vitest('e2e'), needsBuild: true },
  vitest('parts'),
  vitest('faults', { KONTEXT_FAULTS: 'all' }),
  {
    ...counting('crash points', 'test/crash/main.ts', {
      sample: ['--built', '--quick'],
      full: ['--built', '--points', '500', '--windows', '10'],
    }),
    needsBuild: true,
    onlyLinux: true,
  },
  // At full size in a network that leads nowhere, with every scene.
  {
    name: 'leak',
    command: (size) => (size === 'full' ? { kind: 'counting', file: 'build/leak.ts', args: [] } : { kind: 'vitest', project: 'leak' }),
    needsBuild: true,
  },
  vitest('values'),
  counting('batches', 'test/batch/main.ts', { sample: ['--quick'], full: [] }),
  counting('money schedules', 'test/money/main.ts', { sample: ['--quick'], full: ['--seeds', '200'] }),
  { ...vitest('hardening', { KONTEXT_FUZZ_RUNS: '10000' }, { KONTEXT_FUZZ_RUNS: '500' }), needsBuild: true },
  counting('gate: money', 'test/money/main.ts', { sample: ['--sample'], full: ['--prove'] }),
  counting('gate: leak', 'build/leak.ts', { sample: ['--sample'], full: ['--sabotage'] }),
  counting('gate: hardening', 'build/hardening.ts', { sample: ['--sample'], full: ['--mutate'] }),
  { ...counting('gate: crash', 'test/crash/main.ts', { sample: ['--sample'], full: ['--sabotage', 'all'] }), onlyLinux: true },
  { ...vitest('package'), needsBuild: true },
  counting('gate: laws', 'test/laws/main.ts', { sample: ['--file-of-the-day'], full: [] }),
];
