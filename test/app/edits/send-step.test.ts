import { describe, expect, test } from 'vitest';
import { idOf, input, namedOf, output, prepared, recordIn, recordOf, result, sentPicture } from '../../fakes/records.ts';
import { makeBench } from '../../fakes/edit-bench.ts';
import { say } from '../../fakes/fake-service.ts';
import { diskFull } from '../../fakes/memory-store.ts';
import { editGoesOn } from '../../../app/seaart/failures.ts';
import { fail, englishFailure, ok } from '../../../app/failure.ts';

const id = idOf(1);
const statesOf = (history: readonly string[]): string[] => history.map((entry) => entry.split(':')[1] ?? '');
const tenMinutes = 600_000;

describe('sending', () => {
  test('an edit goes from waiting to done with one create, durable at every step', async () => {
    const { run, clock, store, service } = await makeBench([recordOf(1)]);
    const { end } = run(id);
    await clock.pass(20_000);
    expect(end()).toEqual({ kind: 'ended' });
    expect(service.creates()).toBe(1);
    expect(statesOf(store.history)).toEqual(['submitting', 'queued', 'running', 'saving', 'done']);
    expect(store.saved.get(id)).toMatchObject({
      state: 'done',
      named: namedOf('mmsu_1'),
      outputs: [output],
      results: [result],
      failure: null,
      request: { inputs: [{ ...input, sent: sentPicture }] },
      answers: [
        { to: 'create', status: 200, body: { request_id: 'mmsu_1' } },
        { to: 'response', status: 200, body: 'outputs' },
      ],
    });
  });

  test('submitting is durable before the create goes out, and the id before the first question', async () => {
    const { run, clock, store, service } = await makeBench([recordOf(1)]);
    const seen: (string | undefined)[] = [];
    service.onCreate = () => {
      seen.push(store.saved.get(id)?.state);
      return say.named('mmsu_1');
    };
    service.onStatus = () => {
      seen.push(store.saved.get(id)?.named?.requestId);
      return say.completed;
    };
    run(id);
    await clock.pass(5000);
    expect(seen).toEqual(['submitting', 'mmsu_1']);
  });

  test('what left before by a newer record of it is not sent, and is for the person to decide', async () => {
    const { run, clock, store, service, world } = await makeBench([recordOf(1)]);
    world.leftBefore = ({ state }) => state === 'waiting';
    const { end } = run(id);
    await clock.pass(5000);
    expect([end(), service.asked, statesOf(store.history)]).toEqual([{ kind: 'ended' }, [], ['unknown']]);
    expect(store.saved.get(id)).toMatchObject({
      state: 'unknown',
      failure: {
        kind: 'outcome-unknown',
        charged: 'maybe',
        message: expect.stringContaining('was sent from this computer before') as string,
      },
      timeline: [{ state: 'waiting' }, { state: 'submitting' }, { state: 'unknown' }],
    });
  });

  test('nothing is sent when the pictures cannot be prepared', async () => {
    const { run, clock, store, service, world } = await makeBench([recordOf(1)]);
    const missing = englishFailure('picture-missing', 'photo.jpg is not there any more.');
    world.prepare = async () => fail(missing);
    const { end } = run(id);
    await clock.pass(1000);
    expect([end(), service.asked, store.saved.get(id)?.state, store.saved.get(id)?.failure]).toEqual([
      { kind: 'ended' },
      [],
      'failed',
      missing,
    ]);
  });

  test('a cancel while the pictures are prepared sends nothing, whether they can be prepared or not', async () => {
    for (const outcome of [ok([prepared]), fail<never>(englishFailure('picture-missing', 'gone'))]) {
      const { run, clock, store, service, world, editStore } = await makeBench([recordOf(1)]);
      world.prepare = async () => {
        await editStore.move(id, { to: 'cancelled', failure: null });
        return outcome;
      };
      const { end } = run(id);
      await clock.pass(1000);
      expect([end(), service.asked, statesOf(store.history)]).toEqual([{ kind: 'ended' }, [], ['cancelled']]);
    }
  });

  test('a program that ends while the pictures are prepared does not begin to send', async () => {
    const { run, clock, store, service, world } = await makeBench([recordOf(1)]);
    let go = (): void => undefined;
    world.prepare = () => new Promise((resolve) => (go = () => resolve(ok([prepared]))));
    const { end, waker } = run(id);
    await clock.settle();
    waker.stop();
    go();
    await clock.settle();
    expect([end(), service.asked, store.history]).toEqual([{ kind: 'stopped' }, [], []]);
  });

  test('two runs of the same edit send it once', async () => {
    const { run, clock, service } = await makeBench([recordOf(1)]);
    const first = run(id);
    const second = run(id);
    await clock.pass(20_000);
    expect([service.creates(), first.end(), second.end()]).toEqual([1, { kind: 'ended' }, { kind: 'ended' }]);
  });

  test('an edit that asks to be cancelled is not sent after a restart', async () => {
    const { run, clock, service, store } = await makeBench([recordOf(1, { cancelAskedAt: '2026-11-23T14:40:00.000Z' })]);
    run(id);
    await clock.pass(1000);
    expect([service.asked, store.saved.get(id)?.state]).toEqual([[], 'cancelled']);
  });

  test('an edit that a dead program was sending cannot be run at all', async () => {
    const { run, service } = await makeBench([recordIn('submitting')]);
    await expect(run(id).over).rejects.toThrow('an edit that is being sent cannot be run');
    expect(service.asked).toEqual([]);
  });

  test.each(['unknown', 'done', 'failed', 'blocked', 'cancelled', 'lost'] as const)('an edit that is %s is left alone', async (state) => {
    const { run, service, store } = await makeBench([recordIn(state)]);
    expect([await run(id).over, service.asked, store.history]).toEqual([{ kind: 'ended' }, [], []]);
  });
});

