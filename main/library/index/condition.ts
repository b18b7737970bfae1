// A query as SQLite is asked it: words and facets as one full-text expression, times as a range of places, the rest as conditions of rows.
import { assertNever } from '../../../app/assert-never.ts';
import type { Comparison, Match, Query } from '../../../app/library/query.ts';
import { phraseIn, shortBeginning, wordsToFind } from '../../../app/library/search-text.ts';
import { sortOf } from '../../../app/library/query.ts';
import { fromId, hasId } from './edit-ids.ts';
import { hasPhrase, parentsOf, wholeText, withSummary } from './packed-summary.ts';
import { deadRow, everyRow, lookingForFacet, trashedRow } from './facets.ts';
import type { Fates } from './facets.ts';
import { ofIdOrWord } from './id-words.ts';
import type { Asked, Condition, RowCondition } from './row-condition.ts';
import { placeOfTime } from '../store/row.ts';

/** What is in the index: the models in use, whether anything lies in the trash, and ids. */
export type Indexed = {
  readonly models: readonly string[];
  readonly anyTrashed: boolean;
  /** Whether there is an id that is this word, or begins so. */
  readonly isId: (word: string, begins: boolean) => boolean;
};

/** What a query comes to, term by term. `looking` and `lookingNot` are pieces of a full-text expression. */
type Sought = {
  readonly looking: string[];
  readonly lookingNot: string[];
  readonly conditions: RowCondition[];
  range: readonly [number, number];
  beginning: string | null;
};

/** What lies in the trash matches only a query that speaks of it. `folded`: of sets only what shows of them then, of a query about projects alone. */
export function conditionOf(query: Query, indexed: Indexed, folded = false, fates: Fates = 'all'): Condition {
  const sought: Sought = { looking: [], lookingNot: [], conditions: [], range: [-Infinity, Infinity], beginning: null };
  const { looking, lookingNot, conditions } = sought;
  const { anyTrashed } = indexed;
  const lastWord = query.terms.findLast(({ not, match }) => !not && (match.kind === 'word' || match.kind === 'phrase'));
  for (const term of query.terms) addTerm(sought, term, indexed, term === lastWord);
  if (folded) conditions.push(ofCells);
  if (fates !== 'all') (fates === 'dead' ? looking : lookingNot).push(`"${deadRow}"`);
  const ofWords = conditions.length === 0 && sortOf(query) === 'newest';
  if (anyTrashed && !query.terms.some(({ match }) => match.kind === 'in')) {
    // Where nothing else is looked for, the rows themselves say it sooner.
    if (looking.length === 0 && lookingNot.length === 0) conditions.push({ holds: ['trashed = 0'] });
    else lookingNot.push(`"${trashedRow}"`);
  }
  if (lookingNot.length > 0 && looking.length === 0) looking.push(`"${everyRow}"`);
  const all = looking.join(' AND ');
  return {
    looking: lookingNot.length === 0 ? all : `(${all}) NOT (${lookingNot.join(' OR ')})`,
    beginning: sought.beginning,
    range: [finite(sought.range[0]), finite(sought.range[1])],
    conditions,
    ofWords,
  };
}

function addTerm(sought: Sought, { not, match }: Query['terms'][number], indexed: Indexed, isLast: boolean): void {
  const facet = lookingForFacet(match, indexed.models);
  if (facet !== null) {
    (not ? sought.lookingNot : sought.looking).push(facet);
    return;
  }
  switch (match.kind) {
    case 'word':
    case 'phrase':
      addText(sought, match, not, isLast, indexed.isId);
      return;
    case 'date':
      addRange(sought, rangeOf(match.comparison, match.date), not);
      return;
    // An order is no condition.
    case 'sort':
      return;
    case 'is':
    case 'has':
    case 'seed':
    case 'size':
    case 'near':
    case 'twin':
      sought.conditions.push(not ? ofOtherRows(match) : ofRows(match));
      return;
    default:
      assertNever(match as never);
  }
}

