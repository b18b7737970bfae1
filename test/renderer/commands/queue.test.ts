import { beforeEach, describe, expect, it, vi } from 'vitest';
import { noteTrouble, retry, troubles } from '../../../renderer/commands/queue.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import type { FakeBridge } from '../../fakes/studio-bridge.ts';
import { sampleEdit } from '../../fakes/studio-samples.ts';
import { named, openWindow } from '../open-window.ts';

const failed = sampleEdit(1, { state: 'failed', results: [] });
let fake: FakeBridge;

beforeEach(async () => {
  vi.useFakeTimers();
  fake = await openWindow(fakeWorld({ edits: [failed] }));
  troubles.setState({ ids: [] });
  return () => {
    vi.runAllTimers();
    vi.useRealTimers();
  };
});

describe('edits that ended badly', () => {
  it('stay listed until they are tried again; done and cancelled ones never are', async () => {
    noteTrouble(failed);
    noteTrouble(sampleEdit(2));
    noteTrouble(sampleEdit(3, { state: 'cancelled' }));
    expect(troubles.getState().ids).toEqual([failed.id]);
    await retry(failed.id);
    expect(troubles.getState().ids).toEqual([]);
  });

  it('are tried again once for a double press, and again for a later one', async () => {
    await Promise.all([retry(failed.id), retry(failed.id)]);
    await retry(failed.id);
    expect(named(fake, 'edit.retry')).toHaveLength(1);
    vi.advanceTimersByTime(1000);
    await retry(failed.id);
    expect(named(fake, 'edit.retry')).toHaveLength(2);
  });
});