describe('what the create says', () => {
  const refused = englishFailure('invalid-request', 'Change it.');

  test.each([
    ['never sent', say.neverSent, { kind: 'back-in-line', waitMs: null }, ['submitting', 'waiting'], 'offline'],
    ['asked for a pause', say.slowDown(7000), { kind: 'back-in-line', waitMs: 7000 }, ['submitting', 'waiting'], 'rate-limited'],
  ] as const)('%s: the edit waits again', async (_what, outcome, end, states, note) => {
    const bench = await makeBench([recordOf(1)]);
    bench.service.onCreate = () => outcome;
    expect(await bench.run(id).over).toMatchObject(end);
    expect([statesOf(bench.store.history), bench.store.saved.get(id)?.timeline.at(-1)?.note, bench.service.creates()]).toEqual([
      states,
      note,
      1,
    ]);
  });

  test.each([
    ['no-key', 'failed', 'refused'],
    ['bad-key', 'failed', 'refused'],
    ['balance', 'failed', 'refused'],
    ['model-denied', 'failed', 'refused'],
    ['invalid-request', 'failed', 'ended'],
    ['too-large', 'failed', 'ended'],
    ['blocked', 'blocked', 'ended'],
  ] as const)('refused for %s: the edit is %s and the run %s', async (kind, state, end) => {
    const bench = await makeBench([recordOf(1)]);
    const failure = englishFailure(kind, 'Refused.');
    bench.service.onCreate = () => ({ kept: { status: 400, body: 'why' }, kind: 'refused', failure });
    expect((await bench.run(id).over).kind).toBe(end);
    expect(bench.store.saved.get(id)).toMatchObject({ state, failure, answers: [{ to: 'create', status: 400, body: 'why' }] });
    expect(bench.service.creates()).toBe(1);
  });

  test('an answer that got lost leaves the outcome to the person', async () => {
    const bench = await makeBench([recordOf(1)]);
    bench.service.onCreate = () => say.lostAnswer;
    expect(await bench.run(id).over).toEqual({ kind: 'ended' });
    expect(bench.service.asked).toEqual(['create make the sky red']);
    expect(bench.store.saved.get(id)).toMatchObject({
      state: 'unknown',
      failure: { kind: 'outcome-unknown', charged: 'maybe', next: 'decide-unknown' },
    });
  });

  test('a create that breaks inside the program counts as an answer that got lost', async () => {
    const bench = await makeBench([recordOf(1)]);
    bench.service.onCreate = () => Promise.reject(new Error('boom'));
    expect(await bench.run(id).over).toEqual({ kind: 'ended' });
    expect(bench.store.saved.get(id)).toMatchObject({ state: 'unknown', failure: { kind: 'outcome-unknown', detail: 'Error: boom' } });
  });

  test.each([
    [say.queued, 'queued'],
    [say.running, 'queued'],
    [say.completed, 'queued'],
    [{ kept: null, kind: 'ended', failure: refused } as const, 'queued'],
    [say.notFound, 'unknown'],
    [say.trouble(), 'unknown'],
    [{ kept: null, kind: 'strange' } as const, 'unknown'],
  ])('an id from a cut answer is believed only if the service knows it (%#)', async (status, state) => {
    const bench = await makeBench([recordOf(1)]);
    bench.service.onCreate = () => ({ ...say.lostAnswer, kind: 'unknown', failure: refused, salvaged: namedOf('mmsu_cut') });
    bench.service.onStatus = () => status;
    bench.run(id);
    await bench.clock.settle();
    expect(statesOf(bench.store.history)[1]).toBe(state);
    expect(bench.store.saved.get(id)?.named).toEqual(state === 'queued' ? namedOf('mmsu_cut') : null);
    expect(bench.service.creates()).toBe(1);
  });

  test('a cancel asked for while it was being sent ends it when nothing was made', async () => {
    const bench = await makeBench([recordOf(1)]);
    bench.service.onCreate = async () => {
      await bench.editStore.change(id, (record) => ({ ...record, cancelAskedAt: bench.clock.now() }));
      return say.slowDown(null);
    };
    expect(await bench.run(id).over).toEqual({ kind: 'ended' });
    expect(bench.store.saved.get(id)?.state).toBe('cancelled');
  });

  test('a cancel that is still on its way to the disk counts too', async () => {
    const bench = await makeBench([recordOf(1)]);
    bench.service.onCreate = () => {
      void bench.editStore.change(id, (record) => ({ ...record, cancelAskedAt: bench.clock.now() }));
      return say.neverSent;
    };
    expect(await bench.run(id).over).toEqual({ kind: 'ended' });
    expect([bench.store.saved.get(id)?.state, bench.service.creates()]).toEqual(['cancelled', 1]);
  });
});

