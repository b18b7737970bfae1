// The properties of an AVIF's main picture, read from its boxes (ISO/IEC 14496-12 and 23008-12). No pixel is read and no offset is trusted.

type Box = { readonly type: string; readonly data: Buffer };

export type AvifProperty = Box;

const maxProperties = 10_000;

/** Properties of the primary item in the order of their association. Null when the boxes do not add up or are not within these bytes. Never throws. */
export function avifProperties(bytes: Uint8Array): readonly AvifProperty[] | null {
  const inside = metaOf(bytes);
  const [primary, properties] = [primaryOf(inside('pitm')), inside('iprp')];
  if (primary === null || properties === undefined) return null;
  const groups = boxes(properties);
  const all = boxes(groups.find(({ type }) => type === 'ipco')?.data ?? Buffer.alloc(0));
  const numbers = groups.flatMap(({ type, data }) => (type === 'ipma' ? propertyNumbersOf(data, primary) : []));
  return numbers.flatMap((number) => all[number - 1] ?? []);
}

/** What of an AVIF libheif leaves to whoever asks it for pixels. */
export type AvifTraits = {
  /** The colours are multiplied by the transparency already (`prem`, ISO/IEC 23008-12, 6.10). */
  readonly premultiplied: boolean;
  /** One plane alone, from 16 to 235 (of eight bits), as its `colr` says. */
  readonly limitedGrey: boolean;
};

/** Of the primary item. Never throws. */
export function avifTraits(bytes: Uint8Array): AvifTraits {
  const inside = metaOf(bytes);
  const [primary, references] = [primaryOf(inside('pitm')), inside('iref')];
  const idBytes = references?.[0] === 0 ? 2 : 4;
  const isOfPrimary = ({ type, data }: Box): boolean =>
    type === 'prem' && data.byteLength >= idBytes && data.readUIntBE(0, idBytes) === primary;
  const properties = avifProperties(bytes) ?? [];
  return {
    premultiplied: primary !== null && references !== undefined && boxes(fullBox(references)).some(isOfPrimary),
    limitedGrey: properties.some(isOfOnePlane) && properties.some(isLimited),
  };
}

/** The third byte of `av1C` has it (AV1 in ISOBMFF, 2.3.3). */
const isOfOnePlane = ({ type, data }: Box): boolean => type === 'av1C' && ((data[2] ?? 0) & 0b1_0000) !== 0;
const isLimited = ({ type, data }: Box): boolean =>
  type === 'colr' && data.byteLength >= 11 && data.toString('latin1', 0, 4) === 'nclx' && ((data[10] ?? 0) & 0x80) === 0;

/** The data of the first box of a type within `meta`. */
function metaOf(bytes: Uint8Array): (type: string) => Buffer | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const meta = boxes(file).find(({ type }) => type === 'meta');
  const parts = meta === undefined ? [] : boxes(fullBox(meta.data));
  return (type) => parts.find((box) => box.type === type)?.data;
}

/** What a full box holds: four bytes of version and flags come first. */
export const fullBox = (data: Buffer): Buffer => data.subarray(4);

/** Boxes one after the other, as far as they add up. */
export function boxes(view: Buffer): readonly Box[] {
  const found: Box[] = [];
  for (let at = 0; at + 8 <= view.byteLength && found.length < maxProperties;) {
    const short = view.readUInt32BE(at);
    const head = short === 1 ? 16 : 8;
    if (at + head > view.byteLength) break;
    const length = short === 1 ? Number(view.readBigUInt64BE(at + 8)) : short === 0 ? view.byteLength - at : short;
    if (length < head || at + length > view.byteLength) break;
    found.push({ type: view.toString('latin1', at + 4, at + 8), data: view.subarray(at + head, at + length) });
    at += length;
  }
  return found;
}

function primaryOf(pitm: Buffer | undefined): number | null {
  if (pitm === undefined || pitm.byteLength < 6) return null;
  if (pitm[0] === 0) return pitm.readUInt16BE(4);
  return pitm.byteLength < 8 ? null : pitm.readUInt32BE(4);
}

/** Which properties, counted from 1, an `ipma` box gives to an item. */
function propertyNumbersOf(ipma: Buffer, item: number): readonly number[] {
  if (ipma.byteLength < 8) return [];
  const [wideIds, wideNumbers] = [(ipma[0] ?? 0) > 0, ((ipma[3] ?? 0) & 1) === 1];
  const [idBytes, numberBytes] = [wideIds ? 4 : 2, wideNumbers ? 2 : 1];
  const count = Math.min(ipma.readUInt32BE(4), maxProperties);
  for (let entry = 0, at = 8; entry < count && at + idBytes + 1 <= ipma.byteLength; entry += 1) {
    const id = ipma.readUIntBE(at, idBytes);
    const many = ipma[at + idBytes] ?? 0;
    at += idBytes + 1;
    if (at + many * numberBytes > ipma.byteLength) return [];
    const here = at;
    // The first bit says that readers must know the property.
    if (id === item)
      return Array.from(
        { length: many },
        (_, nth) => ipma.readUIntBE(here + nth * numberBytes, numberBytes) & (wideNumbers ? 0x7fff : 0x7f),
      );
    at += many * numberBytes;
  }
  return [];
}
