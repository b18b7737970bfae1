// The product under test: window and command as they are built, in a folder of the run's own, or spoilt on purpose.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildMain } from '../../build/vite.ts';

/** One passage of a source file in place of another; the passage must be there exactly once. */
export type Change = { readonly file: string; readonly from: string; readonly to: string };

export type Product = {
  /** The built command. */
  readonly command: string;
  /** The studio without its window. */
  readonly studio: string;
  readonly remove: () => void;
};

const root = path.resolve(import.meta.dirname, '../..');

/** Built beside the packages that it loads at run time. `studio` is the program that stands for the window. */
export async function buildProduct(changes: readonly Change[] = [], studio = 'test/crash/studio-process.ts'): Promise<Product> {
  const cache = path.join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'crash-'));
  const out = path.join(folder, 'main');
  const made = new Set<Change>();
  await buildMain(out, {
    quiet: true,
    plugins: [
      {
        name: 'spoil',
        enforce: 'pre',
        buildStart() {
          this.emitFile({ type: 'chunk', id: path.join(root, studio), fileName: 'studio-process.js' });
        },
        transform(code, id) {
          let text = code;
          for (const change of changes) {
            if (id !== path.join(root, change.file)) continue;
            if (text.split(change.from).length !== 2) throw new Error(`${change.file} does not hold this passage once: ${change.from}`);
            text = text.replace(change.from, () => change.to);
            made.add(change);
          }
          return text === code ? null : text;
        },
      },
    ],
  });
  const missed = changes.find((change) => !made.has(change));
  if (missed !== undefined) throw new Error(`${missed.file} is not part of the product`);
  return {
    command: path.join(out, 'cli-main.js'),
    studio: path.join(out, 'studio-process.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
