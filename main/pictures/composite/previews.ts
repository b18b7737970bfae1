// What is shown while somebody chooses: the original, the result laid over it in two tones, and which part each pixel belongs to.
import { blendFrame } from '../../../app/composite/blend.ts';
import type { Proposal } from '../../../app/composite/propose.ts';
import { planeOf } from '../../../app/composite/raster.ts';
import type { Plane, Rgb } from '../../../app/composite/raster.ts';
import { fromPixels } from '../decoder.ts';
import { writeFresh } from '../write-fresh.ts';
import type { CompositeJob } from './jobs.ts';

/** `ramp`: how much of the result may show, of a crop. */
export async function writePreviews(
  files: NonNullable<CompositeJob['previews']>,
  frame: Rgb,
  proposal: Proposal,
  ramp: Plane | null,
): Promise<void> {
  const everywhere = planeOf(frame);
  everywhere.data.fill(1);
  const parts = new Uint8Array(frame.width * frame.height * 3);
  for (let at = 0; at < proposal.labels.data.length; at += 1) {
    const label = proposal.labels.data[at] as number;
    parts[at * 3] = label & 255;
    parts[at * 3 + 1] = label >> 8;
    parts[at * 3 + 2] = proposal.covered.data[at] === 0 ? 0 : 1 + Math.round(254 * (ramp?.data[at] ?? 1));
  }
  const shown = {
    base: frame,
    laid: blendFrame(frame, proposal, everywhere, { tone: 0, grain: false }),
    toned: blendFrame(frame, proposal, everywhere, { tone: 1, grain: false }),
    parts: { ...frame, data: parts },
  };
  await Promise.all(
    (['base', 'laid', 'toned', 'parts'] as const).map(async (name) => {
      const { width, height, data } = shown[name];
      const png = await fromPixels({ width, height, channels: 3, bytes: new Uint8Array(data) })
        .png({ compressionLevel: 2 })
        .toBuffer();
      await writeFresh(files[name], png);
    }),
  );
}
