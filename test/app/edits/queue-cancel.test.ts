import { describe, expect, test } from 'vitest';
import { moveEdit } from '../../../app/edits/edit.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { englishFailure } from '../../../app/failure.ts';
import { unknownOutcome } from '../../../app/seaart/failures.ts';
import { makeBench } from '../../fakes/edit-bench.ts';
import type { Bench } from '../../fakes/edit-bench.ts';
import { say } from '../../fakes/fake-service.ts';
import { diskFull } from '../../fakes/memory-store.ts';
import { idOf, recordIn, recordOf, result } from '../../fakes/records.ts';

const id = idOf(1);
const minute = 60_000;
const cancelled = { kept: null, kind: 'ended', failure: englishFailure('cancelled', 'Cancelled.', { charged: 'maybe' }) } as const;
const count = (bench: Bench, word: string): number => bench.service.asked.filter((asked) => asked.startsWith(word)).length;
const savedOf = (bench: Bench) => bench.store.saved.get(id);

describe('a cancel', () => {
  test('in line takes the edit out, and nothing was ever sent', async () => {
    const bench = await makeBench([recordOf(1)]);
    const queue = bench.queue();
    queue.pause(true);
    queue.add([id], false);
    expect(await queue.cancel(id)).toEqual({ ok: true, value: null });
    queue.pause(false);
    await bench.clock.pass(minute);
    expect([savedOf(bench)?.state, savedOf(bench)?.failure, queue.line(), bench.service.asked]).toEqual(['cancelled', null, [], []]);
  });

  test('while the create is out waits for the name, then is told to the service', async () => {
    const bench = await makeBench([recordOf(1)]);
    const queue = bench.queue();
    let answer = (): void => undefined;
    bench.service.onCreate = () => new Promise((resolve) => (answer = () => resolve(say.named('mmsu_1'))));
    bench.service.onStatus = () => (count(bench, 'cancel') > 0 ? cancelled : say.queued);
    queue.add([id], false);
    await bench.clock.settle();
    await queue.cancel(id);
    expect([savedOf(bench)?.state, bench.service.asked]).toEqual(['submitting', ['create make the sky red']]);
    answer();
    await bench.clock.pass(minute);
    expect(bench.service.asked).toEqual(['create make the sky red', 'cancel mmsu_1', 'status mmsu_1']);
    expect(savedOf(bench)).toMatchObject({ state: 'cancelled', failure: { kind: 'cancelled', charged: 'maybe' } });
  });

  test('while it is queued or running cuts the delay short and is told once', async () => {
    for (const state of ['queued', 'running'] as const) {
      const bench = await makeBench([recordIn(state)]);
      const queue = bench.queue();
      bench.service.onStatus = () => say.running;
      queue.add([id], false);
      await bench.clock.pass(30_000);
      await queue.cancel(id);
      await bench.clock.settle();
      expect(count(bench, 'cancel')).toBe(1);
      await queue.cancel(id);
      await bench.clock.pass(10 * minute);
      expect([count(bench, 'cancel'), savedOf(bench)?.state]).toEqual([1, 'running']);
      expect(savedOf(bench)?.answers).toMatchObject([{ to: 'cancel', status: 202 }]);
    }
  });

  test.each([
    ['accepted, yet it finishes', say.requested],
    ['already complete', { kept: { status: 400, body: null }, kind: 'already-completed' }],
    ['not possible for this model', { kept: { status: 405, body: null }, kind: 'not-possible' }],
    ['not found', say.notFound],
  ] as const)('%s: the picture is kept and marked', async (_what, outcome) => {
    const bench = await makeBench([recordIn('running')]);
    const queue = bench.queue();
    bench.service.onCancel = () => outcome;
    bench.service.onStatus = () => (bench.clock.monotonicMs() < minute ? say.running : say.completed);
    queue.add([id], false);
    await bench.clock.pass(1000);
    await queue.cancel(id);
    await bench.clock.pass(2 * minute);
    expect(savedOf(bench)).toMatchObject({ state: 'done', results: [result], cancelAskedAt: expect.any(String) });
    expect(count(bench, 'cancel')).toBe(1);
  });

  test('that the service did not hear is told again until it does', async () => {
    const bench = await makeBench([recordIn('running')]);
    const queue = bench.queue();
    bench.service.onStatus = () => say.running;
    bench.service.onCancel = (nth) => (nth < 4 ? say.trouble() : say.requested);
    queue.add([id], false);
    await queue.cancel(id);
    await bench.clock.pass(10 * minute);
    expect(count(bench, 'cancel')).toBe(4);
  });

  test('at any moment against the completion never loses a picture that came', async () => {
    for (let atMs = 0; atMs <= 6000; atMs += 250) {
      const bench = await makeBench([recordOf(1)]);
      const queue = bench.queue();
      bench.world.receive = async () => {
        await bench.clock.settle();
        return { kind: 'received', result };
      };
      queue.add([id], false);
      await bench.clock.pass(atMs);
      await queue.cancel(id);
      await bench.clock.pass(minute);
      const { state, results } = savedOf(bench) ?? recordOf(1);
      expect([atMs, state, results, bench.service.creates()]).toEqual([atMs, 'done', [result], 1]);
    }
  });

  test.each(['done', 'failed', 'blocked', 'cancelled', 'lost', 'unknown'] as const)(
    'changes nothing when the edit is %s',
    async (state) => {
      const bench = await makeBench([recordIn(state)]);
      await bench.queue().cancel(id);
      expect([savedOf(bench), bench.store.history]).toEqual([recordIn(state), []]);
    },
  );

  test('that the disk refuses says so, and the edit is not sent all the same', async () => {
    const bench = await makeBench([recordOf(1), recordOf(2)]);
    const queue = bench.queue({ atOnce: () => 1 });
    bench.store.refuse(1e9);
    queue.add([id, idOf(2)], false);
    await bench.clock.settle();
    expect([await queue.cancel(id), await queue.cancel(idOf(2))]).toEqual(Array(2).fill({ ok: false, failure: diskFull }));
    bench.store.refuse(0);
    await bench.clock.pass(60 * minute);
    expect([bench.service.asked, bench.editStore.troubleOf(id)]).toEqual([[], diskFull]);
    expect(await queue.cancel(id)).toEqual({ ok: true, value: null });
    expect(savedOf(bench)?.state).toBe('cancelled');
  });
});

