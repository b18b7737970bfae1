// The window's queue, built from differences, beside the whole that main has: over main's own edit store, queue and notifier, and the window's own mirror.
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { makeEditStore } from '../../../app/edits/edit-store.ts';
import { isAtEnd } from '../../../app/edits/edit.ts';
import type { Move } from '../../../app/edits/edit.ts';
import { makeQueue } from '../../../app/edits/queue.ts';
import type { EditRecord, EditState } from '../../../app/edits/record.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import { say } from '../../../app/messages/say.ts';
import type { RunEnd } from '../../../app/edits/run-context.ts';
import type { EventName, EventPayloads, QueueStatus, Snapshot } from '../../../app/contract/contract.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { makeQueueNotifier } from '../../../main/studio/session/queue-notifier.ts';
import { mirror, mirrored, openMirror } from '../../../renderer/store/mirror.ts';
import { editOf } from '../../../renderer/store/edits.ts';
import { makeManualClock } from '../../fakes/manual-clock.ts';
import { makeMemoryStore } from '../../fakes/memory-store.ts';
import { idOf, namedOf, output, posted, recordIn, recordOf, result } from '../../fakes/records.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';

afterEach(() => vi.unstubAllGlobals());

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const trouble = makeFailure('offline', say('service.offline', { service: say('service.name') }));

/** The next step of an edit that goes well. */
function nextMove({ id, state }: EditRecord): Move | null {
  if (state === 'waiting') return { to: 'submitting', sent: [null], posted };
  if (state === 'submitting' || state === 'unknown' || state === 'lost') return { to: 'queued', named: namedOf(`mmsu_${id}`) };
  if (state === 'queued') return { to: 'running' };
  if (state === 'running') return { to: 'saving', outputs: [output] };
  return state === 'saving' ? { to: 'done', results: [result] } : null;
}

/** Main's side, and a channel to the window that keeps the order of what is sent and delivers when it is told to. */
function makeMain() {
  const clock = makeManualClock();
  const foreign = new Map<string, EditRecord>();
  const ends = new Map<string, (end: RunEnd) => void>();
  const channel: (() => void)[] = [];
  const listeners = new Map<string, Set<(payload: never) => void>>();
  /** Edits whose end the page has heard of. */
  const over = new Set<string>();
  const lost: { next: EventName | null } = { next: null };
  let bytes = 0;
  let pages = 0;
  const emit = <N extends EventName>(name: N, payload: EventPayloads[N]): void => {
    const sent = structuredClone(payload);
    if (name === lost.next) return void (lost.next = null);
    bytes += JSON.stringify(sent).length;
    channel.push(() => {
      if (name === 'edit.changed') over.delete((sent as EditSummary).id);
      if (name === 'edit.ended') over.add((sent as EditSummary).id);
      listeners.get(name)?.forEach((listener) => listener(sent as never));
    });
  };
  const tell = (record: EditRecord): void => {
    if (!isAtEnd(record.state)) emit('edit.changed', editStore.summary(record));
    else {
      editStore.close(record.id);
      emit('edit.ended', editStore.summary(record));
    }
    notifier.tell();
  };
  const editStore = makeEditStore({ store: makeMemoryStore(), now: clock.now, onChange: tell });
  const queue = makeQueue({
    editStore,
    clock,
    random: () => 0.5,
    atOnce: () => 2,
    run: (id) => new Promise((resolve) => ends.set(id, resolve)),
    reachable: async () => false,
    whenOffline: 'hold',
    onChange: () => notifier.tell(),
    onRunEnd: () => undefined,
  });
  const session = { editStore, queue, foreign: () => [...foreign.values()] };
  const notifier = makeQueueNotifier({
    session: () => session,
    typicalSeconds: async () => 12,
    emit: (change) => emit('queue.changed', change),
    log: (line) => {
      throw new Error(line);
    },
  });
  const answer = <T>(make: () => Promise<T>): Promise<T> => {
    const page = pages;
    return new Promise(
      (resolve) => void make().then((value) => (page === pages ? channel.push(() => resolve(structuredClone(value))) : undefined)),
    );
  };
  const call = {
    'queue.whole': () => answer(notifier.whole),
    'studio.snapshot': () => answer(async (): Promise<Snapshot> => ({ ...fakeWorld().snapshot, queue: await notifier.whole() })),
  };
  const on = new Proxy(
    {},
    {
      get: (_, name: string) => (listener: (payload: never) => void) => {
        const all = listeners.get(name) ?? new Set();
        listeners.set(name, all.add(listener));
        return () => void all.delete(listener);
      },
    },
  );
  vi.stubGlobal('window', { studio: { call, on } });
  const deliver = async (max: number): Promise<void> => {
    for (let n = 0; n < max && channel.length > 0; n += 1) {
      channel.shift()?.();
      await turn();
    }
  };
  /** A page that begins anew: what was on its way to the one before reaches nobody. */
  const load = (): void => {
    pages += 1;
    channel.length = 0;
    listeners.clear();
    over.clear();
    mirror.setState({ now: null });
    void openMirror();
  };
  return { editStore, queue, foreign, ends, emit, notifier, deliver, lost, over, load, bytes: () => bytes };
}

