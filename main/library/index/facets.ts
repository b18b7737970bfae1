// What can be filtered by, as words of the full-text index: one look-up answers words and filters together, and stops as early.
import { comparedName } from '../../../app/edits/compared.ts';
import { soughtName } from '../../../app/library/query.ts';
import type { Comparison, Match } from '../../../app/library/query.ts';
import { facetMark } from '../../../app/library/search-text.ts';
import type { EditRow } from '../store/row.ts';

/** In every row, so that a query of exclusions alone has something to exclude from. */
const everyFacet = 'e';
const trashedFacet = 'xtrash';
const deadFacet = 'xdead';
/**
 * The facets of which every edit has many. Each is one letter of the private use area, after `facetMark`: of a word of many letters FTS5 would keep each
 * of its beginnings too. Their order is that of the letters: another one is another version of the index.
 */
const usual: readonly string[] = [
  ...`${everyFacet} ${trashedFacet} ${deadFacet} f h u y gpick greject xparent xtag xnote xproject xlabel`.split(' '),
  ...'waiting submitting queued running saving done failed blocked cancelled lost unknown'.split(' ').map((state) => `q${state}`),
  ...'png jpeg webp avif tiff gif heic'.split(' ').map((format) => `o${format}`),
  ...'21x9 16x9 3x2 4x3 5x4 1x1 4x5 3x4 2x3 9x16 9x21'.split(' ').map((ratio) => `a${ratio}`),
  ...Array.from({ length: 10 }, (_, n) => [`s${n}`, `i${n}`]).flat(),
];
const letters = new Map(usual.map((facet, nth) => [facet, String.fromCodePoint((facetMark.codePointAt(0) ?? 0) + 1 + nth)]));
const wordOf = (facet: string): string => letters.get(facet) ?? facetMark + facet;
export const everyRow = wordOf(everyFacet);
/** Which of what matches is meant: all, or of what came to nothing the rest or that alone. */
export type Fates = 'all' | 'alive' | 'dead';
export const deadRow = wordOf(deadFacet);
export const trashedRow = wordOf(trashedFacet);
const maxStars = 5;
/** What has more inputs counts as having so many. */
const maxInputs = 9;

/** What facets follow from. */
export type Faceted = Pick<
  EditRow,
  | 'state'
  | 'model'
  | 'stars'
  | 'inputs'
  | 'ratio'
  | 'format'
  | 'flag'
  | 'favourite'
  | 'rehearsal'
  | 'imported'
  | 'tags'
  | 'project'
  | 'label'
  | 'hasNote'
  | 'batch'
  | 'trashed'
  | 'dead'
> & {
  /** It was made from a result of another edit. */
  readonly isChild: boolean;
  readonly unchanged: boolean;
};

export const facetedRow = (row: Omit<EditRow, 'files'>): Faceted => ({
  ...row,
  isChild: row.parents.length > 0,
  unchanged: row.summary.unchanged === true,
});

/** The facets of a row, for the index. */
export function facetsOf(row: Faceted): string {
  const facets = [
    everyFacet,
    `q${row.state}`,
    `m${hex(row.model)}`,
    `s${row.stars}`,
    `i${Math.min(row.inputs, maxInputs)}`,
    ...known(row.ratio, (ratio) => [`a${ratio.replace(':', 'x')}`]),
    ...known(row.format, (format) => [`o${format}`]),
    ...known(row.flag, (flag) => [`g${flag}`]),
    ...held(row.favourite, 'f'),
    ...held(row.rehearsal, 'h'),
    ...held(row.unchanged, 'u'),
    ...known(row.imported, (imported) => ['y', importedFacet(imported)]),
    ...row.tags.map((tag) => `t${hex(tag)}`),
    ...known(row.project, (project) => [`j${hex(project)}`]),
    ...known(row.label, (label) => [`l${hex(label)}`]),
    ...held(row.isChild, 'xparent'),
    ...held(row.tags.length > 0, 'xtag'),
    ...held(row.hasNote, 'xnote'),
    ...held(row.project !== null, 'xproject'),
    ...held(row.label !== null, 'xlabel'),
    ...known(row.batch, ({ id, set }) => [`b${id.toLowerCase()}`, `k${hex(comparedName(set))}`]),
    ...held(row.trashed, trashedFacet),
    ...held(row.dead, deadFacet),
  ];
  return facets.map(wordOf).join(' ');
}

