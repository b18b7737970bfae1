// The shown edit, the active one and what the grid has in sight are one: whichever way an edit comes on the stage, the grid goes there.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { bridge } from './bridge.ts';
import { asked, mayBeBehind, monthOf, toggleMonth } from './dead.ts';
import { editOf } from './edits.ts';
import { hasTerm } from './filters.ts';
import { cellIn, find, findSoon, library, positionIn } from './library.ts';
import { mirror } from './mirror.ts';
import { idAt } from './pages.ts';
import type { Pages } from './pages.ts';
import type { Cell } from './select.ts';
import { allFound, choose, clearSelection, keepSelected, positionAgain, selection, selectionTurn } from './selection.ts';
import { stage } from './stage.ts';
import { stageVisible, view } from './view.ts';

type InSight = {
  /** Where the grid is to go; null when it has been there. */
  readonly wish: { readonly position: number } | null;
  /** Why the grid does not show the edit on the stage: the search leaves it out, or it came to nothing and its month is folded. */
  readonly leftOut: 'search' | 'behind' | null;
};

export const inSight = createStore<InSight>()(() => ({ wish: null, leftOut: null }));
export const useInSight = <T>(select: (now: InSight) => T): T => useStore(inSight, select);

export const wishPosition = (position: number): void => inSight.setState({ wish: { position } });
export const wishSeen = (): void => inSight.setState({ wish: null });

/** Whether unfolding its month would show it is asked: what is looked for may leave it out as well. */
async function whyNot(query: string, id: string): Promise<InSight['leftOut']> {
  const edit = editOf(id);
  if (edit !== null && mayBeBehind(query, edit)) {
    const reply = await bridge().call['library.position']({ ...asked(query), id, open: [monthOf(edit)] });
    if (reply.ok && reply.value !== null) return 'behind';
  }
  return query === '' ? null : 'search';
}

/** Unfolds the month of the edit on the stage, and goes there. */
export async function showBehind(): Promise<void> {
  const edit = editOf(stage.getState().shown?.id ?? '');
  if (edit === null) return;
  toggleMonth(monthOf(edit));
  await find();
  await followShown();
}

/** Makes the shown edit the active one and brings it into the grid's sight, unless several are selected, or the person chose meanwhile. */
export async function followShown(): Promise<void> {
  const mine = selectionTurn();
  const { shown } = stage.getState();
  const { query } = library.getState();
  if (shown === null) return inSight.setState({ leftOut: null });
  const cell = await cellIn(query, shown.id);
  if (stage.getState().shown?.id !== shown.id || library.getState().query !== query) return;
  if (cell === undefined) return;
  const leftOut = cell === null ? await whyNot(query, shown.id) : null;
  if (stage.getState().shown?.id !== shown.id || library.getState().query !== query) return;
  inSight.setState({ leftOut });
  if (cell === null || selection.getState().ids.size > 1 || mine !== selectionTurn()) return;
  choose(cell);
  inSight.setState({ wish: { position: cell.position } });
}

/** Other edits were found: those that are meant have other places now. Nothing is scrolled and nothing selected: a search may have taken them out of sight. */
async function foundOthers(): Promise<void> {
  const { shown } = stage.getState();
  const { query } = library.getState();
  await positionAgain();
  if (shown === null) return inSight.setState({ leftOut: null });
  const position = await positionIn(query, shown.id);
  if (position === undefined || stage.getState().shown?.id !== shown.id || library.getState().query !== query) return;
  const leftOut = position === null ? await whyNot(query, shown.id) : null;
  if (stage.getState().shown?.id !== shown.id || library.getState().query !== query) return;
  // A grid that is not there yet goes where the edit is then.
  inSight.setState(({ wish }) => ({
    leftOut,
    wish: wish === null || position === null ? wish : { position },
  }));
}

/** By then a person has seen it go: keys that come before were meant for it. */
const noticedMs = 400;

type Marked = { readonly ids: readonly string[]; readonly pages: Pages };
let marked: Marked | null = null;

