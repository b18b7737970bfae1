// `node test/bench/pairs.ts [FOLDER] [--write FOLDER]`: lays real results over their originals and compares verdict, transform, mask and seam with what is
// known of each pair. Ends with 1 when a verdict or a tolerance of the acceptance is missed; says SKIPPED where there are no pairs.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { driftOf } from '../../app/composite/affine.ts';
import type { Drift } from '../../app/composite/affine.ts';
import { alphaOf } from '../../app/composite/alpha.ts';
import { blendFrame } from '../../app/composite/blend.ts';
import { propose } from '../../app/composite/propose.ts';
import type { Proposal } from '../../app/composite/propose.ts';
import { frameSize } from '../../app/composite/raster.ts';
import type { Rgb } from '../../app/composite/raster.ts';
import { compositeDefaults } from '../../app/composite/settings.ts';
import { table } from './figures.ts';
import { knownPairs } from './pairs-known.ts';
import type { Known } from './pairs-known.ts';
import { outsideIdentical, seamOf } from './seam-figures.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'string' }, only: { type: 'string' }, tone: { type: 'string' } },
});
const folder = path.resolve(positionals[0] ?? path.join(import.meta.dirname, '../../../shared/kontext-pairs'));
const settings = { ...compositeDefaults, ...(values.tone === undefined ? {} : { tone: Number(values.tone) }) };
if (existsSync(folder)) await measureAll();
else console.log(`SKIPPED: there are no pairs in ${folder}`);

async function measureAll(): Promise<void> {
  const rows: string[][] = [];
  const misses: string[] = [];
  for (const known of knownPairs.filter(({ name }) => name.includes(values.only ?? ''))) {
    const original = await read(path.join(folder, `${known.name.split('.')[0]}.in.jpg`), true);
    const result = await read(path.join(folder, `${known.name}.jpg`), false);
    const [begun, processor] = [performance.now(), process.cpuUsage()];
    const proposal = propose(original, result, settings);
    const [wallMs, used] = [performance.now() - begun, process.cpuUsage(processor)];
    const alpha = alphaOf(proposal.labels, { off: [], grow: settings.grow, feather: settings.feather, covered: proposal.covered });
    const composite = blendFrame(original, proposal, alpha, settings);
    const patch = blendFrame(original, proposal, { ...alpha, data: alpha.data.slice().fill(1) }, settings);
    const seam = seamOf(original, patch, composite, alpha);
    const isSame = outsideIdentical(original, composite, alpha);
    const drift = driftOf(proposal.registration.transform, original, result);
    misses.push(...missesOf(known, proposal, drift, seam, isSame).map((miss) => `${known.name}: ${miss}`));
    rows.push(rowOf(known, proposal, drift, seam, isSame, [wallMs, used.user / 1000]));
    if (values.write !== undefined) await write(values.write, known.name, composite);
  }
  console.log(
    table(
      [
        'result',
        'verdict',
        'zoom x / y',
        'known',
        'centre',
        'known',
        'match · inliers',
        'noise',
        'known',
        'mask',
        'known',
        'seam p95 / p99',
        'outside',
        'ms',
        'processor',
      ],
      rows,
    ),
  );
  console.log(misses.length === 0 ? '\nall tolerances met' : `\n${misses.length} missed:\n${misses.join('\n')}`);
  process.exitCode = misses.length === 0 ? 0 : 1;
}

async function read(file: string, isOriginal: boolean): Promise<Rgb> {
  const { width, height } = await sharp(file).metadata();
  const picture = sharp(file).removeAlpha().toColourspace('srgb');
  if (isOriginal) picture.resize({ ...frameSize({ width, height }), fit: 'fill', kernel: 'lanczos3' });
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8Array(data) };
}

async function write(to: string, name: string, { width, height, data }: Rgb): Promise<void> {
  mkdirSync(to, { recursive: true });
  await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(path.join(to, `${name}.png`));
}

type Seam = { readonly p95: number; readonly p99: number };

/** What is not as it should be: verdict; transform (plain 0.1 % and 0.5 px, insertions 0.5 % and 2 px); mask ± 25 % and one part; seam 1.5 and 4; outside. */
function missesOf(known: Known, proposal: Proposal, drift: Drift, seam: Seam, isSame: boolean): string[] {
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

function rowOf(
  known: Known,
  proposal: Proposal,
  drift: Drift,
  seam: Seam,
  isSame: boolean,
  [wallMs, processorMs]: readonly [number, number],
): string[] {
  const { match, inliers } = proposal.registration;
  const two = (one: number, other: number, places: number): string => `${one.toFixed(places)} / ${other.toFixed(places)}`;
  return [
    known.name,
    proposal.reason === null ? proposal.verdict : `${proposal.verdict}: ${proposal.reason}`,
    two(drift.zoomX, drift.zoomY, 2),
    known.drift === null ? '–' : `${known.drift[0]} / ${known.drift[1]}`,
    two(drift.shiftX, drift.shiftY, 1),
    known.drift === null ? '–' : `${known.drift[2]} / ${known.drift[3]}`,
    `${match.toFixed(2)} · ${inliers.toFixed(2)}`,
    proposal.noise.toFixed(2),
    String(known.noise),
    `${(proposal.share * 100).toFixed(1)} (${proposal.parts.length})`,
    `${known.share} (${known.parts})`,
    two(seam.p95, seam.p99, 2),
    isSame ? 'same' : 'CHANGED',
    wallMs.toFixed(0),
    processorMs.toFixed(0),
  ];
}
