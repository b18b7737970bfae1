// The system's proxy, as Chromium finds it, in the form Node's https takes.
import type { Session } from 'electron';
import type { FindProxy, IsDirect } from '../network/trust.ts';

export function makeFindProxy(session: Pick<Session, 'resolveProxy'>): FindProxy {
  return async (url) => firstProxy(await session.resolveProxy(url));
}

/** Of any kind of proxy, those Node cannot speak too: what may be asked only by this computer itself is not asked past them. */
export function makeIsDirect(session: Pick<Session, 'resolveProxy'>): IsDirect {
  return async (url) => isDirectLine(await session.resolveProxy(url));
}

/** Whether the first way named is no proxy. */
export const isDirectLine = (list: string): boolean => /^DIRECT$/i.test(list.split(';')[0]?.trim() ?? '');

/** Reads `PROXY host:port; DIRECT` and the like; null for a direct line and for kinds Node cannot speak (SOCKS). */
export function firstProxy(list: string): string | null {
  const [kind, address] = list.split(';')[0]?.trim().split(/\s+/) ?? [];
  if (address === undefined) return null;
  if (kind === 'PROXY' || kind === 'HTTP') return `http://${address}`;
  return kind === 'HTTPS' ? `https://${address}` : null;
}
