// Runs the real command as it is built, with folders, key and service of the test's own.
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { built } from '../../built/built.ts';
import { jpeg } from '../../fakes/pictures.ts';
import { startSeaart } from '../../fakes/seaart-server.ts';
import type { SeaartServer } from '../../fakes/seaart-server.ts';
import { commandEnvironment, startCommand } from '../../fakes/start-command.ts';
import type { Ran, Running } from '../../fakes/start-command.ts';

export type { Line, Ran, Running } from '../../fakes/start-command.ts';

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

/** What was said without how far the reading of files was, which is said where it takes longer than two seconds. */
export const unhurried = (stderr: string): string => stderr.replaceAll(/^\d+ of \d+ files read\n/gm, '');

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
  const environment = commandEnvironment({ person: join(root, 'person'), home, library, service: server, compiled });
  mkdirSync(join(root, 'person'));

  const start: Bench['start'] = (args, more = {}) => {
    const started = startCommand(command, args, { ...environment, ...more });
    running.add(started.child);
    void started.ended.then(() => running.delete(started.child));
    return started;
  };
  return { command, server, home, library, photo, environment, start, run: (args, more) => start(args, more).ended };
}

/** Kills a command as the power does and waits until it is gone. */
export async function killNow({ child, ended }: Running): Promise<void> {
  child.kill('SIGKILL');
  await ended;
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
