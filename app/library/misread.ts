// What is wrong with a piece of a search that is not understood, and the nearest that is: a letter too few must not find the whole library in silence.
import { hasValues, isValues, parseQuery } from './query.ts';
import { sorts } from './sorts.ts';

export type Misread = {
  /** As it was typed. */
  readonly part: string;
  /** `value`: the field has no such value; `field`: there is no such field; `words`: nothing can be looked for by these signs. */
  readonly kind: 'value' | 'field' | 'words';
  /** A filter was meant, and is misspelled: its field takes no such word, or it is near to one that there is. */
  readonly misspelled: boolean;
  /** The whole piece as it may have been meant; null where nothing is near. */
  readonly nearest: string | null;
  /** What the field takes, for a value; which fields there are, for a field. */
  readonly known: readonly string[];
};

const values: Readonly<Record<string, readonly string[]>> = {
  is: isValues,
  has: hasValues,
  in: ['trash', 'anywhere'],
  sort: sorts,
  format: ['png', 'jpeg', 'webp'],
};
/** Of fields that take anything of a kind. */
const examples: Readonly<Record<string, readonly string[]>> = {
  seed: ['seed:42'],
  stars: ['stars:4', 'stars:>=3'],
  inputs: ['inputs:2', 'inputs:>1'],
  ratio: ['ratio:16:9'],
  date: ['date:2026-11', 'date:>=2026-11-23'],
  size: ['size:>2mp'],
  near: ['near:ID'],
  twin: ['twin:ID'],
  batch: ['batch:ID'],
  model: ['model:flux_kontext_max'],
  tag: ['tag:summer'],
  project: ['project:summer'],
  label: ['label:red'],
  set: ['set:summer'],
};
const fields = [...Object.keys(values), ...Object.keys(examples)];

/** Judges one piece of a search that `parseQuery` listed as not understood. */
export function misread(part: string): Misread {
  const [, minus = '', typed = '', value = ''] = /^(-?)([a-z]{1,16}):(.*)$/is.exec(part) ?? [];
  if (typed === '') return { part, kind: 'words', misspelled: false, nearest: null, known: [] };
  const field = typed.toLowerCase();
  const understood = (piece: string): string | null => (parseQuery(piece).notUnderstood.length === 0 ? piece : null);
  if (fields.includes(field)) {
    const taken = values[field];
    if (taken === undefined) return { part, kind: 'value', misspelled: false, nearest: null, known: examples[field] ?? [] };
    const near = nearestOf(value.replaceAll('"', '').toLowerCase(), taken);
    return {
      part,
      kind: 'value',
      misspelled: true,
      nearest: near === null ? null : understood(`${minus}${field}:${near}`),
      known: taken.map((one) => `${field}:${one}`),
    };
  }
  const near = nearestOf(field, fields);
  // The value may be misspelled as well.
  const piece = near === null ? null : `${minus}${near}:${value}`;
  return {
    part,
    kind: 'field',
    misspelled: piece !== null,
    nearest: piece === null ? null : (understood(piece) ?? misread(piece).nearest),
    known: fields.map((one) => `${one}:`),
  };
}

/** In one sentence or two, and how to look for the letters themselves. */
export function misreadSentences(parts: readonly string[]): string {
  const said = parts.map(misread);
  const quoted = said.find(({ kind }) => kind !== 'words');
  return [
    ...said.map(sentenceOf),
    ...(quoted === undefined
      ? []
      : [
          `To look for it as it is written, put it in double quotes, which a shell needs in quotes of its own: '"${quoted.part.replaceAll('"', '')}"'.`,
        ]),
  ].join(' ');
}

function sentenceOf({ part, kind, nearest, known }: Misread): string {
  if (kind === 'words') return `“${part}” is nothing that can be looked for.`;
  const what = kind === 'field' ? `“${part}” names no filter that there is` : `“${part}” is no filter`;
  if (nearest !== null) return `${what}. Did you mean “${nearest}”?`;
  return kind === 'field' ? `${what}: ${known.join(' ')}.` : `${what}; it takes ${known.join(', ')}.`;
}

/** The one that was begun, or that differs by a slip or two; null where it could be anything. */
export function nearestOf(typed: string, known: readonly string[]): string | null {
  if (typed.length < 2) return null;
  const begun = known.filter((one) => one.startsWith(typed));
  if (begun.length === 1 && typed.length >= 3) return begun[0] ?? null;
  // Ends are seldom mistyped: of two that are as near, the one that has both is meant.
  const ends = (one: string): number => (one[0] === typed[0] && one.at(-1) === typed.at(-1) ? 0 : 0.5);
  const [first, second] = known
    .map((one) => ({ one, slips: slipsBetween(typed, one) + ends(one) }))
    .filter(({ one, slips }) => slips <= (Math.min(one.length, typed.length) > 4 ? 2.5 : 1.5))
    .toSorted((a, b) => a.slips - b.slips);
  return first === undefined || first.slips === second?.slips ? null : first.one;
}

/** Letters put in, left out, taken for another, or swapped with their neighbour. */
function slipsBetween(one: string, other: string): number {
  let [before, above] = [[] as number[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(
        Math.min(
          (above[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (above[j - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [before, above] = [above, row];
  }
  return above[other.length] ?? 0;
}