describe('a full disk', () => {
  test('before the create: nothing is sent until submitting is written', async () => {
    const { run, clock, store, service, editStore } = await makeBench([recordOf(1)]);
    store.refuse(3);
    const { end } = run(id);
    await clock.pass(29_000);
    expect([service.asked, editStore.troubleOf(id), end(), store.saved.get(id)?.state]).toEqual([[], diskFull, 'still running', 'waiting']);
    await clock.pass(tenMinutes);
    expect([service.creates(), end(), store.saved.get(id)?.state, editStore.troubleOf(id)]).toEqual([1, { kind: 'ended' }, 'done', null]);
  });

  test('before the create, for the command: it leaves the edit waiting', async () => {
    const { run, store, service } = await makeBench([recordOf(1)]);
    store.refuse(1);
    expect(await run(id, { patienceMs: tenMinutes }).over).toEqual({ kind: 'left', failure: diskFull, requestId: null });
    expect([service.asked, store.saved.get(id)?.state]).toEqual([[], 'waiting']);
  });

  test('after the create: the id is kept and written as soon as there is room, and nothing is sent again', async () => {
    const { run, clock, store, service, editStore } = await makeBench([recordOf(1)]);
    store.refuse(20, ({ state }) => state === 'queued');
    const { end } = run(id);
    await clock.pass(60_000);
    expect([service.asked, store.saved.get(id)?.state, editStore.troubleOf(id)]).toEqual([
      ['create make the sky red'],
      'submitting',
      editGoesOn(diskFull),
    ]);
    await clock.pass(tenMinutes);
    expect([service.creates(), end(), store.saved.get(id)?.state, store.saved.get(id)?.named]).toEqual([
      1,
      { kind: 'ended' },
      'done',
      namedOf('mmsu_1'),
    ]);
  });

  test('after the create, for the command: the id is handed over instead', async () => {
    const { run, clock, store, service, logged } = await makeBench([recordOf(1)]);
    store.refuse(1e9, ({ state }) => state === 'queued');
    const { end } = run(id, { patienceMs: tenMinutes });
    await clock.pass(90_000);
    // Put down once, on another drive.
    expect(logged.filter((line) => line === `${id} is mmsu_1`).length).toBe(1);
    expect([end(), service.creates()]).toEqual([{ kind: 'left', failure: editGoesOn(diskFull), requestId: 'mmsu_1' }, 1]);
  });

  test('after the create, when the program ends: the id is in the log', async () => {
    const { run, clock, store, logged } = await makeBench([recordOf(1)]);
    store.refuse(1e9, ({ state }) => state === 'queued');
    const { end, waker } = run(id);
    await clock.pass(2000);
    waker.stop();
    await clock.settle();
    expect([end(), logged.at(-1)]).toEqual([{ kind: 'stopped' }, `edit ${id}, request mmsu_1: could not be written: ENOSPC`]);
  });
});
