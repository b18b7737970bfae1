// One picture process at a time: started when it is first needed, and forgotten when it ends or is replaced.
import { startMs } from '../limits.ts';
import type { FromProcess, ToProcess } from './jobs.ts';
import type { PictureChannel, SpawnPictureProcess } from './process-host.ts';

export type OneProcess = {
  /** Whether it takes jobs. Starts one where there is none. */
  readonly isReady: () => boolean;
  readonly send: (message: ToProcess) => void;
  /** Ends it without a word to whoever listens; the next question starts another. */
  readonly replace: () => void;
  /** Resolves when it is gone. */
  readonly close: () => Promise<void>;
};

type ProcessEvents = {
  readonly ready: () => void;
  readonly had: (ms: number) => void;
  readonly answered: (message: Exclude<FromProcess, { ready: true } | { hadMs: number }>) => void;
  /** It ended by itself. */
  readonly ended: (code: number | null, wasReady: boolean) => void;
};

export function makeOneProcess(spawn: SpawnPictureProcess, events: ProcessEvents): OneProcess {
  let channel: PictureChannel | null = null;
  let ready = false;
  let startTimer: NodeJS.Timeout | undefined;
  let whenGone: (() => void) | null = null;

  function start(): void {
    const started = spawn();
    channel = started;
    ready = false;
    startTimer = setTimeout(() => started.kill(), startMs);
    started.onMessage((message) => {
      if (channel === started) receive(message as FromProcess);
    });
    started.onExit((code) => {
      if (channel === started) onExit(code);
    });
  }

  function receive(message: FromProcess): void {
    if ('hadMs' in message) return events.had(message.hadMs);
    if (!('ready' in message)) return events.answered(message);
    clearTimeout(startTimer);
    ready = true;
    events.ready();
  }

  function onExit(code: number | null): void {
    clearTimeout(startTimer);
    const wasReady = ready;
    channel = null;
    ready = false;
    if (whenGone !== null) return whenGone();
    events.ended(code, wasReady);
  }

  return {
    isReady: () => {
      if (channel !== null) return ready;
      start();
      return false;
    },
    send: (message) => channel?.send(message),
    replace: () => {
      const hung = channel;
      channel = null;
      ready = false;
      hung?.kill();
    },
    close: async () => {
      clearTimeout(startTimer);
      const last = channel;
      if (last === null) return;
      await new Promise<void>((gone) => {
        whenGone = gone;
        last.kill();
      });
    },
  };
}