/** After a mark of the person: what it takes out of what was found is not selected any longer, and the edit after it is the active one. */
export function findMarked(ids: readonly string[]): void {
  const mine: Marked = { ids, pages: library.getState().pages };
  marked = mine;
  findSoon(() => setTimeout(() => void (marked === mine ? letGo() : undefined), noticedMs));
}

/** Whether one picture is looked at by itself, over the library. */
const isAlone = (): boolean => view.getState().quickLook;

/** What is looked at alone is in sight until it is left. */
async function letGo(): Promise<void> {
  const { active, ids } = selection.getState();
  if (marked === null || isAlone() || (stageVisible() && ids.size < 2)) return;
  const { query } = library.getState();
  const [mine, was] = [selectionTurn(), marked];
  const isSame = (): boolean => mine === selectionTurn() && query === library.getState().query;
  marked = null;
  if (ids.size > 1) {
    if (!(await letGoOfSome(query, isSame)) || !isSame()) return;
    if (stageVisible()) return (clearSelection(), followShown());
  }
  if (active === null || (await cellIn(query, active.id)) !== null || !isSame()) return;
  const next = await nextTo(active, query, was);
  if (!isSame()) return;
  if (next === null) return clearSelection();
  choose(next);
  wishPosition(next.position);
}

/** Those of the selected that are not found any longer; whether none is left. */
async function letGoOfSome(query: string, isSame: () => boolean): Promise<boolean> {
  const { active, ids } = selection.getState();
  const found = query === '' ? null : await allFound();
  if (found === null || !isSame()) return false;
  const stay = [...ids].filter((id) => found.has(id));
  const [first] = stay;
  if (first === undefined || stay.length === ids.size) return first === undefined;
  const cell = await cellIn(query, active !== null && found.has(active.id) ? active.id : first);
  if (cell != null && isSame()) keepSelected(cell, new Set(stay));
  return false;
}

/**
 * Before edits are thrown away, or come back from there: the active one is among them, and the one after it is the active one at once. A key that comes before the
 * library has answered means that one. What is looked at alone goes on by itself, and so does the stage.
 */
export function stepPast(ids: readonly string[]): void {
  const { active } = selection.getState();
  const { query, pages } = library.getState();
  if (active === null || !ids.includes(active.id) || stageVisible() || isAlone() || hasTerm(query, 'in:anywhere')) return;
  const next = cellPast(active.position, pages, new Set(ids));
  if (next === null) return;
  choose(next);
  wishPosition(next.position);
}

/** The first cell after a place that is none of those, else the first before it; null where there is none among what has come. */
function cellPast(from: number, pages: Pages, gone: ReadonlySet<string>): Cell | null {
  for (const by of [1, -1])
    for (let position = from; ; position += by) {
      const id = idAt(pages, position);
      if (id === null) break;
      if (!gone.has(id)) return { position, id };
    }
  return null;
}

/** As the cells lay before: the one after it that was not marked, else the one before it. */
async function nextTo({ position }: Cell, query: string, { ids, pages }: Marked): Promise<Cell | null> {
  const gone = new Set(ids);
  for (const by of [1, -1]) {
    let at = position;
    let id = idAt(pages, at);
    while (id !== null && gone.has(id)) id = idAt(pages, (at += by));
    const cell = id === null ? null : await cellIn(query, id);
    if (cell != null) return cell;
  }
  return null;
}

/** Returns the function that stops. */
export function openInSight(): () => void {
  const stops = [
    stage.subscribe((now, before) => {
      if (now.shown?.id !== before.shown?.id) void followShown();
    }),
    library.subscribe((now, before) => {
      // What is not counted yet is: a place among it would be counted for, at every key.
      if (now.found !== before.found && now.found.exact) void foundOthers();
    }),
    mirror.subscribe(({ now }, { now: before }) => {
      if (now?.settings.layout.view !== before?.settings.layout.view) void followShown().then(letGo);
    }),
    view.subscribe(() => void letGo()),
  ];
  return () => stops.forEach((stop) => stop());
}
