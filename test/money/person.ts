// Plays one schedule against the window's core: presses, kills, restarts, decides about what went wrong, until everything is at rest.
import { randomUUID } from 'node:crypto';
import { isAtEnd } from '../../app/edits/edit.ts';
import type { QueueState, Ran } from '../../app/contract/contract.ts';
import type { Picture } from '../../app/edits/picture.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { Reply } from '../../app/failure.ts';
import type { Act, Press } from './evidence.ts';
import { readLibrary } from './evidence.ts';
import { taskForEdit } from './known-tasks.ts';
import type { Place } from './place.ts';
import type { Schedule } from './schedule.ts';
import type { Service } from './service.ts';
import type { StudioHost } from './studio-host.ts';

export type Played = {
  readonly presses: readonly Press[];
  readonly acts: readonly Act[];
  readonly kills: number;
  readonly starts: number;
  readonly troubles: readonly string[];
};

type Open = { -readonly [K in keyof Press]: Press[K] } & { answers: (string | null)[] };
/** As much of an edit as a person needs to decide about it. */
type Seen = Pick<EditSummary, 'state' | 'requestId'>;

/** Only what hangs is ended: on a machine with much other work a start alone can take a minute. */
const restMs = 900_000;
const tickMs = 8;
/** So often a person tries what did not work, and lets a queue go on that a limit stops again though nothing is under way. */
const maxTries = 12;

const isStill = ({ state }: Seen): boolean => isAtEnd(state) || state === 'unknown' || state === 'waiting';

