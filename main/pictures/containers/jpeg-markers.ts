// The markers of a JPEG, and where what follows them ends.

/** Of a JPEG's markers: no length and nothing else follows it. */
export function isAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

/** Of a JPEG's markers: the pixels begin, or the picture ends. */
export function isHeaderEnd(marker: number): boolean {
  return marker === 0xda || marker === 0xd9;
}

/** Start of frame, of any kind of JPEG. */
export function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Segments without which the pixels cannot be decoded: frames, tables, scans. */
export const isOfPixels = (marker: number): boolean => (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdf);

/** Where the next marker is behind the pixels that begin at `from`; the end of the file where there is none. */
export function endOfScan(view: Buffer, from: number): number {
  for (let at = view.indexOf(0xff, from); at >= 0 && at + 1 < view.byteLength; at = view.indexOf(0xff, at + 1)) {
    const next = view[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return view.byteLength;
}
