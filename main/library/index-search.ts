// Answers the search language from the index. The first answer stops early and counts up to a limit; the whole count is taken in pieces,
// between other questions. Matches are kept as sorted places, so that a page, a month or a position is a look-up.
import { setImmediate } from 'node:timers/promises';
import type { EditSummary, LibraryFind } from '../../app/ipc.ts';
import { pageSize } from '../../app/library/page.ts';
import { asksForTwins, canFold, parseQuery, sortOf } from '../../app/library/query.ts';
import type { Query } from '../../app/library/query.ts';
import { conditionOf } from './index-condition.ts';
import type { Condition } from './index-condition.ts';
import type { IndexStore } from './index-store.ts';
import { monthOfPlace, startOfMonth } from './row.ts';

/** A first answer counts no further than this: a page, and whether there is more. */
const countedAtOnce = pageSize + 1;
const piece = 20_000;
const keptQueries = 8;

type Matches = {
  readonly query: Query;
  readonly condition: Condition;
  readonly revision: number;
  /** In their order, newest first unless another is asked for: the first of them, or all when `exact`. */
  places: Float64Array;
  exact: boolean;
  counting: Promise<void> | null;
};

export function makeSearch(store: IndexStore) {
  const kept = new Map<string, Matches>();
  let compared = { revision: -1, not: 0 };

  function matchesOf(asked: Asked): Matches {
    store.lookForOthers();
    const { query, folded } = asked;
    const key = keyOf(asked);
    const condition = conditionOf(query, { models: store.models(), anyTrashed: store.counts().trashed > 0 }, folded);
    const revision = store.revision()[condition.ofWords ? 'words' : 'content'];
    const old = kept.get(key);
    kept.delete(key);
    const matches = old !== undefined && old.revision === revision ? old : first(query, condition, revision);
    kept.set(key, matches);
    const oldest = kept.keys().next().value;
    if (kept.size > keptQueries && oldest !== undefined) kept.delete(oldest);
    return matches;
  }

  function first(query: Query, condition: Condition, revision: number): Matches {
    const places = placesBy(query, condition, countedAtOnce);
    return { query, condition, revision, places, exact: places.length < countedAtOnce, counting: null };
  }

  /** Newest first, or in the order that is asked for. */
  function placesBy(query: Query, condition: Condition, most: number): Float64Array {
    const sort = sortOf(query);
    return sort === 'newest' ? store.placesOf(condition, null, most) : store.placesBy(sort, condition, most);
  }

  /** Finds the rest, piece by piece. A query that nobody asks about any more is given up. */
  async function countAll(asked: Asked): Promise<Matches> {
    const matches = matchesOf(asked);
    if (matches.exact) return matches;
    if (sortOf(asked.query) !== 'newest') {
      matches.places = placesBy(asked.query, matches.condition, Number.MAX_SAFE_INTEGER);
      matches.exact = true;
      return matches;
    }
    matches.counting ??= (async () => {
      const pieces = [matches.places];
      for (let last = matches.places.at(-1) ?? 0; ;) {
        await setImmediate();
        if (kept.get(keyOf(asked)) !== matches) return;
        const more = store.placesOf(matches.condition, last, piece);
        pieces.push(more);
        last = more.at(-1) ?? 0;
        if (more.length < piece) break;
      }
      matches.places = joined(pieces);
      matches.exact = true;
    })();
    await matches.counting;
    return matches;
  }

  function notCompared(): number {
    const revision = store.revision().content;
    if (compared.revision !== revision) compared = { revision, not: store.twins.notCompared() };
    return compared.not;
  }

  const answerOf = ({ query, places, exact }: Matches): LibraryFind => ({
    total: places.length,
    exact,
    months: sortOf(query) === 'newest' ? monthsOf(places) : places.length === 0 ? [] : [{ month: '', count: places.length }],
    notUnderstood: query.notUnderstood,
    ...(asksForTwins(query) ? { notCompared: notCompared() } : {}),
  });

  return {
    /** Everything is counted as it grows, so that only a search may have to stop counting. */
    find(text: string, fold = false): LibraryFind {
      const asked = askedFor(text, fold);
      const { query, folded } = asked;
      if (query.terms.length > 0) return answerOf(matchesOf(asked));
      store.lookForOthers();
      const months = store
        .months()
        .map(({ start, edits, cells }) => ({ month: monthOfPlace(start), count: folded ? cells : edits, edits }));
      return {
        total: folded ? months.reduce((sum, { count }) => sum + count, 0) : store.counts().total,
        exact: true,
        months: months.filter(({ count }) => count > 0).map(({ edits, ...month }) => (folded ? { ...month, edits } : month)),
        notUnderstood: query.notUnderstood,
      };
    },

    /** The same, counted to the end unless another search made it pointless. */
    async count(text: string, fold = false): Promise<LibraryFind> {
      const asked = askedFor(text, fold);
      if (asked.query.terms.length > 0) await countAll(asked);
      return this.find(text, fold);
    },

    async rows(text: string, offset: number, wanted: number, fold = false): Promise<EditSummary[]> {
      const asked = askedFor(text, fold);
      const rows = store.summariesAt(
        asked.query.terms.length === 0 ? placesOfAll(offset, wanted, asked.folded) : await placesOf(asked, offset, wanted),
      );
      const twins = store.twins.twinsOf(rows.map(({ id }) => id));
      const stacks = asked.folded ? store.stacksOf(rows.flatMap(({ id, batch }) => (batch === undefined ? [] : [id]))) : null;
      if ((stacks === null || stacks.size === 0) && twins.size === 0) return rows;
      return rows.map((row) => ({ ...row, ...numberIn(stacks, row.id, 'stack'), ...numberIn(twins, row.id, 'twin') }));
    },

    /** Looks through every edit in pieces: nobody waits for it, and nothing need be kept for it. */
    async inputsNamed(sha256s: readonly string[]): Promise<string[]> {
      const wanted = new Set(sha256s);
      const named = new Set<string>();
      for (let place = -Number.MAX_SAFE_INTEGER; ;) {
        const { inputs, last } = store.inputsAfter(place, piece);
        for (const sha256 of inputs) if (wanted.has(sha256)) named.add(sha256);
        if (last === null) return [...named];
        place = last;
        await setImmediate();
      }
    },

    /** Where sets are folded, the place of the edit that stands for its set. */
    async position(text: string, id: string, fold = false): Promise<number | null> {
      const asked = askedFor(text, fold);
      const place = store.placeOf(id);
      if (place === null) return null;
      const cell = asked.folded ? (store.cellOf(id) ?? place) : place;
      if (asked.query.terms.length === 0) return store.newerThan(cell, asked.folded);
      const own = await positionAmong(asked, place);
      return own === null && cell !== place ? positionAmong(asked, cell) : own;
    },
  };

  async function positionAmong(asked: Asked, place: number): Promise<number | null> {
    if (sortOf(asked.query) !== 'newest') {
      const at = (await countAll(asked)).places.indexOf(place);
      return at < 0 ? null : at;
    }
    const known = matchesOf(asked).places;
    const { places } = (known.at(-1) ?? Infinity) <= place ? matchesOf(asked) : await countAll(asked);
    const at = firstAtMost(places, place);
    return places[at] === place ? at : null;
  }

  function placesOfAll(offset: number, wanted: number, folded: boolean): Float64Array {
    store.lookForOthers();
    let passed = 0;
    let before = Number.MAX_SAFE_INTEGER;
    for (const { start, edits, cells } of store.months()) {
      const shown = folded ? cells : edits;
      if (passed + shown > offset) return store.placesBefore(before, offset - passed, wanted, folded);
      passed += shown;
      before = start;
    }
    return new Float64Array();
  }

  async function placesOf(asked: Asked, offset: number, wanted: number): Promise<Float64Array> {
    const matches = matchesOf(asked);
    const { places } = matches.exact || offset + wanted <= matches.places.length ? matches : await countAll(asked);
    return places.subarray(offset, offset + wanted);
  }
}

