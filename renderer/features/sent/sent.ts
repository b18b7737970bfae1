// What was sent, as the page of it shows it: sums of a month or of all time, and rows by position. Main reads them off the library.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { monthOf } from '../../../app/money/calendar.ts';
import type { KeyedSum, SentRow, Sum } from '../../../app/money/spent.ts';
import { bridge } from '../../store/bridge.ts';
import { text } from '../../text/text.ts';
import { meet } from '../../store/edits.ts';
import { show } from '../../store/stage.ts';
import { tell, tellFailure } from '../../store/toasts.ts';
import { showPage } from '../../store/view.ts';

export const rowsAtOnce = 100;

type SentState = {
  /** Null: of all time. */
  readonly month: string | null;
  /** The month of the last reading. */
  readonly thisMonth: string;
  readonly whole: Sum;
  readonly days: readonly KeyedSum[];
  readonly projects: readonly KeyedSum[];
  /** Every month in which something was sent, the last one first, and what was sent in all of them. */
  readonly months: readonly KeyedSum[];
  readonly ever: Sum;
  /** Rows by page of `rowsAtOnce`. */
  readonly pages: ReadonlyMap<number, readonly SentRow[]>;
  /** False until the first answer. */
  readonly read: boolean;
};

const nothing: Sum = { creates: 0, pictures: 0, maybe: 0, unpriced: 0, cost: null };
const sent = createStore<SentState>()(() => ({
  month: null,
  thisMonth: '',
  whole: nothing,
  days: [],
  projects: [],
  months: [],
  ever: nothing,
  pages: new Map(),
  read: false,
}));

export const useSent = (): SentState => useStore(sent);

let turn = 0;

async function sums(month: string | null, by: 'day' | 'month' | 'project') {
  return bridge().call['sent.sums']({ month, by });
}

const rowsOf = (month: string | null, page: number) => bridge().call['sent.rows']({ month, offset: page * rowsAtOnce, count: rowsAtOnce });

/** What the person chose; until they do, it is the month of now. */
let chosen: string | null | undefined;

export function chooseSent(month: string | null): void {
  chosen = month;
  void readSent();
}

/** Reads all of it anew. A month in which nothing was sent gives way to the last one in which something was. */
export async function readSent(): Promise<void> {
  const wanted = chosen === undefined ? monthOf(Date.now()) : chosen;
  const mine = ++turn;
  const months = await sums(null, 'month');
  if (mine !== turn) return;
  if (!months.ok) return tellFailure(months.failure);
  const { parts, whole: ever } = months.value;
  const month = wanted === null || parts.some(({ key }) => key === wanted) ? wanted : (parts[0]?.key ?? null);
  // What is in sight stays in sight while it is read anew.
  const wantedPages = [...new Set([0, ...(month === sent.getState().month ? inSight : [])])];
  const [days, projects, ...rows] = await Promise.all([
    sums(month, 'day'),
    sums(month, 'project'),
    ...wantedPages.map((page) => rowsOf(month, page)),
  ]);
  if (mine !== turn) return;
  for (const reply of [days, projects, ...rows]) if (!reply.ok) return tellFailure(reply.failure);
  if (!days.ok || !projects.ok) return;
  asked = new Set(wantedPages);
  const pages = new Map(rows.map((reply, nth) => [wantedPages[nth] ?? 0, reply.ok ? reply.value : []]));
  pages.forEach(keepEdits);
  sent.setState({
    month,
    thisMonth: monthOf(Date.now()),
    whole: days.value.whole,
    days: days.value.parts,
    projects: projects.value.parts,
    months: parts,
    ever,
    pages,
    read: true,
  });
}

/** Pages that were asked for since all was read: others, once that is done again. */
let asked = new Set<number>();
let inSight: readonly number[] = [];

const keepEdits = (rows: readonly SentRow[]): void => meet(rows.map(({ edit }) => edit).filter((edit) => edit !== null));

/** Fetches what rows `from` to `to` need and is not there; each page is asked for once. */
export async function needSent(from: number, to: number): Promise<void> {
  const mine = asked;
  const { month } = sent.getState();
  const pages = new Set([from, Math.max(from, to - 1)].map((row) => Math.floor(row / rowsAtOnce)));
  inSight = [...pages];
  for (const page of pages) {
    if (mine.has(page)) continue;
    mine.add(page);
    const reply = await rowsOf(month, page);
    if (mine !== asked) return;
    if (!reply.ok) {
      mine.delete(page);
      continue;
    }
    keepEdits(reply.value);
    sent.setState(({ pages: before }) => ({ pages: new Map([...before, [page, reply.value]]) }));
  }
}

export function sentRowAt(pages: SentState['pages'], row: number): SentRow | null {
  return pages.get(Math.floor(row / rowsAtOnce))?.[row % rowsAtOnce] ?? null;
}

export async function exportSent(): Promise<void> {
  const reply = await bridge().call['sent.export']();
  if (!reply.ok) return tellFailure(reply.failure);
  if (reply.value !== null) tell(text.sent.exported(reply.value));
}

export function openSentEdit(editId: string): void {
  showPage('stage');
  show(editId);
}
