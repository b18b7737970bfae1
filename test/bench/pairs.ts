// `npm run test:pairs [-- FOLDER] [--write FOLDER] [--seeds 200]`: lays real results over their originals and prints, pair by pair, verdict, transform, mask and
// seam beside what is known; says SKIPPED where there are no pairs. Then the same of scenes painted from seeds. Ends with 1 when a verdict is not the wanted
// one, or a tolerance of the acceptance or the synthetic law is missed.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { table } from './figures.ts';
import { pairsFolder } from './pairs-known.ts';
import { measurePairs } from './pairs-measured.ts';
import type { Measured } from './pairs-measured.ts';
import { measureScenes } from './scenes-measured.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    write: { type: 'string' },
    only: { type: 'string' },
    tone: { type: 'string' },
    seeds: { type: 'string', default: '200' },
    first: { type: 'string', default: '1' },
  },
});
const folder = path.resolve(positionals[0] ?? pairsFolder);
const tone = values.tone === undefined ? undefined : Number(values.tone);
if (existsSync(folder)) await printAll(await measurePairs(folder, { only: values.only, tone }));
else console.log(`SKIPPED: there are no pairs in ${folder}`);
const seeds = { count: Number(values.seeds), first: Number(values.first) };
if (seeds.count > 0) {
  const { words, broken } = await measureScenes(seeds);
  console.log(`\n${words}\n\n${broken.length === 0 ? 'all keep the law' : `broken by the seeds ${broken.join(', ')}`}`);
  if (broken.length > 0) process.exitCode = 1;
}

async function printAll(measured: readonly Measured[]): Promise<void> {
  if (values.write !== undefined) for (const one of measured) await write(values.write, one);
  const head = [
    'result',
    'verdict',
    'wanted',
    'zoom x / y, %',
    'known',
    'centre, px',
    'known',
    'match · inliers',
    'noise',
    'known',
    'mask, % (places)',
    'known',
    'seam p95 / p99',
    'outside',
    'ms',
    'processor',
  ];
  console.log(table(head, measured.map(rowOf)));
  const misses = measured.flatMap(({ known, misses: own }) => own.map((miss) => `${known.name}: ${miss}`));
  console.log(
    `\n${measured.filter(({ isWanted }) => isWanted).length} of ${measured.length} verdicts as wanted, ${measured.filter(({ isWrongAccept }) => isWrongAccept).length} accepted wrongly`,
  );
  console.log(misses.length === 0 ? 'all tolerances met' : `${misses.length} missed:\n${misses.join('\n')}`);
  if (misses.length > 0) process.exitCode = 1;
}

async function write(to: string, { known, composite: { width, height, data } }: Measured): Promise<void> {
  mkdirSync(to, { recursive: true });
  await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(path.join(to, `${known.name}.png`));
}

function rowOf({ known, proposal, drift, seam, isSame, wallMs, processorMs }: Measured): string[] {
  const { match, inliers } = proposal.registration;
  const two = (one: number, other: number, places: number): string => `${one.toFixed(places)} / ${other.toFixed(places)}`;
  return [
    known.name,
    proposal.reason === null || proposal.reason === proposal.verdict ? proposal.verdict : `${proposal.verdict}: ${proposal.reason}`,
    known.verdicts.join(' or '),
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