/** What is asked for, and whether sets are folded in the answer. */
type Asked = { readonly text: string; readonly query: Query; readonly folded: boolean };

function askedFor(text: string, fold: boolean): Asked {
  const query = parseQuery(text);
  return { text, query, folded: fold && canFold(query) };
}

const keyOf = ({ text, folded }: Asked): string => `${folded ? 'folded' : 'apart'} ${text}`;

const numberIn = (numbers: ReadonlyMap<string, number> | null, id: string, name: 'stack' | 'twin'): Partial<EditSummary> => {
  const found = numbers?.get(id);
  return found === undefined ? {} : { [name]: found };
};

function monthsOf(newestFirst: Float64Array): { month: string; count: number }[] {
  const months = [];
  for (let at = 0; at < newestFirst.length;) {
    const place = newestFirst[at] ?? 0;
    const next = firstAtMost(newestFirst, startOfMonth(place) - 1, at);
    months.push({ month: monthOfPlace(place), count: next - at });
    at = next;
  }
  return months;
}

/** The first index whose place is not greater. */
function firstAtMost(newestFirst: Float64Array, place: number, from = 0): number {
  let low = from;
  let high = newestFirst.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((newestFirst[middle] ?? 0) > place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function joined(pieces: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(pieces.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of pieces) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
