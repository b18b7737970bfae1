// The limits of money in a whole studio: presses, what waited, batches, two programs on one library. Creates are counted at the service.
import path from 'node:path';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../../../app/settings/settings.ts';
import type { Settings } from '../../../../app/settings/settings.ts';
import { openBench } from '../../../faults/bench.ts';
import type { Bench } from '../../../faults/bench.ts';
import { startSeaart } from '../../../fakes/seaart-server.ts';
import type { SeaartServer } from '../../../fakes/seaart-server.ts';
import { makeBatchBench, overOf, sessionOf, started } from '../../batch/batch-bench.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A whole studio, from its source. */
const slow = 120_000;
const limited = (limits: Partial<Settings['limits']>, more: Partial<Settings> = {}): Settings => ({
  ...defaultSettings,
  limits: { ...defaultSettings.limits, ...limits },
  ...more,
});

const benchOn = (folder: string, server: SeaartServer, settings: Settings): Promise<Bench> =>
  openBench({ folder, library: path.join(folder, 'library'), baseUrl: server.baseUrl, key: server.key, settings });

async function press(bench: Bench, count: number, more: { evenAboveLimit?: boolean } = {}): Promise<readonly string[] | string> {
  const ran = await bench.studio.handlers['edit.run']({
    request: { model: 'flux_kontext_max', prompt: 'a red door', pictures: [], parameters: {} },
    intents: Array.from({ length: count }, () => crypto.randomUUID()),
    next: false,
    evenIfPaid: true,
    shown: { places: [], count },
    ...more,
  });
  return ran.ok ? ran.value.ids : ran.failure.message;
}

test(
  'a press that would pass the limit makes nothing at all, unless the person lets it',
  async () => {
    const server = await startSeaart();
    const bench = await benchOn(temporaryFolder(), server, limited({ dayPictures: 3 }));
    const ids = await press(bench, 2);
    for (const id of ids) await bench.done(id);
    expect(await press(bench, 2)).toBe(
      'That would pass your limit of pictures a day, 3: 2 sent today or waiting, 2 asked for. Nothing was sent. Raise the limit in the settings, under Money, or go on tomorrow.',
    );
    expect([server.creates.length, (await sessionOf(bench).library.find('')).total]).toEqual([2, 2]);
    // Half of what was asked for is not made; one more may be.
    const [third] = await press(bench, 1);
    await bench.done(third ?? '');
    for (const id of await press(bench, 2, { evenAboveLimit: true })) await bench.done(id);
    expect(server.creates.length).toBe(5);
    expect(await press(bench, 1)).toContain('5 sent today');
    await server.stop();
  },
  slow,
);

test(
  'a retry and a finish are held as well, and an unknown outcome counts as spent and is not forgotten for nothing',
  async () => {
    const server = await startSeaart();
    const bench = await benchOn(temporaryFolder(), server, limited({ monthPictures: 1 }));
    server.next('create', { cutAnswerAfter: 0, ending: 'reset' });
    const [id = ''] = await press(bench, 1);
    await bench.until('its outcome is unknown', () => bench.changed.some((edit) => edit.id === id && edit.state === 'unknown'));
    const { handlers } = bench.studio;
    const intent = crypto.randomUUID();
    expect(await handlers['edit.sendAgain']({ id, intent })).toMatchObject({ ok: false, failure: { kind: 'limit' } });
    expect((await sessionOf(bench).library.load(id))?.state).toBe('unknown');
    await handlers['edit.forget']({ id });
    expect(await handlers['edit.retry']({ id, intent })).toMatchObject({ ok: false, failure: { kind: 'limit', next: 'raise-limit' } });
    expect(await handlers['edit.finish']({ id, intent, model: 'flux_kontext_max', evenIfPaid: true })).toMatchObject({
      failure: { kind: 'limit' },
    });
    await handlers['settings.change']({ limits: { monthPictures: 2 } });
    const again = await handlers['edit.retry']({ id, intent });
    await bench.done(again.ok ? (again.value.ids[0] ?? '') : '');
    expect(server.creates.length).toBe(2);
    await server.stop();
  },
  slow,
);

test(
  'what waited for its turn waits on with a sentence, lets a rehearsal pass, and goes when the limit is raised',
  async () => {
    const server = await startSeaart();
    const bench = await benchOn(temporaryFolder(), server, limited({}, { atOnce: 1 }));
    const { handlers } = bench.studio;
    await handlers['queue.pause']({ paused: true });
    const [first = '', second = ''] = await press(bench, 2);
    await handlers['settings.change']({ limits: { dayPictures: 1 } });
    await handlers['queue.pause']({ paused: false });
    await bench.done(first);
    await bench.until('the queue says so', () => bench.queues.at(-1)?.pausedBecause?.kind === 'limit');
    expect(await handlers['queue.whole'](undefined)).toMatchObject({
      paused: true,
      edits: [{ id: second, state: 'waiting', trouble: { kind: 'limit' } }],
    });
    expect(server.creates.length).toBe(1);

    await handlers['settings.change']({ rehearse: true });
    const [rehearsed = ''] = await press(bench, 1);
    await bench.done(rehearsed);
    await handlers['settings.change']({ rehearse: false });
    await bench.until('it waits again', () => bench.queues.at(-1)?.pausedBecause?.kind === 'limit');
    expect(server.creates.length).toBe(1);

    // No other setting is a reason to go on, nor is another key.
    const told = bench.queues.length;
    await handlers['settings.change']({ layout: { composeWidth: 400 } });
    await handlers['settings.change']({ atOnce: 2 });
    await press(bench, 1);
    expect(bench.queues.slice(told).filter(({ paused }) => !paused)).toEqual([]);

    await handlers['settings.change']({ limits: { dayPictures: 2 } });
    await bench.done(second);
    expect([server.creates.length, bench.queues.at(-1)?.paused]).toEqual([2, false]);
    await server.stop();
  },
  slow,
);

