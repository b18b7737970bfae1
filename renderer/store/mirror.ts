// What main pushed last: settings, key, service, library, queue. One snapshot, then events; nothing is asked twice.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { QueueStatus, Snapshot } from '../../app/contract/contract.ts';
import { bridge } from './bridge.ts';
import { meet } from './edits.ts';
import { makeQueueMirror } from './queue-mirror.ts';
import { withUnsent } from './unsent-settings.ts';

export type Mirror = Omit<Snapshot, 'draft'>;

export const mirror = createStore<{ readonly now: Mirror | null }>()(() => ({ now: null }));

function merge(part: Partial<Mirror>): void {
  const { now } = mirror.getState();
  if (now !== null) mirror.setState({ now: { ...now, ...part } });
}

/** Takes the snapshot and keeps it current. Returns the snapshot's draft and the function that stops listening. */
export async function openMirror(): Promise<{ readonly draft: Snapshot['draft']; readonly close: () => void }> {
  const { call, on } = bridge();
  const line = makeQueueMirror();
  const askQueue = async (): Promise<void> => {
    line.asking();
    const queue = takeQueue(await call['queue.whole']());
    if (queue !== null) merge({ queue });
  };
  /** Null when more was missed meanwhile: then it is asked for once more. */
  const takeQueue = (whole: QueueStatus): QueueStatus | null => {
    const queue = line.take(whole);
    if (queue === null) void askQueue();
    else meet(queue.edits);
    return queue;
  };
  // Heard before the snapshot is asked for, so that no change falls between the two. What is told is never older than the snapshot.
  let meanwhile: Partial<Mirror> | null = {};
  const take = (part: Partial<Mirror>): void => {
    if (meanwhile === null) merge(part);
    else meanwhile = { ...meanwhile, ...part };
  };
  line.asking();
  const stops = [
    on['edit.changed'](line.edit),
    on['edit.ended'](line.edit),
    on['queue.changed']((change) => {
      const queue = line.change(change);
      if (queue === null) void askQueue();
      else if (queue !== 'asked') merge({ queue });
    }),
    on['settings.changed']((settings) => take({ settings: withUnsent(settings) })),
    on['key.changed'](take),
    on['library.changed']((library) => take({ library })),
  ];
  const { draft, ...rest } = await call['studio.snapshot']();
  const queue = takeQueue(rest.queue);
  mirror.setState({ now: { ...rest, ...meanwhile, ...(queue === null ? {} : { queue }) } });
  meanwhile = null;
  return { draft, close: () => stops.forEach((stop) => stop()) };
}

/** The mirror where it is known to be there: everything under the opened window. */
export function mirrored(): Mirror {
  const { now } = mirror.getState();
  if (now === null) throw new Error('the snapshot has not arrived');
  return now;
}

/** Throws before the snapshot has arrived: nothing under the opened window is drawn earlier. */
export function useMirror<T>(select: (now: Mirror) => T): T {
  return useStore(mirror, ({ now }) => {
    if (now === null) throw new Error('the snapshot has not arrived');
    return select(now);
  });
}
