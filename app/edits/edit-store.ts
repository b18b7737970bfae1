// The edits being worked on: one writer for each record, every change durable before it is told.
import { fail, ok } from '../failure.ts';
import { makeFailure } from '../make-failure.ts';
import type { Failure, Reply } from '../failure.ts';
import type { EditSummary } from './edit-summary.ts';
import { isAtEnd, moveEdit } from './edit.ts';
import type { Move } from './edit.ts';
import type { EditRecord } from './record.ts';
import { summarise } from './summary.ts';
import { say } from '../messages/say.ts';

export type RecordStore = {
  /** Durable when it resolves with ok. `from`: the record it was made of, as it was loaded or saved before. */
  readonly save: (record: EditRecord, from?: EditRecord) => Promise<Reply<null>>;
  /** Fresh from disk; null when there is none that can be read. */
  readonly load: (id: string) => Promise<EditRecord | null>;
};

export type EditStore = {
  /** Puts an edit into the store; with `save` its first record is written. */
  readonly open: (record: EditRecord, save: boolean) => Promise<Reply<null>>;
  /** The newest record in the store; null for an edit that is not in it, though it may be on disk. */
  readonly get: (id: string) => EditRecord | null;
  /** A list of their own for whoever asks. */
  readonly all: () => EditRecord[];
  /** Changes a record and saves it, one change of an edit after the other. The change sees the newest record; returning it as it is saves nothing. */
  readonly change: (id: string, change: (record: EditRecord) => EditRecord) => Promise<Reply<EditRecord>>;
  /**
   * Does work on the records of edits while none of them is changed here. It is given those that are not in the store, in their order; of the others only
   * `change` changes records.
   */
  readonly holding: <T>(ids: readonly string[], work: (free: readonly string[]) => Promise<T>) => Promise<T>;
  /** `change` by one move at the clock’s time, then `more`. Rejects on an illegal move: that is a bug. */
  readonly move: (id: string, move: Move, more?: (record: EditRecord) => EditRecord) => Promise<Reply<EditRecord>>;
  /** Says what hinders a living edit; not part of the record. */
  readonly trouble: (id: string, trouble: Failure | null) => void;
  /** What hinders the edit now; null when nothing does. */
  readonly troubleOf: (id: string) => Failure | null;
  /** Summary with its trouble, for edits in the store. */
  readonly summary: (record: EditRecord) => EditSummary;
  /** Lets go of an edit and its trouble. What is on disk stays. */
  readonly close: (id: string) => void;
};

/** `onChange` hears every change after it is durable. */
export function makeEditStore(options: { store: RecordStore; now: () => string; onChange: (record: EditRecord) => void }): EditStore {
  const { store, now, onChange } = options;
  const records = new Map<string, EditRecord>();
  const troubles = new Map<string, Failure>();
  const lines = new Map<string, Promise<unknown>>();

  /** In the lines of all of them at once, so that no two wait for each other. */
  const inLines = <T>(ids: readonly string[], work: () => Promise<T>): Promise<T> => {
    const mine = Promise.allSettled(ids.map((id) => lines.get(id))).then(work);
    for (const id of ids) lines.set(id, mine);
    const leave = (): void => ids.forEach((id) => lines.get(id) === mine && lines.delete(id));
    mine.then(leave, leave);
    return mine;
  };
  const inLine = <T>(id: string, work: () => Promise<T>): Promise<T> => inLines([id], work);

  const change: EditStore['change'] = (id, changeRecord) =>
    inLine(id, async () => {
      const record = records.get(id) ?? (await store.load(id));
      if (record === null) return fail(makeFailure('edit-not-found', say('edit.gone', { id })));
      const changed = changeRecord(record);
      if (changed === record) return ok(record);
      const saved = await store.save(changed, record);
      if (!saved.ok) return saved;
      if (records.has(id)) records.set(id, changed);
      if (isAtEnd(changed.state)) troubles.delete(id);
      onChange(changed);
      return ok(changed);
    });

  return {
    open: (record, save) =>
      inLine(record.id, async () => {
        if (save) {
          const saved = await store.save(record);
          if (!saved.ok) return saved;
        }
        records.set(record.id, record);
        onChange(record);
        return ok(null);
      }),
    get: (id) => records.get(id) ?? null,
    all: () => [...records.values()],
    change,
    holding: (ids, work) => inLines(ids, () => work(ids.filter((id) => !records.has(id)))),
    move: (id, move, more = (record) => record) => change(id, (record) => more(moveEdit(record, move, now()))),
    trouble: (id, trouble) => {
      const before = troubles.get(id) ?? null;
      if (before?.kind === trouble?.kind && before?.message === trouble?.message) return;
      if (trouble === null) troubles.delete(id);
      else troubles.set(id, trouble);
      const record = records.get(id);
      if (record !== undefined) onChange(record);
    },
    troubleOf: (id) => troubles.get(id) ?? null,
    summary: (record) => summarise(record, { trouble: troubles.get(record.id) ?? null }),
    close: (id) => {
      records.delete(id);
      troubles.delete(id);
    },
  };
}
