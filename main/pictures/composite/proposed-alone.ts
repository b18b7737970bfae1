// What is said of a proposal before anything is written, in the original's own pixels.
import { partsInRamp } from '../../../app/composite/crop.ts';
import { unseenParts } from '../../../app/composite/ground.ts';
import type { Opacity } from '../../../app/composite/ground.ts';
import type { KeepSettings } from '../../../app/composite/keep-settings.ts';
import type { Proposal } from '../../../app/composite/propose.ts';
import { frameSize } from '../../../app/composite/raster.ts';
import type { Plane } from '../../../app/composite/raster.ts';
import type { Size } from '../../../app/models/model.ts';
import { compose as afterwards, density, invert, scaled } from '../../../app/pictures/affine.ts';
import type { CropBox } from '../../../app/pictures/crop-box.ts';
import type { Seen } from '../../../app/pictures/input-view.ts';
import { betweenCentres, fullSize, toView } from '../../../app/pictures/turned.ts';
import { coversOf } from '../../../app/pictures/view-strokes.ts';
import { inFull } from './areas.ts';
import type { Composed } from './jobs.ts';

type Judged = {
  readonly proposal: Proposal;
  /** The result. */
  readonly answer: Size;
  readonly ramp: Plane | null;
  readonly seen: Seen;
  /** The whole original, upright. */
  readonly whole: Size;
  /** In hexadecimal digits. */
  readonly sha256: readonly [original: string, result: string];
  readonly defaults: KeepSettings;
  readonly settings: KeepSettings;
  readonly hasGainMap: boolean;
  /** Of the frame; null where the original is opaque. */
  readonly opacity: Opacity | null;
};

/** Nothing of it says that a composite was written. */
export function proposedAlone({ proposal, answer, ramp, seen, whole, sha256, defaults, settings, hasGainMap, opacity }: Judged): Composed {
  const { crop, turned, strokes: drawn } = seen;
  const full = fullSize(whole, seen);
  const size = frameSize(full);
  const transform = scaled(proposal.registration.transform, size, full);
  // Shares are told of the whole picture; judged is what was sent.
  const ofWhole = (full.width * full.height) / (whole.width * whole.height);
  return {
    verdict: proposal.verdict,
    reason: proposal.reason,
    transform: afterwards(transform, betweenCentres(toView(whole, seen))),
    match: proposal.registration.match,
    inliers: proposal.registration.inliers,
    noise: proposal.noise,
    largest: proposal.largest,
    share: proposal.share * ofWhole,
    parts: proposal.parts.map(({ number, box, share }) => ({
      number,
      share: share * ofWhole,
      box: inFull(box, size, full, cornerOf(crop)),
    })),
    enlargement: density(invert(transform)),
    converted: null,
    hasGainMap,
    crop,
    turned,
    drawn,
    marksLeft: proposal.marksLeft,
    hasCovers: coversOf(drawn).length > 0,
    atEdge: ramp === null ? [] : partsInRamp(proposal.labels, ramp).filter((part) => !settings.off.includes(part)),
    unseen: opacity === null ? [] : unseenParts(proposal.labels, opacity).filter((part) => !settings.off.includes(part)),
    original: { ...whole, sha256: sha256[0] },
    result: { sha256: sha256[1], width: answer.width, height: answer.height },
    frame: size,
    defaults,
    settings,
    maskPng: '',
    outside: null,
    written: null,
  };
}

/** Where a crop begins in the picture as it was turned. */
export function cornerOf(crop: CropBox | null): readonly [left: number, top: number] {
  return crop === null ? [0, 0] : [crop[0], crop[1]];
}
