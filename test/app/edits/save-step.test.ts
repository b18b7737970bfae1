import { describe, expect, test } from 'vitest';
import type { EditPorts, ReceiveOutcome } from '../../../app/edits/ports.ts';
import { makeBench } from '../../fakes/edit-bench.ts';
import type { Bench } from '../../fakes/edit-bench.ts';
import { say } from '../../fakes/fake-service.ts';
import { cannotFetch, pageInstead, pictureWaits } from '../../../app/seaart/failures.ts';
import { diskFull } from '../../fakes/memory-store.ts';
import { idOf, output, recordIn, result } from '../../fakes/records.ts';

const id = idOf(1);
const minute = 60_000;
const fresh = { ...output, url: 'https://cdn.example/fresh.png' };
const received: ReceiveOutcome = { kind: 'received', result };
const expired: ReceiveOutcome = { kind: 'expired', status: 403 };
const damaged: ReceiveOutcome = { kind: 'damaged', detail: 'not a picture' };
const unreachable: ReceiveOutcome = { kind: 'unreachable', detail: 'ETIMEDOUT' };
const full: ReceiveOutcome = { kind: 'disk', failure: diskFull };

type Script = (nth: number, ...given: Parameters<EditPorts['receive']>) => ReceiveOutcome;

async function makeSaving(script: Script, more: { foreign?: boolean; patienceMs?: number; outputs?: (typeof output)[] } = {}) {
  const bench = await makeBench([recordIn('saving', 1, { outputs: more.outputs ?? [output] })]);
  const fetched: string[] = [];
  bench.service.onResponse = () => ({ kept: null, kind: 'outputs', outputs: [fresh] });
  bench.world.receive = async (...given) => {
    fetched.push(given[2].url);
    return script(fetched.length, ...given);
  };
  const begin = () => bench.run(id, { foreign: more.foreign ?? false, patienceMs: more.patienceMs ?? null });
  return { bench, fetched, begin };
}

const savedOf = (bench: Bench) => bench.store.saved.get(id);

