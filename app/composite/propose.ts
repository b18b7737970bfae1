// What can be kept of an original, as a proposal: which parts a result changed, and everything needed to lay them over it.
import { compose, density, identity, invert, stretch } from '../pictures/affine.ts';
import type { Affine } from '../pictures/affine.ts';
import { corrected, fitColour } from './colour.ts';
import type { ColourFit } from './colour.ts';
import { differenceOf, noiseOf, softened } from './difference.ts';
import { labOf, toLab } from './lab.ts';
import type { Lab } from './lab.ts';
import { labelsOf, partsOf, thresholdsOf } from './mask.ts';
import type { Part, Thresholds } from './mask.ts';
import type { Size } from '../models/model.ts';
import { bitsOf } from './raster.ts';
import type { Bits, Labels, Plane, Rgb } from './raster.ts';
import { register } from './register.ts';
import type { Registration } from './register.ts';
import { resized } from './resample.ts';
import { offsetOf } from './seam.ts';
import type { Offset } from './seam.ts';
import { compositeDefaults } from './settings.ts';
import type { CompositeSettings } from './settings.ts';
import { isKeepable, judge, limits } from './verdict.ts';
import type { VerdictReason, Verdict } from './verdict.ts';
import { layOver } from './warp.ts';

export type Proposal = {
  readonly verdict: Verdict;
  readonly reason: VerdictReason | null;
  readonly registration: Registration;
  readonly colour: ColourFit;
  /** The median difference in ΔE after the colour fit. */
  readonly noise: number;
  /** The greatest difference in ΔE where the result has pixels. */
  readonly largest: number;
  /** Of the frame, grown, 0 to 1. */
  readonly share: number;
  readonly parts: readonly Part[];
  /** Not grown. */
  readonly labels: Labels;
  /** Where the result has pixels. */
  readonly covered: Bits;
  /** The result laid over the frame, as it came. */
  readonly laid: Rgb;
  /** What takes the tone of the parts to the original's, or null. */
  readonly offset: Offset | null;
  /** Of what was drawn on the picture that was sent, still there in the result, 0 to 1; 0 where nothing was drawn. */
  readonly marksLeft: number;
};

export type ProposeOptions = Partial<Pick<CompositeSettings, 'sensitivity' | 'grow'>> & {
  /** Where the result lies, of a crop that was sent at the model's own size. */
  readonly start?: Affine;
  /** Where the original's pixels stay whatever the result has: its covers. */
  readonly locked?: Bits;
  /** The frame with the marks that were sent on it: a mark that is left is no change, and neither is one that was taken away. */
  readonly marked?: Rgb;
};

/**
 * Lays the result over the frame of the original, finds what changed and judges whether the rest can be kept. `original` is the frame (at most
 * 1.1 megapixels, in its own shape; `frameSize` says it), `result` comes at its own size. Never fails; a result of another picture is a verdict. The same pictures and options give the same numbers.
 */
export function propose(original: Rgb, result: Rgb, options: ProposeOptions = {}): Proposal {
  const { sensitivity, grow, start, locked, marked } = { ...compositeDefaults, ...options };
  const { seen, toResult } = shrunkTo(original, result);
  const found = register(original, seen, start === undefined ? undefined : compose(invert(toResult), start));
  const registration = { ...found, transform: compose(toResult, found.transform) };
  const { rgb: laid, covered } = layOver(original, seen, found.transform, found.flow);
  if (locked !== undefined) for (let at = 0; at < covered.data.length; at += 1) if (locked.data[at] === 1) covered.data[at] = 0;
  const [ours, theirs] = [softened(toLab(original)), softened(toLab(laid))];
  const colour = fitOutside(ours, theirs, covered);
  const fitted = corrected(theirs, colour);
  const difference = differenceOf(ours, fitted, covered);
  const marksLeft = marked === undefined ? 0 : withoutMarks(difference, ours, softened(toLab(marked)), fitted, covered);
  const noise = noiseOf(difference, covered);
  const thresholds = thresholdsOf(noise, sensitivity);
  const changesAt = (at: Thresholds): Changes => changesIn(difference, covered, at, grow);
  const { labels, parts, share, isFaint } = changesAt(thresholds);
  const edited = above(difference, thresholds.low);
  const offset = parts.length === 0 ? null : offsetOf(ours, fitted, labels, edited, covered);
  let largest = 0;
  for (let at = 0; at < difference.data.length; at += 1) largest = Math.max(largest, difference.data[at] as number);
  return {
    ...judgeAt(
      (of) => judge({ ...registration, noise, ...of }),
      { share, isFaint },
      sensitivity === compositeDefaults.sensitivity ? null : () => changesAt(thresholdsOf(noise, compositeDefaults.sensitivity)),
    ),
    registration,
    colour,
    noise,
    largest,
    share,
    parts,
    labels,
    covered,
    laid,
    offset,
    marksLeft,
  };
}

