// The built command as a process: what it is told by its environment, what it prints, and when.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

export type Line = {
  readonly type: string;
  readonly id: string;
  readonly state: string;
  readonly requestId?: string;
  readonly files?: readonly string[];
  readonly record?: string;
  readonly [key: string]: unknown;
};

export type Ran = {
  readonly code: number | null;
  /** With `--json`: every line of standard output. */
  readonly lines: readonly Line[];
  readonly stdout: string;
  readonly stderr: string;
  /** From its start to its end. */
  readonly ms: number;
};

export type Running = {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
  /** Resolves when this state was printed; rejects when the command ended without it. */
  readonly saw: (state: string) => Promise<Line>;
  /** Resolves when these words came on standard error; rejects when the command ended without them. */
  readonly heard: (words: string) => Promise<void>;
};

/** Folders and service of a test's own. `person`: the home folder; `compiled`: half of a start is compiling what the start before compiled. */
export function commandEnvironment(at: {
  readonly person: string;
  readonly home: string;
  readonly library: string;
  readonly service: { readonly baseUrl: string; readonly key?: string };
  readonly compiled: string;
}): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: at.person,
    KONTEXT_HOME: at.home,
    KONTEXT_LIBRARY: at.library,
    SEAART_BASE_URL: at.service.baseUrl,
    ...(at.service.key === undefined ? {} : { SEAART_API_KEY: at.service.key }),
    // No keychain: what the person of this computer keeps in theirs is not the test's.
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    NODE_COMPILE_CACHE: at.compiled,
  };
}

/** `maxMs`: killed when it takes longer. */
export function startCommand(
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  maxMs: number | null = null,
): Running {
  const began = performance.now();
  const child = spawn(process.execPath, [file, ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].on('data', (bytes: Buffer) => {
      said[stream] += bytes.toString();
      for (const watch of watchers) watch();
    });
  const late = maxMs === null ? undefined : setTimeout(() => child.kill('SIGKILL'), maxMs);
  const ended = new Promise<Ran>((resolve) =>
    child.on('close', (code) => {
      clearTimeout(late);
      const lines = args.includes('--json') ? linesOf(said.stdout) : [];
      resolve({ code, lines, ...said, ms: performance.now() - began });
    }),
  );
  /** Resolves with what `find` finds in what was printed so far. */
  const until = <T>(what: string, find: () => T | undefined): Promise<T> =>
    new Promise((resolve, reject) => {
      const watch = (): void => {
        const found = find();
        if (found === undefined) return;
        watchers.delete(watch);
        resolve(found);
      };
      watchers.add(watch);
      watch();
      void ended.then(({ code, stderr }) => reject(new Error(`ended with ${code} before ${what}: ${stderr.slice(-400)}`)));
    });
  return {
    child,
    ended,
    saw: (state) => until(state, () => linesOf(said.stdout).find((line) => line.state === state)),
    heard: (words) => until(words, () => (said.stderr.includes(words) ? true : undefined)).then(() => undefined),
  };
}

/** Whole lines alone. */
function linesOf(stdout: string): readonly Line[] {
  return stdout
    .slice(0, stdout.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}
