// Reads the ledger off the library's records, newest first.
import { ledgerCsv, sentBy } from '../../../app/edits/ledger.ts';
import type { Sent } from '../../../app/edits/ledger.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Failure, Reply } from '../../../app/failure.ts';
import { parseQuery } from '../../../app/library/query.ts';
import { failureOfDisk, writeDurable } from '../../platform/durable-files.ts';
import type { Library } from '../../library/library.ts';
import { readDiscarded } from './discarded-ledger.ts';
import type { Session } from './session-type.ts';
import { say } from '../../../app/messages/say.ts';

const pageRows = 200;

type Books = Pick<Library, 'rows' | 'load' | 'folder' | 'summaries'>;

/**
 * Everything sent by edits that match, those in the trash and, where nothing is asked for, those thrown away for good among them. Rehearsed
 * ones were sent to nobody and are left out unless asked for.
 */
export async function* readLedger(library: Books, query: string, rehearsed: boolean): AsyncGenerator<Sent> {
  const discarded =
    query.trim() === ''
      ? (await discardedAlone(library))
          .filter(({ rehearsal }) => rehearsed || !rehearsal)
          .map((line): Sent => ({ ...line, project: undefined }))
      : [];
  let passed = 0;
  for await (const line of ofRecords(
    library,
    parseQuery(query).terms.some(({ match }) => match.kind === 'in') ? query : `${query} in:anywhere`,
    rehearsed,
  )) {
    for (; (discarded[passed]?.at ?? '') > line.at; passed += 1) yield* discarded.slice(passed, passed + 1);
    yield line;
  }
  yield* discarded.slice(passed);
}

/** Without those lines that a record of the library has: its files were put back, or no trash took them. */
async function discardedAlone(library: Books): Promise<readonly Sent[]> {
  const gone = await readDiscarded(library.folder());
  const there = gone.length === 0 ? [] : await library.summaries([...new Set(gone.map(({ editId }) => editId))]);
  const said = new Set<string>();
  for (const { id } of there) {
    const record = await library.load(id);
    if (record !== null) for (const { at } of sentBy(record)) said.add(`${id} ${at}`);
  }
  return gone.filter(({ editId, at }) => !said.has(`${editId} ${at}`));
}

async function* ofRecords(library: Books, query: string, rehearsed: boolean): AsyncGenerator<Sent> {
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

/** Why no record can be read now: its library is away. */
export function awayOf(library: Pick<Library, 'trouble'>): Failure | null {
  const trouble = library.trouble();
  return trouble?.kind === 'library-missing' || trouble?.kind === 'disk-trouble' ? trouble : null;
}

/** Nothing is gone while its whole library is away. */
export function notFound({ library }: Pick<Session, 'library'>, id: string): Failure {
  return awayOf(library) ?? makeFailure('edit-not-found', say('edit.gone', { id }));
}

/** The whole ledger as CSV into a file; answers its path. */
export async function exportLedger(library: Books & Pick<Library, 'trouble'>, file: string): Promise<Reply<string>> {
  const trouble = awayOf(library);
  if (trouble !== null) return fail(trouble);
  const lines: Sent[] = [];
  for await (const line of readLedger(library, '', false)) lines.push(line);
  try {
    await writeDurable(file, ledgerCsv(lines));
    return ok(file);
  } catch (error) {
    return fail(failureOfDisk(error));
  }
}
