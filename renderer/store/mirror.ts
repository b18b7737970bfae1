// What main pushed last: settings, key, service, library, queue. One snapshot, then events; nothing is asked twice.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Snapshot } from '../../app/contract/contract.ts';
import { bridge } from '../bridge.ts';

export type Mirror = Omit<Snapshot, 'draft'>;

export const mirror = createStore<{ readonly now: Mirror | null }>()(() => ({ now: null }));

function merge(part: Partial<Mirror>): void {
  const { now } = mirror.getState();
  if (now !== null) mirror.setState({ now: { ...now, ...part } });
}

/** Takes the snapshot and keeps it current. Returns the snapshot's draft and the function that stops listening. */
export async function openMirror(): Promise<{ readonly draft: Snapshot['draft']; readonly close: () => void }> {
  const { call, on } = bridge();
  const { draft, ...rest } = await call['studio.snapshot']();
  mirror.setState({ now: rest });
  const stops = [
    on['settings.changed']((settings) => merge({ settings })),
    on['key.changed']((payload) => merge(payload)),
    on['library.changed']((library) => merge({ library })),
    on['queue.changed']((queue) => merge({ queue })),
  ];
  return { draft, close: () => stops.forEach((stop) => stop()) };
}

/** The mirror where it is known to be there: everything under the opened window. */
export function mirrored(): Mirror {
  const { now } = mirror.getState();
  if (now === null) throw new Error('the snapshot has not arrived');
  return now;
}

export function useMirror<T>(select: (now: Mirror) => T): T {
  return useStore(mirror, ({ now }) => {
    if (now === null) throw new Error('the snapshot has not arrived');
    return select(now);
  });
}
