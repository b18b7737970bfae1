// Whether the very same was paid for before.
import type { Failure } from '../../../app/failure.ts';
import { madeNothing, repeatKey, wasPaid } from '../../../app/edits/repeat-key.ts';
import type { EditRecord, EditRequest } from '../../../app/edits/record.ts';
import { seedIn } from '../../../app/models/recorded.ts';
import type { ServiceStatus } from '../../../app/contract/service-status.ts';
import { paidBefore } from './asked.ts';
import { requestNumberOf } from '../../library/store/row.ts';
import type { Session } from './session-type.ts';

/** So long a purchase waits until the library's folder was compared with the index, in which what another computer bought may not be yet. */
const patienceMs = 5000;

export type FindPaid = (session: Session, model: string, request: EditRequest, service: ServiceStatus) => Promise<string | null>;
/** Why something may not be made, by who is asked whether it was paid for; null when it may. */
export type Refusal = (find: FindPaid) => Promise<Failure | null>;

/** Of these requests, in their order. */
export const unlessPaid =
  (session: Session, model: string, requests: () => Iterable<EditRequest>, service: ServiceStatus): Refusal =>
  async (find) => {
    for (const request of requests()) {
      const paid = await find(session, model, request, service);
      if (paid !== null) return paidBefore(paid);
    }
    return null;
  };

/** The id of a paid edit, or one on its way, that asked for exactly the same; null when there is none or when the same request need not give the same picture. */
export async function findPaid(
  session: Session | null,
  model: string,
  request: EditRequest,
  service: ServiceStatus,
): Promise<string | null> {
  const key = repeatKey(model, request);
  if (key === null || session === null || service.rehearsal) return null;
  const seed = seedIn({ model, parameters: request.parameters });
  if (typeof seed !== 'number') return null;
  for (const id of await session.library.sameRequests(seed, requestNumberOf(key))) {
    const record = await session.library.load(id);
    if (record === null ? await wasPaidUnread(session, id) : isSameAs(key, record)) return id;
  }
  return null;
}

/** Of a record that cannot be read the index still says that it asked for the same, and how it ended. */
async function wasPaidUnread({ library }: Session, id: string): Promise<boolean> {
  const [row] = await library.summaries([id]);
  return row !== undefined && !row.rehearsal && !madeNothing.has(row.state);
}

/** Before it is asked whether something may be bought. While an index is made anew it is not waited for to the end. */
export async function settledSoon({ library }: Session): Promise<void> {
  let patience: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (patience = setTimeout(resolve, patienceMs)));
  await Promise.race([library.settled(), late]);
  clearTimeout(patience);
}

/** The same, asked while no other program of this computer makes one: what one of them made just now may not be in the index yet. */
export const findPaidNow: FindPaid = async (session, model, request, service) => {
  const found = await findPaid(session, model, request, service);
  const key = repeatKey(model, request);
  if (found !== null || key === null || service.rehearsal) return found;
  const { library } = session;
  const ids = await library.live();
  const indexed = new Set((await library.summaries(ids)).map(({ id }) => id));
  for (const id of ids) {
    const record = indexed.has(id) ? null : await library.load(id);
    if (record !== null && isSameAs(key, record)) return id;
  }
  return null;
};

const isSameAs = (key: string, record: EditRecord): boolean => wasPaid(record) && repeatKey(record.model, record.request) === key;
