// Picture processes that do as a test says.
import { ok } from '../../../../app/failure.ts';
import type { FromProcess, ToProcess } from '../../../../main/pictures/host/jobs.ts';
import type { PictureChannel } from '../../../../main/pictures/host/process-host.ts';
import { openSupervisor } from '../../../../main/pictures/host/supervisor.ts';
import type { AnyReply, Supervisor } from '../../../../main/pictures/host/supervisor.ts';

export type FakeProcess = {
  readonly asked: string[];
  readonly killed: () => boolean;
  readonly say: (message: FromProcess) => void;
  readonly die: (code: number | null) => void;
};

/** Processes that do as a table says with each picture: answer, die or hang. */
export function fakeProcesses(
  behaviour: (path: string, process: number) => 'answer' | 'die' | 'hang' | 'later',
  starts: (process: number) => boolean = () => true,
): { readonly spawn: () => PictureChannel; readonly all: FakeProcess[] } {
  const all: FakeProcess[] = [];
  const spawn = (): PictureChannel => {
    const number = all.length;
    let listener: (message: unknown) => void = () => undefined;
    let exit: (code: number | null) => void = () => undefined;
    let dead = false;
    let killed = false;
    const asked: string[] = [];
    const die = (code: number | null): void => {
      if (dead) return;
      dead = true;
      exit(code);
    };
    all.push({ asked, killed: () => killed, say: (message) => listener(message), die });
    queueMicrotask(() => (starts(number) ? listener({ ready: true }) : die(1)));
    return {
      send: (message) => {
        const { id, job } = message as ToProcess;
        const path = job.name === 'check' ? job.argument.path : job.name;
        asked.push(path);
        queueMicrotask(() => {
          if (dead) return;
          const does = behaviour(path, number);
          if (does === 'answer') listener({ id, reply: ok({ mediaType: 'image/png', width: 1, height: 1 }) });
          if (does === 'die') die(null);
        });
      },
      onMessage: (given) => {
        listener = given;
      },
      onExit: (given) => {
        exit = given;
      },
      kill: () => {
        killed = true;
        die(null);
      },
    };
  };
  return { spawn, all };
}

export const open = (spawn: () => PictureChannel, log: (line: string) => void = () => undefined): Supervisor =>
  openSupervisor({ spawn, log, atOnce: 2 });
export const check = (supervisor: Supervisor, path: string): Promise<AnyReply> =>
  supervisor.run({ name: 'check', argument: { path } }, path);
export const kinds = (replies: readonly AnyReply[]): readonly string[] => replies.map((reply) => (reply.ok ? 'ok' : reply.failure.kind));
