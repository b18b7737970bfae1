// The product under test: the built command, and the window's core as a process of its own. Built with short waits, or spoilt on purpose.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildMain } from '../../build/vite.ts';

/** One passage of a source file in place of another; the passage must be there exactly once. */
export type Change = { readonly file: string; readonly from: string; readonly to: string };

export type Product = {
  readonly studio: string;
  readonly command: string;
  readonly worker: string;
  readonly pictures: string;
  /** Where Node keeps what it compiled: most of a start is that. */
  readonly compiled: string;
  readonly remove: () => void;
};

const root = path.resolve(import.meta.dirname, '../..');

/** So many times shorter are the product's waits and timeouts: a status is asked for every 25 ms, silence is borne for half a second. */
export const haste = 60;

/**
 * All clocks of the product that a schedule has to wait for, as changes of the source. So the product itself needs no switch that
 * nobody but a test may touch.
 */
const hastened: readonly Change[] = [
  { file: 'main/clock.ts', from: 'performance.now()', to: `performance.now() * ${haste}` },
  { file: 'main/clock.ts', from: 'Math.min(Math.max(delayMs, 0), longestTimerMs)', to: `Math.max(delayMs, 0) / ${haste}` },
  { file: 'main/network/exchange.ts', from: 'options.totalMs);', to: `options.totalMs / ${haste});` },
  { file: 'main/network/exchange.ts', from: 'request.setTimeout(options.idleMs,', to: `request.setTimeout(options.idleMs / ${haste},` },
];

export async function buildProduct(changes: readonly Change[] = []): Promise<Product> {
  // Beside the packages that it loads at run time.
  const cache = path.join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'money-'));
  const out = path.join(folder, 'main');
  const all = [...hastened, ...changes];
  const made = new Set<Change>();
  await buildMain(out, {
    quiet: true,
    plugins: [
      {
        name: 'money',
        enforce: 'pre',
        buildStart() {
          this.emitFile({ type: 'chunk', id: path.join(root, 'test/money/studio-process.ts'), fileName: 'studio-process.js' });
        },
        transform(code, id) {
          let text = code;
          for (const change of all) {
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
  const missed = all.find((change) => !made.has(change));
  if (missed !== undefined) throw new Error(`${missed.file} is not part of the product`);
  return {
    studio: path.join(out, 'studio-process.js'),
    command: path.join(out, 'cli-main.js'),
    worker: path.join(out, 'index-worker.js'),
    pictures: path.join(out, 'picture-process.js'),
    compiled: path.join(folder, 'compiled'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
