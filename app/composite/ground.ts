// What stands behind a picture with transparency: services take a ground of their own for it, or the colours that the transparency hides, and the result shows which.
import type { Size } from '../models/model.ts';
import type { Labels, Rgb } from './raster.ts';

/** One byte a pixel, rows from the top: 0 is transparent, 255 opaque. */
export type Opacity = Uint8Array;

/** A colour, sRGB of eight bits. */
export type Ground = readonly [red: number, green: number, blue: number];

/** Of all pixels, transparent at least, for a ground to be told from a result. */
const minShare = 0.005;

/** The colour in the middle of what a result of any size shows where a frame is transparent; null where too little of the frame is. */
export function groundIn(result: Rgb, frame: Size, opacity: Opacity): Ground | null {
  const counts = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)] as const;
  let seen = 0;
  behind(result, frame, opacity, 0, (_, from) => {
    for (const [of, count] of counts.entries())
      count[result.data[from + of] as number] = (count[result.data[from + of] as number] as number) + 1;
    seen += 1;
  });
  return seen < minShare * frame.width * frame.height
    ? null
    : [middleOf(counts[0], seen), middleOf(counts[1], seen), middleOf(counts[2], seen)];
}

/** The frame as it looks on a ground. */
export function onGround({ width, height, data }: Rgb, opacity: Opacity, ground: Ground): Rgb {
  const laid = new Uint8Array(data);
  for (let at = 0, to = 0; at < opacity.length; at += 1, to += 3) {
    const own = (opacity[at] as number) / 255;
    if (own === 1) continue;
    for (const [of, value] of ground.entries()) laid[to + of] = Math.round((laid[to + of] as number) * own + value * (1 - own));
  }
  return { width, height, data: laid };
}

/**
 * Mean difference from a result of any size where the frame is transparent, half or whole, in steps of a channel, 0 to 255; 0 where it nowhere is. Soft edges count, since
 * stored colours may be those of the ground.
 */
export function differenceBehind(frame: Rgb, result: Rgb, opacity: Opacity): number {
  let [sum, seen] = [0, 0];
  behind(result, frame, opacity, 254, (at, from) => {
    for (let of = 0; of < 3; of += 1) sum += Math.abs((frame.data[at * 3 + of] as number) - (result.data[from + of] as number));
    seen += 3;
  });
  return seen === 0 ? 0 : sum / seen;
}

/** A part of which more than this lies where the picture is transparent is not only the edge of something. */
const unseenShare = 0.25;
/** Less of 255 is not to be seen. */
const faint = 26;

/** Numbers of the parts of which a good deal lies where the picture is transparent, and stays so. */
export function unseenParts(labels: Labels, opacity: Opacity): readonly number[] {
  const [all, unseen] = [new Map<number, number>(), new Map<number, number>()];
  for (let at = 0; at < labels.data.length; at += 1) {
    const label = labels.data[at] as number;
    if (label === 0) continue;
    all.set(label, (all.get(label) ?? 0) + 1);
    if ((opacity[at] as number) < faint) unseen.set(label, (unseen.get(label) ?? 0) + 1);
  }
  return [...unseen]
    .filter(([label, count]) => count > unseenShare * (all.get(label) ?? 0))
    .map(([label]) => label)
    .toSorted((one, other) => one - other);
}

/** Each pixel of the frame that is no more opaque, and where the result has the first byte of the pixel there when it is stretched over the frame. */
function behind(result: Rgb, { width, height }: Size, opacity: Opacity, max: number, each: (at: number, from: number) => void): void {
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = Math.floor(((y + 0.5) * result.height) / height) * result.width;
    for (let x = 0; x < width; x += 1, at += 1)
      if ((opacity[at] as number) <= max) each(at, (row + Math.floor(((x + 0.5) * result.width) / width)) * 3);
  }
}

function middleOf(count: Uint32Array, seen: number): number {
  let [value, below] = [0, count[0] as number];
  while (below * 2 < seen) below += count[(value += 1)] as number;
  return value;
}
