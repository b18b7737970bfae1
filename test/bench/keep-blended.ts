// What the window's worker does for one frame of “Keep my pixels” while somebody drags.
import { alphaOf } from '../../app/composite/alpha.ts';
import { blendFrame } from '../../app/composite/blend.ts';
import { propose } from '../../app/composite/propose.ts';
import { bitsOf, planeOf } from '../../app/composite/raster.ts';
import type { Rgb } from '../../app/composite/raster.ts';
import { compositeDefaults } from '../../app/composite/settings.ts';
import { blend } from '../../renderer/features/keep/blend.ts';
import { outlineOf } from '../../renderer/features/keep/outline.ts';
import { makeScene } from '../app/composite/scenes.ts';
import type { Line } from './bench.ts';
import { atShare, middle, ms, msOf } from './figures.ts';

const maxBlendMs = 60;

/** At the largest size of its previews. */
export async function blended(quick: boolean): Promise<readonly Line[]> {
  const frame = { width: 1284, height: 856 };
  const scene = await makeScene(5, { frame, result: { width: 1248, height: 832 }, maxShift: 8, maxZoom: 0.01, maxTone: 4 });
  const proposal = propose(scene.original, scene.result);
  const everywhere = planeOf(frame);
  everywhere.data.fill(1);
  const [base, laid, toned] = [
    rgbaOf(scene.original),
    rgbaOf(blendFrame(scene.original, proposal, everywhere, { tone: 0, grain: false })),
    rgbaOf(blendFrame(scene.original, proposal, everywhere, { tone: 1, grain: false })),
  ] as const;
  const alphaFor = (grow: number) => {
    const alpha = alphaOf(proposal.labels, { off: [], grow, feather: compositeDefaults.feather, strokes: [], covered: proposal.covered });
    const shown = bitsOf(frame);
    for (let at = 0; at < alpha.data.length; at += 1) if (alpha.data[at] !== 0) shown.data[at] = 1;
    outlineOf(shown);
    return alpha;
  };
  const alpha = alphaFor(compositeDefaults.grow);
  const frames = quick ? 10 : 60;
  const [tones, grows]: [number[], number[]] = [[], []];
  for (let n = 0; n < frames; n += 1) {
    tones.push(await msOf(() => blend(base, laid, toned, alpha, n / frames)));
    grows.push(await msOf(() => blend(base, laid, toned, alphaFor(4 + (n % 20)), 0.5)));
  }
  const line = (what: string, took: readonly number[]): Line => ({
    goal: 'C7',
    name: `re-blended while ${what} is dragged, a frame, p95, 1.1 MP`,
    ours: `${ms(atShare(took, 0.95))}, middle ${ms(middle(took))}`,
    budget: `≤ ${maxBlendMs} ms`,
    held: atShare(took, 0.95) <= maxBlendMs,
  });
  return [line('tone', tones), line('grow', grows)];
}

function rgbaOf({ width, height, data }: Rgb): Uint8ClampedArray {
  const out = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) out.set(data.subarray(from, from + 3), to);
  return out;
}
