// Answers the search language from the index. The first answer stops early and counts up to a limit; the whole count is taken in pieces,
// between other questions. Matches are kept as sorted positions, so that a page, a month or a rank is a look-up.
import { setImmediate } from 'node:timers/promises';
import type { LibraryFind, LibraryFound } from '../../../app/contract/contract.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { asksForTwins, sortOf } from '../../../app/library/query.ts';
import type { Query } from '../../../app/library/query.ts';
import { monthOfPlace } from '../store/row.ts';
import { askedFor, isForAll, onlyOf } from './asked.ts';
import type { AskedSearch } from './asked.ts';
import { makeFoundMonths } from './found-months.ts';
import type { FoundMonth } from './found-months.ts';
import { makeFoundPositions } from './found-positions.ts';
import { makeMatches } from './matches.ts';
import type { Matches } from './matches.ts';
import { shownOf } from './parts.ts';
import { monthsOf } from './sorted-positions.ts';
import type { IndexStore } from './store.ts';

/** Edits whose inputs are read at once, between other questions. */
const readAtOnce = 4000;
/** A count is given up where somebody asks the same of an index that has changed. After so many all is found at once, however long that takes. */
const timesCounted = 3;
/** Takes some ms. */
const idsAtOnce = 5000;

export function makeSearch(store: IndexStore) {
  const matches = makeMatches(store);
  const foundMonths = makeFoundMonths(store, matches);
  const { positionsAt, rankOf } = makeFoundPositions(store, matches, foundMonths);
  const notCompared = makeNotCompared(store);
  const answerOf = (found: Matches): LibraryFind => ({
    ...answerOfMatches(found),
    ...(asksForTwins(found.query) ? { notCompared: notCompared() } : {}),
  });

  /** Counts what shows to the end, also while the index is written to. */
  async function countWhole(asked: AskedSearch): Promise<void> {
    const { open } = asked;
    const dead = open === null || open.length === 0 ? [] : [onlyOf(asked, 'dead')];
    const all = [open === null ? asked : onlyOf(asked, 'alive'), ...dead];
    for (let times = 0; times < timesCounted; times += 1) {
      await Promise.all(all.map(matches.countAll));
      if (all.every((one) => matches.matchesOf(one).exact)) return;
    }
    all.forEach(matches.countNow);
  }

  return {
    /** Everything is counted as it grows, so that only a search may have to stop counting. */
    find(text: string, fold = false, open?: readonly string[]): LibraryFind {
      const asked = askedFor(text, fold, open);
      if (asked.open === null && !isForAll(asked)) return answerOf(matches.matchesOf(asked));
      const months = foundMonths(asked);
      // What came to nothing is told with the whole count.
      return months === null
        ? { ...answerOf(matches.matchesOf(onlyOf(asked, 'alive'))), exact: false }
        : answerOfMonths(months, asked.query);
    },

    /** The same, counted to the end unless another search made it pointless. */
    async count(text: string, fold = false, open?: readonly string[]): Promise<LibraryFind> {
      const asked = askedFor(text, fold, open);
      if (asked.open !== null) await matches.countBoth(asked);
      else if (!isForAll(asked)) await matches.countAll(asked);
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
      const positions = await positionsAt(asked, offset, wanted);
      const rows = store.summariesAt(positions);
      const twins = store.twins.twinsAt(positions);
      const stacks = asked.folded ? store.stacksOf(rows.flatMap(({ id, batch }) => (batch === undefined ? [] : [id]))) : null;
      if ((stacks === null || stacks.size === 0) && twins.size === 0) return rows;
      return rows.map((row) => withNumbers(row, stacks?.get(row.id), twins.get(row.id)));
    },

    /** Of what is there when it is asked: what comes or goes meanwhile moves none of them. */
    async ids(text: string, offset: number, wanted: number, fold = false, open?: readonly string[]): Promise<string> {
      const asked = askedFor(text, fold, open);
      if (!isForAll(asked)) await countWhole(asked);
      const found = await positionsAt(asked, offset, wanted);
      let ids = '';
      for (let at = 0; at < found.length; at += idsAtOnce) {
        if (at > 0) await setImmediate();
        ids += store.idsAt(found.subarray(at, at + idsAtOnce));
      }
      return ids;
    },

    inputsNamed: (sha256s: readonly string[]): Promise<string[]> => inputsNamed(store, sha256s),

    /** Where sets are folded, that of the edit that stands for its set. Null also for what stands behind a line. */
    position: (text: string, id: string, fold = false, open?: readonly string[]): Promise<number | null> =>
      rankOf(askedFor(text, fold, open), id),
  };
}

function answerOfMatches({ query, positions, exact }: Matches): LibraryFind {
  const isByTime = sortOf(query) === 'newest';
  return {
    total: positions.length,
    exact,
    months: isByTime ? monthsOf(positions) : positions.length === 0 ? [] : [{ month: '', count: positions.length }],
    notUnderstood: query.notUnderstood,
  };
}

function answerOfMonths(found: readonly FoundMonth[], { notUnderstood }: Query): LibraryFind {
  const months = found
    .filter(({ alive, dead }) => alive + dead > 0)
    .map(({ start, alive, dead, said, open, edits }) => ({
      month: monthOfPlace(start),
      count: alive,
      ...(edits === undefined ? {} : { edits }),
      ...(dead === 0 ? {} : { dead: { edits: said, cells: dead, open } }),
    }));
  return { total: found.reduce((sum, month) => sum + shownOf(month), 0), exact: true, months, notUnderstood };
}

/** How many results were not compared with others yet, counted once as long as the index stays as it is. */
function makeNotCompared(store: IndexStore): () => number {
  let compared = { revision: -1, not: 0 };
  return () => {
    const revision = store.revision().content;
    if (compared.revision !== revision) compared = { revision, not: store.twins.notCompared() };
    return compared.not;
  };
}

/** Goes through every edit in pieces: nobody waits for it, and nothing need be kept for it. */
async function inputsNamed(store: IndexStore, sha256s: readonly string[]): Promise<string[]> {
  const wanted = new Set(sha256s);
  const named = new Set<string>();
  for (let after = -Number.MAX_SAFE_INTEGER; ;) {
    const { inputs, last } = store.inputsAfter(after, readAtOnce);
    for (const sha256 of inputs) if (wanted.has(sha256)) named.add(sha256);
    if (last === null) return [...named];
    after = last;
    await setImmediate();
  }
}

/** How many edits a cell stands for, and how far its nearest twin is; most have neither, and stay the same object. */
function withNumbers(row: EditSummary, stack: number | undefined, twin: number | undefined): EditSummary {
  if (stack === undefined && twin === undefined) return row;
  return { ...row, ...(stack === undefined ? {} : { stack }), ...(twin === undefined ? {} : { twin }) };
}
