// Run on its own: builds the product of the tree that it lies in, unless it is there, and prints its folder as the last line.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { buildMain } from '../../build/vite.ts';
import { cacheOf } from './built.ts';
import { keyOf, programs, sourcesOf } from './sources.ts';

const root = path.resolve(import.meta.dirname, '../..');
const cache = cacheOf(root);
const unusedMs = 24 * 3_600_000;
mkdirSync(cache, { recursive: true });

// The kernel frees the lock of a program that dies.
const lock = new DatabaseSync(path.join(cache, 'lock'), { timeout: 120_000 });
lock.exec('BEGIN EXCLUSIVE');
sweep();
let made: string | null = null;
while (made === null) made = await make();
lock.close();
console.log(made);

/** Null when a source changed while it was built: nobody can say which of the two it holds. */
async function make(): Promise<string | null> {
  const key = keyOf(root);
  const folder = path.join(cache, key);
  if (existsSync(folder)) return folder;
  const draft = mkdtempSync(path.join(cache, 'draft-'));
  await build(path.join(draft, 'main'));
  // As the package says of itself; without it Node reads each file twice to find out what it is.
  writeFileSync(path.join(draft, 'package.json'), JSON.stringify({ type: 'module' }));
  if (keyOf(root) !== key) {
    rmSync(draft, { recursive: true });
    return null;
  }
  renameSync(draft, folder);
  console.log('built');
  return folder;
}

async function build(out: string): Promise<void> {
  await buildMain(out, {
    quiet: true,
    plugins: [
      {
        name: 'programs of tests',
        buildStart() {
          for (const [name, file] of Object.entries(programs))
            this.emitFile({ type: 'chunk', id: path.join(root, file), fileName: `${name}.js` });
        },
        buildEnd() {
          const known = new Set(sourcesOf(root));
          const own = [...this.getModuleIds()]
            .map((id) => path.relative(root, id).replaceAll('\\', '/'))
            .filter((file) => file.endsWith('.ts') && !file.startsWith('..') && !file.startsWith('node_modules/'));
          const unknown = own.filter((file) => !known.has(file));
          if (own.length === 0 || unknown.length > 0) throw new Error(`test/built/sources.ts does not name ${unknown.join(', ')}`);
        },
      },
    ],
  });
}

/** Called by whoever holds the lock: no draft is being written. */
function sweep(): void {
  for (const name of readdirSync(cache)) {
    const file = path.join(cache, name);
    const unused = statSync(file).isDirectory() && Date.now() - statSync(file).mtimeMs > unusedMs;
    if (name.startsWith('draft-') || unused) rmSync(file, { recursive: true, force: true });
  }
}