test(
  'a batch pauses at the limit, and goes on where it was when that is raised',
  async () => {
    const { open, ask, bought } = await makeBatchBench(4);
    const bench = await open(undefined, { limits: { ...defaultSettings.limits, dayPictures: 2 } });
    const id = await started(bench, await ask());
    expect(await overOf(bench, id)).toMatchObject({
      state: 'paused',
      because: { kind: 'limit' },
      counts: { done: 2, left: 0, waiting: 2 },
    });
    await bench.studio.handlers['settings.change']({ limits: { dayPictures: null } });
    await bench.studio.handlers['batch.goOn']({ id });
    expect(await overOf(bench, id)).toMatchObject({ state: 'ended', counts: { done: 4, left: 0 } });
    expect(bought()).toEqual([1, 2, 3, 4]);
  },
  slow,
);

test(
  'a press that is heard twice at once is one, also where it takes the last of the limit',
  async () => {
    const server = await startSeaart();
    const bench = await benchOn(temporaryFolder(), server, limited({ dayPictures: 1 }));
    const intents = [crypto.randomUUID()];
    const once = () =>
      bench.studio.handlers['edit.run']({
        request: { model: 'flux_kontext_max', prompt: 'a red door', pictures: [], parameters: {} },
        intents,
        next: false,
        evenIfPaid: true,
        shown: { places: [], count: 1 },
      });
    const [first, second] = await Promise.all([once(), once()]);
    expect([first.ok, second]).toEqual([true, first]);
    await bench.done(first.ok ? (first.value.ids[0] ?? '') : '');
    expect(server.creates.length).toBe(1);
    await server.stop();
  },
  slow,
);

test(
  'after the balance was refused, a press and a try again are sent, before what waits; a batch that goes on by itself is not',
  async () => {
    const server = await startSeaart();
    const bench = await benchOn(temporaryFolder(), server, limited({}, { atOnce: 1 }));
    const empty = { status: 402, body: { detail: 'insufficient balance' } };
    const queue = (): { readonly paused: boolean } => sessionOf(bench).queue.state();
    for (const again of [
      (id: string) => bench.studio.handlers['edit.retry']({ id, intent: crypto.randomUUID() }),
      async () => ({ ok: true as const, value: { ids: await press(bench, 1) } }),
    ]) {
      server.next('create', empty);
      const before = server.creates.length;
      const [refused = '', ...rest] = await press(bench, 3);
      await bench.until('the queue stops', () => queue().paused);
      expect(server.creates.length).toBe(before + 1);
      const tried = await again(refused);
      if (!tried.ok) throw new Error(tried.failure.message);
      for (const id of [...tried.value.ids, ...rest]) await bench.done(id);
      const sentAt = await Promise.all(
        [...tried.value.ids, ...rest].map(async (id) => (await sessionOf(bench).library.load(id))?.timeline.at(1)?.at ?? ''),
      );
      expect([sentAt, queue().paused, server.creates.length]).toEqual([sentAt.toSorted(), false, before + 4]);
    }
    await server.stop();
  },
  slow,
);

test(
  'two programs on one library never pass the limit together',
  async () => {
    const server = await startSeaart();
    const folder = temporaryFolder();
    const settings = limited({ dayPictures: 5 });
    const [one, other] = [await benchOn(folder, server, settings), await benchOn(folder, server, settings)];
    const pressed = await Promise.all([one, other, one, other, one, other].map((bench) => press(bench, 2)));
    const made = pressed.flatMap((ids) => (typeof ids === 'string' ? [] : ids));
    expect(made.length).toBe(4);
    await one.until('all that was made is done', async () => (await sessionOf(one).library.find('is:done')).total === 4);
    expect(server.creates.length).toBe(4);
    await server.stop();
  },
  slow,
);

test(
  'edits of two programs that waited already do not pass the limit together at their turns',
  async () => {
    const server = await startSeaart();
    const folder = temporaryFolder();
    const [one, other] = [await benchOn(folder, server, limited({})), await benchOn(folder, server, limited({}))];
    for (const bench of [one, other]) {
      await bench.studio.handlers['queue.pause']({ paused: true });
      await press(bench, 3);
      await bench.studio.handlers['settings.change']({ limits: { dayPictures: 3 } });
    }
    await Promise.all([one, other].map((bench) => bench.studio.handlers['queue.pause']({ paused: false })));
    for (const bench of [one, other])
      await bench.until(
        'it is held',
        () => bench.queues.at(-1)?.pausedBecause?.kind === 'limit' || bench.changed.filter(({ state }) => state === 'done').length >= 3,
      );
    await one.until('what was sent is done', async () => (await sessionOf(one).library.find('is:done')).total === 3);
    expect(server.creates.length).toBe(3);
    await server.stop();
  },
  slow,
);