function addText(
  sought: Sought,
  { kind, text }: Extract<Match, { kind: 'word' | 'phrase' }>,
  not: boolean,
  isLast: boolean,
  isId: Indexed['isId'],
): void {
  if (not) addNoWords(sought, wordsToFind(text), isId);
  else addWords(sought, wordsToFind(text), isLast && kind === 'word', isId);
}

function addRange(sought: Sought, [start, end]: readonly [number, number], not: boolean): void {
  const [from, before] = sought.range;
  if (not) sought.conditions.push({ holds: ['NOT (place >= ? AND place < ?)', finite(start), finite(end)] });
  else sought.range = [Math.max(from, start), Math.min(before, end)];
}

/** `typing`: the last word may go on, so that its beginning is looked for. */
function addWords(sought: Sought, words: readonly string[], typing: boolean, isId: Indexed['isId']): void {
  for (const word of words.slice(0, -1)) addWord(sought, word, false, isId(word, false));
  const last = words.at(-1) ?? '';
  const begins = typing || isOneLetter(last);
  const id = isId(last, begins);
  if (typing && last.length > shortBeginning && !id) sought.beginning = last;
  else addWord(sought, last, begins, id);
  // The index knows where words are, not in which order.
  if (words.length > 1) sought.conditions.push({ holds: inText(phraseIn(words, typing), id || words.some((word) => isId(word, false))) });
}

function addWord(sought: Sought, word: string, begins: boolean, isId: boolean): void {
  const matching = quoted(word) + (begins ? '*' : '');
  if (isId) sought.conditions.push(ofIdOrWord(word, begins, inText(phraseIn([word], begins), true), matching));
  else sought.looking.push(matching);
}

function addNoWords(sought: Sought, words: readonly string[], isId: Indexed['isId']): void {
  const sole = words.length === 1 ? words[0] : undefined;
  const begins = sole !== undefined && isOneLetter(sole);
  if (sole !== undefined && !isId(sole, begins)) sought.lookingNot.push(quoted(sole) + (begins ? '*' : ''));
  else {
    const [holds, ...values] = inText(
      phraseIn(words, begins),
      words.some((word) => isId(word, begins)),
    );
    sought.conditions.push({ holds: [`NOT ${holds}`, ...values] });
  }
}

/** Of Chinese and Japanese a letter is looked for as the beginning of a pair. */
function isOneLetter(word: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u.test(word);
}

/** As FTS5 wants its words; ours hold no quotes. */
function quoted(word: string): string {
  return `"${word}"`;
}

/** What shows of a set that is folded: the edit that stands for it, and what is in another project than that. */
const ofCells: RowCondition = {
  holds: [
    '(under = 0 OR project IS NOT (SELECT head.project FROM sets JOIN edits AS head ON head.place = sets.head WHERE sets.batch = edits.batch))',
  ],
};

const textOf = (asked: string): string =>
  `(SELECT ${asked} FROM shown LEFT JOIN instructions ON instructions.said = edits.said WHERE shown.kept = edits.kept)`;

/** Whether a phrase is in the text of an edit; `withIds`: an id may be in it. */
const inText = (phrase: string, withIds: boolean): Asked =>
  withIds ? [`instr(${textOf(wholeText)}, ?) > 0`, phrase] : [textOf(hasPhrase), phrase, phrase];

const finite = (place: number): number => Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, place));

function rangeOf(comparison: Comparison, date: string): [number, number] {
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
      return [from, before];
    case '>':
      return [before, Infinity];
    case '>=':
      return [from, Infinity];
    case '<':
      return [-Infinity, from];
    case '<=':
      return [-Infinity, before];
  }
}

type OfRows = Extract<Match, { kind: 'is' | 'has' | 'seed' | 'size' | 'near' | 'twin' }>;

