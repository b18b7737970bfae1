// What is proposed of a result: it and the frame of its original decoded, registered, compared and judged.
import { stretch } from '../../../app/pictures/affine.ts';
import { propose } from '../../../app/composite/propose.ts';
import type { Proposal } from '../../../app/composite/propose.ts';
import { frameSize } from '../../../app/composite/raster.ts';
import type { Rgb } from '../../../app/composite/raster.ts';
import type { Size } from '../../../app/models/model.ts';
import type { Seen } from '../../../app/pictures/input-view.ts';
import { fullSize } from '../../../app/pictures/turned.ts';
import { coversOf, marksOf } from '../../../app/pictures/view-strokes.ts';
import type { Source } from '../source.ts';
import { lockedIn } from './areas.ts';
import { coveredFrame, markedFrame } from './drawn-frame.ts';
import { framedAs } from './framed.ts';
import type { Framed } from './framed.ts';
import { rgbOf } from './rgb.ts';

export type Proposed = Framed & { readonly answer: Rgb; readonly proposal: Proposal };

export type Asked = {
  /** Of the bytes of `original` and `result`, in hexadecimal digits. */
  readonly sha256: readonly [original: string, result: string];
  readonly original: Source;
  readonly result: Source;
  /** The whole original, upright. */
  readonly whole: Size;
  readonly seen: Seen;
  readonly sensitivity: number;
  /** Pixels of the frame. */
  readonly grow: number;
  /** Covered places may come from the result. */
  readonly unlocked: boolean;
};

let last: { readonly key: string; readonly proposed: Proposed } | null = null;

/**
 * The last one is kept for as long as the process lives, some 15 MB: whoever keeps pixels was shown the proposal first, and need not wait for the same again. Its key is
 * all that goes into it. Nobody may change what is answered. Throws what the decoder throws.
 */
export async function proposedOf(asked: Asked): Promise<Proposed> {
  const { sha256, whole, seen, sensitivity, grow, unlocked } = asked;
  const key = JSON.stringify([sha256, whole, seen, sensitivity, grow, unlocked]);
  if (last?.key === key) return last.proposed;
  last = null;
  const proposed = await made(asked);
  last = { key, proposed };
  return proposed;
}

async function made({ original, result, whole, seen, sensitivity, grow, unlocked }: Asked): Promise<Proposed> {
  const size = frameSize(fullSize(whole, seen));
  const reading = rgbOf(result, null);
  const [{ frame, opacity, ground }, answer] = await Promise.all([framedAs(reading, original, size, { ...seen, strokes: [] }), reading]);
  const covers = coversOf(seen.strokes);
  const sent = covers.length === 0 ? frame : coveredFrame(frame, covers, whole, seen);
  const proposal = propose(sent, answer, {
    sensitivity,
    grow,
    ...(seen.crop === null ? {} : { start: stretch(size, answer) }),
    ...(marksOf(seen.strokes).length === 0 ? {} : { marked: markedFrame(sent, seen.strokes, whole, seen) }),
    ...(covers.length === 0 || unlocked ? {} : { locked: lockedIn(covers, size, whole, seen) }),
  });
  return { frame, opacity, ground, answer, proposal };
}
