// Answers the search language from the index. A query's matches are kept as sorted places, so that a page, a month or a position is a look-up.
import type { EditSummary, LibraryFind } from '../../app/ipc.ts';
import { parseQuery } from '../../app/library/query.ts';
import type { Comparison, HasValue, IsValue, Match, Query } from '../../app/library/query.ts';
import { textToFind } from '../../app/library/search-text.ts';
import { assertNever } from '../../app/failure.ts';
import type { IndexStore } from './index-store.ts';
import { compared, monthOfPlace, placeOfTime, startOfMonth } from './row.ts';

type Matches = { readonly query: Query; readonly revision: number; readonly newestFirst: Float64Array };
const keptQueries = 8;

export function makeSearch(store: IndexStore) {
  const kept = new Map<string, Matches>();

  function matchesOf(text: string): Matches {
    store.lookForOthers();
    const query = parseQuery(text);
    const revision = store.revision()[query.terms.length === 0 ? 'membership' : isOfWords(query) ? 'words' : 'content'];
    const old = kept.get(text);
    kept.delete(text);
    const matches = old !== undefined && old.revision === revision ? old : { query, revision, newestFirst: run(store, query) };
    kept.set(text, matches);
    const oldest = kept.keys().next().value;
    if (kept.size > keptQueries && oldest !== undefined) kept.delete(oldest);
    return matches;
  }

  return {
    find(text: string): LibraryFind {
      const { query, newestFirst } = matchesOf(text);
      return { total: newestFirst.length, months: monthsOf(newestFirst), notUnderstood: query.notUnderstood };
    },

    rows(text: string, offset: number, count: number): EditSummary[] {
      const page = matchesOf(text).newestFirst.subarray(offset, offset + count);
      return [...page].map((place) => store.summaryAt(place)).filter((summary) => summary !== null);
    },

    position(text: string, id: string): number | null {
      const place = store.placeOf(id);
      if (place === null) return null;
      const { newestFirst } = matchesOf(text);
      const at = firstAtMost(newestFirst, place);
      return newestFirst[at] === place ? at : null;
    },
  };
}

