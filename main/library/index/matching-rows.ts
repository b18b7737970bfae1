// The rows that a condition holds for, by their positions: newest first, or in another order that a person asked for.
import { phraseIn } from '../../../app/library/search-text.ts';
import type { Sort } from '../../../app/library/sorts.ts';
import { beginningOf } from './long-words.ts';
import { hasPhrase, withText } from './packed-summary.ts';
import type { Asked, Condition, RowCondition } from './row-condition.ts';
import { positionsIn } from './row-positions.ts';
import type { Statements } from './row-positions.ts';

/** Completions of a long beginning that are looked for one by one. */
const maxCompletions = 32;
/** A first answer asks for no more. */
const maxAtOnce = 1000;
/** Rows that are looked at for it, at most. */
const maxScanned = 1000;
/** Less than one in so many. */
const seldom = 10;
const all = Number.MAX_SAFE_INTEGER;
/** Numbers of rows of the full-text index fall with time: that of the newest edit before a position is the first, that of the oldest from it on the last. */
const newestBefore = ' AND words.rowid >= (SELECT docid FROM edits WHERE place < ? ORDER BY place DESC LIMIT 1)';
const oldestFrom = ' AND words.rowid <= (SELECT docid FROM edits WHERE place >= ? ORDER BY place LIMIT 1)';
const quotedBeginning = (beginning: string): string => `"${beginning}"*`;

/** A record of a doubtful time is kept under one below zero: see `keptTime`. */
const orders: Readonly<Record<Exclude<Sort, 'newest'>, string>> = {
  oldest: 'edits.place',
  stars: 'stars DESC, edits.place DESC',
  touched: 'max(mtime_ms, -1 - mtime_ms) DESC, edits.place DESC',
  name: 'line IS NULL, line, edits.place DESC',
};

/** The words that a long beginning may become; null when they are too many or not all known. */
function completions(one: Statements, beginning: string): string | null {
  if (one('SELECT 1 AS yes FROM long_words WHERE word = ?').get(beginningOf(beginning)) !== undefined) return null;
  const words = one('SELECT word FROM long_words WHERE word >= ? AND word < ? LIMIT ?')
    .all(beginning, `${beginning}\u{10ffff}`, maxCompletions + 1)
    .map((row) => `"${String(row['word'])}"`);
  return words.length === 0 || words.length > maxCompletions ? null : `(${words.join(' OR ')})`;
}

/** A condition that few rows fulfil would have all the others looked at before it is known that there are no more. Null where none does. */
function listedIfFew(one: Statements, maxListed: number, { holds, few }: RowCondition, inWords: boolean): Asked[] | null {
  if (few === undefined) return [holds];
  const [counted, ...values] = few.counted;
  const rows = Number(one(`SELECT count(*) AS n FROM (${counted} LIMIT ?)`).get(...values, maxListed + 1)?.['n']);
  if (rows === 0) return null;
  if (rows > maxListed) return [holds];
  const [listed, ...used] = few.listed;
  // With a plus, or SQLite looks all words up again for each of them.
  return [[inWords ? `+words.rowid IN (SELECT docid FROM edits WHERE place IN (${listed}))` : `place IN (${listed})`, ...used], holds];
}

/** All conditions as they are asked; null where one of them holds for no row. */
function askedOf(one: Statements, maxListed: number, conditions: readonly RowCondition[], inWords: boolean): readonly Asked[] | null {
  const asked: Asked[] = [];
  for (const condition of conditions) {
    const listed = listedIfFew(one, maxListed, condition, inWords);
    if (listed === null) return null;
    asked.push(...listed);
  }
  return asked;
}

/** Those of the positions in whose text a word begins so, in their order. */
const withBeginning = (one: Statements, positions: Float64Array, beginning: string, max: number): Float64Array =>
  positionsIn(
    one,
    `SELECT wanted.value AS place FROM json_each(?) AS wanted JOIN edits ON edits.place = wanted.value ${withText}
     WHERE ${hasPhrase} ORDER BY wanted.key LIMIT ?`,
    JSON.stringify([...positions]),
    phraseIn([beginning], true),
    phraseIn([beginning], true),
    max,
  );

