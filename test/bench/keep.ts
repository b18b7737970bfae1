// “Keep my pixels” on originals of 24 and 50 megapixels: the whole job in its picture process, beside sharp that only decodes and encodes the same picture.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { Rgb } from '../../app/composite/raster.ts';
import { openPictures } from '../../main/pictures/host/pictures.ts';
import type { Pictures } from '../../main/pictures/host/pictures.ts';
import { asProposed } from '../../main/pictures/composite/jobs.ts';
import type { CompositeJob } from '../../main/pictures/composite/jobs.ts';
import { pictureEnvironment, spawnWithNode } from '../../main/pictures/host/process-host.ts';
import { makeScene } from '../app/composite/scenes.ts';
import type { Bench, Line } from './bench.ts';
import { mb, middle, ms, msOf, times } from './figures.ts';
import { settleDisk } from './fixtures.ts';
import type { Fixtures } from './fixtures.ts';
import { blended } from './keep-blended.ts';
import { measurePairs } from './pairs-measured.ts';
import { pairsFolder } from './pairs-known.ts';

type Original = {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly maxMs: number;
  readonly maxBytes: number;
};

const originals: readonly Original[] = [
  { label: '24 MP', width: 6000, height: 4000, maxMs: 6000, maxBytes: 350e6 },
  { label: '50 MP', width: 8660, height: 5772, maxMs: 12_000, maxBytes: 500e6 },
];
const small: readonly Original[] = originals.map((one) => ({
  ...one,
  label: `${one.label} ÷ 16`,
  width: one.width / 4,
  height: one.height / 4,
}));
const [maxProposalMs, maxCancelMs, maxRatio] = [2500, 500, 2.5];

export const keep: Bench = {
  name: 'keep',
  means: `A scene painted from a seed, made as large as a camera's picture, with grain, stored as JPEG; its result is that scene zoomed, moved, of another tone, with
something pasted into it, as JPEG. *Kept* is the whole job, as the command does it: both decoded, registered, the change laid over the original in its own pixels, written as a PNG,
that read again and compared. The alternative decodes the same original and writes it as a PNG of the same effort, in a process of its own: nothing could keep it losslessly in less. Each
time is the middle one of the rounds, each of another seed; memory is the most that any process held. *Cancelled* is from the wish until the answer is there and the
process is gone, after a third of the time. *Re-blended* is what the window's worker does for one frame while somebody drags: the tone alone, or how far places grow. The pairs are real ones
whose known values lie in a folder beside the project.`,
  run: async ({ fixtures, quick, rounds, say }) => {
    const lines: Line[] = [];
    const product = path.dirname((await fixtures.product()).command);
    const entry = path.join(product, 'picture-process.js');
    for (const original of quick ? small : originals) {
      say(`originals of ${original.label}`);
      lines.push(...(await kept(original, entry, fixtures, Math.min(3, rounds))));
    }
    say('re-blending');
    lines.push(...(await blended(quick)));
    lines.push(await pairs(say));
    return lines;
  },
};

