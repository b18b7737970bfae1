// Runs of the tests of app/ with the chosen mutants inside, one a processor: what each test came by, and which mutants turned one red.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { BaseSequencer, startVitest } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';
import { mutate } from './mutants.ts';
import type { Mutant } from './mutants.ts';
import type { Outcome } from './runner.ts';
import { root, takersOf, testsLoading } from './sources.ts';
import type { Source } from './sources.ts';
import { mustBeCaught } from './survivors.ts';
import { tooLong } from './too-long.ts';

export type Tried = {
  /** Tests that load the files of the mutants and are too long to be tried. */
  readonly leftOut: readonly string[];
  /** Tests that are red without any mutation, or files that did not load: what follows says nothing then. */
  readonly redBefore: readonly string[];
  /** Of each mutant that was caught, the test that turned red. */
  readonly caught: ReadonlyMap<number, string>;
  /** Mutants that some test came by. */
  readonly reached: ReadonlySet<number>;
};

/** Each processor tries its share: every second mutant where there are two, so that those of a long file are shared too. */
export async function tryMutants(sources: readonly Source[], wanted: readonly Mutant[]): Promise<Tried> {
  const shares = Math.max(1, Math.min(availableParallelism(), Math.ceil(wanted.length / fewest)));
  const tried = await Promise.all(
    Array.from({ length: shares }, (_, share) =>
      tryShare(
        sources,
        wanted.filter((_mutant, place) => place % shares === share),
        shares === 1 ? '' : `${share + 1} of ${shares}: `,
      ),
    ),
  );
  return {
    leftOut: [...new Set(tried.flatMap(({ leftOut }) => leftOut))],
    redBefore: [...new Set(tried.flatMap(({ redBefore }) => redBefore))],
    caught: new Map(tried.flatMap(({ caught }) => [...caught])),
    reached: new Set(tried.flatMap(({ reached }) => [...reached])),
  };
}

/** A share of fewer is not worth the start of a process. */
const fewest = 200;

async function tryShare(sources: readonly Source[], wanted: readonly Mutant[], name: string): Promise<Tried> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kontext-laws-'));
  const outcomes = path.join(folder, 'outcomes.jsonl');
  writeFileSync(outcomes, '');
  const ids = new Set(wanted.map(({ id }) => id));
  const numbers = new Map(sources.map(({ file }, module) => [file, module]));
  const places = new Map(sources.map(({ file }, module) => [path.join(root, file), module]));
  const tests = Map.groupBy(testsLoading(new Set(wanted.map(({ file }) => file))), (test) => tooLong.has(test));
  const vitest = await startVitest(
    'test',
    [],
    {
      config: false,
      root,
      watch: false,
      include: [...(tests.get(false) ?? [])],
      runner: path.join(import.meta.dirname, 'runner.ts'),
      setupFiles: [path.join(import.meta.dirname, 'setup.ts')],
      // The whole takes long: it is seen how far it is.
      reporters: [{ onTestModuleEnd: (file) => console.log(`${name}${file.relativeModuleId}, ${Math.round(process.uptime())} s`) }],
      silent: true,
      // One process keeps what it loaded, and one file after the other tries only what no file before it caught.
      isolate: false,
      // Each run has mutants of its own inside the same files.
      fsModuleCache: false,
      fileParallelism: false,
      sequence: { sequencer: inOrderOf(tests.get(false) ?? []) },
      testTimeout: 20_000,
      // What a mutant left undone rejects when it pleases.
      dangerouslyIgnoreUnhandledErrors: true,
      provide: {
        laws: {
          outcomes,
          switches: sources.reduce((sum, { mutants }) => sum + mutants.length, 0),
          modules: sources.map(({ file }) => file),
          takers: takersOf(sources),
          must: wanted.filter(mustBeCaught).map(({ id }) => id),
          still: wanted.filter(({ still }) => still).map(({ id, file }) => [id, numbers.get(file) ?? 0] as const),
        },
      },
    },
    {
      plugins: [
        {
          name: 'laws',
          enforce: 'pre',
          transform: (_code, id) => {
            const module = places.get(path.normalize(id.split('?')[0] ?? ''));
            const source = module === undefined ? undefined : sources[module];
            if (module === undefined || source === undefined) return null;
            return { code: mutate(source.file, source.text, module, source.firstId, (one) => ids.has(one)).code, map: null };
          },
        },
      ],
    },
  );
  const redBefore = vitest.state
    .getFiles()
    .filter(({ result }) => result?.state !== 'pass')
    .map(({ name, result }) => `${name}: ${result?.errors?.[0]?.message ?? 'a test is red'}`);
  await vitest.close();
  const told = readFileSync(outcomes, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Outcome);
  rmSync(folder, { recursive: true, force: true });
  return {
    leftOut: tests.get(true) ?? [],
    redBefore,
    caught: new Map(told.flatMap(({ id, caught }) => (caught === null ? [] : [[id, caught] as const]))),
    reached: new Set(told.map(({ id }) => id)),
  };
}

function inOrderOf(tests: readonly string[]): typeof BaseSequencer {
  const ranks = new Map(tests.map((test, rank) => [path.join(root, test), rank]));
  const rankOf = ({ moduleId }: TestSpecification): number => ranks.get(path.normalize(moduleId)) ?? 0;
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      return files.toSorted((a, b) => rankOf(a) - rankOf(b));
    }
  };
}
