import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { QueueChange, Ran } from '../../../app/contract/contract.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import type { Reply } from '../../../app/failure.ts';
import { openBench } from '../../hardening/studio-bench.ts';

/** A whole studio, from its source. */
const slow = 60_000;

const asked = {
  request: { model: 'flux_kontext_max', prompt: 'make the sky red', pictures: [], parameters: {} },
  intents: [randomUUID()],
  next: false,
  evenIfPaid: false,
  shown: { places: [], count: 1 },
};

test(
  'an edit is never told as living after its end was told',
  async () => {
    const bench = await openBench();
    try {
      const library = bench.studio.session()?.library as { typicalSeconds: () => Promise<number | null> };
      let answer: () => void = () => undefined;
      const late = new Promise<null>((resolve) => (answer = () => resolve(null)));
      library.typicalSeconds = () => late;
      const told: QueueChange['placed'][number][] = [];
      const ended = new Promise<string>((resolve) => {
        bench.studio.onEvent((name, payload) => {
          if (name === 'queue.changed') told.push(...(payload as QueueChange).placed);
          if (name === 'edit.ended') resolve((payload as EditSummary).id);
        });
      });
      const ran = (await bench.ask('edit.run', asked)) as Reply<Ran>;
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
  },
  slow,
);

test(
  'a studio that closes in the turn in which its queue moved asks its index nothing more',
  async () => {
    const bench = await openBench();
    const session = bench.studio.session();
    const library = session?.library as { typicalSeconds: () => Promise<number | null> };
    let asked = 0;
    library.typicalSeconds = () => {
      asked += 1;
      return Promise.reject(new Error('the index is closed'));
    };
    // As at the end of a command: its edit is done, and it closes before the loop turns.
    session?.queue.pause(true);
    await bench.close();
    expect(asked).toBe(0);
  },
  slow,
);

test(
  'an edit on its way to the edit store is not taken for another program’s',
  async () => {
    const bench = await openBench();
    try {
      const session = bench.studio.session();
      const ended = new Promise<string>((resolve) => {
        bench.studio.onEvent((name, payload) => {
          if (name === 'edit.ended') resolve((payload as EditSummary).id);
        });
      });
      await bench.ask('edit.run', asked);
      const done = await session?.library.load(await ended);
      if (session == null || done == null) throw new Error('there is no edit to take after');
      const id = `${done.id.slice(0, -4)}ZZZZ`;
      const library = session.library as { load: typeof session.library.load };
      const { load } = library;
      let read = false;
      library.load = (asked) => load(asked).finally(() => (read ||= asked === id));
      const looked = new Promise<QueueChange>((resolve) => {
        bench.studio.onEvent((name, payload) => {
          if (name === 'queue.changed' && read) resolve(payload as QueueChange);
        });
      });
      // Its first record is on the disk, and it is not in the edit store yet.
      await session.library.save({ ...done, id, stem: `${done.stem}-2`, state: 'waiting', results: [] });
      session.look();
      expect([(await looked).placed, session.foreign()]).toEqual([[], []]);
    } finally {
      await bench.close();
    }
  },
  slow,
);
