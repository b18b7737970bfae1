// Where in the answer of a search an edit stands, and which edits stand from one number of it on.
import { sortOf } from '../../../app/library/query.ts';
import { monthOfPlace, startOfMonth } from '../store/row.ts';
import { isForAll, onlyOf } from './asked.ts';
import type { AskedSearch } from './asked.ts';
import type { FoundMonths } from './found-months.ts';
import type { KnownMatches } from './matches.ts';
import { positionIn, runsOf } from './parts.ts';
import { firstAtMost, joined } from './sorted-positions.ts';
import type { IndexStore } from './store.ts';

/** Positions are those of `edits`; an edit's number in the answer is its rank there, from 0. */
export function makeFoundPositions(store: IndexStore, { matchesOf, countAll, countBoth }: KnownMatches, monthsOf: FoundMonths) {
  /** Among all edits. */
  function rankOfAll(asked: AskedSearch, position: number): number | null {
    const fates = asked.open === null ? 'all' : store.isDead(position) ? 'dead' : 'alive';
    const within = store.newerInMonth(position, asked.folded, fates);
    return positionIn(monthsOf(asked) ?? [], startOfMonth(position), fates === 'dead' ? 'dead' : 'alive', within);
  }

  async function rankAmongMatches(asked: AskedSearch, position: number): Promise<number | null> {
    if (asked.open !== null) return rankBesideLines(asked, asked.open, position);
    if (sortOf(asked.query) !== 'newest') {
      const at = (await countAll(asked)).positions.indexOf(position);
      return at < 0 ? null : at;
    }
    const known = matchesOf(asked).positions;
    const { positions } = (known.at(-1) ?? Infinity) <= position ? matchesOf(asked) : await countAll(asked);
    const at = firstAtMost(positions, position);
    return positions[at] === position ? at : null;
  }

  /** Where what came to nothing stands behind the lines of months. */
  async function rankBesideLines(asked: AskedSearch, open: readonly string[], position: number): Promise<number | null> {
    const fates = store.isDead(position) ? 'dead' : 'alive';
    if (fates === 'dead' && !open.includes(monthOfPlace(position))) return null;
    const at = await rankAmongMatches(onlyOf(asked, fates), position);
    if (at === null || (fates === 'alive' && open.length === 0)) return at;
    await countBoth(asked);
    const months = monthsOf(asked);
    const start = startOfMonth(position);
    const newer = months?.reduce((sum, month) => sum + (month.start > start ? month[fates] : 0), 0) ?? 0;
    return months === null ? null : positionIn(months, start, fates, at - newer);
  }

  async function positionsAt(asked: AskedSearch, offset: number, wanted: number): Promise<Float64Array> {
    if (isForAll(asked)) return positionsOfAll(asked, offset, wanted);
    if (asked.open === null) return matchesAt(asked, offset, wanted);
    if (asked.open.length === 0) return matchesAt(onlyOf(asked, 'alive'), offset, wanted);
    await countBoth(asked);
    const found = { alive: matchesOf(onlyOf(asked, 'alive')).positions, dead: matchesOf(onlyOf(asked, 'dead')).positions };
    const runs = runsOf(monthsOf(asked) ?? [], offset, wanted);
    return joined(runs.map(({ fates, newer, skip, count }) => found[fates].subarray(newer + skip, newer + skip + count)));
  }

  function positionsOfAll(asked: AskedSearch, offset: number, wanted: number): Float64Array {
    const all = asked.open === null ? 'all' : 'alive';
    return joined(
      runsOf(monthsOf(asked) ?? [], offset, wanted).map(({ fates, before, skip, count }) =>
        store.positionsBefore(before, skip, count, asked.folded, fates === 'dead' ? 'dead' : all),
      ),
    );
  }

  async function matchesAt(asked: AskedSearch, offset: number, wanted: number): Promise<Float64Array> {
    const matches = matchesOf(asked);
    const { positions } = matches.exact || offset + wanted <= matches.positions.length ? matches : await countAll(asked);
    return positions.subarray(offset, offset + wanted);
  }

  return {
    positionsAt,

    /** Where sets are folded, the rank of the edit that stands for its set. Null also for what stands behind a line. */
    async rankOf(asked: AskedSearch, id: string): Promise<number | null> {
      const position = store.positionOf(id);
      if (position === null) return null;
      const cell = asked.folded ? (store.cellOf(id) ?? position) : position;
      if (isForAll(asked)) return rankOfAll(asked, cell);
      const own = await rankAmongMatches(asked, position);
      return own === null && cell !== position ? rankAmongMatches(asked, cell) : own;
    },
  };
}
