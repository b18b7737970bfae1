// Whether an ICC profile is sRGB, by what it does with colours. Its name proves nothing: linear light and Adobe's primaries go under names with "sRGB" in them.

/** sRGB's primaries as colorants of the connection space, adapted to D50 (IEC 61966-2-1 by way of ICC.1:2022, annex E). */
const colorants = { rXYZ: [0.4361, 0.2225, 0.0139], gXYZ: [0.3851, 0.7169, 0.0971], bXYZ: [0.1431, 0.0606, 0.7141] } as const;
/** Rounded profiles are this far off; the nearest other space in use is ten times as far. */
const colorantTolerance = 0.004;
const curveTolerance = 0.006;
const probes = [0.02, 0.1, 0.25, 0.5, 0.75, 0.9];
const maxTags = 100;

type Tags = ReadonlyMap<string, Buffer>;

/** True when matrix and curves are sRGB's. False for tables (`A2B0`), other colour models, and what cannot be read. Never throws. */
export function isSrgbProfile(profile: Uint8Array): boolean {
  const view = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength);
  if (view.byteLength < 132 || view.toString('latin1', 16, 20) !== 'RGB ') return false;
  const tags = tagsOf(view);
  if (tags.has('A2B0')) return false;
  const isMatrix = Object.entries(colorants).every(([name, wanted]) => {
    const found = xyzOf(tags.get(name));
    return found !== null && wanted.every((value, at) => Math.abs(value - (found[at] ?? Number.NaN)) <= colorantTolerance);
  });
  return isMatrix && ['rTRC', 'gTRC', 'bTRC'].every((name) => isSrgbCurve(tags.get(name)));
}

/** The tags of an ICC profile of at least 132 bytes, by their names of four letters. */
export function tagsOf(view: Buffer): Tags {
  const tags = new Map<string, Buffer>();
  const count = Math.min(view.readUInt32BE(128), maxTags);
  for (let entry = 0, at = 132; entry < count && at + 12 <= view.byteLength; entry += 1, at += 12) {
    const from = view.readUInt32BE(at + 4);
    tags.set(view.toString('latin1', at, at + 4), view.subarray(from, from + view.readUInt32BE(at + 8)));
  }
  return tags;
}

const fixed = (tag: Buffer, at: number): number => tag.readInt32BE(at) / 65_536;

function xyzOf(tag: Buffer | undefined): readonly number[] | null {
  if (tag === undefined || tag.byteLength < 20 || tag.toString('latin1', 0, 4) !== 'XYZ ') return null;
  return [8, 12, 16].map((at) => fixed(tag, at));
}

/** Of a tag of the kinds `curv` and `para`. */
export function isSrgbCurve(tag: Buffer | undefined): boolean {
  const curve = tag === undefined ? null : curveOf(tag);
  return curve !== null && probes.every((value) => Math.abs(curve(value) - srgb(value)) <= curveTolerance);
}

/** From a value as it is stored to light, both 0 to 1. */
const srgb = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function curveOf(tag: Buffer): ((value: number) => number) | null {
  if (tag.byteLength < 12) return null;
  const type = tag.toString('latin1', 0, 4);
  if (type === 'para') return parametricOf(tag);
  if (type !== 'curv') return null;
  const count = tag.readUInt32BE(8);
  if (count === 0) return (value) => value;
  if (tag.byteLength < 12 + count * 2) return null;
  if (count === 1) {
    const gamma = tag.readUInt16BE(12) / 256;
    return (value) => value ** gamma;
  }
  return (value) => {
    const place = value * (count - 1);
    const low = Math.min(Math.floor(place), count - 2);
    const [before, after] = [tag.readUInt16BE(12 + low * 2), tag.readUInt16BE(14 + low * 2)];
    return (before + (after - before) * (place - low)) / 65_535;
  };
}

/** Functions 0, 3 and 4 of ICC.1:2022, 10.18; the others are no one's way of writing sRGB. */
function parametricOf(tag: Buffer): ((value: number) => number) | null {
  const kind = tag.readUInt16BE(8);
  const many = ({ 0: 1, 3: 5, 4: 7 } as Readonly<Record<number, number>>)[kind];
  if (many === undefined || tag.byteLength < 12 + many * 4) return null;
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: many }, (_, at) => fixed(tag, 12 + at * 4));
  return (value) => (kind === 0 || value >= d ? (a * value + b) ** g + e : c * value + f);
}
