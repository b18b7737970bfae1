// The library as the grid sees it: the search, how many match by month, and rows by position.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { EditSummary, LibraryFind } from '../../app/ipc.ts';
import { pageSize } from '../../app/library/page.ts';
import { bridge } from '../bridge.ts';
import { editOf, meet } from './edits.ts';
import { idAt, keepPage, missingPages, noPages } from './pages.ts';
import type { Pages } from './pages.ts';
import { tellFailure } from './toasts.ts';

const mostPages = 30;
const typingMs = 80;

type Library = {
  readonly query: string;
  readonly found: LibraryFind;
  readonly pages: Pages;
  /** False until the first answer: the grid shows nothing rather than "empty". */
  readonly known: boolean;
};

const nothing: LibraryFind = { total: 0, exact: true, months: [], notUnderstood: [] };

export const library = createStore<Library>()(() => ({ query: '', found: nothing, pages: noPages(pageSize, mostPages), known: false }));

export const useLibrary = <T>(select: (now: Library) => T): T => useStore(library, select);

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
  const before = library.getState();
  library.setState({ query });
  // The same query again is nobody typing: all of it is counted at once, or the grid would shrink under whoever has scrolled down.
  const reply = await bridge().call['library.find']({ query, whole: before.known && before.query === query });
  if (mine !== turn) return;
  if (!reply.ok) {
    tellFailure(reply.failure);
    library.setState({ found: nothing, pages: noPages(pageSize, mostPages), known: true });
    return;
  }
  asking = new Set();
  const first = reply.value.total === 0 ? null : await rowsOfPage(query, 0);
  if (mine !== turn) return;
  const pages =
    first === null
      ? noPages(pageSize, mostPages)
      : keepPage(
          noPages(pageSize, mostPages),
          0,
          first.map(({ id }) => id),
        );
  if (first !== null) meet(first);
  library.setState({ found: reply.value, pages, known: true });
  if (reply.value.exact) return;
  // The first hits are on screen; how many there are is counted when nothing more is typed, so that no key waits for it.
  await new Promise((resolve) => setTimeout(resolve, typingMs));
  if (mine !== turn) return;
  const whole = await bridge().call['library.find']({ query, whole: true });
  if (mine === turn && whole.ok) library.setState({ found: whole.value });
}

async function rowsOfPage(query: string, page: number): Promise<readonly EditSummary[] | null> {
  const reply = await bridge().call['library.rows']({ query, offset: page * pageSize, count: pageSize });
  return reply.ok ? reply.value : null;
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

export function rowAt(position: number): EditSummary | null {
  const id = idAt(library.getState().pages, position);
  return id === null ? null : editOf(id);
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** After changes in the library; several in a row cost one search. */
export function findSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void find(), 120);
}
