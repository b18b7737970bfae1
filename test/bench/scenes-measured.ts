// The synthetic law of "keep my original pixels" over many seeds.
import { keepsLaw, lawFigures } from '../app/composite/law.ts';
import type { LawFigures } from '../app/composite/law.ts';
import { makeScene } from '../app/composite/scenes.ts';
import { atShare, table } from './figures.ts';

export type Seeds = { readonly count: number; readonly first: number };

/** A table of what `count` scenes from the seed `first` on gave, and the seeds that broke the law. */
export async function measureScenes({ count, first }: Seeds): Promise<{ readonly words: string; readonly broken: readonly number[] }> {
  const all: LawFigures[] = [];
  const broken: number[] = [];
  for (let seed = first; seed < first + count; seed += 1) {
    const scene = await makeScene(seed, {
      frame: { width: 832, height: 624 },
      result: { width: 880, height: 656 },
      maxShift: 30,
      maxZoom: 0.05,
      maxTone: 8,
    });
    const figures = lawFigures(scene);
    all.push(figures);
    if (!keepsLaw(figures)) broken.push(seed);
  }
  const row = (what: string, law: string, of: (figures: LawFigures) => number): string[] => {
    const values = all.map(of);
    return [what, law, ...[atShare(values, 0.5), atShare(values, 0.95), Math.max(...values)].map((value) => value.toFixed(4))];
  };
  return {
    words: table(
      [`${count} scenes, seeds ${first} to ${first + count - 1}`, 'law', 'middle', 'p95', 'worst'],
      [
        row('zoom, % from the truth', '≤ 0.1', ({ zoomError }) => zoomError),
        row('centre, px from the truth', '≤ 0.3', ({ shiftError }) => shiftError),
        row('of the patch not found, %', '≤ 2', ({ patchFound }) => (1 - patchFound) * 100),
        row('found elsewhere, %', '≤ 1', ({ elsewhere }) => elsewhere * 100),
      ],
    ),
    broken,
  };
}