/** `start` starts the program; `takeCancel` says once for each moment of the schedule that it has come. */
export async function playStudio(
  schedule: Schedule,
  place: Place,
  service: Service,
  start: (onEvent: (name: string, payload: unknown) => void) => StudioHost,
  takeCancel: () => boolean,
): Promise<Played> {
  const presses: Open[] = [];
  const acts: Act[] = [];
  const troubles: string[] = [];
  const seen = new Map<string, Seen>();
  const decided = new Set<string>();
  const tries = new Map<string, number>();
  const underWay = new Set<Promise<unknown>>();
  const vanished = new Set<Open>();
  const runs = [...schedule.runs];
  const unknowns = [...schedule.unknowns];
  const failures = [...schedule.failures];
  let queue: Pick<QueueState, 'paused' | 'pausedBecause' | 'held'> | null = null;
  let pictures: readonly Picture[] | null = null;
  let starts = 0;
  let kills = 0;
  let stopped = 0;

  const hear = (name: string, payload: unknown): void => {
    if (name === 'queue.changed') queue = payload as QueueState;
    if (name === 'edit.changed' || name === 'edit.ended') seen.set((payload as EditSummary).id, payload as EditSummary);
  };

  let host = start(hear);
  const begin = async (): Promise<void> => {
    starts += 1;
    await host.ready;
    const snapshot = await host.ask('studio.snapshot', undefined);
    if (snapshot === null) return;
    hear('queue.changed', snapshot.queue);
    for (const edit of snapshot.queue.edits) seen.set(edit.id, edit);
  };

  const doing = (act: Promise<unknown>): void => {
    underWay.add(act);
    void act.finally(() => underWay.delete(act));
  };

  /** Answers to every intent of a press, as they come. */
  const press = async (mine: readonly Open[], ask: () => Promise<Reply<Ran> | null>): Promise<void> => {
    const reply = await ask();
    const limited = reply !== null && !reply.ok && reply.failure.kind === 'limit';
    if (limited) mine.forEach((one) => (one.limited = mine.length));
    else if (reply !== null && !reply.ok) troubles.push(`a press was refused: ${reply.failure.kind}`);
    mine.forEach((one, n) => one.answers.push(reply?.ok === true ? (reply.value.ids[n] ?? null) : null));
  };

  const run = async ({ twice, count }: Schedule['runs'][number], nth: number): Promise<void> => {
    const mine = Array.from({ length: count }, (): Open => ({ kind: 'run', intent: randomUUID(), answers: [] }));
    presses.push(...mine);
    const ask = () =>
      host.ask('edit.run', {
        request: {
          model: 'flux_kontext_max',
          // Each of a length of its own, so that a create can be told by its length alone.
          prompt: `make the sky red${' and the sea calm'.repeat(nth)}`,
          pictures: [...(pictures ?? [])],
          // 99 and 100: two edits of one press differ in length too.
          parameters: count > 1 ? { seed: 99 } : {},
        },
        intents: mine.map(({ intent }) => intent ?? ''),
        next: false,
        evenIfPaid: false,
        shown: { places: (pictures ?? []).map(({ sha256 }) => sha256), count },
      });
    if (!twice) return press(mine, ask);
    if (nth % 2 === 0) await Promise.all([press(mine, ask), press(mine, ask)]);
    else {
      await press(mine, ask);
      if (host.alive()) await press(mine, ask);
    }
  };

  const pressAgain = async (kind: 'retry' | 'send-again', id: string, twice: boolean): Promise<void> => {
    const intent = randomUUID();
    const mine: Open = { kind, intent, answers: [] };
    presses.push(mine);
    if (kind === 'send-again') acts.push({ kind, id });
    const ask = () => host.ask(kind === 'retry' ? 'edit.retry' : 'edit.sendAgain', { id, intent });
    await Promise.all(twice ? [press([mine], ask), press([mine], ask)] : [press([mine], ask)]);
    // It died with the program, unless it was written down before: then what it made is there to be seen.
    if (
      mine.limited === undefined &&
      mine.answers.every((answer) => answer === null) &&
      !readLibrary(place.library).records.some((record) => record.intent === intent)
    )
      decided.delete(id);
  };

  /** Tries what may fail for a while; undecided again when it did not work, or when the program died over it. */
  const attempt = async (kind: 'forget' | 'name' | 'check-again', id: string): Promise<void> => {
    const taskId = kind === 'name' ? taskForEdit(service, readLibrary(place.library).records, id) : null;
    if (kind === 'name' && taskId === null) return attempt('forget', id);
    acts.push({ kind, id });
    const reply =
      kind === 'name'
        ? await host.ask('edit.nameRequest', { id, requestId: taskId ?? '' })
        : await host.ask(kind === 'forget' ? 'edit.forget' : 'edit.checkAgain', { id });
    if (reply?.ok === true && kind === 'forget') return;
    const tried = (tries.get(id) ?? 0) + 1;
    tries.set(id, tried);
    if (tried < maxTries) decided.delete(id);
    // What did not work is the same choice again, not the next one.
    if (kind === 'name' && reply?.ok !== true && tried < maxTries) unknowns.unshift('name');
  };

  const decide = (id: string, { state, requestId }: Seen): void => {
    decided.add(id);
    if (state === 'unknown') {
      const choice = unknowns.shift() ?? 'leave';
      if (choice === 'forget' || choice === 'name') doing(attempt(choice, id));
      else if (choice !== 'leave') doing(pressAgain('send-again', id, choice === 'send-again-twice'));
    } else if (state === 'lost' && requestId !== null) doing(attempt('check-again', id));
    else if (state === 'failed' || state === 'blocked' || state === 'cancelled') {
      const choice = failures.shift() ?? 'leave';
      if (choice !== 'leave') doing(pressAgain('retry', id, choice === 'retry-twice'));
    }
  };

  /** Everything that a person would see and act upon now. True when nothing is left to do or to wait for. */
  const look = (): boolean => {
    if (queue?.paused === true) {
      if (queue.pausedBecause?.kind === 'limit' && [...seen.values()].every(isStill)) stopped += 1;
      doing(host.ask('queue.pause', { paused: false }));
    }
    if (queue?.held === 'ask') doing(host.ask('queue.release', undefined));
    // Acted upon once; what is still so is told again.
    queue = null;
    const newest = [...seen].findLast(([, { state }]) => !isAtEnd(state) && state !== 'unknown')?.[0];
    if (newest !== undefined && takeCancel()) {
      acts.push({ kind: 'cancel', id: newest });
      doing(host.ask('edit.cancel', { id: newest }));
    }
    for (const [id, edit] of seen) if ((isAtEnd(edit.state) || edit.state === 'unknown') && !decided.has(id)) decide(id, edit);
    return runs.length === 0 && underWay.size === 0 && [...seen.values()].every(({ state }) => isAtEnd(state) || state === 'unknown');
  };

  /** After a kill the window knows nothing any more: what ended meanwhile is found on the disk. */
  const reread = (): void => {
    for (const { id, state, named } of readLibrary(place.library).records) seen.set(id, { state, requestId: named?.requestId ?? null });
  };

  /** A press that died with the program left no edit to be seen: the person presses once more. */
  const pressVanished = (): void => {
    const intents = new Set(readLibrary(place.library).records.map(({ intent }) => intent));
    for (const one of presses) {
      if (
        one.kind !== 'run' ||
        one.limited !== undefined ||
        vanished.has(one) ||
        intents.has(one.intent ?? '') ||
        one.answers.some((answer) => answer !== null)
      )
        continue;
      vanished.add(one);
      runs.push({ afterMs: 0, twice: false, count: 1 });
    }
  };

  await begin();
  const began = performance.now();
  let nextRunMs = 0;
  let nth = 0;
  for (;;) {
    if (!host.alive()) {
      troubles.push(...host.mistakes);
      kills += 1;
      await host.close();
      await Promise.all(underWay);
      queue = null;
      host = start(hear);
      await begin();
      reread();
      pressVanished();
    }
    pictures ??=
      place.pictures.length === 0 ? [] : ((await host.ask('picture.takePaths', { paths: [...place.pictures] }))?.pictures ?? null);
    const next = runs[0];
    if (next !== undefined && pictures !== null && host.alive() && performance.now() - began >= nextRunMs + next.afterMs) {
      runs.shift();
      nextRunMs += next.afterMs;
      doing(run(next, nth++));
    }
    if (look()) {
      // What the window was not told of, if anything.
      reread();
      if (look() && host.alive()) break;
    }
    // What waits for a limit that nothing else will make room in waits till next month.
    if (stopped > maxTries || performance.now() - began > restMs) {
      troubles.push(`never came to rest: ${[...seen.values()].map(({ state }) => state).join(', ')}`);
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, tickMs));
  }
  troubles.push(...host.mistakes);
  await host.close();
  return { presses, acts, kills, starts, troubles };
}
