// A record store in memory that can refuse, as a full disk does, and can be slow.
import type { RecordStore } from '../../app/edits/edit-store.ts';
import type { EditRecord } from '../../app/edits/record.ts';
import { recordSchema } from '../../app/edits/record.ts';
import { fail, englishFailure, ok } from '../../app/failure.ts';

export const diskFull = englishFailure('disk-full', 'The disk is full. Free some space; nothing is lost.', { detail: 'ENOSPC' });

export type MemoryStore = RecordStore & {
  /** What a restart would find. */
  readonly saved: Map<string, EditRecord>;
  /** Every state that was made durable, in order, as `id:state`. */
  readonly history: string[];
  /** The next so many saves of a record that `which` chooses find the disk full. */
  readonly refuse: (times: number, which?: (record: EditRecord) => boolean) => void;
  /** The next save waits until the returned function is called. */
  readonly hold: () => () => void;
};

export function makeMemoryStore(records: readonly EditRecord[] = []): MemoryStore {
  const saved = new Map(records.map((record) => [record.id, record]));
  const history: string[] = [];
  let refusals = 0;
  let refused: (record: EditRecord) => boolean = () => true;
  let held: Promise<void> | null = null;
  return {
    saved,
    history,
    refuse: (times, which = () => true) => {
      refusals = times;
      refused = which;
    },
    hold: () => {
      let release = (): void => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    save: async (record) => {
      const waitFor = held;
      held = null;
      await waitFor;
      if (refusals > 0 && refused(record)) {
        refusals -= 1;
        return fail(diskFull);
      }
      // What is not a record could not be read back.
      saved.set(record.id, recordSchema.parse(structuredClone(record)));
      history.push(`${record.id}:${record.state}`);
      return ok(null);
    },
    load: async (id) => saved.get(id) ?? null,
  };
}