/** `maxListed`: a condition that holds for no more than so many rows is answered by their positions. */
export function makeMatchingRows(one: Statements, maxListed = 20_000) {
  /** In the full-text index newer edits have lower numbers: it is quicker forwards than backwards. */
  function matching(
    { looking, range, conditions }: Condition,
    also: readonly string[],
    olderThan: number | null,
    max: number,
  ): Float64Array {
    const expression = [...also, looking].filter((part) => part !== '').join(' AND ');
    const [from, until] = range;
    const before = Math.min(until, olderThan ?? until);
    const asked = askedOf(one, maxListed, conditions, expression !== '');
    if (asked === null) return new Float64Array();
    const values = [...asked.flatMap(([, ...used]) => used), max];
    const more = asked.map(([text]) => ` AND ${text}`).join('');
    if (expression === '')
      return positionsIn(
        one,
        `SELECT place FROM edits WHERE place >= ? AND place < ?${more} ORDER BY place DESC LIMIT ?`,
        from,
        before,
        ...values,
      );
    const by = more === '' ? ' INDEXED BY edits_docid' : '';
    const within = [before < all ? newestBefore : '', from > -all ? oldestFrom : ''].join('');
    return positionsIn(
      one,
      `SELECT edits.place AS place FROM words CROSS JOIN edits${by} ON edits.docid = words.rowid WHERE words MATCH ?${within}${more} ORDER BY words.rowid LIMIT ?`,
      expression,
      ...(before < all ? [before] : []),
      ...(from > -all ? [from] : []),
      ...values,
    );
  }

  return {
    /** Matches older than a position, newest first. */
    positionsOf(condition: Condition, olderThan: number | null, max: number): Float64Array {
      const { beginning } = condition;
      if (beginning === null) return matching(condition, [], olderThan, max);
      const words = completions(one, beginning);
      if (words !== null) return matching(condition, [words], olderThan, max);
      // FTS5 gathers all that begin so before it gives the first, which takes long when they are many. There is an index of those that begin nearly
      // so: where many of the newest of these are right, they are looked at one by one; where few are, not many begin so.
      if (max <= maxAtOnce) {
        const near = [quotedBeginning(beginningOf(beginning))];
        for (const asked of [max, maxScanned]) {
          const candidates = matching(condition, near, olderThan, asked);
          const found = withBeginning(one, candidates, beginning, max);
          if (found.length === max || candidates.length < asked) return found;
          if (found.length * seldom < candidates.length) break;
        }
      }
      return matching(condition, [quotedBeginning(beginning)], olderThan, max);
    },

    /** The first matches in another order than the newest first. What is looked for among words is sorted whole; of all edits an index gives the first. */
    positionsBy(sort: Exclude<Sort, 'newest'>, { looking, range, conditions, beginning }: Condition, max: number): Float64Array {
      const begun = beginning === null ? [] : [completions(one, beginning) ?? quotedBeginning(beginning)];
      const expression = [...begun, looking].filter((part) => part !== '').join(' AND ');
      const asked = askedOf(one, maxListed, conditions, expression !== '');
      if (asked === null) return new Float64Array();
      const [from, before] = range;
      // A range that leaves nothing out would keep SQLite from an index of the order.
      const isAll = from === -all && before === all;
      const within: Asked = isAll ? ['1'] : ['edits.place >= ? AND edits.place < ?', from, before];
      const matched: Asked = expression === '' ? ['1'] : ['words MATCH ?', expression];
      const wheres = [matched, within, ...asked];
      const of = expression === '' ? 'edits' : 'words CROSS JOIN edits ON edits.docid = words.rowid';
      const named = sort === 'name' ? ' LEFT JOIN (SELECT said, line FROM instructions) USING (said)' : '';
      return positionsIn(
        one,
        `SELECT edits.place AS place FROM ${of}${named} WHERE ${wheres.map(([text]) => text).join(' AND ')} ORDER BY ${orders[sort]} LIMIT ?`,
        ...wheres.flatMap(([, ...values]) => values),
        max,
      );
    },
  };
}
