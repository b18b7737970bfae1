// The product as it is built, for tests that start it: made once for what the sources say and kept, so that a stale build cannot be tested.
import { spawnSync } from 'node:child_process';
import { existsSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { keyOf } from './sources.ts';
import type { programs } from './sources.ts';

export type Built = {
  readonly folder: string;
  readonly command: string;
  readonly pictures: string;
  readonly worker: URL;
  /** A program of the tests, built beside the product. */
  readonly program: (name: keyof typeof programs) => string;
  /** Where Node keeps what it compiled; for a command that is started often. Not for one under a tracer, since it writes files. */
  readonly compiled: string;
};

const here = path.resolve(import.meta.dirname, '../..');
let known: Built | null = null;

/** Blocks while the product is built, which only the first test after a change waits for. A test file asks once: sources that change later are for the next. */
export function built(): Built {
  return (known ??= builtOf(here));
}

/** The product of any tree that has this file. Throws with what the build said when there is none. */
export function builtOf(root: string): Built {
  const kept = path.join(cacheOf(root), keyOf(root));
  const folder = existsSync(kept) ? kept : make(root);
  // Those that nobody used for long are swept.
  utimesSync(folder, new Date(), new Date());
  const file = (name: string): string => path.join(folder, 'main', name);
  return {
    folder,
    command: file('cli-main.js'),
    pictures: file('picture-process.js'),
    worker: pathToFileURL(file('index-worker.js')),
    program: (name) => file(`${name}.js`),
    compiled: path.join(folder, 'compiled'),
  };
}

/** Where builds are kept, each under its key: beside the packages that they load at run time. */
export function cacheOf(root: string): string {
  return path.join(root, 'node_modules', '.cache', 'built');
}

/** In a process of its own, which has Vite: a worker of the tests need not load it. */
function make(root: string): string {
  const made = spawnSync(process.execPath, [path.join(root, 'test/built/make.ts')], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`The product could not be built.\n${made.stdout}${made.stderr}`);
  return made.stdout.trim().split('\n').at(-1) ?? '';
}
