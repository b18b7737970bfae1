// Everything that edits need around them, as fakes: a clock moved by hand, a store in memory, a service that says what it is told.
import { makeEditStore } from '../../app/edits/edit-store.ts';
import type { EditStore } from '../../app/edits/edit-store.ts';
import { makeQueue } from '../../app/edits/queue.ts';
import type { Queue } from '../../app/edits/queue.ts';
import type { QueueOptions } from '../../app/edits/turns.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import type { RunContext, RunEnd } from '../../app/edits/run-context.ts';
import { runEdit } from '../../app/edits/runner.ts';
import { makeWaker } from '../../app/edits/waker.ts';
import type { Waker } from '../../app/edits/waker.ts';
import { ok } from '../../app/failure.ts';
import { kontextMax } from '../../app/models/kontext-max.ts';
import type { EditPorts } from '../../app/edits/ports.ts';
import { makeFakeService } from './fake-service.ts';
import type { FakeService } from './fake-service.ts';
import { makeManualClock } from './manual-clock.ts';
import type { ManualClock } from './manual-clock.ts';
import { makeMemoryStore } from './memory-store.ts';
import type { MemoryStore } from './memory-store.ts';
import { posted, prepared, result } from './records.ts';

type Receive = EditPorts['receive'];
type Prepare = EditPorts['prepare'];

export type Bench = {
  readonly clock: ManualClock;
  readonly store: MemoryStore;
  readonly editStore: EditStore;
  readonly service: FakeService;
  /** Every change told, as `id:state`. */
  readonly told: string[];
  readonly logged: string[];
  /** Replace these to have pictures prepared or fetched otherwise. */
  readonly world: {
    prepare: Prepare;
    receive: Receive;
    withinLimits: EditPorts['withinLimits'];
    room: EditPorts['room'];
    isAsWritten: (record: EditRecord) => boolean;
    leftBefore: (record: EditRecord) => boolean;
  };
  /** Runs one edit alone. */
  readonly run: (
    id: string,
    more?: Partial<RunContext>,
  ) => { readonly waker: Waker; readonly over: Promise<RunEnd>; readonly end: () => RunEnd | 'still running' };
  /** A queue over the same edit store. */
  readonly queue: (more?: QueueMore) => Queue & { readonly ends: (readonly [string, RunEnd])[] };
};

export type QueueMore = {
  atOnce?: () => number;
  reachable?: () => Promise<boolean>;
  whenOffline?: 'hold' | 'fail';
  patienceMs?: number;
  run?: Partial<RunContext>;
  keptBack?: QueueOptions['keptBack'];
};

/** With `store`, a restart: the edit store knows only what was saved. */
export async function makeBench(
  records: readonly EditRecord[] = [],
  from: { store?: MemoryStore; service?: FakeService } = {},
): Promise<Bench> {
  const clock = makeManualClock();
  const store = from.store ?? makeMemoryStore(records);
  const service = from.service ?? makeFakeService();
  const told: string[] = [];
  const logged: string[] = [];
  const editStore = makeEditStore({ store, now: clock.now, onChange: (record) => void told.push(`${record.id}:${record.state}`) });
  for (const record of from.store === undefined ? records : store.saved.values()) await editStore.open(record, false);
  told.length = 0;
  const world: Bench['world'] = {
    prepare: async ({ inputs }) => ok(inputs.map(() => prepared)),
    receive: async () => ({ kind: 'received', result }),
    withinLimits: async (_record, send) => ok(await send()),
    room: async () => null,
    isAsWritten: () => true,
    leftBefore: () => false,
  };
  const contextOf = (id: string, waker: Waker, more: Partial<RunContext>): RunContext => ({
    id,
    editStore,
    client: service,
    model: kontextMax,
    ports: {
      clock,
      prepare: (request) => world.prepare(request),
      weigh: async () => posted,
      withinLimits: (record, send) => world.withinLimits(record, send),
      room: () => world.room(),
      receive: (record, index, output) => world.receive(record, index, output),
      isAsWritten: async (record) => world.isAsWritten(record),
      leftBefore: async (record) => world.leftBefore(record),
      noteLeft: async () => undefined,
      keepRequest: async (of, named) => void logged.push(`${of} is ${named.requestId}`),
      log: (line) => void logged.push(line),
    },
    waker,
    random: () => 0.5,
    patienceMs: null,
    foreign: false,
    ...more,
  });

  return {
    clock,
    store,
    editStore,
    service,
    told,
    logged,
    world,
    run: (id, more = {}) => {
      const waker = makeWaker(clock);
      let end: RunEnd | 'still running' = 'still running';
      const over = runEdit(contextOf(id, waker, more)).then((value) => (end = value));
      return { waker, over, end: () => end };
    },
    queue: (more = {}) => {
      const ends: [string, RunEnd][] = [];
      const queue = makeQueue({
        editStore,
        clock,
        random: () => 0.5,
        atOnce: more.atOnce ?? (() => 2),
        run: (id, waker) => runEdit(contextOf(id, waker, more.run ?? {})),
        reachable: more.reachable ?? (async () => false),
        whenOffline: more.whenOffline ?? 'hold',
        ...(more.patienceMs === undefined ? {} : { patienceMs: more.patienceMs }),
        ...(more.keptBack === undefined ? {} : { keptBack: more.keptBack }),
        onChange: () => undefined,
        onRunEnd: (id, end) => void ends.push([id, end]),
      });
      return { ...queue, ends };
    },
  };
}
