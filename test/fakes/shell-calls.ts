// What the pretended main answers for the shell: windows, and updates of a program that is run from its source.
import type { CallHandlers } from '../../app/ipc.ts';
import type { UpdateStatus } from '../../app/updates.ts';

const status: UpdateStatus = { feed: null, state: { kind: 'off', why: 'not-packaged' } };

type ShellCall = 'link.open' | 'update.status' | 'update.check' | 'update.install' | 'window.act' | 'viewer.show' | 'viewer.shown';

export const shellCalls: Pick<CallHandlers, ShellCall> = {
  'link.open': async () => ({ ok: true, value: null }),
  'update.status': async () => status,
  'update.check': async () => status,
  'update.install': async () => ({ ok: true, value: null }),
  'window.act': async () => null,
  'viewer.show': async () => null,
  'viewer.shown': async () => null,
};
