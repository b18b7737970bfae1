// From a named colour space to sRGB, pixel by pixel: light, primaries, tone, sRGB's curve. Colours outside of sRGB are cut at its edge, as littlecms does.
import { setImmediate } from 'node:timers/promises';
import { srgbPrimaries } from './containers/colour-names.ts';
import type { Chromaticity, NamedColour, Primaries } from './containers/colour-names.ts';
import { hlgGain, hlgToScene, pqToLight, sdrWhite, toneMapped, usualPeak } from './tone-curve.ts';

/** Rows of a matrix. */
type Matrix = readonly [Row, Row, Row];
type Row = readonly [number, number, number];

export type RawPixels = {
  readonly width: number;
  readonly height: number;
  /** 1 and 2 are grey; 2 and 4 end with alpha. */
  readonly channels: 1 | 2 | 3 | 4;
  readonly samples: Uint8Array | Uint16Array;
  /** The sample that is 1: 255, 65535, or less where a file has fewer bits. */
  readonly max: number;
};

export type SrgbPixels = { readonly width: number; readonly height: number; readonly channels: 3 | 4; readonly bytes: Uint8Array };

/** Pixels that are converted before others have their turn in the process: some tens of milliseconds. */
const stripPixels = 1 << 19;

/** sRGB of eight bits. One buffer of the answer's size; in strips, so that other jobs of the process go on meanwhile. */
export async function toSrgb({ width, height, channels, samples, max }: RawPixels, colour: NamedColour): Promise<SrgbPixels> {
  const hasAlpha = channels === 2 || channels === 4;
  const isGrey = channels < 3;
  const out = hasAlpha ? 4 : 3;
  const bytes = new Uint8Array(width * height * out);
  const light = lightOf(colour, max);
  const gain = gainOf(colour);
  const encoded = srgbCodes();
  const [[rr, rg, rb], [gr, gg, gb], [br, bg, bb]] = multiplied(inverse(toXyz(srgbPrimaries)), adapted(colour.primaries));
  const at = (sample: number | undefined): number => light[Math.min(sample ?? 0, max)] ?? 0;
  for (let from = 0, to = 0, pixel = 0; to < bytes.length; from += channels, to += out, pixel += 1) {
    if (pixel % stripPixels === stripPixels - 1) await setImmediate();
    let red = at(samples[from]);
    let green = isGrey ? red : at(samples[from + 1]);
    let blue = isGrey ? red : at(samples[from + 2]);
    if (gain !== null) {
      const by = gain(red, green, blue);
      red *= by;
      green *= by;
      blue *= by;
    }
    bytes[to] = encoded(rr * red + rg * green + rb * blue);
    bytes[to + 1] = encoded(gr * red + gg * green + gb * blue);
    bytes[to + 2] = encoded(br * red + bg * green + bb * blue);
    if (hasAlpha) bytes[to + 3] = Math.round((Math.min(samples[from + channels - 1] ?? 0, max) / max) * 255);
  }
  return { width, height, channels: out, bytes };
}

/** What each sample is as light: from 0 to 1, for PQ in cd/m², for HLG that of the scene. */
function lightOf({ transfer }: NamedColour, max: number): Float32Array {
  return Float32Array.from({ length: max + 1 }, (_, sample) => {
    const value = sample / max;
    switch (transfer.kind) {
      case 'srgb':
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      case 'smpte-240m':
        return value < 0.0912 ? value / 4 : ((value + 0.1115) / 1.1115) ** (1 / 0.45);
      case 'power':
        return value ** transfer.exponent;
      case 'pq':
        return pqToLight(value);
      case 'hlg':
        return hlgToScene(value);
    }
  });
}

/** By how much the three lights of a pixel are multiplied to be SDR's, from 0 to 1; null where they are already. Equal for all three, so that no hue moves. */
function gainOf({ transfer, primaries, peak }: NamedColour): ((red: number, green: number, blue: number) => number) | null {
  if (transfer.kind !== 'pq' && transfer.kind !== 'hlg') return null;
  const top = transfer.kind === 'hlg' ? usualPeak : (peak ?? usualPeak);
  const tone = toneGain(top);
  if (transfer.kind === 'pq') return (red, green, blue) => tone(Math.max(red, green, blue)) / sdrWhite;
  const [, [yr, yg, yb]] = toXyz(primaries);
  return (red, green, blue) => {
    const display = hlgGain(yr * red + yg * green + yb * blue);
    return (display * tone(display * Math.max(red, green, blue))) / sdrWhite;
  };
}

const toneSteps = 1 << 14;

/** The tone curve as a factor, from a table whose steps are fine where it is dark. */
function toneGain(peak: number): (light: number) => number {
  const table = Float32Array.from({ length: toneSteps + 1 }, (_, step) => {
    const light = ((step || 1) / toneSteps) ** 2 * peak;
    return toneMapped(light, peak) / light;
  });
  const brightest = toneMapped(peak, peak);
  return (light) => (light >= peak ? brightest / light : (table[Math.round(Math.sqrt(light / peak) * toneSteps)] ?? 1));
}

const codeSteps = 65_535;
/** sRGB's curve for light from 0 to 1; a step is a twentieth of a level where it is steepest. */
function srgbCodes(): (light: number) => number {
  const codes = Uint8Array.from({ length: codeSteps + 1 }, (_, step) => {
    const light = step / codeSteps;
    return Math.round((light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055) * 255);
  });
  return (light) => codes[light >= 1 ? codeSteps : light > 0 ? Math.round(light * codeSteps) : 0] ?? 0;
}

/** XYZ of the three primaries, so that together they are white (SMPTE RP 177). */
function toXyz({ red, green, blue, white }: Primaries): Matrix {
  const columns = transposed([xyzOf(red), xyzOf(green), xyzOf(blue)]);
  const [r, g, b] = applied(inverse(columns), xyzOf(white));
  return columns.map(([x, y, z]) => [x * r, y * g, z * b]) as unknown as Matrix;
}

/** `toXyz` under sRGB's white: another is adapted to it by Bradford's transform, as ICC profiles do. */
function adapted(primaries: Primaries): Matrix {
  const [from, to] = [primaries.white, srgbPrimaries.white];
  if (from.every((value, at) => value === to[at])) return toXyz(primaries);
  const [before, after] = [applied(bradford, xyzOf(from)), applied(bradford, xyzOf(to))];
  const scale: Matrix = [
    [after[0] / before[0], 0, 0],
    [0, after[1] / before[1], 0],
    [0, 0, after[2] / before[2]],
  ];
  return multiplied(multiplied(inverse(bradford), multiplied(scale, bradford)), toXyz(primaries));
}

const bradford: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];

const xyzOf = ([x, y]: Chromaticity): Row => [x / y, 1, (1 - x - y) / y];

function applied(matrix: Matrix, [a, b, c]: Row): Row {
  return matrix.map(([x, y, z]) => x * a + y * b + z * c) as unknown as Row;
}

function transposed([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  return [
    [a, d, g],
    [b, e, h],
    [c, f, i],
  ];
}

function multiplied(left: Matrix, right: Matrix): Matrix {
  const columns = transposed(right);
  return transposed(columns.map((column) => applied(left, column)) as unknown as Matrix);
}

function inverse([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  const by = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  return [
    [(e * i - f * h) / by, (c * h - b * i) / by, (b * f - c * e) / by],
    [(f * g - d * i) / by, (a * i - c * g) / by, (c * d - a * f) / by],
    [(d * h - e * g) / by, (b * g - a * h) / by, (a * e - b * d) / by],
  ];
}
