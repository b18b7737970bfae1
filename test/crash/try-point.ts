// One point: a whole edit killed there, the files judged, a restart, the files judged again.
import { closeSync, openSync, readSync } from 'node:fs';
import { breachesAfterKill, breachesAfterRestart } from './invariants.ts';
import type { Moment, Point } from './points.ts';
import type { Product } from '../gate/product.ts';
import { makeRandom } from './random.ts';
import type { Random } from './random.ts';
import { hasHome, lastLine, restart, restartKilled, unknownIn } from './restart.ts';
import { outputOf, run } from './run.ts';
import type { Ran, RunOptions } from './run.ts';
import { makeScene } from './scene.ts';
import type { Scene } from './scene.ts';
import { callsIn, sinkOf, struckAt } from './trace.ts';

export type Tried = {
  readonly point: Point;
  /** False when the edit was over before its point came. */
  readonly killed: boolean;
  /** What the struck call was about. */
  readonly sink: string;
  /** The last state that was said before the kill. */
  readonly state: string;
  readonly restarts: number;
  readonly creates: number;
  readonly presses: number;
  readonly words: number;
  /** Edits that ended as unknown, and said so. */
  readonly unknown: number;
  readonly breaches: readonly string[];
};

export async function tryPoint(product: Product, point: Point): Promise<Tried> {
  const scene = await makeScene(point.story, point.program);
  try {
    const ran = await run(scene, product, scene.line, killing(scene, point));
    const breaches = [...breachesAfterKill(scene, ran.said)];
    if (!ran.killed && ran.code !== 0) breaches.push(`nobody killed it, and yet it ended with ${ran.code}: ${lastLine(ran.errors)}`);
    const { sink, state } = whereStruck(ran, point);
    let restarts = 1;
    let unknownSaid: ReadonlySet<string> = new Set();
    if (point.restart === 'command killed, then studio') {
      const again = await restartKilled(scene, product, { strace: anyCall(makeRandom(point.seed)) });
      breaches.push(...breachesAfterKill(scene, again.said).map((breach) => `after a killed restart: ${breach}`));
      unknownSaid = unknownIn(again.said);
      restarts += 1;
    }
    const restarted = await restart(scene, product, point.restart === 'command' ? 'command' : 'studio');
    const told = { unknown: new Set([...restarted.unknownSaid, ...unknownSaid]), tidied: restarted.tidied };
    breaches.push(...restarted.breaches, ...(hasHome(scene) ? breachesAfterRestart(scene, told) : []));
    return {
      point,
      killed: ran.killed,
      sink,
      state,
      restarts,
      creates: scene.server.creates.length,
      presses: scene.presses,
      words: ran.said.length,
      unknown: told.unknown.size,
      breaches,
    };
  } finally {
    await scene.close();
  }
}

/** Kills a restart at one of its early or late calls. */
function anyCall(random: Random): readonly string[] {
  const [name, max] = (
    [
      ['fsync', 10],
      ['rename', 4],
      ['link', 2],
      ['unlink', 5],
      ['write', 90],
    ] as const
  )[Math.floor(random() * 5)] ?? ['fsync', 9];
  return inject(name, 1 + Math.floor(random() * max));
}

function inject(name: string, nth: number): readonly string[] {
  return ['-e', `trace=?${name}`, '-e', `inject=?${name}:signal=KILL:when=${nth}`];
}

function killing(scene: Scene, { how }: Point): RunOptions {
  switch (how.kind) {
    case 'call':
      return { strace: inject(how.name, how.nth), threads: how.threads };
    case 'word':
      return { strace: ['-P', outputOf(scene)[how.to], ...inject('write', how.nth)] };
    case 'exchange':
      return { onStart: (kill) => killAt(scene, how.moment, kill) };
    case 'time':
      return { onStart: (kill) => void setTimeout(kill, how.afterMs).unref() };
  }
}

function killAt({ server }: Scene, moment: Moment, kill: () => void): void {
  switch (moment) {
    case 'create begun':
      return void server.until(() => server.creates.length > 0).then(kill);
    case 'create whole':
      return server.next('create', { before: kill });
    case 'create answered':
      return void server.until(() => server.tasks.size > 0).then(() => setTimeout(kill, 3));
    case 'status asked':
      return server.next('status', { before: kill });
    case 'response asked':
      return server.next('response', { before: kill });
    case 'download asked':
      return server.next('download', { before: kill });
    case 'download half':
      return server.next('download', { cutAnswerAfter: 200, ending: 'silence', before: () => void setTimeout(kill, 60) });
  }
}

function whereStruck(ran: Ran, { how }: Point): { readonly sink: string; readonly state: string } {
  const state = ran.said.findLast(({ type }) => type === 'state')?.state ?? 'before';
  if (how.kind === 'exchange') return { sink: how.moment, state };
  if (how.kind === 'time') return { sink: 'any time', state };
  if (how.kind === 'word') return { sink: how.to === 'out' ? 'before a word' : 'after a word', state };
  const struck = struckAt(callsIn(ran.trace), how.name, how.nth);
  return { sink: struck === null ? 'inner' : sinkOf(struck, firstByte), state };
}

function firstByte(file: string): string {
  try {
    const handle = openSync(file, 'r');
    try {
      const byte = Buffer.alloc(1);
      readSync(handle, byte, 0, 1, 0);
      return byte.toString('latin1');
    } finally {
      closeSync(handle);
    }
  } catch {
    return '';
  }
}
