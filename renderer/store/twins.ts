// Which edits have a twin, as the rows of the library said it last: what is told of an edit by itself does not say it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { EditSummary } from '../../app/edits/edit-summary.ts';

const maxKept = 4000;

/** By the id of the edit; see `EditSummary.twin`. */
const twins = createStore<{ readonly apart: ReadonlyMap<string, number> }>()(() => ({ apart: new Map() }));

export const useTwin = (id: string | null): number | null => useStore(twins, ({ apart }) => (id === null ? null : (apart.get(id) ?? null)));

export const hasTwin = (id: string): boolean => twins.getState().apart.has(id);

export function noteTwins(rows: readonly EditSummary[]): void {
  const before = twins.getState().apart;
  const changed = rows.filter(({ id, twin }) => before.get(id) !== twin);
  if (changed.length === 0) return;
  const apart = new Map(before);
  for (const { id, twin } of changed) {
    apart.delete(id);
    if (twin !== undefined) apart.set(id, twin);
  }
  for (const id of apart.keys()) {
    if (apart.size <= maxKept) break;
    apart.delete(id);
  }
  twins.setState({ apart });
}
