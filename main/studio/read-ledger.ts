// Reads the ledger off the library's records, newest first.
import { sentBy } from '../../app/edits/ledger.ts';
import type { Sent } from '../../app/edits/ledger.ts';
import type { Library } from '../library/library.ts';

const pageRows = 200;

/** Everything sent by edits that match; rehearsed ones were sent to nobody and are left out unless asked for. */
export async function* readLedger(library: Pick<Library, 'rows' | 'load'>, query: string, rehearsed: boolean): AsyncGenerator<Sent> {
  for (let offset = 0; ; offset += pageRows) {
    const rows = await library.rows(query, offset, pageRows);
    for (const row of rows) {
      if (row.sentAt === null || (row.rehearsal && !rehearsed)) continue;
      const record = await library.load(row.id);
      if (record !== null) yield* sentBy(record).toReversed();
    }
    if (rows.length < pageRows) return;
  }
}
