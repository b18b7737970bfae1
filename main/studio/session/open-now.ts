// The library that is open now, for work that needs what is in its folder.
import { fail, ok } from '../../../app/failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import { awayOf } from './read-ledger.ts';
import type { Session } from './session-type.ts';

/** Refuses while the library is away, since everything but its index is away with it. `failure` says why none is open. */
export function openNow(session: Session | null, failure: () => Failure): Reply<Session> {
  if (session === null) return fail(failure());
  const away = awayOf(session.library);
  return away === null ? ok(session) : fail(away);
}
