// What a picture’s metadata say that matters here: where it was taken.

/** Whether EXIF or XMP name a place. A GPS directory without coordinates is none. */
export function hasLocation(metadata: { readonly exif?: Uint8Array | undefined; readonly xmp?: Uint8Array | undefined }): boolean {
  const xmp = metadata.xmp === undefined ? '' : Buffer.from(metadata.xmp).toString('latin1');
  return (
    (metadata.exif !== undefined && exifHasPlace(Buffer.from(metadata.exif))) ||
    /GPS(Latitude|Longitude)|Iptc4xmpExt:LocationCreated/.test(xmp)
  );
}

function exifHasPlace(exif: Buffer): boolean {
  const start = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0;
  const tiff = exif.subarray(start);
  if (tiff.byteLength < 8) return false;
  const little = tiff[0] === 0x49;
  const u16 = (at: number): number => (at + 2 > tiff.byteLength ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number): number => (at + 4 > tiff.byteLength ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const tags = (directory: number): Map<number, number> => {
    const found = new Map<number, number>();
    for (let entry = 0, at = directory + 2; entry < u16(directory) && at + 12 <= tiff.byteLength; entry += 1, at += 12)
      found.set(u16(at), u32(at + 8));
    return found;
  };
  const gps = tags(u32(4)).get(0x8825);
  if (gps === undefined || gps === 0) return false;
  const place = tags(gps);
  // Latitude, longitude, destination's latitude and longitude, and free text.
  return [2, 4, 0x14, 0x16, 0x1c].some((tag) => place.has(tag));
}
