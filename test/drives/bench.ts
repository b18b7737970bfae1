// The built command with a home, a key and a service of its own; the library lies wherever the drive is. What the service was asked to make is counted.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jpeg } from '../fakes/pictures.ts';
import { startSeaart } from '../fakes/seaart-server.ts';
import { quickPace } from '../fakes/seaart-manner.ts';
import type { SeaartServer } from '../fakes/seaart-server.ts';

export type Line = { readonly type: string; readonly [key: string]: unknown };
export type Ran = { readonly code: number | null; readonly lines: readonly Line[]; readonly errors: string; readonly ms: number };
export type Running = {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
  /** Resolves when an edit is said to be in this state; rejects when the command ends without. */
  readonly saw: (state: string) => Promise<Line>;
};

export type Bench = {
  readonly server: SeaartServer;
  readonly library: string;
  readonly home: string;
  readonly photo: string;
  readonly start: (...args: readonly string[]) => Running;
  readonly run: (...args: readonly string[]) => Promise<Ran>;
  /** Says that so many creates more are right from now on. */
  readonly expect: (creates: number) => void;
  /** Throws unless exactly those arrived: one that is missing, or one too many, is money. */
  readonly settle: () => void;
  readonly close: () => Promise<void>;
};

const root = path.resolve(import.meta.dirname, '../..');
/** Whatever hangs is ended; nothing here takes as long. */
const mostMs = 180_000;

export async function makeBench(place: string, library: string): Promise<Bench> {
  const server = await startSeaart();
  const running = new Set<ChildProcess>();
  const [home, photo] = [path.join(place, 'home'), path.join(place, 'photo.jpg')];
  mkdirSync(path.join(place, 'person'), { recursive: true });
  writeFileSync(photo, await jpeg(640, 480));
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: path.join(place, 'person'),
    KONTEXT_HOME: home,
    KONTEXT_LIBRARY: library,
    SEAART_BASE_URL: server.baseUrl,
    SEAART_API_KEY: server.key,
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    NODE_COMPILE_CACHE: path.join(place, 'compiled'),
  };
  let expected = 0;

  const start = (...args: readonly string[]): Running => {
    const began = performance.now();
    const child = spawn(process.execPath, [path.join(root, 'dist/cli.js'), ...args, '--json'], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let [said, errors] = ['', ''];
    const watchers = new Set<() => void>();
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      for (const watch of watchers) watch();
    });
    child.stderr.on('data', (bytes: Buffer) => void (errors += bytes.toString()));
    const late = setTimeout(() => child.kill('SIGKILL'), mostMs);
    const ended = new Promise<Ran>((resolve) =>
      child.on('close', (code) => {
        clearTimeout(late);
        running.delete(child);
        resolve({ code, lines: linesOf(said), errors, ms: performance.now() - began });
      }),
    );
    const saw = (state: string): Promise<Line> =>
      new Promise((resolve, reject) => {
        const watch = (): void => {
          const line = linesOf(said).find((one) => one['state'] === state);
          if (line === undefined) return;
          watchers.delete(watch);
          resolve(line);
        };
        watchers.add(watch);
        watch();
        void ended.then(({ code }) => reject(new Error(`ended with ${code} before ${state}: ${errors.slice(-400)}`)));
      });
    return { child, ended, saw };
  };

  return {
    server,
    library,
    home,
    photo,
    start,
    run: (...args) => start(...args).ended,
    expect: (creates) => void (expected += creates),
    settle: () => {
      const made = server.count('create');
      const wanted = expected;
      // What is wrong is told once.
      expected = made;
      assert.equal(made, wanted, `${made} creates reached the service, ${wanted} were right`);
    },
    close: async () => {
      for (const child of running) child.kill('SIGKILL');
      await server.stop();
    },
  };
}

/** The service takes its time until it is told to end: the edit stays in the queue. */
export function dawdle({ server }: Bench): () => void {
  server.manner.pace = ['IN_QUEUE'];
  return () => {
    server.manner.pace = quickPace;
    for (const task of server.tasks.values()) {
      task.pace = quickPace;
      task.asks = 0;
    }
  };
}

/** Of what was printed, what tells the end of each edit. */
export const endsOf = ({ lines }: Ran): readonly Line[] => lines.filter(({ type }) => type === 'result' || type === 'failure');

/** Throws with what the command said when its code is another one. */
export function ended(ran: Ran, code: number): Ran {
  assert.equal(ran.code, code, `ended with ${ran.code}, not ${code}: ${ran.errors.trim().split('\n').slice(-4).join(' / ')}`);
  return ran;
}

function linesOf(said: string): readonly Line[] {
  return said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}
