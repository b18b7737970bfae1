import { isLiving } from '../../app/edits/edit.ts';
import type { BatchStatus } from '../../app/contract/contract.ts';
import type { Session } from '../studio/session/session-type.ts';
import type { Standing } from './batch-lines.ts';

/** Says of any batch how many of its edits are not at their end and run in no other program: when this is told, this one runs none any more. */
export async function standingIn({ library, editStore, hindrance }: Session): Promise<(status: BatchStatus) => Standing> {
  const records = await Promise.all((await library.live()).map((id) => editStore.get(id) ?? library.load(id)));
  const resting = records.flatMap((record) =>
    record !== null && isLiving(record.state) && hindrance(record) === null ? (editStore.summary(record).batch?.id ?? []) : [],
  );
  return (status) => ({ ...status, resting: resting.filter((batch) => batch === status.id).length });
}
