// Runs the tests of a file as always; then each again under each mutant that it came by and no test has caught yet.
import { appendFileSync, readFileSync } from 'node:fs';
import { inject, TestRunner } from 'vitest';
import type { RunnerTask, RunnerTestCase, RunnerTestFile } from 'vitest';
import { switchboard } from './switchboard.ts';
import type { Seen } from './switchboard.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** `switches`: so many mutants has all of app/. `still`: the mutants in constants of modules. `takers`: for each module's number, those by which a test comes by its constants. `must`: those that a test has to catch. */
    readonly laws: {
      readonly outcomes: string;
      readonly switches: number;
      readonly still: readonly (readonly [id: number, module: number])[];
      readonly takers: readonly (readonly number[])[];
      readonly modules: readonly string[];
      readonly must: readonly number[];
    };
  }
}

/** One line of the file of outcomes: a mutant that a test came by, and the test that turned red, if one did. */
export type Outcome = { readonly id: number; readonly caught: string | null };

/** A test that waits for what never comes is red: after so much, and so many times what it took when it was green on this machine as busy as it is. */
const longestTestMs = 2000;
const timesItsOwn = 5;
/** Quick tests come first; a mutant is not tried on more of a file than takes so much of the processor when it is green, but for the first of them. */
const maxBusyMs = 1500;
/** One that is only counted is tried on less, and on no test that takes longer than this: of scenes that are painted for seconds it would take hours. */
const maxCountedMs = 500;
const quickMs = 150;
const setTimer = setTimeout;

class LawRunner extends TestRunner {
  readonly #seen = new Map<RunnerTestCase, Seen & { readonly ms: number; readonly busyMs: number }>();
  #begunMs = 0;
  #begunBusyMs = 0;

  override onBeforeTryTask(...[test, options]: Parameters<TestRunner['onBeforeTryTask']>): void {
    super.onBeforeTryTask(test, options);
    switchboard().begin(null, Number.POSITIVE_INFINITY);
    this.#begunMs = performance.now();
    this.#begunBusyMs = busyMs();
  }

  override onAfterTryTask(test: RunnerTestCase): void {
    const seen = { ...switchboard().seen(), ms: performance.now() - this.#begunMs, busyMs: busyMs() - this.#begunBusyMs };
    if (!this.#seen.has(test)) this.#seen.set(test, seen);
    super.onAfterTryTask(test);
  }

  async onBeforeRunFiles(): Promise<void> {
    this.#seen.clear();
  }

  override async onAfterRunFiles(files: RunnerTestFile[]): Promise<void> {
    for (const file of files) {
      const tests = testsOf(file).filter((test) => test.result?.state === 'pass' && this.#seen.has(test));
      tests.sort((a, b) => (this.#seen.get(a)?.busyMs ?? 0) - (this.#seen.get(b)?.busyMs ?? 0));
      await this.#tryAll(file, tests);
    }
    super.onAfterRunFiles(files);
  }

  async #tryAll(file: RunnerTestFile, tests: readonly RunnerTestCase[]): Promise<void> {
    const { outcomes, still, takers, modules, must } = inject('laws');
    const needed = new Set(must);
    const text = readFileSync(file.filepath, 'utf8');
    const imported = new Set(modules.flatMap((name, module) => (text.includes(`/${name}'`) ? [module] : [])));
    const constants = new Map(still);
    const caught = new Set(
      readFileSync(outcomes, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Outcome)
        .flatMap(({ id, caught: test }) => (test === null ? [] : [id])),
    );
    const reached = new Set(tests.flatMap((test) => [...(this.#seen.get(test)?.ids ?? [])]));
    for (const id of switchboard().still()) reached.add(id);
    for (const id of reached) {
      if (caught.has(id)) continue;
      const module = constants.get(id);
      const asked = tests.filter((test) => {
        const seen = this.#seen.get(test);
        if (!needed.has(id) && (seen?.busyMs ?? 0) > quickMs) return false;
        if (module === undefined) return seen?.ids.has(id) === true;
        return imported.has(module) || takers[module]?.some((taker) => seen?.modules.has(taker)) === true;
      });
      if (asked.length === 0) continue;
      const red = await this.#firstRed(id, module !== undefined, asked, needed.has(id) ? maxBusyMs : maxCountedMs);
      appendFileSync(
        outcomes,
        `${JSON.stringify({ id, caught: red === null ? null : `${file.name}: ${red.fullTestName}` } satisfies Outcome)}\n`,
      );
    }
  }

  async #firstRed(id: number, isStill: boolean, tests: readonly RunnerTestCase[], maxMs: number): Promise<RunnerTestCase | null> {
    let spentMs = 0;
    for (const test of tests) {
      if (spentMs > maxMs) return null;
      spentMs += this.#seen.get(test)?.busyMs ?? 0;
      if (await this.#isGreen(test, id, isStill, id)) continue;
      // Red for another reason: what a run before it left behind, or constants made anew.
      if (await this.#isGreen(test, null, isStill, id)) return test;
    }
    return null;
  }

  async #isGreen(test: RunnerTestCase, on: number | null, isStill: boolean, id: number): Promise<boolean> {
    const board = switchboard();
    const max = (this.#seen.get(test)?.steps ?? 0) * 20 + 100_000;
    let putBack = (): void => undefined;
    let timer: NodeJS.Timeout | undefined;
    try {
      board.begin(on, max);
      if (isStill) putBack = board.remake(id);
      const overdue = new Promise<never>((_, reject) => {
        timer = setTimer(() => reject(new Error('overdue')), longestTestMs + timesItsOwn * (this.#seen.get(test)?.ms ?? 0));
      });
      await Promise.race([TestRunner.getTestFn(test)(), overdue]);
      return true;
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
      putBack();
      board.begin(null, Number.POSITIVE_INFINITY);
    }
  }
}

/** Milliseconds of the processor that this process has had: how busy the machine is does not count. */
function busyMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function testsOf(task: RunnerTask): RunnerTestCase[] {
  return task.type === 'suite' ? task.tasks.flatMap(testsOf) : task.mode === 'run' ? [task] : [];
}

// Vitest takes its runner as the default export.
export { LawRunner as default };
