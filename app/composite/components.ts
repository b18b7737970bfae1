// Parts of a bit plane that hang together.
import type { Size } from '../models/model.ts';
import type { Bits } from './raster.ts';

export type Components = Size & {
  /** 0 for none, else from 1 on, in the order of their first pixels. */
  readonly labels: Int32Array;
  /** Pixels of each; the first entry is of none. */
  readonly areas: readonly number[];
};

/** Numbers the parts of pixels whose bit is `value`: with `corners`, pixels that touch at a corner hang together. */
export function componentsOf({ width, height, data }: Bits, value: 0 | 1, corners: boolean): Components {
  const labels = new Int32Array(width * height);
  const areas = [0];
  const stack = new Int32Array(width * height);

  /** Gives the number to all that hangs together with one pixel, and answers how many pixels that are. */
  const fillFrom = (start: number, label: number): number => {
    let depth = 1;
    let area = 0;
    stack[0] = start;
    labels[start] = label;
    while (depth > 0) {
      depth -= 1;
      const at = stack[depth] as number;
      area += 1;
      const x = at % width;
      const left = x > 0 ? -1 : 0;
      const right = x < width - 1 ? 1 : 0;
      for (let row = at < width ? 0 : -width; row <= (at + width < labels.length ? width : 0); row += width) {
        for (let step = left; step <= right; step += 1) {
          const next = at + row + step;
          if (labels[next] !== 0 || data[next] !== value || (!corners && row !== 0 && step !== 0)) continue;
          labels[next] = label;
          stack[depth] = next;
          depth += 1;
        }
      }
    }
    return area;
  };

  for (let start = 0; start < labels.length; start += 1)
    if (data[start] === value && labels[start] === 0) areas.push(fillFrom(start, areas.length));
  return { width, height, labels, areas };
}
