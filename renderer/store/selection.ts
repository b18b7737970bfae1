// The selection of the grid. Ranges reach over rows that are not loaded: of few these are fetched, of many only the ids.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { countOfIds, idsIn } from '../../app/edits/edit-id.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { text } from '../text/text.ts';
import { bridge } from './bridge.ts';
import { asked, behindLines } from './dead.ts';
import { meet } from './edits.ts';
import { cellIn, foundWhole, library, rowAt } from './library.ts';
import { nothingSelected, rangeTo, selectOne, selectRange, toggleOne, withIds } from './select.ts';
import type { Ids, Cell, Selection } from './select.ts';
import { dismissKey, tell, tellFailure } from './toasts.ts';

/** Up to so many are met, since some commands look at each edit: whoever selects more means marks. */
export const maxMet = 5000;
const rowsAtOnce = 500;
/** Taken without letting the window draw: some ms. */
const idsAtOnce = 20_000;

export const selection = createStore<Selection>()(() => nothingSelected);
export const useSelection = <T>(select: (now: Selection) => T): T => useStore(selection, select);

// What a search has taken out of sight must not be acted on.
library.subscribe((now, before) => {
  if (now.query !== before.query) clearSelection();
});

let turn = 0;
/** Another one whenever something is chosen: what was asked before may not undo that. */
export const selectionTurn = (): number => turn;

/** The last that was asked for is what is selected, also when rows for an earlier one come after it. */
function selectNow(next: Selection): void {
  turn++;
  selection.setState(next, true);
}

export const choose = (cell: Cell): void => selectNow(selectOne(cell));
export const toggle = (cell: Cell): void => selectNow(toggleOne(selection.getState(), cell));
export const clearSelection = (): void => selectNow(nothingSelected);
/** The active edit keeps its place. */
export const deselect = (): void => selectNow({ ...nothingSelected, active: selection.getState().active });

/** Of those that are selected some, of which one is active. */
export const keepSelected = (active: Cell, ids: Ids): void => selectNow({ active, anchor: active, ids });

let left: string | null = null;
/** What is looked for has the active edit no longer among it: another one has its place. */
export const hasLeft = ({ id }: Cell): boolean => id === left;

/** Before some of the cells are folded away: what goes out of sight must not be acted on, and the active one has its cell in any case. */
export function selectActiveAlone(): void {
  const { active, ids } = selection.getState();
  if (ids.size < 2) return;
  if (active === null) clearSelection();
  else choose(active);
}

/** The active edit and the anchor at the places they have now; one that is not among the matches any more keeps its place until it is used. */
export async function positionAgain(): Promise<void> {
  const mine = turn;
  const { query } = library.getState();
  const { active, anchor } = selection.getState();
  const again = async (cell: Cell | null) => (cell === null ? null : cellIn(query, cell.id));
  const [found, anchorFound] = await Promise.all([again(active), anchor?.id === active?.id ? null : again(anchor)]);
  if (mine !== turn || query !== library.getState().query) return;
  left = found === null ? (active?.id ?? null) : null;
  const [activeNow, anchorNow] = [found ?? active, anchorFound ?? anchor];
  // Another edit may stand for the set by now: a cell that was selected alone is selected alone.
  const { ids } = selection.getState();
  const alone = active !== null && activeNow !== null && active.id !== activeNow.id && ids.size === 1 && ids.has(active.id);
  selection.setState({
    active: activeNow,
    anchor: anchor?.id === active?.id ? activeNow : anchorNow,
    ...(alone ? { ids: new Set([activeNow.id]) } : {}),
  });
}

/** Null when they could not be read, which is told. */
async function idsFrom(query: string, from: number, to: number): Promise<Ids | null> {
  return to - from < maxMet ? metFrom(query, from, to) : manyFrom(query, from, to);
}

/** The ids of all that matches and shows; null when they could not be read, which is told. */
export function allFound(): Promise<Ids | null> {
  const { query, found } = library.getState();
  return found.total === 0 ? Promise.resolve(new Set()) : manyFrom(query, 0, found.total - 1);
}

