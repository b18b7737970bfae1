// The turns of a queue: edits are begun while there is room, and come back in line or leave it when their run is over.
import type { Failure } from '../failure.ts';
import { makeFailure } from '../make-failure.ts';
import type { Clock } from './ports.ts';
import { rateLimited } from '../seaart/failures.ts';
import { backoffMs, patienceMs } from '../seaart/retry.ts';
import type { EditStore } from './edit-store.ts';
import { isAtEnd, moveEdit } from './edit.ts';
import type { Line } from './line.ts';
import type { EditRecord } from './record.ts';
import type { RunEnd } from './run-context.ts';
import { makeWaker } from './waker.ts';
import type { Waker } from './waker.ts';
import { say } from '../messages/say.ts';

export type QueueState = { readonly paused: boolean; readonly pausedBecause: Failure | null; readonly held: 'no' | 'offline' | 'ask' };

export type QueueOptions = {
  readonly editStore: EditStore;
  readonly clock: Clock;
  /** In [0, 1); spreads what is tried again. */
  readonly random: () => number;
  /** How many edits may run, asked anew at each turn. */
  readonly atOnce: () => number;
  /** Why an edit that waits stays in line although there is room, while others pass it; null where it may go. Asked at each turn. */
  readonly keptBack?: (record: EditRecord) => Failure | null;
  /** How the queue was when the program ended; else nothing hinders it. */
  readonly begins?: QueueState;
  /** One run of one edit, until it ends or has to wait. The waker hurries or stops it. A rejection is a bug. */
  readonly run: (id: string, waker: Waker) => Promise<RunEnd>;
  /** True when the service answered anything at all. */
  readonly reachable: () => Promise<boolean>;
  /** `hold` waits for the line to come back and asks; `fail` ends the edit at once (the command). */
  readonly whenOffline: 'hold' | 'fail';
  /** How long an edit waits behind pauses that the service asks for, in ms: the command. Absent: as long as they last. */
  readonly patienceMs?: number;
  /** What is told of the queue is other than before: its state, its line, or how many run. */
  readonly onChange: () => void;
  /** Each run that is over, and how. */
  readonly onRunEnd: (id: string, end: RunEnd) => void;
};

/** What a queue knows; its parts share it. */
export type Turns = {
  readonly options: QueueOptions;
  readonly line: Line;
  readonly running: Map<string, { readonly waker: Waker; readonly over: Promise<void> }>;
  /** Those that run for so long that they do not count any more: what the service never finishes must not keep the line from moving. */
  readonly overdue: Set<string>;
  /** How often each was refused because of too many requests, and when first, on the monotonic clock. */
  readonly rateTries: Map<string, { readonly tries: number; readonly sinceMs: number }>;
  /** Waits between questions whether the service is back. */
  readonly probe: Waker;
  state: QueueState;
  /** Nothing is begun before this time of the monotonic clock. */
  restUntilMs: number;
  callOffRest: (() => void) | null;
  /** Whether somebody asks already if the service is back. */
  watching: boolean;
  closed: boolean;
};

const maxRateTries = 8;
const diskRestMs = 10_000;

/** Changes what is told of the queue, and tells it. */
export function change(turns: Turns, changed: Partial<QueueState>): void {
  turns.state = { ...turns.state, ...changed };
  turns.options.onChange();
}

/** Whether one more edit may run beside those that do. */
export const hasSpare = ({ running, overdue, options }: Turns): boolean => running.size - overdue.size < options.atOnce();

/** Begins waiting edits, in order, while there is room. */
export function pump(turns: Turns): void {
  const { line, options } = turns;
  const { editStore, clock } = options;
  if (turns.closed || turns.state.paused || turns.state.held !== 'no') return;
  const restMs = turns.restUntilMs - clock.monotonicMs();
  if (restMs > 0) {
    turns.callOffRest ??= clock.after(restMs, () => {
      turns.callOffRest = null;
      pump(turns);
    });
    return;
  }
  while (hasSpare(turns)) {
    const id = line.take((waiting) => mayGo(turns, waiting));
    if (id === null) return;
    if (editStore.get(id)?.state === 'waiting') start(turns, id);
  }
}

/** The detail of each failure that `keptBack` answers. */
export const keptBackDetail = 'kept-back';

/** Why it stays in line although there is room; null where it may go. */
export function hindranceOf({ options: { editStore, keptBack } }: Turns, id: string): Failure | null {
  const record = editStore.get(id);
  return keptBack === undefined || record === null ? null : keptBack(record);
}

/** What keeps it back is said of it as long as it does. */
function mayGo(turns: Turns, id: string): boolean {
  const { editStore } = turns.options;
  const because = hindranceOf(turns, id);
  if (because !== null || editStore.troubleOf(id)?.detail === keptBackDetail) editStore.trouble(id, because);
  return because === null;
}

