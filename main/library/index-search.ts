// Answers the search language from the index. The first answer stops early and counts up to a limit; the whole count is taken in pieces,
// between other questions. Matches are kept as sorted places, so that a page, a month or a position is a look-up.
import { setImmediate } from 'node:timers/promises';
import type { EditSummary, LibraryFind } from '../../app/ipc.ts';
import { pageSize } from '../../app/library/page.ts';
import { parseQuery } from '../../app/library/query.ts';
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
  /** Newest first: the first of them, or all when `exact`. */
  places: Float64Array;
  exact: boolean;
  counting: Promise<void> | null;
};

export function makeSearch(store: IndexStore) {
  const kept = new Map<string, Matches>();

  function matchesOf(text: string): Matches {
    store.lookForOthers();
    const query = parseQuery(text);
    const condition = conditionOf(query, { models: store.models(), anyTrashed: store.counts().trashed > 0 });
    const revision = store.revision()[condition.ofWords ? 'words' : 'content'];
    const old = kept.get(text);
    kept.delete(text);
    const matches = old !== undefined && old.revision === revision ? old : first(query, condition, revision);
    kept.set(text, matches);
    const oldest = kept.keys().next().value;
    if (kept.size > keptQueries && oldest !== undefined) kept.delete(oldest);
    return matches;
  }

  function first(query: Query, condition: Condition, revision: number): Matches {
    const places = store.placesOf(condition, null, countedAtOnce);
    return { query, condition, revision, places, exact: places.length < countedAtOnce, counting: null };
  }

  /** Finds the rest, piece by piece. A query that nobody asks about any more is given up. */
  async function countAll(text: string): Promise<Matches> {
    const matches = matchesOf(text);
    if (matches.exact) return matches;
    matches.counting ??= (async () => {
      const pieces = [matches.places];
      for (let last = matches.places.at(-1) ?? 0; ;) {
        await setImmediate();
        if (kept.get(text) !== matches) return;
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

  const answerOf = ({ query, places, exact }: Matches): LibraryFind => ({
    total: places.length,
    exact,
    months: monthsOf(places),
    notUnderstood: query.notUnderstood,
  });

  return {
    /** Everything is counted as it grows, so that only a search may have to stop counting. */
    find(text: string): LibraryFind {
      const { terms, notUnderstood } = parseQuery(text);
      if (terms.length > 0) return answerOf(matchesOf(text));
      store.lookForOthers();
      const months = store.months().map(({ start, edits }) => ({ month: monthOfPlace(start), count: edits }));
      return { total: store.counts().total, exact: true, months, notUnderstood };
    },

    /** The same, counted to the end unless another search made it pointless. */
    async count(text: string): Promise<LibraryFind> {
      if (parseQuery(text).terms.length > 0) await countAll(text);
      return this.find(text);
    },

    async rows(text: string, offset: number, wanted: number): Promise<EditSummary[]> {
      const places = parseQuery(text).terms.length === 0 ? placesOfAll(offset, wanted) : await placesOf(text, offset, wanted);
      return store.summariesAt(places);
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

    async position(text: string, id: string): Promise<number | null> {
      const place = store.placeOf(id);
      if (place === null) return null;
      if (parseQuery(text).terms.length === 0) return store.newerThan(place);
      const known = matchesOf(text).places;
      const { places } = (known.at(-1) ?? Infinity) <= place ? matchesOf(text) : await countAll(text);
      const at = firstAtMost(places, place);
      return places[at] === place ? at : null;
    },
  };

  function placesOfAll(offset: number, wanted: number): Float64Array {
    store.lookForOthers();
    let passed = 0;
    let before = Number.MAX_SAFE_INTEGER;
    for (const { start, edits } of store.months()) {
      if (passed + edits > offset) return store.placesBefore(before, offset - passed, wanted);
      passed += edits;
      before = start;
    }
    return new Float64Array();
  }

  async function placesOf(text: string, offset: number, wanted: number): Promise<Float64Array> {
    const matches = matchesOf(text);
    const { places } = matches.exact || offset + wanted <= matches.places.length ? matches : await countAll(text);
    return places.subarray(offset, offset + wanted);
  }
}

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
