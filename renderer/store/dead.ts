// The months of which the grid shows what came to nothing; of the others it stands behind a line. Each start begins with all of it folded.
import { createStore } from 'zustand/vanilla';
import { isDead } from '../../app/edits/edit.ts';
import type { FoundMonth, LibraryFind } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { parseQuery, showsMonths } from '../../app/library/query.ts';
import { ordered } from './order.ts';
import { folds } from './sets.ts';

export const openMonths = createStore<{ readonly months: ReadonlySet<string> }>()(() => ({ months: new Set() }));

/** A search as the grid asks for it, in its order. */
export function asked(typed: string): { readonly query: string; readonly fold: boolean; readonly open?: string[] } {
  const query = ordered(typed);
  const fold = folds(query);
  return hasMonths(typed) ? { query, fold, open: [...openMonths.getState().months] } : { query, fold };
}

const hasMonths = (typed: string): boolean => showsMonths(parseQuery(ordered(typed)));

export function toggleMonth(month: string): void {
  openMonths.setState(({ months }) => ({
    months: new Set(months.has(month) ? [...months].filter((one) => one !== month) : [...months, month]),
  }));
}

/** By the calendar of this computer, as its name was made. */
export function monthOf({ createdAt }: Pick<EditSummary, 'createdAt'>): string {
  const at = new Date(createdAt);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}`;
}

/** Behind the line of its month, unless what is looked for leaves it out for another reason. */
export const mayBeBehind = (query: string, edit: EditSummary): boolean =>
  isDead(edit) && hasMonths(query) && !openMonths.getState().months.has(monthOf(edit));

/** How many edits no cell shows. */
export const behindLines = ({ months }: LibraryFind): number =>
  months.reduce((sum, { dead }) => sum + (dead === undefined || dead.open ? 0 : dead.edits), 0);

/** How many cells of a month the grid shows. */
export const cellsShown = ({ count, dead }: FoundMonth): number => count + (dead?.open === true ? dead.cells : 0);
