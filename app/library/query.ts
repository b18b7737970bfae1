// The search language: words, "phrases", -not, field:value. What is not understood is listed, the rest is searched; nothing throws.
import { isSearchable, searchedRatio } from './search-text.ts';
import { sorts } from './sorts.ts';
import type { Sort } from './sorts.ts';

export const comparisons = ['=', '>', '>=', '<', '<='] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * States; how the person marked it; where it stands in its family: `original` has no parent here, `leaf` no child, `final` is done and no
 * child of it is. `dead` ended without a picture: failed, blocked, cancelled or lost. `duplicate` has a twin: the same picture in another edit, or a copy of it.
 */
export const isValues = [
  'failed',
  'done',
  'running',
  'waiting',
  'unknown',
  'blocked',
  'cancelled',
  'lost',
  'dead',
  'favourite',
  'pick',
  'reject',
  'rehearsal',
  'unchanged',
  'imported',
  'duplicate',
  'missing',
  'original',
  'leaf',
  'final',
] as const;
export type IsValue = (typeof isValues)[number];

export const hasValues = ['parent', 'child', 'input', 'tag', 'note', 'label', 'project', 'stars'] as const;
export type HasValue = (typeof hasValues)[number];

export type Match =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'is'; readonly value: IsValue }
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'stars'; readonly comparison: Comparison; readonly stars: number }
  | { readonly kind: 'inputs'; readonly comparison: Comparison; readonly count: number }
  | { readonly kind: 'ratio'; readonly ratio: string }
  | { readonly kind: 'model'; readonly model: string }
  | { readonly kind: 'has'; readonly value: HasValue }
  /** As it was written: `soughtName` tells what it means. Capitals do not count. */
  | { readonly kind: 'tag' | 'project' | 'label'; readonly text: string }
  /** The edits of a batch: by the name of its set, which is written as other names are, or by its id. */
  | { readonly kind: 'set'; readonly text: string }
  | { readonly kind: 'batch'; readonly id: string }
  /** Of the first result, in pixels; typed in megapixels. */
  | { readonly kind: 'size'; readonly comparison: Comparison; readonly megapixels: number }
  | { readonly kind: 'format'; readonly format: 'png' | 'jpeg' | 'webp' }
  /** Without it the trash is left out; `trash` is the trash alone, `anywhere` is both. */
  | { readonly kind: 'in'; readonly place: 'trash' | 'anywhere' }
  /** The whole family of an edit: what it came from, what came of it, and so on. */
  | { readonly kind: 'near'; readonly id: string }
  /** An edit, its twins, and theirs. */
  | { readonly kind: 'twin'; readonly id: string }
  /** Leaves nothing out. */
  | { readonly kind: 'sort'; readonly by: Sort }
  /** A year, a month or a day as it was written: `2026`, `2026-11`, `2026-11-23`. */
  | { readonly kind: 'date'; readonly comparison: Comparison; readonly date: string };

/** Everything in a query must hold. */
export type Term = { readonly not: boolean; readonly match: Match };
export type Query = { readonly terms: readonly Term[]; readonly notUnderstood: readonly string[] };

export const termLimit = 64;
const textLimit = 256;
const listedLimit = 20;

/** Takes any text. What has no meaning, and what comes after 64 terms, is listed as it was typed: at most 20 pieces of 256 letters. */
export function parseQuery(text: string): Query {
  const terms: Term[] = [];
  const notUnderstood: string[] = [];
  for (const piece of pieces(text.toWellFormed())) {
    const match = terms.length < termLimit ? matchOf(piece) : null;
    if (match !== null) terms.push({ not: piece.not, match });
    else if (notUnderstood.length < listedLimit) notUnderstood.push(piece.source.slice(0, textLimit).toWellFormed());
  }
  return { terms, notUnderstood };
}

/**
 * Whether sets may be folded in the answer: all of the library, or all of a project. Whatever else is looked for shows each match, or what was found
 * would be hidden under what was not.
 */
export function canFold({ terms }: Pick<Query, 'terms'>): boolean {
  const asked = terms.filter(({ match }) => match.kind !== 'sort');
  return asked.length === 0 || (asked.length === 1 && asked.every(({ not, match }) => !not && match.kind === 'project'));
}

