import { describe, expect, test } from 'vitest';
import type { EditRecord } from '../../../app/edits/record.ts';
import { englishFailure } from '../../../app/failure.ts';
import type { Failure } from '../../../app/failure.ts';
import { makeBench } from '../../fakes/edit-bench.ts';
import type { Bench } from '../../fakes/edit-bench.ts';
import { say } from '../../fakes/fake-service.ts';
import { diskFull } from '../../fakes/memory-store.ts';
import { idOf, recordIn, recordOf, result } from '../../fakes/records.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Waiting edits 1 to `count`, told apart by their instructions. */
function waiting(count: number): EditRecord[] {
  return Array.from({ length: count }, (_, i) => recordOf(i + 1, { request: { ...recordOf(1).request, prompt: `${i + 1}` } }));
}

const ids = (...numbers: number[]): string[] => numbers.map(idOf);
const created = (bench: Bench): string[] =>
  bench.service.asked.filter((asked) => asked.startsWith('create')).map((asked) => asked.slice(7));
const states = (bench: Bench): string[] => [...bench.store.saved.values()].map(({ state }) => state);

describe('which edits run', () => {
  test('all of them, in order, each with one create, never more than two at a time', async () => {
    const bench = await makeBench(waiting(7));
    const queue = bench.queue();
    let max = 0;
    bench.world.receive = async () => {
      max = Math.max(
        max,
        bench.editStore.all().filter(({ state }) => ['submitting', 'queued', 'running', 'saving'].includes(state)).length,
      );
      return { kind: 'received', result: result };
    };
    queue.add(ids(1, 2, 3, 4, 5, 6, 7), false);
    await bench.clock.pass(hour);
    expect([created(bench), states(bench), max]).toEqual([['1', '2', '3', '4', '5', '6', '7'], Array(7).fill('done'), 2]);
    expect(queue.ends.map(([id]) => id).toSorted()).toEqual(ids(1, 2, 3, 4, 5, 6, 7));
  });

  test('an id given twice, or again while it runs, is run once', async () => {
    const bench = await makeBench(waiting(1));
    const queue = bench.queue();
    queue.add(ids(1, 1), false);
    queue.add(ids(1), true);
    await bench.clock.settle();
    queue.add(ids(1), false);
    await bench.clock.pass(minute);
    expect([created(bench), states(bench)]).toEqual([['1'], ['done']]);
  });

  test('living edits go straight to work, however many, and none of them is sent again', async () => {
    const bench = await makeBench([recordIn('queued', 1), recordIn('running', 2), recordIn('saving', 3), ...waiting(4).slice(3)]);
    const queue = bench.queue();
    queue.add(ids(1, 2, 3, 4), false);
    await bench.clock.settle();
    expect([bench.service.asked, queue.line()]).toEqual([['status mmsu_1', 'status mmsu_2'], ids(4)]);
    await bench.clock.pass(minute);
    expect([states(bench), created(bench)]).toEqual([Array(4).fill('done'), ['4']]);
  });

  test('run next and add next change the line', async () => {
    const bench = await makeBench(waiting(6));
    const queue = bench.queue({ atOnce: () => 1 });
    queue.add(ids(1, 2, 3, 4), false);
    queue.runNext(idOf(4));
    queue.add(ids(5, 6), true);
    queue.runNext(idOf(1));
    expect(queue.line()).toEqual(ids(5, 6, 4, 2, 3));
    await bench.clock.pass(hour);
    expect(created(bench)).toEqual(['1', '5', '6', '4', '2', '3']);
  });

  test('a greater number at a time counts from the next look', async () => {
    const bench = await makeBench(waiting(4));
    let atOnce = 1;
    const queue = bench.queue({ atOnce: () => atOnce });
    queue.add(ids(1, 2, 3, 4), false);
    await bench.clock.settle();
    expect(created(bench)).toEqual(['1']);
    atOnce = 3;
    queue.wakeAll();
    await bench.clock.settle();
    expect(created(bench)).toEqual(['1', '2', '3']);
  });

  test('a pause lets what runs end and begins nothing', async () => {
    const bench = await makeBench(waiting(3));
    const queue = bench.queue();
    queue.add(ids(1, 2, 3), false);
    await bench.clock.settle();
    queue.pause(true);
    await bench.clock.pass(hour);
    expect([states(bench), queue.state()]).toEqual([['done', 'done', 'waiting'], { paused: true, pausedBecause: null, held: 'no' }]);
    queue.pause(false);
    await bench.clock.pass(minute);
    expect(states(bench)).toEqual(['done', 'done', 'done']);
  });

  test('a refused key or an empty balance stops the line and says why; the edits behind it wait', async () => {
    for (const kind of ['no-key', 'bad-key', 'balance', 'model-denied'] as const) {
      const bench = await makeBench(waiting(3));
      const failure = englishFailure(kind, 'Refused.');
      bench.service.onCreate = (nth) => (nth === 1 ? { kept: null, kind: 'refused', failure } : say.named(`mmsu_${nth}`));
      const queue = bench.queue({ atOnce: () => 1 });
      queue.add(ids(1, 2, 3), false);
      await bench.clock.pass(hour);
      expect([states(bench), queue.state(), created(bench)]).toEqual([
        ['failed', 'waiting', 'waiting'],
        { paused: true, pausedBecause: failure, held: 'no' },
        ['1'],
      ]);
      queue.pause(false);
      await bench.clock.pass(hour);
      expect([states(bench), queue.state().pausedBecause]).toEqual([['failed', 'done', 'done'], null]);
    }
  });

  test('an unknown outcome does not stop the others and is not sent again', async () => {
    const bench = await makeBench(waiting(3));
    bench.service.onCreate = (nth) => (nth === 1 ? say.lostAnswer : say.named(`mmsu_${nth}`));
    const queue = bench.queue();
    queue.add(ids(1, 2, 3), false);
    await bench.clock.pass(hour);
    queue.add(ids(1), false);
    await bench.clock.pass(hour);
    expect([states(bench), created(bench)]).toEqual([
      ['unknown', 'done', 'done'],
      ['1', '2', '3'],
    ]);
  });
});

