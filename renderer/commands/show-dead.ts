// Showing and folding what came to nothing: of the month that is looked at, by its line or its key.
import type { FoundMonth } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { bridge } from '../store/bridge.ts';
import { formatMonth } from '../text/format.ts';
import { text } from '../text/text.ts';
import { cellsShown, toggleMonth } from '../store/dead.ts';
import { meet } from '../store/edits.ts';
import { wishPosition } from '../store/in-sight.ts';
import { find, library, rowAt } from '../store/library.ts';
import { selectActiveAlone, selection } from '../store/selection.ts';
import { orderOf } from '../store/order.ts';
import { folds } from '../store/sets.ts';
import { tell } from '../store/toasts.ts';

export function toggleDead(month: string): Promise<void> {
  if (library.getState().found.months.some((one) => one.month === month && one.dead?.open === true)) selectActiveAlone();
  toggleMonth(month);
  return find();
}

/** The month of the active edit, or the next one after it that has any; where there is none, it is said. */
export async function toggleDeadHere(): Promise<void> {
  const { months } = library.getState().found;
  const at = selection.getState().active?.position ?? 0;
  let passed = 0;
  const here = months.findIndex((month) => (passed += cellsShown(month)) > at);
  const has = ({ dead }: FoundMonth): boolean => dead !== undefined;
  const month = months.slice(Math.max(0, here)).find(has) ?? months.findLast(has);
  if (month?.dead === undefined) return tell(text.window.grid.noneDead);
  await toggleDead(month.month);
  const now = library.getState().found.months;
  const nth = now.findIndex((one) => one.month === month.month);
  // Its own cells come first.
  const first = now.slice(0, nth).reduce((sum, one) => sum + cellsShown(one), now[nth]?.count ?? 0);
  if (now[nth]?.dead?.open !== true) return tell(text.window.grid.deadFolded(month.dead.edits, formatMonth(month.month)));
  wishPosition(first);
  tell(text.window.grid.deadShown(month.dead.edits, formatMonth(month.month)));
}

/** Whatever became of it and whatever the order: asked for where it may not be the first that shows. */
export async function newestOfAll(): Promise<EditSummary | null> {
  const { found, query } = library.getState();
  if (found.months[0]?.dead === undefined && orderOf(query) === 'newest') return rowAt(0);
  const reply = await bridge().call['library.rows']({ query, offset: 0, count: 1, fold: folds(query) });
  if (reply.ok) meet(reply.value);
  return reply.ok ? (reply.value[0] ?? null) : rowAt(0);
}
