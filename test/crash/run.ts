// Runs the product, plain or under strace. What it says goes into files: said is then said, and their paths can be traced.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Product } from '../gate/product.ts';
import type { Scene } from './scene.ts';

export type Said = {
  readonly type: string;
  readonly id?: string;
  readonly state?: string;
  readonly kind?: string;
  readonly requestId?: string;
  readonly charged?: string;
  readonly files?: readonly string[];
};

export type Ran = {
  readonly killed: boolean;
  readonly code: number | null;
  /** Lines of standard output. */
  readonly said: readonly Said[];
  readonly errors: string;
  /** What strace wrote; empty without it. */
  readonly trace: string;
  readonly ms: number;
};

export type RunOptions = {
  /** Options of strace, after those that are always given. */
  readonly strace?: readonly string[] | null;
  /** Threads for file calls. One makes them follow each other in one thread, four is how the product runs. */
  readonly threads?: 1 | 4;
  readonly onStart?: (kill: () => void) => void;
};

/** Only what hangs is ended: how long a start takes is a matter of what else the machine has to do. */
const patienceMs = 900_000;
let runs = 0;

/** Where standard output and error of the next run go, for tracing by path. */
export const outputOf = (scene: Scene): { out: string; err: string } => ({
  out: path.join(scene.folder, 'said'),
  err: path.join(scene.folder, 'noted'),
});

/** The command with its words, or the studio without its window. */
export type Line = { readonly program: 'command' | 'studio'; readonly words: readonly string[] };

export async function run(scene: Scene, product: Product, line: Line, options: RunOptions = {}): Promise<Ran> {
  const { out, err } = outputOf(scene);
  runs += 1;
  const trace = path.join(scene.folder, `trace-${runs}`);
  const tracer = options.strace == null ? [] : ['strace', '-f', '-b', 'execve', '-qq', '-yy', '-s', '24', '-o', trace, ...options.strace];
  const [program = '', ...rest] = [...tracer, process.execPath, product[line.program], ...line.words];
  const files = [openSync(out, 'w'), openSync(err, 'w')] as const;
  const begun = performance.now();
  const child = spawn(program, rest, {
    cwd: scene.folder,
    env: { ...scene.env, UV_THREADPOOL_SIZE: String(options.threads ?? 4) },
    stdio: ['ignore', ...files],
    detached: true,
  });
  files.forEach(closeSync);
  const kill = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  };
  const late = setTimeout(kill, patienceMs);
  options.onStart?.(kill);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (...end) => resolve(end));
  });
  clearTimeout(late);
  if (performance.now() - begun > patienceMs)
    throw new Error(`the ${line.program} did not end within ${patienceMs} ms: ${line.words.join(' ')}`);
  return {
    killed: signal === 'SIGKILL',
    code,
    said: linesOf(readFileSync(out, 'utf8')),
    errors: readFileSync(err, 'utf8'),
    trace: existsSync(trace) ? readFileSync(trace, 'utf8') : '',
    ms: performance.now() - begun,
  };
}

/** A line that a kill cut short was not said. */
function linesOf(text: string): Said[] {
  return text
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Said);
}
