// Saves an edit: its record durably, then its row of the index. The record is the truth, the row can always be made again.
import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isAtEnd } from '../../../app/edits/edit.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import type { Ballast } from './ballast.ts';
import type { LiveMarkers } from './live-markers.ts';
import { resultIn } from './picture-files.ts';
import type { Known, RecordLocations, Written } from './record-locations.ts';
import { misfitOf, writeRecord } from './record-files.ts';
import { rowOf } from './row.ts';
import type { PlacedRow } from './row.ts';
import { say } from '../../../app/messages/say.ts';

/**
 * `done` settles when its row is in the index, and its marker gone where it is at its end. The row was given to the index before: what this program asks it
 * from now on is answered with it. Of an edit that is new, or not at its end, the row is in already: by it other programs know the edit and count what was
 * sent. A marker that stays is found out by its record.
 */
type Saved = { readonly done: Promise<unknown> };

export type Saving = {
  /**
   * Durable when it answers. Of an edit that is not in the library yet as `refusalOf` says. Throws what the disk throws. `from`: the record that this one was
   * made of, as it was read or saved here; its file is read again only where it is not the same any more.
   */
  readonly save: (record: EditRecord, from?: EditRecord) => Promise<Reply<Saved>>;
  /** Whether each picture of the record at this path is there and as long as it was received, or was found elsewhere. */
  readonly isPresent: (path: string, record: EditRecord) => Promise<boolean>;
  /** Puts the record's row into the index as record and pictures are now. Never throws. */
  readonly index: (path: string, record: EditRecord) => Promise<void>;
};

export function makeSaving(options: {
  folder: string;
  cache: string;
  locations: RecordLocations;
  markers: LiveMarkers;
  ballast: Ballast;
  put: (row: PlacedRow) => Promise<void>;
  /** Where a picture that is not beside its record was found again; null when it was not. */
  foundAgain: (id: string, nth: number) => Promise<string | null>;
  log: (line: string) => void;
}): Saving {
  const { folder, cache, locations, markers, ballast } = options;

  async function placedRow(path: string, record: EditRecord): Promise<PlacedRow> {
    const row = rowOf(record);
    const [{ mtimeMs, size }, present] = await Promise.all([lstat(join(folder, path)), isPresent(path, record)]);
    return { ...row, path, mtimeMs, size, present };
  }
  async function isPresent(path: string, record: EditRecord): Promise<boolean> {
    const whole = await Promise.all(
      record.results.map(
        async ({ file, bytes }, nth) =>
          (await isWhole(folder, dirname(path), file, bytes)) || (await options.foundAgain(record.id, nth)) !== null,
      ),
    );
    return !whole.includes(false);
  }
  const notIndexed = (path: string, error: unknown): void => options.log(`not indexed: ${path}: ${String(error)}`);

  /** Settles when the row was given to the index; what it answers settles when it is in. Neither ever throws. */
  async function giveRow(path: string, record: EditRecord): Promise<{ readonly isIn: Promise<void> }> {
    try {
      const row = await placedRow(path, record);
      return { isIn: ballast.carry(cache, () => options.put(row)).catch((error: unknown) => notIndexed(path, error)) };
    } catch (error) {
      notIndexed(path, error);
      return { isIn: Promise.resolve() };
    }
  }

  /** Over the record that is there, or at a new place. */
  async function write(record: EditRecord, known: Known | null): Promise<Reply<Saved>> {
    const mark = async (path: string): Promise<void> =>
      isAtEnd(record.state) ? undefined : ballast.carry(cache, () => markers.mark(record.id, path));
    let written: Written;
    if (known === null) written = await ballast.carry(folder, () => locations.writeFirst(record, mark));
    else {
      written = { path: known.path, record: { ...record, stem: known.stem } };
      await mark(known.path);
      const stamp = await ballast.carry(folder, () => writeRecord(known.absolute, written.record, { fresh: false }));
      locations.wrote(record, known, stamp);
    }
    const { isIn } = await giveRow(written.path, written.record);
    if (!isAtEnd(record.state)) return (await isIn, ok({ done: Promise.resolve() }));
    const unmarked = markers.unmark(record.id).catch((error: unknown) => options.log(`still marked: ${written.path}: ${String(error)}`));
    if (known === null) await isIn;
    return ok({ done: Promise.all([isIn, unmarked]) });
  }

  return {
    isPresent,
    index: async (path, record) => (await giveRow(path, record)).isIn,
    async save(record, from) {
      const same = from === undefined ? null : await locations.unchanged(from);
      if (same !== null) return write(record, same);
      const known = await locations.readSoon(record.id);
      const refusal = known === null ? refusalOf(record) : null;
      if (refusal !== null) return fail(refusal);
      if (known?.found.kind === 'damaged') {
        return fail(makeFailure('record-damaged', say('library.recordUnread', { path: known.path, reason: known.found.reason })));
      }
      return write(record, known?.found.kind === 'record' ? { ...known, stem: known.found.record.stem } : null);
    },
  };
}

/**
 * Why a record that was never written is not: the program itself would call it damaged at its next start. Null where it fits, and where the request has left
 * already: what may have been bought is written down whatever it says.
 */
export function refusalOf(record: EditRecord): Failure | null {
  const hasLeft = record.named !== null || record.timeline.some(({ state }) => state === 'submitting');
  const misfit = hasLeft ? null : misfitOf(record);
  return misfit === null ? null : makeFailure('invalid-request', say('library.notKept', { field: misfit }));
}

/** There and as long as it was received; whether each byte is as it was is for Verify to say. */
async function isWhole(folder: string, month: string, file: string, bytes: number): Promise<boolean> {
  return (await resultIn(folder, month, file))?.stamp?.size === BigInt(bytes);
}
