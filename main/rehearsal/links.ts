// Links to result pictures: signed, without the key, good for ten minutes as the model's owner does it.
import { createHmac, timingSafeEqual } from 'node:crypto';

export const linkLifetimeMs = 10 * 60 * 1000;

export type Links = {
  /** Path and query under the rehearsal's origin. `lifetimeMs` below zero makes a link that has expired. */
  readonly sign: (file: string, lifetimeMs?: number) => string;
  /** The file of a link whose signature and time are good, else null. */
  readonly read: (url: URL) => string | null;
};

const prefix = '/results/';

export function makeLinks(secret: string, now: () => number): Links {
  const signatureOf = (file: string, expires: string): Buffer => createHmac('sha256', secret).update(`${file}\n${expires}`).digest();
  return {
    sign: (file, lifetimeMs = linkLifetimeMs) => {
      const expires = String(now() + lifetimeMs);
      return `${prefix}${file}?expires=${expires}&signature=${signatureOf(file, expires).toString('hex')}`;
    },
    read: (url) => {
      if (!url.pathname.startsWith(prefix)) return null;
      const file = url.pathname.slice(prefix.length);
      const expires = url.searchParams.get('expires') ?? '';
      const given = Buffer.from(url.searchParams.get('signature') ?? '', 'hex');
      const right = signatureOf(file, expires);
      return given.byteLength === right.byteLength && timingSafeEqual(given, right) && Number(expires) > now() ? file : null;
    },
  };
}
