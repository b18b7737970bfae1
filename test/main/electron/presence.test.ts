import { describe, expect, test } from 'vitest';
import type { QueueState } from '../../../app/contract/contract.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { orderChange } from '../../../app/edits/order-change.ts';
import { makePresence } from '../../../main/electron/presence.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';

function bench(platform: NodeJS.Platform = 'linux') {
  const effects: unknown[][] = [];
  const world = { away: true };
  const presence = makePresence({
    app: { setBadgeCount: (count) => (effects.push(['badge', count]), true) },
    front: () => ({
      setProgressBar: (progress, options) => void effects.push(['progress', progress, ...(options === undefined ? [] : [options.mode])]),
      flashFrame: (on) => void effects.push(['flash', on]),
    }),
    isAway: () => world.away,
    platform,
  });
  let shown: readonly string[] = [];
  const queue = (edits: readonly EditSummary[], more: Partial<QueueState> = {}): void => {
    const placed = orderChange(
      shown,
      edits.map(({ id }) => id),
    ).placed;
    shown = edits.map(({ id }) => id);
    presence.queue({ paused: false, held: 'no', placed, ...more }, edits);
  };
  return { presence, queue, effects, world };
}

const living = (n: number): EditSummary => sampleEdit(n, { state: 'running', endedAt: null });

describe('progress on the taskbar', () => {
  test('counts the edits of one go, and goes away with the last', () => {
    const { queue, effects } = bench();
    queue([living(1), living(2)]);
    queue([living(2), living(3), living(4)]);
    queue([living(4)]);
    queue([]);
    queue([living(5)]);
    expect(effects).toEqual([
      ['progress', 0],
      ['progress', 0.25],
      ['progress', 0.75],
      ['progress', -1],
      ['progress', 0],
    ]);
  });

  test('on Windows says that something goes on, or that it stands still', () => {
    const { queue, effects } = bench('win32');
    queue([living(1)]);
    queue([living(1)], { paused: true });
    queue([living(1)], { held: 'offline' });
    expect(effects).toEqual([
      ['progress', 0, 'indeterminate'],
      ['progress', 0, 'paused'],
      ['progress', 0, 'paused'],
    ]);
  });

  test('does not wait for an outcome that nobody knows', () => {
    const { queue, effects } = bench();
    queue([sampleEdit(1, { state: 'unknown' })]);
    expect(effects).toEqual([['progress', -1]]);
  });
});

describe('the count of news', () => {
  test('grows with each end while the person is away, and is gone when they come back', () => {
    const { presence, effects, world } = bench();
    presence.ended(sampleEdit(1, { state: 'done' }));
    presence.ended(sampleEdit(2, { state: 'failed' }));
    // The person did that.
    presence.ended(sampleEdit(3, { state: 'cancelled' }));
    presence.seen();
    presence.seen();
    world.away = false;
    presence.ended(sampleEdit(4, { state: 'done' }));
    expect(effects).toEqual([
      ['badge', 1],
      ['badge', 2],
      ['badge', 0],
    ]);
  });

  test('is a flash on Windows, which has no count', () => {
    const { presence, effects } = bench('win32');
    presence.ended(sampleEdit(1, { state: 'done' }));
    expect(effects).toContainEqual(['flash', true]);
  });
});
