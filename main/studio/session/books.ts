// What was spent, from the index, which follows the records, and from the lines of what was thrown away for good.
import type { Sent } from '../../../app/edits/ledger.ts';
import type { Span } from '../../../app/money/calendar.ts';
import { createOf } from '../../../app/money/spent.ts';
import type { SentRow, Spent } from '../../../app/money/spent.ts';
import type { EditRecord } from '../../../app/edits/record.ts';
import { summarise } from '../../../app/edits/summary.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import type { Library } from '../../library/library.ts';
import { readDiscarded } from './discarded-ledger.ts';

type Indexed = Pick<Library, 'folder' | 'spent' | 'sent' | 'summaries'>;

/** Newest first. Throws where the index cannot be asked. */
export async function spentIn(library: Pick<Library, 'folder' | 'spent' | 'summaries'>, span: Span): Promise<readonly Spent[]> {
  const gone = await discardedIn(library, span);
  return [...(await library.spent(span)), ...gone.map(spentOfLine)].toSorted((a, b) => b.atMs - a.atMs);
}

/** The same with what other programs of this computer may have sent just now: their edits under way, whose records are read. */
export async function spentNow(
  library: Pick<Library, 'folder' | 'spent' | 'live' | 'load' | 'summaries'>,
  span: Span,
): Promise<{ readonly spent: readonly Spent[]; readonly waiting: readonly EditRecord[] }> {
  const ids = await library.live();
  const living = (await Promise.all(ids.map((id) => library.load(id))))
    .filter((record) => record !== null)
    .filter(({ service }) => !service.rehearsal);
  const indexed = new Map((await library.summaries(ids)).map((edit) => [edit.id, edit.sentAt]));
  const unseen = living.flatMap((record) => {
    const edit = summarise(record);
    const spent = edit.sentAt === indexed.get(edit.id) ? null : spentOfEdit(edit);
    return spent !== null && isWithin(spent, span) ? [spent] : [];
  });
  return {
    spent: [...(await spentIn(library, span)), ...unseen],
    waiting: living.filter(({ state }) => state === 'waiting'),
  };
}

export function spentOfEdit(edit: EditSummary): Spent | null {
  const create = createOf(edit);
  return create === null ? null : { ...create, model: edit.model, project: edit.project, creates: 1 };
}

const spentOfLine = ({ at, model, charged, results = 1, project }: Sent): Spent => ({
  atMs: timeOf(at),
  model,
  project: project ?? null,
  charged,
  creates: 1,
  pictures: results,
});

/** So many rows of what was sent, the last one first. Throws where the index cannot be asked. */
export async function sentRows(library: Indexed, span: Span, offset: number, count: number): Promise<readonly SentRow[]> {
  const gone = await discardedIn(library, span);
  // No more than these stand among the rows before it: from there on, both are in their order.
  const from = Math.max(0, offset - gone.length);
  const rows = (await library.sent(span, from, offset - from + count)).map(rowOfEdit);
  return [...rows, ...gone.map(rowOfLine)].toSorted((a, b) => timeOf(b.at) - timeOf(a.at)).slice(offset - from, offset - from + count);
}

const rowOfEdit = (edit: EditSummary): SentRow => {
  const create = createOf(edit);
  return {
    editId: edit.id,
    at: edit.sentAt ?? edit.createdAt,
    model: edit.model,
    outcome: edit.state === 'waiting' ? 'not-taken' : edit.state,
    charged: create?.charged ?? 'no',
    pictures: create?.pictures ?? 1,
    requestId: edit.requestId,
    edit,
  };
};

const rowOfLine = ({ at, editId, model, outcome, charged, results = 1, requestId }: Sent): SentRow => ({
  editId,
  at,
  model,
  outcome,
  charged,
  pictures: results,
  requestId,
  edit: null,
});

/**
 * An attempt that the service did not take is no create of its own, as in the index. A line whose edit is in the library says nothing new: its files were put
 * back, by hand or with a backup, or no trash took them.
 */
async function discardedIn(library: Pick<Library, 'folder' | 'summaries'>, span: Span): Promise<readonly Sent[]> {
  const gone = (await readDiscarded(library.folder())).filter(
    ({ at, rehearsal, outcome }) => !rehearsal && outcome !== 'not-taken' && isWithin({ atMs: timeOf(at) }, span),
  );
  if (gone.length === 0) return gone;
  const there = new Map((await library.summaries([...new Set(gone.map(({ editId }) => editId))])).map(({ id, sentAt }) => [id, sentAt]));
  return gone.filter(({ editId, at }) => there.get(editId) !== at);
}

const isWithin = ({ atMs }: Pick<Spent, 'atMs'>, { fromMs, toMs }: Span): boolean => atMs >= fromMs && atMs < toMs;

function timeOf(at: string): number {
  const ms = Date.parse(at);
  return Number.isFinite(ms) ? ms : 0;
}
