// What the pretended main answers where there is nothing to tell: windows, updates of a program that is run from its source, and what was sent.
import type { CallHandlers } from '../../app/contract/contract.ts';
import type { UpdateStatus } from '../../app/updates.ts';
import { makeSentFakes } from './sent-calls.ts';
import type { FakeWorld } from './fake-world.ts';

const status: UpdateStatus = { feed: null, state: { kind: 'off', why: 'not-packaged' } };

type ShellCall =
  | 'picture.recipe'
  | 'picture.takeOpened'
  | 'queue.release'
  | 'queue.cancel'
  | 'queue.whole'
  | 'link.open'
  | 'update.status'
  | 'update.check'
  | 'update.install'
  | 'window.runCommand'
  | 'viewer.show'
  | 'viewer.shown';

const calls: Pick<CallHandlers, Exclude<ShellCall, 'queue.whole'>> = {
  'picture.recipe': async () => ({ ok: true, value: null }),
  'picture.takeOpened': async () => [],
  'queue.release': async () => null,
  'queue.cancel': async () => null,
  'link.open': async () => ({ ok: true, value: null }),
  'update.status': async () => status,
  'update.check': async () => status,
  'update.install': async () => ({ ok: true, value: null }),
  'window.runCommand': async () => null,
  'viewer.show': async () => null,
  'viewer.shown': async () => null,
};

export const shellCalls = (world: FakeWorld): Pick<CallHandlers, ShellCall> & ReturnType<typeof makeSentFakes> => ({
  ...calls,
  'queue.whole': async () => world.snapshot.queue,
  ...makeSentFakes(world),
});
