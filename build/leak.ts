// `npm run test:leak`: the key is in nothing the app writes, tells or asks, and nobody else is asked. --sabotage [WORDS] proves that it would be seen, by
// every sabotage; --sample [--seed N] by one, where the leak tests have been seen green just before.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

type Tally = { readonly passed: number; readonly failed: number };
type Run = (
  folder: string,
  files: readonly string[],
  quiet: boolean,
  how: { under: readonly string[]; environment: Readonly<Record<string, string>> },
) => Tally;
type Choice = { readonly only?: string | undefined; readonly sample?: number | undefined; readonly seed?: number | undefined };
type Trees = { readonly runTreeGate: (table: unknown, choice: Choice, sawGreen: boolean) => Promise<Tally> };
type Gate = { readonly tellEnd: (tally: Tally) => void };
type Line = { readonly of: string; readonly [figure: string]: unknown };

const root = path.resolve(import.meta.dirname, '..');
// Of the tests' own project, which knows this one and not the other way round.
const fromTests = async <T>(file: string): Promise<T> => (await import(new URL(`../test/${file}`, import.meta.url).href)) as T;

const built = spawnSync(process.execPath, [path.join(root, 'build/vite.ts')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sabotage: { type: 'boolean', default: false }, sample: { type: 'boolean', default: false }, seed: { type: 'string' } },
});
const { tellEnd } = await fromTests<Gate>('gate/gate.ts');
tellEnd(built.status !== 0 ? { passed: 0, failed: 1 } : values.sabotage || values.sample ? await sabotage() : await look());

async function sabotage(): Promise<Tally> {
  const { runTreeGate } = await fromTests<Trees>('gate/trees.ts');
  const { sabotages } = await fromTests<{ sabotages: unknown }>('leak/sabotages.ts');
  const seed = values.seed === undefined ? undefined : Number(values.seed);
  return runTreeGate(sabotages, { only: positionals[0], sample: values.sample ? 1 : undefined, seed }, values.sample);
}

async function look(): Promise<Tally> {
  const { runTestFiles } = await fromTests<{ runTestFiles: Run }>('hardening/run-tests.ts');
  const scratch = mkdtempSync(path.join(tmpdir(), 'kontext-figures-'));
  const file = path.join(scratch, 'figures');
  try {
    const under = cutOff();
    console.log(
      under.length === 0
        ? 'No network namespace can be had here: strace alone tells of connections.'
        : 'In a network namespace that has no way out but to itself; strace tells of connections.',
    );
    const environment = { KONTEXT_LEAK_FIGURES: file, KONTEXT_LEAK_SCENES: 'all' };
    const tally = runTestFiles(root, ['--project', 'leak'], false, { under, environment });
    table(existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []);
    return tally;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Words that run a program where this computer is all there is; none where that is not allowed. */
function cutOff(): readonly string[] {
  const inside = ['sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  const ways = [
    ['unshare', '--net'],
    ['unshare', '--map-root-user', '--net'],
  ].map((words) => [...words, ...inside]);
  return ways.find(([program = '', ...args]) => spawnSync(program, [...args, 'true'], { stdio: 'ignore' }).status === 0) ?? [];
}

function table(lines: readonly string[]): void {
  const rows = new Map<string, Line>();
  for (const line of lines.map((text) => JSON.parse(text) as Line)) rows.set(line.of, { ...rows.get(line.of), ...line });
  const columns = ['flows', 'files', 'bytes', 'payloads', 'requests', 'keyless', 'connections'];
  console.log(`\n${'searched for the key'.padEnd(20)}${columns.map((name) => name.padStart(12)).join('')}   hosts asked`);
  for (const row of rows.values()) {
    const hosts = Array.isArray(row['hosts']) ? row['hosts'].join(', ') : 'none';
    console.log(`${row.of.padEnd(20)}${columns.map((name) => String(row[name] ?? '-').padStart(12)).join('')}   ${hosts}`);
  }
  console.log('keyless: requests to another host or for a result; connections: what the kernel was asked for, all on this computer');
}