type Main = ReturnType<typeof makeMain>;

type UndoStep = { readonly what: string; readonly n: number };
const step: fc.Arbitrary<UndoStep> = fc.record({
  what: fc.constantFrom(
    ...['make', 'make', 'move', 'move', 'move', 'end', 'cancel', 'next', 'pause', 'trouble', 'star', 'again'],
    ...['foreign', 'foreign-gone', 'deliver', 'deliver', 'turn', 'turn', 'reload', 'lose'],
  ),
  n: fc.nat(30),
});

async function act(
  { editStore, queue, foreign, ends, emit, notifier, deliver, lost, load }: Main,
  { what, n }: UndoStep,
  made: string[],
): Promise<void> {
  const living = editStore.all();
  const id = living[n % Math.max(1, living.length)]?.id ?? '';
  const record = editStore.get(id);
  if (what === 'make') {
    const fresh = idOf(made.length + 1);
    made.push(fresh);
    await editStore.open(recordOf(made.length), true);
    queue.add([fresh], n % 2 === 0);
  }
  if (what === 'move' && record !== null) {
    const move = nextMove(record);
    if (move !== null) await editStore.move(id, move);
  }
  if (what === 'end' && record !== null && ['submitting', 'queued', 'running'].includes(record.state)) {
    await editStore.move(id, { to: record.state === 'submitting' ? 'unknown' : 'lost', failure: trouble });
    ends.get(id)?.({ kind: 'ended' });
  }
  if (what === 'again' && made.length > 0) {
    // What was lost is asked for again: it comes back, perhaps before its going was told.
    const stored = made[n % made.length] ?? '';
    if (editStore.get(stored) === null) {
      await editStore.open(recordIn('lost', made.indexOf(stored) + 1), false);
      await editStore.open(recordIn('queued', made.indexOf(stored) + 1), true);
    }
  }
  if (what === 'cancel') await queue.cancel(id);
  if (what === 'next') queue.runNext(id);
  if (what === 'pause') queue.pause(n % 2 === 0);
  if (what === 'trouble') editStore.trouble(id, n % 2 === 0 ? trouble : null);
  if (what === 'star' && record !== null) await editStore.change(id, (now) => ({ ...now, organised: { ...now.organised, stars: n % 6 } }));
  if (what === 'foreign') {
    const other = recordIn((['waiting', 'queued', 'running'] satisfies EditState[])[n % 3] ?? 'waiting', 900 + (n % 4));
    foreign.set(other.id, other);
    emit('edit.changed', editStore.summary(other));
    notifier.tell();
  }
  if (what === 'foreign-gone') {
    const [gone] = foreign.values();
    if (gone !== undefined) {
      foreign.delete(gone.id);
      emit('edit.ended', editStore.summary({ ...gone, state: 'done', results: [result] }));
    }
    notifier.tell();
  }
  if (what === 'deliver') await deliver(n);
  if (what === 'turn') await turn();
  if (what === 'lose') lost.next = 'queue.changed';
  if (what === 'reload') load();
}

