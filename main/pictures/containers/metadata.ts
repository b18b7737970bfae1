// What a picture’s metadata say that matters here: where it was taken, how it is turned, and what its colours are.

/** Whether EXIF or XMP name a place. A GPS directory without coordinates is none. */
export function hasLocation(metadata: { readonly exif?: Uint8Array | undefined; readonly xmp?: Uint8Array | undefined }): boolean {
  const xmp = metadata.xmp === undefined ? '' : Buffer.from(metadata.xmp).toString('latin1');
  return (
    (metadata.exif !== undefined && exifHasPlace(Buffer.from(metadata.exif))) ||
    /GPS(Latitude|Longitude)|Iptc4xmpExt:LocationCreated/.test(xmp)
  );
}

/** Orientation of EXIF, with or without its head: 1 to 8, and 1 where none is said. Never throws. */
export function turnOf(exif: Buffer): number {
  const reading = readExif(exif);
  // A SHORT lies at the front of its four bytes, whatever the order.
  const field = reading?.fields(reading.first).get(0x0112);
  const turn = field === undefined || reading === null ? 1 : reading.short(field);
  return turn >= 1 && turn <= 8 ? turn : 1;
}

/** The same EXIF without its head, for pixels that are upright already: its orientation is 1. Never throws. */
export function uprightExif(exif: Buffer): Buffer {
  const tiff = Buffer.from(exif.subarray(headOf(exif)));
  const reading = readExif(exif);
  const field = reading?.fields(reading.first).get(0x0112);
  if (field === undefined || field + 2 > tiff.byteLength) return tiff;
  if (isLittle(tiff)) tiff.writeUInt16LE(1, field);
  else tiff.writeUInt16BE(1, field);
  return tiff;
}

/** Whether a camera says that its colours are Adobe RGB's: an option file of DCF 2.0, which has no profile. Never throws. */
export function saysAdobeRgb(exif: Buffer): boolean {
  const reading = readExif(exif);
  const inner = reading?.fields(reading.first).get(0x8769);
  if (reading === null || inner === undefined) return false;
  const camera = reading.fields(reading.long(inner));
  const interoperability = camera.get(0xa005);
  const index = interoperability === undefined ? undefined : reading.fields(reading.long(interoperability)).get(0x0001);
  return index !== undefined && reading.text(index, 3) === 'R03';
}

function exifHasPlace(exif: Buffer): boolean {
  const reading = readExif(exif);
  if (reading === null) return false;
  const pointer = reading.fields(reading.first).get(0x8825);
  const gps = pointer === undefined ? 0 : reading.long(pointer);
  if (gps === 0) return false;
  const place = reading.fields(gps);
  // Latitude, longitude, destination's latitude and longitude, and free text.
  return [2, 4, 0x14, 0x16, 0x1c].some((tag) => place.has(tag));
}

type Reading = {
  /** Where the first directory is. */
  readonly first: number;
  readonly short: (at: number) => number;
  readonly long: (at: number) => number;
  readonly text: (at: number, length: number) => string;
  /** Where the value of each tag of a directory lies. */
  readonly fields: (directory: number) => ReadonlyMap<number, number>;
};

/** No offset is trusted: what lies outside reads as 0. */
function readExif(exif: Buffer): Reading | null {
  const tiff = exif.subarray(headOf(exif));
  if (tiff.byteLength < 8) return null;
  const little = isLittle(tiff);
  const short = (at: number): number => (at + 2 > tiff.byteLength ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number): number => (at + 4 > tiff.byteLength ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const fields = (directory: number): ReadonlyMap<number, number> => {
    const found = new Map<number, number>();
    for (let entry = 0, at = directory + 2; entry < short(directory) && at + 12 <= tiff.byteLength; entry += 1, at += 12)
      found.set(short(at), at + 8);
    return found;
  };
  return { first: long(4), short, long, text: (at, length) => tiff.toString('latin1', at, at + length), fields };
}

function headOf(exif: Buffer): number {
  return exif.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0;
}

function isLittle(tiff: Buffer): boolean {
  return tiff[0] === 0x49;
}