type Judged = ReturnType<typeof judge>;
/** In px of the frame. Thinner is what softening carries over the outline of a cover, or what JPEG leaves along an edge of strong colour. */
const faintCore = 4;
type Changed = { readonly share: number; readonly isFaint: boolean };
type Changes = Changed & { readonly labels: Labels; readonly parts: readonly Part[] };

/**
 * What changed; where nothing is sure, what begins to count, if it hangs together over enough of the frame: a faint shade is no unchanged picture. Measured
 * on ten pictures: resized and saved as JPEG of quality 95 and 80, one of the twenty has that much; with a shade of ΔE 8 over 2.4 % all ten do.
 */
function changesIn(difference: Plane, covered: Bits, { low, high }: Thresholds, grow: number): Changes {
  const partsAt = (sure: number, core: number): Omit<Changes, 'isFaint'> => {
    const labels = labelsOf(difference, covered, { low, high: sure }, core);
    return { labels, ...partsOf(labels, covered, grow) };
  };
  const changes = partsAt(high, 0);
  if (changes.share >= limits.unchanged) return { ...changes, isFaint: false };
  const faint = partsAt(low, faintCore);
  return faint.share >= limits.faint ? { ...faint, isFaint: true } : { ...changes, isFaint: false };
}

/**
 * Of what can be kept as usual it is never said, for a sensitivity that somebody chose, that all of it changed or nothing did: then there would be no way back.
 */
function judgeAt(judgeOf: (changed: Changed) => Judged, changed: Changed, asUsual: (() => Changed) | null): Judged {
  const judged = judgeOf(changed);
  if (asUsual === null || isKeepable(judged.verdict)) return judged;
  const usual = judgeOf(asUsual());
  return isKeepable(usual.verdict) ? usual : judged;
}

/** Below that many ΔE between a frame with its marks and one without, a pixel has none. */
const isMark = 8;

/** Makes the difference that to the nearer of both frames, in place; answers the share of the marks' pixels that are nearer to the marked one. */
function withoutMarks(difference: Plane, plain: Lab, marked: Lab, result: Lab, covered: Bits): number {
  const other = differenceOf(marked, result, covered);
  const marks = differenceOf(plain, marked, covered);
  let [all, left] = [0, 0];
  for (let at = 0; at < difference.data.length; at += 1) {
    const [own, drawn] = [difference.data[at] as number, other.data[at] as number];
    if ((marks.data[at] as number) > isMark) {
      all += 1;
      if (drawn < own) left += 1;
    }
    difference.data[at] = Math.min(own, drawn);
  }
  return all === 0 ? 0 : left / all;
}

/** A result with more pixels than the frame, made as large: once for all that follows. */
function shrunkTo(frame: Size, result: Rgb): { readonly seen: Rgb; readonly toResult: Affine } {
  if (density(stretch(frame, result)) <= 1.1) return { seen: result, toResult: identity };
  const size = { width: frame.width, height: frame.height };
  return { seen: { ...size, data: Uint8ClampedArray.from(resized(result, 3, size)) }, toResult: stretch(frame, result) };
}

/** The colour is fitted over everything, then again without what differs under that fit. Half the size is plenty for that, as both are softened. */
function fitOutside(ours: Lab, theirs: Lab, covered: Bits): ColourFit {
  const [own, other, seen] = [
    everySecond(ours),
    everySecond(theirs),
    bitsOf({ width: (ours.width + 1) >> 1, height: (ours.height + 1) >> 1 }),
  ];
  copySecond(covered.data, covered.width, seen.data, seen.width);
  const difference = differenceOf(own, corrected(other, fitColour(own, other, seen, null)), seen);
  return fitColour(own, other, seen, above(difference, thresholdsOf(noiseOf(difference, seen), 1).low));
}

function everySecond(lab: Lab): Lab {
  const half = labOf({ width: (lab.width + 1) >> 1, height: (lab.height + 1) >> 1 });
  for (const [channel, plane] of half.planes.entries()) copySecond(lab.planes[channel] as Float32Array, lab.width, plane, half.width);
  return half;
}

function copySecond(from: Float32Array | Uint8Array, width: number, to: Float32Array | Uint8Array, half: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = from[2 * Math.floor(at / half) * width + 2 * (at % half)] as number;
}

function above(difference: Plane, threshold: number): Bits {
  const bits = bitsOf(difference);
  for (let at = 0; at < bits.data.length; at += 1) bits.data[at] = (difference.data[at] as number) > threshold ? 1 : 0;
  return bits;
}
