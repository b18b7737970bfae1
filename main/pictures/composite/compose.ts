// Lays a result over the picture it was made from, in that picture's own pixels. Runs in a picture process of its own.
import { alphaOf } from '../../../app/composite/alpha.ts';
import { compose as afterwards, shifted } from '../../../app/pictures/affine.ts';
import { blendFrame } from '../../../app/composite/blend.ts';
import { rampOf } from '../../../app/composite/crop.ts';
import type { Under } from '../../../app/composite/blend-rows.ts';
import { correctedResult } from '../../../app/composite/correct.ts';
import type { Rgb16 } from '../../../app/composite/correct.ts';
import { groundIn } from '../../../app/composite/ground.ts';
import type { Opacity } from '../../../app/composite/ground.ts';
import type { Proposal } from '../../../app/composite/propose.ts';
import { boxOf, frameSize } from '../../../app/composite/raster.ts';
import type { Plane, Rgb } from '../../../app/composite/raster.ts';
import { strokesFrom } from '../../../app/composite/strokes.ts';
import { usualSettings } from '../../../app/composite/settings.ts';
import type { KeepSettings } from '../../../app/composite/keep-settings.ts';
import { fail, ok } from '../../../app/failure.ts';
import { makeFailure } from '../../../app/make-failure.ts';
import type { Reply } from '../../../app/failure.ts';
import type { Size } from '../../../app/models/model.ts';
import type { Seen } from '../../../app/pictures/input-view.ts';
import type { CropBox } from '../../../app/pictures/crop-box.ts';
import { turnedSize } from '../../../app/pictures/turn.ts';
import { betweenCentres, boxOnOriginal, fullSize, isInside, toView } from '../../../app/pictures/turned.ts';
import type { ExportTexts } from '../../../app/export/texts.ts';
import { failureOfExport } from '../export/failures.ts';
import { rewrap } from '../containers/rewrap.ts';
import { writeNew } from '../export/write-picture.ts';
import { allowSeconds } from '../decoder.ts';
import { compositeStepSeconds } from '../limits.ts';
import { damaged, probe } from '../probe.ts';
import { readSource } from '../source.ts';
import type { Source } from '../source.ts';
import { labelsFrom, maskPngOf } from './areas.ts';
import { hasGainMap } from '../containers/gain-map.ts';
import { cornerOf, proposedAlone } from './proposed-alone.ts';
import { writePreviews } from './previews.ts';
import { inColoursOf } from './in-colours-of.ts';
import type { Composed, CompositeJob } from './jobs.ts';
import { laidOn } from './lay.ts';
import { readOriginal } from './original.ts';
import type { Original } from './original.ts';
import { checksumAround, dataOf, partOf, putPart } from './part.ts';
import { checksumsOf, identicalPixels, outsideOf, outsideOfTurned, pixelsOutside } from './outside.ts';
import { proposedOf } from './proposed.ts';
import { pngOf } from './write.ts';
import { holdsSamples } from './written-again.ts';
import { say } from '../../../app/messages/say.ts';
import { sha256Of } from '../../platform/sha256.ts';

/** Refuses what cannot be read with its sentence. What was judged is in the answer, also where nothing was written. */
export async function compose(job: CompositeJob): Promise<Reply<Composed>> {
  allowSeconds(compositeStepSeconds);
  const original = await readSource(job.original.path, job.original.name);
  if (!original.ok) return original;
  const result = await readSource(job.result.path, job.result.name);
  if (!result.ok) return result;
  const looks = [await probe(original.value), await probe(result.value)] as const;
  if (!looks[0].ok) return looks[0];
  if (!looks[1].ok) return looks[1];
  const whole = { width: looks[0].value.width, height: looks[0].value.height };
  const { crop, turned } = job.original;
  if (crop !== null && !isInside(crop, whole, turned))
    return fail(makeFailure('usage', say('composite.smallerThanPart', { name: job.original.name })));
  // Decoding has a thread of its own, registering has this one.
  const deep =
    job.write === null ? null : readOriginal(original.value, false).catch((error: unknown) => damaged(original.value.name, error));
  try {
    return await composed(job, { original: original.value, result: result.value, whole, deep });
  } catch (error) {
    return fail(damaged(original.value.name, error));
  }
}

type Read = {
  readonly original: Source;
  readonly result: Source;
  readonly whole: Size;
  readonly deep: Promise<Original | ReturnType<typeof damaged>> | null;
};

