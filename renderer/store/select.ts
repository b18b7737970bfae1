// Selecting like a file manager, as values: an active edit, an anchor, a set of ids.

export type Cell = { readonly position: number; readonly id: string };

/** What a selection is asked about its edits. */
export type Ids = Pick<ReadonlySet<string>, 'has' | 'size'> & Iterable<string>;

export type Selection = {
  readonly active: Cell | null;
  /** Where a range starts. */
  readonly anchor: Cell | null;
  readonly ids: Ids;
};

export const nothingSelected: Selection = { active: null, anchor: null, ids: new Set() };

export const selectOne = (cell: Cell): Selection => ({ active: cell, anchor: cell, ids: new Set([cell.id]) });

/** A set of more is not copied for a change: what is other than in it lies beside it. */
const maxCopied = 5000;

class Beside implements Ids {
  readonly size: number;
  readonly base: Ids;
  readonly others: ReadonlyMap<string, boolean>;
  constructor(base: Ids, others: ReadonlyMap<string, boolean>) {
    this.base = base;
    this.others = others;
    this.size = base.size + [...others].reduce((sum, [id, isIn]) => sum + Number(isIn) - Number(base.has(id)), 0);
  }
  has(id: string): boolean {
    return this.others.get(id) ?? this.base.has(id);
  }
  *[Symbol.iterator](): Iterator<string> {
    for (const id of this.base) if (this.has(id)) yield id;
    for (const [id, isIn] of this.others) if (isIn && !this.base.has(id)) yield id;
  }
}

/** With some ids, or without them. */
export function withIds(ids: Ids, some: readonly string[], isIn: boolean): Ids {
  const large = ids instanceof Beside ? ids : ids.size > maxCopied ? new Beside(ids, new Map()) : null;
  if (large !== null) return new Beside(large.base, new Map([...large.others, ...some.map((id) => [id, isIn] as const)]));
  const copy = new Set(ids);
  for (const id of some) copy[isIn ? 'add' : 'delete'](id);
  return copy;
}

/** With it or without it; either way it is the active one, and ranges start at it. */
export const toggleOne = ({ ids }: Selection, cell: Cell): Selection => ({
  active: cell,
  anchor: cell,
  ids: withIds(ids, [cell.id], !ids.has(cell.id)),
});

/** From the anchor to `cell`; `between` are the ids of that range in order. */
export const selectRange = ({ anchor }: Selection, cell: Cell, between: Ids): Selection => ({
  active: cell,
  anchor: anchor ?? cell,
  ids: withIds(between, [cell.id], true),
});

const lists = new WeakMap<Ids, readonly string[]>();

/** The same list for the same ids. */
export function listOf(ids: Ids): readonly string[] {
  const list = lists.get(ids) ?? [...ids];
  lists.set(ids, list);
  return list;
}

/** Ends of a range, first to last, both included. */
export function rangeTo(selection: Selection, position: number): { readonly from: number; readonly to: number } {
  const start = selection.anchor?.position ?? position;
  return { from: Math.min(start, position), to: Math.max(start, position) };
}

/** What an action works on: the selection when the active edit is in it, else the active one alone. */
export function targets(selection: Selection, staged: string | null): readonly string[] {
  if (selection.ids.size > 1) return listOf(selection.ids);
  return staged === null ? listOf(selection.ids) : [staged];
}
