// Starts a program of this computer with one file. No shell sees the path, and the key is not in what the program inherits.
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { execFor, readDesktopEntry } from '../../app/handoff/desktop-entry.ts';
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Reply } from '../../app/failure.ts';
import type { Program } from '../../app/settings/settings.ts';
import { errorCode, readSmall } from '../platform/durable-files.ts';
import { say } from '../../app/messages/say.ts';

const largestEntryBytes = 256 * 1024;
/** A program that ends badly at once could not be started; one that hands over to a running one ends well. */
const badStartMs = 1200;
const openPatienceMs = 10_000;

/** What the person chose, as an entry of their list; fails for what is no program. */
export async function programAt(chosen: string, platform: NodeJS.Platform): Promise<Reply<Program>> {
  const found = await stat(chosen).catch(() => null);
  const called = path.basename(chosen, path.extname(chosen)).trim().slice(0, 80) || 'Program';
  if (found === null) return fail(missing(called));
  if (platform === 'darwin' && found.isDirectory() && chosen.endsWith('.app')) return ok({ name: called, path: chosen });
  if (!found.isFile()) return fail(noProgram(chosen));
  if (platform === 'win32') return /\.exe$/i.test(chosen) ? ok({ name: called, path: chosen }) : fail(noProgram(chosen));
  if (chosen.endsWith('.desktop')) {
    const entry = await entryAt(chosen);
    return entry === null ? fail(noProgram(chosen)) : ok({ name: entry.name.slice(0, 80) || called, path: chosen });
  }
  return access(chosen, constants.X_OK).then(
    () => ok({ name: path.basename(chosen).slice(0, 80), path: chosen }),
    () => fail(noProgram(chosen)),
  );
}

/** Settles when the program has started, or could not. */
export async function startProgram(program: Program, file: string, platform: NodeJS.Platform): Promise<Reply<null>> {
  if ((await stat(program.path).catch(() => null)) === null) return fail(missing(program.name));
  const bundle = platform === 'darwin' && program.path.endsWith('.app');
  const words = bundle ? ['/usr/bin/open', '-a', program.path, file] : await wordsFor(program.path, file);
  if (words === null) return fail(noProgram(program.path));
  const [command = '', ...rest] = words;
  const trouble = await begin(command, rest, path.dirname(file), bundle ? openPatienceMs : badStartMs);
  if (trouble === null) return ok(null);
  return fail(
    makeFailure('usage', say('program.notStarted', { name: program.name }), {
      detail: trouble,
    }),
  );
}

async function wordsFor(program: string, file: string): Promise<readonly string[] | null> {
  if (!program.endsWith('.desktop')) return [program, file];
  const entry = await entryAt(program);
  return entry === null ? null : execFor(entry, file, pathToFileURL(file).href);
}

async function entryAt(file: string): Promise<ReturnType<typeof readDesktopEntry>> {
  try {
    return readDesktopEntry((await readSmall(file, largestEntryBytes)).toString('utf8'));
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return null;
  }
}

/** Why it did not start; null when it did. */
function begin(command: string, words: readonly string[], folder: string, patienceMs: number): Promise<string | null> {
  return new Promise((settle) => {
    const environment = programEnvironment(process.env);
    const child = spawn(command, words, { cwd: folder, env: environment, detached: true, stdio: 'ignore', shell: false });
    const timer = setTimeout(() => settle(null), patienceMs);
    const end = (trouble: string | null): void => {
      clearTimeout(timer);
      settle(trouble);
    };
    child.once('error', (error) => end(errorCode(error) ?? error.message));
    child.once('exit', (code, signal) => end(code === 0 ? null : `exit ${code ?? signal}`));
    // It outlives this program.
    child.unref();
  });
}

/** What a started program inherits: all but what is meant for this program, the key above all. */
export function programEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(?:SEAART_|KONTEXT_|ELECTRON_|NODE_|npm_|APPIMAGE$|APPDIR$|ARGV0$|OWD$)/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !ours.test(name)));
}

function missing(name: string): ReturnType<typeof makeFailure> {
  return makeFailure('usage', say('program.gone', { name }));
}

function noProgram(chosen: string): ReturnType<typeof makeFailure> {
  return makeFailure('usage', say('program.noProgram', { name: path.basename(chosen) }));
}
