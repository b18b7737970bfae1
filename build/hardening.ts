// `npm run test:hardening`: every check of the 34 items; with --mutate the proof that undoing an item turns them red, with --sample for eight of them.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

type Tally = { readonly passed: number; readonly failed: number };
type Runs = { readonly checkAll: () => Tally };
type Mutations = { readonly mutateAll: (only: string | undefined, sampled: boolean) => Promise<Tally> };

const root = path.resolve(import.meta.dirname, '..');
// Of the tests' own project, which knows this one and not the other way round.
const fromTests = async <T>(file: string): Promise<T> => (await import(new URL(`../test/hardening/${file}`, import.meta.url).href)) as T;

const [way, only] = process.argv.slice(2);
const { passed, failed } =
  way === '--mutate' || way === '--sample'
    ? await (await fromTests<Mutations>('mutate.ts')).mutateAll(only, way === '--sample')
    : isBuilt()
      ? (await fromTests<Runs>('check-items.ts')).checkAll()
      : { passed: 0, failed: 1 };
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

function isBuilt(): boolean {
  const built = spawnSync(process.execPath, [path.join(root, 'build/vite.ts')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return built.status === 0;
}