/** Begins a run of one edit, unless it runs already: two runs of one edit could buy it twice. */
export function start(turns: Turns, id: string): void {
  const { running, overdue, options } = turns;
  if (turns.closed || running.has(id)) return;
  turns.line.noteTurn(id);
  const waker = makeWaker(options.clock);
  const callOff = options.clock.after(patienceMs, () => {
    overdue.add(id);
    pump(turns);
    options.onChange();
  });
  const leave = (): void => {
    callOff();
    overdue.delete(id);
    running.delete(id);
  };
  const over = options.run(id, waker).then(
    (end) => {
      leave();
      return settle(turns, id, end);
    },
    (bug: unknown) => {
      leave();
      pump(turns);
      throw bug;
    },
  );
  running.set(id, { waker, over });
}

async function settle(turns: Turns, id: string, over: RunEnd): Promise<void> {
  const { editStore, onRunEnd } = turns.options;
  const end = over.kind === 'back-in-line' ? await backInLine(turns, id, over) : over;
  if (end.kind === 'limited' && editStore.get(id)?.state === 'waiting') {
    editStore.trouble(id, end.failure);
    turns.line.rejoin(id);
    change(turns, { paused: true, pausedBecause: end.failure });
  }
  if (end.kind === 'refused') change(turns, { paused: true, pausedBecause: end.failure });
  const record = editStore.get(id);
  if (record !== null && isAtEnd(record.state)) turns.rateTries.delete(id);
  onRunEnd(id, end);
  pump(turns);
}

type BackInLine = Extract<RunEnd, { kind: 'back-in-line' }>;

/** Nothing was made: it waits again, while the service rests or is away, or ends where nobody would wait for that. How its run is over then. */
async function backInLine(turns: Turns, id: string, end: BackInLine): Promise<RunEnd> {
  const { failure } = end;
  if (failure.kind === 'rate-limited') return afterRateLimit(turns, id, end);
  if (turns.options.whenOffline === 'fail') {
    await endWaiting(turns, id, failure);
    return end;
  }
  turns.line.rejoin(id);
  if (turns.state.held !== 'no') return end;
  change(turns, { held: 'offline' });
  void watchService(turns);
  return end;
}

async function afterRateLimit(turns: Turns, id: string, end: BackInLine): Promise<RunEnd> {
  const { rateTries, line, options } = turns;
  const nowMs = options.clock.monotonicMs();
  const { tries: before, sinceMs } = rateTries.get(id) ?? { tries: 0, sinceMs: nowMs };
  const tries = before + 1;
  rateTries.set(id, { tries, sinceMs });
  if (tries >= maxRateTries) {
    await endWaiting(turns, id, rateLimitedForGood(end.failure));
    return end;
  }
  const restMs = end.waitMs ?? backoffMs(tries, options.random(), 2500, 60_000);
  if (nowMs - sinceMs + restMs > (options.patienceMs ?? Infinity)) return { kind: 'limited', failure: pauseTooLong(end.failure) };
  options.editStore.trouble(id, rateLimited(end.failure.detail ?? ''));
  rest(turns, restMs);
  line.rejoin(id);
  return end;
}

function rest(turns: Turns, forMs: number): void {
  turns.restUntilMs = Math.max(turns.restUntilMs, turns.options.clock.monotonicMs() + forMs);
}

async function endWaiting(turns: Turns, id: string, failure: Failure): Promise<void> {
  const { editStore, clock } = turns.options;
  const ended = await editStore.change(id, (record) =>
    record.state === 'waiting' ? moveEdit(record, { to: 'failed', failure }, clock.now()) : record,
  );
  if (ended.ok) return;
  // The disk would not take the end: it keeps its turn rather than wait in no line at all.
  editStore.trouble(id, ended.failure);
  rest(turns, diskRestMs);
  turns.line.rejoin(id);
}

/** Asks the service itself, never another host, whether the line is back. */
async function watchService(turns: Turns): Promise<void> {
  const { line, options, probe } = turns;
  // Asked with the newest state: the person may have released the queue while the service was asked.
  const isHeldOffline = (): boolean => turns.state.held === 'offline';
  if (turns.watching) return;
  turns.watching = true;
  for (let attempt = 2; isHeldOffline() && !turns.closed; attempt += 1) {
    await probe.delay(backoffMs(attempt, options.random(), 1000, 60_000));
    if (turns.closed || !isHeldOffline()) break;
    if ((await options.reachable()) && isHeldOffline())
      change(turns, { held: line.ids().some((id) => options.editStore.get(id)?.state === 'waiting') ? 'ask' : 'no' });
  }
  turns.watching = false;
  pump(turns);
}

function pauseTooLong({ detail }: Failure): Failure {
  return makeFailure('rate-limited', say('service.pauseTooLong', { service: say('service.name') }), detail === undefined ? {} : { detail });
}

function rateLimitedForGood(failure: Failure): Failure {
  return makeFailure('rate-limited', say('service.keptRefusing', { service: say('service.name') }), {
    next: 'retry',
    ...(failure.detail === undefined ? {} : { detail: failure.detail }),
  });
}
