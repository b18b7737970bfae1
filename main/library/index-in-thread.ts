// The index in the caller's own thread, for a program that has nothing to keep moving while it is asked.
import type { IndexClient, IndexEvents } from './index-client.ts';

/** Its code is loaded only now: a window has it in its worker alone. */
export async function openIndexHere(events: Omit<IndexEvents, 'restarted'>): Promise<IndexClient> {
  const { makeIndexService } = await import('./index-service.ts');
  const service = makeIndexService(events);
  let closing: Promise<unknown> | null = null;
  return {
    ask: (name, ...args) =>
      closing !== null
        ? Promise.reject(new Error('the index is closed'))
        : // As from another thread, an answer never comes before the asker goes on; and signals and timers have their turn.
          turn().then(() => service(name, ...args)),
    async close() {
      // After what was asked before.
      closing ??= turn().then(() => service('close'));
      await closing.catch(() => undefined);
    },
  };
}

const turn = (): Promise<void> => new Promise((done) => setImmediate(done));
