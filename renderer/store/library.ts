// The library as the grid sees it: the search, how many match by month, and rows by position.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LibraryFind } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { pageSize } from '../../app/library/page.ts';
import { bridge } from './bridge.ts';
import { asked } from './dead.ts';
import { editOf, meet } from './edits.ts';
import { idAt, keepPage, missingPages, noPages, pageOf } from './pages.ts';
import type { Pages } from './pages.ts';
import { noteStacks, ofOneSet } from './sets.ts';
import { tellFailure } from './toasts.ts';
import { noteTwins } from './twins.ts';

const maxPages = 30;
const typingMs = 80;

type Library = {
  readonly query: string;
  /** Each set shows as one cell. */
  readonly folded: boolean;
  readonly found: LibraryFind;
  readonly pages: Pages;
  /** False until the first answer: the grid shows nothing rather than "empty". */
  readonly known: boolean;
};

const nothing: LibraryFind = { total: 0, exact: true, months: [], notUnderstood: [] };

export const library = createStore<Library>()(() => ({
  query: '',
  folded: false,
  found: nothing,
  pages: noPages(pageSize, maxPages),
  known: false,
}));

export const useLibrary = <T>(select: (now: Library) => T): T => useStore(library, select);

/** The row at the upper edge of the grid, wherever the grid is drawn: by the position of its first edit. Null at the very beginning. */
type GridTop = { readonly position: number; readonly past: number };

let top: GridTop | null = null;
export const gridTop = (): GridTop | null => top;
export const keepGridTop = (now: GridTop | null): void => void (top = now);

/** Place of an edit among the matches of a search, 0 the newest; null when it does not match, undefined when that could not be asked. */
export async function positionIn(query: string, id: string): Promise<number | null | undefined> {
  const reply = await bridge().call['library.position']({ ...asked(query), id });
  return reply.ok ? reply.value : undefined;
}

/** The cell that shows an edit: where its set is folded, that of another one. Like `positionIn`. */
export async function cellIn(query: string, id: string): Promise<{ readonly position: number; readonly id: string } | null | undefined> {
  const position = await positionIn(query, id);
  if (position == null) return position;
  if (!library.getState().folded || editOf(id)?.batch === undefined) return { position, id };
  await needRows(position, position + 1);
  const cell = rowAt(position)?.id;
  return { position, id: cell !== undefined && ofOneSet(cell, id) ? cell : id };
}

let turn = 0;
let asking = new Set<number>();

let finding: Promise<void> = Promise.resolve();

/** Asks again what matches. Kept pages stay on screen until their rows are replaced. */
export function find(query: string = library.getState().query): Promise<void> {
  finding = answer(query);
  return finding;
}

/** What matches the search as it stands now, counted to its end. */
export async function foundWhole(): Promise<LibraryFind> {
  let asked: Promise<void> | null = null;
  while (asked !== finding) {
    asked = finding;
    await asked;
  }
  return library.getState().found;
}

async function answer(query: string): Promise<void> {
  const mine = ++turn;
  const was = library.getState();
  const isSame = was.known && was.query === query;
  const search = asked(query);
  library.setState({ query, folded: search.fold });
  // The same query again is nobody typing: all of it is counted at once, or the grid would shrink under whoever has scrolled down.
  const reply = await bridge().call['library.find']({ ...search, whole: isSame, rows: pageSize });
  if (mine !== turn) return;
  if (!reply.ok) {
    tellFailure(reply.failure);
    library.setState({ found: nothing, pages: noPages(pageSize, maxPages), known: true });
    return;
  }
  const { rows: firstRows, ...found } = reply.value;
  asking = new Set();
  const moved = isSame ? await topMovedBy(query) : 0;
  if (mine !== turn) return;
  const first = isSame && top !== null ? top.position + moved : 0;
  // What shows is there again at once, or its rows would be blank for a moment. The first page came with the answer.
  const wanted = new Set([0, pageAt(first), pageAt(first + pageSize / 2)]);
  const rows = await Promise.all(
    [...wanted].map(async (page) => ({
      page,
      edits: page === 0 && firstRows !== undefined ? noted(firstRows, search) : await rowsOfPage(query, page, found.total),
    })),
  );
  if (mine !== turn) return;
  const pages = pagesMet(rows);
  // A new search begins at its newest.
  top = isSame && top !== null ? { ...top, position: Math.max(0, top.position + moved) } : null;
  library.setState({ found, pages, known: true });
  if (!found.exact) await countWhole(search, mine);
}

