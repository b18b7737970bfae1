// Sets: what one press of Run made, or one batch. How many each cell of the grid stands for, and the edits of one.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { BatchMark } from '../../app/edits/batch-mark.ts';
import { isLiving } from '../../app/edits/edit.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { canFold, parseQuery } from '../../app/library/query.ts';
import { bridge } from './bridge.ts';
import { edits, editOf, meet } from './edits.ts';
import { mirrored } from './mirror.ts';
import { tellFailure } from './toasts.ts';

const maxKept = 2000;
/** More than that are no choice any more, but a search. */
export const maxOfSet = 500;

/** By the id of the set. */
export const stacks = createStore<{ readonly counts: ReadonlyMap<string, number> }>()(() => ({ counts: new Map() }));

/** How many edits a cell stands for; 1 for one that is none of a set, or alone of it. */
export const stackOf = ({ batch }: Pick<EditSummary, 'batch'>): number =>
  batch === undefined ? 1 : (stacks.getState().counts.get(batch.id) ?? 1);

/** As `stackOf`, followed as it changes; 1 without an edit. */
export const useStack = (edit: Pick<EditSummary, 'batch'> | null): number =>
  useStore(stacks, ({ counts }) => (edit?.batch === undefined ? 1 : (counts.get(edit.batch.id) ?? 1)));

/** From rows that were asked for folded. */
export function noteStacks(rows: readonly EditSummary[]): void {
  const said = rows.flatMap(({ batch, stack = 1 }) => (batch === undefined ? [] : [[batch.id, stack] as const]));
  if (said.every(([id, count]) => stacks.getState().counts.get(id) === count)) return;
  stacks.setState(({ counts }) => {
    const next = new Map(counts);
    for (const [id, count] of said) {
      next.delete(id);
      next.set(id, count);
    }
    for (const id of next.keys()) {
      if (next.size <= maxKept) break;
      next.delete(id);
    }
    return { counts: next };
  });
}

/** Whether the grid shows each set as one cell when it shows this search. */
export const folds = (query: string): boolean => mirrored().settings.layout.foldSets && canFold(parseQuery(query));

/** Of the same set: where sets are folded, they are one cell. */
export const ofOneSet = (first: string, second: string): boolean => {
  const set = editOf(first)?.batch?.id;
  return set !== undefined && set === editOf(second)?.batch?.id;
};

/** The edits of a set, in the order in which they were planned, those without a picture too. Null when they could not be read, which is told. */
export async function membersOf(setId: string): Promise<readonly EditSummary[] | null> {
  const reply = await bridge().call['library.rows']({ query: `batch:${setId}`, offset: 0, count: maxOfSet });
  if (!reply.ok) {
    tellFailure(reply.failure);
    return null;
  }
  meet(reply.value);
  return inOrder(reply.value);
}

/** As they were planned; those of one item by their ids. */
export const inOrder = (members: readonly EditSummary[]): readonly EditSummary[] =>
  members.toSorted((one, two) => (one.batch?.item ?? 0) - (two.batch?.item ?? 0) || (one.id < two.id ? -1 : 1));

/** Those of a set that the window has met. */
export const knownOf = (setId: string): readonly EditSummary[] =>
  [...edits.getState().byId.values()].filter(({ batch, trashed }) => batch?.id === setId && !trashed);

/** One row of the queue: an edit, or all that a press of Run has on its way. */
export type QueuedRow = { readonly mark: BatchMark | null; readonly living: readonly [EditSummary, ...EditSummary[]] };

/** In the order of the first edit of each. */
export function queuedRows(living: readonly EditSummary[]): readonly QueuedRow[] {
  const rows = new Map<string, { mark: BatchMark | null; living: [EditSummary, ...EditSummary[]] }>();
  for (const edit of living) {
    const mark = edit.batch?.of === undefined ? null : edit.batch;
    const key = mark === null ? edit.id : mark.id;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { mark, living: [edit] });
    else row.living.push(edit);
  }
  return [...rows.values()];
}

export type Progress = { readonly done: number; readonly of: number; readonly failed: number };

/** How far a press of Run is, by its edits that are on their way and those of it that the window knows to have ended badly. */
export function progressOf(setId: string, of: number, living: readonly EditSummary[]): Progress {
  const items = new Set(living.filter(({ batch }) => batch?.id === setId).map(({ batch }) => batch?.item));
  const known = knownOf(setId);
  const bad = new Set(
    known.filter(({ state, batch }) => !isLiving(state) && state !== 'done' && !items.has(batch?.item)).map(({ batch }) => batch?.item),
  );
  const good = new Set(known.flatMap(({ state, batch }) => (state === 'done' ? [batch?.item] : [])));
  const failed = [...bad].filter((item) => !good.has(item)).length;
  // A press makes its edits one after the other, and those that ended before the window was opened are known to the index alone.
  const counted = stacks.getState().counts.get(setId) ?? 0;
  const met = new Set([...items, ...known.map(({ batch }) => batch?.item)]).size;
  const made = Math.min(of, Math.max(counted, met));
  return { done: Math.max(0, made - items.size - failed), of, failed };
}