const known = <T>(value: T | null, facets: (value: T) => readonly string[]): readonly string[] => (value === null ? [] : facets(value));
const held = (holds: boolean, facet: string): readonly string[] => (holds ? [facet] : []);

/** What words, times and rows decide. */
const ofOthers = ['word', 'phrase', 'size', 'near', 'twin', 'sort', 'date', 'seed'] as const;
type OfFacets = Exclude<Match, { kind: (typeof ofOthers)[number] }>;
const isOfFacets = (match: Match): match is OfFacets => !(ofOthers as readonly string[]).includes(match.kind);

/** With which letter the facet of a text begins. */
const lettersOfTexts = { tag: 't', project: 'j', label: 'l', set: 'k' } as const;

/** The facets of which a match wants any, in FTS5's language; null when it is no matter of facets. `models` are those in use. */
export function lookingForFacet(match: Match, models: readonly string[]): string | null {
  if (!isOfFacets(match)) return null;
  if ('text' in match) return named(lettersOfTexts[match.kind], match.text);
  switch (match.kind) {
    case 'stars':
      return any(numbers(maxStars, match.comparison, match.stars).map((stars) => `s${stars}`));
    case 'inputs':
      return any(numbers(maxInputs, match.comparison, Math.min(match.count, maxInputs + 1)).map((count) => `i${count}`));
    case 'ratio':
      return any([`a${match.ratio.replace(':', 'x')}`]);
    case 'format':
      return any([`o${match.format}`]);
    case 'model': {
      const part = match.model.toLowerCase();
      return any(models.filter((model) => model.toLowerCase().includes(part)).map((model) => `m${hex(model)}`));
    }
    case 'batch':
      return any([`b${match.id.toLowerCase()}`]);
    case 'in':
      return match.place === 'trash' ? any([trashedFacet]) : `"${everyRow}"`;
    case 'is':
      return ofIs(match.value);
    case 'has':
      return ofHas(match.value);
  }
}

/** By which a picture is known that was imported before. Half of a SHA-256 is as good as all of it. */
const importedFacet = (sha256: string): string => `y${sha256.slice(0, 32)}`;

/** Looks for the edit that was imported with this picture, in FTS5's language. */
export const importedRow = (sha256: string): string => any([importedFacet(sha256)]);

/** No facet at all is nothing, which FTS5 cannot say: a facet that no row has. */
const nothing = 'z';

function any(facets: readonly string[]): string {
  return `(${(facets.length === 0 ? [nothing] : facets).map((facet) => `"${wordOf(facet)}"`).join(' OR ')})`;
}

/** Hex of UTF-8 keeps beginnings. */
function named(kind: string, text: string): string {
  const { name, begins } = soughtName(text);
  const facet = kind + hex(comparedName(name));
  return begins ? `("${facetMark}${facet}" *)` : any([facet]);
}

function ofIs(value: Extract<Match, { kind: 'is' }>['value']): string | null {
  switch (value) {
    case 'favourite':
      return any(['f']);
    case 'rehearsal':
      return any(['h']);
    case 'unchanged':
      return any(['u']);
    case 'imported':
      return any(['y']);
    case 'pick':
    case 'reject':
      return any([`g${value}`]);
    case 'running':
      return any(['qsubmitting', 'qqueued', 'qrunning', 'qsaving']);
    case 'dead':
      return any(['qfailed', 'qblocked', 'qcancelled', 'qlost']);
    case 'original':
      return `("${everyRow}" NOT "${wordOf('xparent')}")`;
    case 'duplicate':
    case 'missing':
    case 'leaf':
    case 'final':
      return null;
    default:
      return any([`q${value}`]);
  }
}

function ofHas(value: Extract<Match, { kind: 'has' }>['value']): string | null {
  switch (value) {
    case 'child':
      return null;
    case 'input':
      return any(numbers(maxInputs, '>', 0).map((count) => `i${count}`));
    case 'stars':
      return any(numbers(maxStars, '>', 0).map((stars) => `s${stars}`));
    default:
      return any([`x${value}`]);
  }
}

function numbers(max: number, comparison: Comparison, than: number): number[] {
  const holds: Record<Comparison, (n: number) => boolean> = {
    '=': (n) => n === than,
    '>': (n) => n > than,
    '>=': (n) => n >= than,
    '<': (n) => n < than,
    '<=': (n) => n <= than,
  };
  return Array.from({ length: max + 1 }, (_, n) => n).filter(holds[comparison]);
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}