async function manyFrom(query: string, offset: number, to: number): Promise<Ids | null> {
  const reply = await bridge().call['library.ids']({ ...asked(query), offset, count: to - offset + 1 });
  if (!reply.ok) return (tellFailure(reply.failure), null);
  const ids = new Set<string>();
  for (let from = 0; from < countOfIds(reply.value); from += idsAtOnce) {
    for (const id of idsIn(reply.value, from, from + idsAtOnce)) ids.add(id);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return ids;
}

async function metFrom(query: string, from: number, to: number): Promise<Ids | null> {
  const ids: string[] = [];
  for (let position = from; position <= to; position++) {
    const row = rowAt(position);
    if (row !== null) ids.push(row.id);
  }
  if (ids.length === to - from + 1) return new Set(ids);
  ids.length = 0;
  for (let offset = from; offset <= to; offset += rowsAtOnce) {
    const reply = await bridge().call['library.rows']({
      ...asked(query),
      offset,
      count: Math.min(rowsAtOnce, to - offset + 1),
    });
    if (!reply.ok) {
      tellFailure(reply.failure);
      return null;
    }
    meet(reply.value);
    ids.push(...reply.value.map(({ id }) => id));
  }
  return new Set(ids);
}

/** Of a search that is no longer shown nothing is selected: false then. */
async function selectRows(from: number, to: number, selected: (ids: Ids) => Selection): Promise<boolean> {
  const mine = ++turn;
  const { query } = library.getState();
  const ids = await idsFrom(query, from, to);
  if (mine !== turn || ids === null || ids.size === 0) return false;
  selectNow(selected(ids));
  return true;
}

/** All that shows; what is not yet counted is waited for. What stands behind lines is not, which is said once the rest is selected. */
export async function selectAll(): Promise<void> {
  const mine = ++turn;
  await sayingSo(async () => {
    const found = await foundWhole();
    const { total } = found;
    if (mine !== turn || total === 0) return;
    const isDone = await selectRows(0, total - 1, (ids) => {
      const [id = ''] = ids;
      const first = { id, position: 0 };
      return { active: first, anchor: first, ids };
    });
    const left = behindLines(found);
    if (isDone && left > 0) tell(text.window.grid.notSelected(left));
  });
}

/** What takes no longer needs no words. */
const quickMs = 300;
const selecting = 'selecting';
let going = 0;

/** Says that edits are being selected while that goes on, since until then keys mean what was selected before. */
async function sayingSo(work: () => Promise<void>): Promise<void> {
  const timer = setTimeout(() => tell(text.window.grid.selecting, { key: selecting, stays: true }), quickMs);
  going += 1;
  try {
    await work();
  } finally {
    clearTimeout(timer);
    going -= 1;
    if (going === 0) dismissKey(selecting);
  }
}

/** What a box was drawn over, beside what was selected before it. */
export function selectBox(cells: readonly Cell[], before: Ids): void {
  const [first = null] = cells;
  selectNow({
    active: cells.at(-1) ?? null,
    anchor: first,
    ids: withIds(
      before,
      cells.map(({ id }) => id),
      true,
    ),
  });
}

/** From the anchor to here, asking for what is not loaded. */
export async function extendTo(cell: Cell): Promise<void> {
  const now = selection.getState();
  const { from, to } = rangeTo(now, cell.position);
  await sayingSo(async () => void (await selectRows(from, to, (ids) => selectRange(now, cell, ids))));
}

/**
 * The first of these that fit, in the order of the grid, with their rows: of many that are selected the window has met those that it happened to show. Null where they
 * could not be read, which is told, or something else is chosen by now.
 */
export async function firstOf(
  ids: readonly string[],
  fits: (edit: EditSummary) => boolean,
  max: number,
): Promise<readonly string[] | null> {
  const wanted = new Set(ids);
  const mine = turn;
  const { query } = library.getState();
  const found: string[] = [];
  for (let offset = 0; found.length < max && wanted.size > 0; offset += rowsAtOnce) {
    const reply = await bridge().call['library.rows']({ ...asked(query), offset, count: rowsAtOnce });
    if (mine !== turn) return null;
    if (!reply.ok) return (tellFailure(reply.failure), null);
    meet(reply.value);
    found.push(...reply.value.filter((edit) => wanted.delete(edit.id) && fits(edit)).map(({ id }) => id));
    if (reply.value.length < rowsAtOnce) break;
  }
  return found.slice(0, max);
}