function ofRows(match: OfRows): RowCondition {
  switch (match.kind) {
    case 'near':
      return { holds: [family, match.id] };
    case 'twin':
      return { holds: [twins, match.id] };
    case 'seed': {
      const listed: Asked = ['SELECT place FROM edits WHERE seed = ?', match.seed];
      return { holds: ['+seed = ?', match.seed], few: { counted: listed, listed } };
    }
    case 'size':
      return ofSize(match.comparison, match.megapixels);
    case 'has':
      return {
        holds: [hasChild()],
        few: {
          counted: ['SELECT 1 FROM parents'],
          listed: [`SELECT edits.place FROM parents CROSS JOIN edits ON ${hasId('parents.parent')}`],
        },
      };
    case 'is':
      if (match.value === 'duplicate')
        return {
          holds: ['EXISTS (SELECT 1 FROM pictures WHERE pictures.place = edits.place AND +twin IS NOT NULL)'],
          few: {
            counted: ['SELECT 1 FROM pictures WHERE twin IS NOT NULL'],
            listed: ['SELECT place FROM pictures WHERE twin IS NOT NULL'],
          },
        };
      if (match.value === 'missing') {
        const listed: Asked = ['SELECT place FROM edits WHERE present = 0'];
        return { holds: ['present = 0'], few: { counted: listed, listed } };
      }
      return { holds: [match.value === 'leaf' ? `NOT ${hasChild()}` : `(state = 'done' AND NOT ${hasChild("AND child.state = 'done'")})`] };
  }
}

function ofOtherRows(match: OfRows): RowCondition {
  if (match.kind === 'is' && match.value === 'leaf') return ofRows({ kind: 'has', value: 'child' });
  const [condition, ...values] = ofRows(match).holds;
  return { holds: [`NOT coalesce(${condition}, 0)`, ...values] };
}

const hasChild = (more = ''): string =>
  `EXISTS (SELECT 1 FROM parents JOIN edits AS child ON child.place = parents.child WHERE parents.parent = edits.id AND child.trashed = 0 ${more})`;

/** Ancestors and descendants, and theirs: the parents table walked in both directions until nothing new comes. */
const family = `place IN (
  WITH RECURSIVE family (id) AS (
    VALUES (?)
    UNION SELECT parent.value FROM family CROSS JOIN edits ON ${hasId('family.id')} ${withSummary} JOIN json_each(${parentsOf}(summary)) AS parent
    UNION SELECT edits.id FROM family JOIN parents ON parents.parent = family.id JOIN edits ON edits.place = parents.child)
  SELECT place FROM family CROSS JOIN edits ON ${hasId('family.id')})`;

/** The twins of an edit and theirs, by the same bytes and by whose nearest twin each is. */
const twins = `place IN (
  WITH RECURSIVE alike (place) AS (
    SELECT place ${fromId}
    UNION SELECT twin FROM alike JOIN pictures USING (place) WHERE twin IS NOT NULL
    UNION SELECT pictures.place FROM alike JOIN pictures ON pictures.twin = alike.place
    UNION SELECT same.place FROM alike JOIN pictures USING (place) JOIN pictures AS same ON same.number = pictures.number AND same.trashed = 0)
  SELECT place FROM alike)`;

const megapixel = 1_000_000;

/** Sizes come in whole blocks, so that 1mp is a picture of about a million pixels; over and under are exact. */
function ofSize(comparison: Comparison, megapixels: number): RowCondition {
  const pixels = megapixels * megapixel;
  const [compare, ...values]: Asked = comparison === '=' ? ['BETWEEN ? AND ?', pixels * 0.9, pixels * 1.1] : [`${comparison} ?`, pixels];
  const listed: Asked = [`SELECT place FROM edits WHERE pixels ${compare}`, ...values];
  return { holds: [`+pixels ${compare}`, ...values], few: { counted: listed, listed } };
}
