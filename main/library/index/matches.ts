// The matches of the latest queries, as sorted positions: the first of them at once, the rest in pieces between other questions.
import { setImmediate } from 'node:timers/promises';
import { pageSize } from '../../../app/library/page.ts';
import { sortOf } from '../../../app/library/query.ts';
import type { Query } from '../../../app/library/query.ts';
import { isForAll, keyOf, onlyOf } from './asked.ts';
import type { AskedSearch } from './asked.ts';
import { conditionOf } from './condition.ts';
import type { Condition } from './row-condition.ts';
import { joined } from './sorted-positions.ts';
import type { IndexStore } from './store.ts';

/** A first answer counts no further than this: a page, and whether there is more. */
const countedAtOnce = pageSize + 1;
/** Matches that are found at once while the rest is counted. */
const piece = 20_000;
const keptQueries = 8;

export type Matches = {
  readonly query: Query;
  readonly condition: Condition;
  readonly revision: number;
  /** In their order, newest first unless another is asked for: the first of them, or all when `exact`. */
  positions: Float64Array;
  exact: boolean;
  counting: Promise<void> | null;
};

export type KnownMatches = ReturnType<typeof makeMatches>;

/** Keeps the matches of the queries that were asked last, while the index stays as it is. */
export function makeMatches(store: IndexStore) {
  const kept = new Map<string, Matches>();

  function matchesOf(asked: AskedSearch): Matches {
    store.noticeOthers();
    const { query, folded, fates } = asked;
    const key = keyOf(asked);
    const indexed = { models: store.models(), anyTrashed: store.counts().trashed > 0, isId: store.isId };
    const condition = conditionOf(query, indexed, folded, fates);
    const revision = store.revision()[condition.ofWords ? 'words' : 'content'];
    const old = kept.get(key);
    kept.delete(key);
    // What a query asks for may be an id today and a word tomorrow, which have revisions of their own.
    const isSame = old?.revision === revision && old.condition.ofWords === condition.ofWords;
    const matches = isSame ? old : firstOf(query, condition, revision);
    kept.set(key, matches);
    const oldest = kept.keys().next().value;
    if (kept.size > keptQueries && oldest !== undefined) kept.delete(oldest);
    return matches;
  }

  function firstOf(query: Query, condition: Condition, revision: number): Matches {
    const positions = inOrder(query, condition, countedAtOnce);
    return { query, condition, revision, positions, exact: positions.length < countedAtOnce, counting: null };
  }

  /** Newest first, or in the order that is asked for. */
  function inOrder(query: Query, condition: Condition, max: number): Float64Array {
    const sort = sortOf(query);
    return sort === 'newest' ? store.positionsOf(condition, null, max) : store.positionsBy(sort, condition, max);
  }

  /** Finds the rest, piece by piece. A query that nobody asks about any more is given up. */
  async function countAll(asked: AskedSearch): Promise<Matches> {
    const matches = matchesOf(asked);
    if (matches.exact) return matches;
    if (sortOf(asked.query) !== 'newest') return countNow(asked);
    matches.counting ??= countRest(matches, () => kept.get(keyOf(asked)) === matches);
    await matches.counting;
    return matches;
  }

  /** Finds all at once: nothing else is answered meanwhile. */
  function countNow(asked: AskedSearch): Matches {
    const matches = matchesOf(asked);
    if (!matches.exact) matches.positions = inOrder(asked.query, matches.condition, Number.MAX_SAFE_INTEGER);
    matches.exact = true;
    return matches;
  }

  async function countRest(matches: Matches, isWanted: () => boolean): Promise<void> {
    const pieces = [matches.positions];
    for (let last = matches.positions.at(-1) ?? 0; ;) {
      await setImmediate();
      if (!isWanted()) return;
      const more = store.positionsOf(matches.condition, last, piece);
      pieces.push(more);
      last = more.at(-1) ?? 0;
      if (more.length < piece) break;
    }
    matches.positions = joined(pieces);
    matches.exact = true;
  }

  /** Counts what shows and what came to nothing. All edits are counted as they grow. */
  const countBoth = (asked: AskedSearch): Promise<unknown> =>
    isForAll(asked) ? Promise.resolve() : Promise.all([countAll(onlyOf(asked, 'alive')), countAll(onlyOf(asked, 'dead'))]);

  return { matchesOf, countAll, countBoth, countNow };
}