/** How far the rows on screen have moved: until they are replaced, the person may scroll on among the old ones. */
async function topMovedBy(query: string): Promise<number> {
  const before = top;
  // Which edit that is may have become known after the row came to the upper edge.
  const id = before === null ? null : idAt(library.getState().pages, before.position);
  const at = id === null ? null : await positionIn(query, id);
  return before === null || at == null ? 0 : at - before.position;
}

/** The pages of an answer, whose edits are known from then on. */
function pagesMet(rows: readonly { readonly page: number; readonly edits: readonly EditSummary[] | null }[]): Pages {
  let pages = noPages(pageSize, maxPages);
  for (const { page, edits } of rows) {
    if (edits === null || edits.length === 0) continue;
    meet(edits);
    pages = keepPage(
      pages,
      page,
      edits.map(({ id }) => id),
    );
  }
  return pages;
}

/** The first hits are on screen; how many there are is counted when nothing more is typed, so that no key waits for it. */
async function countWhole(search: ReturnType<typeof asked>, mine: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, typingMs));
  if (mine !== turn) return;
  const whole = await bridge().call['library.find']({ ...search, whole: true });
  if (mine === turn && whole.ok) library.setState({ found: whole.value });
}

const pageAt = (position: number): number => pageOf(library.getState().pages, position);

/** Null when they could not be read; nothing is asked about a page that lies behind the last of `total`. */
async function rowsOfPage(query: string, page: number, total = Infinity): Promise<readonly EditSummary[] | null> {
  if (page * pageSize >= total) return [];
  const search = asked(query);
  const reply = await bridge().call['library.rows']({ ...search, offset: page * pageSize, count: pageSize });
  return reply.ok ? noted(reply.value, search) : null;
}

/** What rows say about sets and twins is kept. */
function noted(rows: readonly EditSummary[], { fold }: ReturnType<typeof asked>): readonly EditSummary[] {
  if (fold) noteStacks(rows);
  noteTwins(rows);
  return rows;
}

/** Fetches what rows `from` to `to` need and is not there; each page is asked for once. */
export async function needRows(from: number, to: number): Promise<void> {
  const { pages, query } = library.getState();
  const mine = turn;
  const wanted = missingPages(pages, from, to).filter((page) => !asking.has(page));
  await Promise.all(
    wanted.map(async (page) => {
      asking.add(page);
      const rows = await rowsOfPage(query, page);
      if (mine !== turn) return;
      asking.delete(page);
      if (rows === null) return;
      meet(rows);
      library.setState((now) => ({
        pages: keepPage(
          now.pages,
          page,
          rows.map(({ id }) => id),
        ),
      }));
    }),
  );
}

/** Null where that row is not loaded. */
export function rowAt(position: number): EditSummary | null {
  const id = idAt(library.getState().pages, position);
  return id === null ? null : editOf(id);
}

let timer: ReturnType<typeof setTimeout> | undefined;
let waiting: (() => void)[] = [];

/** After changes in the library; several in a row cost one search, after which all that is to follow does. */
export function findSoon(then?: () => void): void {
  if (then !== undefined) waiting.push(then);
  clearTimeout(timer);
  timer = setTimeout(() => {
    const all = waiting;
    waiting = [];
    void find().then(() => all.forEach((one) => one()));
  }, 120);
}
