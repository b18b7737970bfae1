// The address of the service, as it was configured.
import { fail, makeFailure, ok } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import { readBaseUrl } from '../../app/seaart/addresses.ts';

/** The address the key may go to, or why it may not be used. */
export function checkedBaseUrl(baseUrl: string): Reply<{ readonly origin: string; readonly loopback: boolean }> {
  const base = readBaseUrl(baseUrl);
  if (base !== null) return ok({ origin: base.origin, loopback: base.loopback });
  return fail(
    makeFailure(
      'usage',
      `The service address “${baseUrl}” cannot be used. It must begin with https://; plain http is for addresses on this computer only.`,
    ),
  );
}
