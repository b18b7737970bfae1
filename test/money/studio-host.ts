// Starts the studio's process, asks it as a window does, and kills it.
import { fork } from 'node:child_process';
import type { CallAnswer, CallArgument, CallName } from '../../app/contract/contract.ts';
import type { FromStudio, StudioOptions, ToStudio } from './studio-process.ts';

export type StudioHost = {
  /** Resolves when it serves, or died before it could. */
  readonly ready: Promise<void>;
  /** Null when the program died before it answered. */
  readonly ask: <N extends CallName>(name: N, argument: CallArgument<N>) => Promise<CallAnswer<N> | null>;
  readonly alive: () => boolean;
  readonly kill: () => void;
  readonly close: () => Promise<void>;
  /** What must never happen: exceptions, and an end that nobody asked for. */
  readonly mistakes: readonly string[];
};

/** Only what hangs is ended. */
const startMs = 600_000;

export function startStudio(file: string, options: StudioOptions, onEvent: (name: string, payload: unknown) => void): StudioHost {
  const child = fork(file, [JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
    env: { PATH: process.env['PATH'] ?? '', HOME: options.home, NODE_COMPILE_CACHE: options.compiled },
  });
  const waiting = new Map<number, (value: unknown) => void>();
  const mistakes: string[] = [];
  let errors = '';
  let asked = 0;
  let alive = true;
  let expected = false;
  child.stderr?.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  const gone = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      alive = false;
      if (!expected) mistakes.push(`the program ended by itself (${code ?? signal}): ${errors.trim().slice(-600)}`);
      for (const settle of waiting.values()) settle(null);
      waiting.clear();
      resolve();
    });
  });
  const ready = new Promise<void>((resolve) => {
    child.on('message', (message: FromStudio) => {
      if (message.kind === 'ready') resolve();
      else if (message.kind === 'event') onEvent(message.name, message.payload);
      else if (message.kind === 'answer') settle(message.n, message.value);
      else {
        mistakes.push(message.words);
        if (message.n !== null) settle(message.n, null);
      }
    });
  });
  const settle = (n: number, value: unknown): void => {
    waiting.get(n)?.(value);
    waiting.delete(n);
  };
  const send = (message: ToStudio): void => void child.send(message, () => undefined);
  const kill = (): void => {
    expected = true;
    alive = false;
    child.kill('SIGKILL');
  };

  const late = setTimeout(() => child.kill('SIGKILL'), startMs);
  const begun = Promise.race([ready, gone]).then(() => clearTimeout(late));

  return {
    ready: begun,
    ask: <N extends CallName>(name: N, argument: CallArgument<N>) => {
      if (!alive || !child.connected) return Promise.resolve(null);
      const n = (asked += 1);
      return new Promise<CallAnswer<N> | null>((resolve) => {
        waiting.set(n, resolve as (value: unknown) => void);
        send({ kind: 'call', n, name, argument });
      });
    },
    alive: () => alive,
    kill,
    close: async () => {
      if (alive) {
        expected = true;
        send({ kind: 'close' });
        const hard = setTimeout(kill, 5000);
        await gone;
        clearTimeout(hard);
      } else await gone;
    },
    mistakes,
  };
}
