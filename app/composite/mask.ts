// Which parts of a picture changed.
import { componentsOf } from './components.ts';
import type { Components } from './components.ts';
import { distances, grown, shrunk } from './distance.ts';
import { bitsOf, boxOf } from './raster.ts';
import type { Bits, Box, Labels, Plane } from './raster.ts';

export type Part = {
  /** From 1 on, the largest first; the labels' value. */
  readonly number: number;
  /** Around what was found, grown, in px of the frame. */
  readonly box: Box;
  /** Of the frame, grown, 0 to 1. */
  readonly share: number;
};

export type Thresholds = { readonly low: number; readonly high: number };

/** Where a difference begins to count and where it is sure, in ΔE. */
export function thresholdsOf(noise: number, sensitivity: number): Thresholds {
  return { low: Math.max(5, 4 * noise) / sensitivity, high: Math.max(12, 8 * noise) / sensitivity };
}

/** A part needs so many sure pixels, and so large a share of its own. */
const minSure = { pixels: 6, share: 0.02 };
/** What lies so near is one part, in px of the frame. */
const closing = 3;
/** Holes below this share of the frame are filled, parts below that one are dropped. */
const maxHole = 0.03;
const minPart = 0.0002;
/**
 * Pictures are softened before they are compared, which carries a change into its neighbours: by a Gaussian of 1.2 px, a third of it into the first pixel
 * beside a straight edge, a tenth into the second. What is less than a third of the greatest within reach did not change itself, nor did a part of it.
 */
const carried = { reach: 2, share: 1 / 3 };
/** What lies along the frame's edge no deeper than this, in px, is the resize and no edit. */
const strip = 12;

/** Hysteresis: everything above `low` that hangs together with enough above `high`. */
export function hysteresis(difference: Plane, { low, high }: Thresholds): Bits {
  const bits = bitsOf(difference);
  for (let at = 0; at < bits.data.length; at += 1) bits.data[at] = (difference.data[at] as number) > low ? 1 : 0;
  const { labels, areas } = componentsOf(bits, 1, true);
  const sure = new Float64Array(areas.length);
  for (let at = 0; at < labels.length; at += 1)
    if ((difference.data[at] as number) > high) sure[labels[at] as number] = (sure[labels[at] as number] as number) + 1;
  const isKept = areas.map((area, label) => label > 0 && (sure[label] as number) >= Math.max(minSure.pixels, minSure.share * area));
  for (let at = 0; at < bits.data.length; at += 1) bits.data[at] = isKept[labels[at] as number] === true ? 1 : 0;
  return bits;
}

/**
 * The changed parts of a difference in ΔE, each with a label of its own, not yet grown: hysteresis, closed by 6 px, small holes filled, specks and strips
 * along the edge dropped, then without what softening alone carried over their outlines. What `covered` leaves out is in none. At most 65,535 parts, the largest ones.
 * With `core` a part has somewhere to be so many px from its outline on every side.
 */
export function labelsOf(difference: Plane, covered: Bits, thresholds: Thresholds, core = 0): Labels {
  const closed = close(hysteresis(difference, thresholds));
  fillHoles(closed);
  for (let at = 0; at < closed.data.length; at += 1) closed.data[at] = (closed.data[at] as number) & (covered.data[at] as number);
  const parts = componentsOf(closed, 1, true);
  const depths = depthsOf(parts, covered);
  const min = minPart * closed.data.length;
  const cores = core === 0 ? null : coresOf(parts, shrunk(closed, core));
  const kept = parts.areas
    .map((area, label) => ({ area, label }))
    .filter(({ area, label }) => label > 0 && area >= min && (depths[label] as number) >= strip && (cores === null || cores.has(label)))
    .toSorted((one, other) => other.area - one.area || one.label - other.label)
    .slice(0, 65_535);
  const numbers = new Uint16Array(parts.areas.length);
  for (const [at, { label }] of kept.entries()) numbers[label] = at + 1;
  const data = new Uint16Array(closed.data.length);
  for (let at = 0; at < data.length; at += 1) data[at] = numbers[parts.labels[at] as number] as number;
  dropCarried(data, closed, difference);
  return { width: closed.width, height: closed.height, data };
}

/** Takes from the labels what lies within reach of their outline and is little beside the greatest difference around it. No part goes: its greatest stays. */
function dropCarried(labels: Uint16Array, bits: Bits, difference: Plane): void {
  const { width, height } = bits;
  const toOutside = distances(bits, 0, carried.reach).data;
  for (let at = 0; at < labels.length; at += 1) {
    if (labels[at] === 0 || (toOutside[at] as number) > carried.reach) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    let max = 0;
    for (let row = Math.max(0, y - carried.reach); row <= Math.min(height - 1, y + carried.reach); row += 1)
      for (let column = Math.max(0, x - carried.reach); column <= Math.min(width - 1, x + carried.reach); column += 1)
        max = Math.max(max, difference.data[row * width + column] as number);
    if ((difference.data[at] as number) < carried.share * max) labels[at] = 0;
  }
}

