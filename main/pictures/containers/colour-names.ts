// Colour spaces that files name by numbers instead of an ICC profile.

/** CIE 1931 x and y. */
export type Chromaticity = readonly [number, number];

export type Primaries = {
  readonly red: Chromaticity;
  readonly green: Chromaticity;
  readonly blue: Chromaticity;
  readonly white: Chromaticity;
};

/** From a stored value to light: the curve of sRGB or of SMPTE 240M, a pure power, or one of the two HDR curves of ITU-R BT.2100. */
export type Transfer =
  | { readonly kind: 'srgb' }
  | { readonly kind: 'smpte-240m' }
  | { readonly kind: 'power'; readonly exponent: number }
  | { readonly kind: 'pq' }
  | { readonly kind: 'hlg' };

export type NamedColour = {
  readonly primaries: Primaries;
  readonly transfer: Transfer;
  /** The brightest light of the picture in cd/m² (MaxCLL of CTA-861.3), when the file says so. */
  readonly peak: number | null;
};

const d65: Chromaticity = [0.3127, 0.329];
const illuminantC: Chromaticity = [0.31, 0.316];

export const srgbPrimaries: Primaries = { red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06], white: d65 };

/** Adobe RGB (1998). */
export const adobeRgb: NamedColour = {
  primaries: { red: [0.64, 0.33], green: [0.21, 0.71], blue: [0.15, 0.06], white: d65 },
  transfer: { kind: 'power', exponent: 563 / 256 },
  peak: null,
};

/** ITU-T H.273, table 2. XYZ (10) and what is reserved are missing: nobody writes pictures in them. */
const primariesByCode: Readonly<Record<number, Primaries>> = {
  1: srgbPrimaries,
  // Unspecified: as a picture without any name.
  2: srgbPrimaries,
  4: { red: [0.67, 0.33], green: [0.21, 0.71], blue: [0.14, 0.08], white: illuminantC },
  5: { red: [0.64, 0.33], green: [0.29, 0.6], blue: [0.15, 0.06], white: d65 },
  6: { red: [0.63, 0.34], green: [0.31, 0.595], blue: [0.155, 0.07], white: d65 },
  7: { red: [0.63, 0.34], green: [0.31, 0.595], blue: [0.155, 0.07], white: d65 },
  8: { red: [0.681, 0.319], green: [0.243, 0.692], blue: [0.145, 0.049], white: illuminantC },
  9: { red: [0.708, 0.292], green: [0.17, 0.797], blue: [0.131, 0.046], white: d65 },
  11: { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: [0.314, 0.351] },
  12: { red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06], white: d65 },
  22: { red: [0.63, 0.34], green: [0.295, 0.605], blue: [0.155, 0.077], white: d65 },
};

const srgb: Transfer = { kind: 'srgb' };

/**
 * ITU-T H.273, table 3. The curves of television cameras (1, 6, 14, 15) are shown with sRGB's, as browsers do with AVIF: a still picture that names them was made
 * to look right so. Logarithmic and cinema curves are missing.
 */
const transferByCode: Readonly<Record<number, Transfer>> = {
  1: srgb,
  2: srgb,
  4: { kind: 'power', exponent: 2.2 },
  5: { kind: 'power', exponent: 2.8 },
  6: srgb,
  7: { kind: 'smpte-240m' },
  8: { kind: 'power', exponent: 1 },
  13: srgb,
  14: srgb,
  15: srgb,
  16: { kind: 'pq' },
  18: { kind: 'hlg' },
};

/** The colour space of two codes of H.273; null for those that cannot be converted. */
export function colourOfCodes(primaries: number, transfer: number, peak: number | null): NamedColour | null {
  const [gamut, curve] = [primariesByCode[primaries], transferByCode[transfer]];
  return gamut === undefined || curve === undefined ? null : { primaries: gamut, transfer: curve, peak };
}

const tolerance = 0.002;

/** Whether a named space is sRGB, up to rounding. */
export function isSrgb({ primaries, transfer }: NamedColour): boolean {
  return transfer.kind === 'srgb' && hasSrgbPrimaries(primaries);
}

export function hasSrgbPrimaries(primaries: Primaries): boolean {
  return (['red', 'green', 'blue', 'white'] as const).every((name) =>
    primaries[name].every((value, at) => Math.abs(value - (srgbPrimaries[name][at] ?? 0)) <= tolerance),
  );
}
