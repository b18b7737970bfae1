// Answers the search language from the index. The first answer stops early and counts up to a limit; the whole count is taken in pieces,
// between other questions. Matches are kept as sorted places, so that a page, a month or a position is a look-up.
import { setImmediate } from 'node:timers/promises';
import type { LibraryFind, LibraryFound } from '../../../app/contract/contract.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { pageSize } from '../../../app/library/page.ts';
import { asksForTwins, canFold, parseQuery, showsMonths, sortOf } from '../../../app/library/query.ts';
import type { Query } from '../../../app/library/query.ts';
import { conditionOf } from './condition.ts';
import type { Condition } from './row-condition.ts';
import type { Fates } from './facets.ts';
import { positionIn, runsOf, shownOf } from './parts.ts';
import type { Part } from './parts.ts';
import type { IndexStore } from './store.ts';
import { monthOfPlace, startOfMonth } from '../store/row.ts';
import { countedIn, firstAtMost, joined, monthsOf } from './sorted-positions.ts';

/** A first answer counts no further than this: a page, and whether there is more. */
const countedAtOnce = pageSize + 1;
const piece = 20_000;
const keptQueries = 8;
/** Takes some ms. */
const idsAtOnce = 5000;

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
    store.noticeOthers();
    const { query, folded, fates } = asked;
    const key = keyOf(asked);
    const condition = conditionOf(
      query,
      { models: store.models(), anyTrashed: store.counts().trashed > 0, isId: store.isId },
      folded,
      fates,
    );
    const revision = store.revision()[condition.ofWords ? 'words' : 'content'];
    const old = kept.get(key);
    kept.delete(key);
    // What a query asks for may be an id today and a word tomorrow, which have revisions of their own.
    const isSame = old?.revision === revision && old.condition.ofWords === condition.ofWords;
    const matches = isSame ? old : first(query, condition, revision);
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
  function placesBy(query: Query, condition: Condition, max: number): Float64Array {
    const sort = sortOf(query);
    return sort === 'newest' ? store.placesOf(condition, null, max) : store.placesBy(sort, condition, max);
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

  /** The months of all edits, or of what a search found: null where that is not counted yet. `said`: how many edits stand behind the line of each. */
  function partsOf(asked: Asked): readonly (Part & { readonly edits?: number; readonly said: number })[] | null {
    const open = new Set(asked.open);
    const isOpen = (start: number): boolean => open.has(monthOfPlace(start));
    if (asked.query.terms.length === 0) {
      store.noticeOthers();
      return store.months().map(({ start, edits, cells, dead, deadCells, behind }) => {
        const all = asked.folded ? { alive: cells, dead: deadCells, said: behind, edits } : { alive: edits, dead, said: dead };
        // Where nothing is asked for apart, all of a month is before its line.
        return asked.open === null
          ? { ...all, start, dead: 0, open: false }
          : { ...all, start, alive: all.alive - all.dead, open: isOpen(start) };
      });
    }
    const [alive, dead] = [matchesOf(of(asked, 'alive')), matchesOf(of(asked, 'dead'))];
    if (!alive.exact || !dead.exact) return null;
    const sizes = asked.folded ? store.stackSizes(dead.places) : [...dead.places].map(() => 1);
    const nothing = { alive: 0, dead: 0, said: 0 };
    const months = new Map(countedIn(alive.places).map(({ start, count }) => [start, { ...nothing, alive: count }]));
    let at = 0;
    for (const { start, count } of countedIn(dead.places)) {
      const said = sizes.slice(at, at + count).reduce((sum, size) => sum + size, 0);
      months.set(start, { ...nothing, ...months.get(start), dead: count, said });
      at += count;
    }
    return [...months].toSorted(([a], [b]) => b - a).map(([start, counts]) => ({ start, open: isOpen(start), ...counts }));
  }

  const countBoth = (asked: Asked): Promise<unknown> =>
    asked.query.terms.length === 0 ? Promise.resolve() : Promise.all([countAll(of(asked, 'alive')), countAll(of(asked, 'dead'))]);

  return {
    /** Everything is counted as it grows, so that only a search may have to stop counting. */
    find(text: string, fold = false, open?: readonly string[]): LibraryFind {
      const asked = askedFor(text, fold, open);
      const { query } = asked;
      if (asked.open === null && query.terms.length > 0) return answerOf(matchesOf(asked));
      const parts = partsOf(asked);
      // What came to nothing is told with the whole count.
      if (parts === null) return { ...answerOf(matchesOf(of(asked, 'alive'))), exact: false };
      const months = parts
        .filter(({ alive, dead }) => alive + dead > 0)
        .map(({ start, alive, dead, said, open: isOpen, edits }) => ({
          month: monthOfPlace(start),
          count: alive,
          ...(edits === undefined ? {} : { edits }),
          ...(dead === 0 ? {} : { dead: { edits: said, cells: dead, open: isOpen } }),
        }));
      return { total: parts.reduce((sum, part) => sum + shownOf(part), 0), exact: true, months, notUnderstood: query.notUnderstood };
    },

    /** The same, counted to the end unless another search made it pointless. */
    async count(text: string, fold = false, open?: readonly string[]): Promise<LibraryFind> {
      const asked = askedFor(text, fold, open);
      if (asked.open !== null) await countBoth(asked);
      else if (asked.query.terms.length > 0) await countAll(asked);
      return this.find(text, fold, open);
    },

    /** The rows first: what had to be counted for them is told with them. */
    async found(text: string, whole: boolean, wanted: number, fold = false, open?: readonly string[]): Promise<LibraryFound> {
      if (whole) await this.count(text, fold, open);
      const rows = await this.rows(text, 0, wanted, fold, open);
      return { ...this.find(text, fold, open), rows };
    },

    async rows(text: string, offset: number, wanted: number, fold = false, open?: readonly string[]): Promise<EditSummary[]> {
      const asked = askedFor(text, fold, open);
      const rows = store.summariesAt(await placesAt(asked, offset, wanted));
      const twins = store.twins.twinsOf(rows.map(({ id }) => id));
      const stacks = asked.folded ? store.stacksOf(rows.flatMap(({ id, batch }) => (batch === undefined ? [] : [id]))) : null;
      if ((stacks === null || stacks.size === 0) && twins.size === 0) return rows;
      return rows.map((row) => ({ ...row, ...numberIn(stacks, row.id, 'stack'), ...numberIn(twins, row.id, 'twin') }));
    },

    /** Of what is there when it is asked: what comes or goes meanwhile moves none of them. */
    async ids(text: string, offset: number, wanted: number, fold = false, open?: readonly string[]): Promise<string> {
      const found = await placesAt(askedFor(text, fold, open), offset, wanted);
      let ids = '';
      for (let at = 0; at < found.length; at += idsAtOnce) {
        if (at > 0) await setImmediate();
        ids += store.idsAt(found.subarray(at, at + idsAtOnce));
      }
      return ids;
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

    /** Where sets are folded, the place of the edit that stands for its set. Null also for what stands behind a line. */
    async position(text: string, id: string, fold = false, open?: readonly string[]): Promise<number | null> {
      const asked = askedFor(text, fold, open);
      const place = store.placeOf(id);
      if (place === null) return null;
      const cell = asked.folded ? (store.cellOf(id) ?? place) : place;
      if (asked.query.terms.length === 0) return positionOf(asked, cell);
      const own = await positionAmong(asked, place);
      return own === null && cell !== place ? positionAmong(asked, cell) : own;
    },
  };

  /** Of all edits. */
  function positionOf(asked: Asked, place: number): number | null {
    const fates = asked.open === null ? 'all' : store.isDead(place) ? 'dead' : 'alive';
    const within = store.newerInMonth(place, asked.folded, fates);
    return positionIn(partsOf(asked) ?? [], startOfMonth(place), fates === 'dead' ? 'dead' : 'alive', within);
  }

  async function positionAmong(asked: Asked, place: number): Promise<number | null> {
    if (asked.open !== null) {
      const fates = store.isDead(place) ? 'dead' : 'alive';
      const { open } = asked;
      if (fates === 'dead' && !open.includes(monthOfPlace(place))) return null;
      const at = await positionAmong(of(asked, fates), place);
      if (at === null || (fates === 'alive' && open.length === 0)) return at;
      await countBoth(asked);
      const parts = partsOf(asked);
      const start = startOfMonth(place);
      const newer = parts?.reduce((sum, part) => sum + (part.start > start ? part[fates] : 0), 0) ?? 0;
      return parts === null ? null : positionIn(parts, start, fates, at - newer);
    }
    if (sortOf(asked.query) !== 'newest') {
      const at = (await countAll(asked)).places.indexOf(place);
      return at < 0 ? null : at;
    }
    const known = matchesOf(asked).places;
    const { places } = (known.at(-1) ?? Infinity) <= place ? matchesOf(asked) : await countAll(asked);
    const at = firstAtMost(places, place);
    return places[at] === place ? at : null;
  }

  async function placesAt(asked: Asked, offset: number, wanted: number): Promise<Float64Array> {
    if (asked.query.terms.length === 0) {
      const all = asked.open === null ? 'all' : 'alive';
      return joined(
        runsOf(partsOf(asked) ?? [], offset, wanted).map(({ fates, before, skip, count }) =>
          store.placesBefore(before, skip, count, asked.folded, fates === 'dead' ? 'dead' : all),
        ),
      );
    }
    if (asked.open === null) return placesOf(asked, offset, wanted);
    if (asked.open.length === 0) return placesOf(of(asked, 'alive'), offset, wanted);
    await countBoth(asked);
    const found = { alive: matchesOf(of(asked, 'alive')).places, dead: matchesOf(of(asked, 'dead')).places };
    const runs = runsOf(partsOf(asked) ?? [], offset, wanted);
    return joined(runs.map(({ fates, newer, skip, count }) => found[fates].subarray(newer + skip, newer + skip + count)));
  }

  async function placesOf(asked: Asked, offset: number, wanted: number): Promise<Float64Array> {
    const matches = matchesOf(asked);
    const { places } = matches.exact || offset + wanted <= matches.places.length ? matches : await countAll(asked);
    return places.subarray(offset, offset + wanted);
  }
}

/** What is asked for, whether sets are folded in the answer, and which months are open; null where nothing stands behind lines. */
type Asked = {
  readonly text: string;
  readonly query: Query;
  readonly folded: boolean;
  readonly fates: Fates;
  readonly open: readonly string[] | null;
};

function askedFor(text: string, fold: boolean, open?: readonly string[]): Asked {
  const query = parseQuery(text);
  return { text, query, folded: fold && canFold(query), fates: 'all', open: open !== undefined && showsMonths(query) ? open : null };
}

/** Those of one kind, as they lie. */
const of = (asked: Asked, fates: Fates): Asked => ({ ...asked, fates, open: null });

const keyOf = ({ text, folded, fates }: Asked): string => `${folded ? 'folded' : 'apart'} ${fates} ${text}`;

const numberIn = (numbers: ReadonlyMap<string, number> | null, id: string, name: 'stack' | 'twin'): Partial<EditSummary> => {
  const found = numbers?.get(id);
  return found === undefined ? {} : { [name]: found };
};
