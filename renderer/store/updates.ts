// Updates of the program, as main pushes them; one that is ready is said once.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { UpdateStatus } from '../../app/updates.ts';
import { bridge } from './bridge.ts';
import { text } from '../text/text.ts';
import { tell, tellFailure } from './toasts.ts';

const updates = createStore<{ readonly now: UpdateStatus | null }>()(() => ({ now: null }));

/** Null until main has answered. */
export const useUpdates = (): UpdateStatus | null => useStore(updates, ({ now }) => now);

/** Takes what main knows and keeps it current. Returns the function that stops listening. */
export function openUpdates(): () => void {
  const stop = bridge().on['update.changed'](take);
  void bridge().call['update.status']().then(take);
  return stop;
}

/** Of the message that one is ready. */
export const updateKey = 'update';

function take(next: UpdateStatus): void {
  const before = updates.getState().now;
  updates.setState({ now: next });
  if (next.state.kind !== 'ready' || before?.state.kind === 'ready') return;
  tell(text.about.updates.ready(next.state.version), {
    key: updateKey,
    action: { label: text.about.updates.install, run: () => void installUpdate() },
  });
}

export const checkForUpdates = async (): Promise<void> => take(await bridge().call['update.check']());

export async function installUpdate(): Promise<void> {
  const reply = await bridge().call['update.install']();
  if (!reply.ok) tellFailure(reply.failure);
}
