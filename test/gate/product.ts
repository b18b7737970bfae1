// The product under test, built in a folder of the test's own with changes of its source: spoilt on purpose, or with shorter waits.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildMain } from '../../build/vite.ts';
import { applyChange } from './mutation.ts';
import type { Change } from './mutation.ts';

export type Product = {
  /** The built command. */
  readonly command: string;
  /** The program that stands for the window. */
  readonly studio: string;
  readonly worker: string;
  readonly pictures: string;
  /** Where Node may keep what it compiled: most of a start is that. */
  readonly compiled: string;
  readonly remove: () => void;
};

const root = path.resolve(import.meta.dirname, '../..');

/** `studio`: the source of the program that stands for the window. Throws when a passage is not there exactly once, or its file is not built. */
export async function buildProduct(studio: string, changes: readonly Change[] = []): Promise<Product> {
  // Beside the packages that it loads at run time.
  const cache = path.join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'product-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  const out = path.join(folder, 'main');
  const made = new Set<Change>();
  try {
    await buildMain(out, {
      quiet: true,
      plugins: [
        {
          name: 'changes',
          enforce: 'pre',
          buildStart() {
            this.emitFile({ type: 'chunk', id: path.join(root, studio), fileName: 'studio-process.js' });
          },
          transform(code, id) {
            const mine = changes.filter(({ file }) => path.join(root, file) === id);
            for (const change of mine) made.add(change);
            return mine.length === 0 ? null : mine.reduce(applyChange, code);
          },
        },
      ],
    });
    const missed = changes.find((change) => !made.has(change));
    if (missed !== undefined) throw new Error(`${missed.file} is not part of the product`);
  } catch (error) {
    remove();
    throw error;
  }
  return {
    command: path.join(out, 'cli-main.js'),
    studio: path.join(out, 'studio-process.js'),
    worker: path.join(out, 'index-worker.js'),
    pictures: path.join(out, 'picture-process.js'),
    compiled: path.join(folder, 'compiled'),
    remove,
  };
}
