import { isLiving } from '../../app/edits/edit.ts';
import type { Session } from '../studio/session/session-type.ts';

/** Of each batch how many edits are not at their end and run in no other program: when this is told, this one runs none any more. */
export async function restingIn({ library, editStore, hindrance }: Session): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const id of await library.live()) {
    const record = editStore.get(id) ?? (await library.load(id));
    const batch = record === null || !isLiving(record.state) || hindrance(record) !== null ? null : editStore.summary(record).batch?.id;
    if (batch != null) counts.set(batch, (counts.get(batch) ?? 0) + 1);
  }
  return counts;
}
