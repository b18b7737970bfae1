// Filters as terms of the search: what a chip or a button stands for is a piece of the text in the search box, and nothing else.
import { parseQuery, printQuery, writtenName } from '../../app/library/query.ts';
import type { Term } from '../../app/library/query.ts';

export type FilterChip = { readonly words: string; readonly not: boolean; readonly understood: boolean };

const printOf = (term: Term): string => printQuery({ terms: [term], notUnderstood: [] });

/** One chip a term, in order; then what was not understood. */
export function chipsOf(query: string): readonly FilterChip[] {
  const { terms, notUnderstood } = parseQuery(query);
  return [
    ...terms.map((term) => ({ words: printOf(term), not: term.not, understood: true })),
    ...notUnderstood.map((words) => ({ words, not: false, understood: false })),
  ];
}

/** The query without one of its chips, by place. */
export function withoutChip(query: string, at: number): string {
  return chipsOf(query)
    .filter((_, place) => place !== at)
    .map(({ words }) => words)
    .join(' ');
}

/** Whether the query has the first condition of `term`, however either is written. */
export function hasTerm(query: string, term: string): boolean {
  const [wanted] = chipsOf(term);
  return wanted !== undefined && chipsOf(query).some(({ words }) => words === wanted.words);
}

/** Of these, an edit has one at most: another takes its place. */
const single = new Set(['stars', 'project', 'label', 'in', 'near', 'sort', 'ratio', 'format', 'model']);

/** The query with the conditions of `term` at its end. What was not understood stays last. */
export function withTerm(query: string, term: string): string {
  const { terms, notUnderstood } = parseQuery(query);
  const added = parseQuery(term).terms;
  const kept = terms.filter(
    (one) => !added.some((other) => printOf(other) === printOf(one) || (single.has(one.match.kind) && one.match.kind === other.match.kind)),
  );
  return [printQuery({ terms: [...kept, ...added], notUnderstood: [] }), ...notUnderstood].filter((part) => part !== '').join(' ');
}

/** The query, written anew, without what is the first condition of `term`. */
export function withoutTerm(query: string, term: string): string {
  const [wanted] = chipsOf(term);
  return chipsOf(query)
    .filter(({ words }) => words !== wanted?.words)
    .map(({ words }) => words)
    .join(' ');
}

export const toggledTerm = (query: string, term: string): string =>
  hasTerm(query, term) ? withoutTerm(query, term) : withTerm(query, term);

/** What finds the edits of this name, and of no other. */
export const termOf = (field: 'tag' | 'project' | 'label' | 'set', name: string): string => `${field}:${writtenName(name)}`;
