// The `kontext` command: the other composition root. It loads what its one command needs, and when it is needed.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { englishFailure } from '../app/failure.ts';
import type { Failure } from '../app/failure.ts';
import { isReadOnly, readCommandLine } from './command/arguments.ts';
import type { CommandLine } from './command/arguments.ts';
import { keepCompiled } from './command/compiled.ts';
import { exitCodes } from './command/exit-codes.ts';
import { makeOutput } from './command/output.ts';
import type { Output } from './command/output.ts';
import type { Started } from './command/started.ts';
import { makeStandardOutput, troubleSentence } from './command/standard-output.ts';
import { isOwed, leave } from './platform/ending.ts';
import { makeFolderSync } from './platform/make-folder.ts';
import { homeFolder, readPaths } from './platform/paths.ts';

declare const KONTEXT_VERSION: string | undefined;

type Asked = Exclude<CommandLine, { kind: 'help' | 'version' | 'wrong' }>;

/** Ctrl+C, being told to end, and a terminal or line that is gone. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const isBuilt = typeof KONTEXT_VERSION === 'string';
const version = isBuilt ? KONTEXT_VERSION : 'source';
const line = await readCommandLine(process.argv.slice(2));
// Neither a reader that went away (`| head -1`) nor a full disk may end a command that is buying a picture.
const printed = makeStandardOutput(process.stdout);
process.stderr.on('error', () => undefined);
// SQLite and others give their files a mode of their own: what they may not have is taken from all of them.
const systemMask = process.umask(0o077);
process.exitCode = codeOfPrinted(await main(line));
if (isOwed()) leave(process.exitCode);

async function main(asked: CommandLine): Promise<number> {
  // What reads, copies or marks ends where it is, and then says how far it came.
  const endsByItself = ['verify', 'rebuild', 'backup', 'import', 'export', 'keep', 'organise'].includes(asked.kind);
  let interrupted = false;
  const made = makeOutput({
    json: 'json' in asked && asked.json,
    stdout: printed.write,
    stderr: (words) => void process.stderr.write(words),
  });
  // That a stopped command got no further is no failure of it; what became of an edit is told.
  const isStopped = (): boolean => interrupted && !endsByItself;
  const output: Output = { ...made, failure: (failure, edit) => (edit === null && isStopped() ? undefined : made.failure(failure, edit)) };
  if (asked.kind === 'help') {
    printed.write((await import('./command/help.ts')).help);
    return exitCodes.done;
  }
  if (asked.kind === 'version') {
    printed.write(`${version}\n`);
    return exitCodes.done;
  }
  if (asked.kind === 'wrong') {
    output.failure(englishFailure('usage', asked.message), null);
    return exitCodes.usage;
  }

  const paths = readPaths(process.env, process.platform, homeFolder());
  const started = await startOrSay(paths, asked, output);
  if (typeof started === 'number') return started;

  const stopping = new AbortController();
  const interrupt = (): void => {
    if (interrupted) leave(130);
    interrupted = true;
    stopping.abort();
    if (endsByItself) return output.note('Stopping …');
    void stop(started, output).then(() => leave(130));
  };
  for (const signal of stopSignals) process.on(signal, interrupt);
  try {
    const code = await started.action(stopping.signal);
    // A second ending while the first is under way would print twice.
    return interrupted ? 130 : code;
  } catch (error) {
    // What it asked next was closed already.
    if (isStopped()) return 130;
    output.failure(await failureThrown(paths.home, error), null);
    return exitCodes.library;
  } finally {
    // Once stopped, it listens to its end: a second signal that comes while it closes still ends it with 130.
    if (!interrupted) {
      for (const signal of stopSignals) process.off(signal, interrupt);
    }
    if (!interrupted || endsByItself) await started.close();
  }
}

/** An exit code where it cannot be started, which was said. */
async function startOrSay(paths: ReturnType<typeof readPaths>, asked: Asked, output: Output): Promise<Started | number> {
  try {
    return await start(paths, asked, output);
  } catch (error) {
    const failure = await failureOf(paths.home, error);
    output.failure(failure, null);
    return failure.kind === 'usage' ? exitCodes.usage : exitCodes.library;
  }
}

async function failureOf(home: string, error: unknown): Promise<Failure> {
  const { UnreadableSettings } = await import('./command/settings-in.ts');
  if (error instanceof UnreadableSettings) return error.failure;
  if ((error as NodeJS.ErrnoException).code !== undefined) return (await import('./platform/user-data.ts')).userDataTrouble(home, error);
  return englishFailure('usage', error instanceof Error ? error.message : String(error));
}

/** A folder of the program's own that may not be used is no fault of the program. Throws what is one. */
async function failureThrown(home: string, error: unknown): Promise<Failure> {
  const { code, path: at } = error as NodeJS.ErrnoException;
  if (code === undefined || at === undefined) throw error;
  return failureOf(ownFolder(home, at), error);
}

/** The folder in that of the user data which a path lies in; the user data's where it lies elsewhere. */
function ownFolder(home: string, at: string): string {
  const [name = ''] = path.relative(home, at).split(path.sep);
  return name === '' || name === '..' || path.isAbsolute(name) ? home : path.join(home, name);
}

/** Hears the answers of what is being sent, and sends nothing more. */
async function stop(started: Started, output: Output): Promise<void> {
  const sending = started.sending?.() ?? null;
  if (sending !== null) {
    output.note(sending.words);
    await sending.over;
  }
  output.note(started.stopped?.() ?? 'Stopped.');
  await started.close();
}

/** Opens what the command needs; throws when that cannot be. */
async function start(paths: ReturnType<typeof readPaths>, asked: Asked, output: Output): Promise<Started> {
  makeFolderSync(paths.home);
  if (isBuilt) keepCompiled(paths.home, version);
  const { settingsIn } = await import('./command/settings-in.ts');
  const config = {
    ...paths,
    settings: { read: settingsIn(paths.home) },
    workerUrl: beside('index-worker.js', 'index-worker.ts'),
    host: { kind: 'command' },
  } as const;
  if (isReadOnly(asked)) return (await import('./command/read-commands.ts')).startReading(config, asked, output);
  const pictureProcess = beside('picture-process.js', 'picture-process.ts');
  return (await import('./command/work-commands.ts')).startWork({ ...config, version, systemMask, pictureProcess }, asked, output);
}

/** What was asked for may be done and yet nobody can read of it. */
function codeOfPrinted(code: number): number {
  const trouble = printed.trouble();
  if (trouble === null) return code;
  process.stderr.write(`${troubleSentence(trouble)}\n`);
  return code === exitCodes.done ? exitCodes.library : code;
}

/** Entries of their own processes lie beside the built command, or in the source tree when it runs from there. */
function beside(built: string, source: string): string {
  const file = path.join(import.meta.dirname, built);
  return existsSync(file) ? file : path.join(import.meta.dirname, source);
}
