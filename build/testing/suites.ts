// What the tests are made of: each suite once, with what `npm test` runs of it and what `npm run test:all` does.

/** `sample` is what every change has to pass, `full` what a release has to. */
export type Size = 'sample' | 'full';

/** How a suite is run and how its tests are counted. */
export type Command =
  /** A project of vitest.config.ts; its own report is read. */
  | { readonly kind: 'vitest'; readonly project: string; readonly environment?: Readonly<Record<string, string>> }
  /** A program that ends with the line "N passed, N failed". */
  | { readonly kind: 'counting'; readonly file: string; readonly args: readonly string[] }
  /** A program that says by its exit code alone whether all is well. It counts when it fails. */
  | { readonly kind: 'step'; readonly file: string; readonly args: readonly string[] };

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
const vitest = (project: string): Suite => ({ name: project, command: () => ({ kind: 'vitest', project }) });
const counting = (name: string, file: string, args: Readonly<Record<Size, readonly string[] | null>>): Suite => ({
  name,
  command: (size) => (args[size] === null ? null : { kind: 'counting', file, args: args[size] }),
});

/** In the order in which they run: what fails most often and soonest comes first. */
export const suites: readonly Suite[] = [
  step('build', 'build/vite.ts'),
  step('types', 'node_modules/typescript/bin/tsc', '-b'),
  step('rules', 'node_modules/oxlint/bin/oxlint', '--deny-warnings'),
  { ...step('format', 'node_modules/oxfmt/bin/oxfmt', '--check'), onlyChecked: true },
  { ...step('dead code', 'node_modules/knip/bin/knip.js'), onlyChecked: true },
  vitest('values'),
  vitest('unit'),
  vitest('parts'),
  vitest('faults'),
  { ...vitest('e2e'), needsBuild: true },
  { ...vitest('package'), needsBuild: true },
  {
    name: 'hardening',
    command: (size) => ({ kind: 'vitest', project: 'hardening', environment: { KONTEXT_FUZZ_RUNS: size === 'full' ? '10000' : '500' } }),
    needsBuild: true,
  },
  { ...vitest('leak'), needsBuild: true },
  {
    ...counting('crash points', 'test/crash/main.ts', {
      sample: ['--built', '--points', '60', '--windows', '2'],
      full: ['--built', '--points', '500', '--windows', '10'],
    }),
    needsBuild: true,
    onlyLinux: true,
  },
  counting('money schedules', 'test/money/main.ts', { sample: ['--seeds', '40'], full: ['--seeds', '200'] }),
  counting('gate: hardening', 'build/hardening.ts', { sample: ['--sample'], full: ['--mutate'] }),
];
