// Edits of programs that died are taken over, and go on here.
import type { EditStore } from '../../../app/edits/edit-store.ts';
import { isAtEnd, moveEdit } from '../../../app/edits/edit.ts';
import type { Queue } from '../../../app/edits/queue.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { unknownOutcome } from '../../../app/seaart/failures.ts';
import type { Session, SessionParts } from './session-type.ts';

/** Claims under the lock of all programs of this computer, so that no two of them take over one edit. */
export function makeAdoptDead(
  { library, owners, clock, log }: Pick<SessionParts, 'library' | 'owners' | 'clock' | 'log'>,
  editStore: EditStore,
  queue: Queue,
): Session['adoptDead'] {
  /** An edit that was being sent when its program died may have been accepted. */
  const takeOver = (record: EditRecord): EditRecord => {
    const mine = { ...record, owner: owners.me };
    return record.state === 'submitting'
      ? moveEdit(mine, { to: 'unknown', failure: unknownOutcome('the program ended while the request was on its way') }, clock.now())
      : mine;
  };

  return async ({ only, start } = { only: null, start: true }) => {
    const adopted = await owners.claiming(async () => {
      const taken: EditRecord[] = [];
      for (const id of await library.live()) {
        if (editStore.get(id) !== null || (only !== null && id !== only)) continue;
        const record = await library.load(id);
        if (record === null || isAtEnd(record.state) || owners.lives(record.owner) !== 'dead') continue;
        const mine = takeOver(record);
        const opened = await editStore.open(mine, true);
        if (opened.ok) taken.push(mine);
        else log.line(`edit ${id} could not be taken over: ${opened.failure.kind}`);
      }
      return taken;
    });
    const ids = adopted.map(({ id }) => id);
    if (start) queue.add(ids, false);
    return ids;
  };
}