describe('fetching the picture', () => {
  test('done is written only after the picture is received', async () => {
    const states: (string | undefined)[] = [];
    const { bench, begin } = await makeSaving(() => {
      states.push(savedOf(bench)?.state);
      return received;
    });
    await begin().over;
    expect([states, savedOf(bench)?.state, savedOf(bench)?.results]).toEqual([['saving'], 'done', [result]]);
  });

  test('several pictures are kept in order', async () => {
    const other = { ...output, url: 'https://cdn.example/two.png' };
    const { bench, begin } = await makeSaving(
      (_nth, _record, index) => ({ kind: 'received', result: { ...result, file: `${index}.png` } }),
      { outputs: [output, other] },
    );
    await begin().over;
    expect(savedOf(bench)?.results.map(({ file }) => file)).toEqual(['0.png', '1.png']);
  });

  test('an expired link is asked for again, and the fresh one is used', async () => {
    const { bench, fetched, begin } = await makeSaving((nth) => (nth === 1 ? expired : received));
    await begin().over;
    expect([fetched, bench.service.asked, savedOf(bench)?.state]).toEqual([[output.url, fresh.url], ['response mmsu_1'], 'done']);
  });

  test('a fresh link that is dead too ends it as lost, which may be checked again', async () => {
    const { bench, fetched, begin } = await makeSaving(() => expired);
    await begin().over;
    expect([fetched.length, bench.service.asked]).toEqual([2, ['response mmsu_1']]);
    expect(savedOf(bench)).toMatchObject({
      state: 'lost',
      failure: { kind: 'result-expired', charged: 'yes', next: 'check-again', detail: 'HTTP 403' },
    });
  });

  test('a fresh link that died of age while the disk was full is replaced again', async () => {
    const { bench, begin } = await makeSaving((nth) => (nth === 1 || nth === 100 ? expired : nth < 100 ? full : received));
    begin();
    await bench.clock.pass(30 * minute);
    expect([savedOf(bench)?.state, bench.service.asked]).toEqual(['done', ['response mmsu_1', 'response mmsu_1']]);
  });

  test.each([
    ['has ended', () => ({ kept: null, kind: 'ended', failure: diskFull }) as const],
    ['is not found', () => say.notFound],
  ])('an expired link of a request that %s is lost', async (_what, onResponse) => {
    const { bench, begin } = await makeSaving(() => expired);
    bench.service.onResponse = onResponse;
    await begin().over;
    expect(savedOf(bench)).toMatchObject({ state: 'lost', failure: { kind: 'result-expired' } });
  });

  test('an expired link waits while nobody can say whether there is a fresh one', async () => {
    for (const [answer, foreign] of [
      [say.trouble(), false],
      [say.notFound, true],
    ] as const) {
      const { bench, begin } = await makeSaving((nth) => (nth < 20 ? expired : received), { foreign });
      bench.service.onResponse = () => answer;
      begin();
      await bench.clock.pass(minute);
      expect([savedOf(bench)?.state, bench.editStore.troubleOf(id)?.kind]).toEqual(['saving', 'service-trouble']);
      await bench.clock.pass(20 * minute);
      expect([savedOf(bench)?.state, bench.editStore.troubleOf(id)]).toEqual(['done', null]);
    }
  });

  test('damaged twice is tried again with a fresh link, damaged three times is lost', async () => {
    const twice = await makeSaving((nth) => (nth < 3 ? damaged : received));
    twice.begin();
    await twice.bench.clock.pass(minute);
    expect([savedOf(twice.bench)?.state, twice.fetched]).toEqual(['done', [output.url, fresh.url, fresh.url]]);
    const thrice = await makeSaving(() => damaged);
    thrice.begin();
    await thrice.bench.clock.pass(minute);
    expect(savedOf(thrice.bench)).toMatchObject({
      state: 'lost',
      failure: { kind: 'result-damaged', charged: 'yes', detail: 'not a picture' },
    });
    expect(thrice.fetched.length).toBe(3);
  });

  test('an address that may not be asked is lost at once', async () => {
    const { bench, fetched, begin } = await makeSaving(() => ({ kind: 'forbidden', detail: 'a private host' }));
    await begin().over;
    expect([fetched.length, savedOf(bench)?.state, savedOf(bench)?.failure?.detail]).toEqual([1, 'lost', 'a private host']);
  });

  test('a line that is down for a day loses nothing', async () => {
    const { bench, begin } = await makeSaving((nth) => (nth < 2000 ? unreachable : received));
    begin();
    await bench.clock.pass(12 * 60 * minute);
    expect([savedOf(bench)?.state, bench.editStore.troubleOf(id)?.detail]).toEqual(['saving', 'ETIMEDOUT']);
    await bench.clock.pass(12 * 60 * minute);
    expect([savedOf(bench)?.state, bench.service.creates()]).toEqual(['done', 0]);
  });

  test('a full disk is told and waited for', async () => {
    const { bench, begin } = await makeSaving((nth) => (nth < 30 ? full : received));
    begin();
    await bench.clock.pass(minute);
    expect([savedOf(bench)?.state, bench.editStore.troubleOf(id)]).toEqual(['saving', pictureWaits(diskFull)]);
    await bench.clock.pass(10 * minute);
    expect([savedOf(bench)?.state, bench.editStore.troubleOf(id)]).toEqual(['done', null]);
  });

  test('a web page in place of the picture is said after a few, asked for ever more slowly, and loses nothing', async () => {
    const page: ReceiveOutcome = { kind: 'page', detail: 'a web page came' };
    const { bench, fetched, begin } = await makeSaving((nth) => (nth < 400 ? page : received));
    begin();
    await bench.clock.settle();
    expect(bench.editStore.troubleOf(id)).toEqual(cannotFetch('a web page came'));
    await bench.clock.pass(minute);
    expect([savedOf(bench)?.state, bench.editStore.troubleOf(id)]).toEqual(['saving', pageInstead('a web page came')]);
    await bench.clock.pass(29 * minute);
    const asked = fetched.length;
    await bench.clock.pass(60 * minute);
    expect([fetched.length - asked > 12, fetched.length - asked < 35]).toEqual([true, true]);
    await bench.clock.pass(24 * 60 * minute);
    expect([savedOf(bench)?.state, bench.service.creates()]).toEqual(['done', 0]);
  });

  test('of two pictures the one that came is kept, and the other is in the log', async () => {
    const { bench, begin } = await makeSaving(
      (_nth, _record, index) => (index === 0 ? received : { kind: 'forbidden', detail: 'a private host' }),
      { outputs: [output, output] },
    );
    await begin().over;
    expect([savedOf(bench)?.state, savedOf(bench)?.results, bench.logged]).toEqual([
      'done',
      [result],
      [`edit ${id}: 1 of 2 pictures did not come: a private host`],
    ]);
  });

  test('a picture that comes after a cancel was asked for is kept, and the wish stays on record', async () => {
    const { bench, begin } = await makeSaving((nth) => (nth < 3 ? unreachable : received));
    begin();
    await bench.clock.settle();
    await bench.editStore.change(id, (record) => ({ ...record, cancelAskedAt: bench.clock.now() }));
    await bench.clock.pass(minute);
    expect(savedOf(bench)).toMatchObject({ state: 'done', results: [result], cancelAskedAt: expect.any(String) });
  });

  test('the end of the program leaves it saving, and the next start goes on', async () => {
    const { bench, begin } = await makeSaving(() => unreachable);
    const { waker, over } = begin();
    await bench.clock.settle();
    waker.stop();
    expect([await over, savedOf(bench)?.state]).toEqual([{ kind: 'stopped' }, 'saving']);
    const next = await makeBench([], { store: bench.store });
    await next.run(id).over;
    expect([savedOf(next)?.state, next.service.creates()]).toEqual(['done', 0]);
  });

  test('the command leaves it when the disk is full or its patience ends', async () => {
    const disk = await makeSaving(() => full, { patienceMs: minute });
    expect(await disk.begin().over).toEqual({ kind: 'left', failure: pictureWaits(diskFull), requestId: null });
    const line = await makeSaving(() => unreachable, { patienceMs: minute });
    const { end } = line.begin();
    await line.bench.clock.pass(3 * minute);
    expect([end(), savedOf(line.bench)?.state]).toMatchObject([{ kind: 'left', failure: { detail: 'ETIMEDOUT' } }, 'saving']);
  });
});
