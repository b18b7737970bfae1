import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { EditSummary, QueueStatus, Ran } from '../../app/ipc.ts';
import type { Reply } from '../../app/failure.ts';
import { openBench } from '../hardening/studio-bench.ts';

test('an edit is never told as living after its end was told', async () => {
  const bench = await openBench();
  try {
    const library = bench.studio.session()?.library as { typicalSeconds: () => Promise<number | null> };
    let answer: () => void = () => undefined;
    const late = new Promise<null>((resolve) => (answer = () => resolve(null)));
    library.typicalSeconds = () => late;
    const told: (readonly [string, string])[] = [];
    const ended = new Promise<string>((resolve) => {
      bench.studio.onEvent((name, payload) => {
        if (name === 'queue.changed') for (const { id, state } of (payload as QueueStatus).edits) told.push([id, state]);
        if (name === 'edit.ended') resolve((payload as EditSummary).id);
      });
    });
    const ran = (await bench.ask('edit.run', {
      request: { model: 'flux_kontext_max', prompt: 'make the sky red', pictures: [], parameters: {} },
      intents: [randomUUID()],
      next: false,
      evenIfPaid: false,
    })) as Reply<Ran>;
    const id = await ended;
    expect(ran).toEqual({ ok: true, value: { ids: [id] } });
    // The index was slow: what the queue asked of it while the edit was alive is answered only now.
    answer();
    await late;
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toEqual([]);
  } finally {
    await bench.close();
  }
});
