// What colours should become, written anew from the standards and not from the product: published matrices, and BT.2390 in its own letters.

export type Rgb = readonly [number, number, number];
type Matrix = readonly [Rgb, Rgb, Rgb];

/** From linear light of Display P3 and of BT.2020 to that of sRGB (CSS Color 4, sample code). */
const ofP3: Matrix = [
  [1.2249401762805598, -0.2249401762805598, 0],
  [-0.0420569547096881, 1.0420569547096881, 0],
  [-0.0196375545903344, -0.0786360455506319, 1.0982736001409663],
];
const of2020: Matrix = [
  [1.6604910021084345, -0.5876411387885495, -0.0728498633198849],
  [-0.1245504745215907, 1.1328998971259603, -0.0083494226043695],
  [-0.0181507633549053, -0.1005788980080076, 1.1187296613629127],
];

const times = (matrix: Matrix, [r, g, b]: Rgb): Rgb => {
  const [x, y, z] = matrix.map((row) => row[0] * r + row[1] * g + row[2] * b);
  return [x ?? 0, y ?? 0, z ?? 0];
};
const each = ([r, g, b]: Rgb, change: (value: number) => number): Rgb => [change(r), change(g), change(b)];
const unit = (rgb: Rgb): Rgb => each(rgb, (value) => value / 255);
const toSrgbCode = (light: number): number => {
  const inside = Math.min(1, Math.max(0, light));
  return 255 * (inside <= 0.0031308 ? 12.92 * inside : 1.055 * Math.pow(inside, 1 / 2.4) - 0.055);
};
const fromSrgbCode = (code: number): number => (code <= 0.04045 ? code / 12.92 : Math.pow((code + 0.055) / 1.055, 2.4));

/** From linear light of Adobe RGB (CSS Color 4, by way of XYZ). */
const ofAdobe: Matrix = [
  [1.3983557439607783, -0.3983557439607783, 0],
  [0, 1, 0],
  [0, -0.0429289893, 1.0429289893],
];

/** Numbers of 0 to 255 that mean light to the power given. */
export const ofGamma = (rgb: Rgb, exponent: number): Rgb =>
  each(
    each(unit(rgb), (value) => Math.pow(value, exponent)),
    toSrgbCode,
  );
export const ofDisplayP3 = (rgb: Rgb): Rgb => each(times(ofP3, each(unit(rgb), fromSrgbCode)), toSrgbCode);
export const ofP3WithGamma = (rgb: Rgb, exponent: number): Rgb =>
  each(
    times(
      ofP3,
      each(unit(rgb), (value) => Math.pow(value, exponent)),
    ),
    toSrgbCode,
  );

/** SMPTE ST 240 in sRGB's primaries. */
export const ofSmpte240 = (rgb: Rgb): Rgb =>
  each(
    each(unit(rgb), (value) => (value >= 0.0913 ? Math.pow((value + 0.1115) / 1.1115, 2.2222) : value / 4)),
    toSrgbCode,
  );

export const ofAdobeRgb = (rgb: Rgb): Rgb =>
  each(
    times(
      ofAdobe,
      each(unit(rgb), (value) => Math.pow(value, 2.19921875)),
    ),
    toSrgbCode,
  );

const pq = { m1: 0.1593017578125, m2: 78.84375, c1: 0.8359375, c2: 18.8515625, c3: 18.6875 } as const;
const eotf = (code: number): number => {
  const root = Math.pow(code, 1 / pq.m2);
  return 10_000 * Math.pow(Math.max(root - pq.c1, 0) / (pq.c2 - pq.c3 * root), 1 / pq.m1);
};
const inverseEotf = (nits: number): number => {
  const power = Math.pow(nits / 10_000, pq.m1);
  return Math.pow((pq.c1 + pq.c2 * power) / (1 + pq.c3 * power), pq.m2);
};

/** Steps 1 to 4 of the EETF with black at 0 on both sides. In cd/m². */
function eetf(nits: number, masteringPeak: number, targetPeak: number): number {
  const E1 = Math.min(1, inverseEotf(nits) / inverseEotf(masteringPeak));
  const maxLum = inverseEotf(targetPeak) / inverseEotf(masteringPeak);
  const KS = 1.5 * maxLum - 0.5;
  const T = (A: number): number => (A - KS) / (1 - KS);
  const P = (B: number): number =>
    (2 * T(B) ** 3 - 3 * T(B) ** 2 + 1) * KS + (T(B) ** 3 - 2 * T(B) ** 2 + T(B)) * (1 - KS) + (-2 * T(B) ** 3 + 3 * T(B) ** 2) * maxLum;
  const E2 = E1 < KS ? E1 : P(E1);
  return eotf(E2 * inverseEotf(masteringPeak));
}

const toSdr = (light: Rgb, peak: number): Rgb => {
  const brightest = Math.max(...light, 1e-6);
  const share = eetf(brightest, peak, 203) / brightest / 203;
  return each(
    times(
      of2020,
      each(light, (value) => value * share),
    ),
    toSrgbCode,
  );
};

/** BT.2100 PQ in BT.2020's primaries. */
export const ofPq = (rgb: Rgb, peak = 1000): Rgb => toSdr(each(unit(rgb), eotf), peak);

/** BT.2100 HLG in BT.2020's primaries, on its display of 1000 cd/m². */
export function ofHlg(rgb: Rgb): Rgb {
  const [a, b, c] = [0.17883277, 0.28466892, 0.55991073];
  const scene = each(unit(rgb), (value) => (value <= 0.5 ? (value * value) / 3 : (Math.exp((value - c) / a) + b) / 12));
  const luminance = 0.2627 * scene[0] + 0.678 * scene[1] + 0.0593 * scene[2];
  return toSdr(
    each(scene, (value) => 1000 * Math.pow(luminance, 0.2) * value),
    1000,
  );
}