test('there is room for another edit while what waits is kept back, and none while one waits that may go', async () => {
  const bench = await makeBench(waiting(4));
  let isKept = true;
  const keptBack = (): Failure | null => (isKept ? englishFailure('usage', 'Not now.') : null);
  const queue = bench.queue({ keptBack, atOnce: () => 1 });
  queue.add(ids(1, 2, 3), false);
  expect([queue.line(), queue.hasRoom()]).toEqual([ids(1, 2, 3), true]);
  isKept = false;
  expect(queue.hasRoom()).toBe(false);
  queue.wakeAll();
  await bench.clock.pass(hour);
  expect([queue.hasRoom(), states(bench).slice(0, 3)]).toEqual([true, Array(3).fill('done')]);
});

describe('too many requests', () => {
  test('the whole line rests as long as the service asks, then goes on in order', async () => {
    const bench = await makeBench(waiting(4));
    bench.service.onCreate = (nth) => (nth === 1 ? say.slowDown(30_000) : nth === 2 ? say.slowDown(2000) : say.named(`mmsu_${nth}`));
    const queue = bench.queue();
    queue.add(ids(1, 2, 3, 4), false);
    await bench.clock.pass(29_999);
    expect([created(bench), queue.line(), bench.editStore.troubleOf(idOf(1))?.kind]).toEqual([['1', '2'], ids(1, 2, 3, 4), 'rate-limited']);
    await bench.clock.pass(minute);
    expect([created(bench), states(bench)]).toEqual([['1', '2', '1', '2', '3', '4'], Array(4).fill('done')]);
  });

  test('a longer pause than the command waits is not waited for: what waits stays in line, and says so', async () => {
    const bench = await makeBench(waiting(3));
    bench.service.onCreate = (nth) => say.slowDown(nth === 1 ? 4000 : 7000);
    const queue = bench.queue({ atOnce: () => 1, patienceMs: 10_000 });
    queue.add(ids(1, 2, 3), false);
    await bench.clock.pass(hour);
    expect([created(bench), queue.line(), states(bench)]).toEqual([['1', '1'], ids(1, 2, 3), Array(3).fill('waiting')]);
    const because = { kind: 'rate-limited', charged: 'no', message: expect.stringContaining('asks for a longer pause') as string };
    expect([queue.state(), queue.ends.at(-1)]).toMatchObject([{ paused: true, pausedBecause: because }, [idOf(1), { kind: 'limited' }]]);
  });

  test('without a word on how long, it rests longer each time and gives up the eighth time', async () => {
    const bench = await makeBench(waiting(1));
    const times: number[] = [];
    bench.service.onCreate = () => {
      times.push(bench.clock.monotonicMs());
      return say.slowDown(null);
    };
    bench.queue().add(ids(1), false);
    await bench.clock.pass(24 * hour);
    expect(times.map((time, i) => time - (times[i - 1] ?? 0))).toEqual([0, 5000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
    expect(bench.store.saved.get(idOf(1))).toMatchObject({
      state: 'failed',
      failure: { kind: 'rate-limited', charged: 'no', next: 'retry' },
    });
  });

  test('an end that the disk refuses is written later; the edit does not fall out of the line', async () => {
    const bench = await makeBench(waiting(1));
    bench.service.onCreate = () => say.slowDown(null);
    bench.store.refuse(2, ({ state }) => state === 'failed');
    bench.queue().add(ids(1), false);
    await bench.clock.pass(4.5 * minute);
    expect([states(bench), bench.editStore.troubleOf(idOf(1))?.kind]).toEqual([['waiting'], diskFull.kind]);
    await bench.clock.pass(hour);
    expect(states(bench)).toEqual(['failed']);
  });
});

describe('no line to the service', () => {
  async function makeOffline(count: number) {
    const bench = await makeBench(waiting(count));
    let up = false;
    bench.service.onCreate = (nth) => (up ? say.named(`mmsu_${nth}`) : say.neverSent);
    const probes: number[] = [];
    const queue = bench.queue({
      reachable: async () => {
        probes.push(bench.clock.monotonicMs());
        return up;
      },
    });
    return { bench, queue, probes, comeBack: () => void (up = true), goAway: () => void (up = false) };
  }

  test('holds everything, asks the service alone whether it is back, and then asks the person before it spends', async () => {
    const { bench, queue, probes, comeBack } = await makeOffline(4);
    queue.add(ids(1, 2, 3, 4), false);
    await bench.clock.pass(2 * minute);
    expect([states(bench), queue.state().held, queue.line(), created(bench)]).toEqual([
      Array(4).fill('waiting'),
      'offline',
      ids(1, 2, 3, 4),
      ['1', '2'],
    ]);
    expect(probes).toEqual([4000, 12_000, 28_000, 60_000, 120_000]);
    comeBack();
    await bench.clock.pass(hour);
    expect([queue.state().held, created(bench)]).toEqual(['ask', ['1', '2']]);
    queue.release();
    await bench.clock.pass(minute);
    expect([queue.state().held, states(bench), created(bench)]).toEqual(['no', Array(4).fill('done'), ['1', '2', '1', '2', '3', '4']]);
  });

  test('released too early, it holds again with one watch only', async () => {
    const { bench, queue, probes, comeBack } = await makeOffline(1);
    queue.add(ids(1), false);
    await bench.clock.pass(1000);
    queue.release();
    await bench.clock.pass(1000);
    expect([queue.state().held, created(bench)]).toEqual(['offline', ['1', '1']]);
    probes.length = 0;
    await bench.clock.pass(4000);
    expect(probes.length).toBe(1);
    comeBack();
    await bench.clock.pass(minute);
    expect(queue.state().held).toBe('ask');
  });

  test('released while the service is being asked, it does not ask twice at a time', async () => {
    const bench = await makeBench(waiting(1));
    bench.service.onCreate = () => say.neverSent;
    const pending: ((up: boolean) => void)[] = [];
    const queue = bench.queue({ reachable: () => new Promise((resolve) => pending.push(resolve)) });
    queue.add(ids(1), false);
    await bench.clock.pass(4000);
    queue.release();
    await bench.clock.pass(minute);
    expect([queue.state().held, pending.length]).toEqual(['offline', 1]);
    pending[0]?.(false);
    await bench.clock.pass(8000);
    expect(pending.length).toBe(2);
  });

  test('a new edit waits with the others, and cancelling all that was held ends the holding', async () => {
    const { bench, queue, comeBack } = await makeOffline(2);
    queue.add(ids(1), false);
    await bench.clock.pass(1000);
    queue.add(ids(2), true);
    comeBack();
    await bench.clock.pass(minute);
    expect([queue.state().held, states(bench)]).toEqual(['ask', ['waiting', 'waiting']]);
    await queue.cancelAll('waiting');
    expect([queue.state().held, states(bench)]).toEqual(['no', ['cancelled', 'cancelled']]);
  });

  test('for the command the edit fails at once and says that nothing was charged', async () => {
    const bench = await makeBench(waiting(1));
    bench.service.onCreate = () => say.neverSent;
    const queue = bench.queue({ whenOffline: 'fail' });
    queue.add(ids(1), false);
    await bench.clock.pass(hour);
    expect(bench.store.saved.get(idOf(1))).toMatchObject({ state: 'failed', failure: { kind: 'offline', charged: 'no' } });
    expect([created(bench), queue.state().held]).toEqual([['1'], 'no']);
  });
});
