// Keeps one vitest for the tree it is started in, and runs test files of it as it is asked: transformed files stay, changed ones are read anew.
import path from 'node:path';
import { createVitest } from 'vitest/node';
import type { TestModule, Vitest } from 'vitest/node';

/** `changed` and `files` are paths relative to the tree. */
export type Asked = { readonly files: readonly string[]; readonly changed: readonly string[] };

export type FileRun = {
  readonly file: string;
  readonly passed: number;
  /** Full names of red tests, apart from those that are red by the clock alone. */
  readonly failed: readonly string[];
  readonly late: readonly string[];
  /** The file itself could not be loaded, or a hook of it failed. */
  readonly unloaded: boolean;
};

const tree = process.cwd();
const vitest = await createVitest('test', {
  root: tree,
  watch: false,
  // One red test is enough.
  bail: 1,
  // No limit of a test may be met by what else a machine has to do.
  testTimeout: 600_000,
  hookTimeout: 600_000,
  reporters: [{}],
});

async function runInTurn(session: Vitest, { files, changed }: Asked): Promise<readonly FileRun[]> {
  for (const file of changed) session.invalidateFile(path.join(tree, file));
  const runs: FileRun[] = [];
  for (const file of files) {
    const specifications = (await session.globTestSpecifications([file])).filter(({ moduleId }) => moduleId === path.join(tree, file));
    const once = async (): Promise<FileRun> => {
      const { testModules, unhandledErrors } = await session.runTestSpecifications(specifications, false);
      const mine = testModules.filter(({ moduleId }) => moduleId === path.join(tree, file));
      return summed(file, mine, unhandledErrors.length > 0);
    };
    let run = await once();
    if (run.failed.length === 0 && run.late.length > 0) {
      // It was ended by a test with a limit of its own, which says nothing: the ones after it have their say.
      setBail(session, 0);
      run = await once();
      setBail(session, 1);
    }
    runs.push(run);
    if (run.failed.length > 0) break;
  }
  return runs;
}

/** Each project has its own, which its workers are given anew in each run. */
function setBail({ projects }: Vitest, bail: number): void {
  for (const { config } of projects) config.bail = bail;
}

function summed(file: string, modules: readonly TestModule[], errors: boolean): FileRun {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const red = tests.filter((test) => test.result().state === 'failed');
  const isLate = (test: (typeof red)[number]): boolean =>
    (test.result().errors ?? []).every(({ message }) => /^(?:Test|Hook) timed out in /.test(message));
  return {
    file,
    passed: tests.filter((test) => test.result().state === 'passed').length,
    failed: red.filter((test) => !isLate(test)).map(({ fullName }) => fullName),
    late: red.filter(isLate).map(({ fullName }) => fullName),
    unloaded: errors || tests.length === 0 || modules.some((module) => module.errors().length > 0),
  };
}

process.on('message', (asked: Asked) => void runInTurn(vitest, asked).then((runs) => process.send?.(runs)));
process.on('disconnect', () => void vitest.close().then(() => process.exit(0)));