describe('cancel all', () => {
  async function makeBusy() {
    const bench = await makeBench([1, 2, 3, 4, 5].map((number) => recordOf(number)));
    bench.service.onStatus = () => say.running;
    const queue = bench.queue();
    queue.add([1, 2, 3, 4, 5].map(idOf), false);
    await bench.clock.pass(5000);
    const seen = () =>
      [...bench.store.saved.values()].map(({ state, cancelAskedAt }) => (cancelAskedAt === null ? state : `${state}, cancel asked`));
    return { bench, queue, seen };
  }

  test('that wait leaves those that run', async () => {
    const { queue, seen } = await makeBusy();
    await queue.cancelAll('waiting');
    expect(seen()).toEqual(['running', 'running', 'cancelled', 'cancelled', 'cancelled']);
  });

  test('that run leaves those that wait', async () => {
    const { queue, seen } = await makeBusy();
    await queue.cancelAll('running');
    expect(seen()).toEqual(['running, cancel asked', 'running, cancel asked', 'waiting', 'waiting', 'waiting']);
  });

  test('sends none of those that wait, even if one that runs ends while they are taken out', async () => {
    const { bench, queue, seen } = await makeBusy();
    const release = bench.store.hold();
    const all = queue.cancelAll('all');
    bench.service.onStatus = () => say.completed;
    await bench.clock.pass(10_000);
    release();
    await all;
    await bench.clock.pass(minute);
    expect([seen(), bench.service.creates()]).toEqual([['done', 'done', 'cancelled', 'cancelled', 'cancelled'], 2]);
  });
});

describe('the end of the program, and the next start', () => {
  test('close lets a create come home, keeps every edit in its state, and begins nothing new', async () => {
    const bench = await makeBench([recordOf(1), recordIn('running', 2), recordOf(3)]);
    const queue = bench.queue();
    let answer = (): void => undefined;
    bench.service.onCreate = () => new Promise((resolve) => (answer = () => resolve(say.named('mmsu_1'))));
    bench.service.onStatus = () => say.running;
    queue.add([1, 2, 3].map(idOf), false);
    await bench.clock.settle();
    const closed = queue.close();
    answer();
    await closed;
    queue.add([idOf(2)], false);
    await bench.clock.pass(minute);
    expect([...bench.store.saved.values()].map(({ state }) => state)).toEqual(['queued', 'running', 'waiting']);
    expect([bench.service.creates(), bench.clock.waiting()]).toEqual([1, 0]);
  });

  test('killed anywhere in the life of an edit, the next start buys nothing twice and loses nothing that has a name', async () => {
    const first = await makeBench([recordOf(1)]);
    const deaths: { readonly record: EditRecord; readonly creates: number }[] = [];
    const dieHere = <T>(value: T): T => {
      deaths.push({ record: structuredClone(savedOf(first) ?? recordOf(1)), creates: first.service.creates() });
      return value;
    };
    const { prepare, receive } = first.world;
    const { onCreate, onStatus, onResponse } = first.service;
    first.world.prepare = (request) => dieHere(prepare(request));
    first.world.receive = (...given) => dieHere(receive(...given));
    first.service.onCreate = (nth) => dieHere(onCreate(nth));
    first.service.onStatus = (...given) => dieHere(onStatus(...given));
    first.service.onResponse = (...given) => dieHere(onResponse(...given));
    first.run(id);
    await first.clock.pass(minute);
    dieHere(null);
    expect(deaths.map(({ record, creates }) => `${record.state} ${creates}`)).toEqual([
      'waiting 0',
      'submitting 1',
      'queued 1',
      'queued 1',
      'running 1',
      'running 1',
      'saving 1',
      'done 1',
    ]);

    const lives: string[] = [];
    for (const { record, creates } of deaths) {
      // What the start does with an edit that was being sent: it may have been accepted.
      const found =
        record.state === 'submitting'
          ? moveEdit(record, { to: 'unknown', failure: unknownOutcome('the program ended') }, record.createdAt)
          : record;
      const next = await makeBench([found]);
      next.queue().add([id], false);
      await next.clock.pass(minute);
      lives.push(`${savedOf(next)?.state} ${creates + next.service.creates()}`);
    }
    expect(lives).toEqual(['done 1', 'unknown 1', ...Array(6).fill('done 1')]);
  });
});
