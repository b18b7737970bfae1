// The selection of the grid. Ranges reach over rows that are not loaded; those are fetched.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { text } from '../text/text.ts';
import { bridge } from '../bridge.ts';
import { meet } from './edits.ts';
import { library, rowAt } from './library.ts';
import { nothingSelected, rangeTo, selectOne, selectRange, toggleOne } from './select.ts';
import type { Place, Selection } from './select.ts';
import { tell } from './toasts.ts';

/** More than that is found again sooner by a search than by a selection. */
const mostSelected = 5000;
const rowsAtOnce = 500;

export const selection = createStore<Selection>()(() => nothingSelected);
export const useSelection = <T>(select: (now: Selection) => T): T => useStore(selection, select);

// What a search has taken out of sight must not be acted on.
library.subscribe((now, before) => {
  if (now.query !== before.query) clearSelection();
});

export const choose = (place: Place): void => selection.setState(selectOne(place), true);
export const toggle = (place: Place): void => selection.setState((now) => toggleOne(now, place), true);

async function idsFrom(from: number, to: number): Promise<string[]> {
  const ids: string[] = [];
  for (let position = from; position <= to; position++) {
    const row = rowAt(position);
    if (row !== null) ids.push(row.id);
  }
  if (ids.length === to - from + 1) return ids;
  ids.length = 0;
  for (let offset = from; offset <= to; offset += rowsAtOnce) {
    const reply = await bridge().call['library.rows']({
      query: library.getState().query,
      offset,
      count: Math.min(rowsAtOnce, to - offset + 1),
    });
    if (!reply.ok) break;
    meet(reply.value);
    ids.push(...reply.value.map(({ id }) => id));
  }
  return ids;
}

export const clearSelection = (): void => selection.setState(nothingSelected, true);

/** As many as can be selected, the newest first. */
export async function selectAll(): Promise<void> {
  const { found } = library.getState();
  if (found.total === 0) return;
  if (found.total > mostSelected) tell(text.window.grid.tooMany(mostSelected));
  const ids = await idsFrom(0, Math.min(found.total, mostSelected) - 1);
  const [first] = ids;
  if (first !== undefined)
    selection.setState({ active: { id: first, position: 0 }, anchor: { id: first, position: 0 }, ids: new Set(ids) }, true);
}

/** What a box was drawn over, beside what was selected before it. */
export function selectBox(places: readonly Place[], before: ReadonlySet<string>): void {
  const [first = null] = places;
  selection.setState({ active: places.at(-1) ?? null, anchor: first, ids: new Set([...before, ...places.map(({ id }) => id)]) }, true);
}

export async function extendTo(place: Place): Promise<void> {
  const now = selection.getState();
  const { from, to } = rangeTo(now, place.position);
  if (to - from + 1 > mostSelected) {
    tell(text.window.grid.tooMany(mostSelected));
    return;
  }
  const ids = await idsFrom(from, to);
  selection.setState(selectRange(now, place, ids), true);
}
