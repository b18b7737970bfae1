// What a person has stopped is not sent by itself: over a start, while rehearsal is on, and where somebody else has the edit by now.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../../../app/settings/settings.ts';
import { openBench } from '../../../faults/bench.ts';
import type { Bench } from '../../../faults/bench.ts';
import { startSeaart } from '../../../fakes/seaart-server.ts';
import type { SeaartServer } from '../../../fakes/seaart-server.ts';
import { sessionOf } from '../../batch/batch-bench.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const slow = 120_000;
const benchOn = (folder: string, server: SeaartServer, host?: { kind: 'command'; patienceMs: number; rehearse: boolean }): Promise<Bench> =>
  openBench({
    folder,
    library: path.join(folder, 'library'),
    baseUrl: server.baseUrl,
    key: server.key,
    settings: { ...defaultSettings, atOnce: 1 },
    ...(host === undefined ? {} : { host }),
  });
const waiting = async (bench: Bench): Promise<number> => (await sessionOf(bench).library.find('is:waiting')).total;

test(
  'a pause, and the one after the balance was refused, outlive the program; what waits is sent when the person says so',
  async () => {
    const server = await startSeaart();
    const folder = temporaryFolder();
    const first = await benchOn(folder, server);
    sessionOf(first).queue.pause(true);
    for (const prompt of ['a red door', 'a blue door']) await first.run(prompt);
    // A press says that it is to be sent where a refusal paused the queue, not where the person did.
    expect([sessionOf(first).queue.state().paused, server.count('create')]).toEqual([true, 0]);
    await first.close();

    const second = await benchOn(folder, server);
    await second.until('they are in line', () => sessionOf(second).queue.line().length === 2);
    expect([sessionOf(second).queue.state(), server.count('create')]).toEqual([{ paused: true, pausedBecause: null, held: 'no' }, 0]);
    server.next('create', { status: 402, body: { detail: 'insufficient balance' } });
    sessionOf(second).queue.pause(false);
    await second.until('the balance is refused', () => sessionOf(second).queue.state().pausedBecause?.kind === 'balance');
    await second.close();

    const third = await benchOn(folder, server);
    await third.until('the other is in line', () => sessionOf(third).queue.line().length === 1);
    expect([sessionOf(third).queue.state().pausedBecause?.kind, server.count('create'), await waiting(third)]).toEqual(['balance', 1, 1]);
    sessionOf(third).queue.pause(false);
    await third.until('it is sent', () => server.count('create') === 2);
    await third.until('all are at their end', async () => (await waiting(third)) === 0);
    await third.close();
    const fourth = await benchOn(folder, server);
    expect(sessionOf(fourth).queue.state().paused).toBe(false);
    await server.stop();
  },
  slow,
);

test.each(['cancelled by another program', 'still waiting'] as const)(
  'a queue that begins as held asks about what was held, not about what comes after it: %s',
  async (meanwhile) => {
    const server = await startSeaart();
    const folder = temporaryFolder();
    const first = await benchOn(folder, server);
    const { library, queue } = sessionOf(first);
    queue.pause(true);
    const id = await first.run('a red door');
    await first.close();
    // As it was left while the line was away.
    writeFileSync(
      path.join(folder, 'home', 'libraries', library.id, 'queue.json'),
      JSON.stringify({ paused: false, pausedBecause: null, held: 'offline' }),
    );
    const isCancelled = meanwhile === 'cancelled by another program';
    if (isCancelled) {
      const command = await benchOn(folder, server, { kind: 'command', patienceMs: 1000, rehearse: false });
      await sessionOf(command).adoptDead({ only: id, start: false });
      expect(await sessionOf(command).queue.cancel(id)).toEqual({ ok: true, value: null });
      await command.close();
    }
    const second = await benchOn(folder, server);
    const next = await second.run('a blue door');
    if (isCancelled) await second.done(next);
    else {
      await second.until('both are in line', () => sessionOf(second).queue.line().length === 2);
      expect([sessionOf(second).queue.state().held, server.count('create')]).toEqual(['ask', 0]);
      await second.studio.handlers['queue.release'](undefined);
      await second.until('both are sent', () => server.count('create') === 2);
    }
    expect([sessionOf(second).queue.state().held, server.count('create')]).toEqual(['no', isCancelled ? 1 : 2]);
    await second.close();
    await server.stop();
  },
  slow,
);

