// `npm run bench -- --beside REV`: another revision is built apart, and its own benches and ours run in turns, theirs first, then ours, and so on.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compare, figuresIn } from './compare.ts';
import type { Compared, Figure } from './compare.ts';
import { table } from './figures.ts';
import { machine } from './machine.ts';

const root = path.resolve(import.meta.dirname, '../..');

export type BesideOptions = {
  /** As git names it. */
  readonly revision: string;
  readonly turns: number;
  /** Benches that both have, in their order. */
  readonly names: readonly string[];
  /** Options of the benches themselves, as they were typed. */
  readonly options: readonly string[];
  /** A page that the figures are written to; null for none. */
  readonly page: string | null;
  readonly say: (words: string) => void;
};

/** Compares, prints, and writes the page; false when a bench ended without figures. A budget that is missed is no matter here. Throws when there is no such revision or it cannot be built. */
export async function runBeside({ revision, turns, names, options, page, say }: BesideOptions): Promise<boolean> {
  const { sha, folder } = checkOut(revision, say);
  const lines: Compared[] = [];
  let isWhole = true;
  for (const name of names) {
    const [ours, theirs]: [(readonly Figure[])[], (readonly Figure[])[]] = [[], []];
    for (let turn = 1; turn <= turns; turn += 1) {
      say(`${name}: turn ${turn} of ${turns}`);
      theirs.push(figuresIn(await bench(folder, name, options)));
      ours.push(figuresIn(await bench(root, name, options)));
    }
    isWhole &&= ours.every((turn) => turn.length > 0);
    const found = compare(ours, theirs);
    lines.push(...found);
    console.error(tableOf(found, sha));
  }
  console.log(`${turns} turns, ${sha} and this tree in one run\n\n${tableOf(lines, sha)}`);
  if (page !== null) writeFileSync(page, pageOf({ revision, turns, names, options }, sha, lines));
  return isWhole;
}

/** Written whole from a run, as the page of the benches is: no figure in it is typed by hand. */
function pageOf(
  { revision, turns, names, options }: Pick<BesideOptions, 'revision' | 'turns' | 'names' | 'options'>,
  sha: string,
  lines: readonly Compared[],
): string {
  const command = ['npm run bench --', ...names, '--beside', revision, '--turns', turns, ...options].join(' ');
  return `# Beside an earlier build

What the figures of [benchmarks.md](benchmarks.md) were in ${sha} and are in ${git(['rev-parse', '--short=7', 'HEAD']).trim()}: each build runs its own benches, one after the other in turns. This page
is written by the run itself:

\`\`\`
${command}
\`\`\`

${machine()}; ${new Date().toISOString().slice(0, 10)}.

${tableOf(lines, sha)}

*Ratio*: this tree's figure of the other's, the middle of ${turns} turns; *from* and *to* are the turns that were furthest from each other. *Better* and *worse*
are said where all turns agree; else the figures scatter more than they differ. The window holds features that the other build does not have.
`;
}

/** A tree of the revision with its packages, made once and kept. */
function checkOut(revision: string, say: (words: string) => void): { readonly sha: string; readonly folder: string } {
  const sha = git(['rev-parse', '--verify', `${revision}^{commit}`]).trim();
  // Below no folder called node_modules, where Node runs no TypeScript.
  const kept = path.join(tmpdir(), `kontext-beside-${process.getuid?.() ?? 'person'}`);
  const folder = path.join(kept, sha);
  if (!existsSync(folder)) {
    say(`taking out ${sha.slice(0, 7)}`);
    mkdirSync(kept, { recursive: true, mode: 0o700 });
    const unfinished = `${folder}-${process.pid}`;
    git(['worktree', 'prune']);
    git(['clone', '--quiet', '--no-checkout', root, unfinished]);
    git(['-C', unfinished, 'checkout', '--quiet', sha]);
    takePackages(unfinished);
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  }
  return { sha: sha.slice(0, 7), folder };
}

/** Ours serve where both want the very same ones; else its own are installed. */
function takePackages(folder: string): void {
  const lock = (at: string): string => readFileSync(path.join(at, 'package-lock.json'), 'utf8');
  if (lock(folder) === lock(root)) return symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  if (spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
    throw new Error(`its packages could not be installed in ${folder}`);
}

function git(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr.trim());
  return stdout;
}

/** What a revision's own bench prints, by that revision's Node. */
function bench(folder: string, name: string, options: readonly string[]): Promise<string> {
  const own = path.join(folder, 'node_modules', 'node', 'bin', 'node');
  const child = spawn(existsSync(own) ? own : process.execPath, ['test/bench/main.ts', name, ...options], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (bytes: Buffer) => void (printed += bytes.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(printed));
  });
}

function tableOf(lines: readonly Compared[], sha: string): string {
  const value = (of: number | null, unit: string): string =>
    of === null ? '' : `${Number(of.toPrecision(4)).toLocaleString('en')}${unit === '' ? '' : ` ${unit}`}`;
  return table(
    ['what', sha, 'this tree', 'ratio', 'from', 'to', ''],
    lines.map(({ name, unit, ours, theirs, ratio, verdict }) => [
      name,
      value(theirs, unit),
      value(ours, unit),
      ratio === null ? '' : `${ratio.middle.toFixed(2)}×`,
      ratio === null ? '' : ratio.min.toFixed(2),
      ratio === null ? '' : ratio.max.toFixed(2),
      verdict,
    ]),
  );
}
