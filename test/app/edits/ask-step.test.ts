import { describe, expect, test } from 'vitest';
import { englishFailure } from '../../../app/failure.ts';
import type { StatusOutcome } from '../../../app/seaart/client.ts';
import { makeBench } from '../../fakes/edit-bench.ts';
import type { Bench } from '../../fakes/edit-bench.ts';
import { say } from '../../fakes/fake-service.ts';
import { diskFull } from '../../fakes/memory-store.ts';
import { emptyMs } from '../../../app/seaart/retry.ts';
import { editGoesOn } from '../../../app/seaart/failures.ts';
import { idOf, output, recordIn } from '../../fakes/records.ts';

const id = idOf(1);
const minute = 60_000;
const strange: StatusOutcome = { kept: null, kind: 'strange' };
const keyRefused = {
  kept: null,
  kind: 'key-refused',
  failure: englishFailure('bad-key', 'Enter a valid key.', { charged: 'maybe' }),
} as const;
const ended = (kind: 'cancelled' | 'blocked' | 'model-failed') =>
  ({ kept: { status: 200, body: kind }, kind: 'ended', failure: englishFailure(kind, 'It ended.') }) as const;

const stateOf = (bench: Bench): string | undefined => bench.store.saved.get(id)?.state;
const count = (bench: Bench, word: string): number => bench.service.asked.filter((asked) => asked.startsWith(word)).length;

