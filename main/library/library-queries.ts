// What the index alone answers.
import type { CallAnswer, CallName, IndexCalls } from './index/calls.ts';
import type { LibraryParts } from './library-parts.ts';
import type { Library } from './library-type.ts';

type Queries = Pick<
  Library,
  | 'find'
  | 'rows'
  | 'ids'
  | 'position'
  | 'summaries'
  | 'spent'
  | 'sent'
  | 'earlier'
  | 'unprinted'
  | 'print'
  | 'children'
  | 'damaged'
  | 'newest'
  | 'sameRequests'
  | 'imported'
  | 'typicalSeconds'
  | 'trashed'
  | 'names'
>;

/** What shows edits is answered before the folder is compared for the first time. */
export function makeQueries({ index, keeping }: Pick<LibraryParts, 'index' | 'keeping'>): Queries {
  const asking =
    <N extends CallName>(name: N) =>
    (...asked: Parameters<IndexCalls[N]>): Promise<CallAnswer<N>> =>
      index.ask(name, ...asked);
  return {
    async find(query, whole = false, fold = false, open, rows = 0) {
      if (rows === 0) return index.ask(whole ? 'count' : 'find', query, fold, open);
      return index.ask('found', query, whole, rows, fold, open).finally(keeping.compare);
    },
    rows: (...asked) => index.ask('rows', ...asked).finally(keeping.compare),
    ids: asking('ids'),
    position: asking('position'),
    summaries: asking('summaries'),
    spent: asking('spent'),
    sent: asking('sent'),
    earlier: asking('earlier'),
    unprinted: asking('unprinted'),
    print: asking('print'),
    children: asking('children'),
    damaged: asking('damaged'),
    newest: asking('newest'),
    sameRequests: (...asked) => index.ask('sameRequests', ...asked).finally(keeping.compare),
    imported: asking('imported'),
    typicalSeconds: asking('typicalSeconds'),
    trashed: asking('trashed'),
    names: asking('names'),
  };
}
