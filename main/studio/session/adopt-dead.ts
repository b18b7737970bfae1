// Edits of programs that died are taken over, and go on here.
import type { EditStore } from '../../../app/edits/edit-store.ts';
import { isLeftBehind } from '../../../app/edits/left-behind.ts';
import { isAtEnd, isOut, moveEdit } from '../../../app/edits/edit.ts';
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
  const takeOver = async (record: EditRecord): Promise<EditRecord> => {
    const mine = { ...record, owner: owners.me };
    if (record.state !== 'submitting') return mine;
    // It was accepted, and its library could not be written to.
    const named = await library.keptRequest(record.id);
    return named === null
      ? moveEdit(mine, { to: 'unknown', failure: unknownOutcome('the program ended while the request was on its way') }, clock.now())
      : moveEdit(mine, { to: 'queued', named }, clock.now());
  };

  /** What is at the service may be asked for by two without harm; what waits would be sent by both. */
  const mayBeTaken = (record: EditRecord, evenElsewhere: boolean): boolean => {
    const lives = owners.lives(record.owner);
    if (lives !== 'elsewhere' || !evenElsewhere) return lives === 'dead';
    if (isOut(record.state)) return record.named !== null;
    return record.state !== 'waiting' && isLeftBehind(record, Date.parse(clock.now()));
  };

  return async ({ only, start, evenElsewhere = false } = { only: null, start: true }) => {
    const adopted = await owners.claiming(async () => {
      const taken: EditRecord[] = [];
      // Of a library that came from elsewhere it is not known here which edits are under way.
      for (const id of evenElsewhere && only !== null ? [only] : await library.live()) {
        if (editStore.get(id) !== null || (only !== null && id !== only)) continue;
        const record = await library.load(id);
        if (record === null || isAtEnd(record.state) || !mayBeTaken(record, evenElsewhere)) continue;
        const mine = await takeOver(record);
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
