// One edit of thousands moves: what main does for it and what goes to the window, beside the whole queue told at each move, as it was before.
import { serialize } from 'node:v8';
import { makeEditStore } from '../../app/edits/edit-store.ts';
import type { EditStore } from '../../app/edits/edit-store.ts';
import { isAtEnd } from '../../app/edits/edit.ts';
import { makeQueue } from '../../app/edits/queue.ts';
import type { Queue } from '../../app/edits/queue.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import { ok } from '../../app/failure.ts';
import { makePresence } from '../../main/electron/presence.ts';
import { makeClock } from '../../main/platform/clock.ts';
import { livingIn } from '../../main/studio/session/queue-now.ts';
import { makeQueueNotifier } from '../../main/studio/session/queue-notifier.ts';
import { recordOf } from '../corpus/edits.ts';
import { pretendedPictures } from '../corpus/pictures.ts';
import type { Bench } from './bench.ts';
import { edits, grouped, middle, ms, times } from './figures.ts';
import { seed } from './fixtures.ts';

const living = 5000;
/** As many moves until the program has met them often. */
const warmUp = 100;
const maxMs = 2;
const maxBytes = 4000;

export const queue: Bench = {
  name: 'queue',
  means: `Five thousand edits wait or run, and one of them moves: into its run, on in it, to the front of the line, out of it. Main’s time is the processor’s, of its
thread, for all of it but the writing of the record: the change, its events, the order and what is other in it, the progress on the taskbar, and the events as they
are packed for the window. Bytes are those of all events of the move. Beside it is the way of the revisions before: the whole queue, each edit in it, at each move.`,
  run: async ({ rounds, say }) => {
    say('moving one edit of many');
    const corpus = { total: living, seed };
    const pictures = pretendedPictures(corpus);
    const waitingAt = (n: number): EditRecord => {
      const record = recordOf(corpus, n, pictures);
      return { ...record, state: 'waiting', failure: null, results: [], outputs: [], named: null, timeline: record.timeline.slice(0, 1) };
    };
    let bytes = 0;
    const send = (payload: unknown): void => void (bytes += serialize(payload).byteLength);
    let told = (): void => undefined;
    const editStore: EditStore = makeEditStore({
      store: { save: async () => ok(null), load: async () => null },
      now: () => new Date().toISOString(),
      onChange: (record) => {
        send(editStore.summary(record));
        if (isAtEnd(record.state)) editStore.close(record.id);
        notifier.tell();
      },
    });
    const line = makeQueue({
      editStore,
      clock: makeClock(),
      random: Math.random,
      atOnce: () => 2,
      run: () => new Promise(() => undefined),
      reachable: async () => true,
      whenOffline: 'hold',
      onChange: () => notifier.tell(),
      onRunEnd: () => undefined,
    });
    const session = { editStore, queue: line, foreign: () => [] };
    const presence = makePresence({
      app: { setBadgeCount: () => true },
      front: () => null,
      isAway: () => false,
      platform: process.platform,
    });
    const notifier = makeQueueNotifier({
      session: () => session,
      typicalSeconds: async () => 12,
      emit: (change) => {
        send(change);
        presence.queue(change, livingIn(session));
        told();
      },
      log: say,
    });
    const nextTold = (): Promise<void> => new Promise((resolve) => (told = resolve));

    line.pause(true);
    for (let n = 0; n < living; n += 1) await editStore.open(waitingAt(n), false);
    line.add(
      editStore.all().map(({ id }) => id),
      false,
    );
    await nextTold();

    const [oursMs, oursBytes, beforeMs, beforeBytes]: [number[], number[], number[], number[]] = [[], [], [], []];
    const moves = movesOf(editStore, line);
    for (let n = 0; n < warmUp + 100 * rounds; n += 1) {
      const move = moves(n);
      bytes = 0;
      const taken = await cpuMsOf(async () => {
        const heard = nextTold();
        await move();
        await heard;
      });
      if (n < warmUp) continue;
      oursMs.push(taken);
      oursBytes.push(bytes);
    }
    for (const record of editStore.all().slice(0, 2 * rounds)) {
      bytes = 0;
      beforeMs.push(
        await cpuMsOf(() => {
          send(editStore.summary(record));
          send(wholeAsBefore(editStore, line));
        }),
      );
      beforeBytes.push(bytes);
    }
    const [one, max, before] = [mean(oursMs), Math.max(...oursBytes), mean(beforeMs)];
    return [
      {
        goal: '',
        name: `main’s time for one move of ${edits(living)}, mean`,
        ours: ms(one),
        other: `the whole queue ${ms(before)}`,
        ratio: times(before / one),
        budget: `≤ ${maxMs} ms`,
        held: one <= maxMs,
      },
      {
        goal: '',
        name: `events of one move of ${edits(living)}, most`,
        ours: `${grouped(max)} B`,
        other: `the whole queue ${grouped(middle(beforeBytes))} B`,
        ratio: times(middle(beforeBytes) / max),
        budget: `≤ ${grouped(maxBytes)} B`,
        held: max <= maxBytes,
      },
    ];
  },
};

/** Of this thread alone: what other programs take of the processor is no matter here. The system counts it in steps of milliseconds: for sums. */
async function cpuMsOf(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** One after the other: the next of the line is sent and named, one far behind is run next, one is cancelled. */
function movesOf(editStore: EditStore, line: Queue): (n: number) => () => unknown {
  const at = (share: number): string => line.line()[Math.floor(line.line().length * share)] ?? '';
  let first = '';
  return (n) => {
    if (n % 4 === 0) first = at(0);
    const [behind, between] = [at(0.9), at(0.5)];
    const sent = editStore.get(first)?.request.inputs.map(() => null) ?? [];
    if (n % 4 === 0) return () => editStore.move(first, { to: 'submitting', sent, posted: null });
    if (n % 4 === 1) return () => editStore.move(first, { to: 'waiting', because: 'the service was busy' });
    return n % 4 === 2 ? () => line.runNext(behind) : () => line.cancel(between);
  };
}

/** As it was told before 30 November 2026. */
function wholeAsBefore(editStore: EditStore, queue: Queue) {
  const line = queue.line();
  const place = (id: string): number => line.indexOf(id);
  const live = editStore.all().filter((record) => !isAtEnd(record.state));
  const ordered = live.toSorted((a, b) => place(a.id) - place(b.id) || (a.id < b.id ? -1 : 1));
  return { ...queue.state(), edits: ordered.map(editStore.summary), typicalSeconds: 12 };
}
