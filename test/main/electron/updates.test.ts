import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkIntervalMs, firstCheckMs, makeUpdates, pulseMs } from '../../../main/electron/updates.ts';
import type { Updater, Updates } from '../../../main/electron/updates.ts';
import type { Feed } from '../../../main/electron/update-feed.ts';

const feed = 'https://updates.example/kontext';

type World = {
  updates: Updates;
  busy: boolean;
  waiting: boolean;
  wanted: boolean;
  newest: string | null;
  trouble: Error | null;
  /** Ends the download that is under way. */
  arrive: () => void;
  effects: string[];
  told: string[];
};

let world: World;

function open(from: Feed = { url: feed }, more: Partial<World> = {}): World {
  let end: { resolve: () => void; reject: (error: Error) => void } | null = null;
  const updater: Updater = {
    look: async () => {
      world.effects.push('look');
      if (world.trouble !== null) throw world.trouble;
      return world.newest;
    },
    download: (onPercent) => {
      world.effects.push('fetch');
      const done = new Promise<void>((resolve, reject) => (end = { resolve, reject }));
      onPercent(40);
      return { done, cancel: () => (world.effects.push('cancel'), end?.reject(new Error('cancelled'))) };
    },
    installOnQuit: (yes) => {
      if (world.effects.findLast((effect) => effect.startsWith('on quit')) !== `on quit: ${yes}`) world.effects.push(`on quit: ${yes}`);
    },
    installNow: () => world.effects.push('install'),
  };
  world = {
    busy: false,
    waiting: false,
    wanted: true,
    newest: '2.0.0',
    trouble: null,
    effects: [],
    told: [],
    arrive: () => end?.resolve(),
    ...more,
  } as World;
  world.updates = makeUpdates({
    feed: from,
    load: async (address) => (world.effects.push(`load ${address}`), updater),
    wanted: () => world.wanted,
    isBusy: () => world.busy,
    mayClose: () => !world.busy && !world.waiting,
    tell: ({ state }) => world.told.push(state.kind),
    log: (text) => world.effects.push(text),
    now: Date.now,
  });
  return world;
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const kind = (): string => world.updates.status().state.kind;

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  world.updates.close();
  vi.useRealTimers();
});

describe('an update', () => {
  test('is looked for a while after the start, fetched in the background and installed at the next quitting', async () => {
    open();
    await pass(firstCheckMs - 1);
    expect([world.effects, kind()]).toEqual([[], 'quiet']);
    await pass(1);
    expect(world.updates.status()).toEqual({ feed, state: { kind: 'downloading', version: '2.0.0', percent: 0 } });
    world.arrive();
    await pass(0);
    expect(world.updates.status()).toEqual({ feed, state: { kind: 'ready', version: '2.0.0' } });
    expect(world.effects).toEqual([`load ${feed}`, 'look', 'fetch', 'on quit: true']);
    expect(world.told).toEqual(['checking', 'downloading', 'ready']);
  });

  test('is installed at once when the person asks', async () => {
    open();
    expect(world.updates.install()).toBe(false);
    world.updates.check();
    await pass(0);
    world.arrive();
    await pass(0);
    expect([world.updates.install(), world.effects.at(-1)]).toEqual([true, 'install']);
  });

  test('is looked for once a day, and as often as the person asks', async () => {
    open({ url: feed }, { newest: null });
    await pass(firstCheckMs);
    const first = world.updates.status().state;
    expect(first).toEqual({ kind: 'quiet', checkedAt: new Date().toISOString() });
    await pass(checkIntervalMs - pulseMs);
    expect(world.effects.filter((effect) => effect === 'look').length).toBe(1);
    await pass(2 * pulseMs);
    expect(world.effects.filter((effect) => effect === 'look').length).toBe(2);
    world.updates.check();
    await pass(0);
    expect(world.effects.filter((effect) => effect === 'look').length).toBe(3);
  });

  test('that could not be had is told in one line and tried again the next day', async () => {
    open({ url: feed }, { trouble: new Error('no such host\n    at stack') });
    await pass(firstCheckMs);
    expect(world.updates.status().state).toEqual({ kind: 'failed', message: 'no such host' });
    world.trouble = null;
    await pass(checkIntervalMs + pulseMs);
    expect(kind()).toBe('downloading');
  });
});

describe('while an edit runs', () => {
  test('nobody is asked; the look comes when it has ended', async () => {
    open({ url: feed }, { busy: true });
    await pass(firstCheckMs);
    world.updates.check();
    await pass(0);
    expect([world.effects, kind()]).toEqual([[], 'waiting']);
    world.busy = false;
    world.updates.moved();
    await pass(0);
    expect([kind(), world.effects.includes('look')]).toEqual(['downloading', true]);
  });

  test('what was found is not fetched', async () => {
    open();
    world.updates.check();
    world.busy = true;
    await pass(0);
    expect([kind(), world.effects.includes('fetch')]).toEqual(['waiting', false]);
  });

  test('a download stops, and is taken up afterwards', async () => {
    open();
    world.updates.check();
    await pass(0);
    world.busy = true;
    world.updates.moved();
    await pass(0);
    expect([kind(), world.effects.at(-2)]).toEqual(['waiting', 'cancel']);
    world.busy = false;
    world.updates.moved();
    await pass(0);
    world.arrive();
    await pass(0);
    expect([kind(), world.effects.filter((effect) => effect === 'fetch').length]).toEqual(['ready', 2]);
  });

  test('nothing is installed, neither by a click nor by quitting', async () => {
    open();
    world.updates.check();
    await pass(0);
    world.arrive();
    await pass(0);
    world.busy = true;
    world.updates.moved();
    expect([world.updates.install(), world.effects.at(-1)]).toEqual([false, 'on quit: false']);
    world.busy = false;
    world.updates.moved();
    expect(world.effects.at(-1)).toBe('on quit: true');
    world.waiting = true;
    expect(world.updates.install()).toBe(false);
    world.waiting = false;
    expect(world.updates.install()).toBe(true);
  });
});

describe('no update is looked for', () => {
  test.each(['not-packaged', 'no-feed', 'other-package'] as const)('by a program that is %s, whatever it is asked', async (why) => {
    open({ none: why });
    await pass(firstCheckMs + checkIntervalMs + pulseMs);
    world.updates.check();
    world.updates.changed();
    world.updates.moved();
    await pass(0);
    expect([world.effects, world.updates.install(), world.updates.status()]).toEqual([
      [],
      false,
      { feed: null, state: { kind: 'off', why } },
    ]);
  });

  test('after the person switched it off, and what is under way stops', async () => {
    open();
    world.updates.check();
    await pass(0);
    world.wanted = false;
    world.updates.changed();
    await pass(firstCheckMs + checkIntervalMs + pulseMs);
    world.updates.check();
    await pass(0);
    expect([
      world.updates.status().state,
      world.effects.includes('cancel'),
      world.effects.filter((effect) => effect === 'look').length,
    ]).toEqual([{ kind: 'off', why: 'switched-off' }, true, 1]);
    expect(world.effects.findLast((effect) => effect.startsWith('on quit'))).toBe('on quit: false');
    world.wanted = true;
    world.updates.changed();
    expect(kind()).toBe('quiet');
  });

  test('once the program closes', async () => {
    open();
    world.updates.close();
    await pass(firstCheckMs + checkIntervalMs + pulseMs);
    expect(world.effects).toEqual([]);
  });
});