async function kept(original: Original, entry: string, fixtures: Fixtures, rounds: number): Promise<readonly Line[]> {
  const { label, maxMs, maxBytes } = original;
  const own: Run[] = [];
  const alone: Run[] = [];
  const proposed: number[] = [];
  const after: number[] = [];
  const cancelled: number[] = [];
  let isLeft = false;
  for (let seed = 1; seed <= rounds; seed += 1) {
    const pair = await makePair(original, seed, fixtures);
    settleDisk();
    const watched = openWatched(entry);
    const into = path.join(fixtures.scratch, 'keep', `kept-${seed}.png`);
    proposed.push(await msOf(() => done(watched.pictures, { ...pair, write: null })));
    const afterIt = path.join(fixtures.scratch, 'keep', `after-${seed}.png`);
    after.push(await msOf(() => done(watched.pictures, { ...pair, write: { into: afterIt, force: true, texts: null } })));
    // What was proposed is kept for one answer alone: with another one in between, all is done anew.
    await done(watched.pictures, { ...pair, write: null, instead: { sensitivity: 1.01 } });
    settleDisk();
    own.push(await watched.run(() => done(watched.pictures, { ...pair, write: { into, force: true, texts: null } })));
    await watched.pictures.close();
    settleDisk();
    alone.push(await runAlone(pair.original.path, path.join(fixtures.scratch, 'keep', `alone-${seed}.png`)));
    settleDisk();
    const stopped = openWatched(entry);
    // Well under way whatever else the machine does: some rounds are quicker than others.
    const underWay = Math.min(...own.map(({ wallMs }) => wallMs)) / 3;
    const name = `stopped-${seed}.png`;
    cancelled.push(
      await stopMs(stopped, { ...pair, write: { into: path.join(fixtures.scratch, 'keep', name), force: true, texts: null } }, underWay),
    );
    isLeft ||= readdirSync(path.join(fixtures.scratch, 'keep')).includes(name);
    await stopped.pictures.close();
  }
  const wall = (runs: readonly Run[]): number => middle(runs.map(({ wallMs }) => wallMs));
  const processor = (runs: readonly Run[]): number => middle(runs.map(({ processorMs }) => processorMs));
  const memory = (runs: readonly Run[]): number => Math.max(...runs.map(({ peakBytes }) => peakBytes));
  const slower = wall(own) / wall(alone);
  return [
    {
      goal: 'C7',
      name: `kept, ${label}: decoded, laid, written, read again`,
      ours: `${ms(wall(own))}, processor ${ms(processor(own))}`,
      other: `sharp in and out ${ms(wall(alone))}, processor ${ms(processor(alone))}`,
      ratio: times(slower),
      budget: `≤ ${maxRatio}× its time, or ≤ ${maxMs / 1000} s`,
      held: slower <= maxRatio || wall(own) <= maxMs,
    },
    {
      goal: 'C7',
      name: `the picture process in memory at most, ${label}`,
      ours: mb(memory(own)),
      other: `sharp in and out ${mb(memory(alone))}`,
      ratio: times(memory(own) / memory(alone)),
      budget: `≤ ${mb(maxBytes)}`,
      held: memory(own) === 0 ? null : memory(own) <= maxBytes,
    },
    {
      goal: 'C7',
      name: `proposed, ${label}`,
      ours: ms(middle(proposed)),
      ...(label.startsWith('24') ? { budget: `≤ ${maxProposalMs / 1000} s`, held: middle(proposed) <= maxProposalMs } : {}),
    },
    { goal: 'C7', name: `kept after its proposal was shown, ${label}`, ours: ms(middle(after)) },
    {
      goal: 'C7',
      name: `cancelled under way, ${label}, slowest`,
      ours: `${ms(Math.max(...cancelled))}, ${isLeft ? 'a file was left' : 'no file under its name'}`,
      budget: `≤ ${maxCancelMs / 1000} s, no file`,
      held: Math.max(...cancelled) <= maxCancelMs && !isLeft,
    },
  ];
}

type Ask = Pick<CompositeJob, 'original' | 'result' | 'write'> & Partial<Pick<CompositeJob, 'instead'>>;
type Run = { readonly wallMs: number; readonly processorMs: number; readonly peakBytes: number };

async function done(pictures: Pictures, ask: Ask): Promise<void> {
  const reply = await pictures.compose({ ...asProposed, ...ask }, new AbortController().signal);
  if (!reply.ok) throw new Error(reply.failure.message);
  const { verdict, outside, written } = reply.value;
  if (verdict !== 'accepted') throw new Error(`the scene was not accepted: ${verdict}`);
  if (ask.write !== null && (written === null || outside === null || outside.identical !== outside.pixels))
    throw new Error('pixels outside of the change are not the original’s');
}

/** The picture process of composites, with what Linux says of it. */
function openWatched(entry: string) {
  const pidOf = (): number => childWith(entry);
  return {
    pictures: openPictures({ spawn: spawnWithNode(entry) }),
    pidOf,
    async run(work: () => Promise<void>): Promise<Run> {
      const pid = pidOf();
      const before = processorMsOf(pid);
      const wallMs = await msOf(work);
      return { wallMs, processorMs: processorMsOf(pid) - before, peakBytes: peakOf(pid) };
    },
  };
}

