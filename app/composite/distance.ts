// Exact Euclidean distances to the nearest marked pixel.
import { bitsOf, planeOf } from './raster.ts';
import type { Bits, Plane } from './raster.ts';

/**
 * For each pixel the distance to the nearest pixel whose bit is `marked`, between centres, in pixels; 0 on such a pixel. Distances above `most` come out as
 * Infinity, which saves most of the work. By lower envelopes of parabolas (Felzenszwalb and Huttenlocher 2012), after a pass along the columns. Beyond
 * the picture nothing is marked.
 */
export function distances(bits: Bits, marked: 0 | 1, max: number): Plane {
  const { width, height, data } = bits;
  const far = Math.floor(max) + 1;
  const up = new Uint16Array(width * height);
  alongColumns(data, marked, width, height, far, up);
  const out = planeOf(bits);
  const [columns, squares, from] = [new Int32Array(width), new Float64Array(width), new Float64Array(width + 1)];
  const limit = max * max;
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    let last = -1;
    for (let x = 0; x < width; x += 1) {
      const reach = up[row + x] as number;
      if (reach >= far) continue;
      const square = reach * reach;
      let meets = -Infinity;
      while (last >= 0) {
        const column = columns[last] as number;
        meets = (square + x * x - (squares[last] as number) - column * column) / (2 * (x - column));
        if (meets > (from[last] as number)) break;
        last -= 1;
      }
      last += 1;
      columns[last] = x;
      squares[last] = square;
      from[last] = last === 0 ? -Infinity : meets;
    }
    if (last < 0) {
      out.data.fill(Infinity, row, row + width);
      continue;
    }
    for (let x = 0, at = 0; x < width; x += 1) {
      while (at < last && (from[at + 1] as number) < x) at += 1;
      const across = x - (columns[at] as number);
      const square = across * across + (squares[at] as number);
      out.data[row + x] = square > limit ? Infinity : Math.sqrt(square);
    }
  }
  return out;
}

/** Distances within each column, at most `far`. */
function alongColumns(data: Uint8Array, marked: 0 | 1, width: number, height: number, far: number, into: Uint16Array): void {
  for (let at = 0; at < into.length; at += 1) {
    const above = at < width ? far : (into[at - width] as number) + 1;
    into[at] = data[at] === marked ? 0 : above < far ? above : far;
  }
  for (let at = (height - 1) * width - 1; at >= 0; at -= 1) {
    const below = (into[at + width] as number) + 1;
    if (below < (into[at] as number)) into[at] = below;
  }
}

/** Everything within `radius` px of a marked pixel. */
export function grown(bits: Bits, radius: number): Bits {
  if (radius <= 0) return { ...bits, data: bits.data.slice() };
  const out = bitsOf(bits);
  const { data } = distances(bits, 1, radius);
  for (let at = 0; at < data.length; at += 1) out.data[at] = (data[at] as number) <= radius ? 1 : 0;
  return out;
}

/** What stays when everything within `radius` px of an unmarked pixel goes. Beyond the picture is not unmarked. */
export function shrunk(bits: Bits, radius: number): Bits {
  const out = bitsOf(bits);
  const { data } = distances(bits, 0, radius);
  for (let at = 0; at < data.length; at += 1) out.data[at] = (data[at] as number) > radius ? 1 : 0;
  return out;
}
