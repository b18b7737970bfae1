import { isLiving } from '../../app/edits/edit.ts';
import type { BatchStatus } from '../../app/contract/contract.ts';
import type { Session } from '../studio/session/session-type.ts';
import type { Standing } from './batch-lines.ts';

/** With how many of its edits are not at their end and run in no other program: when this is told, this one runs none any more. */
export async function standingOf({ library, editStore, hindrance }: Session, status: BatchStatus): Promise<Standing> {
  const records = await Promise.all((await library.live()).map((id) => editStore.get(id) ?? library.load(id)));
  const resting = records.filter(
    (record) =>
      record !== null && isLiving(record.state) && hindrance(record) === null && editStore.summary(record).batch?.id === status.id,
  );
  return { ...status, resting: resting.length };
}
