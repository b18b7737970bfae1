// What a search is asked for: the query, and how its answer shows sets and what came to nothing.
import { canFold, parseQuery, showsMonths } from '../../../app/library/query.ts';
import type { Query } from '../../../app/library/query.ts';
import type { Fates } from './facets.ts';

/** `folded`: whether sets are folded in the answer. `open`: the months that are open; null where nothing stands behind lines. */
export type AskedSearch = {
  readonly text: string;
  readonly query: Query;
  readonly folded: boolean;
  readonly fates: Fates;
  readonly open: readonly string[] | null;
};

export function askedFor(text: string, fold: boolean, open?: readonly string[]): AskedSearch {
  const query = parseQuery(text);
  return { text, query, folded: fold && canFold(query), fates: 'all', open: open !== undefined && showsMonths(query) ? open : null };
}

/** Only those of one kind, without lines of months. */
export const onlyOf = (asked: AskedSearch, fates: Fates): AskedSearch => ({ ...asked, fates, open: null });

/** What has the same matches has the same key. */
export const keyOf = ({ text, folded, fates }: AskedSearch): string => `${folded ? 'folded' : 'apart'} ${fates} ${text}`;

export const isForAll = ({ query }: AskedSearch): boolean => query.terms.length === 0;
