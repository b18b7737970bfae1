import { beforeEach, describe, expect, it } from 'vitest';
import { draft } from '../../../renderer/store/draft.ts';
import { leaveIt, pressRun, run, runAnyway, whyNot } from '../../../renderer/commands/run.ts';
import { stage } from '../../../renderer/store/stage.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import type { FakeBridge } from '../../fakes/studio-bridge.ts';
import type { FakeWorld } from '../../fakes/fake-world.ts';
import { named, openWindow } from '../open-window.ts';

type Run = {
  readonly intents: readonly string[];
  readonly next: boolean;
  readonly evenIfPaid: boolean;
  readonly request: { readonly parameters: object };
};

let world: FakeWorld;
let fake: FakeBridge;
const runs = (): Run[] => named(fake, 'edit.run') as Run[];

beforeEach(async () => {
  world = fakeWorld();
  fake = await openWindow(world);
  run.setState({ now: { kind: 'idle' } });
  stage.setState({ shown: null, details: new Map(), unseen: new Set() });
  draft.setState({ prompt: 'make it night', parameters: {}, count: 1 });
});

describe('Run', () => {
  it('makes one edit of presses that come while the first is on its way', async () => {
    await Promise.all([pressRun(false), pressRun(false), pressRun(true)]);
    expect(runs()).toHaveLength(1);
  });

  it('makes as many intents as edits, each its own, and leaves a random seed to main', async () => {
    draft.setState({ count: 3 });
    await pressRun(false);
    const [only] = runs();
    expect(new Set(only?.intents).size).toBe(3);
    expect(only?.request.parameters).toEqual({});
  });

  it('makes as many of a fixed seed as were asked for: main counts the seed up', async () => {
    draft.setState({ count: 4, parameters: { seed: 42 } });
    await pressRun(true);
    expect(runs().map(({ intents, next }) => [intents.length, next])).toEqual([[4, true]]);
  });

  it('asks before the same is paid for again, and then sends the very same intents', async () => {
    world.paidBefore = true;
    await pressRun(false);
    expect(run.getState().now.kind).toBe('paid-before');
    await pressRun(false);
    expect(runs()).toHaveLength(1);
    await runAnyway();
    expect(runs().map(({ evenIfPaid }) => evenIfPaid)).toEqual([false, true]);
    expect(runs()[1]?.intents).toEqual(runs()[0]?.intents);
    expect(run.getState().now).toEqual({ kind: 'idle' });
  });

  it('sends nothing when the person leaves it', async () => {
    world.paidBefore = true;
    await pressRun(false);
    leaveIt();
    expect([runs().length, run.getState().now.kind]).toEqual([1, 'idle']);
  });

  it('says why it cannot', () => {
    expect(whyNot()).toBeNull();
    draft.setState({ prompt: '  ' });
    expect(whyNot()).toBe('no-prompt');
    draft.setState({ prompt: 'x', parameters: { aspect_ratio: '99:1' } });
    expect(whyNot()).toBe('bad-ratio');
    fake.emit('library.changed', { folder: '/x', state: 'missing', total: 0, trashed: 0, damaged: 0 });
    expect(whyNot()).toBe('no-library');
  });

  it('puts a new edit on an empty stage and on no other', async () => {
    await pressRun(false);
    const first = stage.getState().shown?.id;
    expect(first).toBe(world.edits[0]?.id);
    await pressRun(false);
    expect(stage.getState().shown?.id).toBe(first);
  });
});
