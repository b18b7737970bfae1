// Whether the very same was paid for before.
import { repeatKey, wasPaid } from '../../app/edits/preflight.ts';
import type { EditRequest } from '../../app/edits/record.ts';
import { makeFailure } from '../../app/failure.ts';
import type { Failure } from '../../app/failure.ts';
import type { ServiceStatus } from '../../app/ipc.ts';
import type { Session } from './session.ts';

export function paidBefore(editId: string): Failure {
  return makeFailure(
    'paid-before',
    'This very edit is in the library or on its way already: same pictures, same words, same seed. Running it again would be charged again.',
    { detail: editId },
  );
}

const mostCompared = 200;

/** The id of a paid edit, or one on its way, that asked for exactly the same; null when there is none or when the same request need not give the same picture. */
export async function findPaid(
  session: Session | null,
  model: string,
  request: EditRequest,
  service: ServiceStatus,
): Promise<string | null> {
  const key = repeatKey(model, request);
  if (key === null || session === null || service.rehearsal) return null;
  const rows = await session.library.rows(`seed:${request.parameters['seed']} in:anywhere`, 0, mostCompared);
  for (const row of rows) {
    if (row.rehearsal || row.inputs.length !== request.inputs.length) continue;
    const record = await session.library.load(row.id);
    if (record !== null && wasPaid(record) && repeatKey(record.model, record.request) === key) return record.id;
  }
  return null;
}
