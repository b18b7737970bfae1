// TIFFs of any number of channels, written by hand: the libraries of the tests write four at most.

/** Sixteen by twelve grey points. `photometric` as TIFF 6.0 numbers it; `extra`: what the samples behind the colours are (0 unsaid, 1 and 2 transparency). */
export function channelTiff(photometric: number, samples: number, extra: readonly number[]): Buffer {
  const [width, height] = [16, 12];
  const pixels = Buffer.alloc(width * height * samples, 100);
  const short = (...values: readonly number[]): Buffer => Buffer.from(Uint16Array.from(values).buffer);
  const long = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
  const fields = (pixelsAt: number): readonly (readonly [tag: number, type: number, count: number, value: Buffer])[] => [
    [256, 3, 1, short(width)],
    [257, 3, 1, short(height)],
    [258, 3, samples, short(...Array.from({ length: samples }, () => 8))],
    [259, 3, 1, short(1)],
    [262, 3, 1, short(photometric)],
    [273, 4, 1, long(pixelsAt)],
    [277, 3, 1, short(samples)],
    [278, 3, 1, short(height)],
    [279, 4, 1, long(pixels.byteLength)],
    ...(extra.length === 0 ? [] : [[338, 3, extra.length, short(...extra)] as const]),
  ];
  const directoryBytes = 2 + fields(0).length * 12 + 4;
  const outside = fields(0).flatMap(([, , , value]) => (value.byteLength > 4 ? [value] : []));
  let at = 8 + directoryBytes;
  const entries = fields(at + Buffer.concat(outside).byteLength).map(([tag, type, count, value]) => {
    const entry = Buffer.alloc(12);
    entry.writeUInt16LE(tag, 0);
    entry.writeUInt16LE(type, 2);
    entry.writeUInt32LE(count, 4);
    if (value.byteLength <= 4) value.copy(entry, 8);
    else {
      entry.writeUInt32LE(at, 8);
      at += value.byteLength;
    }
    return entry;
  });
  return Buffer.concat([Buffer.from('II*\0\x08\0\0\0', 'latin1'), short(entries.length), ...entries, long(0), ...outside, pixels]);
}
