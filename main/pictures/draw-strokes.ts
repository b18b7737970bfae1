// Draws what a person drew on a picture into its pixels: covers before anything is resampled, marks at the size that is seen.
import { apply } from '../../app/pictures/affine.ts';
import { fromSegment } from '../../app/composite/segment.ts';
import { coverColour, coversOf, lineWidth, linesOf, markColour, marksOf } from '../../app/pictures/view-strokes.ts';
import type { ViewPoint, ViewStroke } from '../../app/pictures/view-strokes.ts';
import type { Size } from '../../app/models/model.ts';
import type { Seen } from '../../app/pictures/input-view.ts';
import { fullSize, toView } from '../../app/pictures/turned.ts';
import type { Pixels } from './decoder.ts';

/** The samples of a colour, by how many channels a picture has; 2 and 4 end with opacity. */
function samplesOf(colour: string): Readonly<Record<Pixels['channels'], readonly number[]>> {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const grey = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  return { 1: [grey], 2: [grey, 255], 3: [red, green, blue], 4: [red, green, blue, 255] };
}
export const coverSamples = samplesOf(coverColour);
const markSamples = samplesOf(markColour);

/** Fills what is covered, opaque, in place: nothing of it is left for a later filter to spread. Pixels are those of the whole picture, of 8 bits. */
export function coverIn({ width, height, channels, bytes }: Pixels, strokes: readonly ViewStroke[]): void {
  const colour = coverSamples[channels];
  for (const [x, y, wide, high] of coversOf(strokes)) {
    const [from, to] = [Math.min(width, x), Math.min(width, x + wide)];
    const row = new Uint8Array((to - from) * channels);
    for (let at = 0; at < row.length; at += 1) row[at] = colour[at % channels] ?? 0;
    for (let line = Math.min(height, y); line < Math.min(height, y + high); line += 1) bytes.set(row, (line * width + from) * channels);
  }
}

/** Draws the marks in place, with smooth edges. The pixels show what is `seen` of the whole picture; a grey picture gets grey marks. */
export function markIn(pixels: Pixels, strokes: readonly ViewStroke[], whole: Size, seen: Pick<Seen, 'crop' | 'turned'>): void {
  const map = toView(whole, seen);
  const full = fullSize(whole, seen);
  const [across, down] = [pixels.width / full.width, pixels.height / full.height];
  const line = lineWidth(whole);
  const radius = Math.max(1, (line * Math.sqrt(across * down)) / 2);
  for (const mark of marksOf(strokes))
    for (const points of linesOf(mark, line)) {
      const here = points.map(([px, py]): ViewPoint => {
        const [x, y] = apply(map, px, py);
        return [x * across, y * down];
      });
      for (const [at, to] of here.entries()) drawLine(pixels, here[Math.max(0, at - 1)] ?? to, to, radius);
    }
}

/** A line with round ends: each pixel by its distance from it. */
function drawLine({ width, height, channels, bytes }: Pixels, from: ViewPoint, to: ViewPoint, radius: number): void {
  const [[ax, ay], [bx, by]] = [from, to];
  const [left, right] = [Math.max(0, Math.floor(Math.min(ax, bx) - radius - 1)), Math.min(width - 1, Math.ceil(Math.max(ax, bx) + radius))];
  const [top, bottom] = [
    Math.max(0, Math.floor(Math.min(ay, by) - radius - 1)),
    Math.min(height - 1, Math.ceil(Math.max(ay, by) + radius)),
  ];
  for (let row = top; row <= bottom; row += 1)
    for (let column = left; column <= right; column += 1) {
      const share = Math.min(1, radius + 0.5 - Math.sqrt(fromSegment(column + 0.5, row + 0.5, from, to)));
      if (share <= 0) continue;
      const at = (row * width + column) * channels;
      for (let channel = 0; channel < channels; channel += 1) {
        const own = bytes[at + channel] ?? 0;
        bytes[at + channel] = Math.round(own + share * ((markSamples[channels][channel] ?? 255) - own));
      }
    }
}
