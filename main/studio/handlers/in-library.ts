// What calls are answered from: the open library, an edit in it, an edit in it that this program may change.
import type { EditRecord } from '../../../app/edits/record.ts';
import { fail } from '../../../app/failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import { notFound } from '../session/read-ledger.ts';
import type { Session } from '../session/session-type.ts';

type OfEdit = <T>(id: string, answer: (session: Session, record: EditRecord) => Promise<Reply<T>>) => Promise<Reply<T>>;

export type Within = {
  readonly inLibrary: <T>(answer: (session: Session) => Promise<Reply<T>>) => Promise<Reply<T>>;
  /** With the record as it is now: of an edit at work here from memory, of every other one from the disk. */
  readonly withRecord: OfEdit;
  /** Fails for an edit that another living program runs. */
  readonly mine: OfEdit;
};

/** Each fails with `libraryFailure()` while no library is open. */
export function makeWithin(session: () => Session | null, libraryFailure: () => Failure): Within {
  const inLibrary: Within['inLibrary'] = async (answer) => {
    const open = session();
    return open === null ? fail(libraryFailure()) : answer(open);
  };
  const withRecord: Within['withRecord'] = (id, answer) =>
    inLibrary(async (open) => {
      const record = open.editStore.get(id) ?? (await open.library.load(id));
      return record === null ? fail(notFound(open, id)) : answer(open, record);
    });
  return {
    inLibrary,
    withRecord,
    mine: (id, answer) =>
      withRecord(id, async (open, record) => {
        const hindrance = open.hindrance(record);
        if (hindrance !== null) return fail(hindrance);
        if (record.state !== 'submitting' || open.editStore.get(id) !== null) return answer(open, record);
        // Who sent it is gone: its outcome is unknown, and may be decided.
        await open.adoptDead({ only: id, start: false, evenElsewhere: true });
        return answer(open, open.editStore.get(id) ?? record);
      }),
  };
}