/** All that was sent has arrived, and main had its turn to tell. */
async function atRest({ notifier, deliver, lost }: Main): Promise<void> {
  lost.next = null;
  notifier.tell();
  for (let n = 0; n < 8; n += 1) {
    await turn();
    await deliver(Number.POSITIVE_INFINITY);
  }
}

const shownOf = ({ turn: _turn, ...queue }: QueueStatus) => queue;

test('is equal to the whole after any sequence of moves, ends, cancels, run-nexts, reloads and lost changes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (undoHistory) => {
      const main = makeMain();
      const made: string[] = [];
      const wrong: string[] = [];
      const stop = mirror.subscribe(({ now }) => {
        for (const { id, state } of now?.queue.edits ?? []) if (main.over.has(id) || isAtEnd(state)) wrong.push(`${id} ${state}`);
      });
      main.load();
      for (const one of undoHistory) await act(main, one, made);
      await atRest(main);
      stop();
      expect(shownOf(mirrored().queue)).toEqual(shownOf(await main.notifier.whole()));
      // What the page has heard the end of is not shown as living again.
      expect(wrong).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('one edit among thousands that moves is told in less than 4 kB, and what was missed is asked for once', async () => {
  const main = makeMain();
  main.load();
  await atRest(main);
  main.queue.pause(true);
  for (let n = 1; n <= 3000; n += 1) await main.editStore.open(recordOf(n), false);
  main.queue.add(
    main.editStore.all().map(({ id }) => id),
    false,
  );
  await turn();
  await turn();
  await main.deliver(Number.POSITIVE_INFINITY);
  expect(mirrored().queue.edits.length).toBe(3000);

  const before = main.bytes();
  main.queue.runNext(idOf(3000));
  await turn();
  await main.editStore.move(idOf(3000), { to: 'submitting', sent: [null], posted });
  await atRest(main);
  expect(main.bytes() - before).toBeLessThan(4096);
  expect(mirrored().queue.edits[0]).toMatchObject({ id: idOf(3000), state: 'submitting' });

  main.lost.next = 'queue.changed';
  await main.queue.cancel(idOf(2));
  await turn();
  await main.queue.cancel(idOf(3));
  await atRest(main);
  const ids = mirrored().queue.edits.map(({ id }) => id);
  expect([ids.length, ids.includes(idOf(2)), ids.includes(idOf(3)), editOf(idOf(1))?.state]).toEqual([2998, false, false, 'waiting']);

  // A place of an edit that the page was never told of.
  main.lost.next = 'edit.changed';
  await main.editStore.open(recordOf(3001), false);
  await atRest(main);
  expect(mirrored().queue.edits.length).toBe(2999);
});

test('what is told while the snapshot is on its way is not lost', async () => {
  const { snapshot } = fakeWorld();
  const listeners = new Map<string, (payload: unknown) => void>();
  const on = new Proxy(
    {},
    { get: (_, name: string) => (listener: (payload: unknown) => void) => (listeners.set(name, listener), () => undefined) },
  );
  let arrive = (): void => undefined;
  const call = { 'studio.snapshot': () => new Promise((resolve) => (arrive = () => resolve(snapshot))) };
  vi.stubGlobal('window', { studio: { call, on } });
  const opened = openMirror();
  const library = { ...snapshot.library, damaged: 1 };
  listeners.get('library.changed')?.(library);
  arrive();
  (await opened).close();
  expect(mirrored()).toMatchObject({ library, settings: snapshot.settings });
});
