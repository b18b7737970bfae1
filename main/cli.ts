// The `kontext` command: the other composition root.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { makeFailure } from '../app/failure.ts';
import { readSettings } from '../app/settings.ts';
import type { Settings } from '../app/settings.ts';
import * as acts from './command/acts.ts';
import * as organising from './command/organise-acts.ts';
import { readCommandLine } from './command/arguments.ts';
import type { CommandLine } from './command/arguments.ts';
import { exportCopies } from './command/export-acts.ts';
import * as libraryActs from './command/library-acts.ts';
import { exitCodes } from './command/exit-codes.ts';
import { help } from './command/help.ts';
import { makeOutput } from './command/output.ts';
import { failureOfDisk } from './files.ts';
import { spawnWithNode } from './pictures/process-host.ts';
import { readPlaces } from './places.ts';
import { makeStudio } from './studio.ts';
import { moveToTrash } from './system-trash.ts';

declare const KONTEXT_VERSION: string | undefined;

const version = typeof KONTEXT_VERSION === 'string' ? KONTEXT_VERSION : 'source';
const line = readCommandLine(process.argv.slice(2));
// A reader that went away (`| head -1`) must not end a command that is buying a picture.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
// SQLite and others give their files a mode of their own: what they may not have is taken from all of them.
const systemMask = process.umask(0o077);
process.exitCode = await main(line);

async function main(asked: CommandLine): Promise<number> {
  const output = makeOutput({
    json: 'json' in asked && asked.json,
    stdout: (words) => void process.stdout.write(words),
    stderr: (words) => void process.stderr.write(words),
  });
  if (asked.kind === 'help') {
    process.stdout.write(help);
    return exitCodes.done;
  }
  if (asked.kind === 'version') {
    process.stdout.write(`${version}\n`);
    return exitCodes.done;
  }
  if (asked.kind === 'wrong') {
    output.failure(makeFailure('usage', asked.message), null);
    return exitCodes.usage;
  }

  const places = readPlaces(process.env, process.platform, homedir());
  let opened: Awaited<ReturnType<typeof makeStudio>>;
  try {
    mkdirSync(places.home, { recursive: true, mode: 0o700 });
    opened = await makeStudio({
      ...places,
      version,
      systemMask,
      hostVersions: { host: 'command', node: process.versions.node, chromium: '' },
      settings: { read: () => settingsIn(places.home), write: () => undefined },
      spawnPictures: spawnWithNode(beside('picture-process.js', 'pictures/process.ts')),
      toTrash: moveToTrash,
      workerUrl: beside('index-worker.js', 'library/index-worker.ts'),
      manner: {
        kind: 'command',
        patienceMs: 'waitMs' in asked ? asked.waitMs : 60_000,
        rehearse: asked.kind === 'edit' && asked.rehearsal,
      },
    });
  } catch (error) {
    const system = (error as NodeJS.ErrnoException).code !== undefined;
    output.failure(system ? failureOfDisk(error) : makeFailure('usage', error instanceof Error ? error.message : String(error)), null);
    return system ? exitCodes.library : exitCodes.usage;
  }

  const { studio, close } = opened;
  const stopping = new AbortController();
  const world = { studio, output, newIntent: randomUUID, stopping: stopping.signal };
  // What reads or copies only ends where it is, and then says how far it came.
  const endsByItself = asked.kind === 'verify' || asked.kind === 'rebuild' || asked.kind === 'import' || asked.kind === 'export';
  let interrupted = false;
  const interrupt = (): void => {
    if (interrupted) process.exit(130);
    interrupted = true;
    stopping.abort();
    if (endsByItself) return output.note('Stopping …');
    output.note('Stopped waiting. What was sent goes on at SeaArt: “kontext resume” brings it home.');
    void close().then(() => process.exit(130));
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    const code = await act();
    // A second ending while the first is under way would print twice.
    return interrupted ? 130 : code;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    if (!interrupted || endsByItself) await close();
  }

  function act(): Promise<number> {
    switch (asked.kind) {
      case 'edit':
        return acts.edit(world, asked);
      case 'history':
        return acts.history(world, asked);
      case 'sent':
        return acts.sent(world, asked);
      case 'show':
        return acts.show(world, asked);
      case 'resume':
        return acts.resume(world, asked);
      case 'cancel':
        return acts.cancel(world, asked);
      case 'forget':
        return acts.forget(world, asked);
      case 'organise':
        return organising.organise(world, asked);
      case 'empty-trash':
        return organising.emptyTrash(world, asked);
      case 'names':
        return organising.names(world);
      case 'verify':
        return libraryActs.verify(world);
      case 'rebuild':
        return libraryActs.rebuild(world);
      case 'export':
        return exportCopies(world, asked);
      case 'import':
        return libraryActs.importPictures(world, asked);
      case 'key':
        return acts.key(world, asked, readKey);
      default:
        return Promise.resolve(exitCodes.usage);
    }
  }
}

/** Entries of their own processes lie beside the built command, or in the source tree when it runs from there. */
function beside(built: string, source: string): string {
  const file = path.join(import.meta.dirname, built);
  return existsSync(file) ? file : path.join(import.meta.dirname, source);
}

/** The window's settings, read only: the command changes none. */
function settingsIn(home: string): Settings {
  try {
    return readSettings(JSON.parse(readFileSync(path.join(home, 'settings.json'), 'utf8')));
  } catch {
    return readSettings({});
  }
}

/** From the keyboard without showing it, or all of standard input. */
async function readKey(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).trim();
  process.stderr.write('SeaArt key (not shown): ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return (await lines.question('')).trim();
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