test(
  'what waits for the service stays in line while rehearsal is switched on, says so, and rehearsals pass it',
  async () => {
    const server = await startSeaart();
    const bench = await benchOn(temporaryFolder(), server);
    sessionOf(bench).queue.pause(true);
    const id = await bench.run('a red door');
    await bench.studio.handlers['settings.change']({ rehearse: true });
    sessionOf(bench).queue.pause(false);
    const rehearsed = await bench.run('a blue door');
    await bench.done(rehearsed);
    const { editStore } = sessionOf(bench);
    expect([editStore.get(id)?.state, editStore.troubleOf(id)?.message, server.count('create')]).toEqual([
      'waiting',
      'This edit waits for SeaArt, and rehearsal is switched on. It is sent when rehearsal is off.',
      0,
    ]);
    await bench.studio.handlers['settings.change']({ rehearse: false });
    await bench.done(id);
    expect(server.count('create')).toBe(1);
    await server.stop();
  },
  slow,
);

test(
  'what was sent to the service is not sent again as a rehearsal, nor a rehearsal to the service: neither is given up',
  async () => {
    const server = await startSeaart();
    const bench = await benchOn(temporaryFolder(), server);
    const { handlers } = bench.studio;
    const state = async (id: string): Promise<unknown> => (await sessionOf(bench).library.load(id))?.state;
    const unknown = async (prompt: string): Promise<string> => {
      const id = await bench.run(prompt);
      await bench.until('its outcome is unknown', () => bench.changed.some((edit) => edit.id === id && edit.state === 'unknown'));
      return id;
    };
    server.next('create', { cutAnswerAfter: 0, ending: 'reset' });
    const bought = await unknown('a red door');
    await handlers['settings.change']({ rehearse: true });
    const rehearsed = await unknown('a blue door [drop]');
    const again = (id: string) => handlers['edit.sendAgain']({ id, intent: crypto.randomUUID() });
    expect(await again(bought)).toMatchObject({
      failure: { message: expect.stringContaining('Turn rehearsal off'), charged: 'maybe' },
    });
    await handlers['settings.change']({ rehearse: false });
    expect(await again(rehearsed)).toMatchObject({ failure: { message: expect.stringContaining('Turn rehearsal on'), charged: 'no' } });
    expect([await state(bought), await state(rehearsed), server.count('create')]).toEqual(['unknown', 'unknown', 1]);
    expect(await again(bought)).toMatchObject({ ok: true });
    await bench.until('it is sent once more', () => server.count('create') === 2);
    await bench.close();
    await server.stop();
  },
  slow,
);

test(
  'an edit that somebody with a copy of the program’s files has begun with is not sent here as well',
  async () => {
    const server = await startSeaart();
    const bench = await benchOn(temporaryFolder(), server);
    const { queue, library, editStore } = sessionOf(bench);
    queue.pause(true);
    const [mine, theirs] = [await bench.run('a red door'), await bench.run('a blue door')];
    const record = await library.load(theirs);
    if (record?.owner == null) throw new Error('it has no owner');
    await library.save({ ...record, owner: { ...record.owner, process: crypto.randomUUID() } });
    queue.pause(false);
    await bench.done(mine);
    await bench.until('the other is let go', () => editStore.get(theirs) === null);
    // Nor is it taken over as a dead program's: by whoever looks for such edits, sooner or later.
    expect(await sessionOf(bench).adoptDead()).toEqual([]);
    expect([server.count('create'), (await library.load(theirs))?.state]).toEqual([1, 'waiting']);
    await server.stop();
  },
  slow,
);
