// `npm run test:hardening`: every check of the 34 items; --mutate [WORDS] undoes the settings one by one, --sample [--seed N] eight of them.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';

type Tally = { readonly passed: number; readonly failed: number };
type Choice = { readonly only?: string | undefined; readonly sample?: number | undefined; readonly seed?: number | undefined };
type Runs = { readonly checkAll: () => Tally };
type Trees = { readonly runTreeGate: (table: unknown, choice: Choice) => Promise<Tally> };
type Gate = { readonly tellEnd: (tally: Tally) => void };

const root = path.resolve(import.meta.dirname, '..');
// Of the tests' own project, which knows this one and not the other way round.
const fromTests = async <T>(file: string): Promise<T> => (await import(new URL(`../test/${file}`, import.meta.url).href)) as T;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { mutate: { type: 'boolean', default: false }, sample: { type: 'boolean', default: false }, seed: { type: 'string' } },
});

(await fromTests<Gate>('gate/gate.ts')).tellEnd(values.mutate || values.sample ? await mutate() : await check());

async function mutate(): Promise<Tally> {
  const { mutations } = await fromTests<{ mutations: unknown }>('hardening/mutations.ts');
  const { runTreeGate } = await fromTests<Trees>('gate/trees.ts');
  const seed = values.seed === undefined ? undefined : Number(values.seed);
  return runTreeGate(mutations, { only: positionals[0], sample: values.sample ? 8 : undefined, seed });
}

async function check(): Promise<Tally> {
  const built = spawnSync(process.execPath, [path.join(root, 'build/vite.ts')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return built.status === 0 ? (await fromTests<Runs>('hardening/check-items.ts')).checkAll() : { passed: 0, failed: 1 };
}
