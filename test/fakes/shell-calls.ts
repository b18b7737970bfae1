// What the pretended main answers where there is nothing to tell: windows, updates of a program that is run from its source, an empty ledger.
import type { CallHandlers } from '../../app/ipc.ts';
import type { Sum } from '../../app/money/spent.ts';
import type { UpdateStatus } from '../../app/updates.ts';

const status: UpdateStatus = { feed: null, state: { kind: 'off', why: 'not-packaged' } };

export const nothingSent: Sum = { creates: 0, pictures: 0, maybe: 0, unpriced: 0, cost: null };

type ShellCall =
  | 'picture.recipe'
  | 'picture.takeOpened'
  | 'queue.release'
  | 'queue.cancel'
  | 'sent.rows'
  | 'sent.sums'
  | 'sent.now'
  | 'sent.export'
  | 'link.open'
  | 'update.status'
  | 'update.check'
  | 'update.install'
  | 'window.act'
  | 'viewer.show'
  | 'viewer.shown';

export const shellCalls: Pick<CallHandlers, ShellCall> = {
  'picture.recipe': async () => ({ ok: true, value: null }),
  'picture.takeOpened': async () => [],
  'queue.release': async () => null,
  'queue.cancel': async () => null,
  'sent.rows': async () => ({ ok: true, value: [] }),
  'sent.sums': async () => ({ ok: true, value: { whole: nothingSent, parts: [] } }),
  'sent.now': async () => ({ ok: true, value: { day: nothingSent, month: nothingSent } }),
  'sent.export': async () => ({ ok: true, value: null }),
  'link.open': async () => ({ ok: true, value: null }),
  'update.status': async () => status,
  'update.check': async () => status,
  'update.install': async () => ({ ok: true, value: null }),
  'window.act': async () => null,
  'viewer.show': async () => null,
  'viewer.shown': async () => null,
};
