// The mutation gate: in a copy of the tree each setting is undone, and the tests that hold it must turn red. Copies are green before.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { mutations } from './mutations.ts';
import type { Mutation } from './mutations.ts';
import { runTestFiles } from './run-tests.ts';
import { root } from './tree.ts';

/** Copies at work at a time, one for each core of a small machine. */
const copies = 2;

/** Spread over the table, for a run of every day. */
const sampleSize = 8;

type Outcome = { readonly mutation: Mutation; readonly caught: boolean; readonly failed: number };

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
    '.oxlintrc.json',
    '.gitignore',
    'README.md',
  ];
  for (const name of names) cpSync(path.join(root, name), path.join(tree, name), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'), 'junction');
  if (builds) cpSync(path.join(root, 'dist'), path.join(tree, 'dist'), { recursive: true });
  else symlinkSync(path.join(root, 'dist'), path.join(tree, 'dist'), 'junction');
  // Some checks ask git which files there are.
  execFileSync('git', ['init', '-q'], { cwd: tree });
  return tree;
}

function tryOne(tree: string, mutation: Mutation): Outcome {
  const file = path.join(tree, mutation.file);
  const before = readFileSync(file, 'utf8');
  const parts = before.split(mutation.find);
  if (parts.length !== 2) return { mutation, caught: false, failed: 0 };
  writeFileSync(file, parts.join(mutation.replace));
  try {
    if (mutation.build === true && !buildMainOf(tree)) return { mutation, caught: false, failed: 0 };
    // A file that does not even load tells of a patch that makes no sense, not of a wall that was missed.
    const { passed, failed, unloaded } = runTestFiles(tree, mutation.tests, true);
    return { mutation, caught: failed > unloaded && passed + failed > unloaded, failed };
  } finally {
    writeFileSync(file, before);
  }
}

/** Builds what runs in main from the sources of this tree, over what was built there. */
function buildMainOf(tree: string): boolean {
  const words = "import { buildMain } from './build/vite.ts'; await buildMain('dist/main', { quiet: true });";
  rmSync(path.join(tree, 'dist/main'), { recursive: true, force: true });
  return spawnSync(process.execPath, ['--input-type=module', '-e', words], { cwd: tree, stdio: 'ignore' }).status === 0;
}

/** Each outcome as it comes, in threads that each have a copy of their own. */
export async function mutateAll(
  only: string | undefined,
  sampled = false,
  table: readonly Mutation[] = mutations,
): Promise<{ readonly passed: number; readonly failed: number }> {
  const builds = table.some(({ build }) => build === true);
  const sample = sampled ? table.filter((_, at) => at % Math.floor(table.length / sampleSize) === 5).slice(0, sampleSize) : table;
  const wanted = sample.filter(({ item, what }) => only === undefined || `${item} ${what}`.includes(only));
  const trees = Array.from({ length: copies }, () => copyTree(builds));
  let [passed, failed] = [0, 0];
  try {
    const tests = [...new Set(wanted.flatMap((mutation) => mutation.tests))];
    const untouched = runTestFiles(trees[0] ?? root, tests, true);
    console.log(`untouched: ${untouched.passed} tests green, ${untouched.failed} red`);
    for (const { file, names, status } of untouched.tests) if (status === 'failed') console.log(`  ${file}: ${names.join(', ')}`);
    if (untouched.failed > 0 || untouched.passed === 0) failed += 1;
    else passed += 1;
    const tell = ({ mutation, caught, failed: red }: Outcome): void => {
      if (caught) passed += 1;
      else failed += 1;
      console.log(
        `${caught ? 'caught ' : 'MISSED '} item ${String(mutation.item).padStart(2)}  ${mutation.what.padEnd(46)} ${mutation.tests.map((file) => path.basename(file)).join(', ')} (${red} red)`,
      );
    };
    await Promise.all(
      trees.map((tree, at) =>
        inThread(
          tree,
          wanted.filter((_, index) => index % copies === at),
          tell,
        ),
      ),
    );
  } finally {
    for (const tree of trees) rmSync(tree, { recursive: true, force: true });
  }
  return { passed, failed };
}

function inThread(tree: string, share: readonly Mutation[], tell: (outcome: Outcome) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { tree, share }, execArgv: [] });
    worker.on('message', tell);
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}

if (!isMainThread && workerData !== null) {
  const { tree, share } = workerData as { tree: string; share: readonly Mutation[] };
  for (const mutation of share) parentPort?.postMessage(tryOne(tree, mutation));
}
