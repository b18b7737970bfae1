// An AVIF of which only a part is to be shown: a clap property (ISO/IEC 14496-12, 12.1.4) put into a file that sharp wrote.

type Clap = { readonly width: number; readonly height: number; readonly left: number; readonly top: number };

/** `from` is the size of the whole picture. Relies on the boxes as libheif writes them: version 0, one item, one extent. */
export function withClap(
  avif: Buffer,
  from: { readonly width: number; readonly height: number },
  { width, height, left, top }: Clap,
): Buffer {
  const clap = Buffer.alloc(40);
  clap.writeUInt32BE(40, 0);
  clap.write('clap', 4);
  // Fractions; the place is the distance of the two middles.
  const values = [width, 1, height, 1, 2 * left + width - from.width, 2, 2 * top + height - from.height, 2];
  values.forEach((value, at) => clap.writeInt32BE(value, 8 + at * 4));
  const out = Buffer.from(avif);
  const at = (type: string): number => out.indexOf(type, 0, 'latin1') - 4;
  const lengthOf = (box: number): number => avif.readUInt32BE(box);
  const [properties, links, places] = [at('ipco'), at('ipma'), at('iloc')];
  const count = 1 + boxesIn(avif.subarray(properties + 8, properties + lengthOf(properties)));
  const grows = [
    [at('meta'), 41],
    [at('iprp'), 41],
    [properties, 40],
    [links, 1],
  ] as const;
  for (const [box, more] of grows) out.writeUInt32BE(lengthOf(box) + more, box);
  out.writeUInt8(out.readUInt8(links + 18) + 1, links + 18);
  out.writeUInt32BE(out.readUInt32BE(places + 20) + 41, places + 20);
  const [propertiesEnd, linksEnd] = [properties + lengthOf(properties), links + lengthOf(links)];
  return Buffer.concat([
    out.subarray(0, propertiesEnd),
    clap,
    out.subarray(propertiesEnd, linksEnd),
    Buffer.from([0x80 | count]),
    out.subarray(linksEnd),
  ]);
}

function boxesIn(view: Buffer): number {
  let count = 0;
  for (let at = 0; at + 8 <= view.byteLength; at += view.readUInt32BE(at)) count += 1;
  return count;
}
