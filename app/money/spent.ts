// What was spent: creates that left, how many pictures they asked for, and what these are said to cost. Rehearsals are never among them.
import { chargedOf } from '../edits/charged.ts';
import { comparedName } from '../edits/compared.ts';
import type { EditState } from '../edits/record.ts';
import type { Charged } from '../failure.ts';
import type { EditSummary } from '../edits/edit-summary.ts';
import { findModel } from '../models/models.ts';
import { resultsOf } from '../models/roles.ts';
import { costOf, priceOf } from '../price.ts';
import type { Prices } from '../price.ts';
import { dayOf, monthOf } from './calendar.ts';
import type { SumKind } from './sum-kinds.ts';

/** Creates that are counted together. */
export type Spent = {
  /** When they left; of several, a moment of the same quarter of an hour. */
  readonly atMs: number;
  readonly model: string;
  readonly project: string | null;
  readonly charged: Charged;
  readonly creates: number;
  /** How many pictures they asked for. */
  readonly pictures: number;
};

/** A quarter of an hour: clocks all over the world differ by whole ones, so that none lies in two days. */
export const togetherMs = 900_000;

export type Sum = {
  readonly creates: number;
  /** Pictures that were or may have been charged: an unknown outcome counts as spent. */
  readonly pictures: number;
  /** How many of these nobody knows of for sure. */
  readonly maybe: number;
  /** How many of these are of models without a price. */
  readonly unpriced: number;
  /** What the others cost, by the prices that are typed now; null when none of them has one. */
  readonly cost: number | null;
};

/** Adds up what was spent. What is known not to have been charged counts as a create alone. */
export function sumOf(spent: readonly Pick<Spent, 'model' | 'charged' | 'creates' | 'pictures'>[], prices: Prices): Sum {
  let [creates, pictures, maybe, unpriced, cost] = [0, 0, 0, 0, 0];
  for (const one of spent) {
    creates += one.creates;
    if (one.charged === 'no') continue;
    pictures += one.pictures;
    if (one.charged === 'maybe') maybe += one.pictures;
    const price = priceOf(prices, one.model);
    if (price === null) unpriced += one.pictures;
    else cost += one.pictures * price;
  }
  return { creates, pictures, maybe, unpriced, cost: pictures === unpriced ? null : costOf(1, cost) };
}

/** `key` is `2026-11-28`, `2026-11` or the project's name; null for what belongs to no project. */
export type KeyedSum = Sum & { readonly key: string | null };

/** Days and months from the newest on; projects by name, what belongs to none last. */
export function sumsBy(kind: SumKind, spent: readonly Spent[], prices: Prices): readonly KeyedSum[] {
  const groups = new Map<string | null, { readonly key: string | null; readonly spent: Spent[] }>();
  for (const one of spent) {
    const key = kind === 'project' ? one.project : kind === 'day' ? dayOf(one.atMs) : monthOf(one.atMs);
    // One project, however its name was written.
    const name = kind === 'project' && key !== null ? comparedName(key) : key;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { key, spent: [one] });
    else group.spent.push(one);
  }
  const sums = [...groups.values()].map(({ key, spent: mine }) => ({ key, ...sumOf(mine, prices) }));
  return sums.toSorted(({ key: a }, { key: b }) =>
    a === null ? 1 : b === null ? -1 : kind === 'project' ? a.localeCompare(b) : a < b ? 1 : -1,
  );
}

/** The create of an edit, as the ledger has it; null when nothing of it ever left. */
export function createOf(
  edit: Pick<EditSummary, 'sentAt' | 'createdAt' | 'state' | 'rehearsal' | 'failure' | 'model' | 'parameters'>,
): { readonly atMs: number; readonly charged: Charged; readonly pictures: number } | null {
  if (edit.sentAt === null) return null;
  const atMs = [edit.sentAt, edit.createdAt].map((at) => Date.parse(at)).find((ms) => Number.isFinite(ms)) ?? 0;
  const model = findModel(edit.model);
  return { atMs, charged: chargedOf(edit), pictures: model === null ? 1 : resultsOf(model, edit.parameters) };
}

/** A row of what was sent. */
export type SentRow = {
  readonly editId: string;
  readonly at: string;
  readonly model: string;
  readonly outcome: EditState | 'not-taken';
  readonly charged: Charged;
  readonly pictures: number;
  readonly requestId: string | null;
  /** Null when it was thrown away for good: its lines of the ledger stay. */
  readonly edit: EditSummary | null;
};
