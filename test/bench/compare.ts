// Two revisions' figures held side by side: read from the tables that each revision's own benches print, judged by how far they scatter.

/** A figure of a table: its first number with its unit. `worse`: whether more of it is worse. */
export type Figure = { readonly name: string; readonly value: number; readonly unit: string };

/** One line of the comparison. Values are medians over the turns, in `unit`; null where that revision has no such line. */
export type Compared = {
  readonly name: string;
  readonly unit: string;
  readonly ours: number | null;
  readonly theirs: number | null;
  /** Ours of theirs, a ratio for each turn; its median and both ends. Null where there is nothing to divide. */
  readonly ratio: { readonly middle: number; readonly min: number; readonly max: number } | null;
  readonly verdict: 'better' | 'worse' | 'unresolved' | 'only here' | 'only there' | 'no figure';
};

const number = /^(?:p\d+ )?(\d[\d,]*(?:\.\d+)?)\s*(ms|s|µs|B|kB|MB|GB|a second|×|%)?(?=$|[\s,;])/;
/** A unit that stands in the line's name and not behind its number. */
const inName = /a second$/;
/** More of these is better. */
const more = new Set(['a second']);

/** The figures of a printed table: `| goal | what | ours | … |`. Lines without a number are left out; a line that is there twice counts once. */
export function figuresIn(printed: string): readonly Figure[] {
  const found = new Map<string, Figure>();
  for (const line of printed.split('\n')) {
    const [, , what, ours] = line.split('|').map((cell) => cell.trim());
    const read = number.exec(ours ?? '');
    if (what === undefined || what === '' || read === null || found.has(what)) continue;
    found.set(what, { name: what, value: Number((read[1] ?? '').replaceAll(',', '')), unit: read[2] ?? inName.exec(what)?.[0] ?? '' });
  }
  return [...found.values()];
}

/**
 * Holds the turns of two revisions side by side; the n-th of one ran beside the n-th of the other. A gain or a loss is resolved only when the ratio lies
 * on one side of 1 in every turn.
 */
export function compare(ours: readonly (readonly Figure[])[], theirs: readonly (readonly Figure[])[]): readonly Compared[] {
  const names = [...new Set([...ours, ...theirs].flatMap((turn) => turn.map(({ name }) => name)))];
  return names.map((name) => {
    const of = (turns: typeof ours): (Figure | undefined)[] => turns.map((turn) => turn.find((figure) => figure.name === name));
    const [here, there] = [of(ours), of(theirs)];
    const unit = [...here, ...there].find((figure) => figure !== undefined)?.unit ?? '';
    const values = (figures: readonly (Figure | undefined)[]): number[] =>
      figures.flatMap((figure) => (figure === undefined || figure.unit !== unit ? [] : [figure.value]));
    const ratios = here.flatMap((figure, turn) => {
      const other = there[turn];
      return figure === undefined || other === undefined || figure.unit !== other.unit || other.value === 0
        ? []
        : [figure.value / other.value];
    });
    const ratio = ratios.length === 0 ? null : { middle: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) };
    const [mine, other] = [values(here), values(there)];
    const known = { name, unit, ours: mine.length === 0 ? null : median(mine), theirs: other.length === 0 ? null : median(other), ratio };
    return { ...known, verdict: verdictOf(known) };
  });
}

function verdictOf({ ours, theirs, ratio, unit }: Omit<Compared, 'verdict'>): Compared['verdict'] {
  if (ours === null) return 'only there';
  if (theirs === null) return 'only here';
  if (ratio === null) return 'no figure';
  const moreIsBetter = more.has(unit);
  if (ratio.max < 1) return moreIsBetter ? 'worse' : 'better';
  if (ratio.min > 1) return moreIsBetter ? 'better' : 'worse';
  return 'unresolved';
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
}