/** Until the answer is there and the process, with all that it held, is gone. */
async function stopMs(watched: ReturnType<typeof openWatched>, ask: Ask, afterMs: number): Promise<number> {
  const stopping = new AbortController();
  const reply = watched.pictures.compose({ ...asProposed, ...ask }, stopping.signal);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const pid = watched.pidOf();
  return msOf(async () => {
    stopping.abort();
    const answer = await reply;
    if (answer.ok || answer.failure.kind !== 'cancelled') throw new Error('it was over before it was cancelled');
    while (existsSync(`/proc/${pid}/exe`)) await new Promise((resolve) => setTimeout(resolve, 1));
  });
}

/** Of this process, the one that runs `entry`; 0 where Linux does not say it. */
function childWith(entry: string): number {
  const children = readOr(`/proc/self/task/${process.pid}/children`).trim().split(' ').map(Number);
  return children.findLast((pid) => readOr(`/proc/${pid}/cmdline`).includes(entry)) ?? 0;
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** 0 where Linux does not say it. */
const peakOf = (pid: number): number => Number(/VmHWM:\s+(\d+)/.exec(readOr(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;

/** User and system time, in ticks of a hundredth of a second. */
function processorMsOf(pid: number): number {
  const [, rest = ''] = readOr(`/proc/${pid}/stat`).split(') ');
  const [user = 0, system = 0] = rest.split(' ').slice(11, 13).map(Number);
  return (user + system) * 10;
}

/** As `keep-alone-process.ts` says of itself. */
function runAlone(from: string, into: string): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'keep-alone-process.ts'), from, into], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: pictureEnvironment(process.env),
    });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve(JSON.parse(said) as Run) : reject(new Error(`sharp alone ended with ${code}`))));
  });
}

/** Of a seed: a scene of about a megapixel enlarged to a camera's size, with grain of its own, and the scene's result. */
async function makePair({ width, height }: Original, seed: number, fixtures: Fixtures): Promise<Pick<Ask, 'original' | 'result'>> {
  const scene = await makeScene(seed, {
    frame: { width: 1254, height: 836 },
    result: { width: 1248, height: 832 },
    maxShift: 8,
    maxZoom: 0.01,
    maxTone: 4,
  });
  const raw = ({ data, ...size }: Rgb): Sharp => sharp(data, { raw: { ...size, channels: 3 } });
  const grain = await sharp({
    create: { width: 256, height: 256, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 5 } },
  })
    .png()
    .toBuffer();
  const large = await raw(scene.original).resize(width, height, { kernel: 'cubic', fit: 'fill' }).raw().toBuffer();
  const original = await sharp(large, { raw: { width, height, channels: 3 } })
    .composite([{ input: grain, tile: true, blend: 'soft-light' }])
    .removeAlpha()
    .jpeg({ quality: 92, chromaSubsampling: '4:4:4' })
    .toBuffer();
  const name = `original-${width}-${seed}.jpg`;
  return {
    original: { path: fixtures.file(`keep/${name}`, original), name, crop: null, turned: null, strokes: [] },
    result: {
      path: fixtures.file(`keep/result-${seed}.jpg`, await raw(scene.result).jpeg({ quality: 92 }).toBuffer()),
      name: 'result.jpg',
    },
  };
}

async function pairs(say: (words: string) => void): Promise<Line> {
  const name = 'real pairs: verdicts as wanted, and what one takes';
  if (!existsSync(pairsFolder)) return { goal: 'C2', name, ours: 'skipped: no pairs beside the project' };
  say('real pairs');
  const measured = await measurePairs(pairsFolder);
  const right = measured.filter(({ isWanted }) => isWanted).length;
  const wrong = measured.filter(({ isWrongAccept }) => isWrongAccept).length;
  return {
    goal: 'C2',
    name,
    ours: `${right} of ${measured.length}, ${wrong} accepted wrongly; ${ms(middle(measured.map(({ wallMs }) => wallMs)))} a pair`,
    budget: 'all, none accepted wrongly',
    held: right === measured.length && wrong === 0,
  };
}
