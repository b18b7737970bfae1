// The order of the grid: a setting that stays, unless a word of the search asks for another.
import { parseQuery, sortOf } from '../../app/library/query.ts';
import type { Sort } from '../../app/library/sorts.ts';
import { mirrored } from './mirror.ts';
import { changeLayout } from './settings.ts';

const asksForOrder = (query: string): boolean => parseQuery(query).terms.some(({ match }) => match.kind === 'sort');

/** `chosen`: the order that stays. */
export const orderOf = (query: string, chosen: Sort = mirrored().settings.layout.order): Sort =>
  asksForOrder(query) ? sortOf(parseQuery(query)) : chosen;

/** The query with its order. In front, since a phrase that is still open takes all that comes after it, and since the last order counts. */
export function ordered(query: string): string {
  const order = orderOf(query);
  return order === 'newest' || asksForOrder(query) ? query : `sort:${order} ${query}`.trim();
}

export const keepOrder = (order: Sort): void => changeLayout({ order });
