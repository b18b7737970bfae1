// Real results laid over their originals, and how far that is from what is known of each pair.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { driftOf } from '../../app/pictures/affine.ts';
import type { Drift } from '../../app/pictures/affine.ts';
import { alphaOf } from '../../app/composite/alpha.ts';
import { blendFrame } from '../../app/composite/blend.ts';
import { propose } from '../../app/composite/propose.ts';
import type { Proposal } from '../../app/composite/propose.ts';
import { frameSize } from '../../app/composite/raster.ts';
import type { Rgb } from '../../app/composite/raster.ts';
import { usualSettings } from '../../app/composite/settings.ts';
import type { CompositeSettings } from '../../app/composite/settings.ts';
import type { Size } from '../../app/models/model.ts';
import { knownPairs } from './pairs-known.ts';
import type { Known } from './pairs-known.ts';
import { outsideIdentical, seamOf } from './seam-figures.ts';

export type Measured = {
  readonly known: Known;
  readonly proposal: Pick<Proposal, 'verdict' | 'reason' | 'registration' | 'noise' | 'share' | 'parts'>;
  readonly drift: Drift;
  readonly seam: { readonly p95: number; readonly p99: number };
  /** Every byte outside of the mask is the original's. */
  readonly isSame: boolean;
  readonly isWanted: boolean;
  /** Accepted though no verdict that is wanted accepts it: this may never be. */
  readonly isWrongAccept: boolean;
  /** Tolerances that were missed, in words. */
  readonly misses: readonly string[];
  readonly wallMs: number;
  readonly processorMs: number;
  readonly composite: Rgb;
};

export async function measurePairs(
  folder: string,
  { only = '', tone }: { readonly only?: string | undefined; readonly tone?: number | undefined } = {},
): Promise<readonly Measured[]> {
  const all: Measured[] = [];
  for (const known of knownPairs.filter(({ name }) => name.includes(only))) {
    const { rgb: original, full } = await read(path.join(folder, `${known.name.split('.')[0]}.in.jpg`), true);
    const { rgb: result } = await read(path.join(folder, `${known.name}.jpg`), false);
    const settings = settingsOf(full, tone);
    const [begun, processor] = [performance.now(), process.cpuUsage()];
    const proposal = propose(original, result, settings);
    const [wallMs, used] = [performance.now() - begun, process.cpuUsage(processor)];
    const alpha = alphaOf(proposal.labels, { off: [], grow: settings.grow, feather: settings.feather, covered: proposal.covered });
    const composite = blendFrame(original, proposal, alpha, settings);
    const patch = blendFrame(original, proposal, { ...alpha, data: alpha.data.slice().fill(1) }, settings);
    const seam = seamOf(original, patch, composite, alpha);
    const isSame = outsideIdentical(original, composite, alpha);
    const drift = driftOf(proposal.registration.transform, original, result);
    all.push({
      known,
      proposal,
      drift,
      seam,
      isSame,
      isWanted: known.verdicts.includes(proposal.verdict),
      isWrongAccept: proposal.verdict === 'accepted' && !known.verdicts.includes('accepted'),
      misses: missesOf(known, proposal, drift, seam, isSame),
      wallMs,
      processorMs: (used.user + used.system) / 1000,
      composite,
    });
  }
  return all;
}

/** As the program has them, its reach in px of the frame. */
function settingsOf(full: Size, tone: number | undefined): CompositeSettings {
  const usual = usualSettings(full);
  const perPixel = full.width / frameSize(full).width;
  return { ...usual, grow: usual.grow / perPixel, feather: usual.feather / perPixel, tone: tone ?? usual.tone };
}

async function read(file: string, isOriginal: boolean): Promise<{ readonly rgb: Rgb; readonly full: Size }> {
  // Files are decoded from memory alone where the product's decoder was loaded before.
  const bytes = await readFile(file);
  const { width, height } = await sharp(bytes).metadata();
  const picture = sharp(bytes).removeAlpha().toColourspace('srgb');
  if (isOriginal) picture.resize({ ...frameSize({ width, height }), fit: 'fill', kernel: 'lanczos3' });
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { rgb: { width: info.width, height: info.height, data: new Uint8Array(data) }, full: { width, height } };
}

/** What is not as it should be: verdict; transform (plain 0.1 % and 0.5 px, insertions 0.5 % and 2 px); mask ± 25 % and one part; seam 1.5 and 4; outside. */
function missesOf(known: Known, proposal: Proposal, drift: Drift, seam: Measured['seam'], isSame: boolean): string[] {
  const misses: string[] = [];
  const check = (isRight: boolean, words: string): void => void (isRight || misses.push(words));
  check(known.verdicts.includes(proposal.verdict), `verdict ${proposal.verdict} instead of ${known.verdicts.join(' or ')}`);
  check(isSame, 'pixels outside the mask changed');
  if (known.drift === null) return misses;
  const [zoom, shift] = known.kind === 'plain' ? [0.1, 0.5] : [0.5, 2];
  // The known values are rounded to what they show: 0.01 %, 0.1 px, whole px from ten on for plain ones, 0.1 % of the picture.
  check(Math.max(Math.abs(drift.zoomX - known.drift[0]), Math.abs(drift.zoomY - known.drift[1])) <= zoom + 0.005, 'zoom');
  check(Math.hypot(drift.shiftX - known.drift[2], drift.shiftY - known.drift[3]) <= shift + 0.05, 'centre');
  check(Math.abs(proposal.share * 100 - known.share) <= 0.25 * known.share + 0.05, 'share of the mask');
  check(Math.abs(proposal.parts.length - known.parts) <= 1, `${proposal.parts.length} parts instead of ${known.parts}`);
  check(seam.p95 <= 1.5 && seam.p99 <= 4, 'seam');
  return misses;
}
