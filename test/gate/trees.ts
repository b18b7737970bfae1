// Gates whose mutations test files notice: copies of the tree, each with a vitest of its own that stays warm from one mutation to the next.
import { execFileSync, fork, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { choose, runGate } from './gate.ts';
import type { Choice, Proof, Tally } from './gate.ts';
import { applyChanges } from './mutation.ts';
import type { TestedMutation } from './mutation.ts';
import type { Asked, FileRun } from './tree-process.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** Copies at work at a time, one for each core of a small machine. */
const copies = 2;

/** Longer than any file here takes on a machine with much other work: only what hangs is ended. */
const patienceMs = 30 * 60_000;

type Tree = {
  readonly folder: string;
  /** Runs test files in turn until one is red; `changed` are files that differ from the run before. */
  readonly run: (files: readonly string[], changed: readonly string[]) => Promise<readonly FileRun[]>;
  readonly close: () => Promise<void>;
};

/** `choice` says what is tried; the tests that are to notice have to be green in an untouched tree, unless somebody `sawGreen` them just now. */
export async function runTreeGate(table: readonly TestedMutation[], choice: Choice, sawGreen = false): Promise<Tally> {
  const wanted = choose(table, choice);
  const builds = wanted.some(({ build }) => build === true);
  const trees = Array.from({ length: Math.min(copies, wanted.length) }, () => openTree(builds));
  try {
    const untouched = sawGreen ? { passed: 0, failed: 0 } : await seeGreen(trees, [...new Set(wanted.flatMap(({ tests }) => tests))]);
    const { passed, failed } = await runGate(
      wanted,
      trees.map((tree) => (mutation: TestedMutation) => tryOne(tree, mutation)),
    );
    return { passed: passed + untouched.passed, failed: failed + untouched.failed };
  } finally {
    for (const tree of trees) await tree.close();
  }
}

/** Counts as one that passed, or one that failed. */
async function seeGreen(trees: readonly Tree[], files: readonly string[]): Promise<Tally> {
  const runs = (
    await Promise.all(
      trees.map((tree, at) =>
        tree.run(
          files.filter((_, index) => index % trees.length === at),
          [],
        ),
      ),
    )
  ).flat();
  const red = runs.filter(({ failed, unloaded }) => unloaded || failed.length > 0);
  console.log(
    `untouched: ${runs.reduce((sum, { passed }) => sum + passed, 0)} tests of ${runs.length} files green, ${red.length} files red`,
  );
  for (const { file, failed } of red) console.log(`  ${file}: ${failed.join(', ')}`);
  const held = red.length === 0 && runs.length === files.length && runs.every(({ passed }) => passed > 0);
  return { passed: held ? 1 : 0, failed: held ? 0 : 1 };
}

async function tryOne(tree: Tree, { changes, tests, build }: TestedMutation): Promise<Proof> {
  const read = (file: string): string => readFileSync(path.join(tree.folder, file), 'utf8');
  const before = [...new Set(changes.map(({ file }) => file))].map((file) => ({ file, text: read(file) }));
  try {
    for (const [file, text] of applyChanges(changes, read)) writeFileSync(path.join(tree.folder, file), text);
    if (build === true && !buildMainOf(tree.folder)) return { caught: false, how: 'it does not build' };
    const files = before.map(({ file }) => file);
    const runs = await tree.run(tests, files);
    const red = runs.find(({ failed }) => failed.length > 0);
    if (red !== undefined) return { caught: true, how: `${path.basename(red.file)}: ${red.failed[0]}` };
    // A file that does not even load tells of a patch that makes no sense, and one that ran out of time of a machine with other work.
    const odd = runs.find(({ unloaded, late }) => unloaded || late.length > 0);
    return {
      caught: false,
      how: odd === undefined ? `${runs.length} files stay green` : `${odd.file} ${odd.unloaded ? 'does not load' : 'ran out of time'}`,
    };
  } finally {
    for (const { file, text } of before) writeFileSync(path.join(tree.folder, file), text);
  }
}

function openTree(builds: boolean): Tree {
  const folder = copyTree(builds);
  let host: ChildProcess | null = null;
  /** Files that the next run finds other than the last one did: what was changed then, and was put back. */
  let dirty: readonly string[] = [];

  const run = (files: readonly string[], changed: readonly string[]): Promise<readonly FileRun[]> => {
    const child = (host ??= fork(path.join(import.meta.dirname, 'tree-process.ts'), [], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    }));
    return new Promise((resolve, reject) => {
      const end = (act: () => void): void => {
        clearTimeout(late);
        child.off('message', heard);
        child.off('exit', gone);
        act();
      };
      const heard = (runs: unknown): void => end(() => resolve(runs as readonly FileRun[]));
      const gone = (code: number | null): void =>
        end(() => {
          host = null;
          reject(new Error(`the tests ended by themselves (${code})`));
        });
      const late = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      child.on('message', heard);
      child.on('exit', gone);
      child.send({ files, changed: [...new Set([...dirty, ...changed])] } satisfies Asked);
      dirty = changed;
    });
  };

  return {
    folder,
    run,
    close: async () => {
      const child = host;
      if (child !== null) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.disconnect();
        await gone;
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

function copyTree(builds: boolean): string {
  const tree = mkdtempSync(path.join(tmpdir(), 'kontext-mutant-'));
  const names = [
    'app',
    'main',
    'renderer',
    'build',
    'test',
    'docs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.base.json',
    'vitest.config.ts',
    'electron-builder.yml',
    'oxlint.config.ts',
    '.gitignore',
    'README.md',
  ];
  for (const name of names) cpSync(path.join(root, name), path.join(tree, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'), 'junction');
  const dist = path.join(root, 'dist');
  if (builds) cpSync(dist, path.join(tree, 'dist'), { recursive: true });
  else if (existsSync(dist)) symlinkSync(dist, path.join(tree, 'dist'), 'junction');
  // Some checks ask git which files there are.
  execFileSync('git', ['init', '-q'], { cwd: tree });
  return tree;
}

/** Builds what runs in main from the sources of this tree, over what was built there. */
function buildMainOf(tree: string): boolean {
  const words = "import { buildMain } from './build/vite.ts'; await buildMain('dist/main', { quiet: true });";
  rmSync(path.join(tree, 'dist/main'), { recursive: true, force: true });
  return spawnSync(process.execPath, ['--input-type=module', '-e', words], { cwd: tree, stdio: 'ignore' }).status === 0;
}
