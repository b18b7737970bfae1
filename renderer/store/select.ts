// Selecting like a file manager, as values: an active edit, an anchor, a set of ids.

export type Place = { readonly position: number; readonly id: string };

export type Selection = {
  readonly active: Place | null;
  /** Where a range starts. */
  readonly anchor: Place | null;
  readonly ids: ReadonlySet<string>;
};

export const nothingSelected: Selection = { active: null, anchor: null, ids: new Set() };

export const selectOne = (place: Place): Selection => ({ active: place, anchor: place, ids: new Set([place.id]) });

/** With it or without it; either way it is the active one, and ranges start at it. */
export function toggleOne(selection: Selection, place: Place): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(place.id)) ids.add(place.id);
  return { active: place, anchor: place, ids };
}

/** From the anchor to `place`; `idsBetween` are the ids of that range in order. */
export function selectRange(selection: Selection, place: Place, idsBetween: readonly string[]): Selection {
  return { active: place, anchor: selection.anchor ?? place, ids: new Set([...idsBetween, place.id]) };
}

/** Ends of a range, first to last, both included. */
export function rangeTo(selection: Selection, position: number): { readonly from: number; readonly to: number } {
  const start = selection.anchor?.position ?? position;
  return { from: Math.min(start, position), to: Math.max(start, position) };
}

/** What an action works on: the selection when the active edit is in it, else the active one alone. */
export function targets(selection: Selection, staged: string | null): readonly string[] {
  if (selection.ids.size > 1) return [...selection.ids];
  if (staged !== null) return [staged];
  return [...selection.ids];
}
