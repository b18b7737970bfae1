// "Keep my pixels" for several edits: what is accepted is written, one after the other; the rest waits for the person, never silently.
import { createStore } from 'zustand/vanilla';
import { bridge } from '../store/bridge.ts';
import { text } from '../text/text.ts';
import { editOf, meet } from '../store/edits.ts';
import { isToKeep, keep } from './keep.ts';
import type { Waiting } from '../store/keep-work.ts';
import { maxMet } from '../store/selection.ts';
import { speak, tell } from '../store/toasts.ts';

export type KeepMany = {
  readonly of: number;
  readonly done: number;
  readonly kept: number;
  /** Had nothing to keep to begin with. */
  readonly leftOut: number;
  readonly waiting: readonly Waiting[];
  readonly state: 'working' | 'stopping' | 'stopped' | 'done';
};

export const keepMany = createStore<{ readonly now: KeepMany | null }>()(() => ({ now: null }));

const change = (changed: (now: KeepMany) => Partial<KeepMany>): void =>
  keepMany.setState(({ now }) => ({ now: now === null ? null : { ...now, ...changed(now) } }));

export const dismissMany = (): void => keepMany.setState({ now: null });

// What is kept by hand waits no longer.
keep.subscribe(({ open }, { open: before }) => {
  if (open !== null || before === null) return;
  if (!keep.getState().works.has(`${before.id} ${before.index}`))
    change(({ waiting }) => ({ waiting: waiting.filter(({ id }) => id !== before.id) }));
});

export function stopMany(): void {
  if (keepMany.getState().now?.state !== 'working') return;
  change(() => ({ state: 'stopping' }));
  void bridge().call['keep.stop']();
}

export async function keepAll(ids: readonly string[]): Promise<void> {
  if (keep.getState().manyAtWork) return tell(text.keep.many.busy);
  // Which of them can be kept is only known of those that the window has met.
  if (ids.length > maxMet) return tell(text.window.grid.tooMany(maxMet));
  const able = ids.filter((id) => isToKeep(editOf(id)));
  if (able.length === 0) return tell(text.keep.nothing);
  keepMany.setState({ now: { of: able.length, done: 0, kept: 0, leftOut: ids.length - able.length, waiting: [], state: 'working' } });
  keep.setState({ manyAtWork: true });
  try {
    for (const id of able) {
      if (isStopping()) break;
      await keepOne(id);
    }
  } finally {
    keep.setState({ manyAtWork: false });
    change(({ state }) => ({ state: state === 'stopping' ? 'stopped' : 'done' }));
  }
  const { now } = keepMany.getState();
  if (now !== null)
    speak(`${text.keep.many.done(now.kept, now.of)}. ${now.waiting.length === 0 ? '' : text.keep.many.waits(now.waiting.length)}`);
}

const isStopping = (): boolean => keepMany.getState().now?.state !== 'working';

async function keepOne(id: string): Promise<void> {
  const reply = await bridge().call['keep.write']({ id, index: 0, settings: null, force: false });
  if (!reply.ok) {
    // A stop ends what was under way; that is no failure of it.
    if (isStopping()) return;
    return change(({ done, waiting }) => ({
      done: done + 1,
      waiting: [...waiting, { id, verdict: 'refused', reason: null, failure: reply.failure }],
    }));
  }
  const { edit, verdict, reason } = reply.value;
  if (edit === null)
    return change(({ done, waiting }) => ({ done: done + 1, waiting: [...waiting, { id, verdict, reason, failure: null }] }));
  meet([edit]);
  change(({ done, kept }) => ({ done: done + 1, kept: kept + 1 }));
}