async function composed(job: CompositeJob, { original, result, whole, deep }: Read): Promise<Reply<Composed>> {
  const { crop, turned } = job.original;
  const seen = { crop, turned };
  const full = fullSize(whole, seen);
  const size = frameSize(full);
  const sha256 = [sha256Of(original.bytes), sha256Of(result.bytes)] as const;
  const perPixel = full.width / size.width;
  const defaults: KeepSettings = { off: [], strokes: [], ...usualSettings(full) };
  const wanted = { ...(job.settings ?? defaults), ...job.instead };
  const { frame, opacity, ground, answer, proposal } = await proposedOf({
    sha256,
    original,
    result,
    whole,
    seen: { ...seen, strokes: job.original.strokes },
    sensitivity: wanted.sensitivity,
    grow: wanted.grow / perPixel,
    unlocked: wanted.unlocked === true,
  });
  const ramp = rampAround(answer, whole, seen);
  const off = partsOff(job.only, wanted.off, proposal);
  if (!off.ok) return off;
  const settings = { ...wanted, off: [...off.value] };
  const about = proposedAlone({
    proposal,
    answer,
    ramp,
    seen: job.original,
    whole,
    sha256,
    defaults,
    settings,
    hasGainMap: hasGainMap(original.bytes, original.mediaType),
    opacity,
  });
  if (job.previews !== null) await writePreviews(job.previews, frame, proposal, ramp);
  const isWanted = proposal.verdict === 'accepted' || (proposal.verdict === 'look-first' && job.write?.force === true);
  if (job.write === null || deep === null || !isWanted) return ok(about);
  const read = await deep;
  if (!('samples' in read)) return fail(read);
  const strokes = strokesFrom(settings.strokes, cornerOf(crop));
  const alpha = await alphaFor(job, proposal, { ...settings, strokes }, { size, full, whole, perPixel, ramp });
  const pixels = read.channels === 1 && hasColour(frame, proposal, alpha) ? await readOriginal(original, true) : read;
  const done = await laidAndWritten(job.write, {
    pixels,
    seen,
    alpha,
    proposal,
    answer,
    settings,
    size,
    full,
    opacity: ground === null ? null : opacity,
  });
  return done.ok ? ok({ ...about, ...done.value, converted: pixels.converted, maskPng: await maskPngOf(alpha) }) : done;
}

/** How alpha falls off towards the edges of a crop; null for a whole picture. */
function rampAround(answer: Size, whole: Size, { crop, turned }: Pick<Seen, 'crop' | 'turned'>): Plane | null {
  if (crop === null) return null;
  const frame = frameSize(fullSize(whole, { crop, turned }));
  return rampOf(frame, { box: crop, size: answer }, (turned?.straighten ?? 0) === 0 ? turnedSize(whole, turned?.turn) : null);
}

/** The parts that are not taken: all but those that are asked for alone, or those of the settings. */
function partsOff(only: CompositeJob['only'], off: readonly number[], { parts }: Proposal): Reply<readonly number[]> {
  if (only === null) return ok(off);
  const numbers = parts.map(({ number }) => number);
  const unknown = only.find((one) => !numbers.includes(one));
  if (unknown !== undefined) return fail(makeFailure('usage', say('composite.noPart', { number: unknown, count: parts.length })));
  return ok(numbers.filter((one) => !only.includes(one)));
}

type Sizes = {
  readonly size: Size;
  readonly full: Size;
  readonly whole: Size;
  readonly perPixel: number;
  readonly ramp: Plane | null;
};

type Layers = {
  readonly pixels: Original;
  readonly seen: Pick<Seen, 'crop' | 'turned'>;
  readonly alpha: Plane;
  readonly proposal: Proposal;
  readonly answer: Rgb;
  readonly settings: KeepSettings;
  readonly size: Size;
  readonly full: Size;
  /** Of the frame, where the result shows a ground behind it. */
  readonly opacity: Opacity | null;
};

