// Runs the real command as it is built, with folders, key and service of the test's own.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { built } from '../../built/built.ts';
import { jpeg } from '../../fakes/pictures.ts';
import { startSeaart } from '../../fakes/seaart-server.ts';
import type { SeaartServer } from '../../fakes/seaart-server.ts';

export type Ran = {
  readonly code: number | null;
  /** Every line of standard output as JSON. */
  readonly lines: readonly Line[];
  readonly stdout: string;
  readonly stderr: string;
};

export type Line = {
  readonly type: string;
  readonly id: string;
  readonly state: string;
  readonly requestId?: string;
  readonly files?: readonly string[];
  readonly record?: string;
  readonly [key: string]: unknown;
};

export type Running = {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
  /** Resolves when this state was printed; rejects when the command ended without it. */
  readonly saw: (state: string) => Promise<Line>;
};

export type Bench = {
  /** The built command, for a test that starts it itself. */
  readonly command: string;
  readonly server: SeaartServer;
  readonly home: string;
  readonly library: string;
  /** A small JPEG. */
  readonly photo: string;
  readonly environment: Record<string, string>;
  readonly start: (args: readonly string[], environment?: Record<string, string>) => Running;
  readonly run: (args: readonly string[], environment?: Record<string, string>) => Promise<Ran>;
};

/** Benches go with their file: in tests that run side by side, whose test is finished cannot be told here. */
const benches: (() => Promise<void>)[] = [];
afterAll(async () => void (await Promise.all(benches.map((close) => close()))));

export async function makeBench(options: { readonly key?: string } = {}): Promise<Bench> {
  const root = mkdtempSync(join(tmpdir(), 'kontext-command-'));
  const { command, compiled } = built();
  const server = await startSeaart(options);
  const running = new Set<ChildProcess>();
  benches.push(async () => {
    for (const child of running) child.kill('SIGKILL');
    await server.stop();
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  });
  const [home, library, photo] = [join(root, 'home'), join(root, 'library'), join(root, 'photo.jpg')];
  writeFileSync(photo, await jpeg(64, 48));
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: join(root, 'person'),
    KONTEXT_HOME: home,
    KONTEXT_LIBRARY: library,
    SEAART_BASE_URL: server.baseUrl,
    SEAART_API_KEY: server.key,
    // No keychain: what the person of this computer keeps in theirs is not the test's.
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    // Half of a start is compiling what the start before compiled.
    NODE_COMPILE_CACHE: compiled,
  };
  mkdirSync(environment.HOME);

  const start: Bench['start'] = (args, more = {}) => {
    const child = spawn(process.execPath, [command, ...args], { env: { ...environment, ...more }, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let [stdout, stderr] = ['', ''];
    const watchers = new Set<() => void>();
    child.stdout.on('data', (bytes: Buffer) => {
      stdout += bytes.toString();
      for (const watch of watchers) watch();
    });
    child.stderr.on('data', (bytes: Buffer) => void (stderr += bytes.toString()));
    const ended = new Promise<Ran>((resolve) =>
      child.on('close', (code) => {
        running.delete(child);
        resolve({ code, stdout, stderr, lines: args.includes('--json') ? linesOf(stdout) : [] });
      }),
    );
    const saw = (state: string): Promise<Line> =>
      new Promise((resolve, reject) => {
        const watch = (): void => {
          const line = linesOf(stdout.slice(0, stdout.lastIndexOf('\n') + 1)).find((candidate) => candidate.state === state);
          if (line === undefined) return;
          watchers.delete(watch);
          resolve(line);
        };
        watchers.add(watch);
        watch();
        void ended.then((ran) => reject(new Error(`ended with ${ran.code} before ${state}: ${ran.stderr}`)));
      });
    return { child, ended, saw };
  };
  return { command, server, home, library, photo, environment, start, run: (args, more) => start(args, more).ended };
}

/** Kills a command as the power does and waits until it is gone. */
export async function killNow({ child, ended }: Running): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}

function linesOf(stdout: string): readonly Line[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

/** Every file below a folder, as absolute paths. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The files below the folders that hold a text, in any of the forms a key could be written in. */
export function filesHolding(secret: string, folders: readonly string[]): readonly string[] {
  const forms = [
    secret,
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    Buffer.from(secret).toString('hex'),
    encodeURIComponent(secret),
  ].map((form) => Buffer.from(form));
  forms.push(Buffer.from(secret, 'utf16le'));
  return folders.flatMap(filesBelow).filter((file) => {
    const bytes = readFileSync(file);
    return forms.some((form) => bytes.includes(form));
  });
}

export function readJson(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}
