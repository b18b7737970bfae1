// What was measured of shared/kontext-pairs by a prototype: the acceptance of "keep my original pixels" compares with it.
import path from 'node:path';

/** Beside the project's own folder, where there are any. */
export const pairsFolder = path.join(import.meta.dirname, '../../../shared/kontext-pairs');

export type Known = {
  readonly name: string;
  /** Zoom in %, shift of the centre in px of the frame; null where nothing is to be found. */
  readonly drift: readonly [zoomX: number, zoomY: number, shiftX: number, shiftY: number] | null;
  /** Insertions by another training drift more, and are allowed more. */
  readonly kind: 'plain' | 'insertion';
  readonly noise: number;
  /** Of the picture, in %, and in how many places. */
  readonly share: number;
  readonly parts: number;
  readonly verdicts: readonly string[];
};

const known = (
  name: string,
  drift: Known['drift'],
  noise: number,
  [share, parts]: readonly [number, number],
  verdicts: readonly string[] = ['accepted'],
  kind: Known['kind'] = 'plain',
): Known => ({ name, drift, noise, share, parts, verdicts, kind });

/**
 * Three centres are not the prototype's (24, −8; −0.3, 0.5; −0.3, 1.5). bedroom.cropped is arithmetic: stretched to 1184×880, 48 columns cut away on the right
 * and 16 rows added below make 24.9, −8.3. For the cabins these are where the pictures' absolute differences are least on a grid of ¼ px.
 */
export const knownPairs: readonly Known[] = [
  known('bedroom.cropped', [4.23, -1.78, 24.9, -8.3], 1.38, [6.2, 1]),
  known('bedroom.own', [0, 0.01, 0, 0], 0.73, [2.4, 1]),
  known('bedroom.stretched', [0, 0.01, 0, 0], 0.62, [3, 1]),
  known('cabin-2.mist', [-0.2, -0.23, 0.2, 1], 1.47, [17.8, 1]),
  known('cabin.removed', [0.18, -0.45, 0.2, 2], 0.64, [1.9, 2]),
  known('cardboard.text', [-0.04, 0.03, 0, -0.1], 1.67, [21.1, 9]),
  known('cat.own', [0, 0, 0, 0], 0.89, [13.4, 4]),
  known('cat.same', [0, 0, 0, 0], 0.52, [0, 0], ['unchanged']),
  known('duck.own', [0, 0, 0, 0], 0.71, [1.7, 1]),
  known('duck.zoomed', [0.72, 0.44, -9.2, -1.4], 0.58, [4.9, 2], ['accepted', 'look-first'], 'insertion'),
  known('easel.newscene', null, 11.28, [0, 0], ['refused']),
  known('lettering.own', null, 0.5, [17.5, 22], ['refused']),
  known('room.dog', [-1.11, 0.25, 1, 8.7], 1.19, [16.4, 7], ['accepted'], 'insertion'),
  known('village.style', null, 8.47, [0.3, 1], ['refused']),
  known('workshop.boy', [-1.18, -3.31, 5.1, -12.5], 0.89, [18.4, 8], ['accepted'], 'insertion'),
];
