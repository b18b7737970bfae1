// Summaries of edits by id, as far as the window has met them. Bounded: a library of a million stays in main.
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { createStore } from 'zustand/vanilla';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import type { Ids } from './select.ts';
import { seedIn } from '../../app/models/recorded.ts';

export const maxKept = 8000;

export const edits = createStore<{ readonly byId: ReadonlyMap<string, EditSummary> }>()(() => ({ byId: new Map() }));

type Change = (edit: EditSummary) => EditSummary;

/** What is being changed of an edit, in the order in which it was asked for. */
const changing = new Map<string, readonly Change[]>();

/** From now on these edits are met as changed, also in answers to what was asked before; until the returned function is called. */
export function showChanging(ids: readonly string[], change: Change): () => void {
  for (const id of ids) changing.set(id, [...(changing.get(id) ?? []), change]);
  return () => {
    for (const id of ids) {
      const left = (changing.get(id) ?? []).filter((one) => one !== change);
      if (left.length === 0) changing.delete(id);
      else changing.set(id, left);
    }
  };
}

/** Adds or replaces; the newest met are kept, so what is on screen stays. */
export function meet(summaries: readonly EditSummary[]): void {
  if (summaries.length === 0) return;
  edits.setState(({ byId }) => {
    const next = new Map(byId);
    for (const summary of summaries) {
      next.delete(summary.id);
      next.set(
        summary.id,
        (changing.get(summary.id) ?? []).reduce((edit, change) => change(edit), summary),
      );
    }
    for (const id of next.keys()) {
      if (next.size <= maxKept) break;
      next.delete(id);
    }
    return { byId: next };
  });
}

/** They are in the library no longer. */
export function unmeet(ids: readonly string[]): void {
  if (!ids.some((id) => edits.getState().byId.has(id))) return;
  edits.setState(({ byId }) => {
    const next = new Map(byId);
    for (const id of ids) next.delete(id);
    return { byId: next };
  });
}

let coming: EditSummary[] = [];

/** For what main pushes: a thousand edits that change at once are one change of the window. */
export function meetSoon(summary: EditSummary): void {
  if (coming.push(summary) > 1) return;
  setTimeout(meetComing, 0);
}

function meetComing(): void {
  const met = coming;
  coming = [];
  meet(met);
}

export const editOf = (id: string): EditSummary | null => edits.getState().byId.get(id) ?? null;

export const useEdit = (id: string | null): EditSummary | null =>
  useStore(edits, ({ byId }) => (id === null ? null : (byId.get(id) ?? null)));

/** Those of a set that the window has met, in the set's order where it is no larger than what the window knows; the same list while none of them changes. */
export const useEdits = (ids: Ids): readonly EditSummary[] =>
  useStore(
    edits,
    useShallow(({ byId }) =>
      ids.size > byId.size ? [...byId.values()].filter(({ id }) => ids.has(id)) : [...ids].flatMap((id) => byId.get(id) ?? []),
    ),
  );

/** Seconds since it was sent, or that it took; null before it was sent. */
export function secondsOf(edit: Pick<EditSummary, 'sentAt' | 'endedAt'>, nowMs: number): number | null {
  if (edit.sentAt === null) return null;
  const end = edit.endedAt === null ? nowMs : Date.parse(edit.endedAt);
  return Math.max(0, (end - Date.parse(edit.sentAt)) / 1000);
}

export const seedOf = (edit: Pick<EditSummary, 'model' | 'parameters'>): number | null => seedIn(edit);