function run(store: IndexStore, query: Query): Float64Array {
  if (query.terms.length > 0 && isOfWords(query) && query.terms.every(({ not }) => !not)) {
    const found = store.one('SELECT rowid AS place FROM words WHERE words MATCH ? ORDER BY rowid DESC').all(lookingForAll(query));
    return Float64Array.from(found, (row) => Number(row['place']));
  }
  const { where, values } = conditionOf(query);
  const found = store.one(`SELECT place FROM edits${where} ORDER BY place DESC`).all(...values);
  return Float64Array.from(found, (row) => Number(row['place']));
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

type Condition = { readonly where: string; readonly values: readonly (string | number)[] };

function conditionOf(query: Query): Condition {
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const add = (not: boolean, condition: string, ...used: (string | number)[]): void => {
    conditions.push(not ? `NOT coalesce(${condition}, 0)` : condition);
    values.push(...used);
  };

  const looked = lookingForAll(query);
  if (looked !== '') add(false, 'place IN (SELECT rowid FROM words WHERE words MATCH ?)', looked);

  for (const { not, match } of query.terms) {
    switch (match.kind) {
      case 'word':
      case 'phrase':
        if (not) add(true, 'place IN (SELECT rowid FROM words WHERE words MATCH ?)', looking(match, false));
        break;
      case 'is':
        add(not, conditionOfIs(match.value));
        break;
      case 'seed':
        add(not, 'seed = ?', match.seed);
        break;
      case 'stars':
        add(not, `stars ${match.comparison} ?`, match.stars);
        break;
      case 'inputs':
        add(not, `inputs ${match.comparison} ?`, match.count);
        break;
      case 'ratio':
        add(not, 'ratio = ?', match.ratio);
        break;
      case 'has':
        add(not, conditionOfHas(match.value));
        break;
      case 'tag': {
        const [condition, ...used] = conditionOfName('tag', match.text);
        add(not, `place IN (SELECT place FROM tags WHERE ${condition})`, ...used);
        break;
      }
      case 'project':
      case 'label':
        add(not, ...conditionOfName(match.kind, match.text));
        break;
      case 'size':
        add(not, ...conditionOfSize(match.comparison, match.megapixels));
        break;
      case 'format':
        add(not, 'format = ?', match.format);
        break;
      case 'near':
        add(not, family, match.id);
        break;
      case 'model':
        add(
          not,
          "model LIKE ? ESCAPE '\\'",
          `%${match.model
            .toWellFormed()
            .replaceAll('\0', '')
            .replace(/[\\%_]/g, '\\$&')}%`,
        );
        break;
      case 'date':
        add(not, ...conditionOfDate(match.comparison, match.date));
        break;
      default:
        assertNever(match);
    }
  }
  return { where: conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`, values };
}

function isOfWords(query: Query): boolean {
  return query.terms.every(({ match }) => match.kind === 'word' || match.kind === 'phrase');
}

/** The words and phrases that must be there, in FTS5's language; the last word is still being typed. */
function lookingForAll(query: Query): string {
  const words = query.terms.filter(({ not, match }) => !not && (match.kind === 'word' || match.kind === 'phrase'));
  return words.map(({ match }, i) => looking(match, i === words.length - 1)).join(' AND ');
}

/** Quoted, the tokenizer sees the person's text and FTS5's own language sees none of it. */
function looking(match: Match, beginning: boolean): string {
  const text = 'text' in match ? textToFind(match.text).replaceAll('"', '""') : '';
  const oneLetter = /^\s*\p{Script=Han}\s*$/u.test(text);
  return `"${text}"${(beginning && match.kind === 'word') || oneLetter ? '*' : ''}`;
}

function conditionOfIs(value: IsValue): string {
  switch (value) {
    case 'favourite':
      return 'favourite = 1';
    case 'rehearsal':
      return 'rehearsal = 1';
    case 'pick':
    case 'reject':
      return `flag = '${value}'`;
    case 'missing':
      return 'present = 0';
    case 'original':
      return `NOT ${parentHere}`;
    case 'leaf':
      return `NOT ${childHere()}`;
    case 'final':
      return `(state = 'done' AND NOT ${childHere("state = 'done'")})`;
    case 'running':
      return "state IN ('submitting', 'queued', 'running', 'saving')";
    default:
      return `state = '${value}'`;
  }
}

const parentHere = 'place IN (SELECT child FROM parents)';
const childHere = (more = '1'): string => `id IN (SELECT parent FROM parents WHERE child IN (SELECT place FROM edits WHERE ${more}))`;

/** Ancestors and descendants, and theirs: the parents table walked in both directions until nothing new comes. */
const family = `place IN (
  WITH RECURSIVE family (id) AS (
    VALUES (?)
    UNION SELECT parents.parent FROM family JOIN edits USING (id) JOIN parents ON parents.child = edits.place
    UNION SELECT edits.id FROM family JOIN parents ON parents.parent = family.id JOIN edits ON edits.place = parents.child)
  SELECT place FROM edits JOIN family USING (id))`;

function conditionOfHas(value: HasValue): string {
  switch (value) {
    case 'parent':
      return parentHere;
    case 'child':
      return childHere();
    case 'input':
      return 'inputs > 0';
    case 'tag':
      return 'place IN (SELECT place FROM tags)';
    case 'note':
      return 'has_note = 1';
    case 'label':
    case 'project':
      return `${value} IS NOT NULL`;
    case 'stars':
      return 'stars > 0';
  }
}

/** A star at the end means a beginning. */
function conditionOfName(column: 'tag' | 'project' | 'label', text: string): [string, ...string[]] {
  if (!text.endsWith('*')) return [`${column} = ?`, compared(text)];
  const beginning = compared(text.slice(0, -1));
  return [`substr(${column}, 1, length(?)) = ?`, beginning, beginning];
}

const megapixel = 1_000_000;

/** Sizes come in whole blocks, so that 1mp is a picture of about a million pixels; over and under are exact. */
function conditionOfSize(comparison: Comparison, megapixels: number): [string, ...number[]] {
  const pixels = megapixels * megapixel;
  return comparison === '=' ? ['pixels BETWEEN ? AND ?', pixels * 0.9, pixels * 1.1] : [`pixels ${comparison} ?`, pixels];
}

function conditionOfDate(comparison: Comparison, date: string): [string, ...number[]] {
  const [year = 0, month, day] = date.split('-').map(Number);
  const from = placeOfTime(year, month ?? 1, day ?? 1);
  const before =
    month === undefined
      ? placeOfTime(year + 1, 1, 1)
      : day === undefined
        ? placeOfTime(year, month + 1, 1)
        : placeOfTime(year, month, day + 1);
  switch (comparison) {
    case '=':
      return ['(place >= ? AND place < ?)', from, before];
    case '>':
      return ['place >= ?', before];
    case '>=':
      return ['place >= ?', from];
    case '<':
      return ['place < ?', from];
    case '<=':
      return ['place < ?', before];
  }
}
