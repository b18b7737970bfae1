// HDR to SDR: the light of PQ and HLG (ITU-R BT.2100), brought down by the EETF of ITU-R BT.2390.

/** The white of SDR in an HDR picture in cd/m² (ITU-R BT.2408): what becomes sRGB's 1. */
export const sdrWhite = 203;
/** A picture that does not say how bright it gets is taken to reach this, in cd/m²: the display that BT.2100 describes, and on which nearly all is graded. */
export const usualPeak = 1000;

const m1 = 2610 / 16384;
const m2 = (2523 / 4096) * 128;
const c1 = 3424 / 4096;
const c2 = (2413 / 4096) * 32;
const c3 = (2392 / 4096) * 32;

/** PQ's EOTF (BT.2100, table 4): a value from 0 to 1 as light in cd/m². */
export function pqToLight(value: number): number {
  const power = Math.max(0, value) ** (1 / m2);
  return 10_000 * (Math.max(0, power - c1) / (c2 - c3 * power)) ** (1 / m1);
}

/** The way back. */
export function lightToPq(light: number): number {
  const power = Math.max(0, light / 10_000) ** m1;
  return ((c1 + c2 * power) / (1 + c3 * power)) ** m2;
}

const hlgA = 0.17883277;
const hlgB = 1 - 4 * hlgA;
const hlgC = 0.5 - hlgA * Math.log(4 * hlgA);

/** HLG's inverse OETF (BT.2100, table 5): a value from 0 to 1 as light of the scene from 0 to 1. */
export function hlgToScene(value: number): number {
  return value <= 0.5 ? Math.max(0, value) ** 2 / 3 : (Math.exp((value - hlgC) / hlgA) + hlgB) / 12;
}

/** System gamma of a display of 1000 cd/m² (BT.2100, table 5, note 5e). */
const hlgGamma = 1.2;

/** HLG's OOTF: by how much the scene's light is multiplied to be a display's, in cd/m², for the luminance of a pixel from 0 to 1. */
export function hlgGain(luminance: number): number {
  return luminance <= 0 ? 0 : usualPeak * luminance ** (hlgGamma - 1);
}

/**
 * Report ITU-R BT.2390, EETF: a Hermite spline in PQ's domain that leaves dark and middle tones alone and rolls the rest off so that `peak` becomes SDR's white.
 * Black stays black on both sides. `light` and the answer in cd/m².
 */
export function toneMapped(light: number, peak: number): number {
  if (peak <= sdrWhite) return Math.min(light, sdrWhite);
  const top = lightToPq(peak);
  const max = lightToPq(sdrWhite) / top;
  const knee = 1.5 * max - 0.5;
  const value = Math.min(1, lightToPq(light) / top);
  if (value < knee) return light;
  const t = (value - knee) / (1 - knee);
  const [squared, cubed] = [t * t, t * t * t];
  const mapped = (2 * cubed - 3 * squared + 1) * knee + (cubed - 2 * squared + t) * (1 - knee) + (3 * squared - 2 * cubed) * max;
  return pqToLight(mapped * top);
}
