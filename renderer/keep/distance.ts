// Euclidean distances in a mask, between centres of pixels.

export type Mask = { readonly width: number; readonly height: number; readonly bits: Uint8Array };

/**
 * For each pixel the distance to the nearest one whose bit is `wanted`, in pixels; Infinity beyond `most`. What lies outside of the picture counts as
 * nothing. First along the columns, then the lower envelope of parabolas along each row (Felzenszwalb and Huttenlocher 2012).
 */
export function distancesTo({ width, height, bits }: Mask, wanted: 0 | 1, most: number): Float32Array {
  const far = Math.floor(most) + 1;
  const down = new Uint16Array(width * height);
  for (let at = 0; at < down.length; at++) {
    const above = at < width ? far : (down[at - width] as number) + 1;
    down[at] = bits[at] === wanted ? 0 : Math.min(above, far);
  }
  for (let at = (height - 1) * width - 1; at >= 0; at--) {
    const below = (down[at + width] as number) + 1;
    if (below < (down[at] as number)) down[at] = below;
  }
  const out = new Float32Array(width * height);
  const apexes = new Int32Array(width);
  const heights = new Float64Array(width);
  const starts = new Float64Array(width);
  const square = most * most;
  for (let row = 0; row < out.length; row += width) {
    let last = -1;
    for (let x = 0; x < width; x++) {
      const column = down[row + x] as number;
      if (column >= far) continue;
      let start = -Infinity;
      for (; last >= 0; last--) {
        const apex = apexes[last] as number;
        start = (column * column + x * x - (heights[last] as number) - apex * apex) / (2 * (x - apex));
        if (start > (starts[last] as number)) break;
      }
      if (last < 0) start = -Infinity;
      last++;
      apexes[last] = x;
      heights[last] = column * column;
      starts[last] = start;
    }
    if (last < 0) {
      out.fill(Infinity, row, row + width);
      continue;
    }
    for (let x = 0, piece = 0; x < width; x++) {
      while (piece < last && (starts[piece + 1] as number) < x) piece++;
      const across = x - (apexes[piece] as number);
      const distance = across * across + (heights[piece] as number);
      out[row + x] = distance > square ? Infinity : Math.sqrt(distance);
    }
  }
  return out;
}
