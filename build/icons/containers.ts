// The two files that hold an icon in many sizes.

/** Apple's: each PNG under the names that say its size; one that is twice a size of points stands for that as well. */
export function icnsOf(pictures: readonly { readonly side: number; readonly png: Buffer }[]): Buffer {
  const names: Readonly<Record<number, readonly string[]>> = {
    16: ['icp4'],
    32: ['icp5', 'ic11'],
    64: ['ic12'],
    128: ['ic07'],
    256: ['ic08', 'ic13'],
    512: ['ic09', 'ic14'],
    1024: ['ic10'],
  };
  const parts = pictures.flatMap(({ side, png }) =>
    (names[side] ?? []).map((name) => Buffer.concat([Buffer.from(name), uint32be(png.length + 8), png])),
  );
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from('icns'), uint32be(body.length + 8), body]);
}

/** Windows': bitmaps up to 128 pixels, since not all of its parts read a small PNG, and the PNG of 256. */
export function icoOf(small: readonly { readonly side: number; readonly rgba: Buffer }[], png256: Buffer): Buffer {
  const pictures = [...small.map(({ side, rgba }) => ({ side, bytes: bitmapOf(side, rgba) })), { side: 256, bytes: png256 }];
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [n, { side, bytes }] of pictures.entries()) {
    const at = 6 + 16 * n;
    // 0 stands for 256.
    head.writeUInt8(side % 256, at);
    head.writeUInt8(side % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(bytes.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += bytes.length;
  }
  return Buffer.concat([head, ...pictures.map(({ bytes }) => bytes)]);
}

/** A bitmap as icons have it: of twice the height for a mask that the alpha channel makes needless, rows from below, blue first. */
function bitmapOf(side: number, rgba: Buffer): Buffer {
  const head = Buffer.alloc(40);
  head.writeUInt32LE(40, 0);
  head.writeInt32LE(side, 4);
  head.writeInt32LE(side * 2, 8);
  head.writeUInt16LE(1, 12);
  head.writeUInt16LE(32, 14);
  const pixels = Buffer.alloc(side * side * 4);
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      const from = (row * side + column) * 4;
      const to = ((side - 1 - row) * side + column) * 4;
      for (const [n, channel] of [2, 1, 0, 3].entries()) pixels[to + n] = rgba[from + channel] ?? 0;
    }
  }
  return Buffer.concat([head, pixels, Buffer.alloc(side * Math.ceil(side / 32) * 4)]);
}

function uint32be(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
