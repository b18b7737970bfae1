// A window of values for store tests: the fake bridge where the window looks for it, the stores filled from its snapshot.
import { vi } from 'vitest';
import { openMirror } from '../../renderer/store/mirror.ts';
import { takeDraft } from '../../renderer/store/draft.ts';
import { makeFakeBridge } from '../fakes/studio-bridge.ts';
import type { FakeBridge } from '../fakes/studio-bridge.ts';
import type { FakeWorld } from '../fakes/fake-world.ts';

export async function openWindow(world: FakeWorld): Promise<FakeBridge> {
  const fake = makeFakeBridge(world);
  vi.stubGlobal('window', { studio: fake, matchMedia: wide });
  const opened = await openMirror();
  takeDraft(opened.draft);
  return fake;
}

/** A window with room for everything. */
export const wide = () => ({ matches: false });

export const named = (fake: FakeBridge, name: string): unknown[] =>
  fake.calls.filter((call) => call.name === name).map(({ argument }) => argument);
