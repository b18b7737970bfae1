// `npm run test:hardening`: every check of the 34 items, or with --mutate the proof that undoing an item turns them red.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

type Tally = { readonly passed: number; readonly failed: number };
type Runs = { readonly checkAll: () => Tally };
type Mutations = { readonly mutateAll: (only: string | undefined) => Promise<Tally> };

const root = path.resolve(import.meta.dirname, '..');
// Of the tests' own project, which knows this one and not the other way round.
const fromTests = async <T>(file: string): Promise<T> => (await import(new URL(`../test/hardening/${file}`, import.meta.url).href)) as T;

const [way, only] = process.argv.slice(2);
const built = spawnSync(process.execPath, [path.join(root, 'build/vite.ts')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const { passed, failed } =
  built.status !== 0
    ? { passed: 0, failed: 1 }
    : way === '--mutate'
      ? await (await fromTests<Mutations>('mutate.ts')).mutateAll(only)
      : (await fromTests<Runs>('check-items.ts')).checkAll();
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