/** The labels that something of is left when the parts are shrunk. */
function coresOf({ labels }: Components, { data }: Bits): ReadonlySet<number> {
  const cores = new Set<number>();
  for (let at = 0; at < data.length; at += 1) if (data[at] === 1) cores.add(labels[at] as number);
  return cores;
}

const close = (bits: Bits): Bits => shrunk(grown(bits, closing), closing);

function fillHoles({ width, height, data }: Bits): void {
  const { labels, areas } = componentsOf({ width, height, data }, 0, false);
  const isOpen = areas.map((area) => area >= maxHole * data.length);
  for (let x = 0; x < width; x += 1) for (const at of [x, (height - 1) * width + x]) isOpen[labels[at] as number] = true;
  for (let y = 0; y < height; y += 1) for (const at of [y * width, (y + 1) * width - 1]) isOpen[labels[at] as number] = true;
  for (let at = 0; at < data.length; at += 1) if (labels[at] !== 0 && isOpen[labels[at] as number] === false) data[at] = 1;
}

/** How deep each part reaches into what is covered, in px from the nearest of its four sides; Infinity for one that does not touch them. */
function depthsOf({ width, labels, areas }: Components, covered: Bits): readonly number[] {
  const [left, top, wide, high] = boxOf(covered) ?? [0, 0, 0, 0];
  const [deepest, nearest] = [areas.map(() => 0), areas.map(() => Infinity)];
  for (let at = 0; at < labels.length; at += 1) {
    const label = labels[at] as number;
    if (label === 0) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    const depth = Math.min(x - left, left + wide - 1 - x, y - top, top + high - 1 - y) + 1;
    if (depth > (deepest[label] as number)) deepest[label] = depth;
    if (depth < (nearest[label] as number)) nearest[label] = depth;
  }
  return deepest.map((depth, label) => ((nearest[label] as number) <= 2 ? depth : Infinity));
}

/** The parts' boxes and shares, grown by `grow` px within what is covered, and the share of all together. */
export function partsOf(labels: Labels, covered: Bits, grow: number): { readonly parts: readonly Part[]; readonly share: number } {
  const { width, height } = labels;
  const all = labels.data.length;
  const parts = boxesOf(labels).map(([x, y, wide, high], index): Part => {
    const reach = Math.ceil(grow);
    const [left, top] = [Math.max(0, x - reach), Math.max(0, y - reach)];
    const cut = { width: Math.min(width, x + wide + reach) - left, height: Math.min(height, y + high + reach) - top };
    const bits = bitsOf(cut);
    for (let at = 0; at < bits.data.length; at += 1)
      bits.data[at] = labels.data[(top + Math.floor(at / cut.width)) * width + left + (at % cut.width)] === index + 1 ? 1 : 0;
    const wider = grown(bits, grow);
    let count = 0;
    for (let at = 0; at < wider.data.length; at += 1) {
      const bit =
        (wider.data[at] as number) & (covered.data[(top + Math.floor(at / cut.width)) * width + left + (at % cut.width)] as number);
      wider.data[at] = bit;
      count += bit;
    }
    const [boxX, boxY, boxWide, boxHigh] = boxOf(wider) ?? [0, 0, cut.width, cut.height];
    return { number: index + 1, box: [left + boxX, top + boxY, boxWide, boxHigh], share: count / all };
  });
  const whole = bitsOf(labels);
  for (let at = 0; at < all; at += 1) whole.data[at] = labels.data[at] === 0 ? 0 : 1;
  const wider = grown(whole, grow);
  let count = 0;
  for (let at = 0; at < all; at += 1) count += (wider.data[at] as number) & (covered.data[at] as number);
  return { parts, share: count / all };
}

/** The boxes of the labels 1, 2, …, without growing. */
function boxesOf({ width, data }: Labels): readonly Box[] {
  const edges: [left: number, top: number, right: number, bottom: number][] = [];
  for (let at = 0; at < data.length; at += 1) {
    const label = data[at] as number;
    if (label === 0) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    const edge = (edges[label - 1] ??= [x, y, x, y]);
    if (x < edge[0]) edge[0] = x;
    if (x > edge[2]) edge[2] = x;
    edge[3] = y;
  }
  return edges.map(([left, top, right, bottom]) => [left, top, right - left + 1, bottom - top + 1]);
}