async function laidAndWritten(
  { into, texts }: NonNullable<CompositeJob['write']>,
  { pixels, seen, alpha, proposal, answer, settings, size, full, opacity }: Layers,
): Promise<Reply<Pick<Composed, 'outside' | 'written'>>> {
  const peak = pixels.samples instanceof Uint16Array ? 65_535 : 255;
  const box = seen.turned === null ? seen.crop : reachedBy(alpha, pixels, seen);
  const part = partOf(pixels, box);
  // The original is never turned: each of its pixels asks where it lay in what was sent.
  const place =
    seen.turned === null ? {} : { place: afterwards(betweenCentres(toView(pixels, seen)), shifted(box?.[0] ?? 0, box?.[1] ?? 0)) };
  const outside = seen.turned === null ? outsideOf(alpha, full, peak) : outsideOfTurned(alpha, part, { full, ...place }, peak);
  const before = [checksumsOf(outside, dataOf(part)), checksumAround(pixels, box)] as const;
  const result = correctedResult(answer, proposal, settings.tone);
  const corrected = await inColoursOf(pixels, result);
  const ground = opacity === null ? {} : await groundOf(pixels, result, size, opacity);
  const { transform, flow } = proposal.registration;
  await laidOn(part, { full, ...place, frame: size, result: corrected, transform, flow, ...ground }, alpha, settings.grain);
  putPart(pixels, part, box);
  const whole = await encoded(pixels, texts);
  if (whole === null || !(await holdsSamples(whole, pixels))) return fail(makeFailure('picture-process', say('composite.damaged')));
  // The written samples are these, so that what is counted in them is true of the file.
  const around = pixels.width * pixels.height - part.width * part.height;
  const counted = {
    pixels: around + pixelsOutside(outside),
    identical:
      (checksumAround(pixels, box) === before[1] ? around : 0) +
      identicalPixels(outside, before[0], checksumsOf(outside, dataOf(partOf(pixels, box)))),
  };
  try {
    await writeNew(into, whole);
  } catch (error) {
    return fail(failureOfExport(error));
  }
  return ok({
    outside: counted,
    written: { sha256: sha256Of(whole), bytes: whole.byteLength, width: pixels.width, height: pixels.height },
  });
}

/** What the result shows behind the original, in its colours. */
async function groundOf(pixels: Original, result: Rgb16, frame: Size, opacity: Opacity): Promise<Pick<Under, 'ground'>> {
  const ground = groundIn({ ...result, data: Uint8Array.from(result.data, (value) => Math.round(value / 257)) }, frame, opacity);
  if (ground === null) return {};
  const { data } = await inColoursOf(pixels, { width: 1, height: 1, channels: 3, data: Uint16Array.from(ground, (value) => value * 257) });
  return { ground: [...data] };
}

/** Of the original around what is laid, for its grain. */
const margin = 512;

/** The part of the original that is looked at: what is laid on a turned picture lies anywhere in it. */
function reachedBy(alpha: Plane, whole: Size, seen: Pick<Seen, 'crop' | 'turned'>): CropBox {
  const full = fullSize(whole, seen);
  const [x, y, width, height] = boxOf(alpha) ?? [0, 0, 1, 1];
  const [across, down] = [full.width / alpha.width, full.height / alpha.height];
  const [left, top] = seen.crop ?? [0, 0];
  // Between two pixels of the frame alpha is mixed, so that it reaches one farther.
  const inTurned = [left + (x - 1) * across, top + (y - 1) * down, (width + 2) * across, (height + 2) * down] as const;
  return grownWithin(boxOnOriginal(inTurned, whole, seen), margin, whole);
}

function grownWithin([x, y, width, height]: CropBox, by: number, whole: Size): CropBox {
  const [left, top] = [Math.max(0, x - by), Math.max(0, y - by)];
  return [left, top, Math.min(whole.width, x + width + by) - left, Math.min(whole.height, y + height + by) - top];
}

async function alphaFor(
  job: CompositeJob,
  { labels, covered }: Proposal,
  { off, strokes, grow, feather }: KeepSettings,
  { size, full, whole, perPixel, ramp }: Sizes,
): Promise<Plane> {
  const more = { feather: feather / perPixel, strokes, full, covered, ...(ramp === null ? {} : { ramp }) };
  return job.mask === null
    ? alphaOf(labels, { ...more, off, grow: grow / perPixel })
    : alphaOf(await labelsFrom(job.mask, size, job.original, whole), { ...more, off: [], grow: 0 });
}

/** In ΔE-like steps of 8 bits: a patch on a grey picture that is no greyer than this has colour. */
const colourful = 10;

function hasColour(frame: Rgb, proposal: Proposal, alpha: Plane): boolean {
  const { data } = blendFrame(frame, proposal, alpha, { tone: 0, grain: false });
  let [sum, count] = [0, 0];
  for (let at = 0, from = 0; at < alpha.data.length; at += 1, from += 3) {
    if ((alpha.data[at] ?? 0) < 1) continue;
    const [red = 0, green = 0, blue = 0] = data.subarray(from, from + 3);
    sum += Math.max(red, green, blue) - Math.min(red, green, blue);
    count += 1;
  }
  return count > 0 && sum / count > colourful;
}

async function encoded(pixels: Original, texts: ExportTexts | null): Promise<Buffer | null> {
  const png = await pngOf(pixels);
  return texts === null ? png : (rewrap(png, 'image/png', texts, 1)?.bytes ?? null);
}
