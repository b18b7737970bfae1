// The address of the service, as it was configured.
import { fail, ok } from '../../app/failure.ts';
import { makeFailure } from '../../app/make-failure.ts';
import type { Reply } from '../../app/failure.ts';
import { readBaseUrl } from '../../app/seaart/addresses.ts';
import { say } from '../../app/messages/say.ts';

/** The address the key may go to, or why it may not be used. */
export function checkedBaseUrl(baseUrl: string): Reply<{ readonly origin: string; readonly loopback: boolean }> {
  const base = readBaseUrl(baseUrl);
  if (base !== null) return ok({ origin: base.origin, loopback: base.loopback });
  return fail(makeFailure('usage', say('service.badAddress', { address: baseUrl })));
}
