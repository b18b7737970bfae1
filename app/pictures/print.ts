// How alike two pictures are, as values. A print is what a picture looks like in 80 bytes: 256 bits of its shapes and sixteen of its colours.

const shapeBytes = 32;
const colourBytes = 48;
export const printBytes = shapeBytes + colourBytes;
export const printWords = printBytes / 4;
const shapeWords = shapeBytes / 4;

/** Pixels of the sides of what the two halves of a print are made from. */
export const shapeSide = 64;
export const colourSide = 4;

/**
 * Of 256 bits, so many that differ make another picture; and of a colour of 256 levels, so many. By what copies were on the stated set of
 * `test/main/pictures/print.test.ts`: of copies that were compressed again, made smaller or moved by levels, one in 144 pairs was farther apart.
 */
export const maxApart = 10;
const maxColourApart = 5;

/** How far apart the same bytes are: nearer than any two others. */
export const sameBytes = -1;

const frequencies = 16;
/** A strength that the sums of one grey alone come to by rounding. */
const min = 0.5;

/**
 * The perceptual hash pHash (C. Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010: the signs of low frequencies of
 * a cosine transform against their median), with 16 × 16 frequencies and so 256 bits, as PDQ has them (Facebook, "The TMK+PDQF Video-Hashing
 * Algorithm and the PDQ Image-Hashing Algorithm", 2019): its 64 bits call every second result of an instruction the same. It knows no colours, so
 * those of a grid of 4 × 4 follow. `grey` has 64 × 64 bytes, `colours` 4 × 4 × RGB.
 */
export function printOf(grey: Uint8Array, colours: Uint8Array): Uint8Array {
  const strengths = lowFrequencies(grey);
  const median = strengths.toSorted()[strengths.length >> 1] ?? 0;
  const print = new Uint8Array(printBytes);
  for (const [bit, strength] of strengths.entries())
    if (strength > median + min) print[bit >> 3] = (print[bit >> 3] ?? 0) | (1 << (bit & 7));
  print.set(colours.subarray(0, colourBytes), shapeBytes);
  return print;
}

/** Without the first row and column, which say how bright it is. */
function lowFrequencies(grey: Uint8Array): Float64Array {
  const side = shapeSide;
  const cosine = (frequency: number, at: number): number => Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * side));
  const across = new Float64Array(frequencies * side);
  for (let u = 0; u < frequencies; u++)
    for (let x = 0; x < side; x++) {
      const weight = cosine(u + 1, x);
      for (let y = 0; y < side; y++) across[u * side + y] = (across[u * side + y] ?? 0) + weight * (grey[y * side + x] ?? 0);
    }
  const found = new Float64Array(frequencies * frequencies);
  for (let v = 0; v < frequencies; v++)
    for (let y = 0; y < side; y++) {
      const weight = cosine(v + 1, y);
      for (let u = 0; u < frequencies; u++)
        found[v * frequencies + u] = (found[v * frequencies + u] ?? 0) + weight * (across[u * side + y] ?? 0);
    }
  return found;
}

/** Prints one after the other, as words and as bytes of the same memory. */
export type Prints = { readonly words: Uint32Array; readonly bytes: Uint8Array };

/** Two views of one memory, which is not copied. Its length has to be a multiple of 80 bytes. */
export function printsOf(buffer: ArrayBuffer): Prints {
  return { words: new Uint32Array(buffer), bytes: new Uint8Array(buffer) };
}

/** Bits that differ between two prints, by their numbers; null where they are of different pictures. */
export function bitsApart(one: Prints, first: number, two: Prints, second: number): number | null {
  let apart = 0;
  for (let word = 0; word < shapeWords; word++) {
    let bits = (one.words[first * printWords + word] ?? 0) ^ (two.words[second * printWords + word] ?? 0);
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    apart += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    // Most pictures are known to be others by their first words.
    if (apart > maxApart) return null;
  }
  for (let at = shapeBytes; at < printBytes; at++)
    if (Math.abs((one.bytes[first * printBytes + at] ?? 0) - (two.bytes[second * printBytes + at] ?? 0)) > maxColourApart) return null;
  return apart;
}
