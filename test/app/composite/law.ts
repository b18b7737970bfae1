// The synthetic law of "keep my original pixels", as figures of one seed.
import { driftOf } from '../../../app/pictures/affine.ts';
import { distances } from '../../../app/composite/distance.ts';
import { propose } from '../../../app/composite/propose.ts';
import type { Proposal } from '../../../app/composite/propose.ts';
import { usualSettings } from '../../../app/composite/settings.ts';
import type { Scene } from './scenes.ts';

export type LawFigures = {
  readonly verdict: Proposal['verdict'];
  /** The greater of both axes: in % and px of the frame. */
  readonly zoomError: number;
  readonly shiftError: number;
  /** Of the patch, in the grown mask; of the frame, found farther than 8 px from the patch. */
  readonly patchFound: number;
  readonly elsewhere: number;
};

export function lawFigures({ original, result, truth, patch }: Scene): LawFigures {
  const { grow } = usualSettings(original);
  const { verdict, registration, labels } = propose(original, result, { grow });
  const [found, real] = [driftOf(registration.transform, original, result), driftOf(truth, original, result)];
  const core = { ...patch, data: Uint8Array.from(labels.data, (label) => Math.min(1, label)) };
  const toCore = distances(core, 1, grow).data;
  const toPatch = distances(patch, 1, 8).data;
  let [within, all, elsewhere] = [0, 0, 0];
  for (const [at, bit] of patch.data.entries()) {
    all += bit;
    if (bit === 1 && (toCore[at] ?? Infinity) <= grow) within += 1;
    if (core.data[at] === 1 && (toPatch[at] ?? Infinity) > 8) elsewhere += 1;
  }
  return {
    verdict,
    zoomError: Math.max(Math.abs(found.zoomX - real.zoomX), Math.abs(found.zoomY - real.zoomY)),
    shiftError: Math.max(Math.abs(found.shiftX - real.shiftX), Math.abs(found.shiftY - real.shiftY)),
    patchFound: within / all,
    elsewhere: elsewhere / patch.data.length,
  };
}

export const keepsLaw = ({ verdict, zoomError, shiftError, patchFound, elsewhere }: LawFigures): boolean =>
  verdict === 'accepted' && zoomError <= 0.1 && shiftError <= 0.3 && patchFound >= 0.98 && elsewhere <= 0.01;
