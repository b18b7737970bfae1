// The built command with a home, a key and a service of its own; the library lies wherever the drive is. What the service was asked to make is counted.
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { jpeg } from '../fakes/pictures.ts';
import { startSeaart } from '../fakes/seaart-server.ts';
import { quickPace } from '../fakes/seaart-behaviour.ts';
import type { SeaartServer } from '../fakes/seaart-server.ts';
import { built } from '../built/built.ts';
import { commandEnvironment, startCommand } from '../fakes/start-command.ts';
import type { Line, Ran, Running } from '../fakes/start-command.ts';

export type { Line, Ran, Running } from '../fakes/start-command.ts';

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

/** Whatever hangs is ended; nothing here takes as long. */
const maxMs = 180_000;

export async function makeBench(place: string, library: string): Promise<Bench> {
  const server = await startSeaart();
  const running = new Set<ChildProcess>();
  const [home, photo] = [path.join(place, 'home'), path.join(place, 'photo.jpg')];
  mkdirSync(path.join(place, 'person'), { recursive: true });
  writeFileSync(photo, await jpeg(640, 480));
  const { command, compiled } = built();
  const environment = commandEnvironment({ person: path.join(place, 'person'), home, library, service: server, compiled });
  let expected = 0;

  const start = (...args: readonly string[]): Running => {
    const started = startCommand(command, [...args, '--json'], environment, maxMs);
    running.add(started.child);
    void started.ended.then(() => running.delete(started.child));
    return started;
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
  server.behaviour.pace = ['IN_QUEUE'];
  return () => {
    server.behaviour.pace = quickPace;
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
  assert.equal(ran.code, code, `ended with ${ran.code}, not ${code}: ${ran.stderr.trim().split('\n').slice(-4).join(' / ')}`);
  return ran;
}