describe('asking', () => {
  test('no edit that has a name is ever sent again, from whatever state a restart finds it in', async () => {
    for (const state of ['queued', 'running', 'saving'] as const) {
      const bench = await makeBench([recordIn(state)]);
      const { end } = bench.run(id);
      await bench.clock.pass(minute);
      expect([state, end(), bench.service.creates(), stateOf(bench)]).toEqual([state, { kind: 'ended' }, 0, 'done']);
    }
  });

  test('the pace follows how long the edit has been out: 1.5 s, 3 s, 5 s, then three minutes', async () => {
    const bench = await makeBench([recordIn('running')]);
    bench.service.onStatus = () => say.running;
    const askedAfter = async (forMs: number): Promise<number> => {
      await bench.clock.pass(forMs);
      return count(bench, 'status');
    };
    bench.run(id);
    expect([await askedAfter(9999), await askedAfter(50_001), await askedAfter(9 * minute), await askedAfter(60 * minute)]).toEqual([
      7, 24, 132, 152,
    ]);
  });

  test('after ten minutes it says still running, and takes the result whenever it comes', async () => {
    const bench = await makeBench([recordIn('running')]);
    bench.service.onStatus = () => say.running;
    bench.run(id);
    await bench.clock.pass(15 * minute);
    expect(bench.editStore.troubleOf(id)?.message).toMatch(/^Still running at SeaArt/);
    bench.service.onStatus = () => say.completed;
    await bench.clock.pass(4 * minute);
    expect([stateOf(bench), bench.editStore.troubleOf(id)]).toEqual(['done', null]);
  });

  test.each([
    ['trouble', say.trouble()],
    ['a strange body', strange],
    ['a refused key', keyRefused],
  ] as const)('%s, for hours, ends nothing and sends nothing', async (_what, answer) => {
    const bench = await makeBench([recordIn('running')]);
    bench.service.onStatus = () => answer;
    bench.run(id);
    await bench.clock.pass(5 * 60 * minute);
    expect([stateOf(bench), bench.service.creates()]).toEqual(['running', 0]);
    bench.service.onStatus = () => say.completed;
    await bench.clock.pass(5 * minute);
    expect(stateOf(bench)).toBe('done');
  });

  test('trouble is told, waited out longer each time, and over with the first good answer', async () => {
    const bench = await makeBench([recordIn('running')]);
    const times: number[] = [];
    bench.service.onStatus = (nth) => {
      times.push(bench.clock.monotonicMs());
      return nth < 8 ? say.trouble() : say.running;
    };
    bench.run(id);
    await bench.clock.pass(90_000);
    expect(bench.editStore.troubleOf(id)?.kind).toBe('service-trouble');
    await bench.clock.pass(2000);
    expect(times.slice(0, 8).map((time, i) => time - (times[i - 1] ?? 0))).toEqual([0, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(bench.editStore.troubleOf(id)).toBeNull();
  });

  test('a pause that the service asks for is kept', async () => {
    const bench = await makeBench([recordIn('running')]);
    bench.service.onStatus = () => say.trouble(45_000);
    bench.run(id);
    await bench.clock.pass(44_999);
    expect(count(bench, 'status')).toBe(1);
    await bench.clock.pass(1);
    expect(count(bench, 'status')).toBe(2);
  });

  test('a new key serves at once when the wait is cut short', async () => {
    const bench = await makeBench([recordIn('running')]);
    bench.service.onStatus = (nth) => (nth === 1 ? keyRefused : say.completed);
    const { waker } = bench.run(id);
    await bench.clock.pass(1000);
    expect(bench.editStore.troubleOf(id)?.kind).toBe('bad-key');
    waker.wake();
    await bench.clock.settle();
    expect(stateOf(bench)).toBe('done');
  });

  test('running once told is not told again, and queued after running changes nothing', async () => {
    const bench = await makeBench([recordIn('queued')]);
    bench.service.onStatus = (nth) => (nth % 2 === 1 ? say.running : say.queued);
    bench.run(id);
    await bench.clock.pass(minute);
    expect(bench.store.history).toEqual([`${id}:running`]);
  });

  test('a full disk at the saving move keeps the result at the service until there is room', async () => {
    const bench = await makeBench([recordIn('running')]);
    bench.service.onStatus = () => say.completed;
    bench.store.refuse(12);
    bench.run(id);
    await bench.clock.pass(minute);
    expect([stateOf(bench), bench.editStore.troubleOf(id)]).toEqual(['running', editGoesOn(diskFull)]);
    await bench.clock.pass(2 * minute);
    expect([stateOf(bench), bench.editStore.troubleOf(id)]).toEqual(['done', null]);
  });
});

describe('a request that is not found', () => {
  test('is doubted for a minute, then lost, with its id for support', async () => {
    const bench = await makeBench([recordIn('running')]);
    bench.service.onStatus = () => say.notFound;
    bench.run(id);
    await bench.clock.pass(55_000);
    expect([stateOf(bench), bench.editStore.troubleOf(id)?.detail]).toEqual(['running', 'the request is not found at the moment']);
    await bench.clock.pass(15_000);
    expect(bench.store.saved.get(id)).toMatchObject({
      state: 'lost',
      failure: { kind: 'request-not-found', detail: 'mmsu_1', charged: 'maybe', next: 'check-again' },
    });
  });

  test('is doubted for ten minutes when the status says that it is complete', async () => {
    const bench = await makeBench([recordIn('running')]);
    bench.service.onStatus = () => say.completed;
    bench.service.onResponse = () => say.notFound;
    bench.run(id);
    await bench.clock.pass(9 * minute);
    expect(stateOf(bench)).toBe('running');
    await bench.clock.pass(5 * minute);
    expect(bench.store.saved.get(id)).toMatchObject({ state: 'lost', answers: [{ to: 'response', status: 404 }] });
  });

  test('that is found again in between starts the doubt anew', async () => {
    const bench = await makeBench([recordIn('running')]);
    bench.service.onStatus = () => (bench.clock.monotonicMs() % 50_000 < 40_000 ? say.notFound : say.running);
    bench.run(id);
    await bench.clock.pass(9 * minute);
    expect(stateOf(bench)).toBe('running');
  });

  test('proves nothing when another service is asked than the one that named it', async () => {
    const bench = await makeBench([recordIn('running')]);
    bench.service.onStatus = () => say.notFound;
    bench.run(id, { foreign: true });
    await bench.clock.pass(24 * 60 * minute);
    expect([stateOf(bench), bench.editStore.troubleOf(id)?.kind]).toEqual(['running', 'service-trouble']);
  });
});

describe('how it ends', () => {
  test.each([
    ['cancelled', 'cancelled'],
    ['blocked', 'blocked'],
    ['model-failed', 'failed'],
  ] as const)('%s makes it %s, with the words of the service', async (kind, state) => {
    for (const by of ['status', 'response'] as const) {
      const bench = await makeBench([recordIn('running')]);
      bench.service.onStatus = () => (by === 'status' ? ended(kind) : say.completed);
      bench.service.onResponse = () => ended(kind);
      expect(await bench.run(id).over).toEqual({ kind: 'ended' });
      expect(bench.store.saved.get(id)).toMatchObject({ state, failure: { kind }, answers: [{ to: by, status: 200, body: kind }] });
    }
  });

  test('complete without a picture is asked again for a while, then lost, so that it may be asked for later; what is listed meanwhile is saved', async () => {
    const bench = await makeBench([recordIn('running')]);
    bench.service.onStatus = () => say.completed;
    let asked = 0;
    bench.service.onResponse = () => ((asked += 1), { kept: null, kind: 'outputs', outputs: [] });
    bench.run(id);
    await bench.clock.pass(emptyMs - 1);
    expect([stateOf(bench), asked > 3]).toEqual(['running', true]);
    await bench.clock.pass(5000);
    expect(bench.store.saved.get(id)).toMatchObject({
      state: 'lost',
      failure: { kind: 'no-result', charged: 'maybe', next: 'check-again' },
    });

    const late = await makeBench([recordIn('running')]);
    late.service.onStatus = () => say.completed;
    let answers = 0;
    late.service.onResponse = () => ({ kept: null, kind: 'outputs', outputs: (answers += 1) > 2 ? [output] : [] });
    late.run(id);
    await late.clock.pass(minute);
    expect(late.store.saved.get(id)?.state).toBe('done');
  });

  test('a result that is not there yet is asked for again', async () => {
    const bench = await makeBench([recordIn('running')]);
    bench.service.onStatus = () => say.completed;
    bench.service.onResponse = (nth) => (nth < 4 ? { kept: null, kind: 'not-yet' } : say.outputs);
    bench.run(id);
    await bench.clock.pass(minute);
    expect([bench.store.saved.get(id)?.outputs, stateOf(bench)]).toEqual([[output], 'done']);
  });
});

describe('the patience of the command', () => {
  test('gives up waiting, never the edit', async () => {
    const bench = await makeBench([recordIn('running')]);
    bench.service.onStatus = () => say.running;
    const { end } = bench.run(id, { patienceMs: minute });
    await bench.clock.pass(minute - 1000);
    expect(end()).toBe('still running');
    await bench.clock.pass(6000);
    expect([end(), stateOf(bench)]).toMatchObject([{ kind: 'left', failure: { kind: 'service-trouble' }, requestId: null }, 'running']);
  });

  test('asks once more before it gives up, when the computer slept through it', async () => {
    const bench = await makeBench([recordIn('running')]);
    bench.service.onStatus = () => say.running;
    const { over } = bench.run(id, { patienceMs: minute });
    await bench.clock.settle();
    bench.service.onStatus = () => say.completed;
    bench.clock.leap(10 * minute);
    await bench.clock.pass(minute);
    await over;
    expect(stateOf(bench)).toBe('done');
  });

  test('ends at once when the key is refused, and names the last trouble otherwise', async () => {
    const key = await makeBench([recordIn('running')]);
    key.service.onStatus = () => keyRefused;
    expect(await key.run(id, { patienceMs: minute }).over).toEqual({ kind: 'left', failure: keyRefused.failure, requestId: null });
    const line = await makeBench([recordIn('running')]);
    line.service.onStatus = () => say.trouble();
    const { end } = line.run(id, { patienceMs: minute });
    await line.clock.pass(3 * minute);
    expect(end()).toMatchObject({ kind: 'left', failure: { detail: 'HTTP 502' } });
  });
});
