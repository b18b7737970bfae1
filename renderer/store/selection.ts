// The selection of the grid. Ranges reach over rows that are not loaded; those are fetched.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { text } from '../text/text.ts';
import { bridge } from './bridge.ts';
import { asked, behindLines } from './dead.ts';
import { meet } from './edits.ts';
import { cellIn, foundWhole, library, rowAt } from './library.ts';
import { nothingSelected, rangeTo, selectOne, selectRange, toggleOne } from './select.ts';
import type { Place, Selection } from './select.ts';
import { tell, tellFailure } from './toasts.ts';

/** More than that is found again sooner by a search than by a selection. */
const maxSelected = 5000;
const rowsAtOnce = 500;

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

export const choose = (place: Place): void => selectNow(selectOne(place));
export const toggle = (place: Place): void => selectNow(toggleOne(selection.getState(), place));
export const clearSelection = (): void => selectNow(nothingSelected);

/** The active edit and the anchor at the places they have now; one that is not among the matches any more keeps its place until it is used. */
export async function placeAgain(): Promise<void> {
  const mine = turn;
  const { query } = library.getState();
  const { active, anchor } = selection.getState();
  const again = async (place: Place | null): Promise<Place | null> => (place === null ? null : ((await cellIn(query, place.id)) ?? place));
  const [activeNow, anchorNow] = await Promise.all([again(active), anchor?.id === active?.id ? null : again(anchor)]);
  if (mine !== turn || query !== library.getState().query) return;
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
async function idsFrom(query: string, from: number, to: number): Promise<readonly string[] | null> {
  const ids: string[] = [];
  for (let position = from; position <= to; position++) {
    const row = rowAt(position);
    if (row !== null) ids.push(row.id);
  }
  if (ids.length === to - from + 1) return ids;
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
  return ids;
}

/** Of a search that is no longer shown nothing is selected. */
async function selectRows(from: number, to: number, selected: (ids: readonly string[]) => Selection): Promise<void> {
  const mine = ++turn;
  const { query } = library.getState();
  const ids = await idsFrom(query, from, to);
  if (mine === turn && ids !== null && ids.length > 0) selectNow(selected(ids));
}

/** As many as can be selected, the newest first; what is not yet counted is waited for. What stands behind lines is not, which is said. */
export async function selectAll(): Promise<void> {
  const mine = ++turn;
  const found = await foundWhole();
  const { total } = found;
  if (mine !== turn || total === 0) return;
  const left = behindLines(found);
  if (left > 0) tell(text.window.grid.notSelected(left));
  if (total > maxSelected) tell(text.window.grid.tooMany(maxSelected));
  await selectRows(0, Math.min(total, maxSelected) - 1, (ids) => {
    const first = { id: ids[0] ?? '', position: 0 };
    return { active: first, anchor: first, ids: new Set(ids) };
  });
}

/** What a box was drawn over, beside what was selected before it. */
export function selectBox(places: readonly Place[], before: ReadonlySet<string>): void {
  const [first = null] = places;
  selectNow({ active: places.at(-1) ?? null, anchor: first, ids: new Set([...before, ...places.map(({ id }) => id)]) });
}

/** From the anchor to here, asking for rows that are not loaded. A range that is too long is refused, which is said. */
export async function extendTo(place: Place): Promise<void> {
  const now = selection.getState();
  const { from, to } = rangeTo(now, place.position);
  if (to - from + 1 > maxSelected) {
    tell(text.window.grid.tooMany(maxSelected));
    return;
  }
  await selectRows(from, to, (ids) => selectRange(now, place, ids));
}