/** Whether the answer stands under the names of its months, newest first. */
export const showsMonths = (query: Pick<Query, 'terms'>): boolean => canFold(query) && sortOf(query) === 'newest';

/** The order that is asked for; the last word counts. */
export function sortOf({ terms }: Pick<Query, 'terms'>): Sort {
  const asked = terms.findLast(({ match }) => match.kind === 'sort')?.match;
  return asked?.kind === 'sort' ? asked.by : 'newest';
}

/** Whether the answer depends on which pictures were compared. */
export const asksForTwins = ({ terms }: Pick<Query, 'terms'>): boolean =>
  terms.some(({ match }) => match.kind === 'twin' || (match.kind === 'is' && match.value === 'duplicate'));

/** The query in its plainest spelling; parsing it again gives the same terms. */
export function printQuery(query: Query): string {
  return query.terms.map(({ not, match }) => (not ? '-' : '') + printMatch(match)).join(' ');
}

/** One word of the query as it was typed, taken apart at its first colon and its quotes. */
type Piece = {
  readonly source: string;
  readonly not: boolean;
  readonly field: string | null;
  readonly value: string;
  readonly quoted: boolean;
};

function* pieces(text: string): Generator<Piece> {
  // One pass, and each character in one branch only: a text of a megabyte is read in linear time. A phrase that is still open ends with the text. Two double
  // quotes within quotes are one that is meant.
  const piece = /(-?)(?:([a-z]{1,16}):)?(?:"([^"]*(?:""[^"]*)*)(?:"|$)|([^\s"]+))|[^\s]/giy;
  const gap = /\s*/y;
  for (let at = 0; at < text.length;) {
    gap.lastIndex = at;
    gap.test(text);
    piece.lastIndex = gap.lastIndex;
    const found = piece.exec(text);
    if (found === null) return;
    at = piece.lastIndex;
    const [source, minus, field, inQuotes, bare] = found;
    const value = inQuotes?.replaceAll('""', '"') ?? bare ?? '';
    yield { source, not: minus === '-', field: field?.toLowerCase() ?? null, value, quoted: inQuotes !== undefined };
  }
}

type Read = (value: string, piece: Piece) => Match | null;

const readText =
  (kind: 'tag' | 'project' | 'label' | 'set'): Read =>
  (value) => {
    const text = value.trim();
    return text === '' || text === '*' || soughtName(text).name.length > textLimit ? null : { kind, text };
  };
const readId =
  (kind: 'near' | 'twin' | 'batch'): Read =>
  (value) =>
    /^[0-9a-hjkmnp-tv-z]{26}$/i.test(value) ? { kind, id: value.toUpperCase() } : null;

/** What each field makes of its value; null for one that it does not take. */
const fields: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['is', (value) => isOf(value.toLowerCase())],
  ['seed', (value) => (/^-?\d{1,16}$/.test(value) && Number.isSafeInteger(Number(value)) ? { kind: 'seed', seed: Number(value) } : null)],
  [
    'stars',
    (value) => {
      const compared = comparedNumber(value);
      return compared !== null && compared.number <= 5 ? { kind: 'stars', comparison: compared.comparison, stars: compared.number } : null;
    },
  ],
  [
    'inputs',
    (value) => {
      const compared = comparedNumber(value);
      return compared === null ? null : { kind: 'inputs', comparison: compared.comparison, count: compared.number };
    },
  ],
  ['ratio', (value) => (searchedRatio.test(value) ? { kind: 'ratio', ratio: value.split(':').map(Number).join(':') } : null)],
  ['model', (value) => (value === '' || value.length > 128 ? null : { kind: 'model', model: value })],
  ['date', (value) => dateOf(value)],
  ['has', (value) => hasOf(value.toLowerCase())],
  ['tag', readText('tag')],
  ['project', readText('project')],
  ['label', readText('label')],
  ['set', readText('set')],
  ['in', (value) => inOf(value.toLowerCase())],
  // Without an order there is none to leave out.
  ['sort', (value, { not }) => (not ? null : orderOf(value.toLowerCase()))],
  ['size', (value) => sizeOf(value.toLowerCase())],
  ['format', (value) => formatOf(value.toLowerCase())],
  ['near', readId('near')],
  ['twin', readId('twin')],
  ['batch', readId('batch')],
]);

function matchOf(piece: Piece): Match | null {
  return piece.field === null ? textOf(piece) : (fields.get(piece.field)?.(piece.value, piece) ?? null);
}

function textOf({ value, quoted }: Piece): Match | null {
  // A field whose value is still to be typed.
  if (!quoted && /^[a-z]{1,16}:$/i.test(value)) return null;
  const text = value.slice(0, textLimit).toWellFormed().trim();
  return isSearchable(text) ? { kind: quoted ? 'phrase' : 'word', text } : null;
}

function isOf(value: string): Match | null {
  const spelled = value === 'favorite' ? 'favourite' : value === 'canceled' ? 'cancelled' : value;
  const known = isValues.find((one) => one === spelled);
  return known === undefined ? null : { kind: 'is', value: known };
}

function hasOf(value: string): Match | null {
  const known = hasValues.find((one) => one === value);
  return known === undefined ? null : { kind: 'has', value: known };
}

function inOf(place: string): Match | null {
  return place === 'trash' || place === 'anywhere' ? { kind: 'in', place } : null;
}

function orderOf(value: string): Match | null {
  const by = sorts.find((one) => one === value);
  return by === undefined ? null : { kind: 'sort', by };
}

function formatOf(value: string): Match | null {
  const format = value === 'jpg' ? 'jpeg' : value;
  return format === 'png' || format === 'jpeg' || format === 'webp' ? { kind: 'format', format } : null;
}

function comparedNumber(value: string): { readonly comparison: Comparison; readonly number: number } | null {
  const parts = /^(>=|<=|>|<|=)?(\d{1,3})$/.exec(value);
  return parts === null ? null : { comparison: comparisonOf(parts[1]), number: Number(parts[2]) };
}

function sizeOf(value: string): Match | null {
  const parts = /^(>=|<=|>|<|=)?(\d{1,4}(?:\.\d{1,3})?)mp$/.exec(value);
  return parts === null ? null : { kind: 'size', comparison: comparisonOf(parts[1]), megapixels: Number(parts[2]) };
}

function dateOf(value: string): Match | null {
  const parts = /^(>=|<=|>|<|=)?(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)$/.exec(value);
  return parts === null ? null : { kind: 'date', comparison: comparisonOf(parts[1]), date: parts[2] ?? '' };
}

function comparisonOf(sign: string | undefined): Comparison {
  return comparisons.find((one) => one === sign) ?? '=';
}

function printMatch(match: Match): string {
  switch (match.kind) {
    case 'word':
      return match.text;
    case 'phrase':
      return inQuotes(match.text);
    default:
      return `${match.kind}:${printValue(match)}`;
  }
}

function printValue(match: Exclude<Match, { kind: 'word' | 'phrase' }>): string {
  if ('text' in match) return printText(match.text);
  if ('id' in match) return match.id;
  if ('value' in match) return match.value;
  switch (match.kind) {
    case 'seed':
      return String(match.seed);
    case 'stars':
      return `${printComparison(match.comparison)}${match.stars}`;
    case 'inputs':
      return `${printComparison(match.comparison)}${match.count}`;
    case 'size':
      return `${printComparison(match.comparison)}${match.megapixels}mp`;
    case 'date':
      return `${printComparison(match.comparison)}${match.date}`;
    case 'ratio':
      return match.ratio;
    case 'model':
      return printText(match.model);
    case 'in':
      return match.place;
    case 'format':
      return match.format;
    case 'sort':
      return match.by;
  }
}

const printText = (text: string): string => (/[\s"]/.test(text) ? inQuotes(text) : text);

const inQuotes = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A name as the value of a field, which finds it and no other. A field of one line takes no line ends, which are compared as spaces. */
export const writtenName = (name: string): string => printText((name.endsWith('*') ? `${name}*` : name).replace(/\s+/g, ' '));

/** The inverse of `writtenName`, quotes aside. A star at the end means a beginning; two mean the whole name, which ends with one less. */
export const soughtName = (text: string): { readonly name: string; readonly begins: boolean } =>
  text.endsWith('*') ? { name: text.slice(0, -1), begins: !text.endsWith('**') } : { name: text, begins: false };

function printComparison(comparison: Comparison): string {
  return comparison === '=' ? '' : comparison;
}
