// Programs of the system: run to their end or beside us, and the folders that they mount.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { mountedAs } from '../../main/library/folder/folder-kind.ts';

const maxMs = 60_000;

/** Runs a program and answers what it printed, both streams. Throws with that when it fails, or takes longer than a minute. */
export function run(program: string, args: readonly string[], input = ''): string {
  const done = spawnSync(program, args, { encoding: 'utf8', timeout: maxMs, killSignal: 'SIGKILL', input });
  const said = `${done.stdout ?? ''}${done.stderr ?? ''}`.trim();
  if (done.status !== 0)
    throw new Error(`${program} ${done.error?.message ?? `ended with ${done.status ?? done.signal}`}: ${said.slice(-300)}`);
  return said;
}

/** The same, for what may fail; null then. */
export function tryRun(program: string, args: readonly string[], input = ''): string | null {
  try {
    return run(program, args, input);
  } catch {
    return null;
  }
}

/** A program that runs until it is ended by us. */
export function runBeside(program: string, args: readonly string[]): ChildProcess {
  return spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore'] });
}

/** The processes below one, deepest first. */
export function childrenOf(pid: number): readonly number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  const own = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split(' ')
        .filter((word) => word !== '')
        .map(Number)
    : [];
  return own.flatMap((child) => [...childrenOf(child), child]);
}

/** Ends one process at once; one that has just ended by itself is ended as well. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Folders below this one that something is mounted at, the last mounted first. */
export function mountsBelow(folder: string): readonly string[] {
  const lines = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
  return lines
    .map((line) => line.split(' ')[4] ?? '')
    .filter((at) => at.startsWith(`${folder}/`))
    .toReversed();
}

/** Whether something is mounted exactly there. */
export function isMounted(top: string): boolean {
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .some((line) => line.split(' ')[4] === top);
}

/** The type of the file system in a folder, as the kernel names it. */
export function typeOf(folder: string): string {
  return mountedAs(readFileSync('/proc/self/mountinfo', 'utf8'), realpathSync(folder)) ?? '';
}

/** Looks every 50 ms until it is so; throws when it is not within so many ms. */
export async function until(what: string, look: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
  for (const end = performance.now() + ms; !(await look());) {
    if (performance.now() > end) throw new Error(`not within ${ms / 1000} s: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** From now on each such call of the process that names the file takes so long. `made`: how many came to their end. */
export async function hinder(
  pid: number,
  file: string,
  call: string,
  ms: number,
): Promise<{ readonly made: () => number; readonly end: () => Promise<void> }> {
  const tracer = spawn(
    'strace',
    ['-f', '-p', String(pid), '-P', file, '-e', `trace=${call}`, '-e', `inject=${call}:delay_exit=${ms * 1000}`],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const ended = once(tracer, 'exit');
  let said = '';
  tracer.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  await until('the tracer has attached', () => said.includes('attached'));
  return {
    made: () => said.split('(DELAYED)').length - 1,
    end: async () => {
      tracer.kill('SIGTERM');
      await ended;
    },
  };
}

/** A mount of a cloud drive answers EIO while what was written is still on its way there. */
export async function removed(folder: string): Promise<void> {
  await until(`${folder} is gone`, () => {
    try {
      rmSync(folder, { recursive: true, force: true });
      return true;
    } catch {
      // Node's own removal has no code for it.
      return false;
    }
  });
}

/** Takes a mount away at once, as a pulled cable does, also while it is in use; waits until it is gone. */
export async function unmount(top: string): Promise<void> {
  if (!isMounted(top)) return;
  run('umount', ['-l', top]);
  await until(`${top} is not mounted any more`, () => !isMounted(top));
}

/** Waits until no process has the file open: a file system in user space writes on after its folder is gone. */
export async function untilFree(file: string): Promise<void> {
  await until(`nobody has ${file} open`, () => !isOpen(file));
}

function isOpen(file: string): boolean {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      try {
        return readdirSync(`/proc/${pid}/fd`).some((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`) === file);
      } catch {
        // It ended, or a descriptor was closed meanwhile.
        return false;
      }
    });
}

export const hasFuse = (): boolean => existsSync('/dev/fuse');

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}
